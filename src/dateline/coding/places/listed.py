"""Names that no map knows, told in one list with a place: "seized Alpha, Beta and Gamma" tells of three places."""

from __future__ import annotations

from dateline.coding.places.govern import joined_to
from dateline.coding.reading import Reading
from dateline.coding.syntax import children, span_of
from dateline.coding.tokens import Token
from dateline.model import Place, Span

_BEFORE = ("compound", "nmod", "amod", "poss", "det", "nummod", "case")
_NAMED_BY = ("compound", "nmod", "poss")


def names_beside(reading: Reading, place: Place) -> list[Place]:
    """Return the names joined to a told place by "and" or commas that no map knows, as places without a point.

    By its company a name is a place's, whatever the parser takes it for; one of the known actors is not.
    """
    found: list[Place] = []
    for joined in joined_to(reading, place):
        for noun in children(joined, "pobj") if joined.pos_ == "ADP" else [joined]:
            span = _named(reading, noun)
            if span is not None and not any(p.span and span.overlaps(p.span) for p in found):
                found.append(Place(span.of(reading.text), span, span.of(reading.text), country=place.country))
    return found


def _named(reading: Reading, noun: Token) -> Span | None:
    """Return the phrase of a noun that is or bears a name and is of no place mention and no actor."""
    of = [n for n in children(noun, "prep") if n.lower_ == "of"]
    names = [noun, *(c for c in noun.children if c.dep_ in _NAMED_BY), *(o for p in of for o in children(p, "pobj"))]
    named = [t for t in names if t.pos_ == "PROPN"]
    titled = reading.codebook.word_set("event_title") | reading.codebook.word_set("event_official")
    if any(t.lower_ in titled for t in names):
        return None  # "seized Alpha and General Beta said"
    is_ground = noun.lemma_.lower() in reading.codebook.word_set("place_features")
    if not named or not (noun.pos_ == "PROPN" or is_ground):
        return None
    parts = [t for c in noun.children if c.dep_ in _BEFORE and c.i < noun.i for t in c.subtree]
    after = [t for p in of for t in p.subtree if t.i <= max(n.i for n in named)]
    span = span_of([noun, *parts, *after])
    taken = [m.span for m in reading.places if m.lat is not None] + [a.span for a in reading.actors if a.id]
    return None if any(t.start < span.end and span.start < t.end for t in taken) else span
