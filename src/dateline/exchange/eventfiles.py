"""Events into files of any form, each with a note beside it of what the form had to drop or flatten."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from dateline.codebook import Codebook
from dateline.exchange import acled, eventflat, geofiles, polecat, sheets, ucdp
from dateline.exchange.losses import Losses

Event = Mapping[str, Any]
Row = dict[str, Any]
Maker = Callable[[Event, Codebook, Losses], Row | None]

BINARY = frozenset({"xlsx", "parquet"})
"""Forms that go into a file, not to a terminal."""


def write_events(form: str, events: Iterable[Event], book: Codebook, path: Path) -> Losses:
    """Write events, as `views.plain_event` gives them, into a file; return what was lost by it."""
    losses = Losses(form)
    FORMS[form](events, book, path, losses)
    return losses


def _flat(events: Iterable[Event], losses: Losses, *, placed: bool = False) -> list[Row]:
    """Return flat rows, of events with a point alone where `placed`."""
    losses.always = eventflat.NEVER
    rows = []
    for event in events:
        row = eventflat.flat_event(event)
        if placed and row["latitude"] is None:
            losses.drop(event["id"], "no place with a point")
            continue
        for name in ("types", "places", "times"):
            if len(event[name]) > 1:
                losses.flatten(event["id"], f"{name} that sources differ on made one")
        losses.rows += 1
        rows.append(row)
    return rows


def _csv(events: Iterable[Event], book: Codebook, path: Path, losses: Losses) -> None:
    del book
    sheets.write_csv(list(eventflat.COLUMNS), _flat(events, losses), path)


def _xlsx(events: Iterable[Event], book: Codebook, path: Path, losses: Losses) -> None:
    del book
    sheets.write_xlsx(list(eventflat.COLUMNS), _flat(events, losses), path, title="events")


def _parquet(events: Iterable[Event], book: Codebook, path: Path, losses: Losses) -> None:
    del book
    geofiles.geoparquet(_flat(events, losses), path)


def _geojson(events: Iterable[Event], book: Codebook, path: Path, losses: Losses) -> None:
    del book
    geofiles.geojson(_flat(events, losses, placed=True), path)


def _kml(events: Iterable[Event], book: Codebook, path: Path, losses: Losses) -> None:
    del book
    geofiles.kml(_flat(events, losses, placed=True), path)


def _foreign(
    columns: tuple[str, ...], never: tuple[str, ...], make: Maker, *, tabs: bool = False
) -> Callable[..., None]:
    def write(events: Iterable[Event], book: Codebook, path: Path, losses: Losses) -> None:
        losses.always = never
        rows = (row for event in events if (row := make(event, book, losses)) is not None)
        sheets.write_csv(columns, rows, path, tabs=tabs)

    return write


FORMS: dict[str, Callable[[Iterable[Event], Codebook, Path, Losses], None]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "parquet": _parquet,
    "geojson": _geojson,
    "kml": _kml,
    "acled": _foreign(acled.COLUMNS, acled.NEVER, acled.row),
    "ucdp": _foreign(ucdp.COLUMNS, ucdp.NEVER, ucdp.row),
    "plover": _foreign(polecat.COLUMNS, polecat.NEVER, polecat.row, tabs=True),
}
"""Form -> what writes it. A new form is one file and one line."""
