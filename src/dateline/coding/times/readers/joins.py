"""Parts of periods, periods of years told by another word, and steps from times that stand beside them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dateline.coding.times import calendar as cal
from dateline.coding.times.parts import Parts, reader
from dateline.coding.times.readers.common import ONE_DAY, day_value, number_of, period, period_value
from dateline.coding.times.readers.offsets import stepped
from dateline.coding.times.value import Context, Value
from dateline.model import TimePrecision

_FINER: dict[str, TimePrecision] = {"year": "season", "month": "week", "decade": "year", "season": "month",
                                    "quarter": "month", "half": "month", "century": "year", "week": "day"}  # fmt: skip
_LAST = {"latter": "late", "final": "late", "closing": "late", "last": "late", "first": "early", "opening": "early"}


@reader("phase")
def read_phase(parts: Parts, context: Context) -> Value | None:
    """Read "early July", "the end of last year", "late on Monday": a third of the period (codebook, ruling 10)."""
    value = parts.found("p")
    if value is None:
        return None
    words = parts.words[:-1]
    if "to" in words:
        first, last = thirds(value, words[0]), thirds(value, "late" if "late" in words else "mid")
        return replace(last, rule=f"{value.rule}, two thirds", begin=first.begin)
    part = next((str(v) for w in words if (v := parts.lexicon.classes["PART"].get(w) or _LAST.get(w))), "")
    if value.kind in ("day", "time"):
        if value.kind == "day" and value.begin == value.end:
            return replace(value, clock=part if part in ("early", "late", "mid") else value.clock)
        return value if value.kind == "time" else thirds(value, part)
    if not part or value.begin is None or value.end is None:
        return value
    if part in ("earlier", "later", "rest"):
        return _from_anchor(value, part, context)
    return thirds(value, part)


def thirds(value: Value, part: str) -> Value:
    """Return the early, middle or late third of a period, by the codebook's ruling 10; the period for other words."""
    if part not in ("early", "mid", "late") or not value.begin or not value.end:
        return value
    begin, end = cal.third(value.begin, value.end, part)
    if value.kind == "decade":
        start = value.begin.year
        first, last = {"early": (0, 3), "mid": (4, 6), "late": (6, 9)}[part]
        begin, end = date(start + first, 1, 1), date(start + last, 12, 31)
    return replace(
        value,
        rule=f"{value.rule}, {part} third",
        begin=begin,
        end=end,
        precision=_FINER.get(value.kind, value.precision),
    )


def _from_anchor(value: Value, part: str, context: Context) -> Value:
    """Return what of a period lies before the anchor or after it."""
    anchor, begin, end = context.anchor, value.begin, value.end
    if anchor is None or begin is None or end is None or not begin < anchor < end:
        return value
    name = value.anchor or context.name
    if part == "earlier":
        return replace(value, end=anchor - ONE_DAY, anchor=name)
    return replace(value, begin=anchor + ONE_DAY, anchor=name)


@reader("nth_part")
def read_nth_part(parts: Parts, context: Context) -> Value | None:
    """Read "the first week of March", "the last ten days of Ramadan", "the second half of 2016"."""
    value = parts.found("p")
    if value is None or value.begin is None or value.end is None:
        return None
    day, length = parts.found("w"), parts.found("s")
    if length is not None:
        return _ends(parts, value, length)
    number = parts.one("ORDINAL")
    if day is not None:
        return _nth_weekday(value, day.begin.weekday(), number) if day.begin and "weekday" in day.rule else None
    unit = next(
        (
            w.rstrip("s")
            for w in parts.words
            if w.rstrip("s") in ("day", "week", "month", "weekend", "fortnight", "half", "third", "quarter")
        ),
        "day",
    )
    if unit in ("half", "third", "quarter"):
        return _fraction(value, number, {"half": 2, "third": 3, "quarter": 4}[unit])
    many = any(w in parts.words for w in ("days", "weeks", "months"))
    count = number_of(parts, parts.said("count")) if parts.said("count") else None
    size = int(count) if count else (3 if unit == "day" else 2) if many else 1
    if many and number not in (1, -1):
        return None
    return _slice(value, unit, number, size)


def _ends(parts: Parts, value: Value, length: Value) -> Value | None:
    """Return the first or last days, weeks or months of a period, as many as a length tells."""
    words = parts.source.lower().split()
    first = any(w in words[:3] for w in ("first", "opening", "early"))
    last = any(w in words[:3] for w in ("last", "final", "closing"))
    unit = length.unit or length.kind
    if not (first or last) or unit not in ("day", "week", "weekend", "month"):
        return None
    count = (length.count or _SOME[unit]) if length.unit else 1
    return _slice(value, unit, 1 if first else -1, int(count))


_SOME = {"day": 7, "week": 2, "month": 3, "weekend": 1}
"""How many "the first days" and the like are taken for."""


def _slice(value: Value, unit: str, number: int, size: int) -> Value | None:
    assert value.begin
    assert value.end
    first = (number - 1) * size if number > 0 else 0
    if unit == "month":
        begin = cal.add_months(value.begin, first) if number > 0 else cal.add_months(value.end.replace(day=1), 1 - size)
        end = cal.month(*_ahead(begin, size - 1))[1]
    elif unit == "weekend":
        begin = (
            cal.nearest_weekday(value.begin, 5, True) + timedelta(days=7 * (number - 1))
            if number > 0
            else cal.nearest_weekday(value.end, 5, False)
        )
        end = begin + ONE_DAY
    else:
        days = {"day": 1, "week": 7, "fortnight": 14}[unit] * size
        begin = (
            value.begin + timedelta(days=days * (number - 1)) if number > 0 else value.end - timedelta(days=days - 1)
        )
        end = begin + timedelta(days=days - 1)
    if begin < value.begin or begin > value.end:
        return None
    precision: TimePrecision = (
        "day" if unit in ("day", "weekend") and size == 1 else "month" if unit == "month" else "week"
    )
    name = (
        begin.isoformat()
        if unit == "day" and size == 1
        else f"{begin.year}-{begin.month:02d}"
        if unit == "month" and size == 1
        else value.value
    )
    kind = "day" if name == begin.isoformat() else value.kind
    return replace(
        value,
        value=name,
        rule=f"{unit} {number} of {value.value}",
        begin=begin,
        end=end,
        precision=precision,
        kind=kind,
    )


def _ahead(day: date, months: int) -> tuple[int, int]:
    there = cal.add_months(day, months)
    return there.year, there.month


def _fraction(value: Value, number: int, parts: int) -> Value | None:
    assert value.begin
    assert value.end
    index = parts - 1 if number == -1 else number - 1
    if not 0 <= index < parts:
        return None
    if value.kind == "year" and value.begin.month == 1:
        months = 12 // parts
        begin = date(value.begin.year, index * months + 1, 1)
        end = cal.month(begin.year, begin.month + months - 1)[1]
        name = f"{begin.year}-{'H' if parts == 2 else 'Q'}{index + 1}" if parts in (2, 4) else value.value
        return replace(
            value,
            value=name,
            rule=f"part {index + 1} of {parts} of a year",
            begin=begin,
            end=end,
            precision="season",
            kind="half",
        )
    length = (value.end - value.begin).days + 1
    begin = value.begin + timedelta(days=length * index // parts)
    end = value.begin + timedelta(days=length * (index + 1) // parts - 1)
    return replace(
        value,
        rule=f"part {index + 1} of {parts} of {value.value}",
        begin=begin,
        end=end,
        precision=_FINER.get(value.kind, "week"),
    )


def _nth_weekday(value: Value, weekday: int, number: int) -> Value | None:
    assert value.begin
    assert value.end
    if number > 0:
        day = value.begin + timedelta(days=(weekday - value.begin.weekday()) % 7 + 7 * (number - 1))
    else:
        day = value.end - timedelta(days=(value.end.weekday() - weekday) % 7)
    if not value.begin <= day <= value.end:
        return None
    return replace(
        value, value=day.isoformat(), rule="weekday of a month", begin=day, end=day, precision="day", kind="day"
    )


@reader("in_year")
def read_in_year(parts: Parts, context: Context) -> Value | None:
    """Read "July last year", "last year's third quarter", "3 May of this year": one time's year told by another."""
    a, y = parts.found("a"), parts.found("y")
    if a is None or y is None or y.begin is None or a.anchor is None:
        return None
    if a.kind == "day" and "day and month" not in a.rule:
        return None
    if a.begin is None or a.end is None:
        return in_year_of(a, y)
    if "this" not in parts.words and "," in parts.words:
        return None
    if (y.end or y.begin).year != y.begin.year and y.kind == "year":
        return None
    if a.rule == "range":
        return _range_in_year(a, y.begin.year, y.anchor)
    moved = (y.begin.year - a.begin.year) * 12
    begin, end = cal.add_months(a.begin, moved), cal.add_months(a.end, moved)
    if a.kind == "month":
        return period_value(begin, "month", "month of a year told", y.anchor)
    if a.kind in ("quarter", "half"):
        return period_value(begin, a.kind, f"{a.kind} of a year told", y.anchor)
    name = begin.isoformat() if a.kind == "day" else f"{begin.year}{a.value[4:]}"
    return replace(a, value=name, rule=f"{a.kind} of a year told", begin=begin, end=end, anchor=y.anchor)


def _range_in_year(a: Value, year: int, anchor: str | None) -> Value | None:
    """Return a range of months or days with the year of its last told by the word beside it."""
    assert a.begin
    assert a.end
    moved = (year - a.end.year) * 12
    begin, end = cal.add_months(a.begin, moved), cal.add_months(a.end, moved)
    if begin > end or (end - begin).days > 366:
        return None
    names = [f"{day.year}{e.value[4:]}" for day, e in zip((begin, end), a.ends, strict=False)]
    ends = tuple(replace(e, value=name, anchor=anchor) for name, e in zip(names, a.ends, strict=False))
    return replace(a, value="/".join(names), begin=begin, end=end, anchor=anchor, ends=ends)


def in_year_of(a: Value, y: Value) -> Value | None:
    """Return a month or season whose year only the word beside it tells, though no anchor is known."""
    assert y.begin
    year, code = y.begin.year, a.value[5:]
    if a.kind == "month" and code.isdigit():
        return period_value(date(year, int(code), 1), "month", "month of a year told", y.anchor)
    if a.kind == "day":
        return day_value(date(year, int(code[:2]), int(code[3:])), "day of a year told", y.anchor)
    name = next((n for n, (letters, _) in cal.SEASONS.items() if letters == code), None)
    if a.kind != "season" or name is None:
        return None
    begin, end = cal.season(year, name)
    value = f"{year}-{code}"
    return Value("DATE", value, "season of a year told", begin, end, "season", anchor=y.anchor, kind="season")


@reader("week_of")
def read_week_of(parts: Parts, context: Context) -> Value | None:
    """Read "the week of 6 March", "the week ending 5 May", "the month of June"."""
    day = parts.found("d")
    if day is None:
        return replace(feast, value=feast.value) if (feast := parts.found("p")) else None
    if day.begin is None or day.end is None:
        return None
    if "month" in parts.words:
        return day
    if "weekend" in parts.words:
        return (
            day if day.begin.weekday() < 4 else replace(day, begin=day.begin - timedelta(days=day.begin.weekday() - 5))
        )
    begin, end, value = period(day.begin, "week")
    if "ending" in parts.words:
        begin, end = day.begin - timedelta(days=6), day.begin
    elif any(w in parts.words for w in ("beginning", "starting", "commencing")):
        begin, end = day.begin, day.begin + timedelta(days=6)
    return Value("DATE", value, "week of a day", begin, end, "week", anchor=day.anchor, kind="week")


@reader("from_time")
def read_from_time(parts: Parts, context: Context) -> Value | None:
    """Read "two days before Christmas", "the day after 3 May": a step from the time beside it."""
    target, step = parts.found("d"), parts.found("o")
    if target is None or target.begin is None or target.end is None or target.weak:
        return None
    if step is not None:
        if step.way == 0 and step.kind != "length":
            return None
        way = step.way or (1 if parts.has("after", "from", "following") else -1)
        count, unit = step.count, step.unit
    else:
        way = -1 if parts.has("before", "eve", "prior") else 1
        unit = parts.one("UNIT") or "day"
        count = None if parts.has("days", "weeks", "months", "hours") else 1
    if count is None or not unit or unit in ("hour", "minute", "second"):
        return None
    if target.kind == "month" and unit not in ("month", "year"):
        return None
    plain = replace(target, kind="day" if target.kind in ("time", "feast") else target.kind)
    value = Value("DATE", "", "", anchor=target.anchor)
    found = stepped(plain, unit, count * way, value)
    return replace(found, way=0)
