from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dateline.codebook import load_codebook
from dateline.linking.control import Ledger, Period, holders_at, ledgers
from dateline.linking.told import Told
from dateline.views import family_of
from tests.linking.factories import told

FAMILY = family_of(load_codebook())
TOWN = ("Riverton", 34.5, 38.2)


def said(event: str, who: str, on: str | None, by: str = "a mayor", id: str | None = None, **more: Any) -> Told:
    actors = [{"name": who, "id": id, "span": None}]
    made = told(event, by=by, on=on, place=TOWN, publisher="Paper", day="2020-06-01", **more)
    return replace(made, claim={**made.claim, "actors": actors})


def ledger(*claims: Told) -> Ledger:
    (found,) = ledgers(claims, FAMILY)
    return found


def short(period: Period) -> tuple[str, str | None, str | None]:
    return period.holder, period.start, period.end


def test_a_place_that_changes_hands_has_a_period_for_each() -> None:
    found = ledger(said("capture", "Rebels", "2020-01-05"), said("capture", "Army", "2020-03-01", by="the ministry"))
    assert [short(p) for p in found.periods] == [("Rebels", "2020-01-05", "2020-03-01"), ("Army", "2020-03-01", None)]
    assert found.periods[0].ended == "taken by Army"
    assert found.periods[1].voices == ("the ministry, in Paper",)
    assert [p.holder for p in holders_at(found, "2020-02-01")] == ["Rebels"]
    assert holders_at(found, "2019-12-31") == []


def test_the_order_of_claims_does_not_matter() -> None:
    claims = [
        said("capture", "A", "2020-01-05"),
        said("withdrawal", "A", "2020-02-01"),
        said("capture", "B", "2020-02-02"),
    ]
    assert [short(p) for p in ledger(*claims).periods] == [short(p) for p in ledger(*claims[::-1]).periods]


def test_one_side_by_two_names_is_one_holder() -> None:
    found = ledger(
        said("capture", "Syrian army", "2020-01-05", id="syria-army"),
        said("control", "the government", "2020-02-01", id="syria-government"),
    )
    assert len(found.periods) == 1
    assert len(found.periods[0].told) == 2


def test_who_leaves_held_it_before() -> None:
    (period,) = ledger(said("withdrawal", "Rebels", "2020-01-05")).periods
    assert (short(period), period.begun, period.ended) == (("Rebels", None, "2020-01-05"), "held before", "left")


def test_two_sides_told_to_hold_it_on_one_day_are_in_conflict() -> None:
    found = ledger(said("control", "Rebels", "2020-01-05"), said("control", "Army", "2020-01-05", by="the ministry"))
    assert [p.disputed for p in found.periods] == [True, True]
    assert {p.holder for p in holders_at(found, "2020-01-06")} == {"Rebels", "Army"}


def test_a_later_hold_ends_the_former_without_a_word_of_how() -> None:
    found = ledger(said("capture", "Rebels", "2020-01-05"), said("control", "Army", "2020-09-01"))
    assert found.periods[0].ended == "told to be held by Army"
    assert not any(p.disputed for p in found.periods)


def test_to_and_fro_without_a_word_of_how_is_disputed() -> None:
    days = ("2020-01-05", "2020-02-05", "2020-03-05")
    found = ledger(*(said("control", who, day) for who, day in zip(("A", "B", "A"), days, strict=True)))
    assert all(p.disputed for p in found.periods)


def test_since_december_and_a_capture_on_the_eleventh_is_the_eleventh() -> None:
    found = ledger(said("control", "A", "2016-12-01/2017-01-20"), said("capture", "A", "2016-12-11"))
    assert [(short(p), p.begun) for p in found.periods] == [(("A", "2016-12-11", None), "taken")]


def test_plans_and_denials_change_no_hands() -> None:
    found = ledger(
        said("capture", "Army", "2020-01-05", status="expected"),
        said("capture", "Army", "2020-01-06", stance="denies"),
    )
    assert (len(found.periods), len(found.planned), len(found.denied)) == (0, 1, 1)


@pytest.mark.parametrize("on", [None, "9999-12-31", "0001-01-01"])
def test_claims_without_days_and_at_the_ends_of_time_are_borne(on: str | None) -> None:
    assert ledger(said("capture", "Army", on)).periods[0].holder == "Army"


def test_claims_without_a_place_or_of_other_types_are_in_no_ledger() -> None:
    assert ledgers([told("capture"), told("air_strike", place=TOWN)], FAMILY) == []


def test_a_month_is_sharpened_by_the_day_that_another_tells() -> None:
    found = ledger(
        said("capture", "Army", "2020-03-27"),
        said("withdrawal", "Rebels", "2020-03-01/2020-03-31", by="a clerk"),
        said("withdrawal", "Rebels", "2020-03-27", by="a monitor"),
    )
    assert [short(p) for p in found.periods] == [("Rebels", None, "2020-03-27"), ("Army", "2020-03-27", None)]
    assert len(found.periods[0].told) == 2


def test_who_took_a_place_is_not_out_of_it_because_the_same_words_tell_how_he_once_was_driven_out() -> None:
    found = ledger(said("capture", "Rebels", "2020-03-01"), said("withdrawal", "Rebels", "2020-03-01"))
    assert [short(p) for p in found.periods] == [("Rebels", "2020-03-01", None)]
