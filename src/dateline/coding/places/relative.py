"""Relative places: a distance, a bearing, a side or a part of a named place (codebook, section 5)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.gazetteer.geometry import BEARINGS, moved
from dateline.model import PlacePrecision

SIDE_KM = 2.0
"""How far a side of a town moves the point."""
COUNTRYSIDE_KM = 15.0
"""How far its countryside, or a bearing without a distance, does."""
_KM = {"k": 1.0, "m": 1.609344}
_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100,
    "a": 1, "a few": 3, "several": 3,
}  # fmt: skip
_BEARING = r"(?P<bearing>(?:north|south)(?:[- ]?(?:east|west))?|east|west)"
_NUMBER = r"(?P<number>\d+(?:[.,]\d+)?|" + "|".join(_WORDS) + ")"
_ABOUT = r"(?:(?:some|about|around|roughly|approximately|nearly|almost|just|less than|more than|over)\s+)?"
OFFSET = re.compile(
    rf"\b{_ABOUT}{_NUMBER}[\s-]*(?P<unit>k(?:m|ilomet(?:er|re))s?|mi(?:le)?s?)\b[\s,]*(?:\([^)]*\)\s*)?(?:to the\s+)?"
    rf"(?:{_BEARING}\s+of|from|outside(?: of)?|away from|off)\s+(?:the\s+)?(?:[\w-]+\s+){{0,3}}$",
    re.IGNORECASE,
)
SIDE = re.compile(
    rf"\b(?:the\s+)?{_BEARING}(?:ern)?\s+(?P<part>countryside|outskirts|suburbs?|parts?|districts?|neighbou?rhoods?|side|edge|"
    rf"rural|entrance|gate|quarters?|areas?|half|sector|fringes?|approaches)\s+(?:of|to)\s+(?:the\s+)?(?:[\w-]+\s+){{0,3}}$",
    re.IGNORECASE,
)
BEARING_OF = re.compile(rf"\b(?:to the\s+)?{_BEARING}\s+of\s+(?:the\s+)?(?:[\w-]+\s+){{0,3}}$", re.IGNORECASE)
BEARING_BEFORE = re.compile(rf"\b{_BEARING}(?:ern)?[- ]+$", re.IGNORECASE)
NEAR = re.compile(
    r"\b(?:near(?:by)?(?: to)?|around|outside(?: of)?|close to|towards?|(?:the\s+)?(?:area|region|countryside|outskirts|suburbs?"
    r"|vicinity|environs|surroundings|gates|edge)\s+(?:around|of|near|surrounding)|on the (?:outskirts|edge) of|surrounding)"
    r"\s+(?:the\s+)?(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
_AWAY = frozenset({"countryside", "rural"})


@dataclass(frozen=True, slots=True)
class Relation:
    """How a place lies to a named one: where its words begin, and the point and radius that follow."""

    start: int
    kind: str
    precision: PlacePrecision
    bearing: float | None
    km: float
    radius_km: float


def read_relation(text: str, start: int, area: bool) -> Relation | None:
    """Read how the text before a name relates to it; `start` is where the name begins in `text`.

    `area` tells that the name is a province's or country's, a part of which is a region of its own.
    """
    window = max(0, start - 90)
    before = text[window:start]
    for pattern, build in ((OFFSET, _offset), (SIDE, _side), (BEARING_OF, _bearing_of), (NEAR, _near)):
        match = pattern.search(before)
        if match:
            return build(match, window)
    match = BEARING_BEFORE.search(before)
    return _part(match, window, area) if match else None


def apply(relation: Relation, lat: float, lon: float) -> tuple[float, float]:
    """Return the point (degrees) that the relation makes of a named place's."""
    if relation.bearing is None or not relation.km:
        return lat, lon
    return moved(lat, lon, relation.bearing, relation.km)


def _degrees(match: re.Match[str]) -> float | None:
    words = match.groupdict().get("bearing")
    return BEARINGS[re.sub(r"[- ]", "", words.lower())] if words else None


def _offset(match: re.Match[str], window: int) -> Relation:
    told = match["number"].lower()
    number = float(_WORDS[told]) if told in _WORDS else float(told.replace(",", "."))
    km = round(number * _KM[match["unit"][0].lower()], 1)
    bearing = _degrees(match)
    words = f"{km:g} km" + (f" {match['bearing'].lower()}" if bearing is not None else "")
    radius = max(2.0, km * 0.1) if bearing is not None else km
    return Relation(window + match.start(), f"offset: {words}", "offset", bearing, km, radius)


def _side(match: re.Match[str], window: int) -> Relation:
    km = COUNTRYSIDE_KM if match["part"].lower() in _AWAY else SIDE_KM
    return Relation(window + match.start(), f"part: {match['bearing'].lower()}", "near", _degrees(match), km, km)


def _bearing_of(match: re.Match[str], window: int) -> Relation:
    kind = f"bearing: {match['bearing'].lower()}"
    return Relation(window + match.start(), kind, "near", _degrees(match), COUNTRYSIDE_KM, COUNTRYSIDE_KM)


def _near(match: re.Match[str], window: int) -> Relation:
    return Relation(window + match.start(), "near", "near", None, 0.0, COUNTRYSIDE_KM)


def _part(match: re.Match[str], window: int, area: bool) -> Relation:
    kind = f"part: {match['bearing'].lower()}"
    if area:
        return Relation(window + match.start(), kind, "region", _degrees(match), 0.0, 100.0)
    return Relation(window + match.start(), kind, "near", _degrees(match), SIDE_KM, SIDE_KM)
