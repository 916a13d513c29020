"""Voices: who says so, and the chain from the publisher to the origin of each claim."""

from __future__ import annotations

from dateline.coding.reading import EventMention, Reading
from dateline.model import Attribution, Source

__all__ = ["chain_of", "read_attributions"]


def read_attributions(reading: Reading) -> tuple[Attribution, ...]:
    """Read who is quoted or reported, by which words, with what content."""
    return ()


def chain_of(reading: Reading, event: EventMention) -> tuple[Source, ...]:
    """Return the chain of sources of the event's claim, from the publisher to the origin."""
    return (Source(reading.report.publisher or "unknown", "outlet"),)
