"""Reports from tables: JSON Lines and CSV, an item a line."""

from __future__ import annotations

import codecs
import csv
import io
import json
import sys
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from dateline.collect import html
from dateline.collect.items import Failure, Item, make_item

TEXTS = ("text", "html")
LONGEST_LINE = 64 * 1024 * 1024
"""Bytes of a line of JSON up to which it is read."""


def read_jsonl(where: str, file: io.BufferedReader) -> Iterator[Item]:
    """Yield an item a line, as it is read; a file of one JSON object over several lines is one item.

    Keys: `text` or `html`, and `id`, `title`, `publisher`, `published`, `url`, `lang`, all of which may be
    null or absent.
    """
    lines = _lines(file)
    first = next(lines, b"").removeprefix(codecs.BOM_UTF8)
    if first.strip() in (b"{", b"["):
        whole = _value(first + file.read(LONGEST_LINE))
        if isinstance(whole, Mapping):
            yield _item(where, whole)
        else:
            yield Failure(where, f"{whole or 'a list'}; write one JSON object a line")
        return
    none = True
    for number, line in enumerate(chain([first], lines), 1):
        if line.strip():
            none = False
            yield _record(f"{where}, line {number}", line)
    if none:
        yield Failure(where, "empty; leave it out")


def _lines(file: io.BufferedReader) -> Iterator[bytes]:
    """Yield the lines of a file; of one that is too long to be a report only so much as tells that it is."""
    while line := file.readline(LONGEST_LINE + 1):
        yield line
        while len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            line = file.readline(LONGEST_LINE + 1)


def _record(where: str, line: bytes) -> Item:
    if len(line) > LONGEST_LINE:
        return Failure(where, f"a line of over {LONGEST_LINE >> 20} MB; write one report a line")
    value = _value(line)
    if isinstance(value, Mapping):
        return _item(where, value)
    return Failure(where, f"{value or 'no JSON object'}; write one JSON object a line")


def _value(raw: bytes) -> Mapping[str, Any] | str:
    """Return a JSON object, or the reason why there is none (empty for other JSON)."""
    try:
        value = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        return f"not UTF-8 at byte {error.start + 1}"
    except (ValueError, RecursionError) as error:
        return f"no valid JSON: {error}"
    return value if isinstance(value, dict) else ""


def read_csv(where: str, file: io.BufferedReader) -> Iterator[Item]:
    """Yield an item a row, as it is read, of a CSV with a header, one column of which is `text` or `html`."""
    csv.field_size_limit(sys.maxsize)
    decoded = io.TextIOWrapper(file, "utf-8-sig", newline="")
    rows = csv.DictReader(decoded, strict=True)
    number = 0
    try:
        names = [n.strip().lower() for n in rows.fieldnames or ()]
        if not set(TEXTS) & set(names):
            yield Failure(where, f"no column 'text' or 'html' (it has: {', '.join(names) or 'none'}); name one so")
            return
        rows.fieldnames = names
        for row in rows:
            number = rows.line_num
            yield _item(f"{where}, line {number}", {k: v or None for k, v in row.items() if k})
    except csv.Error as error:
        yield Failure(f"{where}, line {rows.line_num}", f"no valid CSV: {error}; mend its quotation marks")
    except UnicodeDecodeError:
        # Rows are decoded some at a time: where in them the bytes stand is not known.
        yield Failure(f"{where}, after line {number}", "not UTF-8; save the file as UTF-8 (rows before it were read)")
    finally:
        decoded.detach()


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
        return page if isinstance(page, Failure) else html.completed(where, page, value.get("published"), plain)
    return Failure(where, "no 'text' in it; leave it out, or give it one")
