"""The events of a report by where they stand, so that a long report is not searched whole for each figure."""

from __future__ import annotations

from bisect import bisect_left

from dateline.coding.reading import EventMention, Reading
from dateline.model import Span

_STEP = 256
"""Code points of a stretch; the events whose clauses touch each are listed."""


class EventsAt:
    """Finds the events of a range of tokens, and those whose clause holds a span, in the report's order."""

    def __init__(self, events: tuple[EventMention, ...]) -> None:
        self._events = events
        self._ordered = sorted(range(len(events)), key=lambda n: (events[n].token, n))
        self._tokens = [events[n].token for n in self._ordered]
        self._stretches: dict[int, list[EventMention]] = {}
        for event in events:
            for stretch in range(event.clause.start // _STEP, event.clause.end // _STEP + 1):
                self._stretches.setdefault(stretch, []).append(event)

    def among(self, start: int, end: int) -> list[EventMention]:
        """Return the events whose token is from `start` to before `end`."""
        found = self._ordered[bisect_left(self._tokens, start) : bisect_left(self._tokens, end)]
        return [self._events[n] for n in sorted(found)]

    def holding(self, span: Span) -> list[EventMention]:
        """Return the events whose clause holds a span."""
        return [e for e in self._stretches.get(span.start // _STEP, ()) if e.clause.holds(span)]


def events_at(reading: Reading) -> EventsAt:
    """Return the events of a report by where they stand, found at the first asking."""
    found = reading.memo.get("figures.events_at")
    if not isinstance(found, EventsAt):
        found = reading.memo["figures.events_at"] = EventsAt(reading.events)
    return found
