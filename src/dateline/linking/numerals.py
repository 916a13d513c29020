"""Numbers, dates and times of day in a text's tokens, in figures and in the words of many languages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.linking.lexicon import UNCASED, Words, number_key
from dateline.linking.tokens import Token, number

_THOUSAND = 1000
_YEARS = range(1900, 2100)
_PARTICLES = "وفبلكובלכ"
"""Particles that Arabic and Hebrew write on the word: "and", "with", "for"."""


class Numeral(NamedTuple):
    """A number, date, year or clock time: its first token, the one after its last, and its value in one form."""

    kind: str
    text: str
    value: float
    first: int
    after: int


def numerals(read: Sequence[Token], language: Words | None) -> Iterator[Numeral]:
    """Yield the numerals of a text in their order."""
    at = 0
    while at < len(read):
        if read[at].kind == "word":
            found = _words(read, at, language) if language else None
        else:
            found = _figure(read, at, language)
        if found and (found.kind != "number" or found.value >= 2):
            yield _dated(read, found, language) if found.kind == "number" else found
        at = max(at + 1, found.after if found else 0)


def _figure(read: Sequence[Token], at: int, language: Words | None) -> Numeral | None:
    token = read[at]
    if token.kind == "clock":
        hour, minute = (int(part) for part in token.text.replace("h", ":").split(":"))
        return Numeral("clock", f"{hour % 12}:{minute:02}", 0, at, at + 1)
    if token.kind == "date":
        day, month = (int(part) for part in token.text.replace("/", ".").replace("-", ".").split(".")[:2])
        return Numeral("date", _day_of_month(day, month), 0, at, at + 1)
    if token.kind != "number":
        return None
    value, after = number(token.text), at + 1
    times = _value(read, after, language)
    if times is not None and times >= 100 and read[after].joined:
        value, after = value * times, after + 1
    elif len(token.text) == 4 and value in _YEARS:
        return Numeral("year", f"{int(value)}", value, at, after)
    return Numeral("number", f"{value:g}", value, at, after)


def _value(read: Sequence[Token], at: int, language: Words | None) -> int | None:
    if language is None or at >= len(read) or read[at].kind != "word":
        return None
    word = read[at].text
    if word.casefold() in language.day_names:
        return None  # "الاثنين" is Monday, "اثنين" two
    value = language.numbers.get(number_key(word))
    if value is None and language.script in UNCASED and word[0] in _PARTICLES:
        value = language.numbers.get(number_key(word[1:]))
    return value


def _words(read: Sequence[Token], at: int, language: Words) -> Numeral | None:
    """Return the number whose words begin at a token: "two hundred and three", "trois cent vingt-trois"."""
    if _value(read, at, language) is None:
        return None
    total, part, last, after = 0, 0, 0, at
    here: int | None = at
    while here is not None:
        value = _value(read, here, language)
        if value is None or (after > at and not _goes_on(last, part, value, language)):
            break
        if value >= _THOUSAND:
            total, part = total + max(part, 1) * value, 0
        elif value == 100 and 0 < part < 10:
            part *= 100
        elif value == 20 and part == 4 and language.code == "fr":
            part = 80
        else:
            part += value
        last, after = value, here + 1
        here = _next(read, after, language)
    return Numeral("number", f"{total + part:g}", total + part, at, after) if after > at else None


def _next(read: Sequence[Token], at: int, language: Words) -> int | None:
    """Return where the number's next word may stand: after the word for "and" too."""
    if at >= len(read) or not read[at].joined:
        return None
    joins = number_key(read[at].text) in language.ands
    return at + 1 if joins and at + 1 < len(read) and read[at + 1].joined else at


def _goes_on(last: int, part: int, value: int, language: Words) -> bool:
    """Tell whether a word of value goes on with a number: smaller after greater, a multiplier, one before ten."""
    if value >= _THOUSAND or (value == 100 and 0 < part < 10):
        return value > last
    if language.code == "fr" and ((last, value) == (4, 20) or (last == 10 and 7 <= value <= 9)):
        return True
    if value < last:
        return last >= 20
    return language.script in ("arabic", "hebrew") and last < 10 <= value <= 90


def _dated(read: Sequence[Token], found: Numeral, language: Words | None) -> Numeral:
    """Return the date of a day of the month where a month's name stands by it; else the number."""
    if language is None or not 1 <= found.value <= 31:
        return found
    for first in (found.after, found.after + 1):
        for count in (2, 1):
            words = [number_key(t.text) for t in read[first : first + count] if t.kind == "word"]
            month = language.months.get(" ".join(words)) if len(words) == count else None
            if month and read[first].joined:
                return Numeral("date", _day_of_month(int(found.value), month), 0, found.first, first + count)
    before = read[found.first - 1] if found.first else None
    month = language.months.get(number_key(before.text)) if before and before.kind == "word" else None
    if month and before and read[found.first].start - before.end <= 2:
        return found._replace(kind="date", text=_day_of_month(int(found.value), month))
    return found


def _day_of_month(day: int, month: int) -> str:
    """Return day and month in one form, whichever of two numbers is the day."""
    low, high = sorted((day, month))
    return f"{low}/{high}"
