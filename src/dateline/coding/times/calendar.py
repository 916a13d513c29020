"""Intervals of the calendar as pairs of days, both included."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

SEASONS = {
    "spring": ("SP", 3),
    "summer": ("SU", 6),
    "autumn": ("FA", 9),
    "fall": ("FA", 9),
    "winter": ("WI", 12),
}
"""TIMEX3's letters and the first month (northern hemisphere)."""


def month(year: int, number: int) -> tuple[date, date]:
    """Return the days of a month."""
    return date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1])


def third(begin: date, end: date, part: str) -> tuple[date, date]:
    """Return the early, middle or late third of an interval of a month or year."""
    days = (end - begin).days + 1
    if begin.month == 1 and end.month == 12:
        first = {"early": 1, "mid": 5, "late": 10}[part]
        last = {"early": 4, "mid": 8, "late": 12}[part]
        return date(begin.year, first, 1), month(end.year, last)[1]
    cut = days // 3
    if part == "early":
        return begin, begin + timedelta(days=cut - 1)
    if part == "mid":
        return begin + timedelta(days=cut), begin + timedelta(days=2 * cut - 1)
    return begin + timedelta(days=2 * cut), end


def season(year: int, name: str) -> tuple[date, date]:
    """Return the days of a season; a winter begins in the December of its year."""
    first = SEASONS[name][1]
    last = (first + 1) % 12 + 1
    return date(year, first, 1), month(year + (first == 12), last)[1]


def week(day: date) -> tuple[date, date]:
    """Return Monday to Sunday of the week of a day."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def add_months(day: date, months: int) -> date:
    """Return a day so many months on; the last day of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, number = divmod(index, 12)
    if not 1 <= year <= 9999:
        raise ValueError(f"year {year} is out of the calendar")
    return date(year, number + 1, min(day.day, calendar.monthrange(year, number + 1)[1]))


def shifted(day: date, unit: str, count: int) -> date:
    """Return a day `count` units ("day", "week", "month", "year", ...) on or, if negative, back."""
    if unit in _DAYS:
        return day + timedelta(days=count * _DAYS[unit])
    if unit in _MONTHS:
        return add_months(day, count * _MONTHS[unit])
    return day


_DAYS = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}
_MONTHS = {
    "month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "generation": 360, "century": 1200,
    "millennium": 12000,
}  # fmt: skip
"""Lengths of units; a generation is taken for thirty years."""


def nearest_weekday(anchor: date, weekday: int, future: bool) -> date:
    """Return the last such weekday up to the anchor, or the next from it; the anchor may be either."""
    if future:
        return anchor + timedelta(days=(weekday - anchor.weekday()) % 7)
    return anchor - timedelta(days=(anchor.weekday() - weekday) % 7)
