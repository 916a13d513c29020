from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.model import Span
from dateline.store import Run, Store, open_store
from tests.factories import claim, coding, run_info


@pytest.fixture
def filled(path: Path) -> Path:
    with open_store(path) as store:
        run = store.begin_run(run_info())
        for _ in range(3):
            store.add(coding(claim("capture", place="Palmyra", actors="Syrian army"), claim("aid")), run)
    return path


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as plain:
        for statement in statements:
            plain.execute(statement)


def failed(path: Path) -> set[str]:
    with open_store(path, create=False, read_only=True) as store:
        return {problem.check for problem in store.verify()}


def test_a_sound_file_has_no_problem(filled: Path) -> None:
    assert failed(filled) == set()


@pytest.mark.parametrize(
    ("statement", "check"),
    [
        ("UPDATE reports SET text = text || '!' WHERE report_no = 2", "content hash"),
        ("UPDATE claims SET status = 'expected' WHERE claim_no = 3", "digest"),
        ("UPDATE actors SET name = 'Someone else' WHERE claim_no = 1", "digest"),
        ("UPDATE evidence SET text = 'other words' WHERE claim_no = 1", "span"),
        ("UPDATE evidence SET span_end = 10000 WHERE claim_no = 1", "span"),
        ("UPDATE evidence SET span_start = span_end - 1 WHERE claim_no = 2", "evidence"),
        ("DELETE FROM evidence WHERE claim_no = 2", "evidence"),
        ("UPDATE codings SET is_current = 0 WHERE coding_no = 1", "current coding"),
        ("UPDATE codings SET lead = 7 WHERE coding_no = 1", "lead"),
        ("UPDATE reports SET publisher = 'Nobody' WHERE report_no = 1", "metadata"),
        ("UPDATE claims SET coding_no = 99 WHERE claim_no = 4", "foreign key"),
        ("INSERT INTO claims_fts (claims_fts) VALUES ('delete-all')", "search"),
        ("INSERT INTO reports_fts (reports_fts) VALUES ('delete-all')", "search"),
        ("DELETE FROM claims_rtree WHERE claim_no = 1", "map"),
        ("UPDATE claims SET latitude = 0 WHERE claim_no = 1", "map"),
        ("UPDATE claims SET latitude = NULL WHERE claim_no = 1", "map"),
    ],
)
def test_a_change_by_hand_is_found(filled: Path, statement: str, check: str) -> None:
    change(filled, statement)
    assert check in failed(filled)


def test_words_that_do_not_stand_at_their_span_are_found(store: Store, run: Run) -> None:
    made = coding(claim("capture", place="Palmyra"))
    moved = replace(made.claims[0], evidence=(Span(0, 2),))
    store.add(replace(made, claims=(moved,)), run)
    assert {problem.check for problem in store.verify()} == {"evidence"}


@pytest.mark.parametrize("table", ["claims", "reports", "codings", "evidence", "claims_fts_data"])
def test_damage_is_a_problem_not_a_crash(filled: Path, table: str) -> None:
    with closing(sqlite3.connect(filled)) as plain:
        page = plain.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
        size = plain.execute("PRAGMA page_size").fetchone()[0]
    with filled.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xaa" * size)
    assert failed(filled) & {"integrity", "readable"}


def test_search_words_out_of_step_are_found(filled: Path) -> None:
    change(
        filled,
        "INSERT INTO claims_fts (claims_fts, rowid, trigger, evidence, names) "
        "SELECT 'delete', claim_no, trigger, evidence, names FROM claims_words WHERE claim_no = 1",
        "INSERT INTO claims_fts (rowid, trigger) VALUES (1, 'something else')",
    )
    with open_store(filled, create=False) as store:
        assert [(p.check, p.where) for p in store.verify()] == [("search", "claims_fts")]


def test_a_problem_tells_where(filled: Path) -> None:
    change(filled, "UPDATE evidence SET text = 'other words' WHERE claim_no = 1")
    with open_store(filled, create=False) as store:
        span = next(problem for problem in store.verify() if problem.check == "span")
    assert "claim 1" in span.where
    assert "'other words'" in span.message
