"""Times: expressions in the text, and the interval of each event."""

from __future__ import annotations

from dateline.coding.reading import EventMention, Reading
from dateline.model import Time, TimeMention

__all__ = ["read_times", "time_of"]


def read_times(reading: Reading) -> tuple[TimeMention, ...]:
    """Read the time expressions of a report."""
    return ()


def time_of(reading: Reading, event: EventMention) -> Time | None:
    """Return the time that the event's own clause or sentence tells; None where it tells none."""
    return None
