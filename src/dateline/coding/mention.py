"""How an event is mentioned: told anew, or taken up again by a word that adds nothing ("the attack", "these raids")."""

from __future__ import annotations

from dateline.coding.drafts import Draft
from dateline.coding.reading import Reading
from dateline.coding.syntax import is_verb

REACH = 3
"""Over how many sentences a toll that names no event of its own still belongs to the last one."""
CUMULATIVE = 2000
"""From how many killed on a toll is a war's and no single event's."""
_DEFINITE = frozenset({"the", "this", "these", "that", "those", "such", "both", "its", "their", "his"})
_ANEW = frozenset(
    {"other", "another", "new", "further", "more", "additional", "similar", "previous", "earlier", "separate"}
    | {"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}
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


def is_toll(reading: Reading, draft: Draft) -> bool:
    """Tell whether a draft only tells what harm was done, whatever type it was given."""
    lemma = reading.doc[draft.event.token].lemma_.lower()
    return draft.type == "casualties" or lemma in reading.codebook.word_set("event_harm")


def is_cumulative(draft: Draft) -> bool:
    """Tell whether a toll is that of a war rather than of one event."""
    return any(f.measure == "killed" and (f.low or f.high or 0) >= CUMULATIVE for f in draft.amounts)


def sentences_between(reading: Reading, a: Draft, b: Draft) -> int:
    """Return how many sentences begin from one event up to the other."""
    first, last = sorted((a.event.token, b.event.token))
    return sum(1 for t in reading.doc[first : last + 1] if t.is_sent_start)


def sentences_since(reading: Reading, earlier: Draft, later: Draft) -> int:
    """Return how many sentences begin from the last telling of an earlier event up to a later one."""
    before = [e.start for e in earlier.evidence if e.start < later.event.trigger.start]
    last = reading.token_at(max(before, default=earlier.event.trigger.start))
    assert last is not None
    first, end = sorted((last.i, later.event.token))
    return sum(1 for t in reading.tokens[first + 1 : end + 1] if t.is_sent_start)
