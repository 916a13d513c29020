"""Whom others hold to have done a deed: "accused of the murder", "blamed for", "confessed to", "took part in"."""

from __future__ import annotations

from dateline.coding.actors.modifiers import left_parties
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
from dateline.coding.tokens import Token

_BEFORE_DEEDS = frozenset({"of", "for", "with", "over", "in", "to"})
_LAID_BY = {"blame": ("on", "upon"), "pin": ("on",), "attribute": ("to",), "ascribe": ("to",), "lay": ("on", "at")}
"""Verbs that lay a deed on somebody, and the prepositions after which that one stands."""


def lays_blame(verb: Token) -> bool:
    """Tell whether a verb lays its object, a deed, on somebody ("blamed the raid on"): its subject did none."""
    return verb.lemma_.lower() in _LAID_BY and bool(_laid_on(verb))


def blamed(verb: Token) -> list[Token]:
    """Return on whom a verb lays the deed that is its object or subject ("blamed on", "attributed to"), if on any."""
    return [] if any(c.dep_ == "neg" for c in verb.children) else _laid_on(verb)


def _laid_on(verb: Token) -> list[Token]:
    """Return whom a verb of blame has after its preposition.

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
    if prep.lower_ not in _BEFORE_DEEDS or is_cleared(deed):
        return []
    return _of_verb(reading, prep.head, prep) if is_verb(prep.head) else _of_noun(reading, prep.head, prep)


def _of_verb(reading: Reading, verb: Token, prep: Token) -> list[Token]:
    if among(reading, verb, "actor_accusing") and prep.lower_ != "to":
        return object_heads(verb)
    if among(reading, verb, "actor_confessing") and prep.lower_ in ("to", "in"):
        return accused_of_doing(verb) or subject_heads(verb)
    return []


def _of_noun(reading: Reading, noun: Token, prep: Token) -> list[Token]:
    """Return whom a verb of accusation has where the parse ties the deed to them ("accused the army of the raid")."""
    first = _outermost(noun)
    verb = first.head
    if is_verb(verb) and among(reading, verb, "actor_accusing") and prep.lower_ != "to":
        held = first.dep_ == ("nsubjpass" if is_passive(verb) else "dobj")
        return with_conjuncts(first) if held else []
    if noun.lemma_.lower() in _CHARGES and prep.lower_ in ("of", "for"):
        return _charged(noun)
    part = noun.lemma_.lower() in _PARTS and prep.lower_ in ("in", "for", "of")
    if part and (
        whose := [*left_parties(reading, noun), *(prepositional(noun, "of", "by") if prep.lower_ == "in" else [])]
    ):
        return whose
    return subject_heads(verb) if part and noun.dep_ == "dobj" and not is_passive(verb) else []


def accused_of_doing(verb: Token) -> list[Token]:
    """Return who is held to do what a gerund tells ("accused the army of shelling", "men suspected of planting")."""
    prep = verb.head
    if verb.dep_ != "pcomp" or prep.lower_ not in ("of", "for", "from", "with") or is_cleared(verb):
        return []
    if is_verb(prep.head):
        charged = prep.head.lemma_.lower() == "charge"
        if prep.lower_ == "with" and not charged:
            return []
        return object_heads(prep.head) if is_passive(prep.head) or charged else []
    noun = prep.head
    if noun.lemma_.lower() in _CHARGES:
        return _charged(noun)
    noun = _outermost(noun)
    held = prep.lower_ != "with" and noun.dep_ in ("dobj", "nsubjpass") and noun.pos_ in ("NOUN", "PROPN")
    return with_conjuncts(noun) if held else []


def _outermost(noun: Token) -> Token:
    """Return the first of those accused, to the last of whom, or to what tells more of them, the parse ties the deed.

    As in "accused the army and parts of the government of shelling".
    """
    at = noun
    while (at.dep_ == "conj" and at.head.pos_ in ("NOUN", "PROPN")) or (at.dep_ == "pobj" and at.head.lower_ == "of"):
        at = at.head if at.dep_ == "conj" else at.head.head
    verb = at.head
    return at if at.dep_ in ("dobj", "nsubjpass") and verb.lemma_.lower() in _ACCUSES else _first(noun)


_ACCUSES = frozenset({"accuse", "suspect", "convict"})


def _first(noun: Token) -> Token:
    while noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head
    return noun


def is_cleared(deed: Token) -> bool:
    """Tell whether somebody is cleared of a deed, or said not to be held to have done it.

    As in "acquitted of charges of planning the murder", "is not charged with taking part in the attack".
    """
    at = deed
    if at.dep_ not in ("pcomp", "pobj"):
        return False
    while at.dep_ in ("pcomp", "prep", "pobj", "dobj") and at.head.i != at.i:
        at = at.head
        if is_verb(at) and (at.lemma_.lower() in _CLEARS or any(c.dep_ == "neg" for c in at.children)):
            return True
    return False


_CLEARS = frozenset({"acquit", "clear", "absolve", "exonerate", "exculpate", "deny", "reject", "refute", "disclaim"})


def is_disclaimed(verb: Token) -> bool:
    """Tell whether what a verb says of somebody is said not to be so ("is not responsible", "denied that he was").

    Whether what is said of a deed is denied is told by the deed's own stance; this asks after who did it.
    """
    if any(c.dep_ == "neg" for c in verb.children):
        return True
    above = verb.head
    told = verb.dep_ in ("ccomp", "xcomp", "pcomp") and above.i != verb.i
    above = above.head if told and above.pos_ == "ADP" else above
    return told and above.lemma_.lower() in _DENIES and not any(c.dep_ == "neg" for c in above.children)


_DENIES = frozenset({"deny", "reject", "refute", "dispute", "dismiss"})


def _charged(noun: Token) -> list[Token]:
    """Return against whom a charge is told ("arrested on suspicion of", "charges against the general of")."""
    if told := prepositional(noun, "against"):
        return told
    verb = noun.head.head
    held = noun.dep_ == "pobj" and noun.head.lower_ in ("on", "under", "over", "amid") and is_verb(verb)
    return object_heads(verb) if held else []


_CHARGES = frozenset({"charge", "suspicion", "accusation", "allegation", "count"})
"""Nouns for what somebody is held to have done."""
_PARTS = frozenset({"part", "role", "involvement", "participation", "complicity"})
"""What one has in a deed ("took part in the raid", "admitted a role in")."""
