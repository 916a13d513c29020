from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

from bench import translated
from dateline.codebook import load_codebook
from dateline.linker import Translators
from dateline.linking import translations


def test_pairs_of_the_stories_are_told_apart() -> None:
    """Each pair of a story alone, none by way of a third: what the benchmark measures over a database."""
    translators = Translators(load_codebook())
    documents = translated.documents()
    read = {d["id"]: translators.reader.read(d["text"]) for d in documents}
    gold = {d["id"]: d["original"] for d in documents}
    ours = {(a, b) for a, b in combinations(sorted(read), 2) if _is_found(read[a], read[b])}
    wanted = translated.pairs_of(gold)
    assert ours <= wanted
    assert len(ours) >= 0.9 * len(wanted)


def _is_found(a: Any, b: Any) -> bool:
    keys = set(translations.keys(a)) & set(translations.keys(b))
    return len(keys) >= translations.LEAST_SHARED_KEYS and translations.shared(a, b).is_translation(False)


@pytest.mark.parametrize("turned", [False, True])
def test_copies_and_originals_are_scored(turned: bool) -> None:
    wanted = [{"id": "a", "original": "a"}, {"id": "b", "original": "a"}, {"id": "c", "original": "c"}]
    rows: list[Any] = [{"id": "a", "copy_of": None}, {"id": "b", "copy_of": "a"}, {"id": "c", "copy_of": None}]
    if turned:
        rows = [{"id": "a", "copy_of": "b"}, {"id": "b", "copy_of": None}, {"id": "c", "copy_of": "b"}]
    found = translated.scored(wanted, rows)
    assert found["copies_r"] == 1.0
    assert found["copies_p"] == (0.333 if turned else 1.0)
    assert found["originals"] == ("0 of 1" if turned else "1 of 1")
    assert len(found["wrong"]) == (2 if turned else 0)
