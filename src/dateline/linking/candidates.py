"""Which claims are compared at all: those that share a key of place and day, of a toll, or of a report's words.

A claim is stored under some keys and asks for some; no pair is compared that shares none, so the work for a new claim
depends on how much is told of its place and days, not on how much the database holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from hashlib import blake2b
from itertools import combinations
from math import cos, floor, radians

from dateline.codebook import Codebook
from dateline.linking.facts import TOLD_SPAN, ClaimFacts, ReportFacts
from dateline.linking.words import strongest

CELL = 0.5
"""Size of a cell of the map in degrees: some 55 km."""
REACH_KM = 40.0
"""Cells within this, and the claim's own radius, are asked."""
LEAD_TERMS = 20
UNDATED_TERMS = 8
LEAST_TOLL = 4
"""Smaller tolls are too common to find candidates by."""
_DAYS_APART = 2
"""Days between two reports of one event by which their words are compared."""
_LONGEST = 4
"""An interval of more days is stored by month."""


def blocks(book: Codebook) -> dict[str, str]:
    """Return the part of all types that each type stands in; one that the codebook names in none is its own."""
    parts = {code: name for name, kin in book.kin.items() if kin.block for code in kin.types}
    return {code: parts.get(code, code) for code in book.events}


def stored(claim: ClaimFacts, report: ReportFacts, block: str) -> set[int]:
    """Return the keys under which later claims find this one."""
    keys: list[tuple[object, ...]] = []
    for when in _whens_stored(claim):
        keys += [(*where, when, block) for where in _wheres(claim)]
    if claim.lead:
        keys += _word_keys(report)
    return {_hashed(key) for key in keys}


def asked(claim: ClaimFacts, report: ReportFacts, block: str) -> set[int]:
    """Return the keys under which this one finds earlier claims."""
    keys: list[tuple[object, ...]] = []
    for when in _whens_asked(claim):
        keys += [(*where, when, block) for where in _wheres_asked(claim)]
    if claim.lead:
        keys += _word_keys_asked(report)
    return {_hashed(key) for key in keys}


def _whens_stored(claim: ClaimFacts) -> Iterator[str]:
    """Yield the days that a claim is stored under, or its months where they are many, and its months for those."""
    if claim.first is None or claim.last is None:
        return
    months = [f"any {m}" for m in _months(claim.first, claim.last)]
    if claim.last - claim.first >= _LONGEST:
        yield from (f"long {m}" for m in _months(claim.first, claim.last))
    elif claim.told == "report":
        yield str(claim.last)
    else:
        yield from (str(day) for day in range(claim.first, claim.last + 1))
    yield from months


def _whens_asked(claim: ClaimFacts) -> Iterator[str]:
    """Yield the days that a claim asks for, its own and those beside them, and claims that are stored by month."""
    if claim.first is None or claim.last is None:
        return
    yield from (f"long {m}" for m in _months(claim.first - 1, claim.last + 1))
    if claim.last - claim.first >= _LONGEST:
        yield from (f"any {m}" for m in _months(claim.first - 1, claim.last + 1))
    else:
        # What only its report dates is stored under the report's day, which may be TOLD_SPAN days after.
        yield from (str(day) for day in range(claim.first - 1, claim.last + 2 + TOLD_SPAN))


def _months(first: int, last: int) -> list[str]:
    return sorted({_month(day) for day in (first, (first + last) // 2, last)})


def _month(day: int) -> str:
    return date.fromordinal(min(max(1, day), date.max.toordinal())).strftime("%Y-%m")


def _wheres(claim: ClaimFacts) -> Iterator[tuple[object, ...]]:
    yield from _common(claim)
    if claim.is_point:
        yield ("cell", *_cell(claim.lat or 0.0, claim.lon or 0.0))
        yield ("province", claim.country, claim.admin1)
    elif claim.precision == "admin":
        yield ("province", claim.country, claim.admin1)
        yield ("whole province", claim.country, claim.admin1)


def _wheres_asked(claim: ClaimFacts) -> Iterator[tuple[object, ...]]:
    yield from _common(claim)
    if claim.is_point:
        yield from (("cell", *cell) for cell in _cells_around(claim))
        yield ("whole province", claim.country, claim.admin1)
    elif claim.precision == "admin":
        yield ("province", claim.country, claim.admin1)


def _common(claim: ClaimFacts) -> Iterator[tuple[object, ...]]:
    """Yield what finds a claim whose place is not told, wide or wrong: its toll, and who did it to whom."""
    if claim.killed and (claim.killed[0] or claim.killed[1] or 0) >= LEAST_TOLL:
        yield ("killed", claim.killed[0] or claim.killed[1])
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


def _word_keys(report: ReportFacts) -> Iterator[tuple[object, ...]]:
    if report.day is not None:
        yield from (("words", term, report.day) for term in strongest(report.head, LEAD_TERMS))
    yield from (("two words", *pair) for pair in _pairs(report))
    if report.day is None:
        yield from (("two words, undated", *pair) for pair in _pairs(report))


def _word_keys_asked(report: ReportFacts) -> Iterator[tuple[object, ...]]:
    if report.day is None:
        yield from (("two words", *pair) for pair in _pairs(report))
        return
    days = range(report.day - _DAYS_APART, report.day + _DAYS_APART + 1)
    yield from (("words", term, day) for term in strongest(report.head, LEAD_TERMS) for day in days)
    yield from (("two words, undated", *pair) for pair in _pairs(report))


def _pairs(report: ReportFacts) -> Iterator[tuple[int, int]]:
    yield from combinations(sorted(strongest(report.head, UNDATED_TERMS)), 2)


def _hashed(key: tuple[object, ...]) -> int:
    """Return a key as a signed 64-bit integer: the same in every process, unlike Python's own hash."""
    return int.from_bytes(blake2b(repr(key).encode(), digest_size=8).digest(), "big", signed=True)
