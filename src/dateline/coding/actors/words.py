"""Whether a word is of a class of the codebook, by its lemma or as it stands."""

from __future__ import annotations

from dateline.coding.reading import Reading
from dateline.coding.tokens import Token


def among(reading: Reading, token: Token, *classes: str) -> bool:
    """Tell whether a word is of one of the classes (keys of the codebook's files of words).

    The lemma of a word in title case is its plural ("Killed in Coalition Airstrikes"), so its singular is tried too.
    """
    words, lower = reading.codebook.words_of(classes), token.lower_
    if lower in words or token.lemma_.lower() in words:
        return True
    return lower.endswith("s") and token.pos_ == "PROPN" and lower[:-1] in words
