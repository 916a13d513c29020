"""The passages of our own: that they are well formed, and how they are scored."""

from typing import Any

import pytest
from bench.corpora import CORPORA
from bench.scorers import passages

from dateline.codebook import load_codebook

TEXT = "Gunmen killed seven farmers near Dori on Monday, the governor said."
GOLD = {
    "event": "attack", "words": "killed seven farmers", "actors": ["Gunmen"], "targets": ["farmers"], "place": "Dori",
    "time": ["2024-03-04", "2024-03-04"], "figures": [["killed", 7, 7]], "origin": "governor",
}  # fmt: skip
DOCUMENT = {"id": "a", "publisher": "The Outlet", "text": TEXT, "claims": [GOLD]}


def coded(**other: Any) -> dict[str, Any]:
    """Return the claim as it should be coded, but for some fields."""
    figure = {"measure": "killed", "low": 7.0, "high": 7.0, "unit": None}
    right = {
        "event": "attack", "status": "occurred", "stance": "asserts", "actors": [{"name": "Gunmen"}],
        "targets": [{"name": "the farmers"}], "place": {"text": None, "name": "Dori"},
        "time": {"start": "2024-03-04", "end": "2024-03-04"}, "figures": [figure],
        "sources": [{"name": "The Outlet"}, {"name": "governor"}], "evidence": [[0, 48]],
    }  # fmt: skip
    return right | other


def figures(*claims: dict[str, Any], show: int = 0) -> dict[str, Any]:
    return passages.score({"a": DOCUMENT}, {"a": {"claims": [*claims]}}, show)


def test_a_claim_that_is_right_in_all_counts_everywhere() -> None:
    found = figures(coded())
    assert {found[f] for f in CORPORA["passages"].headline} == {1.0}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("status", "expected"), ("stance", "denies"), ("actors", []), ("place", None), ("time", None),
        ("sources", [{"name": "The Outlet"}]),
    ],
)  # fmt: skip
def test_one_wrong_field_costs_that_field_and_all_fields(field: str, value: Any) -> None:
    found = figures(coded(**{field: value}))
    name = {"actors": "actors_f1", "sources": "origin"}.get(field, field)
    assert (found["claim_f1"], found["all_fields"], found[name]) == (1.0, 0.0, 0.0)


def test_targets_and_figures_are_measured_apart_from_all_fields() -> None:
    found = figures(coded(targets=[], figures=[]))
    assert (found["all_fields"], found["targets_f1"], found["figures_f1"]) == (1.0, 0.0, 0.0)


def test_a_claim_of_another_type_or_elsewhere_is_a_miss_and_a_false_one(capsys: pytest.CaptureFixture[str]) -> None:
    for claim in (coded(event="bombing"), coded(evidence=[[49, 60]])):
        assert figures(claim, show=9)["claim_f1"] == 0.0
        assert {"a: missed attack: 'killed seven farmers'"} < set(capsys.readouterr().out.splitlines())


def test_of_two_that_hold_the_words_the_shorter_one_is_meant() -> None:
    (pair,) = passages.pairs_of(TEXT, [GOLD], [coded(evidence=[[0, 60]], actors=[]), coded()])
    assert pair[1]["actors"]


def test_names_are_the_same_where_one_has_all_words_of_the_other() -> None:
    assert passages.same_name("the ISIS fighters", "ISIS")
    assert not passages.same_name("army", "armed men")
    assert not passages.same_name("a b c d e", "a")
    assert not passages.same_name("", "")


@pytest.mark.parametrize("name", ["passages", "passages-kept"])
def test_the_passages_are_coded_by_the_codebook_and_quote_their_text(name: str, tmp_path: Any) -> None:
    types = load_codebook().events
    documents = CORPORA[name].documents(tmp_path)
    assert len(documents) > 100
    assert len({d["id"] for d in documents}) == len(documents)
    for document in documents:
        for claim in document["claims"]:
            where = f"{document['id']}: {claim['words']}"
            assert claim["event"] in types, where
            quoted = [claim["words"], claim.get("place") or "", *claim.get("actors", ()), *claim.get("targets", ())]
            assert all(words in document["text"] for words in quoted), where
