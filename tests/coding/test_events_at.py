"""The index of events gives what a search of all of them would."""

from __future__ import annotations

from dateline.coding.figures.events_at import EventsAt
from dateline.coding.reading import EventMention
from dateline.model import Span


def test_events_are_found_by_token_and_by_clause():
    events = tuple(
        EventMention("attack", Span(n * 40, n * 40 + 6), n * 7, Span(n * 40, n * 40 + 300)) for n in (3, 0, 40, 12)
    )
    index = EventsAt(events)
    for start, end in ((0, 22), (20, 90), (280, 281), (5, 6)):
        assert index.among(start, end) == [e for e in events if start <= e.token < end]
    for span in (Span(10, 20), Span(250, 300), Span(600, 700), Span(1890, 1899), Span(9000, 9001)):
        assert index.holding(span) == [e for e in events if e.clause.holds(span)]
