from __future__ import annotations

import pytest

from dateline.codebook import load_codebook
from dateline.linking import features
from dateline.linking.features import FEATURES, Feature, Side
from dateline.linking.scoring import WEIGHTS, decide, score
from tests.linking.factories import report, side

KNOWN = features.compared(load_codebook())


def value(feature: Feature, a: Side, b: Side) -> float | None:
    found, turned = feature.value(a, b, KNOWN), feature.value(b, a, KNOWN)
    assert found == turned, "a feature may not depend on the order"
    return found


@pytest.mark.parametrize(
    ("feature", "a", "b", "at_least", "at_most"),
    [
        (features.kind, {}, {}, 1, 1),
        (features.kind, {}, {"event": "shelling"}, -0.5, 0.5),
        (features.kind, {}, {"event": "protest"}, -1, -0.9),
        (features.place, {}, {"lat": 36.05}, 1, 1),
        (features.place, {}, {"lat": 36.4}, -0.5, 0.6),
        (features.place, {}, {"lat": 38.0}, -1, -1),
        (features.place, {}, {"lat": 38.0, "carried": True}, -0.5, -0.5),
        (features.place, {"precision": "admin"}, {}, 0.2, 0.4),
        (features.place, {"precision": "country", "country": "IQ"}, {}, -0.5, -0.1),
        (features.day, {}, {}, 1, 1),
        (features.day, {}, {"on": "2020-05-04"}, -0.5, -0.2),
        (features.day, {}, {"on": "2020-05-09"}, -1, -1),
        (features.day, {}, {"told": "report"}, 0.3, 0.5),
        (features.clock, {"clock": "dawn"}, {"clock": "night"}, -1, -0.4),
        (features.killed, {"killed": (21, 21)}, {"killed": (21, None)}, 0.7, 1),
        (features.killed, {"killed": (1, 1)}, {"killed": (1, 1)}, 0.3, 0.5),
        (features.killed, {"killed": (10, 10)}, {"killed": (12, 12)}, 0, 0),
        (features.killed, {"killed": (2, 2)}, {"killed": (90, 90)}, -1, -0.9),
        (features.actors, {"actors": ("syria-army",)}, {"actors": ("syria",)}, 1, 1),
        (features.actors, {"actors": ("syria-army",)}, {"actors": ("islamic-state",)}, -0.7, -0.5),
        (features.actors, {"actors": ("river brigade",)}, {"actors": ("the brigade",)}, 0.5, 0.5),
        (features.evidence_words, {"words": {2: 1.0}}, {"words": {2: 1.0}}, 1, 1),
    ],
)
def test_features_say_for_and_against(
    feature: Feature, a: dict[str, object], b: dict[str, object], at_least: float, at_most: float
) -> None:
    found = value(feature, side(**a), side(**b))
    assert found is not None
    assert at_least <= found <= at_most


@pytest.mark.parametrize(
    ("feature", "a"),
    [
        (features.place, {"lat": None}),
        (features.place, {"precision": "country"}),
        (features.day, {"on": None}),
        (features.killed, {}),
        (features.actors, {}),
        (features.evidence_words, {}),
        (features.one_report, {}),
    ],
)
def test_what_is_not_told_says_nothing(feature: Feature, a: dict[str, object]) -> None:
    assert value(feature, side(**a), side()) is None


def test_the_words_of_reports_count_where_both_claims_are_their_leads() -> None:
    about, other = report(head={2: 0.6, 4: 0.8}), report(head={2: 0.6, 6: 0.8})
    one, two = side(about=about, lead=True), side(about=other, lead=True)
    assert (value(features.report_words, one, two) or 0) > 0.5
    assert value(features.background, one, two) is None
    assert value(features.report_words, one, side(about=other)) is None


def test_two_claims_of_one_report_are_two_events_unless_told_again() -> None:
    about = report()
    one, two, again = side(about=about), side(about=about, position=1), side(about=about, position=2, repeats=(0,))
    assert (value(features.one_report, one, two) or 0) > 0
    assert (value(features.one_report, one, again) or 0) < 0


def test_every_feature_has_a_weight_and_says_what_it_does() -> None:
    assert {f.name for f in FEATURES} == set(WEIGHTS)
    assert all(f.says for f in FEATURES)


def test_a_decision_tells_its_reasons_with_the_values_that_decided() -> None:
    one, two = side(killed=(21, 21), words={2: 1.0}), side(killed=(21, 21), words={2: 1.0})
    decision = decide(one, two, KNOWN)
    assert decision.score == round(score(one, two, KNOWN), 2) > 0
    assert decision.probability > 0.5
    told = {r.feature: (r.left, r.right) for r in decision.reasons}
    assert told["killed"] == ("21", "21")
    assert decision.reasons[0].points >= decision.reasons[-1].points


@pytest.mark.parametrize(
    "other",
    [
        {"on": "2020-05-05"},
        {"lat": 36.9},
        {"on": "2020-05-04", "killed": (3, 3)},
    ],
    ids=["two days later", "a town further", "the next day with another toll"],
)
def test_near_misses_stay_apart(other: dict[str, object]) -> None:
    words = {"words": {2: 0.5, 4: 0.866}}
    one = side(killed=(21, 21), actors=("syria-army",), **words)
    two = side(**({"killed": (9, 9), "actors": ("syria-army",), "words": {2: 0.5, 6: 0.866}} | other))
    assert score(one, two, KNOWN) < 0
