"""The words that an event's verb or noun ties to it by grammar alone, and what verbs and nouns ask alike.

Nothing is said here of whether a word names a party; `roles.py` decides that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.coding.actors.kinds import is_thing
from dateline.coding.actors.words import among
from dateline.coding.reading import Reading
from dateline.coding.syntax import children, is_verb, prepositional
from dateline.coding.tokens import Token

AGAINST = ("against", "on", "with", "upon", "at", "targeting", "into", "towards", "toward")
TALKS = frozenset({"negotiation", "agreement", "ceasefire"})
"""Types whose parties are all actors where they are told together."""
MOVED = frozenset({"deployment", "formation"})


@dataclass(slots=True)
class Arguments:
    """The words that stand for the doers and for those to whom it is done, the surest first."""

    doers: list[Token] = field(default_factory=list)
    done_to: list[Token] = field(default_factory=list)


_GOING = frozenset({"flee", "retreat", "advance", "pass", "withdraw", "protest", "approach", "march", "sleep"})


def against(head: Token, *prepositions: str) -> list[Token]:
    """Return the objects of a word's prepositions, also of "on fleeing villagers" (to the parse a clause).

    The road of "an ambush on the coastal road" is where it was.
    """
    found = [t for t in prepositional(head, *prepositions) if t.head.lower_ != "with" or not _is_tool(t)]
    found = [t for t in found if t.head.lower_ != "on" or t.lemma_.lower() not in _ROADS]
    for prep in head.children:
        if prep.dep_ == "prep" and prep.lower_ in prepositions:  # "at his home and at a barracks"
            found += [o for c in prep.children if c.dep_ == "conj" for o in children(c, "pobj")]
        if prep.dep_ == "prep" and prep.lower_ in prepositions:
            found += [o for c in prep.children if c.dep_ == "pcomp" for o in _before_clause(c)]
        dates = [o for o in prep.children if o.ent_type_ in ("DATE", "TIME")] if prep.dep_ == "prep" else []
        found += [o for date in dates for o in prepositional(date, *prepositions)]
    return found


def _is_tool(noun: Token) -> bool:
    """Tell whether it is rather by what than at whom a deed is done ("attacked the base with a drone")."""
    return noun.lemma_.lower() in _TOOLS or any(c.lemma_.lower() in _TOOLS for c in noun.children)


_VEHICLES = ("tank", "vehicle", "car", "truck", "motorcycle", "ship", "boat", "helicopter", "jet", "plane", "aircraft")
_TOOLS = frozenset(
    {*_VEHICLES, "drone", "artillery", "gun", "rifle", "launcher", "mortar", "weapon", "machete", "knife", "firearm"}
)
_ROADS = frozenset({"road", "highway", "motorway", "street", "avenue", "route", "expressway", "freeway", "track"})


def _before_clause(verb: Token) -> list[Token]:
    """Return the people of "on fleeing villagers" and "with gunmen killing four", of which the parse made clauses."""
    if verb.lemma_.lower() in _GOING:
        return [o for o in children(verb, "dobj") if o.i == verb.i + 1]
    return [s for s in children(verb, "nsubj") if s.i < verb.i]


def outermost(noun: Token, reading: Reading) -> Token:
    """Return the word of number or shape that holds a noun ("a series" of "a series of attacks"), else the noun."""
    at = noun
    while (
        at.dep_ == "pobj"
        and at.head.lower_ == "of"
        and among(reading, at.head.head, "actor_containers", "event_amounts")
    ):
        at = at.head.head
    return at


def where(reading: Reading, head: Token) -> list[Token]:
    """Return the things in, under, beside or before which a bomb or shot was set off ("exploded in a hotel").

    A home told as the victims' own ("outside their home") is no target beside them; their vehicle is.
    """
    found = prepositional(head, *reading.codebook.word_set("actor_where"))
    found += [w for f in found if among(reading, f, "actor_parts") for w in prepositional(f, "of", "to")]
    if among(reading, head, "actor_sets"):
        found += prepositional(head, *reading.codebook.word_set("actor_beside"))
        found += prepositional(head, "near") if _is_meant(head) else []
        found += [o for near in head.children if near.lower_ in _NEXT for o in prepositional(near, "to", "from")]
        found += [o for prep in head.children for c in prep.children if c.dep_ == "conj" for o in children(c, "pobj")]
        found += [*_passing(head), *_aboard(head)]
    if among(reading, head, "actor_tears"):
        found += prepositional(head, "through", "in", "into", "on")
    return [t for t in found if is_thing(reading, t) and not is_own_home(reading, t)]


def _passing(verb: Token) -> list[Token]:
    """Return what went by when a bomb went off ("exploded as the minister's car passed")."""
    clauses = [c for c in verb.children if c.dep_ == "advcl" and c.lemma_.lower() in _GOES]
    lost = [o for o in prepositional(verb, "as") if any(c.lemma_.lower() in _GOES for c in o.children)]
    return [*lost, *(s for c in clauses for s in children(c, "nsubj"))]


def _aboard(verb: Token) -> list[Token]:
    """Return what something was on board of, of which the parse made an object ("exploded on board a ferry")."""
    boards = [b for b in prepositional(verb, "on") if b.lower_ == "board"]
    return [o for b in boards for o in (*children(verb, "dobj"), *children(b, "dobj", "appos")) if o.i > b.i]


def spared(verb: Token) -> list[Token]:
    """Return who came away from it ("escaped unhurt when a bomb went off")."""
    above = verb.head
    return children(above, "nsubj") if verb.dep_ == "advcl" and above.lemma_.lower() in ("escape", "survive") else []


_GOES = frozenset({"pass", "drive", "travel", "go", "leave", "arrive", "enter", "approach", "cross", "move"})


def _is_meant(verb: Token) -> bool:
    """Tell whether somebody is said to have set off or laid a bomb where it was ("planted near the bank")."""
    return any(c.dep_ in ("dobj", "nsubjpass") for c in verb.children)


_NEXT = frozenset({"next", "close", "adjacent", "across", "outside"})
"""Words before "to" or "from" that tell beside what a bomb was."""


def is_own_home(reading: Reading, thing: Token) -> bool:
    """Tell whether a place is told as the victims' own, which is no target beside them."""
    owned = any(c.tag_ == "PRP$" for c in thing.children)
    return owned and not among(reading, thing, "event_vehicle")


def aims(verb: Token) -> list[Token]:
    """Return the objects of the purpose that a verb or noun is told with ("an operation to isolate the town")."""
    carriers = [verb] if is_verb(verb) or not is_verb(verb.head) else [verb, verb.head]
    purposes = [c for at in carriers for c in at.children if c.dep_ in ("acl", "xcomp", "advcl") and c.tag_ == "VB"]
    return [o for aim in purposes for o in children(aim, "dobj")]


def of_state(event: str, token: Token) -> Arguments:
    """Return what a participle before a noun tells: "rebel-held town", "besieged city", "abducted girls"."""
    if token.tag_ == "VBD" and token.head.i > token.i:
        aimed = against(token.head, *AGAINST)  # "rebels fired mortars at the palace", taken for a participle
        return Arguments([token.doc[token.i - 1]] if token.i else [], aimed or [token.head])
    before = [t for t in token.children if t.i < token.i and not t.is_punct]
    if not before and token.i > 1 and token.doc[token.i - 1].text == "-":
        before = [token.doc[token.i - 2]]
    doers = [t for t in before if t.pos_ in ("NOUN", "PROPN", "ADJ")] or prepositional(token, "by")
    if event in MOVED:
        return Arguments([token.head], [])
    return Arguments(doers, [] if event in ("control", "capture", "withdrawal") else [token.head])


def among_lemma(token: Token, words: Sequence[str]) -> bool:
    """Tell whether a token's lemma is one of a few words."""
    return token.lemma_.lower() in words
