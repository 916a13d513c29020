"""The layer of time expressions: the grammar's finds in a report, each against its anchor and its verb's tense."""

from __future__ import annotations

from datetime import date

from dateline.coding.reading import Reading
from dateline.coding.times.grammar import Found, grammar_of
from dateline.coding.times.tense import future_of
from dateline.coding.times.value import Context, Value
from dateline.model import Span, TimeMention


def read_times(reading: Reading) -> tuple[TimeMention, ...]:
    """Read the time expressions of a report."""
    anchor, name = anchor_of(reading)

    def context(start: int, end: int, told: tuple[Value, ...]) -> Context:
        return Context(anchor, future_of(reading, Span(start, end)), name, told)

    found = grammar_of(reading.codebook).find(reading.text, context)
    return tuple(_mention(reading, item) for item in found)


def anchor_of(reading: Reading) -> tuple[date | None, str]:
    """Return the day against which relative words are read, and what it is."""
    return reading.published, "published"


def _mention(reading: Reading, found: Found) -> TimeMention:
    value = found.value
    known = value.begin is not None or value.end is not None
    return TimeMention(
        found.start,
        found.end,
        reading.text[found.start : found.end],
        value.type,
        value.value,
        value.begin.isoformat() if value.begin else None,
        value.end.isoformat() if value.end else None,
        value.anchor if known else None,
        value.rule,
        value.precision,
        value.clock,
    )
