"""The way of a movement: where from, by way of what, where to, as written (codebook, section 2)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.coding.drafts import Draft
from dateline.coding.reading import Reading
from dateline.coding.syntax import is_verb, prepositional, subtree_span
from dateline.coding.tokens import Token
from dateline.model import Route, Span

FROM, VIA, TO = ("from",), ("via", "through", "across", "over"), ("to", "into", "towards", "toward", "onto")
ARRIVING = {"arrive": ("in", "at"), "land": ("in", "at", "on"), "leave": ("for",), "depart": ("for",), "head": ("for",)}
"""Prepositions that tell where to after one verb alone."""
_NEXT = re.compile(r"[,;]|\s(?:from|via|through|to|into|towards?|onto|on|after|before|in order)\s")
"""What ends one part of a route within the words that the parse gives it."""


def route_of(reading: Reading, draft: Draft) -> Route | None:
    """Return the ends of a movement as written ("from the coastal city of Jableh"); None where untold."""
    if draft.type not in reading.codebook.types("moves"):
        return None
    heads = list(_movement(reading, draft))
    ends = [_first_place(reading, heads, *words) for words in (FROM, VIA, TO)]
    return Route(*ends) if any(ends) else None


def _movement(reading: Reading, draft: Draft) -> Iterator[Token]:
    """Yield the words of which a part of the route may hang: the event's own, and the motion told beside it."""
    event = reading.doc[draft.event.token]
    yield event
    if not is_verb(event) and is_verb(event.head):
        yield event.head
    motion = reading.codebook.word_set("event_motion")
    for span in draft.evidence:
        yield from (t for t in reading.tokens_in(span) if is_verb(t) and t.lemma_.lower() in motion and t.i != event.i)


def _first_place(reading: Reading, heads: Sequence[Token], *prepositions: str) -> str | None:
    events = {mention.token for mention in reading.events}
    for head in heads:
        arrival = ARRIVING.get(head.lemma_.lower(), ()) if prepositions == TO else ()
        for noun in _governed(head, (*prepositions, *arrival)):
            span = _cut(reading, subtree_span(noun), noun)
            told = noun.i not in events and any(span.overlaps(place.span) for place in reading.places)
            if told:
                return span.of(reading.text)
    return None


def _governed(head: Token, prepositions: Sequence[str]) -> list[Token]:
    """Return the objects of prepositions below a word; a second one often hangs of the first's noun ("to A from B")."""
    inner = [n for noun in prepositional(head) for n in _governed(noun, prepositions)]
    if prepositions == FROM:  # "out of Aleppo"
        inner += [n for out in head.children if out.lower_ == "out" for n in prepositional(out, "of")]
    return [*prepositional(head, *prepositions), *inner]


def _cut(reading: Reading, span: Span, noun: Token) -> Span:
    """Return the words of a part of a route up to where the next part begins."""
    found = _NEXT.search(reading.text, noun.idx + len(noun.text), span.end)
    return Span(span.start, found.start()) if found else span
