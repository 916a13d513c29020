"""Whose a deed or weapon is: "rebel rockets", "the army's raid", "a bomb planted by rebels"."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.coding.actors.accused import accused, accused_of_doing, blamed, is_cleared, lays_blame
from dateline.coding.actors.kinds import is_party
from dateline.coding.actors.modifiers import left_parties
from dateline.coding.actors.surface import agents
from dateline.coding.actors.suspects import suspects
from dateline.coding.actors.words import among
from dateline.coding.reading import Reading
from dateline.coding.syntax import agent_heads, children, is_passive, is_verb, prepositional, subject_heads
from dateline.coding.tokens import Token

CAUSES = ("in", "by", "during", "from", "after", "amid", "of", "under", "to")
"""Prepositions before what harm came from ("killed in rebel fire", "succumbed to army gunfire")."""


def through(reading: Reading, heads: Iterable[Token]) -> list[Token]:
    """Put for a deed or weapon that stands as the doer those whose it is ("rebel rockets", "fire by troops")."""
    found: list[Token] = []
    for head in heads:
        whose = owners(reading, head) if among(reading, head, "actor_instruments") else [head]
        if among(reading, head, "event_force"):
            whose = [t for t in whose if is_party(reading, t)]  # "a sniper on the roof"
        found += whose or ([head] if among(reading, head, "event_force") else [])  # "a sniper"
    return found


def through_causes(reading: Reading, verb: Token) -> list[Token]:
    """Return whose deeds or weapons the harm came from ("killed in rebel fire", "hit by army shells")."""
    gerunds = [g for p in verb.children if p.dep_ == "prep" and p.lower_ in CAUSES for g in children(p, "pcomp")]
    causes = [h for h in (*prepositional(verb, *CAUSES), *gerunds) if among(reading, h, "actor_instruments")]
    found = [o for h in causes for o in owners(reading, h)] + [o for h in causes for o in prepositional(h, "with")]
    return found + at_the_hands_of(verb)


def at_the_hands_of(head: Token) -> list[Token]:
    """Return at whose hands somebody died ("died at the hands of rebels", "her death at the hands of soldiers")."""
    return [o for h in prepositional(head, "at") if h.lower_ in ("hand", "hands") for o in prepositional(h, "of")]


def owners(reading: Reading, noun: Token) -> list[Token]:
    """Return whose a deed or weapon is: "Turkish shelling", "the army's raid", "a bomb planted by rebels"."""
    found = [*left_parties(reading, noun), *by(noun)]
    for clause in noun.children:
        if clause.dep_ in ("acl", "relcl", "amod") and clause.i > noun.i:
            found += _tied(reading, clause) or suspects(reading, clause)
        elif clause.dep_ == "appos":
            found += by(clause)  # "the raid, the third by rebels this week"
    return found or _told_far(reading, noun) or carriers(reading, noun)


def _told_far(reading: Reading, noun: Token) -> list[Token]:
    """Return by whom a participle of doing wrong, which the parse ties to another word, says that a deed was done.

    As in "the killing of six monks perpetrated in the capital by the army".
    """
    for verb in noun.doc[noun.i + 1 : min(noun.i + 1 + _FAR, noun.sent.end)]:
        if verb.tag_ != "VBN" or verb.lemma_.lower() not in _DOING or not noun.is_ancestor(verb):
            continue
        if verb.dep_ not in ("acl", "relcl", "conj") or children(verb, "nsubj", "nsubjpass"):
            continue
        if verb.head.pos_ != "NOUN" or not among(reading, verb.head, "actor_instruments", "actor_victim_nouns"):
            return agent_heads(verb)
    return []


_FAR = 28
"""Within how many words after a deed such a participle stands."""
_DOING = frozenset({"perpetrate", "commit", "carry", "orchestrate", "mastermind", "stage", "stag", "mount"})


def carriers(reading: Reading, noun: Token) -> list[Token]:
    """Return whom the verb that has a deed or weapon ties to it ("were blamed for a mine that killed ten")."""
    verb = noun.head
    if noun.dep_ == "pobj":
        return accused(reading, noun)
    if noun.dep_ not in ("dobj", "nsubjpass") or not is_verb(verb):
        return []
    if lays_blame(verb):
        return blamed(verb)
    if not among(reading, verb, "actor_deeds") or is_cleared(verb):
        return []
    return agent_heads(verb) if is_passive(verb) else accused_of_doing(verb) or subject_heads(verb)


def by(noun: Token) -> list[Token]:
    """Return the objects of "by" and "from" of a noun; a place after "from" is where it came from."""
    found = [t for t in prepositional(noun, "by", "from") if t.ent_type_ not in ("GPE", "LOC") or t.head.lower_ == "by"]
    return found + at_the_hands_of(noun)


def _tied(reading: Reading, verb: Token) -> list[Token]:
    """Return whom a verb of doing ties to the deed that it describes ("claimed by", "blamed on")."""
    if verb.lemma_.lower() == "involve":
        return children(verb, "dobj")
    if not among(reading, verb, "actor_deeds"):
        return []
    if lays_blame(verb):
        return blamed(verb)
    if is_passive(verb) or verb.tag_ == "VBN":
        return agents(reading, verb)
    return [t for t in subject_heads(verb) if t.tag_ not in ("WDT", "WP")] if verb.dep_ == "relcl" else []
