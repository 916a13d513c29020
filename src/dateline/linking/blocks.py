"""Which claims are decided together: those that scores tie to one another, in blocks of a bounded size.

A block is all that is tied by scores above nought. In a large database such ties chain a war's claims into one knot;
where a claim's block would be too large, only ties above the next of some thresholds count, and so on. Blocks at a
higher threshold lie within those at a lower one, so that each claim is in exactly one, whichever was looked at first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

LARGEST = 1000
"""Claims of a block at most."""
THRESHOLDS = (0, 500, 1000, 2000, 3000, 4500)
"""Scores, in thousandths, that a tie must exceed."""

Load = Callable[[Iterable[int]], Iterable[tuple[int, int, int]]]
"""Gives all scores of some claims: claim, other, thousandths."""


class Block(NamedTuple):
    """Claims whose events are decided together."""

    members: frozenset[int]
    one_event: bool
    """Whether they are one event as they are: more claims than a block's, all chained by the highest scores."""


class Ties:
    """The scores between claims, loaded as they are wanted and kept."""

    def __init__(self, load: Load, same: Mapping[int, Iterable[int]]) -> None:
        self._load = load
        self._same = same
        self._of: dict[int, list[tuple[int, int]]] = {}
        self._too_large: dict[int, set[int]] = defaultdict(set)

    def blocks(self, claims: Iterable[int]) -> Iterator[Block]:
        """Yield the blocks of some claims, each once. What people judged the same is tied whatever the score."""
        wanted = list(claims)
        self._fetch_around(wanted)
        done: set[int] = set()
        for claim in wanted:
            if claim not in done:
                block = self._block(claim)
                done |= block.members
                yield block

    def among(self, members: frozenset[int]) -> dict[tuple[int, int], int]:
        """Return the scores between some claims, each pair once."""
        self._fetch(members)
        return {(a, b): score for a in members for b, score in self._of[a] if a < b and b in members}

    def _block(self, start: int) -> Block:
        found = {start}
        for threshold in THRESHOLDS:
            found = self._grown(start, threshold)
            if len(found) <= LARGEST:
                return Block(frozenset(found), one_event=False)
            self._too_large[threshold] |= found
        return Block(frozenset(found), one_event=True)

    def _grown(self, start: int, threshold: int) -> set[int]:
        """Return what is tied to a claim, or more than LARGEST of it where it is more."""
        found, new = {start}, [start]
        known = self._too_large[threshold] if threshold != THRESHOLDS[-1] else set()
        if start in known:
            return known
        while new and len(found) <= LARGEST:
            self._fetch(new)
            reached = {b for a in new for b, score in self._of[a] if score > threshold}
            reached |= {b for a in new for b in self._same.get(a, ())}
            new = sorted(reached - found)[: LARGEST + 1]
            found.update(new)
            if not known.isdisjoint(new):
                return found | known
        return found

    def _fetch_around(self, claims: Iterable[int]) -> None:
        """Load the scores of claims and of those tied to them at once: most blocks are that small."""
        frontier = set(claims)
        for _ in range(3):
            self._fetch(frontier)
            frontier = {b for a in frontier for b, score in self._of[a] if score > 0} - self._of.keys()
            if not frontier or len(frontier) > LARGEST:
                return

    def _fetch(self, claims: Iterable[int]) -> None:
        missing = [claim for claim in claims if claim not in self._of]
        if missing:
            self._of.update((claim, []) for claim in missing)
            for a, b, score in self._load(missing):
                self._of[a].append((b, score))
