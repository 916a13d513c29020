"""How far a claim is borne out by others: the second figure of the Admiralty code, computed and explained.

The grade of a source (A to F) is a person's and stands elsewhere; this one looks only at what other independent voices
in the same database say of the same event. It is no word on whether the claim is true.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.linking.told import Told, voices

MEANINGS = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "cannot be judged",
}
_UNNAMED = ("anonymous", "witness")


@dataclass(frozen=True, slots=True)
class Credibility:
    """A grade from 1 to 6 and why."""

    grade: int
    why: str

    @property
    def meaning(self) -> str:
        """What the grade stands for in the Admiralty code."""
        return MEANINGS[self.grade]


def credibility(claim: Told, event: Sequence[Told]) -> Credibility:
    """Grade a claim by what other voices say of its event."""
    others = [t for t in voices(event).values() if t.voice != claim.voice]
    with_it = [t for t in others if _agrees(claim, t)]
    against = [t for t in others if _denies(claim, t)]
    if against and not with_it:
        return Credibility(5 if len(against) > 1 else 4, f"denied by {_named(against)}, borne out by none")
    if against:
        return Credibility(4, f"denied by {_named(against)}, borne out by {_named(with_it)}")
    if len(with_it) > 1:
        return Credibility(1, f"borne out by {_named(with_it)}")
    if with_it:
        return Credibility(2, f"borne out by {_named(with_it)} alone")
    if claim.claim["stance"] == "hedges" or claim.origin["kind"] in _UNNAMED:
        return Credibility(6, "one voice alone, which is not named or not sure")
    return Credibility(3, "one named voice alone")


def _agrees(claim: Told, other: Told) -> bool:
    """Tell whether another voice says the same of the event: that it was, or that it was not."""
    return (claim.claim["stance"] == "denies") == (other.claim["stance"] == "denies") and not _only_plans(claim, other)


def _only_plans(claim: Told, other: Told) -> bool:
    return bool(claim.asserts and not other.asserts and other.claim["stance"] != "denies")


def _denies(claim: Told, other: Told) -> bool:
    return bool((claim.claim["stance"] == "denies") != (other.claim["stance"] == "denies"))


def _named(told: Sequence[Told]) -> str:
    names = [t.speaker for t in told]
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
