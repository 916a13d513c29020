"""Steps from the anchor ("two days ago") and from a time that the text tells ("a week later")."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from math import ceil, floor
from typing import cast

from dateline.coding.times import calendar as cal
from dateline.coding.times.parts import Parts, reader
from dateline.coding.times.readers.common import amount, day_value, number_of, period_value
from dateline.coding.times.value import Context, Kind, Value

OPEN_LENGTH = "length from another time, which is open"
"""The rule of "two days before" where the text has not told before what: a way from a time, no length of anything."""
WEEKS_LOOSE = 3
"""From how many weeks on "so many weeks ago" is a week rather than a day."""
_OF_DAY = ("hour", "minute", "second")
_DAYS = ("day", "night", "week", "fortnight", "weekend")
_A_FEW = {"day": (2, 7), "night": (2, 7), "week": (14, 35)}
"""How many days away "a few days" and "several weeks" are taken for."""
_FINER = {
    "month": ("day", "time", "feast", "month", "season"),
    "year": ("quarter", "day", "time", "month", "season", "year", "feast"),
}
"""From what a step of a unit can be taken."""


@reader("ago")
def read_ago(parts: Parts, context: Context) -> Value | None:
    """Read "three days ago", "a year and a half ago", "two weeks from now", from the anchor."""
    unit = parts.one("UNIT") or parts.one("UNITS")
    words = parts.said("count")
    count = number_of(parts, words) if words else 0.5 if parts.has("half") else None
    if count and parts.has("half") and words and "half" not in words:
        count += 0.5
    way = 1 if parts.has("now", "hence", "time") else -1
    if context.anchor is None:
        return Value(
            "DATE", _open_value(unit), f"{unit}s from the anchor, its date not known", anchor=context.name, kind="day"
        )
    if count is None:
        return _vague(parts, context, unit, way)
    if unit in _OF_DAY:
        return _hours_ago(context, unit, count * way)
    if parts.has("today", "exactly") or parts.words[-1] == "day":
        there = cal.shifted(context.anchor, "day" if unit == "night" else unit, int(count) * way)
        return day_value(there, f"so many {unit}s before this day", context.name)
    if parts.words[-2:] in (("this", "week"), ("this", "month")):
        own = str(parts.get("unit") or unit)
        there = cal.shifted(context.anchor, own, int(count) * way)
        return period_value(there, cast("Kind", parts.words[-1]), f"{own}s before this {parts.words[-1]}", context.name)
    told = context.last_told("quarter")
    if unit == "year" and told and told.begin and count == 1:
        same = cal.shifted(told.begin, "year", way)
        return replace(period_value(same, "quarter", "the quarter told, a year before", "narrative"), aside=True)
    return _step(context.anchor, unit, count * way, f"{unit}s {'ago' if way < 0 else 'on'}", context.name)


def _hours_ago(context: Context, unit: str, count: float) -> Value:
    """Return the day that lies so many hours from the anchor, or the two days between which it may lie."""
    assert context.anchor is not None
    days = abs(count) / {"hour": 24, "minute": 1440, "second": 86400}[unit] * (1 if count > 0 else -1)
    ends = sorted((context.anchor + timedelta(days=floor(days)), context.anchor + timedelta(days=ceil(days))))
    begin, end = (ends[1], ends[1]) if abs(days) < 1 and count < 0 else (ends[0], ends[0]) if abs(days) < 1 else ends
    rule = f"{unit}s {'ago' if count < 0 else 'on'}"
    return Value("TIME", f"{context.anchor}TXX", rule, begin, end, "hour", anchor=context.name, kind="time")


def _open_value(unit: str) -> str:
    return {"year": "XXXX", "month": "XXXX-XX", "week": "XXXX-WXX"}.get(unit, "XXXX-XX-XX")


def _vague(parts: Parts, context: Context, unit: str, way: int) -> Value:
    """Return "a few days ago" with the days that it may mean; of longer units its days stay open."""
    value = Value(
        "DATE",
        "PAST_REF" if way < 0 else "FUTURE_REF",
        f"{unit}s ago, number not told",
        anchor=context.name,
        kind="reference",
    )
    if not parts.said("count"):
        value = replace(value, type="DURATION", value=amount(None, unit))
    if unit in _OF_DAY:
        return replace(value, begin=context.anchor, end=context.anchor, precision="hour")
    if unit not in _A_FEW or context.anchor is None:
        return value
    first, last = sorted(context.anchor + timedelta(days=n * way) for n in _A_FEW[unit])
    return replace(value, begin=first, end=last, precision="week")


def _step(day: date, unit: str, count: float, rule: str, anchor: str) -> Value:
    """Return the day, or of longer units the month or year, that is so many units away."""
    if count != int(count):
        count, unit = {
            "year": (count * 12, "month"),
            "century": (count * 100, "year"),
            "decade": (count * 10, "year"),
            "week": (count * 7, "day"),
        }.get(unit, (count, unit))
    there = cal.shifted(day, "day" if unit in ("night", "weekend") else unit, int(count))
    if unit == "week" and rule == "weeks ago" and abs(count) >= WEEKS_LOOSE:
        return period_value(there, "week", rule, anchor)
    if unit in _DAYS:
        return day_value(there, rule, anchor)
    kind = {"decade": "year", "century": "year", "millennium": "year", "generation": "year"}.get(unit, unit)
    return period_value(there, cast("Kind", kind), rule, anchor)


@reader("offset")
def read_offset(parts: Parts, context: Context) -> Value | None:
    """Read "two days later", "a month earlier", from the last time told that is fine enough; else it stays open.

    "Two days before" and "after" wait for the time that follows them (`from_time`).
    """
    unit = parts.one("UNIT") or parts.one("UNITS")
    word = parts.words[-1]
    way = parts.lexicon.classes["AFTERWORD"][word]
    words = parts.said("count")
    count = number_of(parts, words) if words else 1.0 if parts.one("UNIT") else None
    if word == "prior" and parts.after != "to" and parts.after[:1].isalpha():
        return None
    value = Value(
        "DURATION",
        amount(count, unit),
        OPEN_LENGTH,
        anchor=context.name,
        kind="offset",
        count=count,
        unit=unit,
        way=way,
    )
    if word in ("before", "after", "prior") and parts.after not in ("", ".", ",", ";"):
        return value
    if word == "after" and parts.has("the"):
        return value
    told = context.last_told(*_FINER.get(unit, ("day", "time", "feast")))  # type: ignore[arg-type]
    if count is None or told is None or told.begin is None or told.end is None:
        return value
    return stepped(told, unit, count * way, replace(value, anchor="narrative"))


def stepped(told: Value, unit: str, count: float, value: Value) -> Value:
    """Return the time that lies so many units from another, with the rule that tells from which."""
    start = told.end if count > 0 and told.end else told.begin
    assert start is not None
    whence = told.begin.isoformat() if told.begin == told.end and told.begin else told.value
    rule = f"{abs(count):g} {unit}{'s' if abs(count) != 1 else ''} {'after' if count > 0 else 'before'} {whence}"
    if unit in _OF_DAY:
        return replace(value, rule=rule, begin=start, end=start, precision="hour")
    if unit == "year" and abs(count) == 1 and told.kind in ("quarter", "month", "day", "year"):
        found = period_value(cal.shifted(told.begin or start, "year", int(count)), told.kind, rule, value.anchor)
    else:
        found = _step(start, unit, count, rule, value.anchor or "")
    return replace(found, way=value.way, count=value.count, unit=unit, aside=count < 0 or unit == "year")
