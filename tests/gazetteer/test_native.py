from __future__ import annotations

import pytest

from dateline.coding.coder import Coder
from dateline.gazetteer.native import is_native, native_key, native_names, word_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Харьков", "Харкові"),
        ("Киев", "Києві"),
        ("Пальмира", "Пальмиру"),
        ("Донецк", "Донецком"),
        ("السخنة", "سخنه"),
        ("إدلب", "ادلب"),
        ("تَدْمُر", "تدمر"),
    ],
)
def test_forms_of_one_name_share_a_key(one: str, other: str) -> None:
    assert native_key(one) == native_key(other)


@pytest.mark.parametrize(("one", "other"), [("Харьков", "Херсон"), ("Киев", "Львов"), ("حلب", "حمص")])
def test_other_names_do_not(one: str, other: str) -> None:
    assert native_key(one) != native_key(other)


def test_names_in_latin_letters_or_mixed_scripts_are_left_out() -> None:
    names = ["Aleppo", "حلب", "Халеб", "pa er mai la", "حلب (Aleppo)", "阿勒颇"]
    assert list(native_names(names)) == ["حلب", "Халеб"]
    assert not is_native("Alep")
    assert word_key("الباب") == "باب"


def test_places_are_found_by_their_names_in_their_own_scripts(coder: Coder) -> None:
    find = coder.gazetteer.find_native
    assert find("حلب")[0].name == "Aleppo"
    assert find("Харькове")[0].name == "Kharkiv"
    assert not find("кккккк")


def test_only_who_asks_for_native_names_finds_their_forms(coder: Coder) -> None:
    assert not coder.gazetteer.find("Харькове")
    assert coder.gazetteer.find_native("Харькове")
