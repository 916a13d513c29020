"""Days told by words: weekdays, "yesterday", "the next day", weekends."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from dateline.coding.times import calendar as cal
from dateline.coding.times.parts import Parts, reader
from dateline.coding.times.readers.common import by_narrative, day_value, open_date, way_of
from dateline.coding.times.value import Context, Value

WEEK = timedelta(days=7)
_BEGAN = re.compile(r"\b(?:began|begun|started|launched|erupted|broke out|kicked off)\b", re.IGNORECASE)


@reader("weekday")
def read_weekday(parts: Parts, context: Context) -> Value | None:
    """Read a weekday: the last up to the anchor, or the next from it where words or tense speak of what is to come."""
    number = parts.one("WEEKDAY") if parts.one("WEEKDAY") is not None else parts.one("WEEKDAYS")
    if parts.words[-1] in ("last", "next") and parts.after in ("week", "month", "year"):
        return None
    words = parts.said("way")
    clock = parts.said("daypart") or parts.said("dayparts").removesuffix("s")
    anchor, name = context.anchor, context.name
    told = context.last_told("day", "time") if by_narrative(words) and "week" not in parts.words else None
    if told and told.end:
        anchor, name = told.end, "narrative"
    if anchor is None:
        return _with_part(parts, open_date(f"XXXX-WXX-{number + 1}", "weekday", context), clock)
    day, rule = _day_of(parts, context, anchor, number, words)
    return _with_part(parts, day_value(day, rule, name), clock)


def _day_of(parts: Parts, context: Context, anchor: date, number: int, words: str) -> tuple[date, str]:
    way = way_of(words)
    if parts.rule == "weekdays apart":
        return _apart(parts, anchor, number)
    if parts.has("week"):
        return cal.week(anchor)[0] + timedelta(days=number) + way * WEEK, "weekday of a week"
    if "this" in words.split() and way == 0:
        return cal.week(anchor)[0] + timedelta(days=number), "weekday of this week"
    if parts.has("before"):
        return cal.nearest_weekday(anchor - timedelta(days=1), number, False) - WEEK, "weekday before last"
    if by_narrative(words) and way > 0 and context.future is False and anchor == context.anchor:
        return cal.nearest_weekday(anchor, number, False), "weekday, past tense"
    if by_narrative(words) and way > 0:
        return cal.nearest_weekday(anchor + timedelta(days=1), number, True), "weekday after a day told"
    future = way > 0 or (bool(context.future) and way == 0)
    if future:
        return cal.nearest_weekday(anchor + timedelta(days=way), number, True), "weekday, to come"
    return cal.nearest_weekday(anchor + timedelta(days=way), number, False), "weekday, past tense"


def _apart(parts: Parts, anchor: date, number: int) -> tuple[date, str]:
    step = WEEK * (2 if parts.has("fortnight") else 1)
    if parts.has("ago", "before"):
        return cal.nearest_weekday(anchor, number, False) - step, "a week before the last such weekday"
    return cal.nearest_weekday(anchor + timedelta(days=1), number, True) + step, "a week after the next such weekday"


def _with_part(parts: Parts, value: Value, words: str) -> Value:
    return with_clock(value, words, parts.lexicon.classes["DAYPART"].get(words.split()[-1], "") if words else "")


def with_clock(value: Value, words: str, code: object) -> Value:
    """Return a day's value with a part of the day or an hour of the clock told."""
    if not words:
        return value
    precise = value.precision if str(code).isalpha() or value.begin is None else "hour"
    return replace(value, type="TIME", value=f"{value.value}T{code}", precision=precise, clock=words, kind="time")


@reader("day_word")
def read_day_word(parts: Parts, context: Context) -> Value | None:
    """Read "yesterday", "tonight", "overnight", "tomorrow morning", from the anchor."""
    shift = int(parts.form.told["shift"])
    words = next((w for w in parts.words if w in parts.lexicon.classes["DAYPART"]), "")
    if parts.words in (("tonight",), ("overnight",), ("the", "night", "before", "last")):
        words = "night"
    if context.anchor is None:
        return _with_part(parts, open_date("XXXX-XX-XX", parts.rule, context), words)
    day = context.anchor + timedelta(days=shift)
    value = _with_part(
        parts, day_value(day, f"{' '.join(parts.words)}, from the day {_of(context.name)}", context.name), words
    )
    if "until" not in parts.form.told:
        return value
    end = context.anchor + timedelta(days=int(parts.form.told["until"]))
    return Value("TIME", value.value, value.rule, day, end, "day", words, context.name, kind="time")


def _of(name: str) -> str:
    return {"published": "of publication", "dateline": "of the dateline"}.get(name, "told")


@reader("told_day")
def read_told_day(parts: Parts, context: Context) -> Value | None:
    """Read "that night", "the next day", from the last day that the text told."""
    shift = int(parts.form.told["shift"])
    after = parts.followed_by("time_no_day_after") or parts.after in parts.lexicon.classes["WEEKDAY"]
    if (
        parts.words[-2:] == ("the", "day")
        and (not parts.led_by("time_before_that_day") or after)
        and len(parts.words) == 2
    ):
        return None
    words = next((w for w in parts.words if w in parts.lexicon.classes["DAYPART"]), "")
    if parts.words[-1] in ("before", "after") and not parts.followed_by("time_step_ends"):
        return _not_told(parts, context, shift, words)
    told = context.last_told("day", "time", "feast")
    if told is None or told.begin is None or told.end is None:
        return _not_told(parts, context, shift, words)
    day = (told.end if shift > 0 else told.begin) + timedelta(days=shift)
    rule = f"{' '.join(parts.words)}, from the day told before ({told.begin})"
    return _with_part(parts, _with_way(day_value(day, rule, "narrative"), shift), words)


def _not_told(parts: Parts, context: Context, shift: int, words: str) -> Value | None:
    """Return what "the day before" says where no day was told: nothing alone, but a step beside a date."""
    if shift:
        rule = "a day from one that is not told"
        value = Value("DATE", "XXXX-XX-XX", rule, anchor=context.name, kind="offset", weak=True)
        return replace(value, count=1, unit="day", way=shift)
    if parts.words[0] == "the":
        return None
    return _with_part(parts, open_date("XXXX-XX-XX", "a day told before", context), words)


def _with_way(value: Value, way: int) -> Value:
    return replace(value, count=1, unit="day", way=way, aside=way < 0)


@reader("weekend")
def read_weekend(parts: Parts, context: Context) -> Value | None:
    """Read a weekend: Saturday and Sunday."""
    anchor = context.anchor
    words = parts.said("way")
    told = context.last_told("day", "time", "week") if by_narrative(words) else None
    if told and told.end:
        anchor = told.end
    if anchor is None:
        return open_date("XXXX-WXX-WE", "weekend", context, "weekend")
    way = way_of(words)
    saturday = cal.nearest_weekday(anchor, 5, way > 0 or (bool(context.future) and way == 0))
    if way < 0 and (anchor - saturday).days < 2:
        saturday -= WEEK
    if way > 0 and saturday == anchor:
        saturday += WEEK
    year, number, _ = saturday.isocalendar()
    end = saturday + timedelta(days=1)
    value = f"{year}-W{number:02d}-WE"
    return Value(
        "DATE", value, "weekend", saturday, end, "day", anchor=context.name if not told else "narrative", kind="weekend"
    )


@reader("midweek")
def read_midweek(parts: Parts, context: Context) -> Value | None:
    """Read "midweek": Tuesday to Thursday of the week that the tense and the words tell."""
    if context.anchor is None:
        return open_date("XXXX-WXX", "midweek", context, "week")
    monday = cal.week(context.anchor)[0] + way_of(parts.said("way")) * WEEK
    if not parts.said("way") and not context.future and context.anchor <= monday + timedelta(days=1):
        monday -= WEEK
    begin, end = monday + timedelta(days=1), monday + timedelta(days=3)
    year, number, _ = monday.isocalendar()
    return Value("DATE", f"{year}-W{number:02d}", "midweek", begin, end, "day", anchor=context.name, kind="week")


@reader("this_time")
def read_this_time(parts: Parts, context: Context) -> Value | None:
    """Read "this time last year": the same day of the last or next week, month or year."""
    unit, way = parts.one("UNIT"), way_of(parts.said("way"))
    if context.anchor is None or unit not in ("week", "month", "year"):
        return None
    return day_value(
        cal.shifted(context.anchor, unit, way), f"the same day of the {parts.said('way')} {unit}", context.name
    )


@reader("weekday_of")
def read_weekday_of(parts: Parts, context: Context) -> Value | None:
    """Read "two weeks ago on Tuesday": a weekday of a week that is told by its distance."""
    step, day = parts.found("o"), parts.found("w")
    if not (step and day and step.begin and day.begin and step.rule.startswith("weeks") and "weekday" in day.rule):
        return None
    there = cal.week(step.begin)[0] + timedelta(days=day.begin.weekday())
    return replace(day, value=there.isoformat(), rule="weekday of a week told", begin=there, end=there)


@reader("nth_day")
def read_nth_day(parts: Parts, context: Context) -> Value | None:
    """Read "the third day of fighting": the day that the text speaks of, counted from where it tells the beginning."""
    number = parts.one("ORDINAL") or int(parts.get("dayth") or 0)
    following = re.match(
        r"\s+of\s+(?:the\s+|an?\s+|its\s+|their\s+)?([a-z]+)", parts.text[parts.items[parts.last - 1].end :]
    )
    units = parts.lexicon.classes["UNIT"].keys() | parts.lexicon.classes["UNITS"].keys()
    if number < 2 or following is None or following[1] in units:
        return None
    start = parts.items[parts.first].start
    told = context.last_told("day", "time")
    near = parts.text[max(0, start - 160) : start]
    if told and told.begin and _BEGAN.search(near):
        day, name = told.begin + timedelta(days=number - 1), "narrative"
    elif told and told.end and told.anchor:
        day, name = told.end, "narrative"
    elif context.anchor:
        day, name = context.anchor, context.name
    else:
        return None
    return day_value(day, f"day {number} of what goes on", name)
