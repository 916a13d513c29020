"""Translated copies in a database: found, explained, and one voice; reports of the same event stay apart."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline.api import make_report
from dateline.cli import cli
from dateline.codebook import load_codebook
from dateline.linker import Translators, explain_copy, link
from dateline.model import Coding, Mentions
from dateline.store import NotStoredError, Store, open_store
from dateline.views import event
from tests.factories import claim, coding, run_info

BOOK = load_codebook()
ARABIC = (
    "دير الزور 6 حزيران (سانا) – قتل أربعة عشر شخصا وأصيب 37 آخرون في انفجار سيارة مفخخة في الميادين بريف دير "
    "الزور عند الساعة 9:45 صباحا.\n"
    "وقال العقيد سامر الحمدان إن السيارة كانت تحمل 120 كيلوغراما من المتفجرات، وإن 16 منزلا و11 متجرا تضررت. "
    "ونقل تسعة من الجرحى إلى مشفى في الحسكة، وعشرون إلى دمشق.\n"
    "وتبنى تنظيم داعش الهجوم. وكانت المدينة شهدت في 28 أيار هجوما أسفر عن 6 قتلى، في حين قتل 43 شخصا في "
    "البوكمال."
)
ENGLISH = (
    "Deir Ezzor, June 6 (SANA) – Fourteen people were killed and 37 others wounded by the explosion of a car "
    "bomb in Mayadin in the countryside of Deir Ezzor at 9:45 a.m.\n"
    "Colonel Samer al-Hamdan said that the car carried 120 kilograms of explosives and that 16 houses and 11 "
    "shops were damaged. Nine of the wounded were taken to a hospital in Hasaka, and twenty to Damascus.\n"
    "Daesh claimed the attack. On May 28 the town had seen an attack that left 6 dead, while 43 people were "
    "killed in Albu Kamal."
)
RETOLD = (
    "A vehicle packed with explosives has blown up in Mayadin, near Deir Ezzor: 14 dead and thirty-seven "
    "injured, Syria's news agency SANA reports from June 6. It happened at a quarter to ten (9:45).\n"
    "According to Samer Hamdan, a colonel, 120 kilos of charge were inside; they wrecked sixteen homes and "
    "eleven stores. Hospitals in Hasakah took in 9 casualties, and twenty more went to Damascus.\n"
    "ISIS says it did it. Six people died on 28 May as the town was hit before, and 43 in Albu Kamal."
)
OTHERS = (
    "BEIRUT, June 6 – At least 14 people died when a car bomb went off at a market in Mayadin in eastern Syria "
    "on Tuesday, the Syrian Observatory for Human Rights said, adding that three of the dead were children.\n"
    "The bomb went off close to an office of the Syrian Democratic Forces. Their spokesman, Kino Gabriel, "
    "blamed cells of the Islamic State, which lost its last village, Baghouz, in March 2019.\n"
    "Another 25 people were hurt, he said by telephone. In Raqqa a gunman on a motorcycle killed two "
    "policemen."
)
DAY_AFTER = (
    "Deir Ezzor, June 7 (SANA) – Two people were killed and 12 others wounded by the explosion of a landmine "
    "in Mayadin in the countryside of Deir Ezzor at 4:20 p.m.\n"
    "Colonel Samer al-Hamdan said that the mine was left by Daesh and that a farm tractor and 3 houses were "
    "damaged. Five of the wounded were taken to a hospital in Hasaka.\n"
    "On June 6 fourteen people were killed and 37 others wounded by a car bomb in the town."
)


def english(id: str, text: str, publisher: str, published: str = "2019-06-06") -> Coding:
    blast = claim("bombing", trigger="killed", place="Deir Ezzor", dates=(published, published))
    return coding(blast, id=id, opening=text, publisher=publisher, published=published)


def foreign(id: str, text: str, publisher: str, published: str = "2019-06-06") -> Coding:
    return Coding(make_report(text, id=id, publisher=publisher, published=published), (), None, Mentions(), ("ar",))


CODINGS = [
    foreign("ar", ARABIC, "SANA"),
    english("en", ENGLISH, "Sana English"),
    english("retold", RETOLD, "Levant Daily", "2019-06-07"),
    english("other", OTHERS, "Wire", "2019-06-06"),
    english("after", DAY_AFTER, "Sana English", "2019-06-07"),
]


def filled(path: Path, codings: list[Coding], at_once: bool = True) -> Store:
    store = open_store(path)
    for part in [codings] if at_once else [[c] for c in codings]:
        run = store.begin_run(run_info())
        for each in part:
            store.add(each, run)
        link(store, BOOK)
    return store


def copies(store: Store) -> dict[str, tuple[str, str, str]]:
    return {row["copy"]: (row["original"], row["kind"], row["told_by"]) for row in store.copies()}


FOUND = {"en": ("ar", "translated", "credit"), "retold": ("ar", "translated", "credit")}


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize("turned", [False, True])
def test_translations_are_copies_of_their_original_and_other_reports_are_not(
    path: Path, at_once: bool, turned: bool
) -> None:
    with filled(path, CODINGS[:: -1 if turned else 1], at_once) as store:
        assert copies(store) == FOUND
        rows = {r["id"]: (r["copy_of"], r["copy_kind"]) for r in store.reports()}
        assert rows["en"] == ("ar", "translated")
        assert rows["ar"] == rows["other"] == (None, None)
        assert not list(store.verify())


def test_without_the_original_two_translations_are_copies_of_one_another(path: Path) -> None:
    with filled(path, CODINGS[1:]) as store:
        assert {row["copy"] for row in store.copies()} == {"retold"}


def test_a_translation_is_no_voice_of_its_own(path: Path) -> None:
    with filled(path, CODINGS[:4]) as store:
        found = event(store, str({r["id"]: r["lead_event"] for r in store.reports()}["en"]))
        assert set(found.copies) == {"en", "retold"}
        assert len({t.voice for t in found.claims if t.report_id in ("en", "retold")}) == 1


def test_an_undated_translation_takes_the_day_of_its_original(path: Path) -> None:
    undated = english("en", ENGLISH, "Sana English")
    undated = replace(undated, report=replace(undated.report, published=None))
    with filled(path, [undated, CODINGS[0]]) as store:
        assert copies(store)["en"][:2] == ("ar", "translated")


def test_weeks_later_the_same_facts_are_no_translation(path: Path) -> None:
    with filled(path, [CODINGS[0], english("en", ENGLISH, "Sana English", "2019-06-20")]) as store:
        assert not copies(store)


def test_a_text_that_says_it_is_translated_is_no_original(path: Path) -> None:
    said = english("retold", RETOLD + "\nTranslated by the Daily's staff.", "Levant Daily", "2019-06-05")
    with filled(path, [CODINGS[0], said]) as store:
        assert copies(store) == {"retold": ("ar", "translated", "translated")}


def test_what_two_texts_have_in_one_order_is_shown(path: Path) -> None:
    with filled(path, CODINGS) as store:
        shared = explain_copy(store, Translators(BOOK), "en", "ar")
        assert ("Fourteen", "أربعة عشر") in shared
        assert ("9:45", "9:45") in shared
        with pytest.raises(NotStoredError, match="no report 'nobody'"):
            list(store.copies("nobody"))


def test_the_command_shows_copies_under_their_originals(path: Path) -> None:
    filled(path, CODINGS).close()
    run = CliRunner().invoke
    whole = run(cli, ["copies", str(path), "--why"]).output
    assert "translated copy 2019-06-07  retold  Levant Daily" in whole
    assert "Fourteen = أربعة عشر" in whole
    assert "2 copies of 1 text" in whole
    assert run(cli, ["copies", str(path), "--kind", "words"]).output.strip() == "0 copies of 0 texts"
    assert run(cli, ["copies", str(path), "other", "--to", "csv"]).output.count("\n") == 1
    assert run(cli, ["copies", str(path), "nobody"]).exit_code == 1
