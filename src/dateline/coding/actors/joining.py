"""The names of two tellings of one happening as one list."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.codebook import Codebook
from dateline.coding.rivals import is_faceless, is_named
from dateline.coding.sameness import same_actor
from dateline.model import Actor


def joined_actors(book: Codebook, a: Sequence[Actor], b: Sequence[Actor]) -> tuple[Actor, ...]:
    """Return the doers of both: those of the first, each in its fuller name; of the second where it alone names any."""
    if a and all(is_faceless(book, x) for x in a) and any(is_named(book, x) for x in b):
        return tuple(b)
    return tuple(_fuller(x, b) for x in a) if a else tuple(b)


def joined_targets(a: Sequence[Actor], b: Sequence[Actor], most: int = 4) -> tuple[Actor, ...]:
    """Return all to whom it was done by either telling, each once and in its fuller name.

    No more than `most`, or than the longer of the two lists has.
    """
    first = tuple(_fuller(x, b) for x in a)
    most = max(most, len(a), len(b))
    return (*first, *(y for y in b if not any(same_actor(x, y) for x in first)))[:most]


def _fuller(actor: Actor, others: Sequence[Actor]) -> Actor:
    """Return the name among others that says more of the same actor, else its own."""
    more = (o for o in others if same_actor(actor, o) and len(o.name.split()) > len(actor.name.split()))
    return next(more, actor)
