"""How sure the program is of a claim: a sum of small named features, pressed between 0 and 1."""

from __future__ import annotations

import math

from dateline.coding.drafts import Draft
from dateline.coding.reading import Reading

BIAS = -0.4
WEIGHTS = {
    "verb": 0.4,
    "actor": 0.4,
    "target": 0.2,
    "place": 0.3,
    "time": 0.2,
    "figure": 0.3,
    "told_twice": 0.5,
}


def features(reading: Reading, draft: Draft) -> dict[str, bool]:
    """Return what speaks for a claim: the text tells who, whom, where, when, how many, and more than once."""
    return {
        "verb": reading.doc[draft.event.token].pos_ == "VERB",
        "actor": bool(draft.roles.actors),
        "target": bool(draft.roles.targets),
        "place": draft.own_place is not None,
        "time": draft.own_time is not None,
        "figure": bool(draft.amounts),
        "told_twice": len(draft.evidence) > 1,
    }


def confidence(reading: Reading, draft: Draft) -> float:
    """Return the claim's confidence, 0 to 1, to two places."""
    score = BIAS + sum(WEIGHTS[name] for name, holds in features(reading, draft).items() if holds)
    return round(1 / (1 + math.exp(-score)), 2)
