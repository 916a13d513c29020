from __future__ import annotations

import os
import sqlite3
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest

from dateline.contract import to_dict
from dateline.store import Added, ChangedTextError, NotStoredError, Run, Store, Unchanged, open_store
from tests.factories import claim, coding, run_info

TABLES = ("reports", "runs", "codings", "claims", "actors", "figures", "links", "evidence", "sources")


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as plain:
        return {table: plain.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}


def test_a_coding_comes_back_as_it_was(store: Store, run: Run) -> None:
    made = coding(claim("capture", place="Palmyra", actors="Syrian army", sources="TASS"), claim("aid"))
    assert store.add(made, run) == Added(made.report.id, 2, new_report=True)
    assert store.coding(made.report.id) == to_dict(made)


def test_adding_again_adds_nothing(store: Store, path: Path) -> None:
    made = coding(claim("capture"), claim("aid"))
    first = store.begin_run(run_info())
    store.add(made, first)
    store.end_run(first)
    before = contents(path)
    again = store.begin_run(run_info())
    assert store.add(made, again) == Unchanged(made.report.id)
    store.end_run(again)
    assert contents(path) == before


def test_a_run_that_stores_nothing_leaves_no_row(store: Store, path: Path, run: Run) -> None:
    store.end_run(run)
    assert contents(path)["runs"] == []


def test_a_run_tells_what_it_depended_on(store: Store, path: Path) -> None:
    run = store.begin_run(run_info(settings={"model": "en", "fuzzy": True}))
    store.add(coding(), run)
    store.end_run(run)
    with closing(sqlite3.connect(path)) as plain:
        row = plain.execute("SELECT settings, dateline_version, model, finished IS NOT NULL FROM runs").fetchone()
    assert row == ('{"fuzzy": true, "model": "en"}', "0.1.0", "en 3.8", 1)


@pytest.mark.parametrize(
    "change",
    [
        {"dateline_version": "0.2.0"},
        {"model": "en 3.9"},
        {"codebook_digest": "d" * 64},
        {"gazetteer_digest": "d" * 64},
        {"settings": {"fuzzy": True}},
        {"schema_version": "2"},
    ],
)
def test_another_run_supersedes_and_keeps_history(store: Store, path: Path, change: dict[str, str]) -> None:
    old = coding(claim("capture"), claim("aid"))
    new = replace(old, claims=old.claims[:1])
    store.add(old, store.begin_run(run_info()))
    later = run_info(**change)
    assert not store.is_coded(old.report, later)
    assert store.add(new, store.begin_run(later)) == Added(old.report.id, 1, new_report=False)
    assert store.is_coded(old.report, later)
    assert not store.is_coded(old.report, run_info())
    assert [row["id"] for row in store.claims()] == [new.claims[0].id]
    assert len(contents(path)["claims"]) == 3
    assert len(contents(path)["reports"]) == 1


def test_going_back_to_an_earlier_run_restores_its_coding(store: Store, path: Path) -> None:
    old = coding(claim("capture"), claim("aid"))
    store.add(old, store.begin_run(run_info()))
    store.add(replace(old, claims=(), lead=None), store.begin_run(run_info(model="other")))
    before = {k: len(v) for k, v in contents(path).items()}
    assert store.add(old, store.begin_run(run_info())) == Unchanged(old.report.id, restored=True)
    assert {k: len(v) for k, v in contents(path).items()} == before
    assert store.coding(old.report.id) == to_dict(old)
    assert store.verify() == []


def test_the_same_id_with_another_text_is_refused(store: Store, path: Path, run: Run) -> None:
    made = coding(claim("capture"), id="r1")
    store.add(made, run)
    before = contents(path)
    other = coding(claim("capture", place="Mosul"), id="r1")
    with pytest.raises(ChangedTextError, match="r1") as refused:
        store.add(other, run)
    assert made.report.content_hash[:12] in str(refused.value)
    assert other.report.content_hash[:12] in str(refused.value)
    assert str(path) in str(refused.value)
    with pytest.raises(ChangedTextError):
        store.is_coded(other.report, run.info)
    assert contents(path) == before


def test_metadata_that_are_not_told_again_stay(store: Store, path: Path, run: Run) -> None:
    told = coding(claim("capture"), id="r1", published="2017-02-21", url="https://example.org/a")
    store.add(told, run)
    untold = replace(told.report, published=None, title=None, publisher=None, url="https://example.org/b")
    before = contents(path)
    assert store.is_coded(untold, run.info)
    assert store.add(replace(told, report=untold), run) == Unchanged("r1")
    assert contents(path) == before


@pytest.mark.parametrize("key", ["title", "publisher", "published", "lang"])
def test_metadata_told_otherwise_make_a_new_coding(store: Store, key: str, run: Run) -> None:
    first = coding(claim("capture"), id="r1")
    store.add(first, run)
    second = replace(first, report=replace(first.report, **{key: "2017-02-21"}))
    assert not store.is_coded(second.report, run.info)
    assert store.add(second, run) == Added("r1", 1, new_report=False)
    assert store.coding("r1")[key] == "2017-02-21"
    assert next(store.reports())[key] == "2017-02-21"  # type: ignore[literal-required]
    assert store.verify() == []


def test_text_with_nul_and_astral_characters_comes_back(store: Store, run: Run) -> None:
    made = coding(claim("capture", trigger="took 🏳️ and\0more"), opening="\0 \r\n😀 ")
    store.add(made, run)
    assert store.coding(made.report.id) == to_dict(made)
    assert store.verify() == []


def test_a_report_without_claims_is_stored(store: Store, run: Run) -> None:
    made = coding(warnings=("the language 'sw' cannot be coded",))
    store.add(made, run)
    assert store.coding(made.report.id) == to_dict(made)
    assert next(store.reports())["claims"] == 0


def test_an_unknown_report_is_told(store: Store, path: Path) -> None:
    with pytest.raises(NotStoredError, match="nowhere"):
        store.coding("nowhere")


def test_raw_hash_is_kept(store: Store, run: Run) -> None:
    store.add(coding(), run, raw_hash="ab" * 32)
    assert next(store.reports())["raw_hash"] == "ab" * 32


def test_everything_is_there_after_opening_anew(path: Path) -> None:
    made = coding(claim("capture"))
    with open_store(path) as store:
        store.add(made, store.begin_run(run_info()))
    with open_store(path, create=False, read_only=True) as store:
        assert store.coding(made.report.id) == to_dict(made)
        assert store.verify() == []


def test_reading_goes_on_while_writing(store: Store, run: Run) -> None:
    for _ in range(3):
        store.add(coding(claim("capture")), run)
    seen = []
    for row in store.claims():
        seen.append(row["id"])
        store.add(coding(claim("aid")), run)
    assert len(seen) == 3
    assert len(list(store.claims())) == 6


def test_two_stores_write_one_file(path: Path) -> None:
    with open_store(path) as one, open_store(path) as other:
        runs = one.begin_run(run_info()), other.begin_run(run_info())
        for _ in range(5):
            one.add(coding(claim("capture")), runs[0])
            other.add(coding(claim("aid")), runs[1])
        assert len(list(one.claims())) == 10
        assert other.verify() == []


def _add_one(path: Path) -> str:
    with open_store(path) as store:
        made = coding(claim("capture"), id=str(os.getpid()))
        store.add(made, store.begin_run(run_info()))
    return made.report.id


def test_processes_may_make_one_file_at_once(path: Path) -> None:
    with ProcessPoolExecutor(3, get_context("spawn")) as pool:
        ids = set(pool.map(_add_one, [path] * 3))
    with open_store(path, create=False) as store:
        assert {row["id"] for row in store.reports()} == ids
        assert store.verify() == []
