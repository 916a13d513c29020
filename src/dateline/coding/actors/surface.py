"""What the order of words tells where the parse has lost it: the noun before a verb, "by" after a noun."""

from __future__ import annotations

from dateline.coding.actors.kinds import is_party
from dateline.coding.actors.phrases import content_head
from dateline.coding.actors.words import among
from dateline.coding.reading import EventMention, Reading
from dateline.coding.syntax import agent_heads, children
from dateline.coding.tokens import Token

_BETWEEN = frozenset({"AUX", "ADV", "PART"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_DATED = frozenset({"DATE", "TIME", "CARDINAL", "MONEY", "QUANTITY", "PERCENT", "ORDINAL"})
FAR = 14
"""How many words after a passive its "by" may stand."""
REACH = 12
"""How many words after an event noun its "by" may stand ("an attack on the town's market by gunmen")."""


def subject_before(verb: Token) -> list[Token]:
    """Return the noun that stands right before a finite verb, which the parse gave to another word."""
    if verb.tag_ not in _FINITE:
        return []
    at = verb.i - 1
    while at > verb.sent.start and verb.doc[at].pos_ in _BETWEEN:
        at -= 1
    token = verb.doc[at]
    usable = at >= verb.sent.start and token.pos_ in ("NOUN", "PROPN") and token.ent_type_ not in _DATED
    return [token] if usable else []


def agents(reading: Reading, verb: Token) -> list[Token]:
    """Return by whom it is done, also where the parse ties "by" to a noun between ("seized in the port by rebels")."""
    own = agent_heads(verb)
    if own:
        return own
    for token in verb.doc[verb.i + 1 : min(verb.i + 1 + FAR, verb.sent.end)]:
        if token.lower_ == "by" and _hangs_on(token, verb):
            told = ((t, content_head(reading, t)) for t in children(token, "pobj"))
            return [t for t, inner in told if is_party(reading, inner) or among(reading, inner, "actor_unnamed")]
    return []


def _hangs_on(token: Token, verb: Token) -> bool:
    """Tell whether only nouns and prepositions stand between a word and a verb above it."""
    at = token.head
    while at.dep_ in ("pobj", "prep", "dobj", "nummod", "npadvmod") and at.i > verb.i:
        at = at.head
    return at.i == verb.i


def by_after(reading: Reading, noun: Token) -> list[Token]:
    """Return the objects of the first "by" after an event noun, before any verb or stop."""
    for token in noun.doc[noun.i + 1 : min(noun.i + 1 + REACH, noun.sent.end)]:
        ends = token.pos_ == "VERB" and not among(reading, token, "actor_deeds")
        if ends or token.text in (",", ";", ":", "."):
            return []
        if token.lower_ == "by" and token.head.i != noun.i:
            told = token.head
            others = (
                told.dep_ in ("acl", "relcl") and told.head.i != noun.i and among(reading, told.head, "event_force")
            )
            return [] if others else children(token, "pobj")  # "the killing of rebels led by a colonel"
    return []


def against_in(reading: Reading, event: EventMention) -> list[Token]:
    """Return the objects of every "against" within an event's clause that is said of a deed, by a verb or noun."""
    token = reading.doc[event.token]
    told = [t for t in reading.tokens_in(event.clause) if t.lower_ == "against"]
    if event.event != "deployment":
        told = [t for t in told if _is_of_deed(reading, t, token)]
    return [o for t in told for o in children(t, "pobj")]


def _is_of_deed(reading: Reading, prep: Token, event: Token) -> bool:
    """Tell whether "against" is said of a deed, not of a war or charge that a clause about somebody brings up."""
    head = prep.head
    if head.i == event.i:
        return True
    if head.pos_ != "VERB" and not among(reading, head, "actor_instruments", "actor_victim_nouns"):
        return False
    clause = head
    while clause.pos_ != "VERB" and clause.head.i != clause.i:
        clause = clause.head
    return clause.dep_ != "relcl" or clause.i == event.i or clause.is_ancestor(event)
