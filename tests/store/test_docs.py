"""The examples of docs/database.md run, and it names every table and view."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dateline.codebook import load_codebook
from dateline.linker import link
from dateline.store import open_store
from tests.factories import claim, coding, run_info

PAGE = (Path(__file__).parents[2] / "docs" / "database.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture
def filled(path: Path) -> Path:
    palmyra = claim(
        "capture",
        trigger="convoy shelled",
        place="Palmyra",
        actors="Syrian army",
        dates=("2017-03-01", None),
        figures=(("killed", 3, None),),
        sources="TASS",
    )
    with open_store(path) as store:
        made = coding(palmyra, claim("aid", sources="a doctor"))
        run = store.begin_run(run_info())
        store.add(made, run)
        store.end_run(run)
        link(store, load_codebook())
    with closing(sqlite3.connect(path)) as plain, plain:
        plain.execute("UPDATE claims SET origin_kind = 'anonymous' WHERE event = 'aid'")
    return path


@pytest.mark.parametrize("query", blocks("sql"))
def test_queries_find_something(filled: Path, query: str) -> None:
    with closing(sqlite3.connect(filled)) as plain:
        assert plain.execute(query).fetchall()


def test_a_span_cuts_the_words_out_of_the_text(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as plain:
        rows = plain.execute(blocks("sql")[-1]).fetchall()
    assert rows
    assert all(words == cut for words, cut in rows)


@pytest.mark.parametrize("program", blocks("python"))
def test_programs_run(
    filled: Path, program: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if "pandas" in program:
        pytest.importorskip("pandas")
    monkeypatch.chdir(filled.parent)
    exec(program, {})
    if "print" in program:
        assert "Syrian army" in capsys.readouterr().out


def test_every_table_and_view_is_named(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as plain:
        names = plain.execute(
            "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') "
            r"AND name NOT LIKE '%\_fts\_%' ESCAPE '\' AND name NOT LIKE '%\_rtree\_%' ESCAPE '\' "
        ).fetchall()
    assert [name for (name,) in names if f"`{name}`" not in PAGE and name not in PAGE] == []
