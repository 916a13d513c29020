"""Which place an event has: the mention that hangs nearest to it in the parse, with its whole phrase."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from dateline.coding.places.relative import apply, read_relation
from dateline.coding.reading import EventMention, Reading
from dateline.coding.syntax import span_of
from dateline.model import Place, PlaceMention, Span

FAR = 12.0
"""The cost over which a place is not taken for the event's."""
_DEFINITE = frozenset({"the", "this", "that"})
_AGENTIVE = frozenset({"nsubj", "nsubjpass", "poss", "compound", "nmod", "amod", "dobj", "conj"})
"""Roles in which a country is a party rather than a place."""
_ORIGINS = frozenset({"from", "by", "with", "against", "between"})
_LOCAL = frozenset(
    {"in", "at", "near", "on", "around", "outside", "inside", "into", "across", "to", "toward", "towards"}
)


def place_of(reading: Reading, event: EventMention) -> Place | None:
    """Return the place that the event's own clause or sentence tells; None where it tells none."""
    token = reading.doc[event.token]
    chain = _ancestors(token)
    found = [
        (cost, mention)
        for mention in (*_mentions_in(reading, token), *_taken_up(reading, token))
        if (cost := _cost(reading, event, chain, mention)) <= FAR
    ]
    return _place(reading, min(found, key=lambda pair: pair[0])[1]) if found else None


def _mentions_in(reading: Reading, token: Token) -> list[PlaceMention]:
    sentence = token.sent
    return [
        m
        for m in reading.places
        if sentence.start_char <= m.start < sentence.end_char
        and not m.adjective
        and not m.metonym
        and reading.text[m.end : m.end + 1] != "-"
    ]


def _taken_up(reading: Reading, token: Token) -> list[PlaceMention]:
    """Return the nouns of the sentence that take a place up ("the town"), as mentions of that place."""
    nouns = reading.codebook.word_set("place_taken_up")
    found = []
    for noun in token.sent:
        if noun.lower_ not in nouns or not any(c.lower_ in _DEFINITE for c in noun.children):
            continue
        if any(c.dep_ in ("compound", "amod", "nmod", "poss", "prep", "relcl", "appos") for c in noun.children):
            continue
        earlier = [
            m for m in reading.places if m.end <= noun.idx and m.precision in ("exact", "near") and not m.metonym
        ]
        if earlier:
            whole = Span(min(t.idx for t in noun.subtree), noun.idx + len(noun.text))
            words = whole.of(reading.text)
            found.append(replace(earlier[-1], start=whole.start, end=whole.end, text=words))
    return found


def _head(reading: Reading, mention: PlaceMention) -> Token:
    tokens = reading.tokens_in(mention.span)
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head.i not in inside or t.head.i == t.i), tokens[-1])


def _ancestors(token: Token) -> dict[int, int]:
    """Return the token and its ancestors with their distance in steps."""
    steps, at = {token.i: 0}, token
    while at.head.i != at.i:
        at = at.head
        steps[at.i] = len(steps)
    return steps


def _cost(reading: Reading, event: EventMention, chain: dict[int, int], mention: PlaceMention) -> float:
    at = _head(reading, mention)
    cost, steps = 0.0, 0
    role = at.dep_
    while at.i not in chain and at.head.i != at.i:
        if at.dep_ in ("prep", "agent"):
            cost += 3.0 if at.lower_ in _ORIGINS else -0.5 if at.lower_ in _LOCAL else 0.0
        if at.dep_ in ("relcl", "advcl", "ccomp", "conj", "parataxis"):
            cost += 2.0
        at = at.head
        steps += 1
    if at.i not in chain:
        return FAR + 1
    cost += steps + 1.5 * chain[at.i]
    if not event.clause.holds(mention.span):
        cost += 3.0
    if role in _AGENTIVE and mention.precision == "country":
        cost += 8.0
    if mention.precision == "country":
        cost += 1.5
    if mention.lat is None:
        cost += 4.0
    if mention.start < event.trigger.end and mention.end > event.trigger.start:
        cost += 5.0
    return cost


def _place(reading: Reading, mention: PlaceMention) -> Place:
    """Return the claim's place: the mention with its whole phrase and its relation, moved accordingly."""
    span = _phrase(reading, mention)
    area = mention.precision in ("admin", "region", "country")
    relation = read_relation(reading.text, mention.start, area)
    lat, lon = mention.lat, mention.lon
    if relation is None or lat is None or lon is None:
        return _made(reading, mention, span, lat, lon)
    lat, lon = apply(relation, lat, lon)
    whole = Span(min(span.start, relation.start), span.end)
    return _made(reading, mention, whole, lat, lon, relation.kind, relation.precision, relation.radius_km)


def _made(
    reading: Reading,
    mention: PlaceMention,
    span: Span,
    lat: float | None,
    lon: float | None,
    relation: str | None = None,
    precision: str | None = None,
    radius_km: float | None = None,
) -> Place:
    return Place(
        span.of(reading.text),
        span,
        mention.name,
        mention.geonameid if relation is None or relation == "near" else None,
        lat,
        lon,
        radius_km,
        mention.country,
        mention.admin1,
        precision or mention.precision,  # type: ignore[arg-type]
        relation,
        alternatives=mention.alternatives,
    )


def _phrase(reading: Reading, mention: PlaceMention) -> Span:
    """Return the noun phrase that the name ends or is a part of ("the central Syrian city of Homs")."""
    features = reading.codebook.word_set("place_features") | reading.codebook.word_set("event_territory")
    head = _head(reading, mention)
    top = head
    while True:
        above = top.head
        if top.dep_ == "pobj" and above.dep_ == "prep" and above.lower_ in ("of", "in", "around", "near"):
            noun = above.head
            if noun.pos_ in ("NOUN", "PROPN") and noun.lemma_.lower() in features and noun.i < top.i:
                top = noun
                continue
        if top.dep_ in ("compound", "nmod", "poss", "appos") and above.lemma_.lower() in features:
            top = above
            continue
        break
    if top is head:
        return mention.span
    left = [t for t in top.subtree if t.i <= top.i]
    inside = [*left, *reading.tokens_in(mention.span), top]
    return span_of(inside)
