"""Which of the places of a name is meant: named features with weights, then a threshold.

Each feature gives 0 to 1 to a candidate; its docstring is the explanation that a user is given.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.coding.places.names import Name
from dateline.coding.reading import Reading
from dateline.gazetteer import Candidate
from dateline.gazetteer.geometry import km_between

WEIGHTS = {
    "prominence": 2.5, "own_name": 0.05, "country_context": 2.0, "contained": 3.0, "fits_feature": 1.0,
    "is_country": 1.5, "near_others": 1.5,
}  # fmt: skip
THRESHOLD = 0.55
"""The score under which no point is given."""
NEAR_KM = 250.0
_AREAS = frozenset({"admin1", "admin2"})


@dataclass(frozen=True, slots=True)
class Context:
    """What the report as a whole says of where it plays."""

    countries: dict[str, float]
    """Share of the report's mentions by country code."""
    points: tuple[tuple[float, float], ...]
    """Points of names that can hardly be mistaken."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A name with the candidates ranked, the best first, each with its score."""

    name: Name
    ranked: tuple[tuple[Candidate, float], ...]

    @property
    def best(self) -> Candidate | None:
        """The place that is meant; None where nothing is good enough."""
        return self.ranked[0][0] if self.ranked and self.ranked[0][1] >= THRESHOLD else None


def resolve(reading: Reading, names: Sequence[Name]) -> list[Resolved]:
    """Resolve the names of a report together."""
    context = _context(names, ())
    first = [_rank(reading, names, i, context) for i in range(len(names))]
    sure = tuple((r.best.lat, r.best.lon) for r in first if r.best and r.best.kind not in ("country", "region"))
    context = _context(names, sure)
    return [_rank(reading, names, i, context) for i in range(len(names))]


def _context(names: Sequence[Name], points: tuple[tuple[float, float], ...]) -> Context:
    votes: defaultdict[str, float] = defaultdict(float)
    for name in names:
        countries = {c.country for c in name.candidates[:5]}
        if name.candidates and name.candidates[0].kind == "country":
            votes[name.candidates[0].country] += 2 if not name.adjective else 1
        elif len(countries) == 1:
            votes[next(iter(countries))] += 1.5
    total = sum(votes.values())
    return Context({c: n / total for c, n in votes.items()}, points)


def _rank(reading: Reading, names: Sequence[Name], index: int, context: Context) -> Resolved:
    name = names[index]
    holders = _holders(names, index)
    feature = _feature(reading, name)
    scored = []
    for candidate in name.candidates:
        parts = {
            "prominence": prominence(candidate),
            "own_name": float(candidate.primary),
            "country_context": context.countries.get(candidate.country, 0.0),
            "contained": contained(candidate, holders),
            "fits_feature": fits_feature(candidate, feature),
            "is_country": float(candidate.kind == "country"),
            "near_others": near_others(candidate, context),
        }
        scored.append((candidate, sum(WEIGHTS[k] * v for k, v in parts.items())))
    scored.sort(key=lambda pair: -pair[1])
    return Resolved(name, tuple(scored))


def prominence(candidate: Candidate) -> float:
    """Prefer where more people live."""
    return min(1.0, math.log10(candidate.population + 1) / 7)


def contained(candidate: Candidate, holders: Sequence[Candidate]) -> float:
    """Tell whether the name is followed by the province, state or country that holds it ("Paris, Texas")."""
    for holder in holders:
        if holder.kind == "country" and holder.country == candidate.country:
            return 1.0
        if holder.kind in _AREAS and holder.admin1 == candidate.admin1 and holder.id != candidate.id:
            return 1.0
    return 0.0


def fits_feature(candidate: Candidate, feature: str | None) -> float:
    """Prefer a province where the text says province, a town where it does not."""
    area = candidate.kind in _AREAS
    if feature == "area":
        return 1.0 if area else 0.0
    return 0.0 if area else 0.5


def near_others(candidate: Candidate, context: Context) -> float:
    """Return the share of the report's other places that lie near it."""
    if not context.points or candidate.kind == "country":
        return 0.0
    close = sum(1 for lat, lon in context.points if km_between(lat, lon, candidate.lat, candidate.lon) < NEAR_KM)
    return close / len(context.points)


def _holders(names: Sequence[Name], index: int) -> list[Candidate]:
    """Return what the next name may be, where it follows with only a comma, "in" or "of" between."""
    if index + 1 >= len(names):
        return []
    here, after = names[index], names[index + 1]
    between = [t.lower_ for t in here.tokens[-1].doc[here.tokens[-1].i + 1 : after.tokens[0].i]]
    if len(between) > 4 or after.adjective or not set(between) & {",", "in", "of", "("}:
        return []
    return [c for c in after.candidates if c.kind in ("country", "admin1")]


def _feature(reading: Reading, name: Name) -> str | None:
    doc, last, first = reading.doc, name.tokens[-1], name.tokens[0]
    areas = reading.codebook.word_set("place_area_features")
    after = doc[last.i + 1].lower_ if last.i + 1 < len(doc) else ""
    before = [t.lower_ for t in doc[max(0, first.i - 2) : first.i]]
    return "area" if after in areas or (before[-1:] == ["of"] and before[0] in areas) else None
