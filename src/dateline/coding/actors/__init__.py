"""Actors: who is named in the text, and the roles that each event gives them."""

from __future__ import annotations

from dateline.coding.reading import EventMention, Reading, Roles
from dateline.model import ActorMention

__all__ = ["read_actors", "roles_of"]


def read_actors(reading: Reading) -> tuple[ActorMention, ...]:
    """Read the mentions of actors of a report, with pronouns and "the group" resolved."""
    return ()


def roles_of(reading: Reading, event: EventMention) -> Roles:
    """Return who does the event and to whom it is done, as its clause tells."""
    return Roles((), ())
