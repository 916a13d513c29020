"""Why a claim of the gold was missed, by a scorer made up here: claims pair where they share a first character."""

from collections import Counter
from types import SimpleNamespace
from typing import Any

import pytest
from bench.found import Found, found_events
from bench.misses import Miss, find_misses, tell


def same_name(a: str, b: str) -> bool:
    return a == b


def overlap(a: list[Any], b: list[Any]) -> float:
    one, other = (set(range(spans[0][0], spans[0][1])) for spans in (a, b))
    return len(one & other) / len(one | other)


def pairs(gold: list[Any], coded: list[Any]) -> list[tuple[Any, Any, bool, float]]:
    left, found = [*coded], []
    for g in gold:
        c = next((c for c in left if overlap(g["evidence"], c["evidence"]) >= 0.25), None)
        if c is not None:
            left.remove(c)
            found.append((g, c, g["event"] == c["event"], 1.0))
    return found


SCORER = SimpleNamespace(
    same_name=same_name,
    overlap=overlap,
    pairs=pairs,
    names_hit=lambda gold, coded: sum(g in coded for g in gold),
    span_of=lambda time: (time or {}).get("start"),
    has_point=lambda place: bool(place),
    km=lambda a, b: abs(a["lat"] - b["lat"]),
    figure_key=lambda figure: figure["low"],
)


def claim(event: str, start: int, end: int, **values: Any) -> dict[str, Any]:
    common = {"status": "occurred", "stance": "asserts", "actors": [], "targets": [], "time": None, "place": None}
    own = {"figures": [], "sources": [{"name": "Herald"}], "trigger": {"text": "Word", "span": [start, start + 1]}}
    return {"event": event, "evidence": [[start, end]], **common, **own, **values}


def misses(gold: list[Any], coded: list[Any], found: list[Found] | None = None) -> list[Miss]:
    document = {"id": "a", "text": "x" * 100, "claims": gold}
    return [*find_misses(SCORER, {"a": document}, {"a": {"claims": coded}}, {"a": found or []})]


def causes(*given: Any) -> list[str]:
    return [m.cause for m in misses(*given)]


def test_what_is_as_in_the_gold_is_no_miss() -> None:
    assert misses([claim("attack", 0, 10)], [claim("attack", 0, 10)]) == []


def test_nothing_found_at_all() -> None:
    assert causes([claim("attack", 0, 10)], []) == ["missed: no event found"]


def test_another_type_is_told_with_the_word_that_gave_it() -> None:
    (miss,) = misses([claim("attack", 0, 10)], [claim("shelling", 0, 10)])
    assert (miss.cause, miss.what) == ("missed: wrong type", "attack coded as shelling by 'word'")


def test_an_event_that_was_found_and_has_no_claim_was_merged_away() -> None:
    found = [Found("attack", (5, 9)), Found("attack", (20, 25))]
    assert causes([claim("attack", 0, 10)], [claim("attack", 20, 30)], found) == [
        "missed: merged away",
        "too many: nothing coded there",
    ]


def test_evidence_of_other_extent() -> None:
    assert causes([claim("attack", 0, 40)], [claim("attack", 0, 5)]) == [
        "missed: evidence of other extent",
        "too many: second claim for one of the gold",
    ]


def test_one_claim_for_several_and_one_beside_another() -> None:
    gold = [claim("attack", 0, 10), claim("attack", 1, 11), claim("arrest", 2, 12)]
    assert causes(gold, [claim("attack", 0, 10)]) == [
        "missed: one claim coded for several",
        "missed: no event found beside another in its words",
    ]


def test_claims_too_many_by_what_stands_there_in_the_gold() -> None:
    coded = [claim("attack", 0, 10), claim("attack", 0, 9), claim("arrest", 0, 8)]
    assert causes([claim("attack", 0, 10)], coded) == [
        "too many: second claim for one of the gold",
        "too many: other event coded there",
    ]


def test_each_field_that_differs_is_a_miss() -> None:
    there, far = {"lat": 1.0, "text": "Ashford"}, {"lat": 90.0, "name": "Upton", "carried": True}
    gold = claim("attack", 0, 10, status="expected", actors=[{"name": "army"}], time={"start": "2020"}, place=there)
    coded = claim("attack", 0, 10, targets=[{"name": "men"}], place=far, figures=[FIGURE], sources=[{"name": "Post"}])
    told = {m.cause: m.what for m in misses([gold], [coded])}
    assert told == {
        "field: status": "expected coded as occurred",
        "field: actors: none": "['army'] coded as []",
        "field: targets: too many": "[] coded as ['men']",
        "field: time: none": "2020/None (None) coded as None/None (None)",
        "field: place: within 161 km": "'Ashford' coded as 'Upton' (carried)",
        "field: figures: too many": "[] coded as [('killed', 3, 3, None)]",
        "field: sources": "['Herald'] coded as ['Post']",
    }


FIGURE = {"measure": "killed", "low": 3, "high": 3, "unit": None}


def test_misses_are_told_by_cause_the_commonest_first(capsys: pytest.CaptureFixture[str]) -> None:
    given = [Miss("field: time", "a", "r1", "w"), *[Miss("missed: b", "attack", f"r{n}", "w") for n in range(3)]]
    tell([*given, Miss("missed: a", "arrest", "r1", "w")], most=1)
    lines = [line for line in capsys.readouterr().out.splitlines() if line and not line.startswith("  ")]
    assert lines == ["missed: b: 3 in 3 reports", "missed: a: 1 in 1 report", "field: time: 1 in 1 report"]


def test_events_are_had_before_they_are_merged() -> None:
    text = "Rebels shelled the town of Ashford on Monday. The shelling of Ashford killed three people."
    found = found_events([{"id": "a", "text": text, "published": "2019-05-16", "title": "Shelling near Upton"}])
    assert Counter(f.event for f in found["a"])["shelling"] == 2
    assert all(text[slice(*f.span)] for f in found["a"])
