"""Times: expressions in the text, and the interval of each event."""

from __future__ import annotations

from datetime import date

from dateline.coding.normalise import normalise
from dateline.coding.reading import Reading
from dateline.coding.syntax import governor, is_verb
from dateline.coding.times.calendar import Context
from dateline.coding.times.govern import time_of
from dateline.coding.times.grammar import Found, find_times
from dateline.model import Span, TimeMention

__all__ = ["read_times", "time_of"]


def read_times(reading: Reading) -> tuple[TimeMention, ...]:
    """Read the time expressions of a report, each against the publication's date and its verb's tense."""
    anchor = reading.published
    text = normalise(reading.text)
    found = find_times(text, lambda start, end: Context(anchor, _future(reading, Span(start, end))))
    return tuple(_mention(reading, item, anchor) for item in found)


def _future(reading: Reading, span: Span) -> bool:
    """Tell whether the verb over an expression speaks of what is to come."""
    token = reading.token_at(span.start)
    verb = governor(token) if token is not None else None
    if verb is None:
        return False
    ahead = reading.codebook.word_set("future")
    return any(
        c.lower_ in ahead or (c.lower_ == "to" and c.dep_ == "aux")
        for c in verb.children
        if not is_verb(c) or c.dep_ == "aux"
    )


def _mention(reading: Reading, found: Found, anchor: date | None) -> TimeMention:
    value = found.value
    return TimeMention(
        found.start,
        found.end,
        reading.text[found.start : found.end],
        value.type,
        value.value,
        value.begin.isoformat() if value.begin else None,
        value.end.isoformat() if value.end else None,
        "published" if value.relative and anchor else None,
        value.rule,
        value.precision,
        value.clock,
    )
