"""The words that name events: what must hold of the whole list."""

from __future__ import annotations

from collections import Counter

import pytest

from dateline.codebook import load_codebook

TRIGGERS = load_codebook().triggers


@pytest.mark.parametrize("event", sorted(TRIGGERS))
@pytest.mark.parametrize("form", ["verbs", "nouns", "modals", "adjectives"])
def test_no_word_stands_twice_on_the_same_conditions(event: str, form: str) -> None:
    cues: Counter[str] = Counter()
    for rule in getattr(TRIGGERS[event], form):
        words = (rule,) if isinstance(rule, str) else (rule.word,) if isinstance(rule.word, str) else rule.word
        told = "" if isinstance(rule, str) else repr(rule.model_copy(update={"word": ""}))
        cues.update(f"{word} {told}" for word in words)
    assert [cue for cue, count in cues.items() if count > 1] == []
