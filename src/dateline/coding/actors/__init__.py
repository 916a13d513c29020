"""Actors: who is named in the text, and the roles that each event gives them."""

from __future__ import annotations

from dataclasses import replace

from dateline.coding.actors.anaphora import antecedent, is_anaphor, owner_of
from dateline.coding.actors.kinds import is_party, is_state, kind_of
from dateline.coding.actors.named import name_after
from dateline.coding.actors.phrases import known_id, phrase_of, proper_of
from dateline.coding.actors.roles import roles_of
from dateline.coding.actors.words import among
from dateline.coding.reading import Reading
from dateline.coding.syntax import children, span_of
from dateline.coding.tokens import Token
from dateline.model import Actor, ActorMention

__all__ = ["read_actors", "roles_of"]

_ACTING = frozenset({"nsubj", "nsubjpass", "poss", "conj"})


def read_actors(reading: Reading) -> tuple[ActorMention, ...]:
    """Read the mentions of actors of a report, each with its identity where it is known.

    "The group", "its fighters" and a bare surname have the fullest earlier name in `name`.
    """
    found: list[ActorMention] = []
    for token in reading.tokens:
        if not _is_mention(reading, token):
            continue
        span = phrase_of(reading, token)
        if found and span.start < found[-1].end:
            if not (span.holds(found[-1].span) and span.start == found[-1].start):
                continue
            found.pop()  # "Ukraine's military" says more than "Ukraine"
        id_ = known_id(reading, reading.tokens_in(span))
        mention = ActorMention(span.start, span.end, span.of(reading.text), id_, None, kind_of(reading, token))
        reading.actors = tuple(found)
        earlier = _earlier(reading, token, mention)
        if earlier is None and token.pos_ == "NOUN":
            earlier = _named_beside(reading, token)
        if earlier:
            mention = replace(mention, id=earlier.id, name=earlier.name)
        found.append(mention)
    return tuple(found)


def _is_mention(reading: Reading, token: Token) -> bool:
    if token.pos_ not in ("NOUN", "PROPN") or token.dep_ in ("compound", "nmod", "amod"):
        return False
    if token.ent_type_ == "GPE" and not (token.dep_ in _ACTING and is_state(reading, token)):
        return False
    return is_party(reading, token)


def _earlier(reading: Reading, token: Token, mention: ActorMention) -> Actor | None:
    """Return the earlier name that a mention takes up, if it does."""
    if is_anaphor(reading, token):
        return antecedent(reading, token)
    owner = owner_of(reading, token)
    if owner is not None:
        return antecedent(reading, owner)
    if mention.kind == "person" and " " not in mention.text:
        return _person_of(reading.actors, mention)
    return None


def _named_beside(reading: Reading, noun: Token) -> Actor | None:
    """Return the proper name told behind a common noun ("the mayor, John Roe,", 'a group called "Red Hand"')."""
    if name := name_after(reading, noun):
        span = span_of(name)
        return Actor(span.of(reading.text), known_id(reading, name), span)
    proper = proper_of(reading, noun)
    if proper is None and not among(reading, noun, "event_force"):  # "a Fatah official, John Roe"
        proper = next((c for c in children(noun, "appos") if c.ent_type_ == "PERSON" and c.i > noun.i), None)
    if proper is None:
        return None
    span = phrase_of(reading, proper)
    return Actor(span.of(reading.text), known_id(reading, reading.tokens_in(span)), span)


def _person_of(earlier: tuple[ActorMention, ...], mention: ActorMention) -> Actor | None:
    """Return the earlier person whose name ends with a surname that stands alone."""
    surname = mention.text.lower()
    for other in reversed(earlier):
        full = other.name or other.text
        if other.kind == "person" and " " in full and full.lower().split()[-1] == surname:
            return Actor(full, other.id, other.span)
    return None
