"""Stories: events that follow on one another in a theatre.

Two events belong to one story where they are near in place and days and have a side or a report in common. Stories are
the chains of such ties; their title is that of the event that most voices tell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from itertools import combinations, pairwise

from dateline.gazetteer.geometry import km_between
from dateline.linking.agreement import EventView
from dateline.linking.control import Family

THEATRE_KM = 60.0
"""How far apart two events of one story lie at most."""
PAUSE_DAYS = 10
"""How many days pass between two events of one story at most."""
LONGEST_DAYS = 31
_CELL = 1.0
_COARSE = ("region", "country", None)


@dataclass(frozen=True, slots=True)
class Story:
    """Events in the order in which they happened."""

    id: str
    title: str
    events: tuple[EventView, ...]
    start: str
    end: str
    new: tuple[str, ...]
    """Ids of the events that were first told, or told of again, on the last day of the story's reports."""
    voices: int


def stories(events: Iterable[EventView], family: Family, *, since: str | None = None) -> list[Story]:
    """Return the stories of several events, the latest first. `since` is the day from which an event counts as new.

    Without `since` it is the day before the last report.
    """
    placed = [e for e in events if _day(e) and _point(e)]
    over = {e.id: e.id for e in placed}

    def root(of: str) -> str:
        while over[of] != of:
            over[of] = over[over[of]]
            of = over[of]
        return of

    sides = {e.id: _sides(e, family) for e in placed}
    reports = {e.id: frozenset(e.reports) for e in placed}
    for one, other in _near(placed):
        if _tied(one, other) and (sides[one.id] & sides[other.id] or not reports[one.id].isdisjoint(other.reports)):
            low, high = sorted((root(one.id), root(other.id)))
            over[high] = low
    groups: dict[str, list[EventView]] = defaultdict(list)
    for event in placed:
        groups[root(event.id)].append(event)
    last = max((e.last_day for e in placed if e.last_day), default=None)
    limit = since or _day_before(last)
    found = [_story(sorted(group, key=lambda e: (_day(e), e.id)), limit) for group in groups.values() if len(group) > 1]
    return sorted(found, key=lambda s: (s.end, s.start, s.id), reverse=True)


def _story(events: Sequence[EventView], limit: str | None) -> Story:
    head = max(events, key=lambda e: (any(c.is_lead for c in e.claims), len(e.voices), len(e.claims), e.id))
    new = tuple(e.id for e in events if limit and (e.last_day or "") > limit)
    voices = {c.voice for e in events for c in e.claims}
    told = " ".join(sorted(e.id for e in events)[:1])
    id = "S" + sha256(told.encode()).hexdigest()[:10]
    return Story(id, head.title, tuple(events), _day(events[0]), max(map(_day, events)), new, len(voices))


def _day(event: EventView) -> str:
    """Return the day on which an event is said to have happened, else on which it was first told."""
    time = event.times[0].value if event.times else {}
    return str(time.get("start") or time.get("end") or event.first_day or "")


def _point(event: EventView) -> tuple[float, float] | None:
    place = event.places[0].value if event.places else None
    if place is None or place["lat"] is None or place["precision"] in _COARSE:
        return None
    return place["lat"], place["lon"]


def _sides(event: EventView, family: Family) -> frozenset[str]:
    names = [a.id or a.name.casefold() for a in (*event.actors, *event.targets)]
    return frozenset(over for name in names for over in family(name))


def _near(events: Sequence[EventView]) -> Iterator[tuple[EventView, EventView]]:
    """Yield pairs in one cell of the map, or in two that touch, that follow on one another within a few events.

    Within a cell events are sorted by day, so that only neighbours in time are paired.
    """
    cells: dict[tuple[int, int], list[EventView]] = defaultdict(list)
    for event in events:
        lat, lon = _point(event) or (0.0, 0.0)
        for i in (-0.5, 0.5):
            for j in (-0.5, 0.5):
                cells[int((lat + i) // _CELL), int((lon + j) // _CELL)].append(event)
    for own in cells.values():
        own.sort(key=lambda e: (_day(e), e.id))
        yield from pairwise(own)
        for start in range(len(own)):
            yield from combinations(own[start : start + 6], 2)


def _tied(one: EventView, other: EventView) -> bool:
    here, there = _point(one), _point(other)
    if here is None or there is None or km_between(*here, *there) > THEATRE_KM:
        return False
    first, last = _days(one)
    other_first, other_last = _days(other)
    return max(first - other_last, other_first - last) <= PAUSE_DAYS


def _days(event: EventView) -> tuple[int, int]:
    """Return the first and last day of an event; what is told to last longer than a month is taken by its first day."""
    first = _ordinal(_day(event))
    time = event.times[0].value if event.times else {}
    last = _ordinal(str(time.get("end") or ""))
    return (first, last) if first <= last <= first + LONGEST_DAYS else (first, first)


def _ordinal(day: str) -> int:
    try:
        return date.fromisoformat(day[:10]).toordinal()
    except ValueError:
        return 0


def _day_before(day: str | None) -> str | None:
    try:
        return (date.fromisoformat(day[:10]) - timedelta(days=1)).isoformat() if day else None
    except (ValueError, OverflowError):
        return None
