"""The language pipeline: bounds of sentences."""

from __future__ import annotations

from dateline.coding.coder import Coder
from dateline.coding.language import LONGEST_SENTENCE, parse


def test_a_run_without_an_end_of_a_sentence_is_broken_off(coder: Coder) -> None:
    (doc,) = parse(coder.language, [("rebels shelled the army near Goma " * 300, ())])
    assert max(len(sentence) for sentence in doc.sents) <= LONGEST_SENTENCE
