"""Whether a file is a Dateline database, of which form, and how it comes to the present one."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from sqlalchemy import Connection

from dateline.store.errors import NewerVersionError, NotDatelineError, ReadOnlyError, StoreError

APPLICATION_ID = 0x444C4E31
"""What the file's head says it is: "DLN1"."""


def revisions() -> list[str]:
    """Return the names of all migrations in the package, oldest first."""
    steps = files("dateline.store.migrations").joinpath("versions").iterdir()
    return sorted(step.name[:4] for step in steps if step.name[:4].isdigit())


def check(connection: Connection, path: Path) -> str | None:
    """Return the file's revision, None for an empty file.

    Raises NotDatelineError for another program's file, NewerVersionError for a newer Dateline's.
    """
    if not connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar():
        return None
    if connection.exec_driver_sql("PRAGMA application_id").scalar() != APPLICATION_ID:
        raise NotDatelineError(f"{path}: it is another program's database; name another file")
    found = str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar())
    if found not in revisions():
        writer = connection.exec_driver_sql("SELECT dateline_version FROM runs ORDER BY run_no DESC LIMIT 1").scalar()
        raise NewerVersionError(
            f"{path}: written by a newer Dateline ({writer or 'unknown version'}, form {found}); "
            "upgrade with `pip install --upgrade dateline`"
        )
    return found


def cannot_migrate(path: Path, found: str | None) -> StoreError:
    """Return the error for a file that must be made or changed but was opened only to be read."""
    if found is None:
        return NotDatelineError(f"{path}: the file is empty; `dateline code INPUT --into {path}` fills it")
    return ReadOnlyError(f"{path}: it has the older form {found}; `dateline link {path}` brings it forward")


def migrate(connection: Connection) -> None:
    """Bring the file to the present form, within the connection's transaction."""
    # Alembic is slow to import, and a file that is in the present form does not need it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "dateline.store:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
