"""Victims told within the words of a violent event: "killing 12 civilians", "three soldiers were wounded"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding.actors.arguments import outermost
from dateline.coding.actors.words import among
from dateline.coding.reading import EventMention, Reading
from dateline.coding.syntax import (
    children,
    is_passive,
    is_verb,
    object_heads,
    prepositional,
    subject_heads,
    with_conjuncts,
)
from dateline.coding.tokens import Token

_MOST = frozenset({"mostly", "mainly", "all", "largely"})
"""Words that tell who the harmed are, all or most of them."""


_SUFFERERS = frozenset({"dead", "victims", "casualties", "wounded", "injured", "fatalities"})
"""Nouns for the harmed, among whom somebody is told to be."""


_LOSSES = frozenset({"death", "deaths", "injury", "injuries"})
"""Nouns of harm, after whose "of" or "to" stand those who suffered it."""


def victims(reading: Reading, event: EventMention) -> list[Token]:
    """Return the nouns for those who are told to be harmed within the clause of an event."""
    others = {e.token for e in reading.events} - {event.token}
    found: list[Token] = []
    for token in (*reading.tokens_in(event.clause), *_going_on(reading, event)):
        if token.lower_ in _SUFFERERS and token.i not in others and not is_verb(token):
            found += _counted_in(token)
        elif token.lower_ in _LOSSES and token.i not in others:
            found += prepositional(token, "of", "to", "among")
        elif token.i not in others and is_verb(token):
            found += (v for h in _harmed(reading, token) for v in (h, *_mostly(reading, h), *_counted_in(h)))
    return found


def _going_on(reading: Reading, event: EventMention) -> list[Token]:
    """Return the verbs that go on with an event's clause and its subject ("a bomb went off and destroyed a bank")."""
    token = reading.doc[event.token]
    verb = token if is_verb(token) else token.head
    if not is_verb(verb) or (verb.i != token.i and token.dep_ not in ("nsubj", "dobj")):
        return []
    joined = with_conjuncts(verb)[1:]
    return [v for v in joined if is_verb(v) and not children(v, "nsubj", "nsubjpass")]


def suffers_surely(reading: Reading, head: Token) -> bool:
    """Tell whether a noun is the object of a verb of harm or seizure, so that it names who or what suffers it."""
    at = outermost(head, reading)
    while at.dep_ == "conj":
        at = outermost(at.head, reading)
    if at.dep_ in ("dobj", "nsubjpass"):
        return among(reading, at.head, "actor_harms", "actor_seizes")
    return at.dep_ == "pobj" and at.head.lower_ == "of" and among(reading, at.head.head, "actor_victim_nouns")


def _mostly(reading: Reading, head: Token) -> list[Token]:
    """Return who the harmed are, all or most of them ("61 people, mostly civilians"); their age or sex is no side."""
    after = [t for t in head.doc[head.i + 1 : min(head.i + 6, head.sent.end)] if not t.is_punct]
    if not after or after[0].lower_ not in _MOST:
        return []
    told = [t for t in after[1:3] if among(reading, t, "event_person", "event_force")][:1]
    return [t for t in told if t.lower_ not in ("children", "women", "men", "minors")]


def _counted_in(head: Token) -> list[Token]:
    """Return who is told to be among the harmed ("six civilians were among 22 people killed")."""
    among = head.head
    if head.dep_ != "pobj" or among.lower_ != "among" or among.head.lemma_.lower() != "be":
        return []
    return subject_heads(among.head)


def _harmed(reading: Reading, verb: Token) -> Iterator[Token]:
    lost = [t for t in children(verb, "dobj") if t.lower_ in _LIFE]
    if lost and verb.lemma_.lower() in ("claim", "take", "cost"):
        yield from (o for t in lost for o in prepositional(t, "of"))
        yield from children(verb, "dative")
    elif lost and verb.lemma_.lower() == "lose":
        yield from subject_heads(verb)
    elif verb.lemma_.lower() == "leave" and not tells_state(verb):
        return  # "as he left a mosque"
    elif among(reading, verb, "actor_dies"):
        yield from subject_heads(verb) if verb.lemma_ not in ("suffer", "sustain") else ()
    elif among(reading, verb, "event_harm"):
        yield from object_heads(verb) if is_passive(verb) else _objects(verb)
    elif verb.lemma_.lower() in ("inflict", "cause"):
        yield from (o for h in children(verb, "dobj") for o in prepositional(h, "on", "among", "to"))
        yield from prepositional(verb, "on", "among", "to")


_LIFE = frozenset(
    {"life", "lives", "leg", "legs", "arm", "arms", "eye", "eyes", "foot", "feet", "hand", "hands", "limb"}
)
"""What those lose whom a deed is done to."""
_STATES = frozenset({"dead", "wounded", "injured", "killed", "homeless", "missing", "maimed", "damaged", "destroyed"})


def tells_state(verb: Token) -> bool:
    """Tell whether "left" tells in what state somebody was left ("left two guards dead")."""
    return any(t.lower_ in _STATES for t in verb.doc[verb.i + 1 : verb.right_edge.i + 1])


def _objects(verb: Token) -> list[Token]:
    """Return the objects of a verb of harm; of "left 12 soldiers dead" the subject of its complement."""
    found = children(verb, "dobj")
    for child in verb.children:
        if child.dep_ in ("ccomp", "oprd", "xcomp"):
            found += children(child, "nsubj")
    return found
