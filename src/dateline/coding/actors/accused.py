"""Whom others hold to have done a deed: "accused of the murder", "blamed for", "confessed to", "took part in"."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.coding.actors.words import among
from dateline.coding.reading import Reading
from dateline.coding.syntax import (
    agent_heads,
    children,
    is_passive,
    is_verb,
    object_heads,
    prepositional,
    subject_heads,
    with_conjuncts,
)

_BEFORE_DEEDS = frozenset({"of", "for", "with", "over", "in", "to"})
_LAID_BY = {"blame": ("on", "upon"), "pin": ("on",), "attribute": ("to",), "ascribe": ("to",), "lay": ("on", "at")}
"""Verbs that lay a deed on somebody, and the prepositions after which that one stands."""


def lays_blame(verb: Token) -> bool:
    """Tell whether a verb lays its object, a deed, on somebody ("blamed the raid on"): its subject did none."""
    return verb.lemma_.lower() in _LAID_BY and bool(blamed(verb))


def blamed(verb: Token) -> list[Token]:
    """Return on whom a verb lays the deed that is its object or subject ("blamed on", "attributed to").

    The parse may tie the preposition to the deed, or to those who blame ("blamed by police on the gang").
    """
    prepositions = _LAID_BY.get(verb.lemma_.lower())
    if prepositions is None:
        return []
    deeds = children(verb, "dobj")
    inner = (o for d in deeds for o in prepositional(d, "of", "in", "at"))
    for holder in (verb, *agent_heads(verb), *deeds, *inner):
        if found := prepositional(holder, *prepositions):
            return found
    return []


def accused(reading: Reading, deed: Token) -> list[Token]:
    """Return who is told to be charged with, or to own to, the deed that is the object of a preposition."""
    prep = deed.head
    if prep.lower_ not in _BEFORE_DEEDS:
        return []
    return _of_verb(reading, prep.head, prep) if is_verb(prep.head) else _of_noun(reading, prep.head, prep)


def _of_verb(reading: Reading, verb: Token, prep: Token) -> list[Token]:
    if among(reading, verb, "actor_accusing") and prep.lower_ != "to":
        return object_heads(verb)
    if among(reading, verb, "actor_confessing") and prep.lower_ in ("to", "in"):
        return subject_heads(verb)
    return []


def _of_noun(reading: Reading, noun: Token, prep: Token) -> list[Token]:
    """Return whom a verb of accusation has where the parse ties the deed to them ("accused the army of the raid")."""
    first = noun
    while first.dep_ == "conj" and not is_verb(first.head):
        first = first.head
    verb = first.head
    if not is_verb(verb):
        return []
    if among(reading, verb, "actor_accusing") and prep.lower_ != "to":
        held = first.dep_ == ("nsubjpass" if is_passive(verb) else "dobj")
        return with_conjuncts(first) if held else []
    part = noun.dep_ == "dobj" and noun.lemma_.lower() in _PARTS and prep.lower_ in ("in", "for", "of")
    return subject_heads(verb) if part and not is_passive(verb) else []


def accused_of_doing(verb: Token) -> list[Token]:
    """Return the object of "accused the army of shelling" where the parse ties "of" to it."""
    prep = verb.head
    noun = prep.head
    while noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head
    tied = verb.dep_ == "pcomp" and prep.lower_ in ("of", "for", "from") and noun.dep_ in ("dobj", "nsubjpass")
    return with_conjuncts(noun) if tied and noun.pos_ in ("NOUN", "PROPN") else []


_PARTS = frozenset({"part", "role", "involvement", "participation", "complicity"})
"""What one has in a deed ("took part in the raid", "admitted a role in")."""
