"""Lengths of time (TIMEX3's DURATION), and lengths up to or from the anchor."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dateline.coding.times import calendar as cal
from dateline.coding.times.parts import Parts, reader
from dateline.coding.times.readers.common import ONE_DAY, PRECISION, amount, is_title, number_of, way_of
from dateline.coding.times.readers.periods import RECENT
from dateline.coding.times.value import Context, Value

FEW_DAYS = 7
"""Days on that "the coming days" and "the next few days" reach (codebook, section 6)."""


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
    if name == "quarters" and len(parts.words) == 1:
        return None
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
    return Value("DURATION", amount(count, unit), rule, kind="length", count=count, unit=unit)


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
