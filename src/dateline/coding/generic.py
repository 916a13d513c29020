"""Violence named in general, which is no event of its own (codebook, sections 1 and 9).

"The plan involves threats, arrests and murders", "an end to kidnappings", "a wave of attacks": a bare noun of which
the text tells neither who, where, when nor how many is description or rhetoric. So are what a side does by habit to no
one in particular ("they kill our people"), what it is able to do, and how much violence there is of late ("attacks
have fallen").
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.drafts import Draft
from dateline.coding.events.arguments import counted
from dateline.coding.mention import in_title
from dateline.coding.reading import Reading
from dateline.coding.syntax import is_passive, is_verb
from dateline.coding.tokens import Token
from dateline.model import Actor

_BESIDE = frozenset({"pobj", "dobj", "appos", "attr", "oprd", "npadvmod"})
"""Places in a clause where a noun is not what the clause tells, if no verb carries it."""
_TELLING = frozenset({"relcl", "acl"})
_PRESENT = frozenset({"VBP", "VBZ"})
_FOUGHT = frozenset({"armed_clash", "offensive", "casualties"})
"""Types whose present tense and whose rise and fall tell how a war goes."""


def without_generic(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts that tell of an event, without those that only name a kind of violence."""
    violent = reading.codebook.types("violent") | {"abduction"}
    return [draft for draft in drafts if draft.type not in violent or not is_generic(reading, draft)]


def is_generic(reading: Reading, draft: Draft) -> bool:
    """Tell whether a draft only names a kind of violence, with nothing told of any one happening."""
    if len(draft.evidence) > 1 or in_title(reading, draft):
        return False
    token = reading.doc[draft.event.token]
    if _is_told_absent(token) or _is_ranked(token):
        return True
    if draft.own_place or draft.amounts:
        return False
    if draft.type not in _FOUGHT and (_is_trend(reading, token) or _is_ability(reading, draft)):
        return True
    if draft.own_time:
        return False
    if is_verb(token):
        return draft.type not in _FOUGHT and _is_habit(token) and _of_kinds(reading, draft)
    named = draft.roles.actors and not _is_used(token)
    return not named and _is_kind_of_deed(reading, token) and _of_kinds(reading, draft)


def _is_told_absent(token: Token) -> bool:
    """Tell whether "without" governs it ("took the town without a fight"), as what is told to be none is no claim."""
    return token.dep_ in ("pobj", "pcomp") and token.head.lower_ == "without"


def _is_ranked(verb: Token) -> bool:
    """Tell whether a participle only says which have suffered most ("the provinces worst hit by the fighting")."""
    return verb.tag_ in ("VBN", "VBD") and any(c.dep_ == "advmod" and c.lower_ in _MOST for c in verb.children)


_MOST = frozenset({"worst", "hardest", "hard", "badly", "most"})


def _is_trend(reading: Reading, noun: Token) -> bool:
    """Tell whether a plural is said to be more or fewer than before ("attacks have fallen")."""
    whole = counted(noun, reading.codebook.word_set("event_amounts"))
    trend = reading.codebook.word_set("event_trend")
    grows = whole.dep_ in ("nsubj", "nsubjpass") and whole.head.lemma_.lower() in trend
    return grows and noun.tag_ in ("NNS", "NNPS") and not is_verb(noun)


def _is_ability(reading: Reading, draft: Draft) -> bool:
    """Tell whether a deed is only one that somebody is able to do ("capable of attacks", "can hit targets")."""
    token = reading.doc[draft.event.token]
    if token.tag_ == "VB" and token.dep_ == "xcomp" and token.head.lower_ in reading.codebook.word_set("event_able"):
        return True
    span = draft.modality.status_span
    if draft.modality.status != "hypothetical" or span is None:
        return False
    return span.of(reading.text).lower() in reading.codebook.word_set("event_able")


def _is_habit(verb: Token) -> bool:
    """Tell whether a verb tells in the simple present what somebody does, or is a part of what one likes to do."""
    while verb.dep_ == "conj" and is_verb(verb.head) and verb.tag_ == verb.head.tag_:
        verb = verb.head
    if verb.tag_ in ("VBG", "VB") and verb.dep_ in ("xcomp", "pcomp"):
        above = verb.head if verb.dep_ == "xcomp" else verb.head.head
        return above.tag_ in _PRESENT and above.lemma_.lower() in _LIKING
    helped = any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    return verb.tag_ in _PRESENT and not helped and not is_passive(verb)


def _is_used(noun: Token) -> bool:
    """Tell whether a noun is a means that somebody has the habit of using ("use car bombs and suicide attacks")."""
    first = _first(noun)
    return first.dep_ == "dobj" and first.head.lemma_ in ("use", "employ") and _is_habit(first.head)


_LIKING = frozenset({"like", "love", "enjoy", "want", "tend", "use", "prefer", "seek", "dedicate"})
"""Verbs of what somebody is given to."""


def _is_kind_of_deed(reading: Reading, noun: Token) -> bool:
    """Tell whether a noun names a kind of deed: in the plural, or one like "murder", with nothing about any one."""
    if is_verb(noun):
        return False
    if noun.tag_ not in ("NNS", "NNPS") and noun.lemma_.lower() not in reading.codebook.word_set("event_crimes"):
        return False
    first = _first(noun)
    return _is_bare(reading, noun) and _is_bare(reading, first) and not _is_told(reading, first)


def _first(noun: Token) -> Token:
    """Return the first of those that a noun is coordinated with."""
    while noun.dep_ == "conj" and noun.head.i != noun.i and not is_verb(noun.head):
        noun = noun.head
    return noun


def _is_bare(reading: Reading, noun: Token) -> bool:
    """Tell whether nothing before a noun tells which or how many, and no clause after it tells more."""
    told = reading.codebook.word_set("event_telling")
    if any(c.dep_ in _TELLING for c in noun.children):
        return False
    return not any(
        t.dep_ in ("det", "poss", "nummod", "predet")
        or t.lower_ in told
        or t.ent_type_ in ("DATE", "GPE", "NORP", "ORG")
        for t in noun.lefts
    )


def _is_told(reading: Reading, noun: Token) -> bool:
    """Tell whether its clause tells the noun: it is its subject, or the object of a verb that carries events."""
    verb = noun.head
    if noun.dep_ not in _BESIDE:
        return not (noun.dep_ == "nsubj" and verb.lemma_ == "be" and verb.tag_ in _PRESENT)  # "are common"
    if noun.dep_ == "dobj" and _is_habit(verb):
        return False
    return noun.dep_ == "dobj" and is_verb(verb) and verb.lemma_.lower() in reading.codebook.word_set("event_doing")


def _of_kinds(reading: Reading, draft: Draft) -> bool:
    """Tell whether no one in particular is named as the target of a draft."""
    return all(_is_kind(reading, target) for target in draft.roles.targets)


def _is_kind(reading: Reading, target: Actor) -> bool:
    """Tell whether a target is a kind of people or things ("attacks on villages") rather than some of them."""
    if target.id or target.span is None:
        return False
    tokens = reading.tokens_in(target.span)
    head = tokens[-1]
    named = any(t.pos_ == "PROPN" for t in tokens)
    return head.tag_ == "NNS" and not named and not any(c.dep_ in ("det", "poss", "nummod") for c in head.lefts)
