"""Reports from tables: JSON Lines and CSV, an item a line."""

from __future__ import annotations

import codecs
import csv
import io
import json
import sys
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import IO, Any

from dateline.collect import html
from dateline.collect.items import Failure, Item, make_item

TEXTS = ("text", "html")


def read_jsonl(where: str, file: IO[bytes]) -> Iterator[Item]:
    """Yield an item a line, as it is read; a file of one JSON object over several lines is one item.

    Keys: `text` or `html`, and `id`, `title`, `publisher`, `published`, `url`, `lang`, all of which may be
    null or absent.
    """
    first = file.readline().removeprefix(codecs.BOM_UTF8)
    lines = chain([first], file)
    if first.strip() in (b"{", b"["):
        whole = _value(b"".join(lines))
        if isinstance(whole, Mapping):
            yield _item(where, whole)
        else:
            yield Failure(where, f"{whole or 'a list'}; write one JSON object a line")
        return
    none = True
    for number, line in enumerate(lines, 1):
        if line.strip():
            none = False
            value = _value(line)
            yield (
                _item(f"{where}, line {number}", value)
                if isinstance(value, Mapping)
                else Failure(f"{where}, line {number}", f"{value or 'no JSON object'}; write one JSON object a line")
            )
    if none:
        yield Failure(where, "empty; leave it out")


def _value(raw: bytes) -> Mapping[str, Any] | str:
    """Return a JSON object, or the reason why there is none (empty for other JSON)."""
    try:
        value = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        return f"not UTF-8 at byte {error.start + 1}"
    except (ValueError, RecursionError) as error:
        return f"no valid JSON: {error}"
    return value if isinstance(value, dict) else ""


def read_csv(where: str, text: str) -> Iterator[Item]:
    """Yield an item a row of a CSV with a header, one column of which is `text` or `html`."""
    csv.field_size_limit(sys.maxsize)
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    names = [n.strip().lower() for n in rows.fieldnames or ()]
    if not set(TEXTS) & set(names):
        yield Failure(where, f"no column 'text' or 'html' (it has: {', '.join(names) or 'none'}); name one so")
        return
    rows.fieldnames = names
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield Failure(f"{where}, line {rows.line_num}", f"no valid CSV: {error}; mend its quotation marks")
            return
        if row is None:
            return
        yield _item(f"{where}, line {rows.line_num}", {k: v or None for k, v in row.items() if k})


def _item(where: str, value: Mapping[str, Any]) -> Item:
    values = {k: value.get(k) for k in ("id", "title", "publisher", "url", "lang")}
    wrong = [k for k, v in values.items() if v is not None and not isinstance(v, str | int)]
    if wrong:
        return Failure(where, f"{wrong[0]}: text is expected, not {type(values[wrong[0]]).__name__}")
    plain: dict[str, Any] = {k: str(v) if v is not None else None for k, v in values.items()}
    if isinstance(value.get("text"), str):
        return make_item(where, value["text"], published=value.get("published"), **plain)
    if isinstance(value.get("html"), str):
        page = html.read_html(where, value["html"], plain["id"])
        return page if isinstance(page, Failure) else html.completed(page, value.get("published"), plain)
    return Failure(where, "no 'text' in it; leave it out, or give it one")
