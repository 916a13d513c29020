"""Weeks, months, seasons and other periods counted from the anchor, or named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import cast

from dateline.coding.times import calendar as cal
from dateline.coding.times.parts import Parts, reader
from dateline.coding.times.readers.common import (
    ONE_DAY,
    PRECISION,
    amount,
    by_narrative,
    open_date,
    period_value,
    short_year,
    way_of,
)
from dateline.coding.times.value import Context, Kind, Value

_ROLLING = {"week": 7, "month": 30, "year": 365, "fortnight": 14}
"""Days of "the past month", which is no month of the calendar (codebook, ruling 10)."""
_OPEN_VALUES = {"week": "XXXX-WXX", "month": "XXXX-XX", "quarter": "XXXX-QX", "year": "XXXX"}
_QUOTES = frozenset({'"', "'", "''"})
_NARRATIVE: tuple[Kind, ...] = ("day", "time", "week", "month", "quarter", "year", "season")
RECENT = {
    "day": 3,
    "week": 21,
    "month": 90,
    "quarter": 180,
    "year": 1095,
    "hour": 1,
    "minute": 1,
    "decade": 7300,
    "century": 73000,
}
"""Days back that units of an untold number are read as (weeks: codebook, ruling 10)."""


@reader("period")
def read_period(parts: Parts, context: Context) -> Value | None:
    """Read "last week", "earlier this year", "the coming month", "the year before last"."""
    unit = parts.one("UNIT")
    words = parts.said("way") or " ".join(parts.words[:-1])
    if parts.source.istitle() and parts.before in _QUOTES:
        return None  # the name of a programme or a paper
    if unit == "day" and parts.has("past") and context.anchor is not None:
        rule = "a day up to the anchor"
        end = context.anchor
        return Value(
            "DURATION", "PT24H", rule, kind="span", anchor=context.name, begin=end - ONE_DAY, end=end, precision="day"
        )
    if unit in ("day", "night", "second", "minute", "weekend", "millennium", "generation"):
        return None
    if unit == "year" and "fiscal" in parts.words and parts.after in ("ended", "ending", "to"):
        return Value("DURATION", amount(1, unit), "a year told by its end", kind="length")
    if unit == "hour" or unit == "fortnight" or (unit in ("decade", "century") and way_of(words)):
        return _last_length(parts, context, unit, way_of(words))
    told = context.last_told(*_NARRATIVE) if by_narrative(words) else None
    if unit == "quarter" and "this" in parts.words:
        told = context.last_told("quarter")
    anchor, name = (told.begin, "narrative") if told else (context.anchor, context.name)
    if anchor is None or (words.split()[:1] in (["that"], ["same"]) and told is None):
        return open_date(_OPEN_VALUES.get(unit, "XXXX"), f"{words} {unit}", context, cast("Kind", unit))
    way = -2 if parts.words[-1] == "last" and parts.has("before") else way_of(words)
    value = period_value(cal.shifted(anchor, unit, way), unit, f"{words} {unit}", name)
    if unit in _ROLLING and _rolls(parts) and name != "narrative":
        return _rolling(value, anchor, unit, way)
    return _cut(parts, value, context) if name != "narrative" else value


def _rolls(parts: Parts) -> bool:
    """Tell whether words mean a length up to or from the anchor and no period of the calendar."""
    words = parts.said("way").split()
    whole = words[:1] == ["the"] and bool({"last", "coming", "next"} & set(words))
    return "before" not in parts.words and ("past" in words or whole)


def _rolling(value: Value, anchor: date, unit: str, way: int) -> Value:
    length = timedelta(days=_ROLLING[unit])
    begin, end = (anchor - length, anchor - ONE_DAY) if way < 0 else (anchor + ONE_DAY, anchor + length)
    return replace(value, rule=f"the {unit} {'before' if way < 0 else 'after'} the anchor", begin=begin, end=end)


def _last_length(parts: Parts, context: Context, unit: str, way: int) -> Value | None:
    value = Value(
        "DURATION",
        amount(1, unit) if unit not in ("decade",) else "P10Y",
        f"a {unit} from the anchor",
        kind="span",
        anchor=context.name,
    )
    if context.anchor is None or (unit == "hour" and not way):
        return value
    if unit == "hour":
        return replace(value, begin=context.anchor, end=context.anchor, precision="hour")
    end = cal.shifted(context.anchor, unit, way)
    begin, end = (end, context.anchor - ONE_DAY) if way < 0 else (context.anchor + ONE_DAY, end)
    return replace(value, begin=begin, end=end, precision=PRECISION[unit])


def _cut(parts: Parts, value: Value, context: Context) -> Value:
    """Return a period that holds the anchor as far as the words and the tense speak of it."""
    anchor, begin, end = context.anchor, value.begin, value.end
    if anchor is None or begin is None or end is None or not begin <= anchor <= end:
        return value
    if parts.has("earlier", "so") and anchor > begin:
        return replace(value, end=anchor - ONE_DAY if parts.has("earlier") else anchor)
    if parts.has("later", "rest", "remainder") and anchor < end:
        return replace(value, begin=anchor + ONE_DAY)
    if "this" in parts.words and not set(parts.words) & set(parts.lexicon.classes["PART"]):
        if context.future is False:
            return replace(value, end=anchor)
        if context.future:
            return replace(value, begin=anchor)
    return value


@reader("the_period")
def read_the_period(parts: Parts, context: Context) -> Value | None:
    """Read "the quarter", "the year-earlier period", "the latest year", from what the text told before."""
    unit = next((w for w in ("quarter", "period", "week", "month", "year", "weekend") if w in parts.words[1:]), "year")
    if parts.has("quarter", "period"):
        unit = "quarter"
    if parts.has("end"):
        return _year_end(context)
    if len(parts.words) == 2 and parts.words[0] == "the" and unit in ("week", "month", "year", "weekend"):
        return _the_current(parts, context, unit)
    told = context.last_told("quarter")
    back = parts.has("ago", "earlier") or parts.words[-2:] == ("last", "year")
    if parts.get("year") is not None:
        return _of_year(int(parts.get("year")), told)
    way = way_of(parts.said("way")) if parts.said("way") else -1 if back else 0
    if told and told.begin:
        day, name, unit = told.begin, "narrative", "quarter"
    elif context.anchor is None or ("period" in parts.words and not back):
        return None
    else:
        day, name = (
            cal.shifted(context.anchor, unit, -1 if unit == "quarter" and not parts.has("current") else 0),
            context.name,
        )
    value = period_value(
        cal.shifted(day, "year", way), cast("Kind", unit), f"{' '.join(parts.words)}, from the {unit} told", name
    )
    return replace(value, aside=back)


def _of_year(year: int, told: Value | None) -> Value:
    if told and told.begin:
        same = told.begin.replace(year=year, day=1)
        return replace(period_value(same, "quarter", "the same quarter of a year", "narrative"), aside=True)
    return period_value(date(year, 1, 1), "year", "year", None)


def _year_end(context: Context) -> Value | None:
    if context.anchor is None:
        return open_date("XXXX-12-31", "end of the year", context, "month")
    year = context.anchor.year
    return replace(period_value(date(year, 12, 1), "month", "end of the year", context.name), value=f"{year}-12")


def _the_current(parts: Parts, context: Context, unit: str) -> Value | None:
    """Read "in the week", "the year ended 30 June": the anchor's own, or a length beside its end."""
    if parts.after in ("ended", "ending", "to"):
        if unit != "year":
            return None
        return Value("DURATION", amount(1, unit), f"a {unit} told by its end", kind="length")
    if (
        not parts.led_by("time_before_period")
        or unit == "weekend"
        or parts.after in ("of", "before", "after", "that", "when", "and", "beginning", "starting", "commencing")
    ):
        return None
    if context.anchor is None:
        return None
    return period_value(context.anchor, cast("Kind", unit), f"the {unit} of the anchor", context.name)


@reader("season")
def read_season(parts: Parts, context: Context) -> Value | None:
    """Read a season; without a year the last begun, or the next where words or tense speak of what is to come."""
    name = next(w for w in parts.words if w in parts.lexicon.classes["SEASON"])
    season = {"springtime": "spring", "summertime": "summer", "wintertime": "winter"}.get(name, name)
    year = parts.get("year") or (short_year(int(parts.said("short"))) if parts.said("short") else None)
    if len(parts.words) == 1 and (season in ("fall", "spring") or not parts.led_by("time_before_time")):
        return None
    if parts.words == ("the", "fall") and parts.after == "of":
        return None
    code = cal.SEASONS[season][0]
    anchored = None
    if year is None:
        if context.anchor is None:
            return open_date(f"XXXX-{code}", "season", context, "season")
        words = parts.said("way")
        told = context.last_told("day", "time", "month", "season", "year") if by_narrative(words) else None
        anchor, anchored = (told.end, "narrative") if told and told.end else (context.anchor, context.name)
        year = _season_year(season, anchor, way_of(words), context.future)
    begin, end = cal.season(year, season)
    return Value("DATE", f"{year}-{code}", "season", begin, end, "season", anchor=anchored, kind="season")


def _season_year(season: str, anchor: date, way: int, future: bool | None) -> int:
    """Return the year of the season that is meant, seen from a day."""
    years = range(anchor.year - 2, anchor.year + 3)
    spans = [(y, *cal.season(y, season)) for y in years]
    if way > 0 or (way == 0 and future):
        return next(y for y, begin, end in spans if (begin if way > 0 else end) >= anchor)
    if way < 0:
        return [y for y, _, end in spans if end < anchor][-1]
    return [y for y, begin, _ in spans if begin <= anchor][-1]
