"""Victims whom a sentence of its own names: "The dead were a nurse and her son", "Among those killed was John Roe".

They belong to the violence that the sentence itself names, else to that told last before it. What follows the colon of
"four people were killed: John Roe, 34, …" is read alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dateline.coding.actors.listing import list_at
from dateline.coding.actors.words import among
from dateline.coding.reading import EventMention, Reading
from dateline.coding.tokens import Token, Words

HARMED = frozenset({"casualties"})
_BEING = frozenset({"was", "were", "is", "are", "include", "includes", "included", "been"})
_NAMING = frozenset({"identified", "named"})
_CLAUSE = frozenset({"that", "which", "who"})
_BETWEEN = frozenset({"ADV", "AUX"})
_OPENING = frozenset({"DET", "NUM", "NOUN", "PROPN", "ADJ", "PRON"})
_FIRST = 16
"""Within how many words of a sentence its verb stands."""
_BACK = 3
"""How many sentences before it the violence may be told."""


def identified(reading: Reading, event: EventMention, types: frozenset[str]) -> list[Token]:
    """Return the nouns for the victims of an event whom a sentence names that does little else.

    Events of the `types` can have victims.
    """
    return list(_by_event(reading, types).get(event.token, ()))


def _by_event(reading: Reading, types: frozenset[str]) -> Mapping[int, list[Token]]:
    if "actors.identified" not in reading.memo:
        kept: dict[int, list[Token]] = {}
        violent = [e for e in reading.events if e.event in types]
        for sentence in reading.doc.sents if violent else ():
            for at in _lists_in(reading, sentence):
                heads = list_at(reading, at, sentence.end)
                for event in _events_of(violent, sentence) if heads else ():
                    kept.setdefault(event.token, []).extend(heads)
        reading.memo["actors.identified"] = kept
    return reading.memo["actors.identified"]  # type: ignore[return-value]


def _events_of(violent: list[EventMention], sentence: Words) -> list[EventMention]:
    """Return the events whose victims a sentence names: its own, and the last before it where that only tells harm."""
    own = [e for e in violent if sentence.start <= e.token < sentence.end][:1]
    if own and own[0].event not in HARMED:
        return own
    first = sentence
    for _ in range(_BACK):
        first = first.doc[first.start - 1].sent if first.start else first
    before = [e for e in violent if first.start <= e.token < sentence.start and e.event not in HARMED]
    return [*own, *before[-1:]]


def _lists_in(reading: Reading, sentence: Words) -> Iterator[int]:
    """Yield the indices at which a sentence begins to name victims."""
    for token in sentence:
        lower = token.lower_
        if lower in _BEING and token.i < sentence.start + _FIRST:
            if _are_told_last(reading, sentence, token):
                yield sentence.start
                return
            if (at := _after_verb(token, sentence.end)) and _are_victims(reading, sentence, token):
                yield at
                return
        elif lower in _NAMING and (at := _after_as(reading, token, sentence.end)):
            yield at
            return
        elif lower == ":" and _tells_harm(reading, sentence, token) and _is_name_at(token.i + 1, sentence):
            yield token.i + 1
            return


def _are_told_last(reading: Reading, sentence: Words, verb: Token) -> bool:
    """Tell whether names before a verb of being are told to be the harmed ("A and B were the doctors killed")."""
    after = verb.doc[verb.i + 1 : min(verb.i + 6, sentence.end)]
    named = verb.i - sentence.start > 1 and verb.doc[verb.i - 1].pos_ == "PROPN" and sentence[0].pos_ != "DET"
    if not named or not after or after[0].lower_ != "the":
        return False
    told = next((t for t in after[1:] if t.pos_ not in ("NOUN", "NUM", "ADJ", "PROPN")), None)
    return told is not None and told.tag_ == "VBN" and _is_harmed(reading, told)


def _after_verb(verb: Token, end: int) -> int | None:
    """Return the index of the phrase that a verb of being ties to its subject, past "identified as"."""
    doc, at = verb.doc, verb.i + 1
    while at < end and doc[at].pos_ in _BETWEEN:
        at += 1
    if at < end and doc[at].lower_ in _NAMING:
        at = next((i + 1 for i in range(at + 1, min(at + 9, end)) if doc[i].lower_ == "as"), end)
    return at if at < end and (doc[at].pos_ in _OPENING or doc[at].tag_ == "PRP$") else None


def _are_victims(reading: Reading, sentence: Words, verb: Token) -> bool:
    """Tell whether what stands before a verb names those who were harmed or taken, and no deed of theirs."""
    words = verb.doc[sentence.start : verb.i]
    if len(words) == 0 or any(t.lower_ in ("no", "none", "not", "if", "when", "while") for t in words):
        return False
    return any(
        among(reading, t, "actor_sufferers") and t.pos_ != "VERB" and t.dep_ not in ("compound", "poss")
        for t in words[-_FIRST:]
    ) or any(_is_harmed(reading, t) for t in words)


def _is_harmed(reading: Reading, token: Token) -> bool:
    if token.tag_ not in ("VBN", "VBD", "JJ") or not among(reading, token, "event_harm", "actor_seizes", "actor_slays"):
        return False
    before = token.doc[token.i - 1] if token.i else token
    return before.lower_ not in _CLAUSE and token.pos_ != "AUX" and not _has_object(token)


def _has_object(verb: Token) -> bool:
    return any(c.dep_ in ("dobj", "aux") for c in verb.children)


def _after_as(reading: Reading, verb: Token, end: int) -> int | None:
    """Return the index past "as" of "identified the victims as"."""
    words = verb.doc[verb.i + 1 : min(verb.i + 7, end)]
    if not any(among(reading, t, "actor_sufferers") for t in words):
        return None
    return next((t.i + 1 for t in words if t.lower_ == "as"), None)


def _tells_harm(reading: Reading, sentence: Words, colon: Token) -> bool:
    words = colon.doc[sentence.start : colon.i]
    return any(t.pos_ == "VERB" and among(reading, t, "event_harm", "actor_seizes", "actor_slays") for t in words)


def _is_name_at(at: int, sentence: Words) -> bool:
    words = sentence.doc[at : min(at + 3, sentence.end)]
    return len(words) > 1 and any(t.pos_ == "PROPN" for t in words)
