"""What a noun phrase is: a party that can act, people, a thing that is hit, or none of them."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.coding.actors.phrases import known_id
from dateline.coding.reading import Reading

_NAMED = frozenset({"ORG", "NORP", "PERSON"})


def is_never(reading: Reading, head: Token) -> bool:
    """Tell whether a noun can be no actor whatever the parser takes it for."""
    never = reading.codebook.word_set("actor_never")
    return head.lemma_.lower() in never or head.lower_ in never or head.pos_ in ("NUM", "VERB", "ADP")


def is_party(reading: Reading, head: Token) -> bool:
    """Tell whether a noun names those who can do something: a force, a side, an official, a name."""
    if is_never(reading, head):
        return False
    if head.ent_type_ in _NAMED or (head.ent_type_ == "GPE" and _is_state(reading, head)):
        return True
    words = reading.codebook.word_set
    lemma = head.lemma_.lower()
    classes = (
        "event_force",
        "event_side",
        "event_official",
        "event_person",
        "event_aircraft",
        "actor_air_force",
        "actor_navy",
    )
    return any(lemma in words(c) or head.lower_ in words(c) for c in classes) or known_id(reading, [head]) is not None


def is_people(reading: Reading, head: Token) -> bool:
    """Tell whether a noun names those to whom something can be done."""
    return is_party(reading, head)


def is_thing(reading: Reading, head: Token) -> bool:
    """Tell whether a noun names a building, vehicle or other thing that is hit."""
    things = reading.codebook.word_set("actor_things")
    return head.lemma_.lower() in things or head.lower_ in things


def _is_state(reading: Reading, head: Token) -> bool:
    """Tell whether a place name is a state's, which can be a party."""
    at = [p for p in reading.places if p.start <= head.idx < p.end]
    return any(p.precision == "country" for p in at) or not at
