"""Status and stance: whether an event is told as over, going on, to come or imagined; and how surely."""

from __future__ import annotations

from dateline.coding.reading import EventMention, Modality, Reading


def modality_of(reading: Reading, event: EventMention) -> Modality:
    """Return status and stance of an event by its origin, with the words that mark them."""
    return Modality("occurred", None, "asserts", None)
