"""Statements by the database driver itself: for many small steps, each of which costs less than Core's own work."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, cast

from sqlalchemy import Connection


class Driver:
    """A connection whose transaction is under way. Its errors are SQLite's own."""

    def __init__(self, connection: Connection) -> None:
        self._db = cast("sqlite3.Connection", connection.connection.driver_connection)

    def _run(self, statement: str, *values: Any) -> sqlite3.Cursor:
        return self._db.execute(statement, values)

    def _one(self, statement: str, *values: Any) -> Any:
        """Return the first value of the first row; None without a row."""
        row = self._db.execute(statement, values).fetchone()
        return row[0] if row else None

    def _many(self, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
        if rows:
            self._db.executemany(statement, rows)

    def _of(self, statement: str, numbers: Iterable[int]) -> list[Any]:
        """Run a statement that joins `asked` (its `value`s are the numbers, in ascending order); return the rows."""
        wanted = sorted(set(numbers))
        return self._db.execute(statement, (json.dumps(wanted),)).fetchall() if wanted else []
