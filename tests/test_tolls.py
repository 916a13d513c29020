from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dateline.exchange.flat import flat
from dateline.model import Figure, Span
from dateline.store import Store
from dateline.tolls import Counted, bounds, together
from tests.factories import claim, coding, run_info

Told = list[tuple[float | None, float | None, str | None, int]]
CASES: dict[str, tuple[Told, tuple[float | None, float | None]]] = {
    "none": ([], (None, None)),
    "told twice": ([(21, 21, "civilians", 0), (21, None, "Civilians", 40)], (21, 21)),
    "told again lower": ([(21, None, None, 0), (15, None, "civilians", 900)], (21, None)),
    "the bounded of equals": ([(12, None, None, 0), (12, 12, None, 300)], (12, 12)),
    "side by side": ([(5, 5, "soldiers", 30), (7, 7, "civilians", 45)], (12, 12)),
    "side by side, one open": ([(5, None, "soldiers", 30), (7, 7, "civilians", 45)], (12, None)),
    "the same by longer words": ([(5, 5, "rebels", 30), (5, 5, "alleged rebels", 60)], (5, 5)),
    "others in another sentence": ([(23, 23, "terrorists", 0), (23, None, "militants", 400)], (23, 23)),
    "a total beside a group": ([(12, 12, None, 0), (5, 5, "soldiers", 20)], (12, 12)),
    "three groups, one of them twice": (
        [(4, 4, "soldiers", 0), (6, 6, "rebels", 20), (1, 1, "child", 40), (4, 4, "Syrian soldiers", 60)],
        (11, 11),
    ),
    "no more than": ([(None, 9, None, 0), (3, 3, None, 20)], (None, 9)),
    "no number": ([(None, None, None, 0)], (None, None)),
}


@pytest.mark.parametrize(("told", "wanted"), CASES.values(), ids=CASES)
def test_a_toll_told_twice_is_one_and_two_groups_are_a_sum(told: Told, wanted: Any) -> None:
    assert bounds([Counted(*f) for f in told]) == wanted


@pytest.mark.parametrize(("told", "wanted"), CASES.values(), ids=CASES)
def test_a_database_and_a_flat_row_count_by_the_same_rule(told: Told, wanted: Any, store: Store) -> None:
    text = "x" * 1000
    figures = tuple(Figure("killed", "x", Span(start, start + 1), low, high, of=of) for low, high, of, start in told)
    made = coding(claim("attack"), opening=text)
    made = replace(made, claims=(replace(made.claims[0], figures=figures),))
    row = flat(made, 0)
    assert (row["killed_low"], row["killed_high"]) == wanted
    store.add(made, store.begin_run(run_info()))
    stored = next(store.claims())
    assert (stored["killed_low"], stored["killed_high"]) == wanted


def test_parts_of_another_figure_are_not_counted() -> None:
    made = coding(claim("attack"), opening="x" * 50)
    whole = Figure("killed", "twelve people", Span(0, 13), 12, 12)
    part = Figure("killed", "three children", Span(20, 34), 3, 3, of="children", part_of="twelve people")
    row = flat(replace(made, claims=(replace(made.claims[0], figures=(whole, part)),)), 0)
    assert row["killed_low"] == 12


def test_the_figures_of_a_toll_are_given_in_their_order() -> None:
    assert together([Counted(5, 5, "soldiers", 0), Counted(9, 9, "civilians", 20)]) == [0, 1]
