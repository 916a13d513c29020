from __future__ import annotations

import pytest

from dateline.linking.copies import (
    Copied,
    Likeness,
    bands,
    groups,
    likeness,
    one_voice,
    original,
    shingles,
)

STORY = (
    "Shells fell on the market of the river town on Monday morning while traders opened their stalls, a doctor at "
    "the field hospital told reporters. He counted nine dead and said that the ambulances had come under fire as well. "
    "The army denied that it had shelled the town and blamed a faction that holds the hills to the north."
)
EDITED = STORY.replace("on Monday morning ", "").replace("He counted nine dead", "The doctor counted nine dead")
OTHER = (
    "A convoy of twenty lorries reached the besieged valley on Thursday after a truce of three days was agreed upon by "
    "the mediators, the relief committee announced, and the first families were taken to the coast by evening."
)


def copied(id: str, published: str | None = None, **told: object) -> Copied:
    plain = {"publisher": None, "credited": frozenset(), "length": 100}
    return Copied(id, published, **(plain | told))  # type: ignore[arg-type]


def test_an_edited_copy_is_found_and_another_story_is_not() -> None:
    story, edited, other = map(shingles, (STORY, EDITED, OTHER))
    assert set(bands(story)) & set(bands(edited))
    assert likeness(story, edited).is_copy
    assert not likeness(story, other).is_copy


def test_a_long_report_that_takes_a_short_one_in_is_no_copy() -> None:
    long = shingles(STORY + " " + " ".join(f"Then company {n} crossed bridge {n} by night." for n in range(60)))
    found = likeness(shingles(STORY), long)
    assert found.contained > 0.9
    assert not found.is_copy


def test_case_marks_and_line_breaks_do_not_matter() -> None:
    assert likeness(shingles(STORY), shingles(STORY.upper().replace(". ", "!\n\n"))).contained == 1


@pytest.mark.parametrize("text", ["", "Three dead in Homs.", "…"])
def test_texts_too_short_to_compare_are_no_copies_of_each_other(text: str) -> None:
    assert bands(shingles(text)) == []
    assert likeness(shingles(text), shingles(text)) == Likeness(0, 0)


def test_the_earliest_is_the_original() -> None:
    found = original([copied("b", "2020-05-02"), copied("a", "2020-05-03"), copied("c", None)])
    assert (found[0].id, found[1]) == ("b", "date")


def test_on_one_day_the_credited_is_the_original_else_the_longest() -> None:
    agency = copied("z", "2020-05-02", publisher="Wire Service")
    paper = copied("a", "2020-05-02", publisher="Daily", credited=frozenset({"wire service"}), length=900)
    assert original([paper, agency]) == (agency, "credit")
    assert original([copied("a"), copied("b", length=300)]) == (copied("b", length=300), "length")
    assert original([copied("b"), copied("a")]) == (copied("a"), "id")


def test_copies_by_way_of_others_are_one_group_and_one_voice() -> None:
    assert groups([("b", "a"), ("c", "b"), ("y", "x")]) == [["a", "b", "c"], ["x", "y"]]
    assert one_voice(["a", "b", "q"], {"b": "a", "c": "a"}) == {"a", "q"}
