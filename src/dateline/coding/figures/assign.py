"""Which event a figure belongs to: the innermost clause that holds it, else the event that its words go on from."""

from __future__ import annotations

from dateline.coding.reading import EventMention, Reading
from dateline.model import FigureMention

LOOSE = frozenset({"other", "duration", "money"})
"""Measures too vague to be given to an event whose clause does not hold them."""


def assigned(reading: Reading) -> dict[int, list[FigureMention]]:
    """Return the figures of each event, by the index of its token; each figure has one event at the most."""
    found = reading.memo.get("figures.assigned")
    if found is None:
        found = reading.memo["figures.assigned"] = _assign(reading)
    return found  # type: ignore[return-value]


def _assign(reading: Reading) -> dict[int, list[FigureMention]]:
    out: dict[int, list[FigureMention]] = {}
    for mention in reading.figures:
        event = _holder(reading, mention) or (None if mention.measure in LOOSE else _gone_on_from(reading, mention))
        if event is not None:
            out.setdefault(event.token, []).append(mention)
    return out


def _holder(reading: Reading, mention: FigureMention) -> EventMention | None:
    holding = [e for e in reading.events if e.clause.holds(mention.span)]
    return min(holding, key=lambda e: (e.clause.end - e.clause.start, e.trigger), default=None)


def _gone_on_from(reading: Reading, mention: FigureMention) -> EventMention | None:
    """Return the event of the same sentence before the figure, else of the sentence just before."""
    token = reading.token_at(mention.start)
    if token is None:
        return None
    sentence = token.sent
    here = [e for e in reading.events if sentence.start <= e.token < sentence.end]
    beside = [e for e in here if not _parted(reading, e, mention)]
    if beside:
        return min(beside, key=lambda e: abs(e.token - token.i))
    if here:
        return max((e for e in here if e.trigger.end <= mention.start), key=lambda e: e.trigger, default=None)
    if sentence.start == 0:
        return None
    before = reading.doc[sentence.start - 1].sent
    if reading.passage_at(before.start_char) != reading.passage_at(sentence.start_char):
        return None
    return next((e for e in reading.events if before.start <= e.token < before.end), None)


def _parted(reading: Reading, event: EventMention, mention: FigureMention) -> bool:
    """Tell whether a semicolon stands between an event and a figure."""
    start, end = sorted((event.trigger.start, mention.start))
    return ";" in reading.text[start:end]
