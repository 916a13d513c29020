"""The grammar of English time expressions: what `time_patterns.yaml` says, matched over the words of a text.

At each word the longest form that fits is read, and of equals the first; a reader that returns None passes to the next.
What one level found stands as one word for the next.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from dateline.codebook import Codebook, CodebookError, load_codebook
from dateline.coding.normalise import normalise
from dateline.coding.times import readers
from dateline.coding.times.feasts import feast_forms
from dateline.coding.times.forms import KINDS, Choices, Form, by_first, compile_forms
from dateline.coding.times.lexicon import BREAK, OTHER, Item, Lexicon, of_codebook
from dateline.coding.times.parts import READERS, Parts
from dateline.coding.times.value import Context, Value

__all__ = ["Context", "Found", "Grammar", "find_times", "grammar_of", "parse_time"]
assert readers  # imported so that each registers itself

ContextOf = Callable[[int, int, "tuple[Value, ...]"], Context]
_NOTHING = ("", OTHER, BREAK)
_ROUNDS = 3
"""How often the upper level is read over its own results ("the morning of | 3 March | last year")."""
_GLUED_BEFORE = re.compile(r"[\w$€£#@]$|\d[.,]$|[-/]$")
_MAY_LEAD = re.compile(
    r"\b(?:mid|early|late|pre|post|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july"
    r"|august|september|october|november|december)-$",
    re.IGNORECASE,
)
_GLUED_AFTER = re.compile(r"\w|[.,:]\d|%|(?<!\d)(?<=[^\W\d_])-\d(?=\d{4})|(?<=\d)-\d|/\d")


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression at `[start, end)` of a text."""

    start: int
    end: int
    value: Value


@dataclass(frozen=True, slots=True)
class Grammar:
    """The compiled grammar of a codebook."""

    codebook: Codebook
    lexicon: Lexicon
    levels: tuple[dict[str, Choices], ...]

    def find(self, text: str, context: ContextOf) -> list[Found]:
        """Return the time expressions of a text in order, none overlapping another.

        `context` is asked, for each span and the dates told before it, against what it is to be read.
        """
        reading = _Reading(self, normalise(text), context)
        items, row = self.lexicon.tokens(text.translate(_KEEP_LINES))
        items, row = reading.level(items, row, self.levels[0])
        for _ in range(_ROUNDS):
            before = len(items)
            items, row = reading.level(items, row, self.levels[1])
            if len(items) == before:
                break
        return [Found(i.start, i.end, i.value) for i in items if i.value is not None and not i.value.weak]


_KEEP_LINES = {
    ord(a): b for a, b in (("‘", "'"), ("’", "'"), ("`", "'"), ("´", "'"), ("‐", "-"), ("‑", "-"), ("ʼ", "'"))
}


@dataclass(slots=True)
class _Reading:
    """One text being read."""

    grammar: Grammar
    text: str
    context: ContextOf
    told: tuple[Value, ...] = ()

    def level(self, items: list[Item], row: str, forms: dict[str, Choices]) -> tuple[list[Item], str]:
        """Read one level over a row; return the items with what was found in the place of its words."""
        kept: list[Item] = []
        symbols: list[str] = []
        self.told = ()
        at = 0
        while at < len(row):
            choices = forms.get(row[at])
            wanted = () if choices is None else choices.alone if row[at + 1 : at + 2] in _NOTHING else choices.all
            found = self._longest(items, row, at, wanted) if wanted else None
            item, symbol, at = found or (items[at], row[at], at + 1)
            if item.value is not None:
                self._remember(item.value)
            kept.append(item)
            symbols.append(symbol)
        return kept, "".join(symbols)

    def _remember(self, value: Value) -> None:
        if (
            value.begin
            and not value.aside
            and value.type in ("DATE", "TIME")
            and value.kind not in ("clock", "part", "reference")
        ):
            self.told = (value, *self.told[:20])

    def _longest(self, items: list[Item], row: str, at: int, forms: tuple[Form, ...]) -> tuple[Item, str, int] | None:
        matches = [(m.end(), -i, f, m) for i, f in enumerate(forms) if (m := f.pattern.match(row, at))]
        if not matches or self._glued_before(items[at].start):
            return None
        for end, _, form, match in sorted(matches, key=lambda m: m[:2], reverse=True):
            first, last = items[at], items[end - 1]
            if end == at + 1 and first.value is not None and form.reader != "phase":
                continue
            if _GLUED_AFTER.match(self.text, last.end) and last.word != "(":
                continue
            value = self._read(
                Parts(form, self.grammar.lexicon, self.grammar.codebook, items, at, end, match, self.text)
            )
            if value is not None:
                return Item(first.start, last.end, "<time>", value), KINDS[value.kind], end
        return None

    def _glued_before(self, start: int) -> bool:
        before = self.text[max(0, start - 11) : start]
        return bool(before) and _GLUED_BEFORE.search(before) is not None and not _MAY_LEAD.search(before)

    def _read(self, parts: Parts) -> Value | None:
        """Return the value, None also where the words name a day that no calendar has."""
        start, end = parts.items[parts.first].start, parts.items[parts.last - 1].end
        try:
            return READERS[parts.form.reader](parts, self.context(start, end, self.told))
        except (ValueError, OverflowError):
            return None


def grammar_of(codebook: Codebook) -> Grammar:
    """Return the grammar that a codebook's files say, compiled once. Raises CodebookError for one that cannot be."""
    return codebook.derived("times.grammar", _compile)


def _compile(codebook: Codebook) -> Grammar:
    lexicon = of_codebook(codebook)
    levels = compile_forms(codebook, lexicon, feast_forms(codebook))
    for form in (f for forms in levels.values() for f in forms):
        if form.reader not in READERS:
            raise CodebookError(f"time_patterns.yaml: {form.rule}: there is no reader {form.reader!r}")
    return Grammar(codebook, lexicon, tuple(by_first(levels.get(n, ())) for n in (1, 2)))


def find_times(text: str, context: Callable[[int, int], Context], codebook: Codebook | None = None) -> list[Found]:
    """Return the time expressions of a text; `context` is asked against what each span is to be read."""
    grammar = grammar_of(codebook or load_codebook())
    return grammar.find(text, lambda start, end, told: replace(context(start, end), told=told))


def parse_time(words: str, anchor: date | None = None, future: bool = False) -> Value | None:
    """Read a time expression by its words alone, against an anchor where it needs one; None if it is none."""
    found = find_times(words, lambda *_: Context(anchor, future))
    return found[0].value if len(found) == 1 and (found[0].start, found[0].end) == (0, len(words)) else None
