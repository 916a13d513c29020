from __future__ import annotations

import pytest

from dateline.codebook import load_codebook
from dateline.linking.lexicon import lexicon
from dateline.linking.numerals import numerals
from dateline.linking.tokens import tokens

WORDS = lexicon(load_codebook())


def read(language: str, text: str) -> list[str]:
    return [f"{n.kind} {n.text}" for n in numerals(list(tokens(text)), WORDS.languages[language])]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "two hundred and thirty-five"),
        ("es", "doscientas treinta y cinco"),
        ("fr", "deux cent trente-cinq"),
        ("ru", "двести тридцать пять"),
        ("uk", "двісті тридцять п’ять"),
        ("ar", "مئتان وخمسة وثلاثون"),
        ("fa", "دویست و سی و پنج"),
        ("tr", "iki yüz otuz beş"),
        ("en", "235"),
        ("ar", "٢٣٥"),
    ],
)
def test_a_number_is_one_in_all_languages(language: str, text: str) -> None:
    assert read(language, text) == ["number 235"]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "1,200 men", "number 1200"),
        ("es", "1.200 hombres", "number 1200"),
        ("fr", "1 200 hommes", "number 1200"),
        ("ru", "7,4 млн человек", "number 7.4e+06"),
        ("en", "7.4 million people", "number 7.4e+06"),
        ("ar", "أربعة آلاف عائلة", "number 4000"),
        ("ar", "أحد عشر جنديا", "number 11"),
        ("fr", "quatre-vingt-dix-sept morts", "number 97"),
        ("fr", "une vingtaine de camions", "number 20"),
    ],
)
def test_thousands_are_grouped_and_multiplied_as_each_language_does(language: str, text: str, value: str) -> None:
    assert read(language, text) == [value]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "on March 12"),
        ("en", "12 March"),
        ("en", "Mar. 12"),
        ("es", "el 12 de marzo"),
        ("ru", "12 марта"),
        ("uk", "12 березня"),
        ("ar", "12 آذار"),
        ("ar", "12 مارس"),
        ("en", "12/03/2017"),
        ("ru", "12.03.2017"),
    ],
)
def test_a_day_of_a_month_is_one_in_all_languages(language: str, text: str) -> None:
    assert read(language, text) == ["date 3/12"]


def test_times_of_day_meet_whichever_clock_is_used() -> None:
    assert read("en", "at 2:30 p.m.") == read("fr", "à 14h30") == read("ar", "الساعة 14:30") == ["clock 2:30"]


def test_an_article_is_no_number_and_two_numbers_are_two() -> None:
    assert read("es", "un soldado") == []
    assert read("en", "two and three") == ["number 2", "number 3"]


def test_monday_is_not_two_in_arabic() -> None:
    assert read("ar", "يوم الاثنين 26 سبتمبر") == ["date 9/26"]
    assert read("ar", "اثنين من الجنود") == ["number 2"]
