"""Copies: reports whose words are mostly another's, and which of them is the original.

Candidates come from MinHash signatures (Broder 1997) cut into bands (locality-sensitive hashing), so that no report is
compared with all others; each candidate is then compared by its shingles themselves. A translation has other words:
it is found by its anchors (`translations`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from zlib import crc32

from rensa import RMinHash

SHINGLE_WORDS = 4
PERMUTATIONS, BAND_ROWS = 64, 2
"""In bands of two rows two texts that share 0.3 of their shingles meet with a probability of 0.95, 0.4 of 0.996."""
LEAST_CONTAINED = 0.6
"""Share of the shorter text's shingles that must stand in the other: lightly edited copies have 0.7 and more."""
LEAST_COMMON = 0.3
"""Share of both texts' shingles that they have in common: a short item that a long report quotes is no copy of it."""
LEAST_SHINGLES = 12
"""Shorter texts are not compared."""

How = Literal["translated", "date", "credit", "language", "length", "id"]
_CODED = "en"

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much two texts share."""

    contained: float
    """Share of the shorter's shingles that the other has."""
    common: float
    """Jaccard's index: shingles that both have among those that either has."""

    @property
    def is_copy(self) -> bool:
        """Tell whether one is a copy of the other (or both of a third)."""
        return self.contained >= LEAST_CONTAINED and self.common >= LEAST_COMMON


@dataclass(frozen=True, slots=True)
class Copied:
    """What is known of a report when the original among copies is sought."""

    id: str
    published: str | None
    publisher: str | None
    credited: frozenset[str]
    """Names and ids of the outlets that it gives as its source."""
    length: int
    language: str | None = None
    """ISO 639 code of the text's language, where it was asked for: among translations."""
    at_home: bool = False
    """Whether that language is official in the country that the text is about."""
    says_translated: bool = False
    """Whether the text says of itself that it is a translation."""


def shingles(text: str) -> frozenset[int]:
    """Return the hashes of all runs of four words of a text, without regard to case and marks."""
    words = _WORD.findall(text.lower())
    runs = (" ".join(words[i : i + SHINGLE_WORDS]) for i in range(len(words) - SHINGLE_WORDS + 1))
    return frozenset(crc32(run.encode()) for run in runs)


def bands(found: frozenset[int]) -> list[int]:
    """Return the keys under which a text meets those like it; none for a text too short to be compared."""
    if len(found) < LEAST_SHINGLES:
        return []
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=7)
    sketch.update([str(s) for s in sorted(found)])
    digest = sketch.digest()
    rows = range(0, PERMUTATIONS, BAND_ROWS)
    return [_key(i, digest[i : i + BAND_ROWS]) for i in rows]


def _key(row: int, part: Sequence[int]) -> int:
    """Return a band's key as a signed 64-bit integer, which is what SQLite holds."""
    mixed = row
    for value in part:
        mixed = (mixed * 0x9E3779B97F4A7C15 + value + 1) & 0xFFFFFFFFFFFFFFFF
    return mixed - (1 << 64) if mixed >= 1 << 63 else mixed


def likeness(a: frozenset[int], b: frozenset[int]) -> Likeness:
    """Compare two texts by their shingles."""
    if min(len(a), len(b)) < LEAST_SHINGLES:
        return Likeness(0.0, 0.0)
    both = len(a & b)
    return Likeness(both / min(len(a), len(b)), both / (len(a) + len(b) - both))


def original(reports: Iterable[Copied]) -> tuple[Copied, How]:
    """Return the original among copies of one text, and what told it.

    None that says that it is a translation, where another does not. Then the one published first; on the same day, or
    without dates, the one that another credits; among texts in several languages the one in a language of the country
    that it is about, or not in English, which is what news is translated into most; else the longest (a copy is cut
    more often than added to); else by its id, which tells nothing and only makes the choice the same each time.
    """
    left = sorted(reports, key=lambda r: r.id)
    own = [r for r in left if not r.says_translated]
    if len(own) == 1 < len(left):
        return own[0], "translated"
    left = own or left
    dated = [r for r in left if r.published]
    if dated:
        first = min(str(r.published)[:10] for r in dated)
        earliest = [r for r in dated if str(r.published)[:10] == first]
        if len(earliest) == 1 < len(dated):
            return earliest[0], "date"
        left = earliest + [r for r in left if not r.published]
    return _undated_original(left)


def _undated_original(left: list[Copied]) -> tuple[Copied, How]:
    credited = [r for r in left if any(_credits(o, r) for o in left if o is not r)]
    if len(credited) == 1:
        return credited[0], "credit"
    left = credited or left
    foreign = [r for r in left if r.language not in (None, _CODED)]
    at_home = [r for r in left if r.at_home]
    for told in (at_home, foreign):
        if len(told) == 1 < len(left):
            return told[0], "language"
    left = at_home or foreign or left
    longest = [r for r in left if r.length == max(o.length for o in left)]
    return longest[0], "length" if len(longest) == 1 else "id"


def _credits(report: Copied, other: Copied) -> bool:
    return other.publisher is not None and other.publisher.casefold() in report.credited


def groups(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Return the reports that are copies of one another, by way of others too."""
    over: dict[str, str] = {}

    def root(of: str) -> str:
        while over.setdefault(of, of) != of:
            over[of] = over[over[of]]
            of = over[of]
        return of

    for a, b in pairs:
        low, high = sorted((root(a), root(b)))
        over[high] = low
    found: dict[str, list[str]] = {}
    for member in sorted(over):
        found.setdefault(root(member), []).append(member)
    return list(found.values())


def one_voice(reports: Iterable[str], copy_of: Mapping[str, str]) -> set[str]:
    """Return the reports that count as voices: each copy's original in its stead."""
    return {copy_of.get(report, report) for report in reports}
