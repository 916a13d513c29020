"""Events: the clauses (verbs and event nouns) that name an event of a coded type."""

from __future__ import annotations

from dateline.coding.reading import EventMention, Reading

__all__ = ["read_events"]


def read_events(reading: Reading) -> tuple[EventMention, ...]:
    """Read the events of a report in the order of the text, each with its type, trigger and clause."""
    return ()
