"""What words do to the status and stance of an event, and how several of them add up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from dateline.coding.syntax import token_span
from dateline.coding.tokens import Token
from dateline.model import Modality, Stance, Status

Kind = Literal["expected", "hypothetical", "ongoing", "hedges", "denies", "undone", "attempted"]


@dataclass(frozen=True, slots=True)
class Effect:
    """One word's effect on an event: a status, a hedge, a denial (which another takes back), a failure, an attempt.

    What was only attempted is expected, but where it is told that the attempt failed.
    """

    kind: Kind
    cue: Token


_ORDER: tuple[Status, ...] = ("hypothetical", "expected", "ongoing")


def together(effects: Iterable[Effect], plain: Status) -> Modality:
    """Return status and stance of an event from the effects on it, the innermost first; `plain` is its unmarked status.

    The farthest from what happened decides the status. Two denials make an assertion ("failed to prevent the attack").
    """
    found = list(dict.fromkeys(effects))
    denied = any(e.kind in ("denies", "undone") for e in found)
    status, cue = plain, None
    for wanted in _ORDER:
        first = next((e.cue for e in found if e.kind == wanted or _tried(e, wanted, denied)), None)
        if first is not None:
            status, cue = wanted, first
            break
    denials = [e.cue for e in found if e.kind == "denies"]
    undone = [e.cue for e in found if e.kind == "undone"]
    hedges = [e.cue for e in found if e.kind == "hedges"]
    stance: Stance = "denies" if undone or len(denials) % 2 else "hedges" if hedges else "asserts"
    mark = (undone or denials)[0] if stance == "denies" else hedges[0] if stance == "hedges" else None
    return Modality(status, token_span(cue) if cue else None, stance, token_span(mark) if mark else None)


def _tried(effect: Effect, wanted: Status, denied: bool) -> bool:
    return effect.kind == "attempted" and wanted == "expected" and not denied
