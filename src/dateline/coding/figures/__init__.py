"""Figures: quantities in the text, and those reported of each event."""

from __future__ import annotations

from dateline.coding.figures.assign import assigned
from dateline.coding.figures.parts import parts_of
from dateline.coding.figures.read import read_figures
from dateline.coding.reading import EventMention, Reading
from dateline.model import Figure, FigureMention

__all__ = ["figures_of", "read_figures"]


def figures_of(reading: Reading, event: EventMention) -> tuple[Figure, ...]:
    """Return the quantities that are reported of the event, in the order of the text."""
    wholes = _wholes(reading)
    return tuple(_figure(event, mention, wholes.get(mention)) for mention in assigned(reading).get(event.token, ()))


def _wholes(reading: Reading) -> dict[FigureMention, FigureMention]:
    found = reading.memo.get("figures.wholes")
    if found is None:
        mentions = reading.figures
        sentences = [t.sent.start if (t := reading.token_at(m.start)) is not None else -1 for m in mentions]
        passages = [p.start if (p := reading.passage_at(m.start)) is not None else -1 for m in mentions]
        parts = parts_of(reading.text, mentions, sentences, passages)
        found = reading.memo["figures.wholes"] = {mentions[i]: mentions[j] for i, j in parts.items()}
    return found  # type: ignore[return-value]


def _figure(event: EventMention, mention: FigureMention, whole: FigureMention | None) -> Figure:
    """Make an event's figure of a mention; how often is told of an air strike counts strikes."""
    times = mention.unit == "times" and event.event == "air_strike"
    return Figure(
        "strikes" if times else mention.measure,
        mention.text,
        mention.span,
        mention.low,
        mention.high,
        None if times else mention.unit,
        mention.approx,
        mention.of,
        whole.text if whole else None,
    )
