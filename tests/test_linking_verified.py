"""`verify` sees each way in which what linking keeps can be broken."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from dateline.codebook import load_codebook
from dateline.linker import link
from dateline.store import Store
from dateline.store.linkchecks import CHECKS
from tests.test_linker import MARKET, fill, told

BREAKS = [
    ("UPDATE codings SET is_current = 0 WHERE coding_no = 1", "superseded"),
    ("DELETE FROM event_claims WHERE claim_no = 1", "in no event"),
    ("UPDATE event_claims SET report_no = 2 WHERE claim_no = 1", "another report"),
    ("UPDATE events SET ended = '2020-01-01'", "still has claims"),
    ("UPDATE events SET claims = claims + 1", "other claims, reports or days"),
    ("UPDATE events SET date_first = '1999-01-01'", "other claims, reports or days"),
    ("DELETE FROM link_claims WHERE claim_no = 1", "was not compared"),
    ("DELETE FROM link_reports WHERE report_no = 1", "its coding is not"),
    ("INSERT INTO link_keys VALUES (5, 5, 5, 4)", "has keys"),
    ("DELETE FROM link_scores WHERE claim_no = 1 AND other_no = 2", "one way"),
    ("UPDATE link_scores SET score = score + 1 WHERE claim_no = 1", "one way"),
    ("INSERT INTO link_scores VALUES (4, 1, 9), (1, 4, 9)", "has scores"),
    ("UPDATE copies SET original_no = report_no", "a copy itself"),
    ("DELETE FROM link_copies", "with none"),
    ("UPDATE link_terms SET reports = 99", "more reports than were counted"),
]


@pytest.fixture
def linked(store: Store) -> Store:
    """Three reports that are linked, one of them a copy, and one that is not yet."""
    reports = [
        told(id, MARKET + more) for id, more in (("one", ""), ("two", ""), ("three", " Nine died, a nurse said."))
    ]
    fill(store, reports)
    link(store, load_codebook())
    fill(store, [told("new", MARKET)])
    return store


def test_a_file_that_is_partly_linked_is_well(linked: Store) -> None:
    assert linked.verify() == []


@pytest.mark.parametrize(("broken", "told"), BREAKS, ids=[told for _, told in BREAKS])
def test_each_break_is_named(linked: Store, path: Path, broken: str, told: str) -> None:
    with sqlite3.connect(path) as db:
        db.execute(broken)
    assert [p for p in linked.verify() if told in p.message], linked.verify()


def test_every_check_has_a_test() -> None:
    assert all(any(told in message for _, told in BREAKS) for _, _, message in CHECKS)
