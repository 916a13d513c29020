"""What a claim keeps beside its main fields: route, means, relations (codebook, 2)."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dateline.coding.drafts import Draft
from dateline.coding.reading import Reading
from dateline.coding.sameness import verdicts
from dateline.coding.syntax import is_verb, prepositional, subtree_span
from dateline.model import Quote, Relation, Route, Span

MOVEMENTS = frozenset({"deployment", "withdrawal", "displacement", "evacuation", "air_strike", "military_support"})


def route_of(reading: Reading, draft: Draft) -> Route | None:
    """Return the ends of a movement as written ("from the coastal city of Jableh"); None where untold."""
    if draft.type not in MOVEMENTS:
        return None
    clause = [t for t in reading.tokens_in(draft.event.clause) if is_verb(t)] or [reading.doc[draft.event.token]]
    origin = _first_place(reading, clause, "from")
    via = _first_place(reading, clause, "via", "through")
    to = _first_place(reading, clause, "to", "into", "towards")
    return Route(origin, via, to) if origin or via or to else None


def _first_place(reading: Reading, heads: Sequence[Token], *prepositions: str) -> str | None:
    for head in heads:
        for noun in prepositional(head, *prepositions):
            span = subtree_span(noun)
            if any(span.overlaps(place.span) for place in reading.places):
                return span.of(reading.text)
    return None


def means_of(reading: Reading, draft: Draft) -> tuple[Quote, ...]:
    """Return the weapons and vehicles that the claim's evidence names, as written."""
    kinds = reading.codebook.word_set("means")
    tokens = (token for span in draft.evidence for token in reading.tokens_in(span))
    nouns = (t for t in tokens if t.pos_ in ("NOUN", "PROPN") and t.lemma_.lower() in kinds and t.dep_ != "compound")
    return tuple(dict.fromkeys(_phrase(reading, noun) for noun in nouns))


def _phrase(reading: Reading, noun: Token) -> Quote:
    """Return a noun with its modifiers to the left, without article and number."""
    first = noun
    while first.i and (left := noun.doc[first.i - 1]).head.i <= noun.i and left.dep_ in ("compound", "amod"):
        first = left
    span = Span(first.idx, noun.idx + len(noun.text))
    return Quote(span.of(reading.text), span)


def relations_of(reading: Reading, drafts: Sequence[Draft]) -> list[tuple[Relation, ...]]:
    """Return, for each draft, its ties to others: its purpose, and the earlier claim that it repeats."""
    by_token = {draft.event.token: index for index, draft in enumerate(drafts)}
    relations: list[list[Relation]] = [[] for _ in drafts]
    for index, draft in enumerate(drafts):
        main = _purpose_of(reading.doc[draft.event.token], by_token)
        if main is not None and draft.modality.status == "expected":
            relations[main].append(Relation("purpose", index))
        repeated = _repeated(drafts[:index], draft)
        if repeated is not None:
            relations[index].append(Relation("repeats", repeated))
    return [tuple(r) for r in relations]


def _purpose_of(token: Token, by_token: dict[int, int]) -> int | None:
    if token.dep_ in ("advcl", "xcomp", "acl") and any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children):
        return by_token.get(token.head.i)
    return None


def _repeated(earlier: Sequence[Draft], draft: Draft) -> int | None:
    """Return the index of the last earlier claim of the same happening by another origin."""
    for index in reversed(range(len(earlier))):
        other = earlier[index]
        if other.type != draft.type or other.modality.status != draft.modality.status:
            continue
        fields = verdicts(other, draft)
        if False not in fields.values() and list(fields.values()).count(True) >= 1:
            return index
    return None
