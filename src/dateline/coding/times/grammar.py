"""The grammar of English time expressions: patterns, each with the reader of its value (TIMEX3).

A reader takes the match and the context (anchor day and tense) and returns a `Value`, or None where the
words mean no time. The longest match at a place wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from dateline.coding.times import readers
from dateline.coding.times.calendar import Context, Value

Reader = Callable[["re.Match[str]", Context], Value | None]


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression at `[start, end)` of a text."""

    start: int
    end: int
    value: Value


_MONTH = (
    r"(?P<month>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?|sept?(?:ember|\.)?"
    r"|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_SHORT_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d|'?\d\d)"
_WEEKDAY = (
    r"(?P<weekday>mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thur?s?(?:day)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
)
_FULL_WEEKDAY = r"(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_PART = r"(?P<part>early morning|late evening|morning|afternoon|evening|night|noon|midday|midnight|dawn|dusk)"
_UNIT = r"(?P<unit>second|minute|hour|day|week|fortnight|month|quarter|year|decade|century|centurie)s?"
_COUNT = (
    r"(?P<count>\d+(?:\.\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty"
    r"|several|few|a few|a couple of|couple of|many|some)"
)
_PHASE = r"(?P<phase>(?:very )?early|mid|middle|late|the (?:very )?(?:end|beginning|start|middle) of|end of|beginning of|start of)"
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
_CLOCK = r"(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))?\s*(?P<half>[ap]\.?m\b\.?)"

RULES: tuple[tuple[str, str, Reader], ...] = (
    ("date ISO", r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})", readers.full_date),
    ("date in figures", r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})", readers.full_date),
    ("full date", rf"(?:{_WEEKDAY}\.?,?\s+)?(?:the\s+)?{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_SHORT_YEAR}", readers.full_date),
    ("full date", rf"(?:{_WEEKDAY}\.?,?\s+)?{_MONTH}\s+{_DAY},?\s+{_YEAR}", readers.full_date),
    ("range of days", rf"{_DAY}\s*(?:-|–|to|and)\s*(?P<last>\d{{1,2}})\s+{_MONTH}(?:,?\s+{_YEAR})?", readers.day_range),
    ("range of days", rf"{_MONTH}\s+{_DAY}\s*(?:-|–|to|and)\s*(?P<last>\d{{1,2}})(?:,?\s+{_YEAR})?", readers.day_range),
    ("day and month", rf"(?:{_WEEKDAY}\.?,?\s+)?(?:the\s+)?{_DAY}\s+(?:of\s+)?{_MONTH}", readers.day_month),
    ("day and month", rf"(?:{_WEEKDAY}\.?,?\s+)?{_MONTH}\s+{_DAY}(?!\d|:)", readers.day_month),
    ("month and year", rf"(?:{_PHASE}[\s-]+)?{_MONTH},?\s+(?:of\s+)?{_YEAR}", readers.month_year),
    ("month", rf"(?:{_PHASE}[\s-]+|(?P<which>last|next|this|past)\s+)?{_MONTH}", readers.bare_month),
    ("weekday", rf"(?:(?P<which>last|next|this|past)\s+)?{_FULL_WEEKDAY}(?:\s+{_PART})?", readers.weekday),
    ("weekday", rf"{_PART}\s+(?:on|of|last)\s+{_FULL_WEEKDAY}", readers.weekday),
    ("weekday with clock", rf"{_CLOCK}\s+(?:on\s+)?{_FULL_WEEKDAY}", readers.weekday),
    ("day told", r"(?P<word>today|tonight|yesterday|tomorrow|overnight|last night)(?:\s+(?P<part>morning|afternoon|evening|night))?",
     readers.day_word),
    ("part of this day", r"(?P<which>this)\s+(?P<part>morning|afternoon|evening)", readers.day_word),
    ("weekend", r"(?:(?P<which>last|next|this|past|the)\s+(?:past\s+)?)weekend", readers.weekend),
    ("part of a period", rf"{_PHASE}[\s-]+(?P<which>last|next|this)\s+(?P<unit>week|month|year)", readers.this_period),
    ("period", r"(?:(?:earlier|later)\s+)?(?P<which>last|next|this|past|previous|coming|following|same|that|the past|the last|the coming"
     r"|the next|the previous|the following)\s+(?P<unit>week|month|quarter|year|decade|century)", readers.this_period),
    ("periods past or to come", rf"(?:(?:in|over|during|within)\s+)?(?:the\s+)?(?P<which>last|past|previous|next|coming|following|recent)"
     rf"\s+(?:{_COUNT}\s+)?(?P<unit>hour|day|week|month|year|decade)s", readers.periods),
    ("so long ago", rf"{_COUNT}\s+{_UNIT}\s+(?P<way>ago|earlier|later|before|from now|previously|after)", readers.ago),
    ("duration", rf"{_COUNT}[\s-]+(?:and\s+a\s+half\s+|1/2[\s-])?{_UNIT}(?:[\s-](?:long|old))?", readers.duration),
    ("duration", r"(?P<unit>hour|day|week|month|year|decade)s?-long", readers.duration),
    ("duration", r"(?P<count>weeks|months|years|hours|days|decades)", readers.vague_duration),
    ("decade", r"(?:the\s+)?(?:(?P<phase>early|mid|late)[\s-]+)?(?P<decade>(?:1[5-9]|20)\d0)'?s", readers.decade),
    ("year", rf"(?:{_PHASE}[\s-]+)?{_YEAR}", readers.year),
    ("season", rf"(?:{_PHASE}[\s-]+)?(?:(?P<which>last|next|this)\s+|the\s+)?{_SEASON}(?:\s+of)?(?:\s+{_YEAR})?", readers.season),
    ("quarter", rf"(?:the\s+)?(?P<ordinal>first|second|third|fourth)[\s-]quarter(?:\s+(?:of\s+)?{_YEAR})?", readers.quarter),
    ("clock", rf"{_CLOCK}", readers.clock),
    ("clock", r"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?:\s*(?:gmt|utc|est|edt|local time))?", readers.clock),
    ("clock", r"(?:at|around|about|by)\s+(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?=\s+(?:on|today|yesterday|gmt|hours|local))",
     readers.clock),
    ("part of a day", r"(?P<part>noon|midday|midnight|dawn|daybreak|dusk)", readers.part),
    ("repeated", r"(?P<each>every|each)\s+(?:(?P<unit>day|week|month|year|night|morning|hour)|" + _FULL_WEEKDAY + ")", readers.repeated),
    ("repeated", r"(?P<each>daily|weekly|monthly|annually|annual|yearly|nightly|hourly)", readers.repeated),
    ("now", r"(?P<now>now|currently|at present|at the moment|presently)", readers.reference),
    ("the past", r"(?P<past>recently|lately|the past|formerly|previously)", readers.reference),
    ("the future", r"(?P<future>the future|the near future|soon)", readers.reference),
)  # fmt: skip
_COMPILED = tuple((re.compile(rf"(?<![\w-])(?<!\d[,.])(?:{p})(?![\w])", re.IGNORECASE), read) for _, p, read in RULES)
_MAY_BE_NONE = frozenset({"may", "march", "mar", "sat", "sun", "second", "fall", "spring"})
_BEFORE_TIMES = frozenset({"in", "since", "until", "by", "of", "from", "last", "next", "this", "during", "to", "and"})


def find_times(text: str, context: Callable[[int, int], Context]) -> list[Found]:
    """Return the time expressions of a text in order, none overlapping another.

    `context` is asked, for each span, against what it is to be read.
    """
    candidates = sorted(_candidates(text), key=lambda c: (c[0].start(), -c[0].end()))
    found: list[Found] = []
    end = 0
    for match, read in candidates:
        if match.start() < end or not match.group().strip():
            continue
        value = _read(match, read, context(match.start(), match.end()))
        if value is not None:
            found.append(Found(match.start(), match.end(), value))
            end = match.end()
    return found


def _candidates(text: str) -> Iterator[tuple[re.Match[str], Reader]]:
    for pattern, read in _COMPILED:
        for match in pattern.finditer(text):
            if not _is_other_word(match):
                yield match, read


def _is_other_word(match: re.Match[str]) -> bool:
    """Tell whether a bare word stands in small letters that is a verb as often ("may", "march", "fall")."""
    words = match.group()
    return words.lower() in _MAY_BE_NONE and (not words[0].isupper() or not _located(match))


def _located(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 12) : match.start()].lower().split()
    return bool(before) and before[-1] in _BEFORE_TIMES


def _read(match: re.Match[str], read: Reader, context: Context) -> Value | None:
    """Return the value, None also where the words name a day that no calendar has."""
    try:
        return read(match, context)
    except (ValueError, OverflowError):
        return None


def parse_time(words: str, anchor: date | None = None, future: bool = False) -> Value | None:
    """Read a time expression by its words alone, against an anchor where it needs one; None if it is none."""
    found = find_times(words, lambda *_: Context(anchor, future))
    return found[0].value if len(found) == 1 and (found[0].start, found[0].end) == (0, len(words)) else None
