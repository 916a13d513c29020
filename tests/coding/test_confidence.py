"""Confidence: features of a claim, weighed by the codebook's calibration."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.coding.test_claims import code

from dateline.codebook import load_codebook
from dateline.codebook.schema import Calibration
from dateline.coding.coder import Coder
from dateline.coding.confidence import FIELDS, features, weighed, with_confidence


@pytest.mark.parametrize(
    ("bias", "weights", "told", "expected"),
    [
        (0.0, {}, {"tells_actor": True}, 0.5),
        (0.0, {"tells_actor": 1.0}, {"tells_actor": True}, 0.731),
        (0.0, {"tells_actor": 1.0}, {"tells_actor": False}, 0.5),
        (-20.0, {}, {}, 0.0),
    ],
)
def test_features_that_hold_are_weighed(
    bias: float, weights: dict[str, float], told: dict[str, bool], expected: float
) -> None:
    assert weighed(Calibration(bias=bias, weights=weights), told) == pytest.approx(expected, abs=0.001)


def test_a_claim_that_tells_more_has_other_features(coder: Coder) -> None:
    (full,) = code(coder, "Rebels captured Aleppo on 3 May 2016.").claims
    (bare,) = code(coder, "Clashes erupted.").claims
    told, untold = features(full, coder.codebook), features(bare, coder.codebook)
    assert told["tells_actor"]
    assert told["tells_time"]
    assert not untold["tells_actor"]
    assert untold["has_no_time"]


def test_a_claim_has_a_confidence_and_each_of_its_values_one(coder: Coder) -> None:
    (claim,) = code(coder, "Rebels captured Aleppo.").claims
    assert 0 < claim.confidence < 1
    assert set(claim.field_confidence) == set(FIELDS)
    sure = {"claim": Calibration(bias=3.0)}
    again = with_confidence(claim, replace(coder.codebook, confidence=sure))
    assert (again.confidence, again.field_confidence) == (0.95, {})


def test_every_weight_is_of_a_feature(coder: Coder) -> None:
    (claim,) = code(coder, "Rebels captured Aleppo.").claims
    names = set(features(claim, coder.codebook))
    for calibration in load_codebook().confidence.values():
        assert set(calibration.weights) <= names
