"""Whose a deed is believed to be, whose a broken phrase tells it to be, and which telling takes it over."""

from __future__ import annotations

import pytest
from tests.coding.test_roles import roles
from tests.conftest import Read

from dateline.api import make_report
from dateline.coding.coder import Coder
from dateline.model import Claim


def coded(coder: Coder, text: str, title: str | None = None) -> tuple[Claim, ...]:
    report = make_report(f"{title}\n\n{text}" if title else text, title=title, publisher="Post", published="2024-05-10")
    return coder.code(report).claims


@pytest.mark.parametrize(
    ("text", "word", "kind", "actors"),
    [
        ("A raid thought to have been carried out by the Turkish air force hit a truck.", "raid",
         "air_strike", ["Turkish air force"]),
        ("A gas attack believed to be by government jets killed nine people.", "attack", "chemical_attack",
         ["government jets"]),
        ("The strikes were said to have been launched by the Saudi-led coalition.", "strikes", "air_strike",
         ["Saudi-led coalition"]),
        ("The blast is believed to be the work of al-Shabaab.", "blast", "bombing", ["al-Shabaab"]),
        ("Bombs dropped from army helicopters killed nine people in the camp.", "Bombs", "air_strike",
         ["army helicopters"]),
        ("The strikes of the coalition killed nine farmers.", "strikes", "air_strike", ["coalition"]),
        ("Ten people died in shelling by junta troops on the port.", "shelling", "shelling", ["junta troops"]),
        ("A Daesh car bomb killed ten soldiers.", "bomb", "bombing", ["Daesh"]),
    ],
)  # fmt: skip
def test_whose_a_deed_is_told_to_be(read: Read, text: str, word: str, kind: str, actors: list[str]) -> None:
    assert roles(read, text, word, kind)[0] == actors


def test_which_planes_it_was_is_not_told_by_asking(read: Read) -> None:
    assert roles(read, "The monitor learns which planes bombed the town.", "bombed", "air_strike")[0] == []


def test_an_aircraft_is_named_with_whose_it_is(read: Read) -> None:
    text = "A helicopter belonging to the navy bombed the port."
    assert roles(read, text, "bombed", "air_strike")[0] == ["helicopter belonging to the navy"]


def test_who_is_thought_to_have_done_it_leaves_it_asserted_that_it_was_done(coder: Coder) -> None:
    text = (
        "An air strike killed 18 farmers near Marib on Tuesday, the Yemen Data Project said. "
        "It said the strike was believed to have been carried out by Saudi planes."
    )
    (claim,) = coded(coder, text)
    assert (claim.stance, [a.name for a in claim.actors]) == ("asserts", ["Saudi planes"])
    assert len(claim.evidence) == 2


def test_a_sentence_that_ends_with_who_claimed_it_tells_who_did_it(coder: Coder) -> None:
    text = "Suicide bombers struck a shrine on Monday, killing 20 people, a doctor said, in an attack claimed by Daesh."
    first = coded(coder, text)[0]
    assert (first.event, [a.name for a in first.actors]) == ("suicide_bombing", ["Daesh"])


def test_what_the_first_word_tells_takes_over_who_did_it(coder: Coder) -> None:
    """The first word of the body was not seen as within its first sentence."""
    text = "Airstrikes killed nine people in Saada on Monday. Saudi warplanes also hit two bridges in Saada on Monday."
    assert next([a.name for a in c.actors] for c in coded(coder, text)) == ["Saudi warplanes"]


def test_a_title_names_the_dead_of_the_one_toll_otherwise(coder: Coder) -> None:
    title = "Gunmen kill 14 police officers in Herat"
    text = "At least 14 members of the border force were killed by gunmen in Herat on Monday."
    claims = coded(coder, text, title)
    assert [(c.event, len(c.evidence)) for c in claims] == [("attack", 2)]
