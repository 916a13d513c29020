"""The decision on two claims: a weighted sum of features, as odds that they are about one event.

The weights were set by hand, guided by a logistic regression on development pairs. Two claims that are both what their
reports are about are weighed otherwise than the rest: of them the words of the reports say most, of others the values.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from dateline.linking.features import FEATURES, Compared, Feature, Side

VERSION = "5"
"""Goes up when a change here, or in the features, may decide otherwise: what was linked by another is linked anew."""
KEPT_FROM = -2.0
"""Scores below this are all the same: they only say that two claims are about two events."""

WEIGHTS: dict[str, tuple[float, float]] = {
    "kind": (0.5, 1.6),
    "place": (0.5, 1.8),
    "opening_places": (0.8, 0.0),
    "day": (0.6, 2.4),
    "published": (2.2, 0.5),
    "clock": (0.3, 0.5),
    "killed": (1.2, 1.8),
    "wounded": (0.4, 0.6),
    "actors": (0.4, 0.8),
    "takers": (2.0, 3.0),
    "targets": (0.2, 0.5),
    "evidence_words": (0.4, 4.0),
    "report_words": (3.3, 0.0),
    "undated_words": (3.0, 0.0),
    "title_words": (1.8, 0.0),
    "background": (0.0, 1.5),
    "one_report": (-2.0, -2.0),
}
"""Feature -> its weight where both claims are their reports' leads, and where not."""
BIAS = (-3.0, -4.5)
"""The odds, as a logarithm, before anything is compared: candidates are about two events more often than one."""


@dataclass(frozen=True, slots=True)
class Reason:
    """What one feature added to a decision, and the values that it compared."""

    feature: str
    says: str
    """The feature's docstring."""
    points: float
    left: object
    right: object


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether two claims are about one event: above 0 they are."""

    score: float
    reasons: tuple[Reason, ...]

    @property
    def probability(self) -> float:
        """The score as a probability, 0 to 1."""
        return 1 / (1 + math.exp(-self.score))


def _weighed(column: int) -> tuple[tuple[tuple[Feature, float], ...], tuple[float, ...]]:
    """Return the features that count, with their weights, and how much those from each on can add at most."""
    counted = tuple((f, WEIGHTS[f.name][column]) for f in FEATURES if WEIGHTS[f.name][column])
    left = [0.0]
    for _, weight in reversed(counted):
        left.append(left[-1] + abs(weight))
    return counted, tuple(reversed(left))


_OF_LEADS, _OF_OTHERS = _weighed(0), _weighed(1)


def score(a: Side, b: Side, known: Compared) -> float:
    """Return the odds, as a natural logarithm, that two claims are about one event; KEPT_FROM for any below it.

    What is left to compare is not, where it could no longer lift the sum to that.
    """
    leads = a.claim.lead and b.claim.lead
    total = BIAS[0] if leads else BIAS[1]
    counted, left = _OF_LEADS if leads else _OF_OTHERS
    for (feature, weight), most in zip(counted, left, strict=False):
        if total + most < KEPT_FROM:
            return KEPT_FROM
        found = feature.value(a, b, known)
        if found is not None:
            total += weight * found
    return max(total, KEPT_FROM)


def decide(a: Side, b: Side, known: Compared) -> Decision:
    """Return the score with what made it, the strongest reason first."""
    leads = a.claim.lead and b.claim.lead
    total, reasons = BIAS[0] if leads else BIAS[1], []
    for feature, weight in (_OF_LEADS if leads else _OF_OTHERS)[0]:
        found = feature.value(a, b, known)
        if found is not None:
            total += weight * found
            reasons.append(Reason(feature.name, feature.says, round(weight * found, 2), *feature.shows(a, b)))
    reasons.sort(key=lambda r: -abs(r.points))
    return Decision(round(total, 2), tuple(reasons))
