"""Whom a pronoun or "the group" stands for: the fullest earlier name that fits."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.coding.reading import Reading
from dateline.model import Actor, ActorMention

_PLURAL = frozenset({"they", "them", "their", "themselves"})
_SINGULAR = frozenset({"it", "its", "itself"})
_PERSONAL = frozenset({"he", "she", "him", "her", "his", "himself", "herself"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})


def is_pronoun(token: Token) -> bool:
    """Tell whether a token is a pronoun that can stand for an actor."""
    return token.lower_ in _PLURAL | _SINGULAR | _PERSONAL


def is_anaphor(reading: Reading, head: Token) -> bool:
    """Tell whether a phrase takes up a name: "the group", with nothing that tells which."""
    if head.lower_ not in reading.codebook.word_set("actor_anaphors"):
        return False
    modifiers = [
        c for c in head.children if c.dep_ in ("amod", "compound", "poss", "nmod", "prep", "relcl", "acl", "appos")
    ]
    return any(c.lower_ in ("the", "this", "that", "these", "those") for c in head.children) and not modifiers


def antecedent(reading: Reading, token: Token) -> Actor | None:
    """Return the actor that a pronoun or anaphor stands for, named as it was; None where none fits."""
    named = not is_pronoun(token)
    earlier = [
        m for m in reading.actors if m.end <= token.idx and _fits(token, m) and (not named or m.id or m.kind == "group")
    ]
    if not earlier:
        return None
    start = token.sent.start_char
    here = [m for m in earlier if m.start >= start]
    before = [m for m in earlier if m.start < start]
    found = (
        here[0] if here and token.lower_ not in _SINGULAR else _last_subject(reading, before) or (here or before)[-1]
    )
    return Actor(found.name or found.text, found.id, found.span)


def _fits(token: Token, mention: ActorMention) -> bool:
    word = token.lower_
    if word in _PERSONAL:
        return mention.kind == "person"
    if word in _PLURAL:
        return mention.kind in ("force", "people", "group")
    return mention.kind in ("group", "force", "side")


def _last_subject(reading: Reading, mentions: list[ActorMention]) -> ActorMention | None:
    """Return the last mention that is a subject, within the three sentences before."""
    for mention in reversed(mentions[-8:]):
        tokens = reading.tokens_in(mention.span)
        if tokens and tokens[-1].dep_ in ("nsubj", "nsubjpass"):
            return mention
    return None
