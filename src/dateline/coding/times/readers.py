"""Readers of the grammar's matches: one a rule, each from the words to a TIMEX3 value and an interval."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateline.coding.times import calendar as cal
from dateline.coding.times.calendar import Context, Value
from dateline.model import TimePrecision

# Every reader has the signature of `grammar.Reader`, so some have an argument that they do not need.
# ruff: noqa: ARG001, D103
Match = re.Match[str]
_PARTS = {
    "early morning": "MO", "morning": "MO", "afternoon": "AF", "evening": "EV", "late evening": "EV", "night": "NI",
    "dawn": "MO", "daybreak": "MO", "dusk": "EV",
}  # fmt: skip
_CLOCKS = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}
_COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "couple of": 2, "a couple of": 2,
}  # fmt: skip
_UNITS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "fortnight": "W", "month": "M", "quarter": "Q",
    "year": "Y", "decade": "E", "century": "C", "centurie": "C",
}  # fmt: skip
_PRECISION: dict[str, TimePrecision] = {
    "hour": "hour", "day": "day", "week": "week", "month": "month", "quarter": "season", "year": "year", "decade": "year",
    "century": "year",
}  # fmt: skip
_ORDINALS = ("first", "second", "third", "fourth")
OPEN_LENGTH = "length from another time, which is open"
"""The rule of "two days earlier": a way from a time, not how long something lasted."""
RECENT = {"day": 3, "week": 21, "month": 90, "year": 1095, "hour": 1, "decade": 7300}
"""Days back that "recent" units are read as (weeks: codebook, ruling 10)."""


def _month_of(match: Match) -> int:
    word = match["month"].lower()
    return int(word) if word.isdigit() else cal.MONTHS.index(word[:3]) + 1


def _phase(match: Match) -> str | None:
    words = (match.groupdict().get("phase") or "").lower()
    if not words:
        return None
    return "late" if "end" in words or "late" in words else "mid" if "mid" in words else "early"


_MODS = {"early": "early", "mid": "mid", "late": "late"}


def full_date(match: Match, context: Context) -> Value | None:
    year = int(match["year"].lstrip("'"))
    if year < 100:
        year += 1900 if year > 40 else 2000
    day = date(year, _month_of(match), int(match["day"]))
    return Value("DATE", day.isoformat(), "full date", day, day, "day")


def _year_by_tense(context: Context, month: int, day: int) -> int | None:
    """Return the year that makes the date the nearest on the side that the tense tells."""
    if context.anchor is None:
        return None
    year = context.anchor.year
    told = (month, day)
    here = (context.anchor.month, context.anchor.day)
    if context.future:
        return year + 1 if told < here else year
    return year - 1 if told > here else year


def day_month(match: Match, context: Context) -> Value | None:
    month, day = _month_of(match), int(match["day"])
    year = _year_by_tense(context, month, day)
    if year is None:
        return Value("DATE", f"XXXX-{month:02d}-{day:02d}", "day and month, year not known", relative=True)
    told = date(year, month, day)
    return Value("DATE", told.isoformat(), "day and month, year by tense", told, told, "day", relative=True)


def day_range(match: Match, context: Context) -> Value | None:
    month, first, last = _month_of(match), int(match["day"]), int(match["last"])
    year = int(match["year"]) if match["year"] else _year_by_tense(context, month, first)
    if last <= first:
        return None
    if year is None:
        return Value("DATE", f"XXXX-{month:02d}-{first:02d}", "range of days, year not known", relative=True)
    begin, end = date(year, month, first), date(year, month, last)
    return Value("DATE", begin.isoformat(), "range of days", begin, end, "day", relative=not match["year"])


def month_year(match: Match, context: Context) -> Value | None:
    return _month(int(match["year"]), _month_of(match), _phase(match), relative=False)


def _month(year: int, number: int, phase: str | None, relative: bool) -> Value:
    begin, end = cal.month(year, number)
    precision: TimePrecision = "month"
    if phase:
        (begin, end), precision = cal.third(begin, end, phase), "week"
    rule = "month" + (f", {phase} third" if phase else "")
    return Value("DATE", f"{year}-{number:02d}", rule, begin, end, precision, relative=relative)


def bare_month(match: Match, context: Context) -> Value | None:
    number = _month_of(match)
    if context.anchor is None:
        return Value("DATE", f"XXXX-{number:02d}", "month, year not known", relative=True)
    which = (match["which"] or "").lower()
    year = context.anchor.year
    future = context.future or which == "next"
    if future and number < context.anchor.month:
        year += 1
    elif not future and (number > context.anchor.month or (which == "last" and number == context.anchor.month)):
        year -= 1
    return _month(year, number, _phase(match), relative=True)


def weekday(match: Match, context: Context) -> Value | None:
    number = cal.WEEKDAYS.index(match["weekday"].lower()[:3])
    groups = match.groupdict()
    which, part = (groups.get("which") or "").lower(), (groups.get("part") or "").lower()
    if context.anchor is None:
        return Value("DATE", f"XXXX-WXX-{number + 1}", "weekday, date not known", clock=part or None, relative=True)
    future = which == "next" or (context.future and which not in ("last", "past"))
    day = cal.nearest_weekday(context.anchor, number, future)
    if which == "last" and day == context.anchor:
        day -= timedelta(days=7)
    rule = f"weekday, {'next' if future else 'past'} tense" if future else "weekday, past tense"
    if groups.get("hour"):
        time = _clock_of(match)
        return Value("TIME", f"{day}T{time}", rule, day, day, "hour", time, relative=True)
    if part:
        code = f"T{_PARTS[part]}" if part in _PARTS else f"T{_CLOCKS[part]}"
        return Value("TIME", f"{day}{code}", rule, day, day, "day", part, relative=True)
    return Value("DATE", day.isoformat(), rule, day, day, "day", relative=True)


def day_word(match: Match, context: Context) -> Value | None:
    groups = match.groupdict()
    word = (groups.get("word") or "today").lower()
    part = (groups.get("part") or ("night" if word in ("tonight", "last night", "overnight") else "")).lower()
    shift = {"yesterday": -1, "tomorrow": 1, "last night": -1, "overnight": -1}.get(word, 0)
    if context.anchor is None:
        return Value("DATE", "XXXX-XX-XX", "day told, date not known", clock=part or None, relative=True)
    day = context.anchor + timedelta(days=shift)
    end = context.anchor if word == "overnight" else day
    if part:
        return Value("TIME", f"{day}T{_PARTS[part]}", f"{word} of publication", day, end, "day", part, relative=True)
    return Value("DATE", day.isoformat(), f"{word}, from publication", day, end, "day", relative=True)


def weekend(match: Match, context: Context) -> Value | None:
    if context.anchor is None:
        return Value("DATE", "XXXX-WXX-WE", "weekend, date not known", relative=True)
    which = match["which"].lower()
    saturday = cal.nearest_weekday(context.anchor, 5, which == "next" or context.future)
    year, number, _ = saturday.isocalendar()
    value = f"{year}-W{number:02d}-WE"
    return Value("DATE", value, f"{which} weekend", saturday, saturday + timedelta(days=1), "day", relative=True)


def this_period(match: Match, context: Context) -> Value | None:
    unit = match["unit"].lower()
    which = match["which"].lower().removeprefix("the ")
    whole_past = match["which"].lower() in ("the past", "the last", "past")
    if context.anchor is None:
        value = {"week": "XXXX-WXX", "month": "XXXX-XX"}.get(unit, "XXXX")
        return Value("DATE", value, "period, date not known", relative=True)
    if whole_past and unit in ("week", "month", "year"):
        days = {"week": 7, "month": 30, "year": 365}[unit]
        begin, end = context.anchor - timedelta(days=days), context.anchor - timedelta(days=1)
        amount = f"P1{_UNITS[unit]}"
        return Value("DURATION", amount, f"the {unit} before publication", begin, end, _PRECISION[unit], relative=True)
    count = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1, "following": 1}.get(which, 0)
    day = cal.shifted(context.anchor, unit, count)
    begin, end, value = _period(day, unit)
    phase = _phase(match) if "phase" in match.groupdict() else None
    precision = _PRECISION[unit]
    if phase:
        begin, end = cal.third(begin, end, phase)
        precision = "season" if unit == "year" else "week"
    return Value("DATE", value, f"{which} {unit}", begin, end, precision, relative=True)


def _period(day: date, unit: str) -> tuple[date, date, str]:
    if unit == "week":
        begin, end = cal.week(day)
        year, number, _ = day.isocalendar()
        return begin, end, f"{year}-W{number:02d}"
    if unit == "month":
        return *cal.month(day.year, day.month), f"{day.year}-{day.month:02d}"
    if unit == "quarter":
        first = (day.month - 1) // 3 * 3 + 1
        return date(day.year, first, 1), cal.month(day.year, first + 2)[1], f"{day.year}-Q{first // 3 + 1}"
    if unit == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31), f"{day.year}"
    span = 10 if unit == "decade" else 100
    start = day.year // span * span
    return date(max(1, start), 1, 1), date(start + span - 1, 12, 31), str(day.year // span)


def _count_of(words: str | None) -> float | None:
    if words is None:
        return None
    plain = words.lower()
    return _COUNTS[plain] if plain in _COUNTS else float(plain) if plain.replace(".", "").isdigit() else None


def _amount(count: float | None, unit: str) -> str:
    number = "X" if count is None else f"{count * (2 if unit == 'fortnight' else 1):g}"
    code = _UNITS[unit]
    return f"PT{number}{code[1:]}" if code[0] == "T" else f"P{number}{code}"


def periods(match: Match, context: Context) -> Value | None:
    unit, which, count = match["unit"].lower(), match["which"].lower(), _count_of(match["count"])
    value = _amount(count, unit)
    ahead = which in ("next", "coming", "following")
    if context.anchor is None:
        return Value("DURATION", value, "periods, date not known", relative=True)
    rule = f"{which} {unit}s, from publication"
    if unit == "hour":
        return Value("DURATION", value, rule, context.anchor, context.anchor, "hour", relative=True)
    length = cal.shifted(context.anchor, unit, int(count)) - context.anchor if count else None
    day = timedelta(days=1)
    if ahead:
        end = context.anchor + (length or timedelta(days={"day": 7, "week": 21, "month": 90}.get(unit, 365)))
        return Value("DURATION", value, rule, context.anchor + day, end, "week", relative=True)
    begin = context.anchor - (length or timedelta(days=RECENT[unit]))
    precision: TimePrecision = "day" if unit == "day" else _PRECISION[unit]
    return Value("DURATION", value, rule, begin, context.anchor - day, precision, relative=True)


def ago(match: Match, context: Context) -> Value | None:
    unit, way, count = match["unit"].lower(), match["way"].lower(), _count_of(match["count"])
    if context.anchor is None or count is None or way in ("before", "after", "later", "earlier"):
        value = _amount(count, unit)
        return Value("DURATION", value, OPEN_LENGTH, relative=True)
    if unit in ("second", "minute", "hour"):
        return Value(
            "TIME",
            f"{context.anchor}TXX",
            f"{unit}s {way}",
            context.anchor,
            context.anchor,
            "hour",
            relative=True,
        )
    day = cal.shifted(context.anchor, unit, int(count) * (1 if way == "from now" else -1))
    if unit in ("day", "week", "fortnight"):
        return Value("DATE", day.isoformat(), f"{unit}s {way}", day, day, "day", relative=True)
    begin, end, value = _period(day, unit)
    return Value("DATE", value, f"{unit}s {way}", begin, end, _PRECISION[unit], relative=True)


def duration(match: Match, context: Context) -> Value | None:
    unit = match["unit"].lower()
    groups = match.groupdict()
    words = groups.get("count")
    count = _count_of(words) if words else 1.0
    if words and words.lower() in ("second", "an", "a") and unit == "second":
        return None
    half = "half" in match.group().lower() or "1/2" in match.group()
    if half and count is not None:
        count += 0.5
    return Value("DURATION", _amount(count, unit), "duration")


def vague_duration(match: Match, context: Context) -> Value | None:
    return Value("DURATION", _amount(None, match["count"].lower()[:-1]), "duration, number not told")


def decade(match: Match, context: Context) -> Value | None:
    start = int(match["decade"])
    begin, end = date(start, 1, 1), date(start + 9, 12, 31)
    return Value("DATE", str(start // 10), "decade", begin, end, "year")


def year(match: Match, context: Context) -> Value | None:
    number = int(match["year"])
    if context.anchor and abs(number - context.anchor.year) > 200:
        return None
    begin, end = date(number, 1, 1), date(number, 12, 31)
    phase = _phase(match)
    precision: TimePrecision = "year"
    if phase:
        (begin, end), precision = cal.third(begin, end, phase), "season"
    return Value("DATE", str(number), "year" + (f", {phase} third" if phase else ""), begin, end, precision)


def season(match: Match, context: Context) -> Value | None:
    name = match["season"].lower()
    which = (match["which"] or "").lower()
    bare = match.group().lower() == name
    if match["year"]:
        number = int(match["year"])
    elif context.anchor is None or bare:
        return None if bare else Value("DATE", f"XXXX-{cal.SEASONS[name][0]}", "season, year not known", relative=True)
    else:
        number = context.anchor.year
        begin = cal.season(number, name)[0]
        if which == "next" and begin <= context.anchor:
            number += 1
        elif which != "next" and (begin > context.anchor or which == "last") and not context.future:
            number -= 1 if begin > context.anchor or cal.season(number, name)[1] >= context.anchor else 0
    begin, end = cal.season(number, name)
    value = f"{number}-{cal.SEASONS[name][0]}"
    return Value("DATE", value, "season", begin, end, "season", relative=not match["year"])


def quarter(match: Match, context: Context) -> Value | None:
    number = _ORDINALS.index(match["ordinal"].lower()) + 1
    if match["year"] is None and context.anchor is None:
        return Value("DATE", f"XXXX-Q{number}", "quarter, year not known", relative=True)
    told = int(match["year"]) if match["year"] else context.anchor.year  # type: ignore[union-attr]
    begin, end, value = _period(date(told, number * 3, 1), "quarter")
    return Value("DATE", value, "quarter", begin, end, "season", relative=not match["year"])


def _clock_of(match: Match) -> str:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match.groupdict().get("half") or "").lower().replace(".", "")
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}"


def clock(match: Match, context: Context) -> Value | None:
    time = _clock_of(match)
    if context.anchor is None:
        return Value("TIME", f"XXXX-XX-XXT{time}", "clock, date not known", clock=time, relative=True)
    day = context.anchor
    return Value("TIME", f"{day}T{time}", "clock, on the day of publication", day, day, "hour", time, relative=True)


def part(match: Match, context: Context) -> Value | None:
    word = match["part"].lower()
    code = f"T{_PARTS[word]}" if word in _PARTS else f"T{_CLOCKS[word]}"
    day = context.anchor.isoformat() if context.anchor else "XXXX-XX-XX"
    return Value("TIME", f"{day}{code}", "part of a day, which is open", clock=word, relative=True)


def repeated(match: Match, context: Context) -> Value | None:
    groups = match.groupdict()
    if groups.get("weekday"):
        return Value("SET", f"XXXX-WXX-{cal.WEEKDAYS.index(match['weekday'].lower()[:3]) + 1}", "repeated")
    unit = (groups.get("unit") or "").lower() or {
        "daily": "day",
        "nightly": "day",
        "weekly": "week",
        "monthly": "month",
        "hourly": "hour",
    }.get(match["each"].lower(), "year")
    return Value("SET", _amount(1.0, {"night": "day", "morning": "day"}.get(unit, unit)), "repeated")


def reference(match: Match, context: Context) -> Value | None:
    groups = match.groupdict()
    if groups.get("now"):
        day = context.anchor
        return Value("DATE", "PRESENT_REF", "now", day, day, "day" if day else "unknown", relative=True)
    return Value("DATE", "PAST_REF" if groups.get("past") else "FUTURE_REF", "reference without a date")
