"""Lines that a layout sets apart: subheadings and pull quotes."""

from __future__ import annotations

from dateline.api import make_report
from dateline.codebook import load_codebook
from dateline.coding.passages import read_passages

BODY = "The governor said the bridge would open. “Nobody will be left behind here,” she told residents on Monday."


def kinds(text: str, **known: str) -> list[tuple[str, str]]:
    return [(p.kind, p.span.of(text)) for p in read_passages(make_report(text, **known), load_codebook()).passages]


def test_a_short_line_between_paragraphs_is_a_subheading():
    text = f"Bridge opens in the north\n\n{BODY}\n\nYears of siege\n\nTroops held the road for two years."
    assert ("subheading", "Years of siege") in kinds(text)


def test_a_line_that_goes_on_in_the_next_is_none():
    text = f"Bridge opens in the north\n\n{BODY}\n\nThe mayor added:\n\nTroops held the road for two years."
    assert not [k for k, _ in kinds(text) if k == "subheading"]


def test_a_quotation_that_the_prose_has_too_is_a_pull_quote():
    text = (
        f"Bridge opens in the north\n\n{BODY}\n\n“Nobody will be left behind here” — The governor\n\nIt opened at noon."
    )
    assert ("pull_quote", "“Nobody will be left behind here” — The governor") in kinds(text)


def test_a_quotation_told_but_once_is_a_paragraph():
    text = (
        f"Bridge opens in the north\n\n{BODY}\n\n“We have waited for years to cross the river.”\n\nIt opened at noon."
    )
    assert not [k for k, _ in kinds(text) if k == "pull_quote"]
