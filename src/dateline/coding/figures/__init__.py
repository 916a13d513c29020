"""Figures: quantities in the text, and those reported of each event."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dateline.coding.figures.assign import assigned
from dateline.coding.figures.measure import PEOPLE, UNHARMED, counted, tables, unit_after
from dateline.coding.figures.quantity import Quantity, find_quantities
from dateline.coding.normalise import normalise
from dateline.coding.reading import EventMention, Reading
from dateline.coding.times.readers.offsets import OPEN_LENGTH
from dateline.model import Figure, FigureMention, Span

__all__ = ["figures_of", "read_figures"]

UNCOUNTED = frozenset({"dateline", "clutter", "byline", "trailer"})
_INCLUDING = re.compile(r"\b(?:including|included|among them|among whom|of whom|of them)\b", re.IGNORECASE)
_PART = re.compile(r"^[^.;]{0,60}\b(?:including|included|among them|of whom|of them)\b[^.;]{0,20}$", re.IGNORECASE)
_LISTED = re.compile(r"^\s*(?:,|and|,\s*and|as well as)\s*$", re.IGNORECASE)
_MONEY = {"$": "USD", "€": "EUR", "£": "GBP"}
_YEAR = re.compile(r"^(?:1[5-9]|20)\d\d$")


def read_figures(reading: Reading) -> tuple[FigureMention, ...]:
    """Read the quantities of a report that measure something; dates, clocks and list numbers are none."""
    taken = [t.span for t in reading.times if t.type in ("DATE", "TIME", "SET") or t.rule == OPEN_LENGTH]
    found = list(_single_people(reading))
    for quantity in find_quantities(normalise(reading.text), reading.codebook):
        span = Span(quantity.start, quantity.end)
        if any(span.overlaps(other) for other in taken) or reading.passage_kind(quantity.start) in UNCOUNTED:
            continue
        mention = _mention(reading, quantity)
        if mention is not None:
            found.append(mention)
    return tuple(_inherited(reading, sorted(found, key=lambda m: (m.start, m.end))))


def _single_people(reading: Reading) -> Iterator[FigureMention]:
    """Yield "a child", "another woman" where a fate is told of the one."""
    known = tables(reading.codebook)
    for token in reading.doc:
        if token.lower_ not in ("a", "an", "another") or token.dep_ != "det":
            continue
        noun = token.head
        if known.nouns.get(noun.lemma_.lower()) not in UNHARMED or noun.tag_ not in ("NN", "NNP"):
            continue
        what = counted(token, known, reading.text)
        if what and what.measure in PEOPLE and what.end > token.idx:
            quantity = Quantity(token.idx, token.idx + len(token.text), 1, 1, False)
            yield _made(reading.text, quantity, what.end, what.measure, None, what.of)


def _inherited(reading: Reading, mentions: list[FigureMention]) -> list[FigureMention]:
    """Give the parts of a toll its measure ("61 people including five children and three policemen")."""
    out: list[FigureMention] = []
    for mention in mentions:
        before = out[-1] if out else None
        if before and mention.start < before.end:
            continue
        if before and mention.measure in UNHARMED and before.measure in PEOPLE:
            between = reading.text[before.end : mention.start]
            if _PART.search(between) or (_LISTED.match(between) and before.of):
                mention = replace(mention, measure=before.measure)
        out.append(mention)
    return out


def _mention(reading: Reading, quantity: Quantity) -> FigureMention | None:
    text, known = reading.text, tables(reading.codebook)
    sign = next((c for c in text[quantity.start : quantity.end] if c in _MONEY), None)
    if quantity.low == 0 and quantity.high == 0:
        return None
    if sign:
        return _made(text, quantity, quantity.end, "money", _MONEY[sign], None)
    unit = unit_after(text, quantity.end, known)
    if unit:
        return _made(text, quantity, unit.end, unit.measure, unit.unit, None)
    words = text[quantity.start : quantity.end]
    last = reading.tokens_in(Span(quantity.start, quantity.end))[-1:]
    if not last or _YEAR.match(words):
        return None
    what = counted(last[0], known, text)
    if what is None or what.end <= quantity.start:
        return None
    return _made(text, quantity, max(what.end, quantity.end), what.measure, what.unit, what.of)


def _made(text: str, q: Quantity, end: int, measure: str, unit: str | None, of: str | None) -> FigureMention:
    words = text[q.start : end]
    start, end = q.start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))
    return FigureMention(start, end, text[start:end], measure, q.low, q.high, unit, q.approx, of)


def figures_of(reading: Reading, event: EventMention) -> tuple[Figure, ...]:
    """Return the quantities that are reported of the event, in the order of the text."""
    found: list[Figure] = []
    whole: FigureMention | None = None
    for mention in assigned(reading).get(event.token, ()):
        between = reading.text[whole.end : mention.start] if whole else ""
        part = whole is not None and whole.measure == mention.measure and bool(_INCLUDING.search(between))
        found.append(_figure(mention, whole if part else None))
        if not part:
            whole = mention
    return tuple(found)


def _figure(mention: FigureMention, part_of: FigureMention | None) -> Figure:
    return Figure(
        mention.measure,
        mention.text,
        mention.span,
        mention.low,
        mention.high,
        mention.unit,
        mention.approx,
        mention.of,
        part_of.text if part_of else None,
    )
