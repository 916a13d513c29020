"""CSV for spreadsheets: one claim a row, stable ids, `|` between values."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
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
        writer.writerow({k: _cell(v) for k, v in row.items()})


def _cell(value: Any) -> Any:
    """Return a value as a cell; words that begin like a formula are kept from being one."""
    if isinstance(value, str) and value.startswith(_RISKY):
        return f"'{value}"
    return value
