"""Events of a database beside those of a data set: which it has too, which only one of the two has.

A pair must lie near in place and days, given the precision of both; of several candidates the nearest is taken, and
each event is used once. That two records match says that they may be about one happening, no more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from dateline.exchange.datasets import Recorded
from dateline.gazetteer.geometry import km_between

NEAR_KM = 25.0
NEAR_DAYS = 2
LONGER_DAYS = 31
"""An event told of a span longer by more than this is no record's: it would match any within its years."""
_CELL = 0.5


def compare(events: Iterable[Mapping[str, Any]], recorded: Sequence[Recorded]) -> list[dict[str, Any]]:
    """Return a row for each pair, then for each event that only one of the two has.

    `events` are flat rows (`eventflat.flat_event`). Those without a place or a day match nothing and are told as such.
    """
    own = list(events)
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, other in enumerate(recorded):
        cells[_cell(other.lat, other.lon)].append(number)
    candidates = sorted(
        (score, i, number)
        for i, event in enumerate(own)
        for number in _nearby(event, cells)
        if (score := _apart(event, recorded[number])) is not None
    )
    partner: dict[int, int] = {}
    taken: dict[int, int] = {}
    for _, i, number in candidates:
        if i not in partner and number not in taken:
            partner[i], taken[number] = number, i
    rows = [_row("both", own[i], recorded[n]) for i, n in sorted(partner.items())]
    rows += [_row("only here", event, None) for i, event in enumerate(own) if i not in partner]
    rows += [_row("only there", None, other) for number, other in enumerate(recorded) if number not in taken]
    return rows


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return int(lat // _CELL), int(lon // _CELL)


def _nearby(event: Mapping[str, Any], cells: Mapping[tuple[int, int], Sequence[int]]) -> Iterable[int]:
    if event["latitude"] is None:
        return
    row, column = _cell(event["latitude"], event["longitude"])
    reach = 1 if event["place_precision"] in ("exact", "near", "offset") else 3
    for i in range(row - reach, row + reach + 1):
        for j in range(column - reach - 1, column + reach + 2):
            yield from cells.get((i, j), ())


def _apart(event: Mapping[str, Any], other: Recorded) -> float | None:
    """Return how far two events are apart, in parts of what is allowed; None where they are too far."""
    try:
        start = date.fromisoformat((event["date_start"] or event["date_end"] or event["first_published"])[:10])
        end = date.fromisoformat((event["date_end"] or event["date_start"] or event["first_published"])[:10])
    except (TypeError, ValueError):
        return None
    gap = max(start.toordinal() - other.end, other.start - end.toordinal(), 0)
    km = km_between(event["latitude"], event["longitude"], other.lat, other.lon)
    allowed_km = NEAR_KM + other.km + min(event["radius_km"] or 0, 100)
    allowed_days = NEAR_DAYS + other.days
    longer = (end - start).days - (other.end - other.start)
    if gap > allowed_days or km > allowed_km or longer > LONGER_DAYS:
        return None
    toll = 0.0 if str(int(event["killed_low"] or 0)) == other.toll else 0.3
    return round(km / allowed_km + gap / allowed_days + toll, 6)


def _row(found: str, event: Mapping[str, Any] | None, other: Recorded | None) -> dict[str, Any]:
    mine = event or {}
    there = (other.start, other.end) if other else None
    return {
        "found": found,
        "event": mine.get("id"),
        "other": other.id if other else None,
        "type": mine.get("event"),
        "other_type": other.kind if other else None,
        "date_start": mine.get("date_start"),
        "other_date": date.fromordinal(there[0]).isoformat() if there else None,
        "place": mine.get("place"),
        "other_place": other.place if other else None,
        "killed_low": mine.get("killed_low"),
        "killed_high": mine.get("killed_high"),
        "other_killed": other.toll if other else None,
        "actors": mine.get("actors"),
        "other_actor": other.who if other else None,
        "voices": mine.get("voices"),
        "claims": mine.get("claims"),
    }
