"""Which claims are compared at all: those that share a key of place and day, of a toll, or of a report's words.

A claim is stored under some keys, each with a day, and asks for some, each with a range of days; no pair is compared
that shares none, so the work for a new claim depends on how much is told of its place and days, not on how much the
database holds. Whether two claims meet does not depend on which of them came first: what keys and ranges find too much
is taken out by `may_meet`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations
from math import cos, floor, radians
from typing import Literal, NamedTuple
from zlib import crc32

from dateline.codebook import Codebook
from dateline.gazetteer.geometry import km_between
from dateline.linking.facts import TOLD_SPAN, ClaimFacts, ReportFacts
from dateline.linking.words import strongest

CELL = 0.5
"""Size of a cell of the map in degrees: some 55 km."""
REACH_KM = 50.0
"""Points within this, and both claims' own radius, meet."""
REACH_DAYS = 1
"""Days that may lie between two times that meet."""
LEAD_TERMS = 32
UNDATED_TERMS = 8
LEAST_TOLL = 4
"""Smaller tolls are too common to find candidates by."""
MOST = 200
"""Claims that one key and range gives at most."""
MOST_OF_CLAIM = 600
"""Claims that one claim is compared with at most. Where there are more, a sample of them stands for all."""
_DAYS_APART = 2
"""Days between two reports of one event by which their words are compared."""
_LONGEST = 4
"""An interval of more days is stored by month."""
_NO_DAY = 0
PERIOD = 16
"""Days."""

Why = Literal["place", "value", "words"]


class Stored(NamedTuple):
    """A key under which later claims find one, with its day."""

    key: int
    day: int


class Asked(NamedTuple):
    """A key under which a claim finds others, with the range of days; and what the key is made of."""

    key: int
    first: int
    last: int
    why: Why


def blocks(book: Codebook) -> dict[str, str]:
    """Return the part of all types that each type stands in; one that the codebook names in none is its own."""
    parts = {code: name for name, kin in book.kin.items() if kin.block for code in kin.types}
    return {code: parts.get(code, code) for code in book.events}


def rank(claim: ClaimFacts) -> int:
    """Return a claim's place in the order in which a sample is drawn: by chance, but the same in every database."""
    return crc32(claim.key.encode()) & 0x7FFFFFFF


def stored(claim: ClaimFacts, report: ReportFacts, block: str) -> set[Stored]:
    """Return the keys under which later claims find this one."""
    found: set[Stored] = set()
    days = list(_days_stored(claim))
    for where in _wheres(claim) if days else ():
        key = hashed((*where, block))
        found.update(Stored(of_period(key, period(day)), day) for day in days)
    if claim.lead:
        found |= {Stored(of_period(hashed(key), period(day)), day) for key, day in _word_keys(report)}
    return found


def asked(claim: ClaimFacts, report: ReportFacts, block: str) -> set[Asked]:
    """Return the keys and ranges under which this one finds earlier claims."""
    found: set[Asked] = set()
    for first, last in _days_asked(claim):
        for where in _places_asked(claim):
            found.update(_asked(hashed((*where, block)), first, last, "place"))
        for where in _common(claim):
            found.update(_asked(hashed((*where, block)), first, last, "value"))
    for key, first, last in _word_keys_asked(report) if claim.lead else ():
        found.update(_asked(hashed(key), first, last, "words"))
    return found


def _asked(key: int, first: int, last: int, why: Why) -> Iterator[Asked]:
    for number in range(period(first), period(last) + 1):
        yield Asked(of_period(key, number), first, last, why)


def period(day: int) -> int:
    """Return the stretch of days that a day is of."""
    return day // PERIOD


def of_period(key: int, number: int) -> int:
    """Return a key as it is in a period. Those of one period stand together in the file.

    New reports tell of new days, so that what they add lies in few pages, however large the file.
    """
    return (number << 40) | (key & 0xFFFFFFFFFF)


def may_meet(a: ClaimFacts, b: ClaimFacts, why: Why) -> bool:
    """Tell whether two claims that share a key are near enough; the same whichever of them asked."""
    if why == "words":
        return True
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return False
    if max(a.first - b.last, b.first - a.last) > REACH_DAYS:
        return False
    if why == "value" or a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return True
    if not (a.is_point and b.is_point):
        return True
    return km_between(a.lat, a.lon, b.lat, b.lon) <= REACH_KM + min(a.radius, b.radius, REACH_KM)


def _days_stored(claim: ClaimFacts) -> Iterator[int]:
    """Yield the days that a claim is stored under, or its months where the days are many: as numbers below 0."""
    if claim.first is None or claim.last is None:
        return
    if claim.last - claim.first >= _LONGEST:
        yield from (-month for month in range(_month(claim.first), _month(claim.last) + 1))
    elif claim.told == "report":
        yield claim.last
    else:
        yield from range(claim.first, claim.last + 1)


def _days_asked(claim: ClaimFacts) -> Iterator[tuple[int, int]]:
    """Yield the ranges that a claim asks for: of days, and of months for those of many days."""
    if claim.first is None or claim.last is None:
        return
    # What only its report dates is stored under the report's day, which may be TOLD_SPAN days after its first.
    yield claim.first - REACH_DAYS, claim.last + REACH_DAYS + TOLD_SPAN
    yield -_month(claim.last + REACH_DAYS), -_month(claim.first - REACH_DAYS)


def _month(day: int) -> int:
    found = date.fromordinal(min(max(1, day), date.max.toordinal()))
    return 12 * found.year + found.month


def _wheres(claim: ClaimFacts) -> Iterator[tuple[object, ...]]:
    yield from _common(claim)
    if claim.is_point:
        yield ("cell", *_cell(claim.lat or 0.0, claim.lon or 0.0))
        yield ("province", claim.country, claim.admin1)
    elif claim.precision == "admin":
        yield ("province", claim.country, claim.admin1)
        yield ("whole province", claim.country, claim.admin1)


def _places_asked(claim: ClaimFacts) -> Iterator[tuple[object, ...]]:
    if claim.is_point:
        yield from (("cell", *cell) for cell in _cells_around(claim))
        yield ("whole province", claim.country, claim.admin1)
    elif claim.precision == "admin":
        yield ("province", claim.country, claim.admin1)


def _common(claim: ClaimFacts) -> Iterator[tuple[object, ...]]:
    """Yield what finds a claim whose place is not told, wide or wrong: its toll, and who did it to whom."""
    if claim.killed and (claim.killed[0] or claim.killed[1] or 0) >= LEAST_TOLL:
        yield ("killed", float(claim.killed[0] or claim.killed[1] or 0))
    if not claim.is_point:
        yield from (("actor", claim.country, claim.event, name) for name in claim.actors[:2])


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return floor(lat / CELL), floor(lon / CELL)


def _cells_around(claim: ClaimFacts) -> set[tuple[int, int]]:
    lat, lon = claim.lat or 0.0, claim.lon or 0.0
    high = min(2.0, (REACH_KM + min(claim.radius, REACH_KM)) / 111)
    wide = min(4.0, high / max(0.1, cos(radians(min(abs(lat) + high, 89)))))
    south, west = _cell(lat - high, lon - wide)
    north, east = _cell(lat + high, lon + wide)
    round_the_world = floor(360 / CELL)
    half = round_the_world // 2
    return {(i, (j + half) % round_the_world - half) for i in range(south, north + 1) for j in range(west, east + 1)}


def _word_keys(report: ReportFacts) -> Iterator[tuple[tuple[object, ...], int]]:
    if report.day is not None:
        yield from ((("words", term), report.day) for term in strongest(report.head, LEAD_TERMS))
    yield from ((("two words", *pair), _NO_DAY) for pair in _pairs(report))
    if report.day is None:
        yield from ((("two words, undated", *pair), _NO_DAY) for pair in _pairs(report))
        yield from ((("word, undated", term), _NO_DAY) for term in strongest(report.head, LEAD_TERMS))


def _word_keys_asked(report: ReportFacts) -> Iterator[tuple[tuple[object, ...], int, int]]:
    if report.day is None:
        yield from ((("two words", *pair), _NO_DAY, _NO_DAY) for pair in _pairs(report))
        yield from ((("word, undated", term), _NO_DAY, _NO_DAY) for term in strongest(report.head, LEAD_TERMS))
        return
    first, last = report.day - _DAYS_APART, report.day + _DAYS_APART
    yield from ((("words", term), first, last) for term in strongest(report.head, LEAD_TERMS))
    yield from ((("two words, undated", *pair), _NO_DAY, _NO_DAY) for pair in _pairs(report))


def _pairs(report: ReportFacts) -> Iterator[tuple[int, int]]:
    yield from combinations(sorted(strongest(report.head, UNDATED_TERMS)), 2)


@lru_cache(maxsize=65536)
def hashed(key: tuple[object, ...]) -> int:
    """Return a key as an integer of 40 bits: the same in every process, unlike Python's own hash."""
    return int.from_bytes(blake2b(repr(key).encode(), digest_size=5).digest(), "big")
