"""What is left of a name in every script: its consonants, those that scripts tell apart differently made one.

"Guterres", "غوتيريش" and "Гутерриш" meet, as do "Zelensky" and "زيلينسكي". So do some names that are others: a
skeleton counts only where it stands in its place among other things that two texts share.
"""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

LEAST = 3
"""Consonants that a name must have."""
_SOUNDS = {
    "shch": "s", "tsch": "s", "dzh": "j", "tch": "s", "sch": "s", "sh": "s", "ch": "s", "ts": "s", "kh": "h",
    "gh": "g", "dh": "d", "th": "t", "ph": "f", "zh": "j", "dj": "j", "ck": "k", "qu": "k",
    "q": "k", "x": "ks", "p": "b", "v": "f", "ce": "s", "ci": "s", "cy": "s", "c": "k",
}  # fmt: skip
_SOUND = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_CYRILLIC_CASE = re.compile(r"(?<=[\u0400-\u052f]{4})(?:ами|ями|ах|ях|ам|ям|ом|ем|ём|ой|ей|ым|им|ого|ему|ому)$")
_ARTICLE = re.compile(r"^[وف]?(?:[بك]?ال|لل)(?=...)")
_NOT_CONSONANTS = re.compile(r"[^bdfghjklmnrstz]+")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=100_000)
def skeleton(word: str) -> str:
    """Return the skeleton of a word; an empty string where too little is left of it."""
    plain = _ARTICLE.sub("", _CYRILLIC_CASE.sub("", word))
    if not plain.isascii():
        plain = anyascii(plain)
    sounded = _SOUND.sub(lambda m: _SOUNDS[m.group()], plain.lower())
    bare = _NOT_CONSONANTS.sub("", sounded)
    # A last h is a vowel's sign in Arabic, and left out in other scripts.
    bare = _DOUBLED.sub(r"\1", bare.rstrip("h"))
    return bare if len(bare) >= LEAST else ""
