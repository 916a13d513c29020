from typing import Any

import pytest
from bench.rules import Counted, Firings, count, counted_codebook, details, fired, summary

from dateline.codebook import load_codebook
from dateline.coding.coder import Coder


def test_a_counted_set_is_the_set_and_tells_what_was_found() -> None:
    told: list[str] = []
    words = Counted.of(["may", "might"], told.append)
    assert "may" in words
    assert "will" not in words
    assert words == {"may", "might"}
    assert told == ["may"]


def test_the_counted_codebook_tells_list_and_word() -> None:
    firings, book = Firings(report="a"), load_codebook()
    counted = counted_codebook(book, firings)
    key, entry = next(iter(book.cues.items()))
    word = entry.words[0].lower()
    assert counted.word_set(key) == book.word_set(key)
    assert word in counted.word_set(key)
    assert firings.by_rule == {(f"list {key}", word): {"a": 1}}


def test_what_serves_one_report_alone_is_told() -> None:
    firings = Firings()
    for report, rule in (("a", "weekday"), ("b", "weekday"), ("b", "season"), ("b", "season")):
        firings.report = report
        firings.tell("time rule", rule)
    table = summary(firings, load_codebook())
    assert ["time rule", "2", "4", "2", "1", "0"] in table
    first, second, last = details(firings, "time rule", 5)
    assert first.split() == ["season", "2", "in", "1", "reports"]
    assert second.split() == ["weekday", "2", "in", "2", "reports"]
    assert last == "in one report alone, 1: season (b)"


def test_a_coding_shows_what_fired(coder: Coder) -> None:
    from dateline.api import make_report

    text = "Rebels shelled the town of Homs on Monday, the army said."
    rules = {*fired(coder.code(make_report(text, published="2019-05-16", publisher="The Herald")))}
    assert ("trigger", "shelling: shelled") in rules
    assert ("attribution cue", "said") in rules
    assert {family for family, _ in rules} >= {"time rule", "place", "passage"}


def test_corpora_are_counted_by_report(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_BENCH_FRESH", "1")
    folder = tmp_path / "gold/dev"
    folder.mkdir(parents=True)
    for name in ("a", "b"):
        (folder / f"{name}.json").write_text(f'{{"id": "{name}", "text": "The army may attack the town on Monday."}}')
    firings = count(tmp_path, sets=["gold"])
    assert any(reports.keys() == {"a", "b"} for reports in firings.of("list possible").values())
