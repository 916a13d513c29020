"""Writing of the gazetteer's SQLite file, whole or not at all."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from dateline.gazetteer.names import keys
from dateline.gazetteer.native import is_native, native_key
from dateline.gazetteer.rows import Row

PLAIN, BARE, SOUND, NATIVE = 0, 1, 2, 3
"""The forms of a name's key: as written, without articles, by sound; in a script of its own."""
BATCH = 20_000
FEWEST = 5
"""Settlements from which an extent is reckoned."""
TRANSLITERATED = frozenset(
    [
        "SY",
        "IQ",
        "YE",
        "LY",
        "SD",
        "EG",
        "LB",
        "JO",
        "PS",
        "SA",
        "AE",
        "QA",
        "BH",
        "KW",
        "OM",
        "TN",
        "DZ",
        "MA",
        "EH",
        "MR",
        "SO",
        "DJ",
        "IR",
        "AF",
        "PK",
        "UA",
        "RU",
        "BY",
        "KZ",
        "KG",
        "TJ",
        "TM",
        "UZ",
        "AZ",
        "AM",
        "GE",
        "IL",
        "ER",
        "ET",
        "MM",
        "TD",
        "ML",
        "NE",
    ]
)
"""Countries whose names stand in reports in many spellings; names of others are not filed by sound."""

ADDED = -1
"""What stands in place of 1 (its own name) or 0 (a variant) for a name that a table of names added."""
_PRAGMAS = """
pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -200000; pragma temp_store = file;
"""
_TABLES = """
create table about (key text primary key, value text not null);
create table place (id integer primary key, geonameid integer, name text not null, lat real not null, lon real not null,
  country text not null, admin1 text, admin2 text, kind text not null, population integer not null,
  capital integer not null, origin text not null);
create table extent (code text primary key, south real not null, west real not null, north real not null,
  east real not null) without rowid;
create table name (key text not null, form integer not null, place integer not null, own integer not null);
"""
_INDEXES = """
create index name_key on name (key, form, place, own);
create index place_geonameid on place (geonameid) where geonameid is not null;
"""


@contextmanager
def whole_or_nothing(path: Path) -> Iterator[Path]:
    """Give a path to write to, which takes `path`'s place when all went well and is removed when it did not."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".gazetteer-")
    os.close(handle)
    try:
        yield Path(name)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def create(path: Path, about: dict[str, str]) -> sqlite3.Connection:
    """Return a connection to a new gazetteer file with its tables, indexes not yet made."""
    connection = sqlite3.connect(path)
    connection.executescript(_PRAGMAS + _TABLES)
    connection.executemany("insert into about values (?, ?)", about.items())
    return connection


def add_rows(connection: sqlite3.Connection, rows: Iterable[Row], origin: str) -> int:
    """File places with their names; return how many."""
    number = first = connection.execute("select coalesce(max(id), 0) from place").fetchone()[0]
    iterator = iter(rows)
    while batch := list(islice(iterator, BATCH)):
        connection.executemany(
            "insert into place values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [_values(row, number + n, origin) for n, row in enumerate(batch, 1)],
        )
        connection.executemany(
            "insert into name values (?, ?, ?, ?)",
            [entry for n, row in enumerate(batch, 1) for entry in _entries(row, number + n)],
        )
        number += len(batch)
    return int(number - first)


def add_extents(connection: sqlite3.Connection, rows: Iterable[Row]) -> None:
    """File how far the settlements of each country and province reach, the outermost twentieths left out."""
    inside: dict[str, tuple[list[float], list[float]]] = {}
    for row in rows:
        for code in {row.country, row.admin1} if row.kind == "city" else ():
            if code:
                lats, lons = inside.setdefault(code, ([], []))
                lats.append(row.lat)
                lons.append(row.lon)
    connection.executemany(
        "insert into extent values (?, ?, ?, ?, ?)",
        ((code, *_reach(lats, lons)) for code, (lats, lons) in inside.items() if len(lats) >= FEWEST),
    )


def _reach(lats: list[float], lons: list[float]) -> tuple[float, float, float, float]:
    cut = len(lats) // 20
    lats, lons = sorted(lats), sorted(lons)
    return lats[cut], lons[cut], lats[-1 - cut], lons[-1 - cut]


def finish(connection: sqlite3.Connection) -> None:
    """Make the indexes and close the file."""
    connection.executescript(_INDEXES)
    connection.commit()
    connection.close()


def drop_indexes(connection: sqlite3.Connection) -> None:
    """Make a gazetteer file ready to be added to: many rows are filed faster without indexes."""
    connection.executescript(_PRAGMAS + "drop index if exists name_key; drop index if exists place_geonameid;")


def add_names(connection: sqlite3.Connection, names: Iterable[tuple[int, str, str]]) -> None:
    """File variants (id of the place, its country, name) that an imported table of names gives."""
    connection.executemany(
        "insert into name values (?, ?, ?, ?)",
        [(key, form, place, ADDED) for place, country, name in names for key, form in _keys(name, country)],
    )


def _values(row: Row, number: int, origin: str) -> tuple[object, ...]:
    return (
        number,
        row.geonameid,
        row.names[0],
        row.lat,
        row.lon,
        row.country,
        row.admin1,
        row.admin2,
        row.kind,
        row.population,
        int(row.capital),
        origin,
    )


def _entries(row: Row, number: int) -> Iterator[tuple[str, int, int, int]]:
    """Yield the keys that a place is filed under, each once; those of its own name first."""
    seen = set()
    for index, name in enumerate([*row.names, *row.native]):
        for found in _keys(name, row.country):
            if found not in seen:
                seen.add(found)
                yield *found, number, int(index == 0)


def _keys(name: str, country: str) -> Iterator[tuple[str, int]]:
    """Yield the keys of a name, each with its form."""
    if is_native(name):
        yield native_key(name), NATIVE
        return
    for form, found in zip((PLAIN, BARE, SOUND), keys(name, country in TRANSLITERATED), strict=True):
        if found and len(found) > 1 + (form != PLAIN):
            yield found, form
