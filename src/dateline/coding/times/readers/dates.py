"""Days told by their date: in full, by month and day, by the day of the month alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dateline.coding.times import calendar as cal
from dateline.coding.times.parts import Parts, reader
from dateline.coding.times.readers.common import day_value, open_date, short_year, way_of
from dateline.coding.times.value import Context, End, Value

JUST_PAST = 30
"""Days for which the last such date is still meant by what was set for it; a year on it would be told with its year."""
DAYS_AHEAD = 62
"""How near a date ahead must be to be meant where the tense does not say on which side it lies."""
SOON = timedelta(days=30)
"""How long after a date told with its year a day and month are taken to be of that year."""
_NAMED_BY_A_DAY = 3
"""Years to either side in which a date's weekday is looked for."""


@reader("date")
def read_date(parts: Parts, context: Context) -> Value | None:
    """Read a date with its year: "14 March 2018", "2018-03-14", "14/03/2018", "11 JAN 90"."""
    short = parts.said("short")
    if short and not _is_short_year(parts, short):
        return None
    year = parts.get("year") or short_year(int(short))
    month, day = int(parts.get("month")), int(parts.get("day"))
    if parts.words[0] != str(year) and ("/" in parts.words or parts.rule == "date in figures"):
        month, day = _in_order(year, month, day, context.anchor)
    return day_value(date(year, month, day), parts.rule, None)


@reader("stamp")
def read_stamp(parts: Parts, context: Context) -> Value | None:
    """Read "2018-03-14T14:30Z"."""
    day = day_value(date(parts.get("year"), int(parts.get("month")), int(parts.get("day"))), parts.rule, None)
    zone = parts.one("ZONE")
    clock = f"{int(parts.get('hour')):02d}:{int(parts.get('minute')):02d}"
    value = f"{day.value}T{clock}"
    return replace(
        day, type="TIME", value=value, precision="hour", clock=f"{clock} {zone}" if zone else clock, kind="time"
    )


def _is_short_year(parts: Parts, short: str) -> bool:
    """Tell whether two figures after a day and month are a year and no count of what follows."""
    if "'" in parts.words or "-" in parts.words or "/" in parts.words or int(short) > 40 or short[0] == "0":
        return True
    return parts.source[0] == "0" and parts.after in ("", ".", ",", ";", ":", ")")


def _in_order(year: int, month: int, day: int, anchor: date | None) -> tuple[int, int]:
    """Return month and day of a date in figures: the order that a calendar has, else that nearer to the anchor."""
    if month > 12 or day > 12:
        return (month, day) if month <= 12 else (day, month)
    if anchor is None:
        return month, day
    both = ((month, day), (day, month))
    ahead = [date(year, m, d) > anchor for m, d in both]
    return both[1] if ahead == [True, False] else both[0]


@reader("month_day")
def read_month_day(parts: Parts, context: Context) -> Value | None:
    """Read a day and month, "2 April", whose year the tense tells, or the weekday beside it."""
    day = int(parts.get("day"))
    if parts.has("month"):
        return _of_told_month(parts, context, day)
    weekday = parts.get("week")
    month = parts.get("month")
    if month is None:
        return _weekday_and_day(context, weekday, day)
    if context.anchor is None:
        date(2000, month, day)
        return open_date(f"XXXX-{month:02d}-{day:02d}", "day and month", context)
    way = way_of(" ".join(parts.words[:1]))
    if weekday is not None and (named := _by_weekday(context.anchor, month, day, weekday)):
        return day_value(named, "day and month, year by the weekday", context.name)
    if way == 0 and (soon := _soon_after_told(context, month, day)):
        return day_value(soon, "day and month, in the year told before", "narrative")
    year = year_by_tense(context, month, day, way)
    return day_value(date(year, month, day), "day and month, year by tense", context.name)


def _soon_after_told(context: Context, month: int, day: int) -> date | None:
    """Return the day in the year of the last date told, where that was told with its year and lies shortly before."""
    told = context.told[0] if context.told else None
    if told is None or told.anchor is not None or told.kind != "day" or told.begin is None or context.future:
        return None
    there = date(told.begin.year, month, min(day, 28)) + timedelta(days=day - min(day, 28))
    return there if timedelta(0) < there - told.begin <= SOON else None


def year_by_tense(context: Context, month: int, day: int, way: int = 0) -> int:
    """Return the year that puts a date on the side of the anchor that the tense tells; without one, the nearest."""
    anchor = context.anchor
    assert anchor is not None
    told, here = (month, day), (anchor.month, anchor.day)
    if way > 0 or (context.future and way == 0):
        since = (anchor - date(anchor.year - (told > here), month, min(day, 28))).days
        return anchor.year + (told < here and (way > 0 or since > JUST_PAST))
    if way < 0 or context.future is False:
        return anchor.year - (told > here)
    ahead = (date(anchor.year + (told < here), month, min(day, 28)) - anchor).days
    return anchor.year + (told < here) if ahead <= DAYS_AHEAD else anchor.year - (told > here)


def _by_weekday(anchor: date, month: int, day: int, weekday: int) -> date | None:
    years = (anchor.year + n for n in range(-_NAMED_BY_A_DAY, _NAMED_BY_A_DAY + 1))
    fitting = [
        d for y in years if not (month == 2 and day == 29 and y % 4) and (d := date(y, month, day)).weekday() == weekday
    ]
    return min(fitting, key=lambda d: abs((d - anchor).days), default=None)


def _of_told_month(parts: Parts, context: Context, day: int) -> Value | None:
    way = way_of(parts.said("way"))
    if context.anchor is None:
        return None
    month = cal.add_months(context.anchor.replace(day=1), way)
    return day_value(month.replace(day=day), "day of a month told", context.name)


def _weekday_and_day(context: Context, weekday: int, day: int) -> Value | None:
    """Read "Tuesday the 14th": the nearest day that is both."""
    if context.anchor is None:
        return None
    near = (context.anchor + timedelta(days=n) for n in range(-190, 190))
    fitting = [d for d in near if d.day == day and d.weekday() == weekday]
    best = min(fitting, key=lambda d: abs((d - context.anchor).days) if context.anchor else 0, default=None)
    return day_value(best, "weekday and day", context.name) if best else None


@reader("bare_day")
def read_bare_day(parts: Parts, context: Context) -> Value | None:
    """Read "on the 14th", a day of the month told before, else of the month that the tense tells."""
    next_word = parts.source_of(len(parts.words))
    if not parts.led_by("time_before_day") or parts.words[0] != "the":
        return None
    if not parts.followed_by("time_after_day") and not (
        next_word.islower() and parts.followed_by("time_after_day_clause")
    ):
        return None
    day = int(parts.get("day"))
    told = context.last_told("day", "time", "month")
    if told and told.begin and told.anchor is None:
        return day_value(told.begin.replace(day=day), "day of the month told before", "narrative")
    if context.anchor is None:
        return open_date(f"XXXX-XX-{day:02d}", "day of the month", context)
    return day_value(nearest_day_of_month(context, day), "day of the month, by tense", context.name)


def nearest_day_of_month(context: Context, day: int) -> date:
    """Return the last such day of a month up to the anchor, or the next after it where the tense says so."""
    anchor = context.anchor
    assert anchor is not None
    months = range(12) if context.future else range(0, -12, -1)
    for count in months:
        first = cal.add_months(anchor.replace(day=1), count)
        if day <= cal.month(first.year, first.month)[1].day:
            found = first.replace(day=day)
            if (found >= anchor) if context.future else (found <= anchor):
                return found
    raise ValueError(day)


@reader("day_range")
def read_day_range(parts: Parts, context: Context) -> Value | None:
    """Read "14-16 June", "from the 3rd to the 5th of May 2017"."""
    first, last, month, year = int(parts.get("day")), int(parts.get("last")), parts.get("month"), parts.get("year")
    if last <= first:
        return None
    if month is None:
        return _within_a_month(context, first, last)
    if year is None and context.anchor is None:
        return open_date(f"XXXX-{month:02d}-{first:02d}", "range of days", context)
    number = year or year_by_tense(context, month, first)
    begin, end = date(number, month, first), date(number, month, last)
    value = _days(begin, end, None if year else context.name)
    return (
        replace(value, ends=_two_days(parts, value))
        if parts.words.count("and") == 1 and "," not in parts.words
        else value
    )


def _two_days(parts: Parts, value: Value) -> tuple[End, End] | tuple[()]:
    """Return "24 April" and "25" of "24 April and 25": two expressions, as TIMEX3 has them."""
    at = parts.first + parts.words.index("and")
    spans = (parts.items[parts.first : at], parts.items[at + 1 : parts.last])
    if parts.words[0] in ("from", "between") or not all(spans):
        return ()
    first, last = (
        End(items[0].start, items[-1].end, "DATE", told, value.anchor)
        for items, told in zip(spans, value.value.split("/"), strict=True)
    )
    return first, last


def _within_a_month(context: Context, first: int, last: int) -> Value | None:
    told = context.last_told("day", "time", "month")
    if told and told.begin:
        return _days(told.begin.replace(day=first), told.begin.replace(day=last), "narrative")
    if context.anchor is None:
        return None
    end = nearest_day_of_month(context, last)
    return _days(end.replace(day=first), end, context.name)


def _days(begin: date, end: date, anchor: str | None) -> Value:
    return Value("DATE", f"{begin}/{end}", "range of days", begin, end, "day", anchor=anchor, kind="day")
