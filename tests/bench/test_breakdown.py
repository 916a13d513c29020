from typing import Any

import pytest
from bench.breakdown import as_columns, breakdown
from bench.corpora import CORPORA
from bench.measure import Measured


def measured(name: str, gold: dict[str, Any], coded: dict[str, Any]) -> Measured:
    def scorer(gold: Any, coded: Any, show: int) -> dict[str, Any]:
        return {"accuracy": len(coded) / len(gold)}

    return Measured(CORPORA[name], {}, 1.0, scorer, gold, coded)


def labelled(*labels: str) -> dict[str, Any]:
    return {str(n): {"id": str(n), "gold": {"event": label}} for n, label in enumerate(labels)}


def test_figures_by_report_and_group(tmp_path: Any) -> None:
    given = measured("plover", labelled("AID", "AID", "FIGHT"), {"1": {}, "2": {}})
    assert breakdown(given, "group", tmp_path) == [
        ["group", "documents", "accuracy", "within_claims"],
        ["AID", "2", "0.5", "None"],
        ["FIGHT", "1", "1.0", "None"],
    ]
    assert [line[0] for line in breakdown(given, "report", tmp_path)] == ["report", "0", "1", "2"]


def test_what_a_corpus_does_not_have_is_an_error(tmp_path: Any) -> None:
    with pytest.raises(ValueError, match="only the gold"):
        breakdown(measured("plover", {}, {}), "type", tmp_path)
    with pytest.raises(ValueError, match="no groups"):
        breakdown(measured("timebank", {}, {}), "group", tmp_path)


def test_columns_stand_under_their_heads() -> None:
    assert as_columns([["type", "n"], ["a", "12"]]) == "type   n\na     12"
