"""What the scorers of spans share."""

from __future__ import annotations

from collections.abc import Sequence

Span = tuple[int, int]


def overlaps(a: Span, b: Span) -> bool:
    """Tell whether two half-open ranges share a character."""
    return a[0] < b[1] and b[0] < a[1]


def paired(gold: Sequence[Span], coded: Sequence[Span]) -> list[tuple[int, int]]:
    """Pair overlapping spans, the largest overlap first, each once; return their indices."""
    ranked = sorted(
        (
            (min(g[1], c[1]) - max(g[0], c[0]), -i, -j)
            for i, g in enumerate(gold)
            for j, c in enumerate(coded)
            if overlaps(g, c)
        ),
        reverse=True,
    )
    used_gold: set[int] = set()
    used_coded: set[int] = set()
    pairs = []
    for _, i, j in ranked:
        if -i not in used_gold and -j not in used_coded:
            used_gold.add(-i)
            used_coded.add(-j)
            pairs.append((-i, -j))
    return pairs


def prf(hit: int, coded: int, found: int, gold: int) -> tuple[float, float, float]:
    """Return precision, recall and F1, rounded to three digits."""
    p, r = hit / coded if coded else 0.0, found / gold if gold else 0.0
    return round(p, 3), round(r, 3), round(2 * p * r / (p + r), 3) if p + r else 0.0
