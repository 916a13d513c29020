"""Lengths of time (TIMEX3's DURATION), and lengths up to or from the anchor."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import cast

from dateline.coding.times import calendar as cal
from dateline.coding.times.parts import Parts, reader
from dateline.coding.times.readers.common import ONE_DAY, PRECISION, amount, is_title, number_of, period, way_of
from dateline.coding.times.readers.periods import RECENT
from dateline.coding.times.value import Context, Kind, Value

FEW_DAYS = 7
"""Days on that "the coming days" and "the next few days" reach (codebook, section 6)."""


IN_A_ROW = "in a row"
"""How the rule of a count of days ends ("for the third day in a row")."""


@reader("fixed")
def read_fixed(parts: Parts, context: Context) -> Value | None:
    """Read words that have the value that the pattern itself tells."""
    told = parts.form.told
    return Value("DURATION", str(told["value"]), parts.rule, kind="length")


@reader("length")
def read_length(parts: Parts, context: Context) -> Value | None:
    """Read how long something lasts: "two weeks", "a year and a half", "45-year-old", "three to five days"."""
    units = parts.lexicon.classes["UNIT"] | parts.lexicon.classes["UNITS"]
    name = [w for w in parts.words if w in units][-1 if parts.has("ago", "earlier") else 0]
    unit = str(units[name])
    if is_title(parts, name) and not parts.source[0].isupper():
        return None
    if parts.has("quarter", "quarters") and parts.has("of"):
        return Value("DURATION", "PT45M" if parts.has("three") else "PT15M", "part of an hour", kind="length")
    alone = len(parts.words) == 1
    if alone and (
        name in ("quarters", "nights", "weekends", "summers") or (is_title(parts, name) and parts.before[:1].isalnum())
    ):
        return None
    if parts.after == "a" and parts.source_of(len(parts.words) + 1) == "day":
        return None  # "24 hours a day"
    count = _count(parts)
    plain = parts.said("count") in ("a", "an", "one") and len(parts.words) == 2
    if (plain and _is_rate(parts)) or (unit == "quarter" and (parts.after == "of" or plain)):
        return None
    if unit == "second" and (parts.said("count") in ("a", "an", "the", "") or name == "second"):
        return None
    if name in ("min", "hr", "yr") and not parts.words[0][0].isdigit():
        return None
    if (
        parts.after == "apart"
        or name in ("summers", "winters")
        or (unit in ("generation", "millennium") and count is None)
    ):
        return None
    if parts.said("other") and parts.has("hours", "hour") and parts.has("minutes", "minute"):
        return Value("DURATION", f"PT{count:g}H{number_of(parts, parts.said('other')):g}M", "length", kind="length")
    if (
        parts.has("old")
        and "-" in parts.words
        and parts.after.isalpha()
        and parts.after not in parts.lexicon.classes["LASTING"]
    ):
        return None  # of a person: no time of anything told
    rule = "age" if parts.has("old", "age") else "length" if count is not None else "length, number not told"
    value = Value("DURATION", amount(count, unit), rule, kind="length", count=count, unit=unit)
    return _ahead(parts, value, context) if context.future and parts.before in ("in", "within") else value


def _ahead(parts: Parts, value: Value, context: Context) -> Value:
    """Return the length with what it tells of what is to come: "will open in two weeks", "within days"."""
    if context.anchor is None or parts.words[-1] in ("old", "long") or not value.unit:
        return value
    within = _placed(replace(value, way=1), context.anchor)
    rule = f"{value.unit}s on"
    hours = value.unit in ("hour", "minute", "second")
    if parts.before == "within" or hours or value.count is None or value.count != int(value.count):
        return replace(within, rule=rule, anchor=context.name, way=0)
    there = cal.shifted(context.anchor, value.unit, int(value.count))
    unit = cast("Kind", value.unit if value.unit in ("month", "year") else "day")
    begin, end, _ = period(there, unit)
    return replace(value, rule=rule, begin=begin, end=end, precision=PRECISION[unit], anchor=context.name)


@reader("straight")
def read_straight(parts: Parts, context: Context) -> Value | None:
    """Read "for the third straight day": the days up to the last one told, or to the anchor, that day included."""
    number = parts.one("ORDINAL") or int(parts.get("dayth") or 0)
    unit = parts.one("UNIT")
    if number < 2 or parts.before != "for" or unit not in ("day", "night", "week", "month", "year"):
        return None
    value = Value(
        "DURATION", amount(number, unit), f"{unit} {number} {IN_A_ROW}", kind="length", count=number, unit=unit
    )
    told = context.last_told("day", "time")
    end = told.end if told and told.anchor and told.end else context.anchor
    if end is None or unit not in ("day", "night"):
        return value
    name = "narrative" if told and told.anchor else context.name
    begin = end - timedelta(days=number - 1)
    return replace(value, begin=begin, end=end, precision="day", anchor=name)


def _count(parts: Parts) -> float | None:
    words = parts.said("count")
    halved = parts.has("half")
    if not words:
        if parts.words[0].startswith(("half", "a")) and halved:
            return 1.5 if "and" in parts.words else 0.5
        if halved and "and" in parts.words:
            return 1.5
        return 0.5 if halved else 1.0 if parts.words[-1] == "long" and parts.one("UNIT") else None
    count = number_of(parts, words)
    if count is not None and halved and "half" not in words and "dozen" not in words:
        count = 0.5 if parts.words[0] in ("half",) else count + 0.5
    return count


def _is_rate(parts: Parts) -> bool:
    """Tell whether "a year" says how often and not how long ("$5 a year", "four flights a week")."""
    before = parts.before
    return (
        before in parts.codebook.word_set("time_before_rate")
        or before.replace(",", "").replace(".", "").isdigit()
        or (len(before) > 3 and before.endswith("s") and before not in parts.codebook.word_set("time_no_plural"))
    )


@reader("span")
def read_span(parts: Parts, context: Context) -> Value | None:
    """Read "the past two weeks", "the coming days", "recent months": a length up to or from the anchor."""
    name = next(w for w in parts.words if w in parts.lexicon.classes["UNITS"])
    unit = parts.lexicon.classes["UNITS"][name]
    if name in ("summers", "winters"):
        return None
    words = parts.said("count")
    count = number_of(parts, words) if words else None
    way = int(parts.form.told.get("way", 0)) or (1 if parts.has("ahead", "come") else way_of(" ".join(parts.words)))
    if parts.rule == "within a length" and not context.future:
        return Value("DURATION", amount(count, unit), "length", kind="length", count=count, unit=unit)
    if "recent" in parts.words:
        way = -1
    if way == 0:
        return None
    rule = f"{unit}s {'before' if way < 0 else 'after'} the anchor"
    value = Value(
        "DURATION", amount(count, unit), rule, anchor=context.name, kind="span", count=count, unit=unit, way=way
    )
    return _placed(value, context.anchor) if context.anchor else value


def _placed(value: Value, anchor: date) -> Value:
    """Return a span with its interval: up to the day before the anchor, or from the day after it."""
    unit, count, ahead = value.unit, value.count, value.way > 0
    if unit in ("hour", "minute", "second"):
        days = timedelta(days=int((count or 0) // {"hour": 24, "minute": 1440, "second": 86400}[unit]))
        begin, end = (anchor, anchor + days) if ahead else (anchor - days, anchor)
        return replace(value, begin=begin, end=end, precision="hour")
    if count and count != int(count):
        count = None
    if ahead:
        end = cal.shifted(anchor, unit, int(count)) if count else anchor + timedelta(days=_days_on(unit))
        return replace(value, begin=anchor + ONE_DAY, end=end, precision="week" if unit == "day" else PRECISION[unit])
    begin = cal.shifted(anchor, unit, -int(count)) if count else anchor - timedelta(days=RECENT.get(unit, 1095))
    return replace(value, begin=begin, end=anchor - ONE_DAY, precision=PRECISION[unit])


def _days_on(unit: str) -> int:
    return FEW_DAYS if unit == "day" else RECENT.get(unit, 1095)
