"""Lists of victims as they stand in the text, and sentences that say who the victims are."""

from __future__ import annotations

import pytest
from tests.conftest import Read

from dateline.api import make_report
from dateline.coding.actors.listing import list_at, list_from, listed
from dateline.coding.coder import Coder


def targets(coder: Coder, text: str) -> list[str]:
    """Return the targets of all claims of a text, each once."""
    coding = coder.code(make_report(text, published="2020-05-12", publisher="Wire"))
    return list(dict.fromkeys(t.name for c in coding.claims for t in c.targets))


@pytest.mark.parametrize(
    ("text", "word", "heads", "described"),
    [
        (
            "Rebels killed John Roe, leader of the union, and Mary Doe, a nurse.",
            "Roe",
            ["Roe", "Doe"],
            ["leader"],
        ),
        ("They murdered the mayor, John Roe, and his driver.", "mayor", ["Roe", "driver"], ["mayor"]),
        ("Bandits took a priest, two nuns and their cook.", "priest", ["priest", "nuns", "cook"], []),
        ("They shot John Roe, 34, Mary Doe (28) and Ann Poe.", "Roe", ["Roe", "Doe", "Poe"], []),
        ("Gunmen killed a priest, a cook, and two nuns were wounded.", "priest", ["priest", "cook"], []),
        ("The raid killed six women five children and a guard.", "women", ["women", "children", "guard"], []),
        ("Jets killed nine children, the spokesman John Roe said.", "children", ["children"], []),
    ],
)
def test_a_list_keeps_its_members_apart_from_what_describes_them(
    read: Read, text: str, word: str, heads: list[str], described: list[str]
) -> None:
    reading = read(text)
    told = list_from(reading, next(t for t in reading.doc if t.text == word))
    assert ([t.text for t in told.heads], [t.text for t in told.described]) == (heads, described)


def test_a_lone_noun_opens_no_list(read: Read) -> None:
    reading = read("Gunmen shot a teacher in the market.")
    teacher = reading.doc[3]
    assert list_from(reading, teacher).heads == ()
    assert listed(reading, [teacher]) == ([teacher], [])


def test_nothing_is_listed_where_no_phrase_begins(read: Read) -> None:
    reading = read("The victims were buried at once.")
    assert list_at(reading, 4, len(reading.doc)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Shells hit a market in Alpha. Among the dead were two nurses and a bus driver.",
            ["market", "nurses", "bus driver"],
        ),
        (
            "Gunmen shot dead two teachers in Alpha. The victims were identified as John Roe and Peter Doe.",
            ["John Roe", "Peter Doe"],
        ),
        ("Killed in the attack were Father John Roe and Sister Mary Doe.", ["John Roe", "Sister Mary Doe"]),
        (
            "Three people were killed in the raid: John Roe, 34, Peter Doe, 28, and Mary Poe, 7.",
            ["John Roe", "Peter Doe", "Mary Poe"],
        ),
    ],
)
def test_a_sentence_tells_who_the_victims_are(coder: Coder, text: str, expected: list[str]) -> None:
    assert targets(coder, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb exploded in front of a travel agency in Alpha.", ["travel agency"]),
        ("Militants planted a bomb near a power pole in Alpha.", ["power pole"]),
        ("The bomb damaged the front of the bank and the windows of three stores.", ["bank", "stores"]),
        ("Two bombs went off on Monday and destroyed two telephone boxes.", ["telephone boxes"]),
        ("Fighters hurled grenades at the mayor's office in Alpha.", ["mayor's office"]),
        ("A bomb meant for the governor killed his secretary.", ["secretary", "governor"]),
        ("A policeman was gunned down by two hitmen on a motorcycle.", ["policeman"]),
        ("The fighters attacked the base with a drone.", ["base"]),
        ("The convoy fell into an ambush laid by rebels.", ["convoy"]),
        ("Two guards were killed and ten soldiers wounded in the blast.", ["soldiers", "guards"]),
    ],
)
def test_what_was_hit(coder: Coder, text: str, expected: list[str]) -> None:
    assert targets(coder, text) == expected


def test_a_calling_takes_up_the_person_named_with_it(coder: Coder) -> None:
    told = targets(coder, "Journalist John Roe left Alpha on Friday. Gunmen shot the journalist on Sunday.")
    assert told == ["John Roe"]
