"""Events: the clauses (verbs and event nouns) that name an event of a coded type."""

from __future__ import annotations

from dateline.codebook import Codebook
from dateline.coding.events.classes import Classes
from dateline.coding.events.lexicon import Lexicon, compile_lexicon
from dateline.coding.events.match import Hit, Matcher
from dateline.coding.events.select import select
from dateline.coding.events.theatre import Theatre
from dateline.coding.events.tolls import Chosen
from dateline.coding.reading import EventMention, Reading

__all__ = ["read_events"]

UNCODED = frozenset({"clutter", "trailer", "byline", "dateline", "pull_quote"})
_COMPILED: dict[str, Lexicon] = {}


def read_events(reading: Reading) -> tuple[EventMention, ...]:
    """Read the events of a report in the order of the text, each with its type, trigger and clause."""
    matcher = Matcher(_lexicon(reading.codebook), Classes(reading), Theatre(reading))
    hits = [hit for token in reading.tokens if (hit := matcher.match(token)) and _coded(reading, hit)]
    return tuple(_mention(chosen) for chosen in select(reading, hits))


def _lexicon(codebook: Codebook) -> Lexicon:
    if codebook.digest not in _COMPILED:
        _COMPILED[codebook.digest] = compile_lexicon(codebook)
    return _COMPILED[codebook.digest]


def _coded(reading: Reading, hit: Hit) -> bool:
    return reading.passage_kind(hit.head.idx) not in UNCODED


def _mention(chosen: Chosen) -> EventMention:
    return EventMention(chosen.event, chosen.span, chosen.head.i, chosen.clause)
