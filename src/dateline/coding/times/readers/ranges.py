"""Ranges between two times, nights between two days, days in a row."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dateline.coding.times import calendar as cal
from dateline.coding.times.parts import Parts, reader
from dateline.coding.times.readers.common import ONE_DAY
from dateline.coding.times.readers.dates import year_by_tense
from dateline.coding.times.readers.joins import in_year_of
from dateline.coding.times.value import Context, End, Value

_BY_OTHER = "year told by the other end"
_CYCLES = {"day": 7, "time": 7, "weekend": 7, "week": 7}


@reader("range")
def read_range(parts: Parts, context: Context) -> Value | None:
    """Read "from 3 March to 5 April", "between Monday and Wednesday", "June to August 2017" as one interval.

    Each end may leave to the other what it does not tell: its year, its week. TIMEX3 has two expressions there.
    """
    value = _range(parts)
    if value is None or "/" not in value.value:
        return value
    first, last = value.value.split("/")
    return replace(value, ends=(_end(parts, "a", first, value), _end(parts, "b", last, value)))


def _end(parts: Parts, name: str, value: str, whole: Value) -> End:
    item, found = parts.items[parts.match.start(name)], parts.found(name)
    assert found is not None
    anchor = whole.anchor if whole.anchor or found.anchor is None else "narrative"  # what the other end told
    return End(item.start, item.end, found.type, value, anchor, found.clock)


@reader("month_range")
def read_month_range(parts: Parts, context: Context) -> Value | None:
    """Read "30 April-2 May 2018": from a day of one month to a day of the next, in figures joined by a hyphen."""
    year = parts.get("year")
    if year is None and context.anchor is None:
        return None
    last, month = int(parts.get("last")), parts.get("until")
    number = year or year_by_tense(context, month, last)
    end = date(number, month, last)
    begin = date(number - (parts.get("month") > month), parts.get("month"), int(parts.get("day")))
    if begin >= end:
        return None
    anchor = None if year else context.name
    return Value("DATE", f"{begin}/{end}", "range of days", begin, end, "day", anchor=anchor, kind="day")


def _range(parts: Parts) -> Value | None:
    a, b = parts.found("a"), parts.found("b")
    if a is None or b is None or a.weak or b.weak:
        return None
    if a.begin is None and b.begin and b.anchor is None:
        a = replace(in_year_of(a, b) or a, rule=_BY_OTHER, anchor=a.anchor)
    elif b.begin is None and a.begin and a.anchor is None:
        b = replace(in_year_of(b, a) or b, rule=_BY_OTHER, anchor=b.anchor)
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
    if end < begin or (begin == end and a.kind == "day" and b.kind == "day"):
        return None
    anchor = a.anchor if a.anchor and b.anchor else None
    if {a.kind, b.kind} & {"time", "clock", "part"}:
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
    if a.kind == b.kind == "clock":
        return replace(a, clock=f"{a.clock}-{b.clock}", rule="range of hours")
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
        if "weekday, past" in a.rule and "weekday, past" in b.rule:
            return begin - timedelta(days=7), end  # "from Friday to Monday" in a report of Friday: the last one
        end += timedelta(days=7)
    elif end < begin and "year" in b.rule:
        begin = _to_year(begin, begin.year - 1)
    if a.anchor and a.kind == b.kind and "year" in a.rule and (end - begin).days > 366:
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


@reader("into")
def read_into(parts: Parts, context: Context) -> Value | None:
    """Read "Friday night into Saturday": from one day into the next, two expressions as a range has."""
    a, b = parts.found("a"), parts.found("b")
    if not (a and b and a.begin and a.begin == a.end and b.end and b.begin == b.end):
        return None
    end = a.begin + (b.end - a.begin) % timedelta(days=7)
    if end != a.begin + ONE_DAY:
        return None
    part = a.clock or ("night" if a.kind == "day" else "")
    value = Value("TIME", f"{a.value}/{b.value}", "range", a.begin, end, "day", part, a.anchor or b.anchor, kind="time")
    return replace(value, ends=(_end(parts, "a", a.value, value), _end(parts, "b", b.value, value)))


@reader("months_in_row")
def read_months_in_row(parts: Parts, context: Context) -> Value | None:
    """Read "April and May 2018", "late April or early May": two times of which one follows the other."""
    a, b = parts.found("a"), parts.found("b")
    if not (a and b) or a.kind != b.kind:
        return None
    value = read_range(parts, context)
    if value is None or value.begin is None or value.end is None or not value.ends:
        return None
    length = (value.end - value.begin).days
    both = sum((v.end - v.begin).days + 1 for v in (a, b) if v.begin and v.end)
    return value if length <= both else None


@reader("days_in_row")
def read_days_in_row(parts: Parts, context: Context) -> Value | None:
    """Read "Saturday and Sunday": two days, or three, of which one follows the other."""
    a, b, middle = parts.found("a"), parts.found("b"), parts.found("m")
    if middle is not None and a is not None and b is not None:
        return _three_days(a, middle, b)
    if (
        not (a and b and a.begin and b.end)
        or b.begin != a.begin + ONE_DAY
        or a.end != a.begin
        or "weekday" not in a.rule
    ):
        return None
    return Value("DATE", f"{a.value}/{b.value}", "days in a row", a.begin, b.end, "day", anchor=a.anchor, kind="day")


def _three_days(a: Value, middle: Value, b: Value) -> Value | None:
    if not (a.begin and middle.begin and b.begin and "weekday" in a.rule and a.begin == a.end):
        return None
    if (middle.begin - a.begin, b.begin - middle.begin) != (ONE_DAY, ONE_DAY) or b.begin != b.end:
        return None
    return Value("DATE", f"{a.value}/{b.value}", "days in a row", a.begin, b.end, "day", anchor=a.anchor, kind="day")


@reader("night")
def read_night(parts: Parts, context: Context) -> Value | None:
    """Read "the night of 3 to 4 May", "overnight Saturday": from one day into the next."""
    a, b, night = parts.found("a"), parts.found("b"), parts.found("n")
    if a is None and night is not None and b is not None and b.begin and b.kind == "day":
        a = replace(b, begin=b.begin - ONE_DAY, end=b.begin - ONE_DAY, value=(b.begin - ONE_DAY).isoformat())
    if a is None or a.begin is None or a.end is None or a.kind != "day":
        return None
    overnight = night is not None and night.rule.startswith(("overnight", "night into"))
    if night is not None and not overnight:
        return None
    end = b.end if b and b.end else a.end if a.end != a.begin else a.begin + ONE_DAY if overnight else a.begin
    if not 0 <= (end - a.begin).days <= 2:
        return None
    value = a.value.partition("/")[0]
    return Value("TIME", f"{value}TNI", f"night, {a.rule}", a.begin, end, "day", "night", a.anchor, kind="time")
