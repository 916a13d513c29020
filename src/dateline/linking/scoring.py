"""The decision on two claims: a weighted sum of features, as odds that they are about one event.

The weights were set by hand, guided by a logistic regression on development pairs. Two claims that are both what their
reports are about are weighed otherwise than the rest: of them the words of the reports say most, of others the values.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from dateline.linking.features import FEATURES, Compared, Found, Side

VERSION = "1"
"""Goes up when a change here, or in the features, may decide otherwise: what was linked by another is linked anew."""
KEPT_FROM = -2.0
"""Scores below this are not kept: they only say that two claims are about two events."""

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
    "targets": (0.2, 0.5),
    "evidence_words": (0.4, 4.0),
    "report_words": (3.3, 0.0),
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


_WEIGHED = tuple((f, *WEIGHTS[f.__name__]) for f in FEATURES)
_OF_LEADS = tuple((f, lead) for f, lead, _ in _WEIGHED if lead)
_OF_OTHERS = tuple((f, other) for f, _, other in _WEIGHED if other)


def score(a: Side, b: Side, known: Compared) -> float:
    """Return the odds, as a natural logarithm, that two claims are about one event."""
    leads = a.claim.lead and b.claim.lead
    total = BIAS[0] if leads else BIAS[1]
    for feature, weight in _OF_LEADS if leads else _OF_OTHERS:
        found = feature(a, b, known)
        if found is not None:
            total += weight * found.value
    return total


def decide(a: Side, b: Side, known: Compared) -> Decision:
    """Return the score with what made it, the strongest reason first."""
    leads = a.claim.lead and b.claim.lead
    reasons = []
    for feature, weight in _OF_LEADS if leads else _OF_OTHERS:
        found: Found | None = feature(a, b, known)
        if found is not None:
            says = (feature.__doc__ or "").strip()
            reasons.append(Reason(feature.__name__, says, round(weight * found.value, 2), found.left, found.right))
    reasons.sort(key=lambda r: -abs(r.points))
    return Decision(round(score(a, b, known), 2), tuple(reasons))
