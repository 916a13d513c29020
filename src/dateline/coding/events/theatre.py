"""Whether a word with peaceful senses too ("attack", "campaign", "battle") is meant of armed conflict.

Its sentence and its report are asked for words of war (`event_war`), its own arguments for words of politics, sport,
trade, illness and the arts (`event_peaceful`).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from dateline.coding.reading import Reading
from dateline.coding.tokens import Token
from dateline.coding.tokens import Words as Sentence

WARLIKE = 2.0
"""From how many words of war in a hundred on a report is about armed conflict, so that its sentences need no proof."""
MIXED = 0.7
"""From how many on it touches upon armed conflict: one other word of war in the sentence is then proof enough."""
FEW = 40
"""A text of fewer words is too short to tell what it is about: a word is taken for war if nothing speaks against."""
_GROUPS = frozenset({"force", "group"})


class Theatre:
    """Answers for one report whether an ambiguous word is meant of armed conflict."""

    def __init__(self, reading: Reading) -> None:
        """Take the report's parse and the actors read so far."""
        self._tokens = reading.tokens
        self._war = reading.codebook.word_set("event_war")
        self._word_set = reading.codebook.word_set
        self._peaceful = reading.codebook.word_set("event_peaceful")
        self._spans = [a for a in reading.actors if a.kind in _GROUPS and a.id]
        self._known = frozenset(t.i for a in self._spans for t in reading.tokens_in(a.span))
        self._sentences: dict[int, tuple[frozenset[str], int]] = {}

    def is_warlike(self, token: Token, arguments: Iterable[Token], violent: bool = True) -> bool:
        """Tell whether an ambiguous word with these arguments and modifiers is meant of armed conflict.

        What is no violence itself ("met", "agreed") needs no proof in its sentence where the report touches upon
        conflict.
        """
        peaceful = any(t.lemma_.lower() in self._peaceful for t in arguments)
        words, against = self._sentence(token.sent)
        against -= token.lemma_.lower() in self._peaceful
        proof = len(words - {token.lemma_.lower(), token.lower_})
        short = self._length < FEW and not against
        if not violent:
            if peaceful and (self.density < WARLIKE or proof < 1):
                return False
            return proof >= 1 or self.density >= MIXED or short
        if self.density >= WARLIKE:
            return not peaceful or proof >= 1
        if short and not peaceful:
            return True
        if peaceful and proof < 2:
            return False
        return proof >= (1 if self.density >= MIXED and proof >= against else 2 + against // 2)

    def tells(self, classes: Iterable[str]) -> bool:
        """Tell whether the report has a word of one of the classes."""
        return any(not self._lemmas.isdisjoint(self._word_set(name)) for name in classes)

    @cached_property
    def _lemmas(self) -> frozenset[str]:
        return frozenset(t.lemma_.lower() for t in self._tokens)

    @cached_property
    def density(self) -> float:
        """Words of war in a hundred words of the report."""
        return 100 * sum(map(self._is_war, self._tokens)) / max(1, self._length)

    @cached_property
    def _length(self) -> int:
        return sum(not t.is_punct and not t.is_space for t in self._tokens)

    def _sentence(self, sentence: Sentence) -> tuple[frozenset[str], int]:
        if sentence.start not in self._sentences:
            war = frozenset(t.lemma_.lower() for t in sentence if self._is_war(t))
            against = sum(t.lemma_.lower() in self._peaceful for t in sentence)
            self._sentences[sentence.start] = war, against
        return self._sentences[sentence.start]

    def _is_war(self, token: Token) -> bool:
        return token.lemma_.lower() in self._war or token.lower_ in self._war or token.i in self._known
