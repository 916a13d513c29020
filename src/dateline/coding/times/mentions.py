"""The layer of time expressions: the grammar's finds in a report, each against its anchor and its verb's tense."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from dateline.coding.reading import Reading
from dateline.coding.times.grammar import Found, grammar_of
from dateline.coding.times.lasting import since_when
from dateline.coding.times.tense import future_of
from dateline.coding.times.value import Context, Value
from dateline.model import Span, TimeMention

DATELINE_DAYS = 14
"""How long before publication a dateline's day may be to be the day on which the report was written."""
_BOUND = re.compile(
    r"\b(since|until|till|up to|by|before|starting|beginning|effective)\s+"
    r"(?:(?:in|on|at|about|around|early|late|from|the)\s+)?$",
    re.IGNORECASE,
)

_NAME = re.compile(r"[ -](?:[A-Z][\w'\u2019-]+ ){0,2}?(\w+)\b")
"""What comes after a day in a name: a word, or two of it in capitals before."""
_END_OF = re.compile(r"(?:the\s+)?(?:end|close)\s+of\b", re.IGNORECASE)
_ONWARD = re.compile(r"\s+onwards?\b", re.IGNORECASE)


def read_times(reading: Reading) -> tuple[TimeMention, ...]:
    """Read the time expressions of a report."""
    anchor, name = anchor_of(reading)

    def context(start: int, end: int, told: tuple[Value, ...]) -> Context:
        return Context(anchor, future_of(reading, Span(start, end)), name, told)

    found = grammar_of(reading.codebook).find(reading.text, context)
    placed = (since_when(reading, item, anchor) for item in found if not _is_name(reading, item))
    return tuple(mention for item in placed for mention in _mentions(reading, item, anchor))


def _is_name(reading: Reading, found: Found) -> bool:
    """Tell whether a day without a year is part of a name ("the March 23 Movement", "17 February Martyrs Brigade")."""
    if found.value.kind != "day" or not found.value.relative:
        return False
    after = _NAME.match(reading.text, found.end)
    if after is None or after[1].lower() not in reading.codebook.word_set("time_named_after"):
        return False
    before = reading.text[max(0, found.start - 12) : found.start].split()
    return not before or before[-1].lower() not in reading.codebook.word_set("time_before_name")


def anchor_of(reading: Reading) -> tuple[date | None, str]:
    """Return the day against which relative words are read, and what it is ("published" or "dateline").

    A dateline of the days before publication is the day of writing, so that its "today" is that day.
    """
    published = reading.published
    if published is None:
        return None, "published"
    written = _dateline_day(reading, published)
    if written is not None and (written != published or not reading.dated):
        return written, "dateline"
    return published, "published"


def _dateline_day(reading: Reading, published: date) -> date | None:
    """Return the day that the first dateline with one tells, if it is of the days up to publication."""
    for passage in reading.passages:
        if passage.kind != "dateline":
            continue
        found = grammar_of(reading.codebook).find(passage.span.of(reading.text), lambda *_: Context(published))
        days = [
            f.value.begin for f in found if f.value.kind == "day" and f.value.begin and f.value.begin == f.value.end
        ]
        if days and 0 <= (published - days[0]).days <= DATELINE_DAYS:
            return days[0]
    return None


def _mentions(reading: Reading, found: Found, anchor: date | None) -> list[TimeMention]:
    """Return the mention of a find; of a range those of its ends, each with the interval of both, as TIMEX3 has it."""
    whole = _mention(reading, found, anchor)
    return [
        replace(
            whole, start=e.start, end=e.end, text=reading.text[e.start : e.end], type=e.type, value=e.value,
            anchor=e.anchor, clock=e.clock,
        )
        for e in found.value.ends
    ] or [whole]  # fmt: skip


def _mention(reading: Reading, found: Found, anchor: date | None) -> TimeMention:
    value = found.value
    begin, end = _bounded(reading.text, found, anchor)
    if begin and end and begin > end:  # it contradicts itself ("from May to April"): nothing is made of it
        begin = end = None
    return TimeMention(
        found.start,
        found.end,
        reading.text[found.start : found.end],
        value.type,
        value.value,
        begin.isoformat() if begin else None,
        end.isoformat() if end else None,
        value.anchor if begin or end else None,
        value.rule,
        value.precision,
        value.clock,
    )


def _deadline(text: str, found: Found, anchor: date | None) -> tuple[date | None, date | None]:
    """Return the interval of "by the end of May": up to that end, from the day after the anchor if it is to come."""
    begin, end = found.value.begin, found.value.end
    if not _END_OF.match(text, found.start) or end is None:
        return begin, end
    return (anchor + timedelta(days=1) if anchor and anchor < end else None), end


def _bounded(text: str, found: Found, anchor: date | None) -> tuple[date | None, date | None]:
    """Return the interval as the word before it bounds it: "since" up to the anchor, "until" from no day."""
    begin, end = found.value.begin, found.value.end
    before = _BOUND.search(text[max(0, found.start - 30) : found.start])
    if begin is not None and _ONWARD.match(text, found.end):
        return begin, None
    if before is None or begin is None:
        return begin, end
    word = before[1].lower()
    if word in ("until", "till", "up to"):
        return (begin if found.value.kind == "reference" else None), end
    if word in ("by", "before"):
        return _deadline(text, found, anchor)
    if word == "since":
        return begin, anchor if anchor and anchor >= begin else None
    return begin, None
