"""Possessives that have lost their apostrophe."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from dateline.coding.apostrophes import Owners, mended
from dateline.coding.coder import Coder
from dateline.coding.language import parse

OWNERS = Owners(frozenset({"mali", "korea"}))


def words(coder: Coder, text: str) -> list[str]:
    return [t.text for t in mended(coder.language.make_doc(text), OWNERS)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The armys planes hit the citys east.", ["army", "s", "planes"]),
        ("Malis army left the north.", ["Mali", "s", "army"]),
        ("General Khalid Rostans troops left. Rostan did not.", ["Rostan", "s", "troops"]),
        ("Rostans troops left, al-Rostan said.", ["Rostan", "s", "troops"]),
    ],
)
def test_a_lost_possessive_is_two_tokens(coder: Coder, text: str, parts: list[str]) -> None:
    found = words(coder, text)
    at = found.index(parts[0])
    assert found[at : at + 3] == parts


@pytest.mark.parametrize(
    "text",
    [
        "The army's planes hit the citys east.",
        "The two Koreas talked on the border.",
        "Two Malians left. Malian troops did not.",
        "The rebels armies fought for days.",
        "The planes left the countrys.",
    ],
)
def test_what_is_no_lost_possessive_stays(coder: Coder, text: str) -> None:
    assert words(coder, text) == [t.text for t in coder.language.make_doc(text)]


def test_offsets_stay_those_of_the_text(coder: Coder) -> None:
    text = "Malis army and the armys planes left."
    (doc,) = parse(coder.language, [(text, ())], OWNERS)
    assert all(text[t.idx : t.idx + len(t)] == t.text for t in doc)
    assert [t.tag_ for t in doc if t.text == "s"] == ["POS", "POS"]


def test_a_group_s_short_name_is_no_verb(coder: Coder) -> None:
    def norms(text: str) -> list[str]:
        doc: Doc = mended(coder.language.make_doc(text), OWNERS)
        return [t.norm_ for t in doc if t.text == "IS"]

    assert norms("IS fighters left the town.") != ["is"]
    assert norms("THIS IS THE END") == ["is"]
