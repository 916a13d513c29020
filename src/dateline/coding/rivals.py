"""Whether the names of two tellings can be one party's, or must be two's.

Two lists of names that share none ("gunmen", "Kurdish fighters") need not be of two parties: a report calls the same
people by many names. They are rivals only where each side says who it is, or is of another kind than the other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.codebook import Codebook
from dateline.coding.sameness import same_actor
from dateline.model import Actor

_WORD = re.compile(r"\w+(?:\.\w+)*")
_CLASSES = (
    *(
        "event_force",
        "event_side",
        "event_person",
        "event_official",
        "event_aircraft",
        "actor_air_force",
        "actor_things",
    ),
    *("actor_faceless", "actor_faceless_kinds"),
    *("inter_state", "inter_rebel", "inter_political", "inter_civilians", "inter_external", "civilian_objects"),
)
"""Classes of words that say what somebody is and not who."""
STATE, REBEL = "state", "rebel"
CAMPS = {STATE, REBEL}
"""Whom no name can be both of."""
STEM = 4
"""Letters that two proper names have in common where one is made of the other ("Kurd", "Kurdish"; "Iraqi", "Iraq")."""


def rivals(book: Codebook, a: Sequence[Actor], b: Sequence[Actor]) -> bool:
    """Tell whether no name of one list can be that of any of the other."""
    return bool(a and b) and not any(can_be_one(book, x, y) for x in a for y in b)


def can_be_one(book: Codebook, a: Actor, b: Actor) -> bool:
    """Tell whether two names can be one party's: the names do not differ, nor what the words say that they are."""
    if same_actor(a, b) or _is_part(book, a.id, b.id) or _is_part(book, b.id, a.id):
        return True
    if (a.id and b.id) or {_camp(book, a), _camp(book, b)} == CAMPS:
        return False
    one, two = own_words(book, a.name), own_words(book, b.name)
    if one and two:
        return any(x[:STEM] == y[:STEM] for x in one for y in two)
    alone = book.word_set("event_person") | book.word_set("event_official")
    return bool(one or two) or not all(words and words[-1] in alone for words in (_words(a), _words(b)))


def _is_part(book: Codebook, part: str | None, whole: str | None) -> bool:
    """Tell whether a known actor belongs to another."""
    entry = book.actors.get(part or "")
    while entry is not None and entry.parent:
        if entry.parent == whole:
            return True
        entry = book.actors.get(entry.parent)
    return False


def _camp(book: Codebook, actor: Actor) -> str | None:
    """Return whether an actor is of a state or of its armed opponents, where that is known or told."""
    entry = book.actors.get(actor.id or "")
    if entry is not None:
        return {1: STATE, 2: REBEL}.get(entry.inter or 0)
    state, rebel = book.word_set("inter_state"), book.word_set("inter_rebel")
    camps = (STATE if w in state else REBEL for w in reversed(_words(actor)) if w in state or w in rebel)
    return next(camps, None)


def is_rebel(book: Codebook, actor: Actor) -> bool:
    """Tell whether an actor is known, or by its words told, to be an armed opponent of a state or a militia."""
    entry = book.actors.get(actor.id or "")
    return entry.inter in (2, 3) if entry is not None else _camp(book, actor) == REBEL


def is_named(book: Codebook, actor: Actor) -> bool:
    """Tell whether a name says who, not only what ("Russian warplanes", "the Third Corps"; not "gunmen")."""
    return actor.id is not None or bool(own_words(book, actor.name))


def is_faceless(book: Codebook, actor: Actor) -> bool:
    """Tell whether a name says only that somebody did it ("gunmen", "two men", "a suicide bomber")."""
    words = _words(actor)
    last = words[-1] if words else ""
    return not is_named(book, actor) and bool({last, last.removesuffix("s")} & book.word_set("actor_faceless"))


def own_words(book: Codebook, name: str) -> frozenset[str]:
    """Return the words of a name, in lower case, that are its own: in capitals and no word for a kind of party."""
    common = book.derived("rivals.common", _common)
    words = (w for w in _WORD.findall(name) if w[0].isupper() and len(w) > 1)
    return frozenset(w for w in map(str.lower, words) if w not in common and w.removesuffix("s") not in common)


def _common(book: Codebook) -> frozenset[str]:
    return frozenset().union(*(book.word_set(name) for name in _CLASSES))


def _words(actor: Actor) -> list[str]:
    return _WORD.findall(actor.name.lower())
