"""Sources over all reports: one identity whatever it is called, and what each is cited for."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import inspect

from dateline.model import Coding, Source
from dateline.store import Run, SourceFilter, SourceRow, Store
from tests.factories import claim, coding


def cited(made: Coding, *links: Source) -> Coding:
    """Return a coding whose claims have these links after the publisher."""
    told = tuple(replace(c, sources=(c.sources[0], *links)) for c in made.claims)
    return replace(made, claims=told)


def monitor(name: str) -> Source:
    return Source(name, "monitor", "sohr")


@pytest.fixture
def filled(store: Store, run: Run) -> Store:
    store.add(cited(coding(claim("attack"), claim("aid")), monitor("SOHR")), run)
    doctor = Source("local doctor", "witness", anonymous=True)
    store.add(cited(coding(claim("attack", stance="denies")), monitor("the Observatory"), doctor), run)
    return store


def test_a_source_has_one_row_under_all_its_names(filled: Store) -> None:
    (row,) = filled.sources(SourceFilter(name="observ"))
    assert (row["id"], row["name"], row["kind"]) == ("sohr", "Syrian Observatory for Human Rights", "monitor")
    assert set(json.loads(row["names"])) == {"SOHR", "the Observatory"}
    assert (row["reports"], row["claims"], row["origin_of"], row["denied"]) == (2, 3, 2, 1)
    assert row["country"] == "GB"


def test_sources_are_chosen_by_kind_and_identity(filled: Store) -> None:
    assert [r["name"] for r in filled.sources(SourceFilter(kind=("witness",)))] == ["local doctor"]
    assert "local doctor" not in [r["name"] for r in filled.sources(SourceFilter(known=True))]
    assert [r["claims"] for r in filled.sources(SourceFilter(limit=1))] == [3]


def test_rows_are_typed_as_the_view_is(filled: Store) -> None:
    columns = [c["name"] for c in inspect(filled._engine).get_columns("source_records")]
    assert columns == list(SourceRow.__annotations__)


def test_an_older_coding_is_no_longer_counted(filled: Store, path: Path) -> None:
    with closing(sqlite3.connect(path)) as plain, plain:
        plain.execute("UPDATE codings SET is_current = 0 WHERE coding_no = 2")
    (row,) = filled.sources(SourceFilter(name="sohr"))
    assert (row["reports"], row["claims"]) == (1, 2)
