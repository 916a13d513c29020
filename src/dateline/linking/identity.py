"""Which event a group of claims is: events keep their ids as claims come and go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from typing import Literal


@dataclass(frozen=True, slots=True)
class Change:
    """Claims that went from one event to another."""

    kind: Literal["merge", "split"]
    event: int
    """The event that they were in."""
    other: int
    """Index of the group that they are in now."""
    claims: int


@dataclass(frozen=True, slots=True)
class Identified:
    """The event of each group (None for a new one), and what became of the events before."""

    events: tuple[int | None, ...]
    changes: tuple[Change, ...]


def identify(
    groups: Sequence[Sequence[str]], before: Mapping[str, int], elsewhere: Mapping[int, int] | None = None
) -> Identified:
    """Give each group the event that most of its claims were in; every event goes to one group at most.

    `before` says in which event a claim was. Of two groups the one with more of the event's claims gets it, then the
    first; of two events a group gets the one with more claims, then the older. Claims of an event that lives on
    elsewhere have split from it; an event none of whose groups got it has merged into another. `elsewhere` is how many
    claims an event has beside these: only a group with more of them than that gets it.
    """
    rest = elsewhere or {}
    shares = [Counter(before[claim] for claim in group if claim in before) for group in groups]
    best = sorted((-n, event, g) for g, share in enumerate(shares) for event, n in share.items())
    found: dict[int, int] = {}
    taken: dict[int, int] = {}
    for n_claims, event, g in best:
        if g not in found and event not in taken and -n_claims > rest.get(event, 0):
            found[g] = event
            taken[event] = g
    changes = [
        Change("split" if event in taken or event in rest else "merge", event, g, n)
        for g, share in enumerate(shares)
        for event, n in sorted(share.items())
        if found.get(g) != event
    ]
    return Identified(tuple(found.get(g) for g in range(len(groups))), tuple(changes))


def new_ids(group: Sequence[str]) -> Iterator[str]:
    """Yield ids for a new event, made of its first claim's key: the first that is free is its own."""
    for n in count():
        told = f"{min(group)} {n}" if n else min(group)
        yield "E" + sha256(told.encode()).hexdigest()[:10]
