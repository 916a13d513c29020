"""Victims told within the words of a violent event: "killing 12 civilians", "three soldiers were wounded"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.coding.actors.words import among
from dateline.coding.reading import EventMention, Reading
from dateline.coding.syntax import children, is_passive, is_verb, object_heads, prepositional, subject_heads


def victims(reading: Reading, event: EventMention) -> list[Token]:
    """Return the nouns for those who are told to be harmed within the clause of an event."""
    others = {e.token for e in reading.events} - {event.token}
    found: list[Token] = []
    for token in reading.tokens_in(event.clause):
        if token.i not in others and is_verb(token):
            found += _harmed(reading, token)
    return found


def _harmed(reading: Reading, verb: Token) -> Iterator[Token]:
    if among(reading, verb, "actor_dies"):
        yield from subject_heads(verb) if verb.lemma_ not in ("suffer", "sustain") else ()
    elif among(reading, verb, "event_harm"):
        yield from object_heads(verb) if is_passive(verb) else _objects(verb)
    elif verb.lemma_.lower() == "claim":
        for lives in children(verb, "dobj"):
            if lives.lemma_.lower() == "life":
                yield from prepositional(lives, "of")


def _objects(verb: Token) -> list[Token]:
    """Return the objects of a verb of harm; of "left 12 soldiers dead" the subject of its complement."""
    found = children(verb, "dobj")
    for child in verb.children:
        if child.dep_ in ("ccomp", "oprd", "xcomp"):
            found += children(child, "nsubj")
    return found
