"""Months, with their year or with that which the tense or the narrative tells."""

from __future__ import annotations

import re
from datetime import date

from dateline.coding.times.parts import Parts, reader
from dateline.coding.times.readers.common import number_of, open_date, period_value, short_year, way_of
from dateline.coding.times.value import Context, Value

MONTHS_AHEAD = 2
"""How near a month ahead must be to be meant where the tense does not say on which side it lies."""
TOLD_NEAR = 300
"""Characters over which a year that opens a sentence is that of the months told after it."""
_MAY_BE_NONE = frozenset({"may", "march", "mar."})
_OPENING_YEAR = re.compile(
    r"(?:^|[.!?]['\"\u201d]?\s+|\n)(?:In|By|During|Since|Early in|Late in|Back in) "
    r"(?:[A-Z][a-z]+ )?((?:19|20)\d\d)\b[^\n]*$"
)
"""A year in the opening words of a sentence, and what follows it in its paragraph."""


@reader("month")
def read_month(parts: Parts, context: Context) -> Value | None:
    """Read a month, with its year or by the tense."""
    month = int(parts.get("month"))
    year = parts.get("year") or _other_year(parts)
    if year is not None:
        if parts.words[0] == str(year) and month == year % 100 + 1:
            return None  # "2011-12": the years 2011 and 2012
        return period_value(date(year, month, 1), "month", "month", None)
    if _is_other_word(parts) or (parts.words[-1] in ("last", "next") and parts.after == "year"):
        return None
    told = _year_told(parts, context, month)
    if told is not None:
        return period_value(date(told, month, 1), "month", "month, in the year told before", "narrative")
    if context.anchor is None:
        return open_date(f"XXXX-{month:02d}", "month", context, "month")
    return period_value(date(_year_of(parts, context, month), month, 1), "month", "month, year by tense", context.name)


def _year_told(parts: Parts, context: Context, month: int) -> int | None:
    """Return the year of a narrative that a month goes on with: "In 1994 ... in July", "in May 2014 ... that year"."""
    told = context.told[0] if context.told else None
    if parts.has("year"):  # "of that year"
        return told.begin.year if told and told.begin else None
    if told is None or told.begin is None or told.anchor is not None or parts.said("way"):
        return None
    start = parts.items[parts.first].start
    opened = _OPENING_YEAR.search(parts.text[max(0, start - TOLD_NEAR) : start])
    if opened is None or int(opened[1]) != told.begin.year:
        return None
    return told.begin.year if told.kind == "year" or month >= told.begin.month else None


def _other_year(parts: Parts) -> int | None:
    if parts.said("short"):
        return short_year(int(parts.said("short")))
    spoken = number_of(parts, parts.said("spoken").partition(" ")[2]) if parts.said("spoken") else None
    first = {"nineteen": 1900, "eighteen": 1800, "twenty": 2000}.get(parts.said("spoken").partition(" ")[0])
    rest = (
        number_of(parts, " ".join(parts.words[parts.words.index("nineteen") + 1 :]))
        if "nineteen" in parts.words
        else spoken
    )
    return 1900 + int(rest) if "nineteen" in parts.words and rest else first + int(rest) if first and rest else None


def _is_other_word(parts: Parts) -> bool:
    """Tell whether a bare word stands in small letters, or not where a time would, and is a verb as often."""
    capital = parts.source_of(len(parts.words) - 1)[:1].isupper()
    alone = len(parts.words) == 1
    return parts.words[-1] in _MAY_BE_NONE and (not capital or (alone and not parts.led_by("time_before_time")))


def _year_of(parts: Parts, context: Context, month: int) -> int:
    anchor = context.anchor
    assert anchor is not None
    way = way_of(parts.said("way"))
    if parts.said("way") == "this":
        return anchor.year
    if way > 0 or (context.future and way == 0):
        return anchor.year + (month < anchor.month)
    if way < 0 or context.future is False:
        return anchor.year - (month > anchor.month or (way < 0 and month == anchor.month))
    ahead = (month - anchor.month) % 12
    return anchor.year + (month < anchor.month) if ahead <= MONTHS_AHEAD else anchor.year - (month > anchor.month)
