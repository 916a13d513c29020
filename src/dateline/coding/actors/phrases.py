"""Noun phrases as the codebook writes names: the shortest full one, without article, number and outer words."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dateline.coding.actors.known import find_known, force_of_state, names_of
from dateline.coding.reading import Reading
from dateline.coding.syntax import span_of
from dateline.model import Actor, Span

_LEFT = frozenset({"compound", "amod", "nmod", "poss", "case", "punct", "npadvmod", "advmod", "quantmod", "appos"})


def content_head(reading: Reading, head: Token) -> Token:
    """Return the noun that is meant: of "a convoy of Russian soldiers" the soldiers."""
    containers = reading.codebook.word_set("actor_containers")
    at = head
    for _ in range(3):
        if at.lower_ not in containers and at.lemma_.lower() not in containers:
            break
        of = [o for p in at.children if p.dep_ == "prep" and p.lower_ == "of" for o in p.children if o.dep_ == "pobj"]
        named = any(c.dep_ in ("compound", "amod", "poss") and c.text[:1].isupper() for c in at.children)
        if not of or named:
            break
        at = of[0]
    return at


def phrase_of(reading: Reading, head: Token) -> Span:
    """Return the characters of the name that a noun heads."""
    known = _known(reading).get(head.i)
    tokens = [head, *(known or ())]
    left = head
    while left.i > head.sent.start:
        before = head.doc[left.i - 1]
        if not _within(before, head) or (before.is_punct and before.text not in ("-", "'")):
            break
        left = before
    tokens += list(head.doc[left.i : head.i])
    ordered = sorted({t.i: t for t in tokens}.values(), key=lambda t: t.i)
    while len(ordered) > 1 and _outer(reading, ordered[0]):
        ordered = ordered[1:]
    return span_of([*ordered, *_unit_of(head)])


def _within(token: Token, head: Token) -> bool:
    at = token
    for _ in range(5):
        if at.dep_ not in _LEFT:
            return False
        if at.head.i == head.i:
            return True
        at = at.head
    return False


def _outer(reading: Reading, token: Token) -> bool:
    if token.tag_ in ("VBN", "VBD") and token.text.islower():
        return True
    return (
        token.lower_ in reading.codebook.word_set("actor_outer")
        or token.is_punct
        or token.like_num
        or token.pos_ in ("DET", "ADV", "PART")
        or token.lower_ in ("'s", "'")
    )


def _unit_of(head: Token) -> list[Token]:
    """Return what names a unit after its head ("5th Legion of the Syrian Arab Army")."""
    if head.pos_ != "PROPN":
        return []
    for prep in head.children:
        if prep.dep_ == "prep" and prep.lower_ in ("of", "for") and prep.i == head.i + 1:
            inner = [o for o in prep.children if o.dep_ == "pobj" and o.pos_ == "PROPN"]
            if inner:
                return [t for t in inner[0].subtree if t.i <= inner[0].i]
    return []


def _known(reading: Reading) -> dict[int, tuple[Token, ...]]:
    """Return the tokens of the known name that each token is in."""
    if "actors.known" not in reading.memo:
        capitals = reading.text.isupper()
        found = list(find_known(reading.doc, names_of(reading.codebook), capitals))
        reading.memo["actors.known"] = {t.i: (tuple(tokens), id_) for tokens, id_ in found for t in tokens}
    memo: dict[int, tuple[tuple[Token, ...], str]] = reading.memo["actors.known"]  # type: ignore[assignment]
    return {i: tokens for i, (tokens, _) in memo.items()}


def known_id(reading: Reading, tokens: Sequence[Token]) -> str | None:
    """Return the id of the known name that stands in a phrase, the last of several; else a state's force."""
    _known(reading)
    memo: dict[int, tuple[tuple[Token, ...], str]] = reading.memo["actors.known"]  # type: ignore[assignment]
    ids = [memo[t.i][1] for t in tokens if t.i in memo]
    return ids[-1] if ids else force_of_state(reading.codebook, [t.text for t in tokens])


def actor_of(reading: Reading, head: Token) -> Actor:
    """Return the actor that a noun names."""
    span = phrase_of(reading, content_head(reading, head))
    return Actor(span.of(reading.text), known_id(reading, reading.tokens_in(span)), span)
