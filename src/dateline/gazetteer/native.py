"""Names in scripts of their own (Arabic, Cyrillic, Hebrew), and keys under which their forms in a sentence meet.

A name is inflected in Slavic languages and has the article or a particle written on it in Arabic, so a key leaves
out what changes. Much else may share it: it serves where other things must fit too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

_SCRIPTS = r"\u0400-\u052f\u0590-\u05ff\u0600-\u06ff\u0750-\u077f"
_NATIVE = re.compile(rf"[{_SCRIPTS}]")
_ALL_NATIVE = re.compile(rf"[{_SCRIPTS}\s'’ʼ().\-]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_SAME_LETTER = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ئ": "ي", "ک": "ك", "ة": "ه", "ۀ": "ه", "ؤ": "و",
     "ء": "", "ـ": "", "\u200c": " ", "ъ": "", "ь": "", "'": "", "’": "", "ʼ": "", "ґ": "г"}
)  # fmt: skip
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_ENDING = re.compile(
    r"(?<=..)(?:ами|ями|ого|его|ому|ему|ах|ях|ам|ям|ом|ем|ём|ой|ей|ою|ею|ым|им|ых|их|[аеёиоуыэюяіїєй]{1,2})$"
)
_VOWELS = re.compile(r"[аеёиоуыэюяіїєй]+")
_DOUBLED = re.compile(r"(.)\1+")
LEAST_CONSONANTS = 4
"""From so many on, the vowels of a Cyrillic word are left out: they change with its case and from tongue to tongue."""


def is_native(name: str) -> bool:
    """Tell whether a name has letters of one of the scripts."""
    return bool(_NATIVE.search(name))


def native_names(names: Iterable[str]) -> Iterator[str]:
    """Yield the names that are wholly in one of the scripts."""
    return (n for n in names if len(n) > 2 and _NATIVE.search(n) and _ALL_NATIVE.fullmatch(n))


def native_key(name: str) -> str:
    """Return the key of a name in a script of its own: "Харкові" and "Харьков" share one, as do "تدمر" and "تَدْمُر"."""
    return " ".join(filter(None, map(word_key, _WORD.findall(_plain(name)))))


@lru_cache(maxsize=100_000)
def word_key(word: str) -> str:
    """Return the key of one word."""
    word = _plain(word)
    if _CYRILLIC.search(word):
        return _cyrillic(word)
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def _plain(text: str) -> str:
    folded = text.casefold().translate(_SAME_LETTER)
    if folded.isascii():
        return folded
    # Marks of vowels, in Arabic and Hebrew; the breve of й and the dots of ї are part of their letters.
    return "".join(c for c in folded if not unicodedata.combining(c))


def _cyrillic(word: str) -> str:
    stem = _ENDING.sub("", word)
    first, rest = stem[:1], _VOWELS.sub("", stem[1:])
    if len(first + rest) < LEAST_CONSONANTS:
        return _DOUBLED.sub(r"\1", _VOWELS.sub("а", stem))
    return _DOUBLED.sub(r"\1", first + rest)
