"""Figures: quantities in the text, and those reported of each event."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.coding.figures.assign import assigned
from dateline.coding.figures.fates import CASUALTIES
from dateline.coding.figures.parts import wholes_of
from dateline.coding.figures.read import read_figures
from dateline.coding.reading import EventMention, Reading
from dateline.model import Figure, FigureMention

__all__ = ["figures_of", "read_figures"]


_THEIRS = {
    "displacement": "displaced",
    "evacuation": "evacuated",
    "abduction": "captured",
    "arrest": "captured",
    "release": "captured",
}
"""What became of people of whom only the event's type tells it ("200,000 people were driven out")."""
_BOTH = re.compile(r"\band\s+\S+\s*$", re.IGNORECASE)


def figures_of(reading: Reading, event: EventMention) -> tuple[Figure, ...]:
    """Return the quantities that are reported of the event, in the order of the text."""
    wholes = wholes_of(reading)
    mentions = assigned(reading).get(event.token, ())
    return tuple(_figure(event, mention, wholes.get(mention)) for m in mentions for mention in _parted(reading, m))


def _parted(reading: Reading, mention: FigureMention) -> tuple[FigureMention, ...]:
    """Return a vague number of killed and wounded as both: "killing and wounding dozens"."""
    vague = mention.unit == CASUALTIES and mention.high is None and not mention.text[:1].isdigit()
    before, after = reading.text[max(0, mention.start - 24) : mention.start], reading.text[mention.end :][:40]
    if not vague or re.search(r"\bor\b", before + after) or not _BOTH.search(before):
        return (mention,)
    return tuple(replace(mention, measure=measure, unit=None) for measure in ("killed", "wounded"))


def _figure(event: EventMention, mention: FigureMention, whole: FigureMention | None) -> Figure:
    """Make an event's figure of a mention; how often is told of an air strike counts strikes."""
    times = mention.unit == "times" and event.event == "air_strike"
    theirs = _THEIRS.get(event.event) if mention.measure == "civilians" else None
    return Figure(
        "strikes" if times else theirs or mention.measure,
        mention.text,
        mention.span,
        mention.low,
        mention.high,
        None if times else mention.unit,
        mention.approx,
        mention.of,
        whole.text if whole else None,
    )
