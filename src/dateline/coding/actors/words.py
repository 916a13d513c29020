"""Whether a word is of a class of the codebook, by its lemma or as it stands."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.coding.reading import Reading


def among(reading: Reading, token: Token, *classes: str) -> bool:
    """Tell whether a word is of one of the classes (keys of the codebook's files of words).

    The lemma of a word in title case is its plural ("Killed in Coalition Airstrikes"), so its singular is tried too.
    """
    forms = {token.lemma_.lower(), token.lower_}
    if token.pos_ == "PROPN" and token.lower_.endswith("s"):
        forms.add(token.lower_[:-1])
    return any(not forms.isdisjoint(words) for words in map(reading.codebook.word_set, classes))
