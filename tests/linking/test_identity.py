from __future__ import annotations

from itertools import islice

from dateline.linking.identity import Change, identify, new_ids


def test_a_group_keeps_the_event_that_its_claims_were_in() -> None:
    found = identify([["a", "b", "new"], ["c"]], {"a": 1, "b": 1, "c": 2})
    assert found.events == (1, 2)
    assert found.changes == ()


def test_two_events_that_become_one_keep_the_larger_s_id() -> None:
    found = identify([["a", "b", "c"]], {"a": 1, "b": 2, "c": 2})
    assert found.events == (2,)
    assert found.changes == (Change("merge", 1, 0, 1),)


def test_an_event_that_splits_stays_with_most_of_its_claims() -> None:
    found = identify([["a"], ["b", "c"]], {"a": 1, "b": 1, "c": 1})
    assert found.events == (None, 1)
    assert found.changes == (Change("split", 1, 0, 1),)


def test_of_equal_shares_the_older_event_stays() -> None:
    assert identify([["a", "b"]], {"a": 7, "b": 3}).events == (3,)


def test_ids_come_of_the_first_claim_and_differ_where_one_is_taken() -> None:
    first, second = islice(new_ids(["b", "a"]), 2)
    assert first == next(new_ids(["a", "c"]))
    assert first != second
    assert first.startswith("E")
