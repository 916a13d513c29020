from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.codebook import load_codebook
from dateline.linking.anchors import AnchorReader, Fingerprint, Spot
from dateline.linking.lexicon import lexicon, script_of

PLACES = {
    "Tadmur": Spot("1", 50_000, "city", "SY"),
    "تدمر": Spot("1", 50_000, "city", "SY"),
    "Пальмиру": Spot("1", 50_000, "city", "SY"),
    "Mercy": Spot("2", 300, "city", "US"),
}
READER = AnchorReader(lexicon(load_codebook()), PLACES.get)


def keys(text: str, solid: bool = True) -> list[str]:
    return [a.key for a in READER.read(text).anchors if a.solid or not solid]


def test_a_text_and_its_translations_have_the_same_anchors() -> None:
    english = keys("The army said on 3 May that forty tanks of Hezbollah were in Tadmur.")
    assert keys("قال الجيش في 3 أيار إن أربعين دبابة من حزب الله كانت في تدمر.") == english
    assert english == ["d:3/5", "n:40", "a:hezbollah", "p:1"]


def test_a_name_at_a_sentences_head_counts_where_it_is_one_elsewhere() -> None:
    assert keys("Vassiliev came by the road. Then a man shot at Vassiliev.") == ["w:fslf", "w:fslf"]
    assert keys("Ambulances came by the road. Then a man shot at the guards.") == []


def test_codes_are_the_same_in_both_alphabets() -> None:
    assert keys("A T-72 was in the yard of the base.") == keys("На базе в том дворе был Т-72.") == ["c:t72"]


def test_an_acronym_is_one_only_in_capitals() -> None:
    assert "a:un" in keys("The men of the UN had left the base at the river.")
    assert "a:un" not in keys("Un soldat de la base a dit que les hommes sont là.")


def test_one_word_that_names_a_village_too_is_not_sure() -> None:
    assert keys("The people of the town and the women at the gate begged for Mercy.") == []
    assert keys("The people of the town and the women at the gate begged for Mercy.", solid=False) == ["p:2"]


def test_a_thing_told_again_weighs_less() -> None:
    found = READER.read("Of the 235 men who were in it, the 235 had left.").anchors
    assert [a.weight for a in found] == [6.0, 3.0]


def test_small_and_round_numbers_weigh_less() -> None:
    weight = {a.key: a.weight for a in READER.read("There were 2 and 300 and 347 and 1347 in the list of it.").anchors}
    assert weight["n:2"] < weight["n:300"] < weight["n:347"] < weight["n:1347"]


def test_a_text_in_capitals_has_no_names() -> None:
    assert keys("THE ARMY SAID THAT VASSILIEV AND MORENO WERE KILLED NEAR THE BRIDGE") == []


def test_of_a_script_that_is_not_known_the_figures_are_read() -> None:
    found: Fingerprint = READER.read("叙利亚军队说，235名士兵在14:30到达。")
    assert found.language is None
    assert [a.key for a in found.anchors] == ["n:235", "c:2:30"]


@pytest.mark.parametrize(
    "text", ["", " ", "...", "12", "\u0000", "9" * 400, "the 99:99 and 77/88/1999 of " + "9" * 400 + " million"]
)
def test_a_text_of_nothing_has_no_trouble(text: str) -> None:
    READER.read(text)


def test_the_country_is_that_of_most_places() -> None:
    assert READER.read("The army was in Tadmur, and the men left Tadmur for the base.").country == "SY"


def test_the_script_is_that_of_most_letters() -> None:
    assert script_of("دبابة T-72 في المدينة") == "arabic"
    assert script_of("叙利亚") == "other"


@given(
    st.text(st.characters(codec="utf-8"), max_size=80),
    st.sampled_from(("the of and was ", "في من على ", "и в на ", "")),
)
def test_any_text_can_be_read(made: str, words: str) -> None:
    text = words + made
    for anchor in READER.read(text).anchors:
        assert 0 <= anchor.start < anchor.end <= len(text)
        assert anchor.weight > 0
