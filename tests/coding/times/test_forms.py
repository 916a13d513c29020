"""The small language of the grammar's forms: what it reads, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.codebook import CodebookError, load_codebook
from dateline.coding.times.grammar import Context, find_times, grammar_of

BOOK = load_codebook()


def with_patterns(tmp_path: Path, yaml: str) -> Path:
    (tmp_path / "time_patterns.yaml").write_text(yaml, encoding="utf-8")
    return tmp_path


def test_a_rule_of_ones_own_is_read(tmp_path: Path) -> None:
    added = 'harvest:\n  reader: fixed\n  with: {type: DURATION, value: P2M}\n  forms: ["the [long] harvest"]\n'
    book = load_codebook(with_patterns(tmp_path, added))
    (found,) = find_times("after the long harvest they fought", lambda *_: Context(None), book)
    assert (found.start, found.end, found.value.value) == (6, 22, "P2M")


def test_a_feast_of_ones_own_is_read(tmp_path: Path) -> None:
    added = "Liberation Day: {calendar: gregorian, month: 4, day: 17, names: [liberation day]}\n"
    (tmp_path / "holidays.yaml").write_text(added, encoding="utf-8")
    (found,) = find_times("on Liberation Day 2018", lambda *_: Context(None), load_codebook(tmp_path))
    assert str(found.value.begin) == "2018-04-17"


@pytest.mark.parametrize(
    ("form", "reason"),
    [
        ("the [long harvest", "lacks"),
        ("the long] harvest", "bracket too many"),
        ("the NOSUCH", "no class 'NOSUCH'"),
        ("[the] [harvest]", "may be empty"),
    ],
)
def test_a_form_that_is_not_understood_is_named(tmp_path: Path, form: str, reason: str) -> None:
    book = load_codebook(with_patterns(tmp_path, f'harvest:\n  reader: fixed\n  forms: ["{form}"]\n'))
    with pytest.raises(CodebookError, match=reason):
        grammar_of(book)


def test_a_reader_that_is_none_is_named(tmp_path: Path) -> None:
    book = load_codebook(with_patterns(tmp_path, "harvest:\n  reader: nosuch\n  forms: [the harvest]\n"))
    with pytest.raises(CodebookError, match="no reader 'nosuch'"):
        grammar_of(book)


@pytest.mark.parametrize(
    "words",
    [
        "killed 2000 people", "the 1500 fighters", "24 hours a day", "as soon as they left", "a quarter of the town",
        "T-72 tanks", "the 14th Brigade", "Tariq Ramadan spoke", "'60 Minutes'", "5,000 a year", "the Sun newspaper",
        "a 12-year-old boy", "Jan Kavan said", "they may march",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_time_is_none(words: str) -> None:
    assert find_times(words, lambda *_: Context(None)) == []
