"""Connections to a database file: pragmas, own SQL functions, and how transactions begin."""

from __future__ import annotations

import os
import sqlite3
import unicodedata
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from geographiclib.geodesic import Geodesic
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from dateline.store.errors import FileMissingError, NotDatelineError, explained

WRITING = "dateline_writing"
"""Execution option of a connection whose transactions take the write lock at their start."""


def make_engine(path: Path, *, read_only: bool, timeout: float) -> Engine:
    """Return an engine over `path`. `timeout` is how long to wait for another writer, in seconds."""
    uri = f"file:{quote(str(path.absolute()))}"
    mode = f"?mode={'ro' if read_only else 'rwc'}"
    if read_only and _must_be_immutable(path):
        mode += "&immutable=1"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            uri + mode, uri=True, timeout=timeout, isolation_level=None, check_same_thread=False
        )
        _prepare(connection)
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, max_overflow=-1)
    event.listen(engine, "begin", _begin)
    return engine


def _must_be_immutable(path: Path) -> bool:
    """Tell whether SQLite could not read the file otherwise: a folder without room for its index file."""
    wal = path.with_name(path.name + "-wal")
    return not os.access(path.parent, os.W_OK) and not wal.exists()


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA cache_size = -16000")
    # 16 MB before the log is written back: pages that many reports change are then written once.
    connection.execute("PRAGMA wal_autocheckpoint = 4000")
    connection.create_function("folded", 1, folded, deterministic=True)
    connection.create_function("distance_km", 4, distance_km, deterministic=True)


def _begin(connection: Connection) -> None:
    # A deferred transaction that turns to writing fails at once if another writer came between;
    # one that asks for the lock at its start waits for it.
    writing = connection.get_execution_options().get(WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


@lru_cache(maxsize=65536)
def folded(value: str | None) -> str | None:
    """Return `value` for comparison: without case and without marks over its letters."""
    if value is None or value.isascii():
        return value and value.lower()
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", value).casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the length of the geodesic between two points (degrees, WGS 84) in kilometres."""
    found = Geodesic.WGS84.Inverse(lat, lon, other_lat, other_lon, Geodesic.DISTANCE)
    return float(found["s12"]) / 1000


def check_is_file(path: Path, *, create: bool) -> None:
    """Raise for a path at which no database is or can be."""
    if path.is_dir():
        raise NotDatelineError(f"{path}: it is a folder; name a file in it, such as {path / 'reports.db'}")
    if not path.exists() and not create:
        raise FileMissingError(f"{path}: no such file; `dateline code INPUT --into {path}` makes it")
    if not path.parent.is_dir():
        raise FileMissingError(f"{path}: there is no folder {path.parent}; make it first")


def use_wal(engine: Engine, path: Path) -> None:
    """Set the file to write-ahead logging, which lets others read while we write."""
    with explained(path):
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA journal_mode = WAL")
        finally:
            raw.close()
