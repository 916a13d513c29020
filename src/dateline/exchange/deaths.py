"""UCDP's numbers of dead: low, best, high, and of whose side they were.

`best` is the number that most speakers give, of equals the lowest; `low` and `high` are the range of the voices' last
words. The dead are divided by who is counted ("five soldiers and seven civilians"); who is not told is unknown, but for
one-sided violence, whose dead are civilians.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from dateline.codebook import Codebook
from dateline.exchange import sides
from dateline.exchange.happening import Event, killed, last_words, number


class Toll(NamedTuple):
    """The dead of an event: low <= best <= high. `told` are the figures that give the best number."""

    low: int
    best: int
    high: int
    told: tuple[Mapping[str, Any], ...]


def toll(event: Event) -> Toll | None:
    """Return the dead of an event; None where no number is told."""
    found = killed(event)
    if found is None:
        return None
    stands = last_words(found)
    counted = Counter(amount for _, amount in {(t["speaker"], number(t)) for t in stands})
    best = min(counted, key=lambda amount: (-counted[amount], amount))
    low, high = min(found["lowest"], best), max(found["highest"], best)
    return Toll(int(low), int(best), int(high), tuple(t for t in stands if number(t) == best))


def columns(
    event: Event, book: Codebook, found: Toll, a: sides.Side, b: sides.Side, *, one_sided: bool
) -> dict[str, int]:
    """Return the seven columns of the dead; the four parts add up to `best`."""
    del event
    parts = dict.fromkeys(("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"), 0)
    for amount, of in _groups(found.told, found.best):
        parts[_column(book, of, a, b, one_sided=one_sided)] += amount
    return parts | {"best": found.best, "high": found.high, "low": found.low}


def _groups(told: Sequence[Mapping[str, Any]], best: int) -> list[tuple[int, str | None]]:
    """Return how many of whom, from the figure that tells most of it; what it leaves is nobody's."""
    fullest = max(told, key=lambda t: (len(t["parts"]), bool(t["of"])))
    groups = [(int(p["number"]), str(p["of"])) for p in fullest["parts"]]
    if not groups or sum(amount for amount, _ in groups) > best:
        return [(best, fullest["of"])]
    return [*groups, (best - sum(amount for amount, _ in groups), None)]


def _column(book: Codebook, of: str | None, a: sides.Side, b: sides.Side, *, one_sided: bool) -> str:
    code = sides.code_by_words(book, of) if of else None
    if code == sides.CIVILIANS or (code is None and one_sided):
        return "deaths_civilians"
    if code is not None:
        of_state = code == sides.STATE
        for name, side in (("deaths_a", a), ("deaths_b", b)):
            if side.inter in sides.ARMED and (side.inter == code or (side.of_state == of_state and side.told)):
                return name
    return "deaths_unknown"
