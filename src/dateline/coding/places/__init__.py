"""Places: names and relative places in the text, and the place of each event."""

from __future__ import annotations

from dateline.coding.places.govern import place_of
from dateline.coding.places.names import Name, find_names
from dateline.coding.places.resolve import Resolved, resolve
from dateline.coding.reading import Reading
from dateline.model import PlaceCandidate, PlaceMention, PlacePrecision

__all__ = ["place_of", "read_places"]

_PRECISION: dict[str, PlacePrecision] = {
    "country": "country", "admin1": "admin", "admin2": "admin", "region": "region", "area": "near",
}  # fmt: skip
ALTERNATIVES = 3
"""How many other candidates a mention keeps."""


def read_places(reading: Reading) -> tuple[PlaceMention, ...]:
    """Read the place names of a report, each with the point that is meant and other candidates."""
    return tuple(_mention(reading, found) for found in resolve(reading, find_names(reading)))


def _mention(reading: Reading, resolved: Resolved) -> PlaceMention:
    name, best = resolved.name, resolved.best
    others = tuple(
        PlaceCandidate(c.geonameid, c.name, c.lat, c.lon, round(min(1.0, score / 5), 2))
        for c, score in resolved.ranked[1 : ALTERNATIVES + 1]
    )
    return PlaceMention(
        name.span.start,
        name.span.end,
        name.text,
        best.lat if best else None,
        best.lon if best else None,
        best.geonameid if best else None,
        best.name if best else None,
        best.country if best else None,
        best.admin1 if best else None,
        _PRECISION.get(best.kind, "exact") if best else None,
        name.adjective,
        _stands_for_government(reading, name),
        alternatives=others,
    )


def _stands_for_government(reading: Reading, name: Name) -> bool:
    """Tell whether a capital or country is the subject of what only a government does ("Moscow said")."""
    head = name.head
    verbs = reading.codebook.word_set("place_agent_verbs")
    return head.dep_ == "nsubj" and head.head.lemma_.lower() in verbs and not name.adjective
