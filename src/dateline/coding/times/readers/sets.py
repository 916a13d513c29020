"""Times that come again (TIMEX3's SET), and words that name the present, the past or the future as a whole."""

from __future__ import annotations

from typing import Literal, cast

from dateline.coding.times import calendar as cal
from dateline.coding.times.parts import Parts, reader
from dateline.coding.times.readers.common import amount, number_of
from dateline.coding.times.readers.days import read_weekday
from dateline.coding.times.value import Context, Value

_BASES = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "nightly": "P1D"}


@reader("repeated")
def read_repeated(parts: Parts, context: Context) -> Value | None:
    """Read "every Friday", "daily", "twice a week", "on Mondays".

    "Mondays raid" and "Monday nights raid" have lost an apostrophe and tell one day.
    """
    plural = parts.one("WEEKDAYS") is not None or parts.said("dayparts")
    if (
        plural
        and parts.after.isalpha()
        and not (parts.led_by("time_before_set") or parts.followed_by("time_after_set"))
    ):
        return read_weekday(parts, context)
    value = _repeated(parts)
    return Value("SET", value, "repeated", kind="set") if value else None


def _repeated(parts: Parts) -> str | None:
    lexicon = parts.lexicon.classes
    day = parts.one("WEEKDAYS")
    if day is None and (parts.has("every", "each") or parts.said("dayparts")):
        day = parts.one("WEEKDAY") if parts.one("WEEKDAY") is not None else parts.one("WEEKDAYABBR")
    code = parts.one("DAYPARTS") or parts.one("DAYPART")
    if day is not None:
        return f"XXXX-WXX-{day + 1}{'T' + code if code else ''}"
    if parts.has("weekends"):
        return "XXXX-WXX-WE"
    if parts.said("month"):
        return f"XXXX-{lexicon['MONTH'][parts.said('month')]:02d}"
    if parts.said("season"):
        return f"XXXX-{cal.SEASONS.get(parts.said('season'), ('SU', 6))[0]}"
    if code and not parts.said("unit"):
        return f"XXXX-XX-XXT{code}"
    word = next((w for w in parts.words if w in lexicon["REPEAT"]), None)
    if word:
        return _of_word(parts, word)
    unit = parts.one("UNIT") or parts.one("UNITS") or "day"
    if unit in ("second", "generation", "millennium"):
        return None
    count = (
        number_of(parts, parts.said("count")) if parts.said("count") else 2.0 if parts.has("other", "second") else 1.0
    )
    if parts.has("few"):
        count = None
    return amount(count, unit)


def _of_word(parts: Parts, word: str) -> str | None:
    """Return the period of "daily"; None where the word is the name of a newspaper."""
    capital = parts.source[0].isupper() and not parts.source.isupper() and parts.before not in ("", ".", '"')
    return None if capital else _BASES.get(word) or str(parts.lexicon.classes["REPEAT"][word])


@reader("reference")
def read_reference(parts: Parts, context: Context) -> Value | None:
    """Read "now", "recently", "soon": no date, but the present is the anchor's day."""
    value = cast("Literal['PRESENT_REF', 'PAST_REF', 'FUTURE_REF']", str(parts.form.told["value"]))
    last = parts.words[-1]
    if last in ("soon", "shortly") and (parts.led_by("time_before_soon") or parts.followed_by("time_after_soon")):
        return None
    if parts.words == ("now",) and (parts.after == "that" or parts.before == "for"):
        return None
    if last == "past" and not parts.followed_by("time_after_past") and parts.after.isalnum():
        return None
    if last in ("recent", "current") and (
        not parts.source[0].islower() and not parts.source.isupper() and parts.after[:1].isupper()
    ):
        return None
    day = context.anchor if value == "PRESENT_REF" and last not in ("current",) else None
    rule = {"PRESENT_REF": "now", "PAST_REF": "the past, without a date", "FUTURE_REF": "the future, without a date"}[
        value
    ]
    anchor = context.name if value == "PRESENT_REF" else None
    return Value("DATE", value, rule, day, day, "day" if day else "unknown", anchor=anchor, kind="reference")
