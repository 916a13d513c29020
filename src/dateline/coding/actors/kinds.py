"""What a noun phrase is: a party that can act, people, a thing that is hit, or none of them."""

from __future__ import annotations

from dateline.codebook import Codebook
from dateline.coding.actors.phrases import known_id, known_names
from dateline.coding.actors.words import among
from dateline.coding.reading import Reading
from dateline.coding.tokens import Token

_NAMED = frozenset({"ORG", "NORP", "PERSON"})
_PARTIES = (
    "event_force",
    "event_side",
    "event_official",
    "event_person",
    "event_aircraft",
    "actor_air_force",
    "actor_navy",
)


def is_never(reading: Reading, head: Token) -> bool:
    """Tell whether a noun can be no actor whatever the parser takes it for."""
    if head.pos_ == "VERB" and head.lower_.endswith("s") and among(reading, head, "event_person"):
        return False  # a plural that was taken for a verb ("mostly civilians")
    return among(reading, head, "actor_never") or head.pos_ in ("NUM", "VERB", "ADP", "PUNCT")


def is_party(reading: Reading, head: Token) -> bool:
    """Tell whether a noun names those who can do something: a force, a side, an official, a name."""
    if head.i in known_names(reading):
        return True
    if is_never(reading, head):
        return False
    if head.ent_type_ in _NAMED or (head.ent_type_ == "GPE" and is_state(reading, head)):
        return True
    return among(reading, head, *_PARTIES) or known_id(reading, [head]) is not None


def is_reporter(reading: Reading, name: str) -> bool:
    """Tell whether a name is an outlet's or a monitor's, which tells of violence and has no part in it."""
    lower = name.lower()
    telling = reading.codebook.word_set("actor_reporters")
    return lower in reading.codebook.derived("actors.outlets", _outlets) or not telling.isdisjoint(lower.split())


def _outlets(codebook: Codebook) -> frozenset[str]:
    known = [s for s in codebook.sources.values() if s.kind in ("outlet", "monitor")]
    parties = {name.lower() for a in codebook.actors.values() for name in (a.name, *a.aliases)}  # "RSF" is both
    return frozenset(name.lower() for s in known for name in (s.name, *s.aliases)) - parties


def is_thing(reading: Reading, head: Token) -> bool:
    """Tell whether a noun names a building, vehicle or other thing that is hit."""
    if not among(reading, head, "actor_things") or any(c.lower_ == "news" for c in head.lefts):
        return False
    return not among(reading, head, "actor_vague") or any(c.dep_ == "compound" for c in head.lefts)


def is_name(head: Token) -> bool:
    """Tell whether a word is a proper name of which the parser does not know what it names."""
    return head.pos_ == "PROPN" and head.ent_type_ in ("", "PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "FAC")


def is_state(reading: Reading, head: Token) -> bool:
    """Tell whether a place name is a state's, or stands for its government, so that it can be a party."""
    at = [p for p in reading.places if p.start <= head.idx < p.end]
    return any(p.precision == "country" or p.metonym for p in at) or known_id(reading, [head]) is not None


def kind_of(reading: Reading, head: Token) -> str:
    """Return what the words tell of a mention: `person`, `state`, `force`, `side`, `group` or `people`."""
    if head.i in known_names(reading):
        return "group"
    if head.ent_type_ == "PERSON":
        return "person"
    if head.ent_type_ == "GPE":
        return "state"
    for name, kind in (("event_force", "force"), ("event_side", "side"), ("event_official", "person")):
        if among(reading, head, name):
            return kind
    return "group" if head.ent_type_ in ("ORG", "NORP") or head.pos_ == "PROPN" else "people"
