from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

import dateline.store as public
from dateline.store import (
    DamagedError,
    DiskFullError,
    FileMissingError,
    LockedError,
    NewerVersionError,
    NotDatelineError,
    ReadOnlyError,
    Run,
    Store,
    StoreError,
    UnstorableTextError,
    errors,
    open_store,
)
from dateline.store.connection import make_engine
from tests.factories import claim, coding, report_of, run_info
from tests.store.test_store import contents


@pytest.fixture
def filled(path: Path) -> Path:
    with open_store(path) as store:
        store.add(coding(claim("capture")), store.begin_run(run_info()))
    return path


def alter(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as plain:
        plain.execute(statement)


def no_file(path: Path) -> None:
    pass


def a_folder(path: Path) -> None:
    path.mkdir()


def a_text(path: Path) -> None:
    path.write_text("This is a text, and a long one. " * 100)


def an_empty_file(path: Path) -> None:
    path.touch()


def another_database(path: Path) -> None:
    alter(path, "CREATE TABLE songs (title)")


def a_newer_file(path: Path) -> None:
    with open_store(path) as store:
        store.add(coding(), store.begin_run(run_info(dateline_version="9.1")))
    alter(path, "UPDATE alembic_version SET version_num = '0999'")


def a_broken_file(path: Path) -> None:
    open_store(path).close()
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xaa" * 4000)


@pytest.mark.parametrize(
    ("make", "kind", "remedy"),
    [
        (no_file, FileMissingError, "--into"),
        (a_folder, NotDatelineError, "name a file"),
        (a_text, NotDatelineError, "name another file"),
        (an_empty_file, NotDatelineError, "--into"),
        (another_database, NotDatelineError, "name another file"),
        (a_newer_file, NewerVersionError, "9.1.*upgrade"),
        (a_broken_file, DamagedError, "copy"),
    ],
)
def test_a_file_that_cannot_be_read(
    path: Path, make: Callable[[Path], None], kind: type[StoreError], remedy: str
) -> None:
    make(path)
    for read_only in (True, False):
        with pytest.raises(kind, match=remedy) as raised:
            open_store(path, create=False, read_only=read_only)
        assert str(path) in str(raised.value)


@pytest.mark.parametrize("make", [a_folder, a_text, another_database, a_newer_file])
def test_a_file_of_others_is_never_changed(path: Path, make: Callable[[Path], None]) -> None:
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(StoreError):
        open_store(path)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_missing_folder_is_told(path: Path) -> None:
    with pytest.raises(FileMissingError, match="no folder"):
        open_store(path / "deeper" / "reports.db")


def test_an_empty_file_becomes_a_database(path: Path) -> None:
    path.touch()
    with open_store(path) as store:
        assert store.verify() == []


def test_a_locked_file_is_told(filled: Path) -> None:
    with (
        closing(sqlite3.connect(filled, isolation_level=None)) as other,
        open_store(filled, timeout=0.05) as store,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LockedError, match="another program"):
            store.add(coding(), store.begin_run(run_info()))
        assert len(list(store.claims())) == 1  # reading goes on
        other.execute("ROLLBACK")
        store.add(coding(), store.begin_run(run_info()))


def test_writing_to_a_file_opened_for_reading_is_told(filled: Path) -> None:
    with open_store(filled, read_only=True) as store, pytest.raises(ReadOnlyError, match="allow writing"):
        store.add(coding(), store.begin_run(run_info()))


READ_AS_NOBODY = """
import importlib.readers, os, sys
from dateline.store import ReadOnlyError, open_store
from tests.factories import coding, run_info
os.setuid(65534)  # only now: that user may not see where Python lies
with open_store(sys.argv[1], create=False, read_only=True) as store:
    print(len(list(store.claims())), store.verify())
try:
    with open_store(sys.argv[1], create=False) as store:
        store.add(coding(), store.begin_run(run_info()))
except ReadOnlyError as error:
    print("refused", error)
"""


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs to become another user")
def test_a_file_in_a_folder_without_write_access_can_be_read(filled: Path) -> None:
    for folder in (filled.parent, *filled.parent.parents):
        if str(folder).startswith("/tmp/"):
            folder.chmod(0o755)
    filled.chmod(0o444)
    found = subprocess.run(
        [sys.executable, "-c", READ_AS_NOBODY, str(filled)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.startswith("1 []\nrefused")


def test_a_full_disk_is_told_and_leaves_the_file_whole(store: Store, path: Path, run: Run) -> None:
    store.add(coding(claim("capture")), run)
    before = contents(path)
    with store._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    fresh = store.begin_run(run_info(model="other"))
    with pytest.raises(DiskFullError, match="free some room"):
        store.add(coding(*[claim("aid", place="Mosul")] * 900), fresh)
    assert fresh.number is None
    assert contents(path) == before
    assert store.verify() == []


def test_half_a_character_is_refused_for_its_report_alone(store: Store, run: Run) -> None:
    half = report_of("fine")
    bad = coding()
    object.__setattr__(half, "text", "half \ud800 a character")
    object.__setattr__(bad, "report", half)
    with pytest.raises(UnstorableTextError, match=r"at\s+5"):
        store.add(bad, run)
    store.add(coding(), run)
    assert len(list(store.reports())) == 1


def test_other_database_errors_are_not_hidden(path: Path) -> None:
    engine = make_engine(path, read_only=False, timeout=1)
    with (
        pytest.raises(Exception, match="syntax error") as raised,
        errors.explained(path),
        engine.connect() as c,
    ):
        c.exec_driver_sql("SELEKT")
    assert not isinstance(raised.value, StoreError)


def test_the_tree_at_the_head_of_the_module_is_the_tree() -> None:
    drawn = errors.__doc__ or ""
    classes = [c for c in vars(errors).values() if isinstance(c, type) and issubclass(c, StoreError)]
    assert all(c.__name__ in drawn and c.__name__ in public.__all__ for c in classes)
    assert sorted(public.__all__) == public.__all__


def test_a_new_file_that_another_program_reads_at_that_moment_is_waited_for(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM sqlite_master").fetchone()
        with pytest.raises(LockedError, match="another program"):
            open_store(path, timeout=0.05)
        freed = threading.Timer(0.3, reader.rollback)
        freed.start()
        with open_store(path, timeout=10) as store:
            assert list(store.reports()) == []
        freed.join()
