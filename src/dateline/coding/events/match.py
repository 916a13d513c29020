"""Which cue holds at a word, by the words beside it and the classes of its arguments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from dateline.coding.events.arguments import Arguments, is_state, of_noun, of_state, of_verb
from dateline.coding.events.classes import Classes
from dateline.coding.events.lexicon import Cue, Lexicon
from dateline.coding.events.means import type_by_means
from dateline.coding.events.theatre import Theatre
from dateline.coding.syntax import is_passive
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


@dataclass(frozen=True, slots=True)
class Matcher:
    """What is asked of the words of one report."""

    lexicon: Lexicon
    classes: Classes
    theatre: Theatre

    def match(self, token: Token) -> Hit | None:
        """Return the most specific cue that holds at a token, if any."""
        cues, arguments = self._looked_up(token)
        if not cues:
            return None
        hits = [hit for cue in cues if (hit := self._holds(token, cue, arguments))]
        return max(hits, key=lambda h: h.specificity, default=None)

    def _looked_up(self, token: Token) -> tuple[Sequence[Cue], Arguments]:
        if is_state(token):
            return self.lexicon.adjectives.get(token.lower_, ()), of_state(token)
        lemma = token.lemma_.lower()
        if token.pos_ == "VERB":
            return self.lexicon.verbs.get(lemma, ()), of_verb(token)
        if token.pos_ in ("NOUN", "PROPN"):
            return self.lexicon.nouns.get(lemma) or self.lexicon.nouns.get(token.lower_) or (), of_noun(token)
        return (), Arguments()

    def _holds(self, token: Token, cue: Cue, arguments: Arguments) -> Hit | None:
        covered = _words(token, cue)
        if covered is None or not self._fits(token, cue, arguments):
            return None
        span = Span(covered[0].idx, covered[-1].idx + len(covered[-1].text))
        event = cue.event
        if cue.rule.generic:
            event = type_by_means(self.classes, token, arguments) or event
        return Hit(event, token, span, cue.rule.weak, cue.specificity)

    def _fits(self, token: Token, cue: Cue, arguments: Arguments) -> bool:
        rule, classes = cue.rule, self.classes
        if rule.passive and not is_passive(token):
            return False
        if rule.intransitive and arguments.objects:
            return False
        if rule.subject and not classes.any_of(arguments.subjects, rule.subject):
            return False
        if rule.object and not classes.any_of(arguments.objects or arguments.prepositional, rule.object):
            return False
        if rule.near and not classes.any_of(arguments.around, rule.near):
            return False
        if rule.unless and classes.any_of(arguments.direct, rule.unless):
            return False
        return not rule.war or self.theatre.is_warlike(token, arguments.direct)


def _words(token: Token, cue: Cue) -> list[Token] | None:
    """Return the tokens that the cue's words cover, or None where they do not stand there."""
    if len(cue.words) == 1:
        return [token]
    if token.pos_ == "VERB":
        return [token] if _stand_after(token, cue.words[1:]) else None
    start = token.i - cue.head
    found = list(token.doc[max(start, token.sent.start) : start + len(cue.words)])
    same = len(found) == len(cue.words) and all(
        w in (t.lower_, t.lemma_.lower()) for w, t in zip(cue.words, found, strict=True)
    )
    return found if same else None


def _stand_after(verb: Token, words: tuple[str, ...]) -> bool:
    near = list(verb.doc[verb.i + 1 : min(verb.i + 1 + REACH, verb.sent.end)])
    near += [t for t in verb.children if t.i < verb.i]
    return all(any(word in (t.lower_, t.lemma_.lower()) for t in near) for word in words)
