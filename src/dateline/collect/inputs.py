"""Inputs as the command names them: files by their kind, folders, standard input."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from dateline.collect import html, tables
from dateline.collect.items import Failure, Item, make_item
from dateline.model import Report

KINDS = {
    ".txt": "text", ".text": "text", ".md": "text", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl", ".csv": "csv",
}  # fmt: skip
"""Kind of input by a file's ending; any other file is taken for text if it looks like text."""


NO_TEXT = "not UTF-8 text; save it as UTF-8 (binary files, PDF and Word are not read)"


@dataclass(frozen=True, slots=True)
class Defaults:
    """What the user says of reports that do not say it themselves."""

    publisher: str | None = None
    published: str | None = None
    title: str | None = None


def read_inputs(inputs: Iterable[str], defaults: Defaults = Defaults()) -> Iterator[Item]:
    """Yield the reports of files, folders and `-`, in order, and a failure for each item that is none.

    Folders are read with all that they hold, by name. Two items with one id and different texts are a
    failure of the second; with the same text it is passed over.
    """
    seen: dict[str, str] = {}
    for name in inputs:
        for item in _read(name):
            if isinstance(item, Failure):
                yield item
                continue
            known = seen.get(item.id)
            if known is None:
                seen[item.id] = item.content_hash
                yield _completed(item, defaults)
            elif known != item.content_hash:
                yield Failure(name, f"id {item.id!r} was given before with another text; give one of them another id")


def _completed(report: Report, defaults: Defaults) -> Report:
    return replace(
        report,
        publisher=report.publisher or defaults.publisher,
        published=report.published or defaults.published,
        title=report.title or defaults.title,
    )


def _read(name: str) -> Iterator[Item]:
    if name == "-":
        yield from _bytes("standard input", sys.stdin.buffer.read(), None, None)
        return
    path = Path(name)
    if path.is_dir():
        files = sorted(p for p in path.rglob("*") if p.is_file() and not _hidden(p, path))
        if not files:
            yield Failure(name, "no file in this folder; name another")
        for file in files:
            yield from _file(file)
    elif not path.exists():
        yield Failure(name, "no such file or folder; check the name")
    else:
        yield from _file(path)


def _hidden(path: Path, root: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(root).parts)


def _file(path: Path) -> Iterator[Item]:
    try:
        with path.open("rb") as file:
            yield from _stream(str(path), file, KINDS.get(path.suffix.lower()), path.stem)
    except OSError as error:
        yield Failure(str(path), f"cannot be read: {error.strerror or error}; check the file and its rights")


def _stream(where: str, file: IO[bytes], kind: str | None, stem: str | None) -> Iterator[Item]:
    """Yield the items of a file: line by line where it is one of lines, else whole."""
    if kind == "jsonl":
        yield from tables.read_jsonl(where, file)
    else:
        yield from _bytes(where, file.read(), kind, stem)


def _bytes(where: str, raw: bytes, kind: str | None, stem: str | None) -> Iterator[Item]:
    if not raw.strip():
        yield Failure(where, "empty; leave it out")
        return
    if kind == "html" and b"\0" not in raw[:8192]:
        # A page names its encoding itself.
        yield html.read_html(where, raw, stem)
        return
    text = _decoded(raw)
    if text is None:
        yield Failure(where, NO_TEXT)
        return
    kind = kind or _guessed(text)
    if kind == "jsonl":
        yield from tables.read_jsonl(where, io.BytesIO(raw))
    elif kind == "csv":
        yield from tables.read_csv(where, text)
    elif kind == "html":
        yield html.read_html(where, raw, stem)
    else:
        yield make_item(where, text, id=stem)


def _decoded(raw: bytes) -> str | None:
    """Return the text, character for character (line ends kept); None for what is no UTF-8 text."""
    if b"\0" in raw[:8192]:
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def _guessed(text: str) -> str:
    start = text.lstrip()[:200].lower()
    if start.startswith(("<!doctype html", "<html", "<?xml")):
        return "html"
    if start.startswith("{") and '"' in start[:20]:
        return "jsonl"
    columns = {c.strip().strip('"') for c in start.splitlines()[0].split(",")}
    return "csv" if len(columns) > 1 and columns & set(tables.TEXTS) else "text"
