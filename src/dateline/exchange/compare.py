"""Events of a database beside those of a data set: which it has too, which only one of the two has.

A pair must lie near in place and days, given the precision of both; of several candidates the nearest is taken, and
each event is used once. That two records match says that they may be about one happening, no more.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dateline.gazetteer.geometry import km_between

NEAR_KM = 25.0
NEAR_DAYS = 2
_CELL = 0.5
_FORMS = {
    "acled": {
        "id": "event_id_cnty", "start": "event_date", "end": "event_date", "lat": "latitude", "lon": "longitude",
        "place": "location", "toll": "fatalities", "kind": "sub_event_type", "who": "actor1",
        "place_precision": "geo_precision", "time_precision": "time_precision",
    },
    "ucdp": {
        "id": "id", "start": "date_start", "end": "date_end", "lat": "latitude", "lon": "longitude",
        "place": "where_coordinates", "toll": "best", "kind": "type_of_violence", "who": "side_a",
        "place_precision": "where_prec", "time_precision": "date_prec",
    },
}  # fmt: skip
_SLACK_KM = {"1": 5.0, "2": 25.0, "3": 60.0, "4": 100.0, "5": 100.0}
_SLACK_DAYS = {"1": 0, "2": 4, "3": 15, "4": 15, "5": 180}


class CompareError(ValueError):
    """A file that cannot be compared with: not there, or with other columns."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event of a data set."""

    id: str
    start: int
    end: int
    lat: float
    lon: float
    km: float
    """How far off its point may be."""
    days: int
    place: str
    toll: str
    kind: str
    who: str


@dataclass(slots=True)
class Read:
    """What came of a data set's file."""

    form: str
    events: list[Recorded]
    unread: int = 0
    """Rows without a date or a point that can be read."""


def read(path: Path) -> Read:
    """Read a file with ACLED's or UCDP GED's columns, parted by commas, semicolons or tabs.

    Raises CompareError where neither's columns are there, naming those that lack.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            sample = file.readline()
            file.seek(0)
            delimiter = max(",;\t", key=sample.count)
            rows = csv.DictReader(file, delimiter=delimiter)
            form = _form(path, rows.fieldnames or ())
            found = Read(form, [])
            for row in rows:
                event = _recorded(row, _FORMS[form])
                if event:
                    found.events.append(event)
                else:
                    found.unread += 1
            return found
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CompareError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from error


def _form(path: Path, columns: Sequence[str]) -> str:
    lacking = {name: [c for c in fields.values() if c not in columns] for name, fields in _FORMS.items()}
    form = min(lacking, key=lambda name: len(lacking[name]))
    needed = [_FORMS[form][key] for key in ("id", "start", "lat", "lon")]
    missing = [c for c in needed if c not in columns]
    if missing:
        has = ", ".join(columns[:8]) or "none"
        raise CompareError(
            f"{path}: it has neither ACLED's nor UCDP GED's columns: {', '.join(missing)} lack (it has {has}); "
            "give the file as the data set's own download has it"
        )
    return form


def _recorded(row: Mapping[str, Any], names: Mapping[str, str]) -> Recorded | None:
    try:
        start = _day(row[names["start"]])
        end = _day(row.get(names["end"]) or row[names["start"]])
        lat, lon = float(row[names["lat"]]), float(row[names["lon"]])
    except (TypeError, ValueError, KeyError):
        return None
    told = {key: str(row.get(names[key]) or "") for key in ("id", "place", "toll", "kind", "who")}
    km = _SLACK_KM.get(str(row.get(names["place_precision"])), 25.0)
    days = _SLACK_DAYS.get(str(row.get(names["time_precision"])), 0) if start == end else 0
    return Recorded(start=start, end=end, lat=lat, lon=lon, km=km, days=days, **told)


def _day(value: str) -> int:
    """Return the ordinal of a date as ACLED and GED write it: 2017-02-21, with a time or not, or 21 February 2017."""
    from datetime import datetime

    words = value.strip()
    try:
        return date.fromisoformat(words[:10]).toordinal()
    except ValueError:
        return datetime.strptime(words, "%d %B %Y").toordinal()


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
    if gap > allowed_days or km > allowed_km:
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
