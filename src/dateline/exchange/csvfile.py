"""CSV for spreadsheets: one claim a row, stable ids, `|` between values."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO, Any

from dateline.exchange.flat import COLUMNS, flat
from dateline.model import Coding

_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""First letters by which a spreadsheet takes a cell for a formula (the list of OWASP, "CSV injection")."""


def write_codings(codings: Iterable[Coding], file: IO[str]) -> None:
    """Write the claims of coded reports, a claim a row."""
    write_rows((flat(coding, i) for coding in codings for i in range(len(coding.claims))), file, COLUMNS)


def write_rows(rows: Iterable[Mapping[str, Any]], file: IO[str], columns: Sequence[str] | None = None) -> None:
    """Write rows that have the same keys; of none the columns alone, where they are given."""
    writer = _writer(file, columns) if columns else None
    for row in rows:
        writer = writer or _writer(file, list(row))
        writer.writerow({k: cell(v) for k, v in row.items()})


def _writer(file: IO[str], columns: Sequence[str]) -> csv.DictWriter[str]:
    writer = csv.DictWriter(Lines(file), columns, extrasaction="ignore")
    writer.writeheader()
    return writer


class Lines:
    """A file for the csv module that ends rows by a line feed alone.

    Told to end them so itself, that module would leave a carriage return in a cell unquoted, and so part the row.
    """

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, row: str) -> int:
        """Write a row as the csv module gives it."""
        return self._file.write(row.removesuffix("\r\n") + "\n")


def cell(value: Any) -> Any:
    """Return a value as a cell; words that begin like a formula are kept from being one by an apostrophe.

    So are words that begin with apostrophes before such a letter, so that the way back is one.
    """
    if isinstance(value, str) and value.lstrip("'").startswith(_RISKY):
        return f"'{value}"
    return value


def read_rows(file: IO[str], columns: Mapping[str, type]) -> Iterator[dict[str, Any]]:
    """Yield rows as they were written, with values of the columns' types; an empty cell is None."""
    csv.field_size_limit(sys.maxsize)
    for row in csv.DictReader(file):
        yield {name: _value(row[name], kind) for name, kind in columns.items()}


def _value(words: str, kind: type) -> Any:
    if words == "":
        return None
    if kind is str:
        return words[1:] if words.startswith("'") and words.lstrip("'").startswith(_RISKY) else words
    return kind(words)
