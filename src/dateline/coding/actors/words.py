"""Whether a word is of a class of the codebook, by its lemma or as it stands."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.coding.reading import Reading


def among(reading: Reading, token: Token, *classes: str) -> bool:
    """Tell whether a word is of one of the classes (keys of the codebook's files of words)."""
    lemma, word = token.lemma_.lower(), token.lower_
    return any(lemma in words or word in words for words in map(reading.codebook.word_set, classes))
