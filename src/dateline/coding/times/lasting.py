"""Lengths that tell since when: "have been besieged for three years", "killed 40 in 24 hours"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from dateline.coding.reading import Reading
from dateline.coding.syntax import governor, is_verb
from dateline.coding.times import calendar as cal
from dateline.coding.times.grammar import Found
from dateline.model import Span

SINCE = "since so long"
"""The rule of a length that begins so long before the anchor."""
_FOR = re.compile(
    r"\b(?:for|during)\s+(?:the\s+)?(?:about|around|nearly|almost|over|more than|at least)?\s*$", re.IGNORECASE
)
_IN = re.compile(r"\b(?:with)?in\s+(?:just\s+|only\s+|less than\s+|the\s+space\s+of\s+)?$", re.IGNORECASE)
_PERFECT = frozenset({"has", "have", "'ve", "'s"})


def since_when(reading: Reading, found: Found, anchor: date | None) -> Found:
    """Return a length of what has gone on up to now with its interval, any other find as it is."""
    value = found.value
    plain = value.kind == "length" and value.rule == "length" and value.begin is None
    if anchor is None or not plain or not value.count or not value.unit:
        return found
    before = reading.text[max(0, found.start - 30) : found.start]
    hours = value.unit == "hour"
    lasts = not hours and _FOR.search(before) is not None
    if not (lasts or (hours and value.count >= 12 and _IN.search(before))) or not _in_perfect(reading, found):
        return found
    try:
        begin = anchor - timedelta(hours=value.count) if hours else _back(anchor, value.unit, value.count)
    except (ValueError, OverflowError):  # "for two thousand years"
        return found
    told = replace(value, begin=begin, end=anchor, rule=f"{SINCE}: {value.value}", anchor="published")
    return replace(found, value=told)


def _back(anchor: date, unit: str, count: float) -> date:
    if count != int(count):
        count, unit = {"year": (count * 12, "month"), "week": (count * 7, "day")}.get(unit, (count, unit))
    return cal.shifted(anchor, "day" if unit in ("night", "weekend") else unit, -int(count))


def _in_perfect(reading: Reading, found: Found) -> bool:
    """Tell whether the verb over an expression speaks of what has been so up to now."""
    tokens = reading.tokens_in(Span(found.start, found.end))
    verb = governor(tokens[0]) if tokens else None
    while verb is not None:
        helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
        if helpers & _PERFECT and "had" not in helpers:
            return True
        verb = verb.head if verb.dep_ in ("xcomp", "conj") and is_verb(verb.head) and verb.head.i != verb.i else None
    return False
