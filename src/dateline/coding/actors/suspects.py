"""Who is said, believed or suspected to have done a deed: "a raid believed to be by", "thought to be Russian"."""

from __future__ import annotations

from dateline.coding.actors.kinds import is_party
from dateline.coding.actors.phrases import content_head
from dateline.coding.actors.words import among
from dateline.coding.reading import Reading
from dateline.coding.syntax import agent_heads, children, prepositional
from dateline.coding.tokens import Token


def suspects(reading: Reading, verb: Token) -> list[Token]:
    """Return whom the complement of a verb of belief ties to the deed that it is said of; [] for any other verb."""
    if not among(reading, verb, "actor_believing"):
        return []
    below = [c for c in verb.children if c.dep_ in ("xcomp", "oprd", "ccomp")]
    return [t for c in below for t in _tied(reading, c)]


def taken_for(reading: Reading, noun: Token) -> Token | None:
    """Return who people without a name are told to be ("gunmen believed to be Alphan rebels"), None for any others."""
    if noun.pos_ != "NOUN" or not among(reading, noun, "event_force", "actor_unnamed"):
        return None
    told_of = (c for c in noun.children if c.dep_ == "relcl" and c.i > noun.i)
    for clause in (*noun.doc[noun.i + 1 : noun.i + 1 + _BEHIND], *told_of):
        if clause.head.i == noun.i or clause.i == noun.i + 1 or noun.head.i == clause.i:
            told = [t for t in _told_to_be(reading, clause) if is_party(reading, content_head(reading, t))]
            if told:
                return told[0]
    return None


def _told_to_be(reading: Reading, clause: Token) -> list[Token]:
    if clause.lower_ in _NAMING:
        return prepositional(clause, "as")
    if clause.dep_ == "relcl" and clause.lemma_.lower() == "be":
        return [o for t in children(clause, "attr") if t.lower_ in _OF_A_BODY for o in prepositional(t, "of")]
    if clause.dep_ == "relcl" and clause.lemma_.lower() == "belong":
        return prepositional(clause, "to")
    if clause.tag_ not in ("VBN", "VBD", "VBG") or not among(reading, clause, "actor_believing"):
        return []
    below = [c for c in clause.children if c.dep_ == "xcomp"]
    return [t for c in below for t in (*children(c, "attr"), *prepositional(c, "from", "to"))]


_BEHIND = 2
"""Within how many words behind people the participle stands that says who they are."""
_NAMING = frozenset({"identified", "identifying", "described", "describing", "known", "recognised", "recognized"})
_OF_A_BODY = frozenset({"members", "member", "fighters", "soldiers", "guerrillas", "rebels", "militants", "followers"})


def _tied(reading: Reading, verb: Token) -> list[Token]:
    lemma = verb.lemma_.lower()
    if lemma == "be":
        told = [*prepositional(verb, "by", "from"), *children(verb, "acomp", "attr")]
        return [t for t in told if is_party(reading, t)] or work_of(verb)
    if lemma == "belong":
        return prepositional(verb, "to")
    return agent_heads(verb) if among(reading, verb, "actor_deeds") else []


def work_of(verb: Token) -> list[Token]:
    """Return whose work a deed is told to be ("the blast was the work of …")."""
    told = children(verb, "attr")
    acts = (o for t in told if t.lemma_.lower() in _ACTS for o in prepositional(t, "by"))
    return [*(o for t in told if t.lemma_.lower() in _WORK for o in prepositional(t, "of")), *acts]


_WORK = frozenset({"work", "doing", "handiwork"})
_ACTS = frozenset({"act", "action", "attack", "operation", "response", "reprisal", "revenge", "retaliation"})
