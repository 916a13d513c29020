"""What a user of ACLED's data would call wrong, column by column."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.codebook import load_codebook
from dateline.exchange import acled
from dateline.exchange.losses import Losses
from tests.exchange.factories import TOWN, event, one
from tests.linking.factories import told

BOOK = load_codebook()
UNKNOWN, CIVILIANS = "Unidentified Armed Group (Syria)", "Civilians (Syria)"


def row(of: dict[str, Any], losses: Losses | None = None) -> dict[str, Any]:
    made = acled.row(of, BOOK, losses or Losses("acled"))
    assert made is not None
    return made


def dropped(of: dict[str, Any]) -> list[str]:
    losses = Losses("acled")
    assert acled.row(of, BOOK, losses) is None
    return list(losses.dropped)


@pytest.mark.parametrize(
    ("sub_event", "actors", "targets", "wanted"),
    [
        ("Armed clash", ("Syrian army",), ("rebels",), (1, 2, 12)),
        ("Armed clash", ("rebels", "militia"), (), (2, 3, 23)),
        ("Armed clash", ("rebels",), ("civilians",), (2, 3, 23)),
        ("Attack", ("gunmen",), ("villagers",), (3, 7, 37)),
        ("Attack", ("gunmen",), (), (3, 7, 37)),
        ("Attack", ("residents",), ("children",), (3, 7, 37)),
        ("Air/drone strike", ("Israeli jets",), (), (8, 0, 80)),
        ("Air/drone strike", ("Israeli jets",), ("positions",), (8, 0, 80)),
        ("Air/drone strike", ("Israeli jets",), ("rebel positions",), (8, 2, 28)),
        ("Peaceful protest", ("students",), ("the government",), (6, 0, 60)),
        ("Protest with intervention", ("students",), ("police",), (6, 1, 16)),
        ("Excessive force against protesters", ("police",), ("protesters",), (6, 1, 16)),
        ("Mob violence", ("a mob",), ("traders",), (5, 7, 57)),
        ("Violent demonstration", ("rioters",), ("police",), (5, 1, 15)),
        ("Arrests", ("police",), ("activists",), (1, 7, 17)),
        ("Air/drone strike", ("Israeli jets",), ("Palestinians",), (8, 7, 78)),
        ("Armed clash", ("Russians",), ("rebels",), (8, 2, 28)),
    ],
)
def test_the_actors_are_those_that_a_type_can_have(
    sub_event: str, actors: tuple[str, ...], targets: tuple[str, ...], wanted: tuple[int, int, int]
) -> None:
    made = row(one("attack", sub_event, actors=actors, targets=targets))
    assert (made["inter1"], made["inter2"], made["interaction"]) == wanted


def test_stand_ins_and_groups_of_civilians_are_named_as_acled_names_them() -> None:
    made = row(one("attack", "Attack", targets=("students", "civilians")))
    assert (made["actor1"], made["actor2"], made["assoc_actor_2"]) == (UNKNOWN, CIVILIANS, "Students (Syria)")
    made = row(one("protest", "Peaceful protest", actors=("Teachers Union",)))
    assert (made["actor1"], made["actor2"], made["assoc_actor_1"]) == ("Protesters (Syria)", None, "Teachers Union")


def test_an_attack_on_an_armed_side_is_a_clash() -> None:
    made = row(one("attack", "Attack", actors=("gunmen",), targets=("soldiers",)))
    assert (made["event_type"], made["sub_event_type"], made["interaction"]) == ("Battles", "Armed clash", 13)


@pytest.mark.parametrize(("taker", "gain"), [("rebels", "Non-state"), ("Syrian army", "Government"), (None, "Gov")])
def test_ground_is_gained_by_whom_the_first_actor_is(taker: str | None, gain: str) -> None:
    made = row(one("capture", "Government regains territory", actors=(taker,) if taker else ()))
    assert made["sub_event_type"].startswith(gain)


@pytest.mark.parametrize(
    ("sub_event", "targets", "targeted", "disorder"),
    [
        ("Armed clash", ("civilians",), None, "Political violence"),
        ("Attack", (), "Civilians targeted", "Political violence"),
        ("Air/drone strike", ("civilians",), "Civilians targeted", "Political violence"),
        ("Air/drone strike", ("rebels",), None, "Political violence"),
        ("Looting/property destruction", ("civilians",), None, "Strategic developments"),
        ("Peaceful protest", (), None, "Demonstrations"),
        (
            "Excessive force against protesters",
            ("protesters",),
            "Civilians targeted",
            "Political violence; Demonstrations",
        ),
        ("Mob violence", ("traders",), "Civilians targeted", "Political violence"),
        ("Violent demonstration", ("police",), None, "Demonstrations"),
    ],
)
def test_civilian_targeting_and_disorder_follow_the_type(
    sub_event: str, targets: tuple[str, ...], targeted: str | None, disorder: str
) -> None:
    made = row(one("attack", sub_event, targets=targets))
    assert (made["civilian_targeting"], made["disorder_type"]) == (targeted, disorder)


def test_whoever_is_counted_among_the_dead_is_the_target_where_none_is_told() -> None:
    made = row(one("air_strike", "Air/drone strike", actors=("Israeli jets",), counted=[(70, 70, "militants")]))
    assert (made["actor2"], made["interaction"]) == ("militants", 28)
    made = row(one("air_strike", "Air/drone strike", counted=[(7, 7, "children")]))
    assert made["civilian_targeting"] == "Civilians targeted"
    made = row(one("air_strike", "Air/drone strike", targets=("a school",), killed=(7, 7)))
    assert made["actor2"] == CIVILIANS


def test_days_and_their_precision() -> None:
    def when(on: str | None) -> tuple[str, int]:
        made = row(one("attack", "Attack", on=on, day="2020-05-04"))
        return made["event_date"], made["time_precision"]

    assert when("2020-05-03") == ("2020-05-03", 1)
    assert when("2020-05-01/2020-05-05") == ("2020-05-03", 2)
    assert when("2020-04-01/2020-04-30") == ("2020-04-15", 3)
    assert when(None) == ("2020-05-04", 2)
    assert dropped(one("attack", "Attack", on="2019-01-01/2019-12-31")) == [
        "told of more than a month: no single event"
    ]


def test_what_still_goes_on_lasts_until_the_report() -> None:
    going_on = one("attack", "Attack", day="2020-05-04")
    going_on["time"] = {"start": "2011-01-01", "end": None}
    assert dropped(going_on) == ["told of more than a month: no single event"]


def test_the_day_of_storing_is_never_a_date() -> None:
    undated = event(told("attack", by="x", acled="Attack", place=TOWN, day="2026-01-01"))
    claims = [{**c, "published": None} for c in undated["claims"]]
    assert dropped({**undated, "first_published": None, "claims": claims}) == ["no date"]


def test_a_country_is_no_place_of_an_event() -> None:
    wide = one("attack", "Attack")
    wide["place"] = {**wide["place"], "precision": "country"}
    assert dropped(wide) == ["no place more exact than a country"]
    wide["place"] = {**wide["place"], "precision": "region", "text": "northern Syria", "name": "Syria"}
    assert (row(wide)["location"], row(wide)["geo_precision"]) == ("northern Syria", 3)


def test_provinces_have_their_english_names() -> None:
    assert row(one("attack", "Attack"))["admin1"] == "Aleppo"


def test_one_number_an_event_whoever_tells_it() -> None:
    same = [told(by=name, killed=(12, 12), place=TOWN, acled="Attack") for name in ("mayor", "police", "doctor")]
    assert row(event(*same))["fatalities"] == 12
    assert row(one("attack", "Attack", counted=[(5, 5, "soldiers"), (7, 7, "civilians")]))["fatalities"] == 12


def test_a_toll_that_its_source_raised_counts_no_longer() -> None:
    first = told(by="mayor", report="r1", killed=(3, 3), place=TOWN, day="2020-05-04", acled="Attack")
    later = told(by="mayor", report="r2", killed=(9, 9), place=TOWN, day="2020-05-06", acled="Attack")
    rival = told(by="army", report="r3", killed=(7, 7), place=TOWN, day="2020-05-06", acled="Attack")
    assert row(event(first, later))["fatalities"] == 9
    assert row(event(first, later, rival))["fatalities"] == 7


def test_the_toll_of_a_war_is_not_the_events() -> None:
    losses = Losses("acled")
    assert row(one("attack", "Attack", killed=(170_000, None)), losses)["fatalities"] == 0
    assert any("war" in why for why in losses.flattened)


@pytest.mark.parametrize(
    ("publishers", "scale"),
    [
        (("SANA",), "National"),
        (("Reuters",), "International"),
        (("SANA", "Reuters"), "National-International"),
        (("SANA", "Valley Gazette"), None),
        ((None,), None),
    ],
)
def test_the_scale_of_listed_outlets(publishers: tuple[str | None, ...], scale: str | None) -> None:
    assert acled.scale(BOOK, "SY", publishers) == scale


def test_notes_are_one_line() -> None:
    told_so = told(by="mayor", place=TOWN, acled="Attack")
    made = event(told_so)
    made["claims"][0]["evidence"] = ["Gunmen shot\n  a villager", "on Monday"]
    assert row(made)["notes"] == "Gunmen shot a villager … on Monday (mayor; one voice.)"


def test_names_of_places_are_in_plain_letters() -> None:
    assert row(one("attack", "Attack", place=("Khān Yūnis", 31.34, 34.3)))["location"] == "Khan Yunis"
