"""Days of feasts, by the calendars that they are kept in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from hijridate import Gregorian, Hijri

from dateline.codebook import Codebook
from dateline.codebook.schema import Holiday, TimePattern

ISLAMIC_YEARS = range(1925, 2077)
"""The years of our calendar that the Umm al-Qura tables reach over."""


def feast_forms(codebook: Codebook) -> dict[str, TimePattern]:
    """Return the rules of the grammar that the codebook's holidays make."""
    rules = {}
    for key, holiday in codebook.holidays.items():
        names = tuple(f"{before}{_row(name)}{after}" for name in holiday.names for before, after in _AROUND)
        rules[f"feast: {key}"] = TimePattern.model_validate({"forms": names, "reader": "feast", "with": {"feast": key}})
    return rules


_AROUND = (
    ("[way=$next] [the] ", " [day] [holiday] [of] [,] [YEAR]"),
    ("[the] (end | eve | last day | first day) of [the] ", " [holiday] [of] [,] [YEAR]"),
)


def _row(name: str) -> str:
    return (
        name.replace("'s", " 's").replace("s'", "s '").replace("-", " - ").replace("/", " / ").replace("a'e", "a ' e")
    )


def feast_days(codebook: Codebook, key: str, year: int) -> list[tuple[date, date]]:
    """Return the first and last day of a holiday in a year of our calendar; some come twice, some not at all."""
    holiday = codebook.holidays[key]
    if holiday.feasts:
        return sorted(days for name in holiday.feasts for days in feast_days(codebook, name, year))
    if holiday.year not in (None, year):
        return []
    length = timedelta(days=holiday.days - 1)
    return [(day, day + length) for day in _firsts(holiday, year)]


def _firsts(holiday: Holiday, year: int) -> Iterator[date]:
    match holiday.calendar:
        case "gregorian":
            yield date(year, holiday.month, holiday.day)
        case "easter":
            yield easter(year) + timedelta(days=holiday.offset)
        case "orthodox":
            yield orthodox_easter(year) + timedelta(days=holiday.offset)
        case "nth":
            yield nth_weekday(year, holiday.month, holiday.weekday, holiday.nth, holiday.after)
        case "persian":
            yield persian(year, holiday.month, holiday.day)
        case "hebrew":
            yield hebrew(year + 3760 + (holiday.month >= 7), holiday.month, holiday.day)
        case "islamic-nth":
            yield from _of_islamic_month(holiday, year)
        case _:
            yield from islamic(year, holiday.month, holiday.day)


def _of_islamic_month(holiday: Holiday, year: int) -> Iterator[date]:
    """Yield the last such weekday of an Islamic month that falls in a year of ours (Quds Day)."""
    for first in islamic(year, holiday.month, 1):
        number = Gregorian(first.year, first.month, first.day).to_hijri().year
        last = islamic_month(number, holiday.month)[1]
        yield last - timedelta(days=(last.weekday() - holiday.weekday) % 7)


def nth_weekday(year: int, month: int, weekday: int, nth: int, after: int = 0) -> date:
    """Return the nth such weekday of a month after its day `after`; from the end if `nth` is negative."""
    if nth < 0:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7 + 7 * (-nth - 1))
    first = date(year, month, 1 + after)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def easter(year: int) -> date:
    """Return Western Easter Sunday (Meeus, Astronomical Algorithms, 1991, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    rest = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * rest) // 433
    month, day = divmod(h + rest - 7 * m + 90, 25)[0], 0
    day = (h + rest - 7 * m + 33 * month + 19) % 32
    return date(year, month, day)


def orthodox_easter(year: int) -> date:
    """Return Orthodox Easter Sunday in our calendar (Meeus, chapter 8, Julian; 13 days apart until 2099)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)


def islamic(year: int, month: int, day: int) -> Iterator[date]:
    """Yield the days of a year of ours on which an Islamic date falls, by the Umm al-Qura calendar.

    Countries that go by the sighting of the moon may keep it a day later. Nothing is yielded out of `ISLAMIC_YEARS`.
    """
    if year not in ISLAMIC_YEARS:
        return
    first = Gregorian(year, 1, 1).to_hijri().year
    for number in (first, first + 1):
        found = Hijri(number, month, day).to_gregorian()
        if found.year == year:
            yield date(found.year, found.month, found.day)


def islamic_month(hijri_year: int, month: int) -> tuple[date, date]:
    """Return the first and last day of a month of the Umm al-Qura calendar. Raises ValueError out of its tables."""
    try:
        first = Hijri(hijri_year, month, 1)
        length = first.month_length()
    except (OverflowError, IndexError) as error:
        raise ValueError(f"not in the tables: {error}") from error
    begin = first.to_gregorian()
    day = date(begin.year, begin.month, begin.day)
    return day, day + timedelta(days=length - 1)


def persian(year: int, month: int, day: int) -> date:
    """Return the day of the Solar Hijri calendar whose new year falls in a year of ours.

    By the rule of eight leap years in 33, which gives the new years of Iran from 1799 to 2256.
    """
    solar = year - 621
    first = _PERSIAN_1396.toordinal() + 365 * (solar - 1396) + _persian_leaps(solar - 1) - _persian_leaps(1395)
    return date.fromordinal(first + (month - 1) * 31 - max(0, month - 7) + day - 1)


_PERSIAN_1396 = date(2017, 3, 21)
_PERSIAN_LEAPS = (1, 5, 9, 13, 17, 22, 26, 30)
"""The leap years of a cycle of 33."""


def _persian_leaps(year: int) -> int:
    """Return the number of leap years up to a Persian year."""
    cycles, rest = divmod(year, 33)
    return len(_PERSIAN_LEAPS) * cycles + sum(leap <= rest for leap in _PERSIAN_LEAPS)


def hebrew(year: int, month: int, day: int) -> date:
    """Return a day of the Hebrew calendar; months are counted from Nisan (Reingold and Dershowitz, chapter 8)."""
    ordinal = _HEBREW_EPOCH + _hebrew_new_year(year)
    length = _hebrew_new_year(year + 1) - _hebrew_new_year(year)
    leap = (7 * year + 1) % 19 < 7
    after_new_year = (*range(7, 13 + leap), *range(1, 7)) if month < 7 else range(7, month)
    for number in after_new_year:
        if number == month:
            break
        ordinal += _hebrew_month(number, length, leap)
    return date.fromordinal(ordinal + day - 1)


_HEBREW_EPOCH = -1373427
"""The ordinal of the day before the first new year."""


def _hebrew_new_year(year: int) -> int:
    months = (235 * year - 234) // 19
    parts = 12084 + 13753 * months
    day = 29 * months + parts // 25920
    return day + 1 if 3 * (day + 1) % 7 < 3 else day


def _hebrew_month(month: int, year_length: int, leap: bool) -> int:
    if month == 8:
        return 30 if year_length % 10 == 5 else 29
    if month == 9:
        return 29 if year_length % 10 == 3 else 30
    if month == 12:
        return 30 if leap else 29
    return 29 if month in (2, 4, 6, 10, 13) else 30
