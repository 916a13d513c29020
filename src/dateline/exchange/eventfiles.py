"""Events into files of any form, each with a note beside it of what the form had to drop or flatten."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from dateline.codebook import Codebook
from dateline.exchange import acled, eventflat, ftm, polecat, rowfiles, sheets, timelinejs, timemap, ucdp
from dateline.exchange.happening import note_alternatives
from dateline.exchange.losses import Losses

Event = Mapping[str, Any]
Row = dict[str, Any]
Maker = Callable[[Event, Codebook, Losses], Row | None]
Writer = Callable[[Iterable[Event], Codebook, Path, Losses], None]


def write_events(form: str, events: Iterable[Event], book: Codebook, path: Path) -> Losses:
    """Write events, as `views.plain_event` gives them, into a file; return what was lost by it."""
    losses = Losses(form)
    FORMS[form](events, book, path, losses)
    return losses


def _own(form: str) -> Writer:
    """Return the writer of our own columns in a form."""

    def write(events: Iterable[Event], book: Codebook, path: Path, losses: Losses) -> None:
        del book
        losses.always = eventflat.NEVER
        rowfiles.write(form, eventflat.COLUMNS, _flat(events, losses), path, losses, what="events")

    return write


def _flat(events: Iterable[Event], losses: Losses) -> Iterator[Row]:
    for event in events:
        note_alternatives(event, losses, "types", "places", "times")
        yield eventflat.flat_event(event)


def _foreign(columns: tuple[str, ...], never: tuple[str, ...], make: Maker, *, tabs: bool = False) -> Writer:
    """Return the writer of another data set's columns."""

    def write(events: Iterable[Event], book: Codebook, path: Path, losses: Losses) -> None:
        losses.always = never
        rows = (row for event in events if (row := make(event, book, losses)) is not None)
        sheets.write_csv(columns, rows, path, tabs=tabs)

    return write


FORMS: dict[str, Writer] = {
    **{form: _own(form) for form in rowfiles.FORMS},
    "acled": _foreign(acled.COLUMNS, acled.NEVER, acled.row),
    "ucdp": _foreign(ucdp.COLUMNS, ucdp.NEVER, ucdp.row),
    "plover": _foreign(polecat.COLUMNS, polecat.NEVER, polecat.row, tabs=True),
    "ftm": ftm.write,
    "timelinejs": timelinejs.write,
    "timemap": timemap.write,
}
"""Form -> what writes it. A new form is one file and one line."""
