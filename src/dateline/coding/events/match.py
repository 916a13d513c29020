"""Which cue holds at a word, by the words beside it and the classes of its arguments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from dateline.coding.events.classes import Classes
from dateline.coding.events.lexicon import Cue, Lexicon
from dateline.coding.syntax import agent_heads, children, is_passive, object_heads, subject_heads
from dateline.model import Span

REACH = 6
"""How many words from its verb the other words of a verbal phrase may stand ("took full control")."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue that holds: its type, its head and the words that it covers."""

    event: str
    head: Token
    span: Span
    weak: bool
    specificity: int


def match(token: Token, lexicon: Lexicon, classes: Classes) -> Hit | None:
    """Return the most specific cue that holds at a token, if any."""
    hits = [hit for cue in _cues(token, lexicon) if (hit := _holds(token, cue, classes))]
    return max(hits, key=lambda h: h.specificity, default=None)


def _cues(token: Token, lexicon: Lexicon) -> Sequence[Cue]:
    if token.lower_ in lexicon.adjectives and _is_state(token):
        return lexicon.adjectives[token.lower_]
    if token.pos_ == "VERB":
        return lexicon.verbs.get(token.lemma_.lower(), ())
    if token.pos_ in ("NOUN", "PROPN"):
        return lexicon.nouns.get(token.lemma_.lower()) or lexicon.nouns.get(token.lower_) or ()
    return ()


def _is_state(token: Token) -> bool:
    """Tell whether a participle stands before a noun, alone or after a hyphen ("rebel-held town")."""
    return token.dep_ in ("amod", "nmod", "compound") and token.head.i > token.i


def _holds(token: Token, cue: Cue, classes: Classes) -> Hit | None:
    covered = _words(token, cue)
    if covered is None:
        return None
    if token.pos_ == "VERB" and not _is_state(token):
        if not _verb_fits(token, cue, classes):
            return None
    elif cue.near and not classes.any_of(_around_noun(token), cue.near):
        return None
    span = Span(covered[0].idx, covered[-1].idx + len(covered[-1].text))
    return Hit(cue.event, token, span, cue.weak, cue.specificity)


def _words(token: Token, cue: Cue) -> list[Token] | None:
    """Return the tokens that the cue's words cover, or None where they do not stand there."""
    if len(cue.words) == 1:
        return [token]
    if token.pos_ == "VERB":
        return _verb_words(token, cue.words[1:])
    return _noun_words(token, cue.words)


def _noun_words(token: Token, words: tuple[str, ...]) -> list[Token] | None:
    start = token.i - len(words) + 1
    if start < token.sent.start:
        return None
    found = list(token.doc[start : token.i + 1])
    same = all(w in (t.lower_, t.lemma_.lower()) for w, t in zip(words, found, strict=True))
    return found if same else None


def _verb_words(verb: Token, words: tuple[str, ...]) -> list[Token] | None:
    near = list(verb.doc[verb.i + 1 : min(verb.i + 1 + REACH, verb.sent.end)])
    near += [t for t in verb.children if t.i < verb.i]
    for word in words:
        if not any(word in (t.lower_, t.lemma_.lower()) for t in near):
            return None
    return [verb]


def _verb_fits(verb: Token, cue: Cue, classes: Classes) -> bool:
    passive = is_passive(verb)
    if cue.passive and not passive:
        return False
    doers = agent_heads(verb) if passive else subject_heads(verb)
    done_to = object_heads(verb)
    if cue.subject and not classes.any_of(doers, cue.subject):
        return False
    if cue.object and not classes.any_of(done_to or _prepositional(verb), cue.object):
        return False
    return not cue.near or classes.any_of(_around_verb(verb), cue.near)


def _prepositional(verb: Token) -> list[Token]:
    return [o for prep in verb.children if prep.dep_ in ("prep", "prt") for o in children(prep, "pobj")]


def _around_verb(verb: Token) -> list[Token]:
    return [t for t in verb.subtree if t.i != verb.i and not t.is_punct] + subject_heads(verb)


def _around_noun(noun: Token) -> list[Token]:
    """Return the words about an event noun: its phrase, and the arguments of the verb that has it."""
    around = [t for t in noun.subtree if t.i != noun.i and not t.is_punct]
    head = noun.head
    if head.i != noun.i and head.pos_ == "VERB":
        around += [t for t in (*subject_heads(head), *object_heads(head), *_prepositional(head)) if t.i != noun.i]
    return around
