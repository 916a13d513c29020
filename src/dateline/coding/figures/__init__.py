"""Figures: quantities in the text, and those reported of each event."""

from __future__ import annotations

from dateline.coding.reading import EventMention, Reading
from dateline.model import Figure, FigureMention

__all__ = ["figures_of", "read_figures"]


def read_figures(reading: Reading) -> tuple[FigureMention, ...]:
    """Read the quantities of a report."""
    return ()


def figures_of(reading: Reading, event: EventMention) -> tuple[Figure, ...]:
    """Return the quantities that are reported of the event, in the order of the text."""
    return ()
