"""Places: names and relative places in the text, and the place of each event."""

from __future__ import annotations

from dateline.coding.places.govern import place_of, places_told
from dateline.coding.places.home import focus, home_country
from dateline.coding.places.metonym import stands_for_government
from dateline.coding.places.phrases import ASSUMED
from dateline.coding.places.recognise import find_names
from dateline.coding.places.resolve import Resolved, resolve
from dateline.coding.reading import Reading
from dateline.model import PlaceCandidate, PlaceMention, PlacePrecision

__all__ = ["ASSUMED", "focus", "home_country", "place_of", "places_told", "read_places"]

_PRECISION: dict[str, PlacePrecision] = {
    "country": "country", "admin1": "admin", "admin2": "admin", "region": "region", "area": "near",
}  # fmt: skip
ALTERNATIVES = 3
"""How many other candidates a mention keeps."""
BORNE_OUT = 0.45
"""The support by the report's other places from which a doubtful name is taken for one."""


def read_places(reading: Reading) -> tuple[PlaceMention, ...]:
    """Read the place names of a report, each with the point that is meant and other candidates."""
    found = find_names(reading)
    doubtful = {id(name) for name in found.doubtful}
    return tuple(
        _mention(reading, resolved)
        for resolved in resolve(reading, found.sure, found.doubtful)
        if id(resolved.name) not in doubtful or resolved.support >= BORNE_OUT
    )


def _mention(reading: Reading, resolved: Resolved) -> PlaceMention:
    name, best = resolved.name, resolved.best
    others = resolved.ranked[1 if best else 0 :]
    chances = resolved.likelihoods[1 if best else 0 :]
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
        stands_for_government(reading, name, best),
        alternatives=tuple(
            PlaceCandidate(c.geonameid, c.name, c.lat, c.lon, round(chance, 2))
            for (c, _), chance in list(zip(others, chances, strict=True))[:ALTERNATIVES]
        ),
    )
