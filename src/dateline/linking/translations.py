"""Translated copies: texts in other words, or in another language, whose anchors are the same in the same order.

Two reports on one event have figures and places in common too. What tells a translation from them is that nearly all of
one's anchors stand in the other, in the same order, and that they are many. Candidates are found by keys made of two
anchors that stand near each other, a weighted sample of them (bottom-k with exponential ranks: Cohen and Kaplan 2007),
so that which reports meet depends on the two texts alone.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import NamedTuple

from dateline.linking.anchors import Anchor, Fingerprint

VERSION = "1"
REACH = 3
"""Anchors between two of a key at most, less one: what only one reading has does not part them."""
KEYS = 32
"""Keys that a text is found by."""
LEAST_SHARED_KEYS = 2
LEAST_ANCHORS = 8
"""Texts with fewer sure anchors are not compared: they might be of anything."""
SWAP = 3
"""How far an anchor may stand from its place in the order: languages order a clause's parts otherwise."""
BY_SOUND = 0.75
"""What a match by skeleton alone counts."""


class Bar(NamedTuple):
    """What two texts must share at least."""

    of_one: float
    of_both: float
    information: float
    """Weight of the shared anchors together, in bits or so."""


IN_TWO_LANGUAGES = Bar(0.72, 0.63, 50.0)
IN_ONE_LANGUAGE = Bar(0.82, 0.75, 70.0)
"""Two outlets that retell one statement of the police share most of its anchors too: in one language, where names are
sure and nothing is lost in reading, more is asked for. Of 613 reports of the Syrian war no two that were written on
their own reach any of these; of 772 reports of crimes and accidents none the second."""
CREDITED = Bar(0.68, 0.55, 40.0)
"""Where one text names the other's publisher."""


Pair = tuple[int, int]
Meeting = tuple[int, int, float]
"""Places of two anchors that may be one, and what that weighs."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What two texts share."""

    pairs: tuple[tuple[Anchor, Anchor], ...]
    information: float
    of_one: float
    """Share of its anchors' weight that the other has in its order, of the text of which it is greater."""
    of_both: float
    """The same of the other text."""
    one_language: bool

    def is_translation(self, credited: bool) -> bool:
        """Tell whether one is a translation of the other, or both of a third.

        `credited` says that one names the other's publisher.
        """
        sure = self._over(IN_ONE_LANGUAGE if self.one_language else IN_TWO_LANGUAGES)
        return sure or (credited and self.may_be)

    @property
    def may_be(self) -> bool:
        """Tell whether it may be one at all."""
        return self._over(CREDITED)

    def _over(self, bar: Bar) -> bool:
        return self.of_one >= bar.of_one and self.of_both >= bar.of_both and self.information >= bar.information


def keys(text: Fingerprint) -> list[int]:
    """Return the keys under which a text meets its translations; none for one with too few anchors."""
    sure = [a for a in text.anchors if a.neutral]
    if len(sure) < LEAST_ANCHORS:
        return []
    ranked: dict[int, float] = {}
    for i, one in enumerate(sure):
        for other in sure[i + 1 : i + 1 + REACH]:
            if one.key != other.key:
                key = _hashed(*sorted((one.key, other.key)))
                rank = _rank(key, one.weight + other.weight)
                ranked[key] = min(rank, ranked.get(key, math.inf))
    return sorted(ranked, key=lambda key: (ranked[key], key))[:KEYS]


def _hashed(one: str, other: str) -> int:
    return int.from_bytes(blake2b(f"{one} {other}".encode(), digest_size=5).digest(), "big")


def _rank(key: int, weight: float) -> float:
    """Return a key's rank: by chance, the same everywhere, and lower the more it weighs."""
    chance = ((key * 0x9E3779B97F4A7C15 >> 16) & 0xFFFFFFFF) + 1
    return -math.log(chance / (1 << 32)) / weight


def shared(a: Fingerprint, b: Fingerprint) -> Shared:
    """Align two texts by their anchors; the result is the same whichever comes first."""
    if _order(b) < _order(a):
        back = shared(b, a)
        return replace(back, pairs=tuple((one, other) for other, one in back.pairs))
    pairs = _aligned(a.anchors, b.anchors)
    names_count = a.cased and a.language == b.language
    covers = sorted((_cover(text, {p[side] for p in pairs}, names_count) for side, text in enumerate((a, b))))
    information = math.fsum(_weight(a.anchors[i], b.anchors[j]) for i, j in pairs)
    found = tuple((a.anchors[i], b.anchors[j]) for i, j in pairs)
    return Shared(found, information, covers[1], covers[0], a.language == b.language)


def _order(text: Fingerprint) -> list[tuple[str, int]]:
    return [(anchor.key, anchor.start) for anchor in text.anchors]


def _cover(text: Fingerprint, matched: set[int], names_count: bool) -> float:
    counted = [(i, a.weight) for i, a in enumerate(text.anchors) if (a.solid if names_count else a.neutral)]
    total = math.fsum(w for _, w in counted)
    return math.fsum(w for i, w in counted if i in matched) / total if total else 0.0


def _weight(a: Anchor, b: Anchor) -> float:
    return min(a.weight, b.weight) * (1.0 if a.key == b.key else BY_SOUND)


def _aligned(a: Sequence[Anchor], b: Sequence[Anchor]) -> list[Pair]:
    """Return the pairs of anchors that stand in one order in both texts, and those a little out of it."""
    meeting = list(_meeting(a, b))
    chain = _heaviest_chain(meeting, len(b))
    return sorted(chain + _swapped(a, b, meeting, chain))


def _meeting(a: Sequence[Anchor], b: Sequence[Anchor]) -> Iterator[Meeting]:
    under: dict[str, list[int]] = defaultdict(list)
    for j, other in enumerate(b):
        for name in {other.key, other.alt} - {""}:
            under[name].append(j)
    for i, one in enumerate(a):
        for j in sorted({j for name in {one.key, one.alt} - {""} for j in under.get(name, ())}):
            yield i, j, _weight(one, b[j])


def _heaviest_chain(meeting: Sequence[Meeting], length: int) -> list[Pair]:
    """Return the heaviest set of pairs in which both sides rise (a Fenwick tree of the best chain up to each place)."""
    best: list[tuple[float, int]] = [(0.0, -1)] * (length + 1)
    before: list[int] = []
    for number, (_, j, weight) in enumerate(sorted(meeting, key=lambda m: (m[0], -m[1]))):
        top, at = (0.0, -1), j
        while at > 0:
            top = max(top, best[at])
            at -= at & -at
        before.append(top[1])
        found, at = (top[0] + weight, number), j + 1
        while at <= length:
            best[at] = max(best[at], found)
            at += at & -at
    ordered = sorted(meeting, key=lambda m: (m[0], -m[1]))
    last = max(best)[1]
    chain = []
    while last >= 0:
        chain.append(ordered[last][:2])
        last = before[last]
    return chain[::-1]


def _swapped(
    a: Sequence[Anchor],
    b: Sequence[Anchor],
    meeting: Sequence[Meeting],
    chain: Sequence[tuple[int, int]],
) -> list[Pair]:
    """Return further pairs, each near one of the chain on both sides."""
    ones, others = {i for i, _ in chain}, {j for _, j in chain}
    ranks = sorted((a[i].rank, b[j].rank) for i, j in chain)
    found = []
    for i, j, _ in sorted(meeting, key=lambda m: (-m[2], m)):
        if i in ones or j in others:
            continue
        if any(abs(a[i].rank - p) <= SWAP and abs(b[j].rank - q) <= SWAP for p, q in ranks):
            ones.add(i)
            others.add(j)
            found.append((i, j))
    return found
