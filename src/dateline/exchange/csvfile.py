"""CSV for spreadsheets: one claim a row, stable ids, `|` between values."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Any

from dateline.exchange.flat import flat
from dateline.model import Coding

_RISKY = ("=", "+", "-", "@", "\t", "\r")
"""First letters by which a spreadsheet takes a cell for a formula."""


def write_codings(codings: Iterable[Coding], file: IO[str]) -> None:
    """Write the claims of coded reports, a claim a row."""
    write_rows((flat(coding, i) for coding in codings for i in range(len(coding.claims))), file)


def write_rows(rows: Iterable[Mapping[str, Any]], file: IO[str]) -> None:
    """Write rows that have the same keys; nothing at all where there are none."""
    writer: csv.DictWriter[str] | None = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(file, list(row), lineterminator="\n", extrasaction="ignore")
            writer.writeheader()
        writer.writerow({k: cell(v) for k, v in row.items()})


def cell(value: Any) -> Any:
    """Return a value as a cell; words that begin like a formula are kept from being one."""
    if isinstance(value, str) and value.startswith(_RISKY):
        return f"'{value}"
    return value


def read_rows(file: IO[str], columns: Mapping[str, type]) -> Iterator[dict[str, Any]]:
    """Yield rows as they were written, with values of the columns' types; an empty cell is None."""
    for row in csv.DictReader(file):
        yield {name: _value(row[name], kind) for name, kind in columns.items()}


def _value(words: str, kind: type) -> Any:
    if words == "":
        return None
    if kind is str:
        return words[1:] if words.startswith("'") and words[1:].startswith(_RISKY) else words
    return kind(words)
