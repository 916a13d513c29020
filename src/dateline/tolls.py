"""Which of a claim's figures of one measure make its toll: a toll told twice is one toll, two groups of dead are a sum.

A report tells a toll in its title, its lead and again further down ("at least 21 civilians", "15 people", "21"), all by
one origin, so all in one claim. It also tells groups side by side ("five soldiers and seven civilians"). The toll is
the largest figure, with those that stand beside it and count others. The view `toll_figures` of a database follows the
same rule in SQL (`store/migrations/versions/0005_tolls.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

BESIDE = 80
"""Code points from the start of one figure to that of another that is told in the same breath."""


class Counted(NamedTuple):
    """A figure of one measure and unit that is no part of another."""

    low: float | None
    high: float | None
    of: str | None
    """Who is counted, where that is told."""
    start: int
    """Where it stands in the text."""

    @property
    def size(self) -> float:
        """The number that it is compared by."""
        return self.low if self.low is not None else self.high or 0.0


def together(figures: Sequence[Counted]) -> list[int]:
    """Return the positions of the figures that make the toll, in their order; an empty list for none."""
    if not figures:
        return []
    top = max(range(len(figures)), key=lambda i: (figures[i].size, figures[i].high is not None, -i))
    found, counted = [top], {_whom(figures[top])}
    for i, figure in enumerate(figures):
        whom = _whom(figure)
        near = abs(figure.start - figures[top].start) < BESIDE
        if near and None not in (whom, _whom(figures[top])) and whom not in counted:
            counted.add(whom)
            found.append(i)
    return sorted(found)


def bounds(figures: Sequence[Counted]) -> tuple[float | None, float | None]:
    """Return the lowest and highest number of the toll; None for a bound that one of its figures leaves open."""
    chosen = [figures[i] for i in together(figures)]
    return _sum([f.low for f in chosen]), _sum([f.high for f in chosen])


def _whom(figure: Counted) -> str | None:
    """Return the last word of who is counted: "Syrian soldiers" and "soldiers" are the same."""
    return figure.of.lower().split()[-1] if figure.of and figure.of.strip() else None


def _sum(values: list[float | None]) -> float | None:
    known = [v for v in values if v is not None]
    return sum(known) if known and len(known) == len(values) else None
