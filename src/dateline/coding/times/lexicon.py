"""Words of a text as symbols of the grammar: a character for each set of classes that a word can be of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from dateline.codebook import Codebook
from dateline.coding.times.value import Value

OTHER = "."
"""The symbol of a word that no form asks for."""
BREAK = "\n"
"""The symbol of an empty line, over which no form reaches."""
_FIRST_SYMBOL = 0xE000
_SHAPES = (
    "NUM", "DAY", "DAYTH", "TWO", "YEAR", "TIMES", "LEADTIMES", "SHORTTIMES", "HOUR", "MINUTE", "DECADE", "QCODE",
    "HCODE", "YEARTH", "HYEAR", "DOTTED", "AMPM",
)  # fmt: skip
"""Classes of words that are known by their shape."""
_TOKEN = (
    r"o'clock|[ap]\.\s?m\b\.?|[ap]m\b"
    r"|(?:\d\d)?\d0'?s\b|\d{1,3}(?:st|nd|rd|th)\b|\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<!\d\.)\d+(?:\.\d+(?!\.?\d))?|\d+"
    r"|[qh][1-4]\b|'s\b|[^\W\d_]+\.?|\n[ \t\r]*\n|\S"
)
_DASHES = {"–": "-", "—": "--"}


class Item(NamedTuple):
    """A word of a text in small letters and its place, or what a level of the grammar found in its place."""

    start: int
    end: int
    word: str
    value: Value | None = None


@dataclass(slots=True)
class Lexicon:
    """The classes of words, and the symbols that stand for them."""

    classes: dict[str, dict[str, Any]]
    literals: set[str] = field(default_factory=set)
    symbols: dict[str, str] = field(default_factory=dict)
    _sets: dict[frozenset[str], str] = field(default_factory=dict)
    _of_class: dict[str, list[str]] = field(default_factory=dict)
    _token: re.Pattern[str] = field(default_factory=lambda: re.compile(_TOKEN, re.IGNORECASE))

    def __post_init__(self) -> None:
        """Read the words of the classes that are written with blanks, hyphens or apostrophes as one word each."""
        compound = {w for table in self.classes.values() for w in table if re.search(r"\w[^\w.]\w", w)}
        if compound:
            words = "|".join(re.escape(w) for w in sorted(compound, key=len, reverse=True))
            self._token = re.compile(rf"\b(?:{words})\b|{_TOKEN}", re.IGNORECASE)

    def knows(self, name: str) -> bool:
        """Tell whether a class is one of words or of shapes."""
        return name in self.classes or name in _SHAPES

    def assign(self) -> None:
        """Give every word that a form can ask for its symbol; to be called when all forms are known."""
        words = {w for table in self.classes.values() for w in table} | self.literals
        for word in (*words, *_numbers(), "am", "pm", "a.m.", "p.m.", "a.m", "p.m", *_codes()):
            found = frozenset(self._classes_of(word))
            if found:
                self.symbols[word] = self._sets.setdefault(found, chr(_FIRST_SYMBOL + len(self._sets)))
        for found, symbol in self._sets.items():
            for name in found:
                self._of_class.setdefault(name, []).append(symbol)

    def symbols_of(self, wanted: str) -> Iterable[str]:
        """Return the symbols of all words that are of a class (`NAME`) or are a word (`=word`)."""
        return self._of_class.get(wanted, ())

    def value(self, name: str, word: str) -> Any:
        """Return what a word of a class says: of a class of words its value, of a shape its number."""
        if name in self.classes:
            return self.classes[name].get(word)
        digits = re.match(r"\d+", word)
        return int(digits[0]) if digits else word

    def _classes_of(self, word: str) -> Iterable[str]:
        yield from (name for name, table in self.classes.items() if word in table)
        yield from _shapes(word)
        if word in self.literals:
            yield f"={word}"

    def tokens(self, text: str) -> tuple[list[Item], str]:
        """Return the words of a text, and the row of their symbols."""
        tokens: list[Item] = []
        row: list[str] = []
        get = self.symbols.get
        for match in self._token.finditer(text):
            word = match[0].lower()
            start, end = match.span()
            symbol = get(word)
            if symbol is None and word[-1] == "." and len(word) > 1:
                word, end = word[:-1], end - 1
                tokens.append(Item(start, end, word))
                row.append(get(word, OTHER))
                tokens.append(Item(end, end + 1, "."))
                row.append(get(".", OTHER))
                continue
            if symbol is None:
                word = _DASHES.get(word, word)
                symbol = BREAK if word[0] == "\n" else get(word) or (self._number(word) if word[0].isdigit() else OTHER)
            tokens.append(Item(start, end, word))
            row.append(symbol)
        return tokens, "".join(row)

    def _number(self, word: str) -> str:
        return self._sets.get(frozenset(_shapes(word)), OTHER)


def of_codebook(codebook: Codebook) -> Lexicon:
    """Return the codebook's classes of words."""
    return Lexicon({name: dict(entry.words) for name, entry in codebook.time_words.items()})


def _numbers() -> Iterable[str]:
    yield from (str(n) for n in range(10000))
    yield from (f"{n:02d}" for n in range(10))
    yield from (f"{n:04d}" for n in range(1000))
    yield from (f"{n}{end}" for n in range(1, 32) for end in ("st", "nd", "rd", "th"))
    yield from (f"{n}{end}" for n in range(100) for end in ("s", "'s") if n % 10 == 0 and n)
    yield from (f"{n}{end}" for n in range(1500, 2100, 10) for end in ("s", "'s"))
    yield from ("12345", "1.5", "10.30", "0.5")


def _codes() -> Iterable[str]:
    return ("q1", "q2", "q3", "q4", "h1", "h2")


def _shapes(word: str) -> Iterable[str]:
    """Yield the classes of numbers that a word has the shape of."""
    if word in ("am", "pm", "a.m.", "p.m.", "a.m", "p.m") or re.fullmatch(r"[ap]\.\sm\.?", word):
        yield "AMPM"
    elif word in ("q1", "q2", "q3", "q4"):
        yield "QCODE"
    elif word in ("h1", "h2"):
        yield "HCODE"
    elif match := re.fullmatch(r"(\d+)'?s", word):
        yield "DECADE"
    elif match := re.fullmatch(r"(\d+)(?:st|nd|rd|th)", word):
        number = int(match[1])
        if 1 <= number <= 31:
            yield "DAYTH"
        if 1 <= number <= 22:
            yield "YEARTH"
    elif word.isdigit():
        yield from _of_digits(word, int(word))
    elif re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?|\d+\.\d+", word):
        yield "NUM"
        if re.fullmatch(r"([01]?\d|2[0-3])\.[0-5]\d", word):
            yield "DOTTED"


def _of_digits(word: str, number: int) -> Iterable[str]:
    size = len(word)
    yield "NUM"
    if size <= 2:
        if 1 <= number <= 31:
            yield "DAY"
        if number <= 24:
            yield "HOUR"
        if size == 2:
            yield "TWO"
            if number < 60:
                yield "MINUTE"
    elif size == 3 and number % 100 < 60 and 100 <= number < 1300:
        yield "SHORTTIMES"
    elif size == 4:
        if 1500 <= number < 2100:
            yield "YEAR"
        if 1300 <= number <= 1500:
            yield "HYEAR"
        if number <= 2400 and number % 100 < 60:
            yield "TIMES"
            if word[0] == "0":
                yield "LEADTIMES"
