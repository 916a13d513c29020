"""Places: names and relative places in the text, and the place of each event."""

from __future__ import annotations

from dateline.coding.reading import EventMention, Reading
from dateline.model import Place, PlaceMention

__all__ = ["place_of", "read_places"]


def read_places(reading: Reading) -> tuple[PlaceMention, ...]:
    """Read the place names and relative places of a report."""
    return ()


def place_of(reading: Reading, event: EventMention) -> Place | None:
    """Return the place that the event's own clause or sentence tells; None where it tells none."""
    return None
