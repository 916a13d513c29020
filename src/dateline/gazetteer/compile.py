"""Compiling of the gazetteer from GeoNames data inside packages, the codebook's own places and imported files."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from dateline.codebook import Codebook
from dateline.gazetteer.own import join
from dateline.gazetteer.packages import package_rows
from dateline.gazetteer.rows import Progress, Row
from dateline.gazetteer.writer import ADDED, add_extents, add_rows, create, finish, whole_or_nothing

SCHEMA = "5"
BUILT_IN = "built-in"
"""The origin of what is compiled from packages and the codebook; any other is an imported file's name."""


def compile_gazetteer(
    path: Path, codebook: Codebook, progress: Progress | None = None, imported: Path | None = None
) -> None:
    """Write the gazetteer to `path`, whole or not at all.

    `imported` is an older gazetteer whose imported places are taken over. `progress` is told what is being done.
    Raises OSError where the folder cannot be written to.
    """
    tell = progress or (lambda _: None)
    with whole_or_nothing(path) as new:
        connection = create(new, {"schema": SCHEMA, "places": codebook.places_digest})
        rows = _rows(codebook, tell)
        add_rows(connection, rows, BUILT_IN)
        add_extents(connection, rows)
        if imported is not None:
            tell("taking over imported places")
            take_over(connection, imported)
        tell("filing names")
        finish(connection)


def _rows(codebook: Codebook, progress: Progress) -> list[Row]:
    return join(codebook, package_rows(codebook, progress))


def take_over(connection: sqlite3.Connection, other: Path) -> None:
    """Copy the imported places and names of another gazetteer file."""
    connection.commit()
    connection.execute("attach database ? as other", (f"{other}",))
    first = connection.execute("select coalesce(max(id), 0) from place").fetchone()[0]
    connection.execute(
        "insert into place select id + ?, geonameid, name, lat, lon, country, admin1, admin2, kind, population,"
        " capital, origin from other.place where origin <> ?",
        (first, BUILT_IN),
    )
    connection.execute(
        "insert into name select n.key, n.form, n.place + ?, n.own from other.name n"
        " join other.place p on p.id = n.place where p.origin <> ?",
        (first, BUILT_IN),
    )
    connection.execute("create temp table here as select geonameid, id from main.place where geonameid is not null")
    connection.execute("create index temp.here_geonameid on here (geonameid)")
    connection.execute(
        "insert into name select n.key, n.form, h.id, n.own from other.name n join other.place p on p.id = n.place"
        " join here h on h.geonameid = p.geonameid where n.own = ? and p.origin = ?",
        (ADDED, BUILT_IN),
    )
    connection.execute("insert or replace into about select key, value from other.about where key like 'import %'")
    connection.execute("drop table here")
    connection.commit()
    connection.execute("detach database other")
    supersede(connection)


_SUPERSEDE = f"""
create temp table fresh as select geonameid, max(id) as id from place
  where origin <> '{BUILT_IN}' and geonameid is not null group by geonameid;
create unique index temp.fresh_geonameid on fresh (geonameid);
create temp table stead as select old.id as old, f.id as new, old.population as population, old.capital as capital
  from place old join fresh f on f.geonameid = old.geonameid where f.id <> old.id;
create unique index temp.stead_old on stead (old);
create temp table best as select new, max(population) as population, max(capital) as capital from stead group by new;
create unique index temp.best_new on best (new);
update place set population = max(population, (select population from best where new = place.id)),
  capital = max(capital, (select capital from best where new = place.id)) where id in (select new from best);
update name set place = (select new from stead where old = name.place), own = min(own, 0)
  where place in (select old from stead);
delete from place where id in (select old from stead);
drop table fresh; drop table stead; drop table best;
"""


def supersede(connection: sqlite3.Connection) -> None:
    """Let an imported place stand in for older ones of the same GeoNames id, whose names it takes over."""
    connection.executescript(_SUPERSEDE)
