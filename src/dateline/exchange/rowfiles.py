"""Flat rows of our own, of claims or of events, into files: one writer a form, whatever the rows are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from dateline.exchange import geofiles, sheets
from dateline.exchange.losses import Losses

Row = Mapping[str, Any]
Columns = Mapping[str, type]

BINARY = frozenset({"xlsx", "parquet", "timemap"})
"""Forms that go into a file, not to a terminal."""


def write(form: str, columns: Columns, rows: Iterable[Row], path: Path, losses: Losses, *, what: str) -> None:
    """Write rows that have an `id` and these columns; `what` they are ("claims") names the sheet."""
    FORMS[form](columns, rows, path, losses, what)


def _counted(rows: Iterable[Row], losses: Losses) -> Iterator[Row]:
    for row in rows:
        losses.rows += 1
        yield row


def _placed(rows: Iterable[Row], losses: Losses) -> Iterator[Row]:
    """Yield the rows with a point."""
    for row in rows:
        if row["latitude"] is None or row["longitude"] is None:
            losses.drop(str(row["id"]), "no place with a point")
        else:
            losses.rows += 1
            yield row


def _csv(columns: Columns, rows: Iterable[Row], path: Path, losses: Losses, what: str) -> None:
    del what
    sheets.write_csv(list(columns), _counted(rows, losses), path)


def _xlsx(columns: Columns, rows: Iterable[Row], path: Path, losses: Losses, what: str) -> None:
    sheets.write_workbook([(what, list(columns), _counted(rows, losses))], path, losses)


def _parquet(columns: Columns, rows: Iterable[Row], path: Path, losses: Losses, what: str) -> None:
    del what
    geofiles.geoparquet(columns, _counted(rows, losses), path)


def _geojson(columns: Columns, rows: Iterable[Row], path: Path, losses: Losses, what: str) -> None:
    del what
    geofiles.geojson(columns, _placed(rows, losses), path)


def _kml(columns: Columns, rows: Iterable[Row], path: Path, losses: Losses, what: str) -> None:
    del columns, what
    geofiles.kml(_placed(rows, losses), path)


FORMS: dict[str, Callable[[Columns, Iterable[Row], Path, Losses, str], None]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "parquet": _parquet,
    "geojson": _geojson,
    "kml": _kml,
}
