"""What a text is about, as weighted terms: words, and the numbers it tells.

The weight of a term is its inverse document frequency (Spärck Jones 1972) over the reports of the database, drawn
towards what is known beforehand: a database of ten reports has no use of its own counts, one of ten thousand needs no
other. Terms are kept as 32-bit hashes, so that a report's costs a kilobyte.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from zlib import crc32

from anyascii import anyascii

from dateline.codebook import Codebook

Terms = dict[int, float]
"""Hash of a term -> its weight."""

_WORD = re.compile(r"[^\W\d_]+|\d+")
_GROUPED = re.compile(r"(?<=\d),(?=\d{3}\b)")
_ENDINGS = ("ings", "ing", "ed", "es", "s")
_ONES = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_TENS = "thirty forty fifty sixty seventy eighty ninety"
_NUMBERS = {word: str(n) for n, word in enumerate(_ONES.split(), 2)}
_NUMBERS |= {word: str(n) for n, word in zip(range(30, 100, 10), _TENS.split(), strict=True)}
_SHORTEST = 3
"""Letters that must be left of a word when an ending is cut off."""

PRIOR_REPORTS = 30
"""How many reports the beforehand shares count for."""
SHARE_COMMON, SHARE_NUMBER, SHARE_OTHER = 0.1, 0.03, 0.015
"""Beforehand: the share of reports that have a given word of the codebook's lists, a given number, any other word."""
_MOST_TERMS = 200_000
"""Terms that a vocabulary keeps, the commonest: what is rarer weighs as if it were new."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How many reports have each term. An empty one stands on what is known beforehand alone."""

    reports: int = 0
    counts: Mapping[int, int] = field(default_factory=dict)
    _weights: dict[int, float] = field(default_factory=dict, compare=False, repr=False)
    """What was worked out before."""

    @classmethod
    def of(cls, texts: Iterable[Iterable[int]]) -> Vocabulary:
        """Count the terms of texts."""
        counts: Counter[int] = Counter()
        reports = 0
        for terms in texts:
            reports += 1
            counts.update(set(terms))
            if len(counts) > 2 * _MOST_TERMS:
                counts = Counter(dict(_commonest(counts)))
        return cls(reports, dict(_commonest(counts)))

    def weight(self, term: int, share: float) -> float:
        """Return a term's weight; `share` is the part of all reports that are thought to have it beforehand."""
        found = self._weights.get(term)
        if found is None:
            seen = self.counts.get(term, 0) + PRIOR_REPORTS * share
            found = max(0.0, math.log((self.reports + PRIOR_REPORTS) / seen))
            if len(self._weights) < _MOST_TERMS:
                self._weights[term] = found
        return found


def _commonest(counts: Mapping[int, int]) -> list[tuple[int, int]]:
    return sorted(((t, n) for t, n in counts.items() if n > 1), key=lambda pair: (-pair[1], pair[0]))[:_MOST_TERMS]


class Reader:
    """Reads terms from texts by the codebook's lists of words."""

    def __init__(self, book: Codebook) -> None:
        self._left_out = book.word_set("function_words") | book.word_set("calendar_words")
        self._common = {term_hash(stem(w)) for w in listed(book) | book.word_set("news_words")}
        self._same = _one_word_names(book)
        self._read: dict[str, int | None] = {}

    def terms(self, text: str) -> Counter[int]:
        """Return the hashes of a text's terms, each with how often it stands there."""
        plain = text if text.isascii() else anyascii(text)
        if len(self._read) > _MOST_TERMS:
            self._read.clear()
        read, found = self._read, Counter[int]()
        for word, times in Counter(_WORD.findall(_GROUPED.sub("", plain))).items():
            if word not in read:
                read[word] = self._term(word)
            term = read[word]
            if term is not None:
                found[term] += times
        return found

    def _term(self, word: str) -> int | None:
        if word.isdigit():
            year = len(word) == 4 and word[:2] in ("19", "20")
            return None if year else number_hash(word)
        lower = word.lower()
        if lower in _NUMBERS:
            return number_hash(_NUMBERS[lower])
        if word == "IS":
            return self._same.get("isis", term_hash("isis"))
        if len(lower) < 2 or lower in self._left_out:
            return None
        return self._same.get(lower) or term_hash(stem(lower))

    def weighted(self, text: str, vocabulary: Vocabulary) -> Terms:
        """Return a text's terms with their weights, scaled so that the squares add to 1."""
        raw = {
            term: (1 + math.log(times)) * vocabulary.weight(term, self._share(term))
            for term, times in self.terms(text).items()
        }
        length = math.sqrt(sum(w * w for w in raw.values()))
        return {term: w / length for term, w in raw.items() if w > 0} if length else {}

    def _share(self, term: int) -> float:
        if term & 1:
            return SHARE_NUMBER
        return SHARE_COMMON if term in self._common else SHARE_OTHER


def cosine(a: Terms, b: Terms) -> float:
    """Return how alike two texts are, 0 to 1."""
    common = a.keys() & b.keys()
    return math.fsum([a[t] * b[t] for t in common]) if common else 0.0


def strongest(terms: Terms, most: int) -> list[int]:
    """Return the terms that weigh most, the heaviest first."""
    return sorted(terms, key=lambda t: (-terms[t], t))[:most]


@lru_cache(maxsize=65536)
def term_hash(word: str) -> int:
    """Return a word's 32-bit hash; its last bit is 0."""
    return crc32(word.encode()) & 0xFFFFFFFE


def number_hash(digits: str) -> int:
    """Return a number's 32-bit hash; its last bit is 1, which tells it from a word."""
    return crc32(b"#" + digits.lstrip("0").encode()) | 1


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Cut an English ending off: what is compared is whether two words are forms of one, not what they mean."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


def listed(book: Codebook) -> set[str]:
    """Return the words of the codebook's own lists: those that any report of a conflict may have."""
    found: list[str] = []
    for triggers in book.triggers.values():
        for rule in (*triggers.verbs, *triggers.nouns, *triggers.adjectives):
            words = rule if isinstance(rule, str) else rule.word
            found += (words,) if isinstance(words, str) else words
    for table in (book.words, book.actor_words, book.cues, book.attribution, book.wording):
        found += [word for entry in table.values() for word in entry.words]
    for measure in book.measures.values():
        found += (*measure.nouns, *measure.verbs, *measure.words)
    for kind in book.source_kinds.values():
        found += kind.nouns
    return {word for phrase in found for word in _WORD.findall(phrase.lower())}


def _one_word_names(book: Codebook) -> dict[str, int]:
    """Return the actors' names of one word, each with the hash of the actor: "Daesh" and "ISIL" are one term."""
    return {
        name.lower(): term_hash(f"actor {key}")
        for key, actor in book.actors.items()
        for name in (actor.name, *actor.aliases)
        if name.isalpha() and len(name) > 2
    }
