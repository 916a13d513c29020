"""Hours of the clock and parts of a day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from dateline.coding.times.parts import Parts, reader
from dateline.coding.times.readers.days import with_clock
from dateline.coding.times.value import Context, Value

_EVENING_HOURS = {"morning": 0, "afternoon": 12, "evening": 12, "night": 12}


@reader("clock")
def read_clock(parts: Parts, context: Context) -> Value | None:
    """Read an hour, on the day told last or else on the anchor's; with neither its day stays open."""
    if parts.rule == "clock of four figures" and not _is_hour(parts):
        return None
    clock = _clock(parts)
    if clock is None:
        return None
    value = Value(
        "TIME", f"XXXX-XX-XXT{clock}", "clock, its day not known", clock=clock, anchor=context.name, kind="clock"
    )
    return on_told_day(value, clock, context)


def on_told_day(value: Value, clock: str, context: Context) -> Value:
    """Return a time of day put on the day told last, else on the anchor's."""
    told = context.last_told("day", "time")
    if told and told.begin:
        day, name, rule = told.begin, "narrative", f"clock, on the day told before ({told.begin})"
    elif context.anchor:
        day, name, rule = context.anchor, context.name, "clock, on the day of the anchor"
    else:
        return value
    code = value.value.partition("T")[2]
    return replace(
        value, value=f"{day}T{code}", rule=rule, begin=day, end=day, precision="hour", clock=clock, anchor=name
    )


def _is_hour(parts: Parts) -> bool:
    """Tell whether four figures are an hour: "0330" after "at", "2030 hours", "1530 GMT"."""
    words = parts.words
    if any(w in words for w in ("hours", "hrs", "h")) and words[0][0] != "0":
        return parts.led_by("time_before_hour") or parts.after in ("on", "local")
    if "local" in words or words[-1] in parts.lexicon.classes["ZONE"] or words[-1] == "l":
        return True
    if words[0][0] == "0":
        return words[0] != "0000" or parts.before == "at"
    return parts.followed_by("time_after_hour") and (
        parts.led_by("time_before_hour") or parts.after in ("on", "today", "yesterday")
    )


def _clock(parts: Parts) -> str | None:
    figures = re.findall(r"\d+", " ".join(parts.words))
    words = parts.words
    if parts.said("dotted"):
        hour, minute = figures[0], figures[1]
    elif parts.said("times"):
        hour, minute = figures[0][:-2], figures[0][-2:]
    elif parts.said("hour") and parts.said("hour")[0].isdigit():
        hour, minute = parts.said("hour"), parts.said("minute") or "0"
    else:
        hour, minute = str(parts.one("ONES") or parts.said("hour") or ""), "0"
    if not hour or int(hour) > 24:
        return None
    number, past = int(hour), int(minute)
    if "half" in words and "past" in words:
        past = 30
    if "quarter" in words:
        past, number = (15, number) if "past" in words else (45, (number - 1) % 24)
    return _of_half(parts, number, past)


def _of_half(parts: Parts, hour: int, minute: int) -> str | None:
    half = parts.said("half").replace(".", "").replace(" ", "")
    part = next((w for w in parts.words if w in _EVENING_HOURS), "")
    if half and hour > 12:
        half = ""
    if (half == "pm" and hour < 12) or (
        part and not half and hour < 12 and hour + _EVENING_HOURS[part] < 24 and not (part == "night" and hour < 6)
    ):
        hour += 12 if half == "pm" else _EVENING_HOURS[part]
    elif half == "am" and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}" if minute < 60 else None


@reader("part")
def read_part(parts: Parts, context: Context) -> Value | None:
    """Read a part of a day: "at dawn", "in the early hours"; most are times only beside a day."""
    name = next(
        (w for w in parts.words if w in parts.lexicon.classes["DAYPART"]),
        "night" if "wee" in parts.words else "morning",
    )
    code = str(parts.lexicon.classes["DAYPART"][name])
    words = " ".join(w for w in parts.words if w not in ("the", "in", "of", "-"))
    moment = name in parts.lexicon.classes["MOMENT"]
    value = Value(
        "TIME",
        f"XXXX-XX-XXT{code}",
        "part of a day, which is open",
        clock=words,
        anchor=context.name,
        kind="part",
        weak=not moment,
    )
    if moment and len(parts.words) == 1:
        if parts.source[0].isupper() and not parts.source.isupper() and parts.before not in ("", ".", '"', "''"):
            return None
        return (
            replace(on_told_day(value, words, context), precision="day")
            if parts.led_by("time_before_moment") and value.begin is None
            else value
        )
    if parts.before in ("in", "during") and parts.words[0] == "the" and parts.after not in ("of", "from", "between"):
        told = context.last_told("day", "time")
        if told is None and parts.words == ("the", "night") and context.anchor and not context.future:
            eve = context.anchor - timedelta(days=1)
            rule = "the night before the day of the anchor"
            return Value(
                "TIME", f"{eve}TNI", rule, eve, context.anchor, "day", "night", context.name, kind="time", weak=False
            )
        if told and told.begin and parts.before == "in":
            placed = on_told_day(replace(value, weak=False), words, context)
            return replace(placed, precision="day")
    return value


@reader("zone")
def read_zone(parts: Parts, context: Context) -> Value | None:
    """Read an hour with its zone beside it, which is told and not converted."""
    clock = parts.found("clock")
    assert clock is not None
    zone = parts.one("ZONE")
    other = parts.found("other")
    if zone and other is None:
        return replace(clock, clock=f"{clock.clock} {zone}")
    return clock


@reader("clock_day")
def read_clock_day(parts: Parts, context: Context) -> Value | None:
    """Read an hour or a part of a day together with its day: "10 p.m. Wednesday", "the morning of 3 May"."""
    day, clock = parts.found("day"), parts.found("clock")
    if day is None or (day.kind == "time" and day.clock and ":" in day.clock):
        return None
    if clock is None:
        word = parts.words[0]
        return replace(day, clock=word) if word in ("late", "early") and day.clock is None else None
    if clock.kind == "part" and day.kind == "time" and day.clock:
        return None
    words = _sharpened(clock, day.clock)
    code = clock.value.partition("T")[2] if words == clock.clock else words
    zone = parts.one("ZONE") if "(" not in parts.words else None
    if day.begin and day.end and day.begin != day.end:
        value = f"{day.value.partition('/')[0]}T{code}"
        return replace(day, type="TIME", value=value, clock=words, kind="time")
    plain = replace(day, value=day.value.partition("T")[0])
    return with_clock(plain, f"{words} {zone}" if zone and clock.kind == "clock" else words, code)


def _sharpened(clock: Value, part: str | None) -> str:
    """Return an hour as the part of the day beside it makes it: "8:30 yesterday evening" is 20:30."""
    words = clock.clock or ""
    if clock.kind != "clock" or not part or _EVENING_HOURS.get(part, 0) == 0 or not words[:2].isdigit():
        return words
    hour = int(words[:2])
    return f"{hour + 12:02d}{words[2:]}" if 0 < hour < 12 and not (part == "night" and hour < 6) else words
