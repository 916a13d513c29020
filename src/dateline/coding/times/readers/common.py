"""What several families of readers need: numbers in words, lengths as TIMEX3 writes them, ways, periods."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateline.coding.times import calendar as cal
from dateline.coding.times.parts import Parts
from dateline.coding.times.value import Context, Kind, Value
from dateline.model import TimePrecision

UNITS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "weekend": "W",
    "fortnight": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "E", "century": "C",
    "millennium": "L", "generation": "Y",
}  # fmt: skip
"""TIMEX3's letters of the units; a leading T where they are parts of a day."""
PRECISION: dict[str, TimePrecision] = {
    "hour": "hour", "minute": "hour", "second": "hour", "day": "day", "night": "day", "week": "week",
    "fortnight": "week", "weekend": "day", "month": "month", "quarter": "season", "half": "season", "season": "season",
    "year": "year", "decade": "year", "century": "year", "generation": "year", "millennium": "year",
}  # fmt: skip
_BACK = ("last", "past", "previous", "preceding", "prior")
_AHEAD = ("next", "coming", "following", "upcoming", "ensuing", "succeeding")
_BY_NARRATIVE = ("previous", "preceding", "following", "same", "that", "ensuing")
_HALVES = {"Y": "6M", "H": "30M", "M": "30S", "D": "T12H", "C": "50Y"}
"""What half of a unit is, by its letter (a month's half has no exact length)."""
ONE_DAY = timedelta(days=1)


def number_of(parts: Parts, words: str) -> float | None:
    """Return the number that words say; None where they leave it open ("several")."""
    lexicon = parts.lexicon.classes
    total, current, half = 0.0, 0.0, 0.0
    known = False
    for word in re.findall(r"½|\d+(?:,\d{3})*(?:\.\d+)?|[^\W\d_]+", words.replace("1 / 2", "½").replace("1/2", "½")):
        if word in ("half", "½"):
            half, known = 0.5, True
        elif word[0].isdigit():
            current, known = current + float(word.replace(",", "")), True
        elif word in lexicon["ONES"] or word in lexicon["TENS"]:
            current += float(lexicon["ONES"].get(word) or lexicon["TENS"].get(word) or 0)
            known = True
        elif word in lexicon["BIG"]:
            current = max(current, 1) * float(lexicon["BIG"][word] or 1)
        elif word == "dozen":
            return 6.0 if half else 12.0 if words in ("a dozen", "dozen") else None
        elif word == "couple":
            current, known = 2, True
        elif word in lexicon["MANY"] or word == "handful" or word == "number":
            return None
        elif word in ("a", "an", "another") and not known and not current:
            current = 1
    total = current + half
    if half and words.startswith(("half", "a half")):
        return 0.5
    return total or None


def amount(count: float | None, unit: str) -> str:
    """Return a length as TIMEX3 writes it: 2.5 years are P2Y6M, two decades P20Y, an unknown number of weeks PXW."""
    code = UNITS[unit]
    time, letter = ("T", code[1]) if code[0] == "T" else ("", code)
    if count is None:
        return f"P{time}X{letter}"
    count *= 2 if unit == "fortnight" else 1
    if letter in "EC" and count != 1:
        return f"P{count * (10 if letter == 'E' else 100):g}Y"
    if letter == "L":
        return f"P{count:g}L"
    whole, half = int(count), count - int(count)
    if half == 0.5 and letter in _HALVES and not (letter == "M" and not time):
        front = f"{whole}{letter}" if whole else ""
        return f"P{time}{front}{_HALVES[letter]}"
    return f"P{time}{count:g}{letter}"


def way_of(words: str) -> int:
    """Return which one words choose, from the anchor: -1 "last", 1 "the coming", 0 "this"."""
    found = set(words.split())
    return -1 if found & set(_BACK) else 1 if found & set(_AHEAD) else 0


def by_narrative(words: str) -> bool:
    """Tell whether words count from a time that the text told ("the following") rather than from its own date."""
    return any(w in _BY_NARRATIVE for w in words.split())


def period(day: date, unit: str) -> tuple[date, date, str]:
    """Return the first and last day, and the TIMEX3 value, of the week, month, quarter, ... that holds a day."""
    if unit == "week":
        begin, end = cal.week(day)
        year, number, _ = day.isocalendar()
        return begin, end, f"{year}-W{number:02d}"
    if unit == "month":
        return *cal.month(day.year, day.month), f"{day.year}-{day.month:02d}"
    if unit == "quarter":
        first = (day.month - 1) // 3 * 3 + 1
        return date(day.year, first, 1), cal.month(day.year, first + 2)[1], f"{day.year}-Q{first // 3 + 1}"
    if unit == "half":
        first = 1 if day.month < 7 else 7
        return date(day.year, first, 1), cal.month(day.year, first + 5)[1], f"{day.year}-H{1 if first == 1 else 2}"
    if unit == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31), f"{day.year}"
    if unit == "decade":
        start = day.year // 10 * 10
        return date(start, 1, 1), date(start + 9, 12, 31), str(start // 10)
    if unit == "century":
        start = (day.year - 1) // 100 * 100 + 1
        return date(start, 1, 1), date(start + 99, 12, 31), f"{start // 100:02d}"
    return day, day, day.isoformat()


def period_value(day: date, unit: Kind, rule: str, anchor: str | None) -> Value:
    """Return the value of the period of a kind that holds a day."""
    begin, end, value = period(day, unit)
    return Value("DATE", value, rule, begin, end, PRECISION[unit], anchor=anchor, kind=unit)


def day_value(day: date, rule: str, anchor: str | None) -> Value:
    """Return the value of one day."""
    return Value("DATE", day.isoformat(), rule, day, day, "day", anchor=anchor, kind="day")


def open_date(value: str, rule: str, context: Context, kind: Kind = "day", clock: str | None = None) -> Value:
    """Return a value whose day cannot be told, since that from which it is counted is not known."""
    return Value("DATE", value, f"{rule}, its date not known", clock=clock, anchor=context.name, kind=kind)


def short_year(number: int) -> int:
    """Return the year of two digits: up to 40 of this century, else of the last."""
    return number + (2000 if number <= 40 else 1900)


def is_title(parts: Parts, word: str) -> bool:
    """Tell whether a word has a capital though its match begins small ("in 60 Minutes"), as in a title."""
    return bool(re.search(rf"\b{word[:1].upper()}{re.escape(word[1:])}\b", parts.source)) and not parts.source.isupper()
