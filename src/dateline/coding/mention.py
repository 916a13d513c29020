"""How an event is mentioned: told anew, or taken up again by a word that adds nothing ("the attack", "these raids")."""

from __future__ import annotations

from dateline.coding.drafts import Draft
from dateline.coding.reading import Reading
from dateline.coding.syntax import is_verb

_DEFINITE = frozenset({"the", "this", "these", "that", "those", "such", "both", "its", "their", "his"})
_ANEW = frozenset(
    {"other", "another", "new", "further", "more", "additional", "similar", "previous", "earlier", "separate"}
)
"""Words that tell of another event of the kind."""


def is_noun(reading: Reading, draft: Draft) -> bool:
    """Tell whether the event is named by a noun."""
    return not is_verb(reading.doc[draft.event.token])


def in_title(reading: Reading, draft: Draft) -> bool:
    """Tell whether the event is named in a title of the text."""
    return reading.passage_kind(draft.event.trigger.start) == "title"


def refers_back(reading: Reading, draft: Draft) -> bool:
    """Tell whether the trigger is a noun that takes up what was told before ("the attack")."""
    token = reading.doc[draft.event.token]
    words = {c.lower_ for c in token.children if c.i < token.i}
    return is_noun(reading, draft) and not words.isdisjoint(_DEFINITE) and words.isdisjoint(_ANEW)


def adds_nothing(reading: Reading, draft: Draft) -> bool:
    """Tell whether a mention only takes an event up: a noun with "the" that tells no figure, place or time of it."""
    return refers_back(reading, draft) and not (draft.amounts or draft.own_place or draft.own_time)


def is_predicate(reading: Reading, draft: Draft) -> bool:
    """Tell whether the clause is about the event, which is its subject or the object of a verb that carries it."""
    token = reading.doc[draft.event.token]
    return token.dep_ in ("nsubj", "nsubjpass", "ROOT", "attr") or draft.event.clause.end > token.head.idx > token.idx
