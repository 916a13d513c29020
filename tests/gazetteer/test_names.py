"""Keys of place names: the spellings of one name meet, other names do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.gazetteer.names import bare_key, key


@pytest.mark.parametrize(
    "spellings",
    [
        ("Al-Bab", "al Bab", "Al Bāb", "AL-BAB", "Al-Bab "),
        ("Ma'arrat", "Maarrat", "Maʼarrat", "Ma`arrat", "Ma’arrat"),
        ("Saint-Denis", "St. Denis", "St Denis"),
        ("Zaporizhzhia", "ZAPORIZHZHIA"),
        ("Goražde", "Gorazde"),
        ("Łódź", "Lodz"),
    ],
)
def test_spellings_of_a_name_have_one_key(spellings: tuple[str, ...]) -> None:
    assert len({key(name) for name in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Al-Bab", "Al-Bara"), ("Mosul", "Basra"), ("New York", "York"), ("B1", "B2")]
)
def test_other_names_have_other_keys(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("El Fasher", "fasher"),
        ("Ar-Raqqah", "raqqah"),
        ("The Hague", "hague"),
        ("Deir ez-Zor", "deirzor"),
        ("Fasher", None),
        ("Alabama", None),
        ("El", None),
        ("Al-Io", None),
        ("", None),
    ],
)
def test_the_bare_key_is_without_articles(name: str, bare: str | None) -> None:
    assert bare_key(name) == bare


@pytest.mark.parametrize("name", ["", " ", "-", "’", "\u200b", "🙂"])
def test_a_name_without_letters_crashes_nothing(name: str) -> None:
    assert bare_key(name) is None


@given(st.text(max_size=40))
def test_a_key_is_plain_and_the_key_of_itself(name: str) -> None:
    plain = key(name)
    assert plain == "" or (plain.isascii() and plain.isalnum() and plain == plain.lower())
    assert key(name.replace(" ", "-")) == plain
