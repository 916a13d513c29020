"""What a parse tells at hand is what spaCy tells when it is asked."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from dateline.coding.language import load_language
from dateline.coding.tree import at_hand, dependants


@pytest.fixture(scope="module")
def doc() -> Doc:
    return load_language()("Troops of the army shelled Alpha on Monday. Two men were killed, a medic said.")


def test_a_sentence_at_hand_is_the_one_that_is_sought(doc: Doc) -> None:
    sought = [token.sent for token in doc]
    with at_hand(tuple(doc)):
        assert [token.sent for token in doc] == sought
        assert doc[0].sent is doc[1].sent


def test_dependants_at_hand_are_the_children(doc: Doc) -> None:
    children = [[*token.children] for token in doc]
    assert [dependants(token) for token in doc] == children
    with at_hand(tuple(doc)):
        assert [dependants(token) for token in doc] == children


def test_nothing_is_kept_of_a_parse_afterwards(doc: Doc) -> None:
    with pytest.raises(KeyError), at_hand(tuple(doc)):
        raise KeyError
    assert not doc.user_token_hooks


def test_a_text_without_words_has_none() -> None:
    doc = load_language()("")
    with at_hand(tuple(doc)):
        assert [*doc] == []
