"""A name, or a phrase with one, looked up by itself: what it may stand for when no report is about it."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.coding.places.features import WEIGHTS, Asked, capital, country, own_name, prominence, region
from dateline.coding.places.relative import Relation, apply, read_relation
from dateline.gazetteer import Candidate, Gazetteer

_ALONE = (prominence, own_name, capital, country, region)
"""The features that a candidate has without a report."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """A place that a phrase may mean, with its score and its point, moved as the phrase tells."""

    candidate: Candidate
    score: float
    lat: float
    lon: float
    radius_km: float | None = None
    relation: str | None = None

    def as_dict(self) -> dict[str, object]:
        """Return it as plain data for JSON."""
        c = self.candidate
        return {
            "name": c.name,
            "score": round(self.score, 2),
            "lat": self.lat,
            "lon": self.lon,
            "radius_km": self.radius_km,
            "relation": self.relation,
            "kind": c.kind,
            "country": c.country,
            "admin1": c.admin1,
            "admin2": c.admin2,
            "population": c.population,
            "geonameid": c.geonameid,
        }


def look_up(gazetteer: Gazetteer, phrase: str, only: str | None = None) -> list[Lookup]:
    """Return what a name or a relative place ("40 km west of Palmyra") may mean, the likeliest first.

    `only` is the ISO code of the one country that is asked for.
    """
    name, start = _name_in(gazetteer, phrase)
    found = [c for c in gazetteer.find(name) or gazetteer.find_by_sound(name) if only in (None, c.country)]
    ranked = sorted(((standing(c), c) for c in found), key=lambda pair: -pair[0])
    return [_moved(c, score, phrase, start, name) for score, c in ranked]


def standing(candidate: Candidate) -> float:
    """Return what speaks for a place when nothing is known but its name."""
    asked = Asked((), frozenset(), ())
    return sum(WEIGHTS[feature] * feature(asked, candidate) for feature in _ALONE)


def _name_in(gazetteer: Gazetteer, phrase: str) -> tuple[str, int]:
    """Return the longest end of a phrase that is a place's name, and where it begins; else the phrase whole."""
    if gazetteer.knows(phrase):
        return phrase, 0
    starts = [0, *(n + 1 for n, letter in enumerate(phrase) if letter == " ")]
    for start in starts:
        rest = phrase[start:]
        if rest[:1].isupper() and gazetteer.knows(rest):
            return rest, start
        for owner in ("'s ", "’s ", " "):
            head, found, _ = rest.partition(owner)
            if found and head[:1].isupper() and gazetteer.knows(head):
                return head, start
    return phrase, 0


def _moved(candidate: Candidate, score: float, phrase: str, start: int, name: str) -> Lookup:
    area = candidate.kind in ("country", "admin1", "admin2", "region")
    relation: Relation | None = read_relation(phrase, start, area, start + len(name))
    if relation is None:
        return Lookup(candidate, score, candidate.lat, candidate.lon)
    lat, lon = apply(relation, candidate.lat, candidate.lon)
    return Lookup(candidate, score, lat, lon, relation.radius_km, relation.kind)
