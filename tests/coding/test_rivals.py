"""Which names can be one party's, and which must be two's."""

from __future__ import annotations

import pytest

from dateline.codebook import load_codebook
from dateline.coding.rivals import can_be_one, is_named, rivals
from dateline.model import Actor

BOOK = load_codebook()


def actor(name: str, id: str | None = None) -> Actor:
    return Actor(name, id, None)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("terrorist groups", "Delta terrorists"),
        ("gunmen", "attackers"),
        ("Kurds", "Kurdish fighters"),
        ("civilians", "woman"),
        ("market", "shoppers"),
    ],
)
def test_a_party_is_told_by_many_names(one: str, two: str) -> None:
    assert can_be_one(BOOK, actor(one), actor(two))
    assert not rivals(BOOK, [actor(one)], [actor(two)])


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("government forces", "rebels"),
        ("Turkish army", "Russian army"),
        ("woman", "judge"),
    ],
)
def test_names_or_kinds_that_differ_are_of_rivals(one: str, two: str) -> None:
    assert rivals(BOOK, [actor(one)], [actor(two)])


def test_known_actors_are_one_by_identity_or_as_part_and_whole() -> None:
    assert can_be_one(BOOK, actor("Sinai Province", "isis-sinai"), actor("IS", "islamic-state"))
    assert not can_be_one(BOOK, actor("Hezbollah", "hezbollah"), actor("IS", "islamic-state"))
    assert not can_be_one(BOOK, actor("government forces"), actor("IS", "islamic-state"))


def test_a_list_without_names_has_no_rival() -> None:
    assert not rivals(BOOK, [], [actor("Hezbollah", "hezbollah")])


def test_a_name_says_who_where_it_has_a_word_of_its_own() -> None:
    assert is_named(BOOK, actor("Turkish warplanes"))
    assert is_named(BOOK, actor("rebels", "free-syrian-army"))
    assert not is_named(BOOK, actor("Terrorists"))
