"""The parts of a match, as the readers ask for them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.codebook import Codebook
from dateline.coding.times.forms import Form
from dateline.coding.times.lexicon import Item, Lexicon
from dateline.coding.times.value import Context, Value


@dataclass(frozen=True, slots=True)
class Parts:
    """A match of a form: what its names read, its words, and the words around it."""

    form: Form
    lexicon: Lexicon
    codebook: Codebook
    items: Sequence[Item]
    first: int
    last: int
    match: re.Match[str]
    text: str

    @property
    def rule(self) -> str:
        """The rule's name."""
        return self.form.rule

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the match in small letters."""
        return tuple(i.word for i in self.items[self.first : self.last])

    @property
    def source(self) -> str:
        """The match as it stands in the text."""
        return self.text[self.items[self.first].start : self.items[self.last - 1].end]

    @property
    def before(self) -> str:
        """The word before the match; empty at the beginning."""
        return self.items[self.first - 1].word if self.first else ""

    @property
    def after(self) -> str:
        """The word after the match; empty at the end."""
        return self.items[self.last].word if self.last < len(self.items) else ""

    def led_by(self, words: str) -> bool:
        """Tell whether the word before the match is of a class of `time_contexts.yaml`."""
        return self.before in self.codebook.word_set(words)

    def followed_by(self, words: str) -> bool:
        """Tell whether the word after the match is of a class of `time_contexts.yaml`."""
        return self.after in self.codebook.word_set(words)

    def source_of(self, index: int) -> str:
        """Return a word as it stands in the text, by its place counted from the first of the match."""
        item = self.items[self.first + index] if 0 <= self.first + index < len(self.items) else None
        return self.text[item.start : item.end] if item else ""

    def said(self, name: str) -> str:
        """Return the words that a name of the form read, in small letters; empty where it read none."""
        if name not in self.form.classes or self.match.start(name) < 0:
            return ""
        start, end = self.match.span(name)
        return " ".join(i.word for i in self.items[start:end])

    def get(self, name: str) -> Any:
        """Return what the word of a name says (its class's value); None where it read none."""
        words = self.said(name)
        if not words:
            return None
        kind = self.form.classes[name]
        if kind[0] == "$":
            return self._of_macro(kind, words)
        return self.lexicon.value(kind, words)

    def found(self, name: str) -> Value | None:
        """Return what a lower level found under a name."""
        if name not in self.form.classes or self.match.start(name) < 0:
            return None
        return self.items[self.match.start(name)].value

    def has(self, *words: str) -> bool:
        """Tell whether one of the words is in the match."""
        return any(w in self.words for w in words)

    def one(self, name: str) -> Any:
        """Return what the match's word of a class says, wherever it stands; None where it has none."""
        table = self.lexicon.classes[name]
        return next((table[w] for w in self.words if w in table), None)

    def _of_macro(self, macro: str, words: str) -> Any:
        for name in {
            "$month": ("MONTH", "MONTHABBR"),
            "$week": ("WEEKDAY", "WEEKDAYABBR"),
            "$unit": ("UNIT", "UNITS"),
        }.get(macro, ()):
            if words in self.lexicon.classes[name]:
                return self.lexicon.classes[name][words]
        digits = re.match(r"\d+", words) if macro == "$nth" else None
        return int(digits[0]) if digits else words


Reader = Callable[[Parts, Context], Value | None]
READERS: dict[str, Reader] = {}
"""The readers by the names that `time_patterns.yaml` calls them by."""


def reader(name: str) -> Callable[[Reader], Reader]:
    """Register a reader: a function from the parts of a match and its context to a value, or None where it is none."""

    def register(function: Reader) -> Reader:
        READERS[name] = function
        return function

    return register
