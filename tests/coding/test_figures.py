"""Figures: quantities with their bounds, what they measure, and those of each event."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import Read

from dateline.codebook import load_codebook
from dateline.coding.figures import figures_of
from dateline.coding.figures.numerals import number
from dateline.coding.figures.parts import wholes_of
from dateline.coding.figures.quantity import Quantity, find_quantities
from dateline.model import FigureMention


def quantities(text: str) -> list[Quantity]:
    return list(find_quantities(text, load_codebook()))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("7", 7),
        ("1,300", 1300),
        ("2.5 million", 2_500_000),
        ("seventy-six", 76),
        ("two hundred and five", 205),
        ("three thousand four hundred", 3400),
        ("twelve million", 12_000_000),
        ("hundred", 100),
    ],
)
def test_a_number_in_words_or_digits(words: str, value: float) -> None:
    assert number(words) == value


@pytest.mark.parametrize(
    ("words", "low", "high", "approx"),
    [
        ("14", 14, 14, False),
        ("at least 14", 14, None, False),
        ("more than ninety", 90, None, False),
        ("over 90", 90, None, False),
        ("less than 20", None, 20, False),
        ("up to 300", None, 300, False),
        ("as many as 60", None, 60, False),
        ("about 40", 40, 40, True),
        ("some 40", 40, 40, True),
        ("nearly 2,000", 2000, 2000, True),
        ("between 10 and 15", 10, 15, False),
        ("10-15", 10, 15, False),
        ("five or six", 5, 6, False),
        ("12 or more", 12, None, False),
        ("several", 3, None, False),
        ("dozens", 24, None, False),
        ("scores", 40, None, False),
        ("hundreds", 200, None, False),
        ("thousands", 2000, None, False),
        ("tens of thousands", 20_000, None, False),
        ("a number of", 2, None, False),
    ],
)
def test_bounds_of_a_quantity(words: str, low: float | None, high: float | None, approx: bool) -> None:
    """Codebook, section 7 and ruling 9."""
    (read,) = quantities(words)
    assert (read.low, read.high) == (low, high)
    assert words[read.start : read.end].strip() == words
    if low == high:
        assert read.approx is approx


@pytest.mark.parametrize("words", ["1st", "the 21st Brigade", "T-72", "v2.0.1", "between 15 and 10", "1980s"])
def test_what_is_written_with_digits_and_counts_nothing(words: str) -> None:
    assert quantities(words) == []


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("two to three thousand men", 2000, 3000),
        ("between two and three hundred thousand people", 200_000, 300_000),
        ("from 900 to two thousand men", 900, 2000),
        ("1.5 to 2 million", 1_500_000, 2_000_000),
    ],
)
def test_a_scale_told_once_holds_for_both_ends(words: str, low: float, high: float) -> None:
    assert [(q.low, q.high) for q in quantities(words)] == [(low, high)]


PIECES = st.sampled_from(
    [
        "at least", "about", "up to", "between", "and", "or", "to", "-", "12", "1,300", "2.5", "million",
        "hundred", "one", "seventy", "several", "dozens", "$", "men", "km", ",", ".", "0", "99999999", "\u200b",
        "\n", "or more", "🙂",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=12))
def test_a_quantity_alone_has_its_value_again(pieces: list[str]) -> None:
    text = " ".join(pieces)
    end = 0
    for found in quantities(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end
        assert found.low is None or found.high is None or found.low <= found.high
        alone = quantities(text[found.start : found.end])
        assert [(q.low, q.high, q.approx) for q in alone] == [(found.low, found.high, found.approx)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The shelling killed seven civilians.", [("seven civilians", "killed", 7, 7, None)]),
        ("Seven civilians were wounded in the shelling.", [("Seven civilians", "wounded", 7, 7, None)]),
        (
            "Artillery fire killed 12 soldiers and wounded at least 30 others.",
            [("12 soldiers", "killed", 12, 12, None), ("at least 30 others", "wounded", 30, None, None)],
        ),
        ("The strike left three people dead.", [("three people", "killed", 3, 3, None)]),
        ("Militiamen burned five villagers to death.", [("five villagers", "killed", 5, 5, None)]),
        ("A court sentenced four rebels to death for the raid.", [("four rebels", "fighters", 4, 4, None)]),
        ("Four people were dead by noon.", [("Four people", "killed", 4, 4, None)]),
        ("Rebels captured 40 soldiers.", [("40 soldiers", "captured", 40, 40, None)]),
        ("The raid displaced 2,000 families.", [("2,000 families", "displaced", 2000, 2000, None)]),
        ("The army took 805 square kilometres.", [("805 square kilometres", "area", 805, 805, "km2")]),
        ("The convoy stopped 12 km from the front.", [("12 km", "distance", 12, 12, "km")]),
        ("Warplanes carried out 15 air strikes.", [("15 air strikes", "strikes", 15, 15, None)]),
        ("The allies pledged $3 million.", [("$3 million", "money", 3_000_000, 3_000_000, "USD")]),
        ("There were no casualties.", []),
        ("The army took the town on 4 June 2016.", []),
    ],
)
def test_what_a_sentence_counts(
    read: Read, sentence: str, expected: list[tuple[str, str, float | None, float | None, str | None]]
) -> None:
    assert [(m.text, m.measure, m.low, m.high, m.unit) for m in read(sentence).figures] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "At least 30 soldiers and between 10 and 15 militants died in nearly 2,000 strikes over 805 square kilometres.",
        "Tens of thousands of people fled; about forty-five were wounded, and dozens of rebels were captured.",
        "The allies pledged $3 million and up to two hundred vehicles for some 40km of road.",
    ],
)
def test_the_words_of_a_figure_alone_give_its_bounds_again(read: Read, sentence: str) -> None:
    mentions = read(sentence).figures
    assert len(mentions) >= 3
    for mention in mentions:
        first = quantities(mention.text)[0]
        assert (first.low, first.high, first.approx) == (mention.low, mention.high, mention.approx)


def test_who_is_counted(read: Read) -> None:
    assert [m.of for m in read("The blast killed 14 young recruits and 3 children.").figures] == [
        "young recruits",
        "children",
    ]


def test_one_person_is_a_figure_where_a_fate_is_told(read: Read) -> None:
    killed, seen = read("The blast killed a child."), read("The blast was seen by a child.")
    assert [(m.measure, m.low, m.high) for m in killed.figures] == [("killed", 1, 1)]
    assert seen.figures == ()


def test_a_part_of_a_toll_has_its_measure_and_points_to_the_whole(read: Read) -> None:
    text = "The bombing killed 61 people including five children."
    reading = read(text)
    (event,) = reading.events
    whole, part = figures_of(reading, event)
    assert (whole.measure, whole.low, whole.part_of) == ("killed", 61, None)
    assert (part.measure, part.low, part.part_of) == ("killed", 5, "61 people")


def test_an_event_has_the_figures_of_its_own_clause(read: Read) -> None:
    text = "Shelling killed nine people in the town, while rebels abducted four teachers."
    reading = read(text)
    told = {e.event: [f.low for f in figures_of(reading, e)] for e in reading.events}
    assert told == {"shelling": [9], "abduction": [4]}


@pytest.mark.parametrize(
    ("words", "low", "high", "approx"),
    [
        ("More than a dozen", 12, None, False),
        ("Almost a dozen", 12, 12, True),
        ("Three dozen", 36, 36, False),
        ("At least two dozen", 24, None, False),
        ("Over a thousand", 1000, None, False),
        ("Nearly a hundred", 100, 100, True),
        ("More than several hundred", 300, None, False),
    ],
)
def test_dozens_and_single_scales_keep_their_bounds(
    words: str, low: float | None, high: float | None, approx: bool
) -> None:
    (quantity,) = find_quantities(f"{words} soldiers fled.", load_codebook())
    assert (quantity.low, quantity.high, quantity.approx) == (low, high, approx)


def test_a_bare_number_after_a_verb_of_harm_counts_people(read: Read) -> None:
    (figure,) = read("Motorbike bomb kills 16 outside bakery in Homs").figures
    assert (figure.text, figure.measure, figure.low) == ("16", "killed", 16)


PASSAGES = yaml.safe_load((Path(__file__).parent / "data" / "figures.yaml").read_text(encoding="utf-8"))


def _told(mention: FigureMention) -> str:
    low, high = ("-" if n is None else f"{n:.10g}" for n in (mention.low, mention.high))
    return f"{mention.measure} {low} {high} {mention.unit or '-'}"


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda p: p["text"])
def test_a_way_to_tell_how_many(read: Read, passage: dict[str, Any]) -> None:
    assert [_told(m) for m in read(passage["text"]).figures] == passage["figures"]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("1.2bn", 1_200_000_000),
        ("3k", 3000),
        ("2-1/2", 2.5),
        ("two and a half", 2.5),
        ("half a million", 500_000),
        ("2½", 2.5),
    ],
)
def test_short_scales_and_halves(words: str, value: float) -> None:
    assert number(words) == value


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("The raid killed 61 people including five children.", {"five children": "61 people"}),
        (
            "The raid killed 61 people including two boys and ten nurses.",
            {"two boys": "61 people", "ten nurses": "61 people"},
        ),
        (
            "Six villagers including a child were among 22 people killed.",
            {"Six villagers": "22 people", "a child": "Six villagers"},
        ),
        ("Two people died of wounds in the shelling, bringing the toll to 61.", {"Two people": "61"}),
        ("Shelling killed four soldiers and two nurses.", {}),
        ("The shelling killed 20 people. Four children were among the dead.", {"Four children": "20 people"}),
    ],
)
def test_a_part_of_a_toll_names_its_whole(read: Read, sentence: str, parts: dict[str, str]) -> None:
    assert {part.text: whole.text for part, whole in wholes_of(read(sentence)).items()} == parts


def test_a_length_of_time_is_of_the_event_that_it_is_told_of(read: Read) -> None:
    reading = read("The town fell to the army after two years of shelling.")
    told = {e.event: [f.text for f in figures_of(reading, e)] for e in reading.events}
    assert told["shelling"] == ["two years"]


def test_the_toll_of_a_war_is_not_that_of_the_raid_told_beside_it(read: Read) -> None:
    text = "Fighters shelled Beta in a war that has killed 300,000 people since 2011."
    reading = read(text)
    assert 300_000 not in [f.low for e in reading.events if e.event == "shelling" for f in figures_of(reading, e)]


def test_who_is_counted_is_told_where_the_words_say_more_than_people(read: Read) -> None:
    figures = read("The raid killed 12 people, three Kurdish fighters and four members of the guard.").figures
    assert [f.of for f in figures] == [None, "Kurdish fighters", "members of the guard"]
