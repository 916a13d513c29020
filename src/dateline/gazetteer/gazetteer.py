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
from dateline.gazetteer.names import bare_key, key

SETTING = "DATELINE_GAZETTEER"
CACHED_NAMES = 50_000


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may stand for. `kind`: country, admin1, admin2, city or site."""

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

    def _connect(self) -> sqlite3.Connection:
        """Return this process's own connection: one must not be carried over a fork."""
        if self._pid != os.getpid():
            try:
                self._connection = sqlite3.connect(f"file:{self.path}?mode=ro&immutable=1", uri=True)
                self._connection.execute("select 1 from place limit 1")
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

    def knows(self, name: str) -> bool:
        """Tell whether any place has the name."""
        return bool(self._find(name))

    def _look_up(self, name: str) -> tuple[Candidate, ...]:
        plain = key(name)
        if not plain:
            return ()
        found = self._by_key(plain, 0)
        if not found:
            bare = bare_key(name)
            found = self._by_key(bare, 1) or self._by_key(bare, 0) if bare else self._by_key(plain, 1)
        return tuple(found)

    def _by_key(self, wanted: str, bare: int) -> list[Candidate]:
        rows: Iterable[tuple[Any, ...]] = self._connect().execute(
            "select p.id, p.geonameid, p.name, p.lat, p.lon, p.country, p.admin1, p.kind, p.population, "
            "max(n.own) from name n join place p on p.id = n.place where n.key = ? and n.bare = ? "
            "group by p.id order by p.population desc limit 60",
            (wanted, bare),
        )
        return [Candidate(*row) for row in rows]


def load_gazetteer(codebook: Codebook | None = None) -> Gazetteer:
    """Open the compiled gazetteer, compiling it first where that was not done yet (some 20 seconds, once).

    It lies in the user's cache folder, or where $DATELINE_GAZETTEER says.
    """
    book = codebook or load_codebook()
    given = os.environ.get(SETTING)
    folder = Path(platformdirs.user_cache_dir("dateline"))
    path = Path(given) if given else folder / f"gazetteer-{SCHEMA}-{book.places_digest[:12]}.sqlite"
    if not path.exists():
        try:
            compile_gazetteer(path, book)
        except OSError as error:
            raise GazetteerError(f"{path}: cannot be written ({error}); name another by {SETTING}") from error
    return Gazetteer(path)
