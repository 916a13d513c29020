"""The gazetteer: place names looked up in one compiled SQLite file, opened read-only."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import platformdirs

from dateline.codebook import Codebook, load_codebook
from dateline.gazetteer.compile import SCHEMA, compile_gazetteer
from dateline.gazetteer.names import keys, sound_key
from dateline.gazetteer.native import native_key
from dateline.gazetteer.writer import BARE, NATIVE, PLAIN, SOUND

SETTING = "DATELINE_GAZETTEER"
CACHED_NAMES = 50_000
MOST = 60
"""The most places of one name that are weighed, the most populous first."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may stand for. `kind`: country, admin1, admin2, city, site, area or region."""

    id: int
    geonameid: int | None
    name: str
    lat: float
    lon: float
    country: str
    admin1: str | None
    kind: str
    population: int
    primary: bool
    """Whether the name asked for is the place's own name, rather than a variant."""
    admin2: str | None = None
    capital: bool = False


class GazetteerError(RuntimeError):
    """The gazetteer's file cannot be used or made; the message names it and the remedy."""


class Gazetteer:
    """Place names and what they may stand for."""

    def __init__(self, path: Path) -> None:
        """Open a compiled gazetteer. Raises GazetteerError where it is none."""
        self.path = path
        self._pid = -1
        self._connect()
        self._find = lru_cache(maxsize=CACHED_NAMES)(self._look_up)
        self._find_by_sound = lru_cache(maxsize=CACHED_NAMES)(self._by_sound)
        self._capitals = lru_cache(maxsize=1)(self._read_capitals)
        self._find_native = lru_cache(maxsize=CACHED_NAMES)(self._natively)

    def _connect(self) -> sqlite3.Connection:
        """Return this process's own connection: one must not be carried over a fork."""
        if self._pid != os.getpid():
            try:
                self._connection = sqlite3.connect(f"file:{self.path}?mode=ro&immutable=1", uri=True)
                self._connection.execute("select capital from place limit 1")
            except sqlite3.Error as error:
                raise GazetteerError(f"{self.path}: no gazetteer ({error}); delete it, it is made anew") from error
            self._pid = os.getpid()
        return self._connection

    def find(self, name: str, country: str | None = None) -> tuple[Candidate, ...]:
        """Return the places of a name, the most populous first; of a country only, where it is given.

        Spelling is compared without case, accents, hyphens and apostrophes; where nothing is found,
        without articles too.
        """
        found = self._find(name)
        return tuple(c for c in found if c.country == country) if country else found

    def find_by_sound(self, name: str) -> tuple[Candidate, ...]:
        """Return the places whose name, transliterated otherwise, sounds like this one ("Dair Alzour").

        Much else may sound so: ask where the text tells that it is a place, and of which country.
        """
        return self._find_by_sound(name)

    def find_native(self, name: str) -> tuple[Candidate, ...]:
        """Return the places of a name in Arabic, Cyrillic or Hebrew script, inflected or not, most populous first.

        Much else may share the key ("native"): ask where other things bear it out.
        """
        return self._find_native(name)

    def knows(self, name: str) -> bool:
        """Tell whether any place has the name."""
        return bool(self._find(name))

    def extent(self, code: str) -> tuple[float, float, float, float] | None:
        """Return the south, west, north and east (degrees) of the settled part of a country or province, if known.

        `code` is GeoNames': "SY" or "SY.09".
        """
        row = self._connect().execute("select south, west, north, east from extent where code = ?", (code,)).fetchone()
        return row and tuple(row)

    def capital(self, country: str) -> Candidate | None:
        """Return the capital of a country (ISO code), if known."""
        return self._capitals().get(country)

    def imported(self) -> tuple[str, ...]:
        """Return the names of the files that were imported into it."""
        rows = self._connect().execute("select value from about where key like 'import %' order by key")
        return tuple(row[0] for row in rows)

    def _read_capitals(self) -> dict[str, Candidate]:
        rows = self._connect().execute(
            "select id, geonameid, name, lat, lon, country, admin1, kind, population, 1, admin2, capital"
            " from place where capital order by population"
        )
        return {row[5]: Candidate(*row) for row in rows}

    def _look_up(self, name: str) -> tuple[Candidate, ...]:
        plain, bare, _ = keys(name)
        if not plain:
            return ()
        found = self._by_key(plain, PLAIN)
        if not found:
            found = self._by_key(bare, BARE) or self._by_key(bare, PLAIN) if bare else self._by_key(plain, BARE)
        return tuple(found)

    def _by_sound(self, name: str) -> tuple[Candidate, ...]:
        sound = sound_key(name)
        return tuple(self._by_key(sound, SOUND)) if sound else ()

    def _natively(self, name: str) -> tuple[Candidate, ...]:
        found = native_key(name)
        return tuple(self._by_key(found, NATIVE)) if found else ()

    def _by_key(self, wanted: str, form: int) -> list[Candidate]:
        rows: Iterable[tuple[Any, ...]] = self._connect().execute(
            "select p.id, p.geonameid, p.name, p.lat, p.lon, p.country, p.admin1, p.kind, p.population,"
            " max(0, max(n.own)), p.admin2, p.capital"
            " from name n join place p on p.id = n.place where n.key = ? and n.form = ? "
            f"group by p.id order by p.population desc limit {MOST}",
            (wanted, form),
        )
        return [Candidate(*row) for row in rows]


def gazetteer_path(codebook: Codebook) -> Path:
    """Return where the gazetteer lies: where $DATELINE_GAZETTEER says, an imported one, or the user's cache folder."""
    if given := os.environ.get(SETTING):
        return Path(given)
    imported = imported_path()
    if imported.exists():
        return imported
    return Path(platformdirs.user_cache_dir("dateline")) / f"gazetteer-{SCHEMA}-{codebook.places_digest[:12]}.sqlite"


def imported_path() -> Path:
    """Return where a gazetteer with imported files lies: among the user's data, since it cannot be made anew."""
    return Path(platformdirs.user_data_dir("dateline")) / "gazetteer.sqlite"


def load_gazetteer(codebook: Codebook | None = None) -> Gazetteer:
    """Open the compiled gazetteer, compiling it first where that was not done yet (some 20 seconds, once).

    It lies in the user's cache folder, in the user's data folder once files were imported, or where
    $DATELINE_GAZETTEER says. One with imported files that was made for another codebook is made anew with them.
    """
    book = codebook or load_codebook()
    path = gazetteer_path(book)
    try:
        if not path.exists():
            compile_gazetteer(path, book)
        elif path == imported_path() and not _made_for(path, book):
            compile_gazetteer(path, book, imported=path)
    except OSError as error:
        raise GazetteerError(f"{path}: cannot be written ({error}); name another by {SETTING}") from error
    return Gazetteer(path)


def _made_for(path: Path, codebook: Codebook) -> bool:
    try:
        connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
        about = dict(connection.execute("select key, value from about where key in ('schema', 'places')"))
        connection.close()
    except sqlite3.Error as error:
        raise GazetteerError(f"{path}: no gazetteer ({error}); delete it, it is made anew") from error
    return bool(about == {"schema": SCHEMA, "places": codebook.places_digest})
