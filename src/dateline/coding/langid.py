"""Whether a text is surely in another language than the one that can be coded."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from spacy.lang.en.stop_words import STOP_WORDS

CODED = "en"
"""ISO 639-1 code of the language that can be coded."""
FEWEST = 60
"""Letters below which a text does not tell its language surely enough, and passes."""
COMMON = 0.25
"""The share of English's most frequent words among a text's words from which it is English."""
DOUBT = 0.02
"""The likelihood of English, 0 to 1, from which a text passes: a list of names is seldom surely English."""
SAMPLE = 2000
"""Code points from the beginning that are looked at."""
_WORD = re.compile(r"[^\W\d_]+")


def other_language(text: str) -> str | None:
    """Return the code of the language that `text` is in if it is surely not English, else None."""
    sample = text[:SAMPLE]
    words = _WORD.findall(sample.lower())
    if sum(map(len, words)) < FEWEST or sum(word in STOP_WORDS for word in words) >= COMMON * len(words):
        return None
    # Capitals are rare in what the identifier was trained on, and shift its guess.
    ranked = _identifier().rank(sample.lower() if sample.isupper() else sample)
    return None if dict(ranked).get(CODED, 0.0) >= DOUBT else str(ranked[0][0])


@cache
def _identifier() -> Any:
    # It takes a second to load; English texts of some length do without it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
