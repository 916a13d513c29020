"""How sure the program is of a claim and of each of its values: small named features, weighed, as a probability.

The weights stand in `confidence.yaml`; `./dev bench calibration` fits them to reports coded by hand. A claim is
right where a careful coder has one of its type on its words; a value is right where that coder has the same.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

from dateline.codebook import Codebook
from dateline.codebook.schema import Calibration
from dateline.model import Claim

FIELDS = {
    "status": ("not_over", "status_has_a_cue", "is_state", "is_speech"),
    "stance": ("not_asserted",),
    "actors": ("tells_actor", "known_actor", "several_actors", "is_speech"),
    "targets": ("tells_target", "is_violent", "is_speech"),
    "place": ("tells_place", "place_is_exact", "has_no_place"),
    "time": ("tells_time", "has_no_time"),
    "figures": ("tells_figure", "tells_several_figures", "told_twice", "told_early", "is_violent", "is_state"),
    "origin": ("by_another",),
}
"""The values that have a confidence of their own, and the few features by which: the gold is too small for more."""
EARLY = 400
"""Within how many characters from its start a report tells what it is about."""
SHORT = 30
"""Evidence of fewer characters is hardly more than a word."""


def features(claim: Claim, codebook: Codebook) -> dict[str, bool]:
    """Return what speaks for or against a claim, by name."""
    kind = codebook.events[claim.event]
    own_place = claim.place is not None and not claim.place.carried
    own_time = claim.time is not None and claim.time.span is not None
    return {
        "tells_actor": bool(claim.actors),
        "tells_target": bool(claim.targets),
        "tells_place": own_place,
        "place_is_exact": own_place and claim.place is not None and claim.place.precision == "exact",
        "has_no_place": claim.place is None,
        "tells_time": own_time,
        "has_no_time": claim.time is None,
        "tells_figure": bool(claim.figures),
        "tells_several_figures": len(claim.figures) > 1,
        "told_twice": len(claim.evidence) > 1,
        "told_early": min(span.start for span in claim.evidence) < EARLY,
        "told_in_a_word": all(span.end - span.start < SHORT for span in claim.evidence),
        "trigger_of_several_words": " " in claim.trigger.text,
        "is_violent": kind.violent,
        "is_speech": kind.speech,
        "is_state": claim.event == "control",
        "is_bare_attack": claim.event == "attack",
        "not_over": claim.status != "occurred",
        "not_asserted": claim.stance != "asserts",
        "status_has_a_cue": claim.status_span is not None,
        "by_another": len(claim.sources) > 1,
        "known_actor": any(actor.id for actor in claim.actors),
        "several_actors": len(claim.actors) > 1,
    }


def weighed(calibration: Calibration, told: Mapping[str, bool]) -> float:
    """Return the probability that a calibration gives to features; one that it does not know weighs nothing."""
    score = calibration.bias + sum(calibration.weights.get(name, 0.0) for name, holds in told.items() if holds)
    return 1 / (1 + math.exp(-score))


def with_confidence(claim: Claim, codebook: Codebook) -> Claim:
    """Return a claim with its confidence and that of its values where it is right, each to two places."""
    told = features(claim, codebook)
    sure = {name: round(weighed(calibration, told), 2) for name, calibration in codebook.confidence.items()}
    return replace(claim, confidence=sure.pop("claim"), field_confidence=sure)
