"""Years, decades and centuries."""

from __future__ import annotations

from datetime import date

from dateline.coding.times.parts import Parts, reader
from dateline.coding.times.readers.common import number_of, period_value
from dateline.coding.times.readers.joins import thirds
from dateline.coding.times.value import Context, Value

"""Words before a year that stand before a count as often."""
_ASIDE = 100
"""The same of four figures in brackets, which count as often."""
_FAR = 250
"""Years from the anchor beyond which four figures are hardly a year of the news."""


@reader("year")
def read_year(parts: Parts, context: Context) -> Value | None:
    """Read a year in figures or in words; four figures that count what follows are none."""
    spoken = parts.said("spoken")
    year = _spoken(parts, spoken) if spoken else parts.get("year")
    if year is None or (context.anchor and abs(year - context.anchor.year) > _FAR):
        return None
    if parts.before == "(" and context.anchor and abs(year - context.anchor.year) > _ASIDE:
        return None
    if len(parts.words) == 1 and not _is_year(parts, year):
        return None
    return period_value(date(year, 1, 1), "year", "year", None)


def _is_year(parts: Parts, year: int) -> bool:
    after = parts.source_of(1)
    plural = after[-1:] == "s" or after in parts.codebook.word_set("time_counted")
    counts = after[:1].islower() and plural and not parts.followed_by("time_after_year")
    if parts.led_by("time_before_year"):
        loose = parts.led_by("time_before_year_or_count") and counts
        return not loose and not (counts and year % 100 == 0)
    if parts.before in ("the", "a", "an", "'s", "his", "their", "its", "this", "that"):
        return not counts or year % 100 != 0
    modifies = after[:1].islower() and not counts and 1900 <= year < 2100 and year % 100 != 0
    return (parts.followed_by("time_after_year") or modifies) and parts.before not in (
        "$",
        "some",
        "killed",
        "least",
        "than",
        "nearly",
        "almost",
        "over",
    )


def _spoken(parts: Parts, words: str) -> int | None:
    first, _, rest = words.partition(" ")
    century = {"nineteen": 1900, "twenty": 2000, "eighteen": 1800}.get(first)
    if century is None:
        return int(number_of(parts, words.replace(" and ", " ")) or 0) or None
    more = number_of(parts, rest)
    return century + int(more) if more and (century != 2000 or more > 9) else None


@reader("years")
def read_years(parts: Parts, context: Context) -> Value | None:
    """Read "2014-15", "1999-2003": from the first of January of one to the last of December of the other."""
    first = int(parts.get("year"))
    short = parts.said("short")
    last = int(parts.get("last")) if not short else first // 100 * 100 + int(short)
    if last <= first or last - first > 99 or (short and last != first + 1 and int(short) <= 12):
        return None
    return Value(
        "DATE", f"{first}/{last}", "range of years", date(first, 1, 1), date(last, 12, 31), "year", kind="span"
    )


@reader("decade")
def read_decade(parts: Parts, context: Context) -> Value | None:
    """Read a decade: "the 1990s", "the '80s", "the nineties"."""
    word = parts.said("decade")
    start = parts.get("decadeword") or int(word[: word.index("0") + 1] if len(word) < 5 else word[:4])
    if start < 100:
        if word and not parts.has("the", "'") and "'" not in parts.source:
            return None
        start += 2000 if start <= 20 and parts.get("decadeword") is None else 1900
    value = period_value(date(start, 1, 1), "decade", "decade", None)
    return thirds(value, str(parts.one("PART") or ""))


@reader("century")
def read_century(parts: Parts, context: Context) -> Value | None:
    """Read a century by its number."""
    number = parts.get("century") or parts.one("ORDINAL")
    if not 1 <= number <= 22:
        return None
    value = period_value(date(max(1, (number - 1) * 100 + 1), 1, 1), "century", "century", None)
    return Value("DATE", f"{number - 1:02d}", "century", value.begin, value.end, "year", kind="century")
