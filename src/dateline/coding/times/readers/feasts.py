"""Feasts and months of other calendars."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from dateline.coding.times.feasts import feast_days, islamic_month, persian
from dateline.coding.times.parts import Parts, reader
from dateline.coding.times.readers.common import ONE_DAY, day_value, open_date, way_of
from dateline.coding.times.value import Context, Value
from dateline.model import TimePrecision

_PERSONS_TOO = frozenset({"safar", "rajab", "shaban"})
Spans = list[tuple[date, date]]


@reader("feast")
def read_feast(parts: Parts, context: Context) -> Value | None:
    """Read a feast by its name; without a year the nearest, or the last or next as words and tense say."""
    key = str(parts.form.told["feast"])
    if parts.source.islower() and key != "Nowruz":
        return None
    if (
        key == "Eid"
        and parts.source_of(len(parts.words))[:1].isupper()
        and parts.after not in parts.lexicon.classes["WEEKDAY"]
    ):
        return None
    return _chosen(parts, context, lambda year: feast_days(parts.codebook, key, year), key)


def _chosen(parts: Parts, context: Context, days: Callable[[int], Spans], key: str) -> Value | None:
    year = parts.get("year")
    if year is not None:
        spans = days(year)
        return _value(parts, spans[0], key, None) if spans else None
    once = parts.codebook.holidays[key].year if key in parts.codebook.holidays else None
    if once:
        return _value(parts, days(once)[0], key, None)
    if context.anchor is None:
        return open_date("XXXX", key, context, "feast")
    anchor = context.anchor
    spans = sorted(s for y in range(anchor.year - 2, anchor.year + 3) for s in days(y))
    return (
        _value(parts, _nearest(spans, anchor, way_of(parts.said("way")), context.future), key, context.name)
        if spans
        else None
    )


def _nearest(spans: Spans, anchor: date, way: int, future: bool | None) -> tuple[date, date]:
    """Return the feast that is meant from a day: one going on, else the last, the next, or the nearest."""
    if way == 0 and (going_on := next((s for s in spans if s[0] <= anchor <= s[1]), None)):
        return going_on
    past, ahead = [s for s in spans if s[1] < anchor], [s for s in spans if s[0] > anchor]
    if way > 0 or (way == 0 and future):
        return ahead[0]
    if way < 0 or future is False:
        return past[-1]
    return min(past[-1:] + ahead[:1], key=lambda s: abs((s[0] - anchor).days))


def _value(parts: Parts, days: tuple[date, date], key: str, anchor: str | None) -> Value:
    begin, end = days
    if "eve" in parts.words and not key.endswith("Eve"):
        begin = end = begin - ONE_DAY
    elif parts.words[0] != "Eid" and ("end" in parts.words or ("last" in parts.words and "day" in parts.words)):
        begin = end
    elif "first" in parts.words:
        end = begin
    name = begin.isoformat() if begin == end else f"{begin}/{end}"
    precision: TimePrecision = "day" if (end - begin).days < 5 else "week"
    return Value("DATE", name, key, begin, end, precision, anchor=anchor, kind="feast")


@reader("hijri")
def read_hijri(parts: Parts, context: Context) -> Value | None:
    """Read a month or day of the Islamic calendar: "Ramadan", "10 Muharram", "15 Shawwal 1435"."""
    name = next((w for w in parts.words if w in parts.lexicon.classes["HIJRI"]), "ramadan")  # "the holy month"
    month = int(parts.lexicon.classes["HIJRI"][name])
    if name in parts.words and not _is_month(parts, name):
        return None
    own_year = parts.get("hyear")

    def spans(year: int) -> Spans:
        first = round((year - 622) * 33 / 32)
        found = [_cut(parts, islamic_month(n, month)) for n in (first - 1, first, first + 1, first + 2)]
        return [s for s in found if s and s[0].year == year]

    if own_year:
        whole = _cut(parts, islamic_month(int(own_year), month))
        value = _value(parts, whole, name, None) if whole else None
    else:
        value = _chosen(parts, context, spans, name.capitalize())
    if value and value.begin and value.end and (value.end - value.begin).days > 20:
        return Value(
            "DATE",
            value.value,
            f"{name.capitalize()}, Umm al-Qura calendar",
            value.begin,
            value.end,
            "month",
            anchor=value.anchor,
            kind="feast",
        )
    return value


@reader("solar")
def read_solar(parts: Parts, context: Context) -> Value | None:
    """Read a month or day of the Solar Hijri calendar with its year: "22 Bahman 1397", "Hamal 1398"."""
    number, year = int(parts.one("SOLAR")), int(parts.get("hyear")) + 621
    day = parts.get("day")
    begin = persian(year, number, int(day or 1))
    if day is not None:
        return replace(day_value(begin, "day of the Solar Hijri calendar", None), kind="feast")
    end = (persian(year, number + 1, 1) if number < 12 else persian(year + 1, 1, 1)) - ONE_DAY
    rule = "month of the Solar Hijri calendar"
    return Value("DATE", f"{begin}/{end}", rule, begin, end, "month", kind="feast")


def _is_month(parts: Parts, name: str) -> bool:
    """Tell whether the word is a month and no person's name."""
    at = parts.words.index(name)
    if len(parts.words) > 1 and (
        parts.said("day") or "month" in parts.words or parts.said("hyear") or parts.said("year")
    ):
        return True
    before, after = parts.source_of(-1) if parts.first else "", parts.source_of(len(parts.words))
    return (
        name not in _PERSONS_TOO
        and not (after[:1].isupper() and after[1:].islower())
        and not (
            at == 0
            and before[:1].isupper()
            and before[1:].islower()
            and before.lower() not in ("during", "in", "since", "before", "after", "on", "the", "this")
        )
    )


def _cut(parts: Parts, month: tuple[date, date]) -> tuple[date, date] | None:
    day = parts.get("day")
    if day is None and parts.one("ORDINAL") and "day" in parts.words:
        day = parts.one("ORDINAL")
        day = (month[1] - month[0]).days + 1 if day == -1 else day
    if day is None:
        return month
    found = month[0] + timedelta(days=int(day) - 1)
    return (found, found) if found <= month[1] else None
