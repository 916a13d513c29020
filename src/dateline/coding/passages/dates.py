"""The date of publication that a text's own dateline or page clutter tells."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[ -]?(?P<month>[a-z]{3,9})\.?[ ,-]*(?P<year>\d{4}|\d\d)\b"
    r"|(?P<month2>[a-z]{3,9})\.?\s*(?P<day2>\d{1,2})(?:st|nd|rd|th)?,?\s*(?P<year2>\d{4})\b",
    re.IGNORECASE,
)
_ISO = re.compile(r"\b((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})\b")
_NUMERIC = re.compile(r"\b(\d{1,2})[-/](\d{1,2})[-/]((?:19|20)\d\d)\b")
_DOTTED = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)\b")
"""With stops between, the day comes first wherever dates are written so."""
_CENTURY_TURN = 30
"""Years of two digits up to this one are of this century."""


def full_date(words: str) -> str | None:
    """Return the full date told in `words` as an ISO date.

    None where there is none, where it is no day of the calendar, or where day and month cannot be
    told apart ("04-05-2016").
    """
    if found := _ISO.search(words):
        return _iso(int(found[1]), int(found[2]), int(found[3]))
    if found := _DOTTED.search(words):
        return _iso(int(found[3]), int(found[2]), int(found[1]))
    if found := _NUMERIC.search(words):
        first, second, year = int(found[1]), int(found[2]), int(found[3])
        if first > 12 or first == second:
            return _iso(year, second, first)
        return _iso(year, first, second) if second > 12 else None
    return next(filter(None, map(_named, _NAMED.finditer(words))), None)


def _named(found: re.Match[str]) -> str | None:
    month = (found["month"] or found["month2"])[:3].lower()
    if month not in _MONTHS:
        return None
    year = int(found["year"] or found["year2"])
    if year < 100:
        year += 2000 if year <= _CENTURY_TURN else 1900
    return _iso(year, _MONTHS.index(month) + 1, int(found["day"] or found["day2"]))


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
