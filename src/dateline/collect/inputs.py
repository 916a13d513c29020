"""Inputs as the command names them: files by their kind, folders, standard input."""

from __future__ import annotations

import codecs
import io
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from dateline.collect import foreign, html, tables
from dateline.collect.items import Failure, Item, make_item
from dateline.model import Report

KINDS = {
    ".txt": "text", ".text": "text", ".md": "text", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl", ".csv": "csv", ".mhtml": "mhtml", ".mht": "mhtml",
}  # fmt: skip
"""Kind of input by a file's ending; any other file is taken for text if it looks like text."""
LARGEST = 64 * 1024 * 1024
"""Bytes up to which a file that holds one report is read."""
HEAD = 8192
"""Bytes of a file's beginning that tell its kind."""
_PAGES = (".html", ".htm")
"""Endings of a page beside whose NAME.html a browser puts its pictures and scripts, in NAME_files."""
TOO_LARGE = f"larger than {LARGEST >> 20} MB; a text or page holds one report: split it, or give reports as JSON Lines"
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


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
    seen: dict[str, bytes] = {}
    for name in inputs:
        for item in _read(name):
            if isinstance(item, Failure):
                yield item
                continue
            # Eight bytes of the hash tell texts apart, and a million of them fit in memory.
            text = bytes.fromhex(item.content_hash[:16])
            known = seen.setdefault(item.id, text)
            if known != text:
                yield Failure(name, f"id {item.id!r} was given before with another text; give one of them another id")
            elif known is text:
                yield _completed(item, defaults)


def count_reports(inputs: Iterable[str]) -> int | None:
    """Return how many reports inputs hold at most, for a measure of progress; None where only reading tells."""
    total = 0
    for name in inputs:
        for path in _files(Path(name)):
            kind = KINDS.get(path.suffix.lower())
            if name == "-" or kind == "csv" or not path.is_file():
                return None
            total += _count_lines(path) if kind == "jsonl" else 1
    return total


def _count_lines(path: Path) -> int:
    try:
        with path.open("rb") as file:
            return sum(1 for line in file if line.strip())
    except OSError:
        return 1


def _completed(report: Report, defaults: Defaults) -> Report:
    return replace(
        report,
        publisher=report.publisher or defaults.publisher,
        published=report.published or defaults.published,
        title=report.title or defaults.title,
    )


def _read(name: str) -> Iterator[Item]:
    path = Path(name)
    if name == "-":
        yield from _stream("standard input", _standard_input(), None, None)
    elif _ADDRESS.match(name):
        yield Failure(name, "an address, and nothing is fetched; save the page and give the file")
    elif not path.exists():
        yield Failure(name, "no such file or folder; check the name")
    else:
        files = _files(path)
        if not files:
            yield Failure(name, "no file in this folder; name another")
        for file in files:
            yield from _file(file)


def _standard_input() -> io.BufferedReader:
    raw = sys.stdin.buffer
    return raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(cast("io.RawIOBase", raw))


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return sorted(p for p in path.rglob("*") if p.is_file() and not _passed_over(p, path))


def _passed_over(path: Path, root: Path) -> bool:
    """Tell whether a file of a folder is hidden, no report by its kind, or a part of a page that a browser saved."""
    if path.suffix.lower() in foreign.ENDINGS:
        return True
    inside = path.relative_to(root)
    if any(part.startswith(".") for part in inside.parts):
        return True
    folders = (root / parent for parent in inside.parents if parent.name.endswith("_files"))
    return any(folder.with_name(folder.name[:-6] + ending).exists() for folder in folders for ending in _PAGES)


def _file(path: Path) -> Iterator[Item]:
    try:
        with path.open("rb") as file:
            yield from _stream(str(path), file, KINDS.get(path.suffix.lower()), path.stem)
    except OSError as error:
        yield Failure(str(path), f"cannot be read: {error.strerror or error}; check the file and its rights")


def _stream(where: str, file: io.BufferedReader, kind: str | None, stem: str | None) -> Iterator[Item]:
    """Yield the items of a file: as they are read where it is one of many, else whole."""
    head = file.peek(HEAD)[:HEAD]
    not_read = foreign.told(head)
    if not_read or (b"\0" in head and not head.startswith(_UTF16)):
        yield Failure(where, not_read or foreign.BINARY)
        return
    kind = kind or _guessed(head)
    if kind == "jsonl":
        yield from tables.read_jsonl(where, file)
    elif kind == "csv":
        yield from tables.read_csv(where, file)
    else:
        yield _whole(where, file.read(LARGEST + 1), kind, stem)


def _whole(where: str, raw: bytes, kind: str, stem: str | None) -> Item:
    if not raw.strip():
        return Failure(where, "empty; leave it out")
    if len(raw) > LARGEST:
        return Failure(where, TOO_LARGE)
    if kind in ("html", "mhtml"):
        # A page names its encoding itself.
        return (html.read_html if kind == "html" else html.read_mhtml)(where, raw, stem)
    try:
        # Character for character: line ends are kept.
        text = raw.decode("utf-16" if raw.startswith(_UTF16) else "utf-8-sig")
    except UnicodeDecodeError as error:
        said = f"not UTF-8 at byte {error.start + 1}; save it as UTF-8 (iconv -f WINDOWS-1252 -t UTF-8 often does it)"
        return Failure(where, said)
    return make_item(where, text, id=stem)


def _guessed(head: bytes) -> str:
    start = head.decode("utf-8-sig", errors="ignore").lstrip()[:200].lower()
    if start.startswith(("<!doctype html", "<html", "<?xml")):
        return "html"
    if start.startswith("from: <saved by"):
        return "mhtml"
    if start.startswith("{") and '"' in start[:20]:
        return "jsonl"
    columns = {c.strip().strip('"') for c in start.partition("\n")[0].split(",")}
    return "csv" if len(columns) > 1 and columns & set(tables.TEXTS) else "text"
