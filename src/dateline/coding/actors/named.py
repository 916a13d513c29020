"""The proper name right behind a common noun: "the militant group Hezbollah", "his counterpart Jean Roy"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from dateline.coding.actors.kinds import is_reporter
from dateline.coding.actors.phrases import known_id, known_names
from dateline.coding.actors.words import among
from dateline.coding.reading import Reading
from dateline.coding.syntax import span_of, token_span
from dateline.coding.tokens import Token
from dateline.model import Actor, PlaceMention, Span

_CALLED = frozenset({"called", "named", "dubbed", "styled", "known", "calling", "styling", "naming"})
_NAMED = frozenset({"ORG", "NORP", "PERSON", "FAC", "PRODUCT", "GPE", ""})
_LINKS = frozenset({"of", "al", "and", "for", "-", "the"})
_MOST = 7
"""The most words of a name."""
_BRACKETED = 12
"""Fewer characters than this, of which the first is a bracket, part a name from what only says it again."""


def name_after(reading: Reading, noun: Token) -> tuple[Token, ...]:
    """Return the name that follows a common noun for a group or an office; () where none does.

    A noun with a name of its own before it ("Islamic State group") is not asked.
    """
    group = among(reading, noun, "actor_anaphors", "actor_bodies")
    if not group and among(reading, noun, "actor_members"):
        return _quoted_before(reading, noun)
    if noun.pos_ == "PROPN" or not (group or among(reading, noun, "event_official", "actor_heads")):
        return ()
    if any(c.i < noun.i and (c.i in known_names(reading) or c.ent_type_ == "ORG") for c in noun.children):
        return ()
    if group and (quoted := _quoted_before(reading, noun)):
        return quoted
    if group and (quoted := _quoted_after(reading, noun)):
        return quoted
    start = _past_called(noun)
    if start is None:
        return ()
    known = known_names(reading).get(start.i)
    name = known[0] if known else _run(start)
    if not group:
        name = tuple(takewhile(lambda t: t.lower_ != "and", name))
    if not name or name[0].i != start.i or is_reporter(reading, span_of(name).of(reading.text)):
        return ()
    whole = group or (len(name) > 1 and all(t.ent_type_ == "PERSON" for t in name))
    return name if whole and (known or len(name) > 1 or start.ent_type_ in ("ORG", "PERSON")) else ()


def _quoted_before(reading: Reading, noun: Token) -> tuple[Token, ...]:
    """Return the name in quotation marks right before a noun ("a group" of 'the "Red Hand" group'); () for none."""
    doc, at = noun.doc, noun.i - 1
    if at <= noun.sent.start or not doc[at].is_quote:
        return ()
    start = next((i for i in range(at - 1, max(noun.sent.start, at - _MOST - 1) - 1, -1) if doc[i].is_quote), None)
    words = tuple(doc[start + 1 : at]) if start is not None else ()
    return words if _are_of_a_name(reading, words) else ()


def _quoted_after(reading: Reading, noun: Token) -> tuple[Token, ...]:
    """Return the name in quotation marks behind a noun ('a faction, the "Sons of the Sea",'); () for none."""
    doc, at, end = noun.doc, noun.i + 1, min(noun.i + 5, noun.sent.end - 1)
    while at < end and (doc[at].text in (",", "-", "--", "(") or doc[at].lower_ in _CALLED | {"the", "as", "itself"}):
        at += 1
    if at >= end or not doc[at].is_quote:
        return ()
    close = next((i for i in range(at + 1, min(at + 2 + _MOST, noun.sent.end)) if doc[i].is_quote), at)
    words = tuple(doc[at + 1 : close])
    words = words[1:] if words and words[0].lower_ == "the" else words
    return words if _are_of_a_name(reading, words) else ()


def _are_of_a_name(reading: Reading, words: Sequence[Token]) -> bool:
    """Tell whether quoted words are a name: written with capitals, and in a text of capitals without a verb."""
    if not words or words[0].lower_ in _LINKS or any(t.pos_ == "AUX" for t in words):
        return False
    return all(reading.text[t.idx : t.idx + 1].isupper() or t.lower_ in _LINKS for t in words)


def _past_called(noun: Token) -> Token | None:
    """Return the word after a noun, past "known as", "called" and an article."""
    at = noun.i + 1
    doc, end = noun.doc, noun.sent.end
    if at < end and doc[at].lower_ in _CALLED:
        at += 1
        at += at < end and doc[at].lower_ == "as"
        at += at < end and doc[at].lower_ in ("itself", "themselves")
        at += at < end and doc[at].lower_ == "the"
    return doc[at] if at < end else None


def _run(start: Token) -> tuple[Token, ...]:
    """Return the capitalised words from one on, with the small words between them."""
    found: list[Token] = []
    for token in start.doc[start.i : min(start.i + _MOST, start.sent.end)]:
        if not (_is_capital(token) or (found and token.lower_ in _LINKS)):
            break
        found.append(token)
    while found and not _is_capital(found[-1]):
        found.pop()
    return tuple(found)


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos_ == "PROPN" and token.ent_type_ in _NAMED


def states_before(reading: Reading, head: Token) -> list[Token]:
    """Return the states named right before another, between which commas were lost ("Russia Iran and militias")."""
    if not _is_state(reading, head):
        return []
    start = head.i
    while start > head.sent.start and _is_state(reading, head.doc[start - 1]):
        start -= 1
    return list(head.doc[start : head.i])


def state_in_a_row(reading: Reading, token: Token) -> Actor | None:
    """Return the actor of a state that stands right beside another, which its phrase would take in."""
    beside = [token.doc[i] for i in (token.i - 1, token.i + 1) if token.sent.start <= i < token.sent.end]
    if not _is_state(reading, token) or not any(_is_state(reading, t) for t in beside):
        return None
    return Actor(token.text, known_id(reading, [token]), token_span(token))


def _is_state(reading: Reading, token: Token) -> bool:
    """Tell whether a single word is a country's own name."""
    if token.pos_ != "PROPN" or token.ent_type_ not in ("GPE", "ORG", "PERSON", ""):
        return False
    return token_span(token) in reading.of_layer("actors.countries", reading.places, _countries)


def _countries(places: tuple[PlaceMention, ...]) -> frozenset[Span]:
    return frozenset(p.span for p in places if p.precision == "country" and not p.adjective)


def without_named(reading: Reading, told: list[Actor], names: Sequence[Actor]) -> list[Actor]:
    """Return those told without the people who are then told by as many names ("two teachers": "A and B")."""
    persons = [a for a in names if a.id is None and a.span and reading.tokens_in(a.span)[-1].pos_ == "PROPN"]
    if not persons or len(persons) != len(names):
        return told
    return [a for a in told if not _are(reading, a, len(persons))]


def _are(reading: Reading, actor: Actor, count: int) -> bool:
    """Tell whether a common noun for people stands for as many as are named."""
    tokens = reading.tokens_in(actor.span) if actor.span else ()
    head = tokens[-1] if tokens else None
    people = ("event_person", "actor_people", "event_official")
    if head is None or head.pos_ != "NOUN" or not among(reading, head, *people):
        return False
    numbers = [c for c in head.children if c.dep_ == "nummod"]
    if numbers:
        return _NUMBERS.get(numbers[0].lower_, numbers[0].lower_) in (count, str(count))
    return head.tag_ == "NNS" or count == 1


_FIRST = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS = {word: n for n, word in enumerate(_FIRST, 1)}


def each_once(reading: Reading, actors: Sequence[Actor]) -> list[Actor]:
    """Return the actors without those that the words beside them name too.

    These are a common noun before a name, a short form in brackets behind it, and what follows the brackets ("the
    Alpha Front (AF) forces").
    """
    pairs = [(a, b) for a in actors for b in actors if a.span and b.span and a.span.end <= b.span.start]
    dropped: list[Actor] = []
    for first, second in pairs:
        assert first.span is not None
        assert second.span is not None
        between = reading.text[first.span.end : second.span.start].strip()
        if between[:1] in ("(", "[") and len(between) < _BRACKETED:
            dropped.append(second)
        elif not between and first.name.islower():
            dropped.append(first)
    return [a for a in actors if a not in dropped]
