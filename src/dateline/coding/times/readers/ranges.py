"""Ranges between two times, nights between two days, days in a row."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dateline.coding.times import calendar as cal
from dateline.coding.times.parts import Parts, reader
from dateline.coding.times.readers.common import ONE_DAY
from dateline.coding.times.value import Context, Value

_CYCLES = {"day": 7, "time": 7, "weekend": 7, "week": 7}


@reader("range")
def read_range(parts: Parts, context: Context) -> Value | None:
    """Read "from 3 March to 5 April", "between Monday and Wednesday", "June to August 2017" as one interval.

    Each end may leave to the other what it does not tell: its year, its week.
    """
    a, b = parts.found("a"), parts.found("b")
    if a is None or b is None or a.weak or b.weak:
        return None
    if a.begin is None or b.end is None:
        value = f"{a.value}/{b.value}"
        return (
            replace(a, value=value, rule="range, its dates not known", anchor=a.anchor or b.anchor)
            if a.kind == b.kind
            else None
        )
    if not _alike(a, b) or (a.kind != b.kind and parts.words[0] not in ("from", "between")):
        return None
    begin, end = _fitted(a, b)
    if end < begin or (begin == end and a.kind == "day"):
        return None
    anchor = a.anchor if a.anchor and b.anchor else None
    if a.kind == "time" or b.kind == "time":
        return _of_hours(a, b, begin, end, anchor)
    precision = max(a.precision, b.precision, key=_COARSE.index)
    return Value(
        "DATE", f"{_named(a, begin)}/{_named(b, end)}", "range", begin, end, precision, anchor=anchor, kind=b.kind
    )


_COARSE = ("unknown", "hour", "day", "week", "month", "season", "year")


def _alike(a: Value, b: Value) -> bool:
    """Tell whether two times can be ends of one range: not "from last year to Friday"."""
    fine = {"day", "time", "feast", "clock", "part"}
    return (a.kind in fine) == (b.kind in fine) or {a.kind, b.kind} <= {"day", "month", "season", "feast"}


def _of_hours(a: Value, b: Value, begin: date, end: date, anchor: str | None) -> Value:
    clock = f"{a.clock}-{b.clock}" if a.clock and b.clock else a.clock or b.clock
    return Value(
        "TIME", f"{a.value}/{b.value}", "range", begin, end, "hour", clock, anchor or a.anchor or b.anchor, kind="time"
    )


def _fitted(a: Value, b: Value) -> tuple[date, date]:
    """Return the first day of one and the last of the other, with what one left open taken from the other."""
    assert a.begin
    assert b.end
    begin, end = a.begin, b.end
    if a.anchor and not b.anchor and a.kind in ("day", "month") and "year" in a.rule:
        begin = _to_year(begin, end.year)
        return (_to_year(begin, end.year - 1), end) if begin > end else (begin, end)
    if b.anchor and not a.anchor and "year" in b.rule:
        end = _to_year(end, begin.year)
        return (begin, _to_year(end, begin.year + 1)) if end < begin else (begin, end)
    if end < begin and b.kind in _CYCLES and "weekday" in b.rule:
        end += timedelta(days=7)
    elif end < begin and "year" in b.rule:
        begin = _to_year(begin, begin.year - 1)
    if a.kind == b.kind and "year" in a.rule and (end - begin).days > 366:
        begin = _to_year(begin, begin.year + 1)
    return begin, end


def _to_year(day: date, year: int) -> date:
    return cal.add_months(day, (year - day.year) * 12)


def _named(value: Value, day: date) -> str:
    """Return an end of a range as its TIMEX3 value, with the year that it was fitted to."""
    told = value.value
    return (
        f"{day.year}{told[4:]}" if told[:4].isdigit() and value.kind in ("day", "month") and len(told) <= 10 else told
    )


@reader("days_in_row")
def read_days_in_row(parts: Parts, context: Context) -> Value | None:
    """Read "Saturday and Sunday": two days of which one follows the other."""
    a, b = parts.found("a"), parts.found("b")
    if (
        not (a and b and a.begin and b.end)
        or b.begin != a.begin + ONE_DAY
        or a.end != a.begin
        or "weekday" not in a.rule
    ):
        return None
    return Value("DATE", f"{a.value}/{b.value}", "days in a row", a.begin, b.end, "day", anchor=a.anchor, kind="day")


@reader("night")
def read_night(parts: Parts, context: Context) -> Value | None:
    """Read "the night of 3 to 4 May", "overnight Saturday": from one day into the next."""
    a, b, night = parts.found("a"), parts.found("b"), parts.found("n")
    if a is None or a.begin is None or a.end is None or a.kind != "day":
        return None
    overnight = night is not None and night.rule.startswith("overnight")
    if night is not None and not overnight:
        return None
    end = b.end if b and b.end else a.end if a.end != a.begin else a.begin + ONE_DAY if overnight else a.begin
    if not 0 <= (end - a.begin).days <= 2:
        return None
    value = a.value.partition("/")[0]
    return Value("TIME", f"{value}TNI", f"night, {a.rule}", a.begin, end, "day", "night", a.anchor, kind="time")
