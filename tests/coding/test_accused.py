"""Who is blamed for a deed, charged with it, owns to it or had a part in it; who only speaks of it."""

from __future__ import annotations

import pytest
from tests.coding.test_suspects import coded

from dateline.coding.coder import Coder


def doers(coder: Coder, text: str, kind: str) -> list[str]:
    return next([a.name for a in c.actors] for c in coded(coder, text) if c.event == kind)


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("Cameroon's army blamed separatists for the killing of nine people in Mamfe.", "attack", ["separatists"]),
        ("Police blamed the killing of the councilman on ELN dissidents.", "attack", ["ELN dissidents"]),
        ("Ten people were killed in a shooting in Guayaquil, blamed by police on the Los Lobos gang.", "attack",
         ["Los Lobos gang"]),
        ("Four soldiers were charged with the murder of two nuns in Chalatenango.", "attack", ["soldiers"]),
        ("A court convicted two paramilitaries of the murder of a journalist.", "attack", ["paramilitaries"]),
        ("Two brothers were detained on suspicion of planting the bomb in Lahore.", "bombing", ["brothers"]),
        ("Police arrested two men suspected of being involved in the murder of a judge in Cali.", "attack", ["men"]),
        ("The president confirmed the involvement of troops in the murder of a judge.", "attack", ["troops"]),
        ("The bishop said the armed forces were guilty of the murders of two nuns.", "attack", ["armed forces"]),
        ("The Tigers were blamed for a claymore mine that killed nine bus passengers.", "bombing", ["Tigers"]),
        ("A general was acquitted of charges of masterminding the murder of the senator.", "attack", []),
        ("Thirty villagers died at the hands of ADF rebels near Beni.", "casualties", ["ADF rebels"]),
        ("The bombing of the market was a terrorist action by the government.", "bombing", ["government"]),
        ("The attack was carried out by a group of armed individuals in a car.", "attack", ["armed individuals"]),
        ("A grenade thrown by an unidentified person went off in Mweso.", "bombing", ["person"]),
        ("The murder was committed by professionals, a minister said.", "attack", ["professionals"]),
        ("Three soldiers were killed when their patrol hit a mine near Gao.", "bombing", []),
        ("A mine went off near Kidal on Sunday, the army said, killing two soldiers.", "bombing", []),
    ],
)  # fmt: skip
def test_who_is_held_to_have_done_it(coder: Coder, text: str, kind: str, actors: list[str]) -> None:
    assert doers(coder, text, kind) == actors


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("A female suicide bomber killed four people in a market in Mubi.", "suicide_bombing",
         ["female suicide bomber"]),
        ("Malian soldiers accompanied by Wagner fighters executed nine men in Moura.", "attack",
         ["Malian soldiers", "Wagner fighters"]),
        ("Four gunmen suspected to be members of Boko Haram shot the imam dead in Mora.", "attack", ["Boko Haram"]),
        ("The rebels, who were members of the FARC, attacked two trucks in Meta.", "attack", ["FARC"]),
        ("The army and FARC rebels fought for six hours in Meta.", "armed_clash", ["army", "FARC rebels"]),
        ("Presumed JNIM militants on motorcycles abducted four herders in Djibo.", "abduction", ["JNIM militants"]),
        ("Twelve miners were shot dead when gunmen stopped their bus near Gusau.", "attack", ["gunmen"]),
        ("Israeli tanks shelled Rafah on Monday, killing two people.", "shelling", ["Israeli tanks"]),
        ("The government of Colombia and the ELN signed a ceasefire in Havana.", "ceasefire",
         ["government of Colombia", "ELN"]),
        ("It had taken the town of Sake, the M23 said on Friday.", "capture", ["M23"]),
        ("THIS GROUP IS RESPONSIBLE FOR THE MURDERS OF TWO BEGGARS IN MEDELLIN.", "attack", ["GROUP"]),
    ],
)  # fmt: skip
def test_doers_that_are_told_in_another_way(coder: Coder, text: str, kind: str, actors: list[str]) -> None:
    assert doers(coder, text, kind) == actors


def test_a_name_told_for_the_deed_says_more_than_gunmen(coder: Coder) -> None:
    text = "Gunmen killed 14 traders in Mora on Monday. The attack in Mora was carried out by Boko Haram."
    assert doers(coder, text, "attack") == ["Boko Haram"]
