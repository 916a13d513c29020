from __future__ import annotations

from collections.abc import Iterable

import pytest

from dateline.linking import blocks
from dateline.linking.blocks import Ties


def ties(scores: dict[tuple[int, int], int], same: dict[int, set[int]] | None = None) -> Ties:
    def load(numbers: Iterable[int]) -> list[tuple[int, int, int]]:
        both = [(a, b, s) for (one, two), s in scores.items() for a, b in ((one, two), (two, one))]
        return [row for row in both if row[0] in set(numbers)]

    return Ties(load, same or {})


def found(made: Ties, claims: Iterable[int]) -> list[list[int]]:
    return sorted(sorted(block.members) for block in made.blocks(claims))


def test_a_block_is_all_that_is_tied_by_scores_above_nought_or_judged_the_same() -> None:
    made = ties({(1, 2): 300, (2, 3): 10, (3, 4): -50, (5, 6): 900}, {4: {5}})
    assert found(made, [1, 4, 7]) == [[1, 2, 3], [4, 5, 6], [7]]
    assert made.among(frozenset({1, 2, 3})) == {(1, 2): 300, (2, 3): 10}


@pytest.mark.parametrize("asked", [range(1, 9), range(8, 0, -1), (4, 1, 8)])
def test_a_knot_is_cut_where_its_ties_are_weak_whichever_claim_is_looked_at_first(
    asked: Iterable[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blocks, "LARGEST", 4)
    knot = {(1, 2): 2500, (2, 3): 2500, (3, 4): 700, (4, 5): 100, (5, 6): 700, (6, 7): 2500, (7, 8): 2500}
    assert found(ties(knot), asked) == [[1, 2, 3, 4], [5, 6, 7, 8]]


def test_more_claims_than_a_block_s_that_the_highest_scores_chain_are_one_event(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(blocks, "LARGEST", 4)
    made = ties({(n, n + 1): 9000 for n in range(1, 12)})
    (block,) = made.blocks([3])
    assert block.one_event
    assert len(block.members) > 4
