"""A place on its way into the gazetteer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

Progress = Callable[[str], None]


@dataclass(slots=True)
class Row:
    """A place to be filed, with its names; the first is its own. Degrees are WGS 84."""

    geonameid: int | None
    names: list[str]
    lat: float
    lon: float
    country: str
    admin1: str | None
    kind: str
    population: int
    admin2: str | None = None
    """GeoNames' code of the second-order unit, country and province included ("US.KY.125")."""
    capital: bool = False
    """Whether it is the seat of its country's government."""
    native: list[str] = field(default_factory=list)
    """Its names in scripts of their own (Arabic, Cyrillic, Hebrew); only `Gazetteer.find_native` looks among them."""
