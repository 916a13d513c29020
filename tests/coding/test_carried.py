"""What a claim takes from the sentences before it: who "they" are, who speaks on, by what, where."""

from __future__ import annotations

import pytest

from dateline.api import make_report
from dateline.coding.coder import Coder
from dateline.model import Claim


def claims(coder: Coder, text: str) -> list[Claim]:
    report = make_report(text, publisher="The Herald", published="2019-05-16")
    return list(coder.code(report).claims)


def told(coder: Coder, text: str, trigger: str) -> Claim:
    return next(c for c in claims(coder, text) if c.trigger.text == trigger)


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "targets"),
    [
        (
            "Rebels kidnapped four engineers on Monday. They were released two days later.",
            "released",
            [],
            ["engineers"],
        ),
        ("Rebels kidnapped four engineers on Monday. The army rescued them.", "rescued", ["army"], ["engineers"]),
        ("Officials said gunmen attacked a bus. They kidnapped the driver.", "kidnapped", ["gunmen"], ["driver"]),
        ("The Houthis said 39 civilians had been killed. They vowed to shell Najran.", "vowed", ["Houthis"], []),
        ("Police fired at protesters in Homs. They threw stones at the police.", "threw", ["protesters"], ["police"]),
        ("The militants advanced after foreign troops began their withdrawal.", "withdrawal", ["foreign troops"], []),
        ("The general said his troops would seize the town.", "seize", ["troops"], []),
    ],
)
def test_whom_a_pronoun_stands_for(
    coder: Coder, text: str, trigger: str, actors: list[str], targets: list[str]
) -> None:
    claim = told(coder, text, trigger)
    assert [a.name for a in claim.actors] == actors
    assert [t.name for t in claim.targets] == targets


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        (
            "Officials said a blast shook Aden. The Houthis shelled Najran. They said six soldiers were killed.",
            "Houthis",
        ),
        ("Police said rebels had attacked the station. They said two officers were killed.", "Police"),
        ("Boko Haram fighters seized Gwoza. The group said ten soldiers were killed.", "Boko Haram fighters"),
    ],
)
def test_who_speaks_on(coder: Coder, text: str, origin: str) -> None:
    assert claims(coder, text)[-1].sources[-1].name == origin


def test_rockets_on_one_town_are_not_those_on_another(coder: Coder) -> None:
    claim = told(coder, "Rockets hit Ashkelon on Monday. Israeli forces shelled Gaza in response.", "hit")
    assert claim.actors == ()


def test_who_carries_the_dead_did_not_kill_them(coder: Coder) -> None:
    text = 'A bomb went off in Mogadishu. "We have carried nine bodies from the scene," Ahmed Abdi, a medic, said.'
    assert all(claim.actors == () for claim in claims(coder, text))


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("The army captured Palmyra without a fight.", ["capture"]),
        ("No group has claimed responsibility. A bomb killed two soldiers in Kabul.", ["bombing"]),
        ("Zamfara is one of the states worst hit by armed bandits.", []),
        ("The rebels fought the army for control of Taiz.", ["armed_clash"]),
        ("Explosions were heard in Sanaa as jets bombed an air base.", ["air_strike"]),
        ("Warplanes bombed Palmyra on Monday. A bridge was also hit.", ["air_strike", "air_strike"]),
        ("Ukrainian forces repelled 14 Russian assaults.", ["armed_clash"]),
        ("The army withdrew from the settlement.", ["withdrawal"]),
    ],
)
def test_what_is_a_claim_and_of_which_type(coder: Coder, text: str, types: list[str]) -> None:
    assert [c.event for c in claims(coder, text)] == types


def test_the_main_place_is_that_of_deeds_and_of_the_opening(coder: Coder) -> None:
    text = (
        "Gunmen killed 17 people in Garissa on Sunday.\n\nPolice said seven attackers had targeted two churches."
        "\n\nMilitants have threatened to attack Nairobi.\n\nThe Red Cross will fly the wounded to Nairobi."
    )
    place = told(coder, text, "targeted").place
    assert place is not None
    assert place.name == "Garissa"


def test_a_planned_ambush_that_was_carried_out_has_occurred(coder: Coder) -> None:
    assert told(coder, "The rebels carried out a planned ambush on a convoy.", "ambush").status == "occurred"
    assert told(coder, "The rebels announced a planned attack on a convoy.", "attack").status == "expected"
