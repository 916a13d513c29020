"""Denials that take up what was told: "Beta denied the claim", "which the army denied" (codebook, section 3).

A denial of a deed is a claim of the deed's type with stance `denies`, by who denies it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.coding.disclaimers import disclaimer_of
from dateline.coding.drafts import Draft
from dateline.coding.mention import sentence_of
from dateline.coding.reading import EventMention, Reading, Roles
from dateline.coding.sameness import same_actors
from dateline.coding.syntax import is_verb
from dateline.coding.tokens import Token
from dateline.coding.voices import chain_at
from dateline.model import REAL, Actor, Modality, Source, Span

REACH = 2
"""Sentences from the telling of a deed to its denial at most."""


_SAME_ACT = frozenset({"rejection", "accusation"})
"""Types of what else the words of a denial tell ("rejected the accusation")."""


def with_denials(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, in the order of their triggers, with one for each denial of a deed told before.

    It has the deed's parties, place and time, which its words take up; a refusal told by the same words is left out.
    """
    found = [d for verb, taken in _denying(reading) if (d := _denial(reading, drafts, verb, taken)) is not None]
    disclaimed = (disclaimer_of(reading.codebook, reading.tokens[d.event.token]) for d in drafts)
    verbs = [reading.tokens[d.event.token] for d in found]
    words = {d.cue.i for d in disclaimed if d} | {t.i for verb in verbs for t in (verb, *verb.children)}
    kept = [d for d in drafts if not (d.event.token in words and d.type in _SAME_ACT)]
    return sorted([*kept, *found], key=lambda d: (d.event.trigger, d.type))


def _denying(reading: Reading) -> Iterator[tuple[Token, Token]]:
    """Yield the verbs of denying, each with its object, which only takes up what was told and tells no deed itself."""
    refuting = reading.codebook.word_set("refuting_verbs")
    told = {e.token for e in reading.events if e.event not in _SAME_ACT}
    for token in reading.tokens:
        if token.lemma_.lower() not in refuting or not is_verb(token):
            continue
        if any(c.dep_ == "neg" or c.lower_ in ("neither", "cannot") for c in token.children):
            continue
        taken = _taken_up(reading, token)
        if taken is not None and told.isdisjoint(t.i for t in taken.subtree):
            yield token, taken


def _taken_up(reading: Reading, verb: Token) -> Token | None:
    """Return a verb's object where it is a pronoun or a noun for what was told, or for a part had in it."""
    words = reading.codebook.word_set
    nouns = words("denied_nouns") | words("denied_parts")
    for child in verb.children:
        if child.lower_ in words("denied_pronouns") and child.dep_ in ("dobj", "mark", "pobj"):
            return child
        if child.dep_ == "dobj" and child.lemma_.lower() in nouns:
            return child
    return None


def _denial(reading: Reading, drafts: Sequence[Draft], verb: Token, taken: Token) -> Draft | None:
    chain = chain_at(reading, Span(verb.idx, verb.idx + len(verb)))
    origin = chain[-1] if chain else None
    cue = origin.span if origin is not None else None
    if origin is None or cue is None or not cue.start <= verb.idx < cue.end:
        return None  # who denies it is not told
    part = taken.lemma_.lower() in reading.codebook.word_set("denied_parts")
    deed = _deed(reading, drafts, verb, origin, part)
    if deed is None:
        return None
    roles = replace(deed.roles, actors=(_party(origin),)) if part else _blamed(reading, drafts, deed, verb)
    trigger = Span(verb.idx, verb.idx + len(verb))
    event = EventMention(deed.type, trigger, verb.i, _clause(verb, taken))
    place = replace(deed.place, text=None, span=None, carried=True) if deed.place else None
    time = replace(deed.time, text=None, span=None) if deed.time else None
    modality = Modality(deed.modality.status, deed.modality.status_span, "denies", trigger)
    return Draft(event, modality, roles, place, time, (), chain, (event.clause,))


def _deed(reading: Reading, drafts: Sequence[Draft], verb: Token, origin: Source, part: bool) -> Draft | None:
    """Return the deed told last before a denial by others: that of the denier, else the last of its sentence.

    What somebody says that he had no `part` in is violence.
    """
    here = sentence_of(reading, verb.i)
    types = (
        reading.codebook.types("violent", "harmful") if part else reading.codebook.types("deed") | {"military_support"}
    )
    told = [d for d in drafts if d.type in types and _can_be_denied(d, origin) and d.event.token < verb.i]
    near = [d for d in told if here - sentence_of(reading, d.event.token) <= REACH]
    theirs = [d for d in near if same_actors(d.roles.actors, (_party(origin),))]
    if theirs:
        return theirs[-1]
    last = max((sentence_of(reading, d.event.token) for d in near), default=None)
    return next((d for d in reversed(near) if sentence_of(reading, d.event.token) == last), None)


def _can_be_denied(draft: Draft, origin: Source) -> bool:
    others = draft.chain[-1].name.casefold() != origin.name.casefold() if draft.chain else True
    return others and draft.modality.status in REAL and draft.modality.stance != "denies"


def _party(source: Source) -> Actor:
    return Actor(source.name, source.id, source.span)


def _blamed(reading: Reading, drafts: Sequence[Draft], deed: Draft, verb: Token) -> Roles:
    """Return the parties of a deed; where nobody is told to have done it, those last accused before its denial."""
    here = sentence_of(reading, verb.i)
    accused = [
        d
        for d in drafts
        if d.type == "accusation" and d.event.token < verb.i and here - sentence_of(reading, d.event.token) <= REACH
    ]
    if deed.roles.actors or not accused:
        return deed.roles
    return replace(deed.roles, actors=accused[-1].roles.targets)


def _clause(verb: Token, taken: Token) -> Span:
    """Return the words of a denial from its speaker up to what it takes up."""
    own = [verb, taken, *(c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "aux", "advmod", "auxpass"))]
    first = min((t.left_edge for t in own if t.i != verb.i), key=lambda t: t.i)
    parts = [c.right_edge for c in taken.children if c.lower_ in ("of", "in", "for", "about")]
    last = max((*own, *parts), key=lambda t: t.i)
    return Span(first.idx, last.idx + len(last))
