"""Whose a place or thing is: who holds it, keeps it, owns it, is carried by it."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.coding.actors.kinds import is_party
from dateline.coding.actors.modifiers import left_parties
from dateline.coding.actors.phrases import content_head
from dateline.coding.actors.words import among
from dateline.coding.reading import Reading
from dateline.coding.syntax import agent_heads, children, prepositional
from dateline.coding.tokens import Token

_HELD = frozenset({"held", "controlled", "occupied", "ruled", "run", "dominated", "besieged"})
_BEFORE = ("npadvmod", "compound", "nmod", "amod", "nsubj")
_CLAUSES = ("acl", "relcl")


def ousted(reading: Reading, heads: Iterable[Token]) -> list[Token]:
    """Return who holds the place that is taken or attacked: "the ISIS-held town", "the last stronghold of ISIS"."""
    return [holder for head in heads for holder in _holders_of(reading, head)]


def _holders_of(reading: Reading, head: Token) -> list[Token]:
    found = [holder for state in head.children for holder in _holder(reading, state)]
    if among(reading, head, "actor_strongholds"):
        found += [*left_parties(reading, head), *prepositional(head, "of")]
    return [t for t in found if is_party(reading, t)]


def _holder(reading: Reading, state: Token) -> list[Token]:
    if state.dep_ == "amod" and state.lower_ in _HELD - {"besieged"}:
        return [t for t in state.children if t.i < state.i and t.dep_ in _BEFORE]
    if state.dep_ in _CLAUSES and state.lower_ in _HELD - {"besieged"}:
        return agent_heads(state)
    if state.dep_ == "compound" and among(reading, state, "actor_strongholds"):
        return left_parties(reading, state)
    under = prepositional(state, "under", "in") if state.dep_ in _CLAUSES else []
    return [t for h in under if among(reading, h, "actor_halves") for t in holders(reading, h)]


def holders(reading: Reading, noun: Token) -> list[Token]:
    """Return who holds by a noun of control ("the group's control", "the hands of rebels")."""
    return [*left_parties(reading, noun), *prepositional(noun, "of", "by")]


def takers(reading: Reading, verb: Token) -> list[Token]:
    """Return who has it then: "fell to the rebels", "returned to regime control", "fell into rebel hands"."""
    found: list[Token] = []
    for head in prepositional(verb, "to", "under", "into", "in"):
        found += holders(reading, head) if among(reading, head, "actor_halves") else [head]
    return found


def keepers(reading: Reading, thing: Token) -> list[Token]:
    """Return those whom a thing that is hit carries or whose it is: "a bus carrying nurses", "manned by rebels"."""
    found: list[Token] = []
    inner = content_head(reading, thing)
    for clause in (*inner.children, *_belonging(inner)):
        if clause.dep_ in _CLAUSES and among(reading, clause, "actor_keeping"):
            owned = prepositional(clause, "to") if clause.lemma_.lower() == "belong" else []
            used = [o for as_ in clause.children if as_.lower_ == "as" for o in children(as_, "pobj")]
            used = [o for noun in used for o in prepositional(noun, "by", "for")]
            found += [*owned, *agent_heads(clause), *children(clause, "dobj"), *used]
    return [t for t in found if is_party(reading, t)]


def _belonging(thing: Token) -> list[Token]:
    """Return the "belonging" that the parse ties to a thing's equipment ("trucks fitted with guns belonging to")."""
    fitted = (c for c in thing.children if c.dep_ in _CLAUSES)
    held = (o for c in fitted for o in prepositional(c, "with"))
    return [c for o in held for c in o.children if c.dep_ in _CLAUSES and c.lemma_.lower() == "belong"]
