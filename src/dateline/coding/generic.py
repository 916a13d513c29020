"""Violence named in general, which is no event of its own (codebook, sections 1 and 9).

"The plan involves threats, arrests and murders", "an end to kidnappings", "a wave of attacks": a bare plural of which
the text tells neither who, where, when nor how many is description, rhetoric or a trend.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dateline.coding.drafts import Draft
from dateline.coding.mention import in_title
from dateline.coding.reading import Reading
from dateline.coding.syntax import is_verb
from dateline.model import Actor

_BESIDE = frozenset({"pobj", "dobj", "appos", "attr", "oprd", "npadvmod"})
"""Places in a clause where a noun is not what the clause tells, if no verb carries it."""
_TELLING = frozenset({"relcl", "acl"})


def without_generic(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts that tell of an event, without those that only name a kind of violence."""
    violent = reading.codebook.types("violent") | {"abduction"}
    return [draft for draft in drafts if draft.type not in violent or not is_generic(reading, draft)]


def is_generic(reading: Reading, draft: Draft) -> bool:
    """Tell whether a draft only names a kind of violence: a bare noun, with nothing told of any one happening."""
    noun = reading.doc[draft.event.token]
    if draft.own_place or draft.own_time or draft.amounts or draft.roles.actors or len(draft.evidence) > 1:
        return False
    if is_verb(noun) or noun.tag_ not in ("NNS", "NNPS") or in_title(reading, draft):
        return False
    first = _first(noun)
    if not (_is_bare(reading, noun) and _is_bare(reading, first)) or _is_told(reading, first):
        return False
    return all(_is_kind(reading, target) for target in draft.roles.targets)


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
    if noun.dep_ not in _BESIDE:
        return True
    verb = noun.head
    return noun.dep_ == "dobj" and is_verb(verb) and verb.lemma_.lower() in reading.codebook.word_set("event_doing")


def _is_kind(reading: Reading, target: Actor) -> bool:
    """Tell whether a target is a kind of people or things ("attacks on villages") rather than some of them."""
    if target.id or target.span is None:
        return False
    tokens = reading.tokens_in(target.span)
    head = tokens[-1]
    named = any(t.pos_ == "PROPN" for t in tokens)
    return head.tag_ == "NNS" and not named and not any(c.dep_ in ("det", "poss", "nummod") for c in head.lefts)
