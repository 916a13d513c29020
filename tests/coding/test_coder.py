"""Whole reports by the real facets: what no facet alone decides."""

import pytest

from dateline.api import make_report
from dateline.coding.coder import Coder
from dateline.coding.facets import Layer, default_facets
from dateline.coding.reading import Reading
from dateline.model import Coding, FigureMention


def break_on_two(reading: Reading) -> tuple[FigureMention, ...]:
    if reading.report.id == "two":
        raise KeyError("no such unit")
    return ()


def test_an_error_in_one_report_is_told_and_the_others_go_on() -> None:
    coder = Coder(facets=default_facets() | {"figures": Layer(break_on_two)})
    reports = [make_report(f"Rebels seized the town of {name}.", id=name) for name in ("one", "two", "three")]
    codings = list(coder.code_many(reports))
    assert [bool(c.claims) for c in codings] == [True, False, True]
    assert [c.failure for c in codings[::2]] == [None, None]
    assert "no such unit" in (codings[1].failure or "")


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def code(coder: Coder, text: str) -> Coding:
    return coder.code(make_report(text, id="one", publisher="Example News", published="2024-02-08"))


def test_what_only_dates_the_news_is_not_the_lead(coder: Coder) -> None:
    text = "Rebels seized Beta on Sunday, nine months after the army had withdrawn from it. The army withdrew on foot."
    coding = code(coder, text)
    assert coding.lead is not None
    assert coding.claims[coding.lead].event == "capture"


def test_one_who_tells_of_the_dead_is_none_of_them(coder: Coder) -> None:
    (claim,) = code(coder, "Rebels shelled the town on Monday, killing four people, a local official said.").claims
    assert [(f.measure, f.low) for f in claim.figures] == [("killed", 4)]


@pytest.mark.parametrize(
    ("text", "actor", "target"),
    [
        ("The Sudanese army said it had killed two senior commanders in Nyala.", "Sudanese army", "senior commanders"),
        ("The RSF said it had attacked an army base in El Fasher.", "RSF", "army base"),
        (
            "Gunmen on motorbikes killed at least 20 villagers near Djibo on Sunday, residents said.",
            "Gunmen",
            "villagers",
        ),
    ],
)
def test_a_side_does_the_deeds_that_it_says_are_its_own(coder: Coder, text: str, actor: str, target: str) -> None:
    (claim,) = code(coder, text).claims
    assert claim.event == "attack"
    assert ([a.name for a in claim.actors], [t.name for t in claim.targets]) == ([actor], [target])


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Soldiers killed two gunmen in an overnight raid on a village near Jenin.", "attack"),
        ("Soldiers killed two gunmen in an air raid on a village near Jenin.", "air_strike"),
        ("The aerospace forces destroyed a column of militants near Raqqa.", "air_strike"),
        ("Fighter jets carried out several combat flights over militant positions.", "air_strike"),
    ],
)
def test_a_raid_is_from_the_air_only_where_the_words_say_so(coder: Coder, text: str, event: str) -> None:
    assert [c.event for c in code(coder, text).claims] == [event]


def test_one_source_is_not_made_to_blame_whom_another_blames(coder: Coder) -> None:
    text = "A doctor said that 12 people died in El Fasher. The RSF said it had attacked an army base in the city."
    toll, attack = code(coder, text).claims
    assert (toll.event, [a.name for a in toll.actors]) == ("casualties", [])
    assert [a.name for a in attack.actors] == ["RSF"]


def test_fighting_that_was_does_not_take_up_an_offensive_that_will_be(coder: Coder) -> None:
    text = "The army will launch an offensive on Sarmin next week. People fled when the fighting began in February."
    assert {c.event for c in code(coder, text).claims} >= {"offensive", "armed_clash"}


def test_a_truce_that_is_talked_about_is_imagined(coder: Coder) -> None:
    claims = code(coder, "The army and the rebels met in Geneva on Monday to discuss a ceasefire.").claims
    assert [(c.event, c.status) for c in claims] == [("negotiation", "occurred"), ("ceasefire", "hypothetical")]


def test_parts_of_a_town_count_as_the_town_for_the_main_place(coder: Coder) -> None:
    text = (
        "Rebels attacked Sarmin. Troops retook a bridge south of Sarmin.\n\nThe army shelled Saraqib.\n\n"
        "Over the past week our forces seized 35 square kilometres, the army said."
    )
    last = code(coder, text).claims[-1]
    assert last.place is not None
    assert (last.event, last.place.name) == ("capture", "Sarmīn")


def test_what_was_days_before_is_not_the_lead(coder: Coder) -> None:
    text = "The army shelled the port, a day after rebels killed 50 soldiers in an ambush near Beta."
    coding = code(coder, text)
    assert coding.lead is not None
    assert coding.claims[coding.lead].event == "shelling"
