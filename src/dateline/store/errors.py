"""What can go wrong with a database file, each with the file and the remedy in its message.

    StoreError
    ├── FileMissingError       there is no such file, and none was to be made
    ├── NotDatelineError       a file, but no Dateline database
    ├── NewerVersionError      written by a newer Dateline than this one
    ├── DamagedError           the file's pages or their content are broken
    ├── LockedError            another program kept it locked for longer than we wait
    ├── ReadOnlyError          it, or its folder, cannot be written
    ├── DiskFullError          no room for the next transaction
    ├── ReportError            one report cannot be stored; the file and the other reports are well
    │   ├── ChangedTextError   its id is there already, with another text
    │   └── UnstorableTextError  its text holds half a character (a lone surrogate)
    ├── NotStoredError         no such report or claim in the file
    └── FilterError            a filter that cannot be used, such as a date that is none

Whatever is raised, the transaction that was under way is rolled back: nothing of it is in the file.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError


class StoreError(Exception):
    """A database file that cannot be used as was asked."""


class FileMissingError(StoreError):
    """There is no such file, and none was to be made."""


class NotDatelineError(StoreError):
    """A file, but no Dateline database."""


class NewerVersionError(StoreError):
    """Written by a newer Dateline than this one."""


class DamagedError(StoreError):
    """The file's pages or their content are broken."""


class LockedError(StoreError):
    """Another program kept the file locked for longer than we wait."""


class ReadOnlyError(StoreError):
    """The file, or its folder, cannot be written."""


class DiskFullError(StoreError):
    """No room for the next transaction."""


class ReportError(StoreError):
    """One report cannot be stored; the file and the other reports are well."""


class ChangedTextError(ReportError):
    """The report's id is there already, with another text."""


class UnstorableTextError(ReportError):
    """The report's text holds half a character (a lone surrogate)."""


class NotStoredError(StoreError):
    """No such report or claim in the file."""


class FilterError(StoreError):
    """A filter that cannot be used."""


_MEANINGS: dict[int, tuple[type[StoreError], str]] = {
    sqlite3.SQLITE_BUSY: (
        LockedError,
        "another program is writing to it; close that program, or try again when it is done",
    ),
    sqlite3.SQLITE_LOCKED: (LockedError, "another part of this program is writing to it; try again"),
    sqlite3.SQLITE_READONLY: (
        ReadOnlyError,
        "it cannot be written; allow writing to the file and its folder, or copy it to where you may write",
    ),
    sqlite3.SQLITE_PERM: (ReadOnlyError, "it may not be opened; check the rights of the file and its folder"),
    sqlite3.SQLITE_CANTOPEN: (
        ReadOnlyError,
        "it cannot be opened; check that its folder exists and that you may write there",
    ),
    sqlite3.SQLITE_FULL: (
        DiskFullError,
        "the disk is full; free some room and run the same command again (what was stored stays)",
    ),
    sqlite3.SQLITE_CORRUPT: (
        DamagedError,
        "it is damaged; go back to a copy, or save what can be read with `sqlite3 FILE .recover`",
    ),
    sqlite3.SQLITE_NOTADB: (NotDatelineError, "it is no Dateline database; name another file"),
    sqlite3.SQLITE_IOERR: (
        StoreError,
        "the disk could not be read or written; check the drive, and copy the file to another",
    ),
}
"""SQLite's primary result code -> our error and the remedy that its message gives."""


def meaning_of(path: Path, error: sqlite3.Error) -> StoreError | None:
    """Return our error for one of SQLite's, or None for one that only a mistake of ours explains."""
    code = getattr(error, "sqlite_errorcode", None)
    found = _MEANINGS.get(code & 0xFF) if code is not None else None
    return found[0](f"{path}: {found[1]} (SQLite says: {error})") if found else None


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn SQLite's errors on `path` into StoreErrors that name the file and the remedy."""
    try:
        yield
    except DBAPIError as error:
        ours = meaning_of(path, error.orig) if isinstance(error.orig, sqlite3.Error) else None
        if ours is None:
            raise
        raise ours from error
    except sqlite3.Error as error:
        ours = meaning_of(path, error)
        if ours is None:
            raise
        raise ours from error
