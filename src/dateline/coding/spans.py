"""Spans and mentions of a report found by where they stand, so that a text of a book's length is no square of work."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Protocol

from dateline.model import Span


class Spans:
    """Spans of a text that are asked whether one of them holds or touches another."""

    def __init__(self, spans: Iterable[Span]) -> None:
        """Take the spans, in any order."""
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._furthest = [*accumulate((span.end for span in ordered), max)]

    def hold(self, span: Span) -> bool:
        """Tell whether `span` lies wholly within one of them."""
        before = bisect_right(self._starts, span.start)
        return before > 0 and self._furthest[before - 1] >= span.end

    def overlap(self, span: Span) -> bool:
        """Tell whether one of them shares a character with `span`."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._furthest[before - 1] > span.start


class _Mention(Protocol):
    @property
    def start(self) -> int: ...


class Beginnings:
    """Mentions of a text, found by where they begin."""

    def __init__(self, mentions: Sequence[_Mention]) -> None:
        """Take the mentions, in any order."""
        self._order = sorted(range(len(mentions)), key=lambda i: mentions[i].start)
        self._starts = [mentions[i].start for i in self._order]

    def within(self, start: int, end: int) -> list[int]:
        """Return the indices of those that begin in `[start, end)`, in the order in which they were given."""
        return sorted(self._order[bisect_left(self._starts, start) : bisect_left(self._starts, end)])
