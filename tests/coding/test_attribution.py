"""The ways to attribute: each passage of data/attribution.yaml has the chain that is written beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from tests.coding.test_voices import event, read

from dateline.coding.voices import chain_of

WAYS = yaml.safe_load((Path(__file__).parent / "data" / "attribution.yaml").read_text(encoding="utf-8"))
PASSAGES = [(passage["text"], passage["word"], passage["chain"]) for way in WAYS for passage in way["passages"]]


def told(text: str, word: str) -> str:
    """Return the chain of the claim that `word` names, after the publisher, as the table writes it."""
    reading = read(text, publisher="The Example")
    reading.events = (event(reading, word),)
    publisher, *links = chain_of(reading, reading.events[0])
    assert publisher.name == "The Example"
    return " > ".join(f"{link.name} [{link.kind}]" for link in links)


@pytest.mark.parametrize(("text", "word", "chain"), PASSAGES)
def test_a_way_to_attribute(text, word, chain):
    assert told(text, word) == chain


def test_there_are_many_ways():
    assert len(PASSAGES) >= 120
    assert len({text for text, _, _ in PASSAGES}) == len(PASSAGES)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Nine soldiers died in fighting with militants in Northern state.", "fighting"),
        ("The town is held by rebels in Kayah State.", "held"),
        ("The army attacked a camp of gunmen in Benue state.", "attacked"),
    ],
)
def test_the_last_word_of_a_name_says_nothing(text: str, word: str) -> None:
    assert told(text, word) == ""
