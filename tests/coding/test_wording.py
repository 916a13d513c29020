"""Wording: whose the words are that take sides, scare quotes, altered quotations."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.api import make_report
from dateline.codebook import load_codebook
from dateline.coding.coder import Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def marked(coder: Coder, text: str) -> list[tuple[str, str | None, str | None]]:
    """Return words, owner and mark of all wording of a report by The Example."""
    claims = coder.code(make_report(text, publisher="The Example", published="2024-03-19")).claims
    assert claims
    return list(dict.fromkeys((q.text, q.whose, q.mark) for c in claims for q in c.wording))


def test_a_loaded_word_is_the_publisher_s_or_the_source_s(coder: Coder) -> None:
    assert marked(coder, "The army liberated the town of Homs on Monday.") == [("liberated", "The Example", "loaded")]
    text = "Terrorists attacked the town of Homs on Monday, the army said."
    assert marked(coder, text) == [("Terrorists", "army", "loaded")]


def test_a_phrase_is_marked_whole(coder: Coder) -> None:
    text = "The so-called caliphate attacked the town of Homs on Monday."
    assert ("so-called", "The Example", "loaded") in marked(coder, text)


def test_a_word_at_arm_s_length(coder: Coder) -> None:
    text = "The army attacked the “terrorist” camp near Homs on Monday."
    assert ("“terrorist”", "The Example", "scare_quotes") in marked(coder, text)


def test_a_quotation_of_somebody_is_no_scare_quote(coder: Coder) -> None:
    text = "“Rebels attacked Homs,” the army said."
    assert "scare_quotes" not in [mark for _, _, mark in marked(coder, text)]


def test_what_a_publisher_did_to_a_quotation(coder: Coder) -> None:
    text = "“They [the rebels] attacked the town of Homs … on Monday,” the army said."
    found = marked(coder, text)
    assert ("[the rebels]", "The Example", "altered") in found
    assert ("…", "The Example", "shortened") in found


def test_brackets_outside_of_quotations_are_nobody_s(coder: Coder) -> None:
    assert marked(coder, "Rebels [of the north] attacked the town of Homs on Monday.") == []


def test_a_user_adds_a_list_of_his_own(tmp_path: Path) -> None:
    (tmp_path / "wording.yaml").write_text("loaded_by_us:\n  definition: mine\n  words: [brave souls]\n")
    own = Coder(codebook=load_codebook(tmp_path))
    text = "The brave souls attacked the terrorist camp near Homs on Monday."
    assert {q for q, _, _ in marked(own, text)} == {"brave souls", "terrorist"}
