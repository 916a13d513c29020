"""The bench's own scorers, on documents made up here."""

from typing import Any

import pytest
from bench.scorers import alarms, factuality, plover, re3d, spans, wikievents
from bench.scorers.links import links_gold


def by_id(*documents: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {d["id"]: d for d in documents}


def claim(event: str, *evidence: tuple[int, int], plover: str | None = None) -> dict[str, Any]:
    return {"event": event, "plover": plover, "evidence": [*evidence], "trigger": {"text": event}}


def test_spans_are_paired_by_overlap_each_once() -> None:
    assert spans.paired([(0, 10), (10, 20)], [(8, 18), (9, 11)]) == [(1, 0), (0, 1)]
    assert spans.paired([(0, 5)], [(5, 9)]) == []
    assert spans.prf(1, 2, 1, 1) == (0.5, 1.0, 0.667)
    assert spans.prf(0, 0, 0, 0) == (0.0, 0.0, 0.0)


def word(start: int, factuality: float) -> dict[str, Any]:
    return {"start": start, "end": start + 1, "text": "w", "factuality": factuality}


def told(start: int, status: str, stance: str) -> dict[str, Any]:
    return {"start": start, "status": status, "stance": stance}


def test_factuality_is_the_correlation_with_the_readers() -> None:
    gold = by_id({"id": "a", "text": "x y z", "events": [word(0, 3.0), word(2, -3.0), word(4, 0.0)]})
    right = [told(0, "occurred", "asserts"), told(2, "occurred", "denies"), told(4, "hypothetical", "asserts")]
    assert factuality.score(gold, by_id({"id": "a", "words": right}), 0) == {
        "words": 3,
        "covered": 1.0,
        "pearson": 1.0,
        "mae": 0.0,
    }
    # Words that nothing is known of count as plainly told; then there is nothing to correlate.
    assert factuality.score(gold, {}, 0) == {"words": 3, "covered": 0.0, "pearson": None, "mae": 3.0}


def test_every_pair_of_values_has_its_number() -> None:
    assert len(factuality.SCALE) == 4 * 3


def entity(start: int, end: int, kind: str = "Organisation", sure: float = 1, text: str = "name") -> dict[str, Any]:
    return {"start": start, "end": end, "type": kind, "confidence": sure, "text": text}


def test_actors_are_scored_against_sure_outermost_mentions_that_are_no_pronouns() -> None:
    entities = [
        entity(0, 10),
        entity(2, 5),  # within the first
        entity(20, 25, sure=0.1),
        entity(30, 32, text="They"),
        entity(40, 45, "Location"),
        entity(50, 60, "Person"),
    ]
    gold = by_id({"id": "a", "text": " " * 80, "entities": entities})
    mentions = [{"start": s, "end": e} for s, e in ((1, 4), (40, 45), (70, 75))]
    coded = by_id({"id": "a", "mentions": {"actors": mentions}})
    assert re3d.score(gold, coded, 0) == {"gold": 2, "coded": 2, "actor_p": 0.5, "actor_r": 0.5, "actor_f1": 0.5}


def test_the_longest_name_of_a_type_of_wikievents_decides() -> None:
    assert "riot" in wikievents.allowed("Conflict.Demonstrate.DemonstrateWithViolence")
    assert "bombing" in wikievents.allowed("Conflict.Attack.DetonateExplode")
    assert "capture" not in wikievents.allowed("Conflict.Attack.DetonateExplode")
    assert wikievents.allowed("Justice.TrialHearing.Unspecified") == frozenset()


def test_wikievents_counts_triggers_found_and_claims_that_are_right() -> None:
    def event(kind: str, start: int) -> dict[str, Any]:
        return {"type": kind, "trigger": {"start": start, "end": start + 4}}

    events = [
        event("Justice.ArrestJailDetain.Unspecified", 10),
        event("Life.Die.Unspecified", 30),
        event("Justice.TrialHearing.Unspecified", 50),
    ]
    gold = by_id({"id": "a", "text": " " * 90, "events": events})
    claims = [claim("arrest", (5, 20)), claim("protest", (25, 40)), claim("deployment", (50, 60))]
    assert wikievents.score(gold, by_id({"id": "a", "claims": claims}), 0) == {
        "gold": 2,
        "coded": 2,  # a deployment stands for none of the corpus's types
        "trigger_r": 1.0,
        "type_p": 0.5,
        "type_r": 0.5,
        "type_f1": 0.5,
    }


def test_plover_reads_the_older_inventory_and_leaves_out_what_no_type_has() -> None:
    events = {"a": "FIGHT", "b": "DEMAND", "c": "COOPERATE"}
    gold = by_id(*({"id": k, "text": "", "gold": {"event": v}} for k, v in events.items()))
    fight = {"id": "a", "lead": 0, "claims": [claim("armed_clash", plover="ASSAULT")]}
    demand = {"id": "b", "lead": 1, "claims": [claim("demand", plover="REQUEST"), claim("arrest", plover="COERCE")]}
    assert plover.score(gold, by_id(fight, demand), 0) == {
        "sentences": 2,
        "left_out": 1,
        "accuracy": 0.5,
        "within_claims": 1.0,
    }


def test_alarms_are_violent_claims_for_each_thousand_words(capsys: pytest.CaptureFixture[str]) -> None:
    gold = by_id({"id": "a", "text": "word " * 500})
    claims = [claim("shelling", (0, 4), plover="ASSAULT"), claim("aid", (0, 4), plover="AID")]
    figures = alarms.score(gold, by_id({"id": "a", "claims": claims}), 1)
    assert figures == {"words": 500, "violent": 1, "violent_per_1000_words": 2.0}
    assert "shelling 'shelling': 'word'" in capsys.readouterr().out


def test_the_gold_of_linking_is_told_by_the_documents() -> None:
    def report(key: str, group: str | None, *copies: str) -> dict[str, Any]:
        return {"id": key, "group": group, "copies": [*copies]}

    gold = by_id(report("a", "g", "b"), report("b", "g"), report("c", "c"), report("d", None))
    assert links_gold(gold) == {"groups": [{"reports": ["a", "b"]}], "singletons": ["c"], "copies": [["a", "b"]]}
