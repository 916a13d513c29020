"""Actors: who is named in the text, and the roles that each event gives them."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.coding.actors.anaphora import antecedent, is_anaphor
from dateline.coding.actors.kinds import is_party
from dateline.coding.actors.phrases import known_id, phrase_of
from dateline.coding.actors.roles import roles_of
from dateline.coding.reading import Reading
from dateline.model import ActorMention

__all__ = ["read_actors", "roles_of"]


def read_actors(reading: Reading) -> tuple[ActorMention, ...]:
    """Read the mentions of actors of a report, each with its identity where it is known.

    "The group" and its like have the fullest earlier name in `name`.
    """
    found: list[ActorMention] = []
    for token in reading.tokens:
        if token.pos_ not in ("NOUN", "PROPN") or token.dep_ in ("compound", "nmod", "amod"):
            continue
        if token.ent_type_ == "GPE" or not is_party(reading, token):
            continue
        span = phrase_of(reading, token)
        if found and span.start < found[-1].end:
            continue
        id_ = known_id(reading, reading.tokens_in(span))
        mention = ActorMention(span.start, span.end, span.of(reading.text), id_, None, _kind(reading, token))
        reading.actors = tuple(found)
        earlier = antecedent(reading, token) if is_anaphor(reading, token) else None
        if earlier:
            mention = ActorMention(mention.start, mention.end, mention.text, earlier.id, earlier.name, mention.kind)
        found.append(mention)
    return tuple(found)


def _kind(reading: Reading, token: Token) -> str:
    words = reading.codebook.word_set
    lemma = token.lemma_.lower()
    if token.ent_type_ == "PERSON":
        return "person"
    for name, kind in (("event_force", "force"), ("event_side", "side"), ("event_official", "person")):
        if lemma in words(name):
            return kind
    return "group" if token.ent_type_ in ("ORG", "NORP") or token.pos_ == "PROPN" else "people"
