"""Assessments: judgements kept as they stand, each with the chain of who judges."""

from __future__ import annotations

import pytest
from tests.coding.test_voices import read

from dateline.coding.assessments import read_assessments


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        ("There is no doubt that the town will fall.", "There is no doubt that", ["The Example"]),
        (
            "The minister said there was no turning back and that the raid was clearly a failure.",
            "clearly",
            ["The Example", "minister"],
        ),
        ("Analysts say the army is worn out.", "Analysts say", ["The Example", "Analysts"]),
        (
            "“It is clear that they lost,” the general told Reuters.",
            "It is clear that",
            ["The Example", "Reuters", "general"],
        ),
    ],
)
def test_an_assessment_says_whose_it_is(text, words, chain):
    found = read_assessments(read(text, publisher="The Example"))
    assert [(a.text, [s.name for s in a.sources]) for a in found] == [(words, chain)]
