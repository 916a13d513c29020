"""Keys under which a place name is filed, so that its spellings meet."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

_ARTICLES = frozenset(
    [
        "al",
        "el",
        "ad",
        "an",
        "ar",
        "as",
        "at",
        "az",
        "ash",
        "ed",
        "en",
        "er",
        "es",
        "ez",
        "et",
        "esh",
        "the",
        "ul",
        "ud",
        "ush",
    ]  # sun letters and French forms
)
_PART = re.compile(r"[a-z0-9]+")
_SAME = {"saint": "st", "santa": "sta", "fort": "ft", "mount": "mt"}
_QUOTES = str.maketrans("", "", "'`ʼ’‘ʻ")
_MERGED_ARTICLE = re.compile(r"^[aeiu](sh|th|[lzsrdnt])(?=\1)|^[ae]l(?=[bcfghjkmqwy])")
"""An article written together with its name: "Ezzor", "Assalam", "Elbab"."""
_SOUNDS = {
    "kh": "h", "gh": "g", "dh": "d", "th": "t", "ph": "f", "zh": "j", "dj": "j", "tch": "ch", "ck": "k",
    "q": "k", "x": "ks",
    "ou": "u", "oo": "u", "ow": "u", "aw": "u", "au": "u", "ee": "i", "ie": "i", "ei": "i", "ai": "i",
    "ay": "i", "ey": "i", "o": "u", "w": "u", "y": "i", "e": "a",
}  # fmt: skip
_SOUND = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_REPEATED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"(?<!^)[aiu]+")
LEAST_CONSONANTS = 4
"""From so many on, the vowels after the first letter are left out of the key by sound."""


def key(name: str) -> str:
    """Return the plain key of a name: Latin letters and digits alone, run together, in small letters.

    "Al-Bab", "al Bab" and "Al Bāb" have one key.
    """
    return "".join(_parts(name))


def bare_key(name: str) -> str | None:
    """Return the key without articles ("El Bab", "Al-Bab" -> "bab"); None where it has no article."""
    return _bare(_parts(name))


def sound_key(name: str) -> str | None:
    """Return a coarse key by sound for names transliterated in many ways; None where too little is left.

    "Deir Ezzor", "Dayr az-Zawr" and "Dair Alzour" have one key, as have "Khan Sheikhoun" and "Khan Shaykhun".
    """
    return _sound(_parts(name))


def _sound(parts: list[str]) -> str | None:
    text = "".join([_sounded(part) for part in parts if part not in _ARTICLES])
    consonants = _VOWELS.sub("", text)
    if len(consonants) >= LEAST_CONSONANTS:
        return consonants
    return text if len(consonants) >= 2 and len(text) >= LEAST_CONSONANTS else None


def keys(name: str, by_sound: bool = False) -> tuple[str, str | None, str | None]:
    """Return the plain key, the bare one and, where asked for, that by sound; the name is taken apart once."""
    parts = _parts(name)
    return "".join(parts), _bare(parts), _sound(parts) if by_sound else None


def _bare(parts: list[str]) -> str | None:
    rest = [part for part in parts if part not in _ARTICLES]
    return "".join(rest) if rest and len(rest) < len(parts) and len("".join(rest)) > 2 else None


@lru_cache(maxsize=100_000)
def _sounded(part: str) -> str:
    part = _MERGED_ARTICLE.sub("", part)
    part = _REPEATED.sub(r"\1", _SOUND.sub(lambda m: _SOUNDS[m.group()], part))
    return part[:-1] if len(part) > 2 and part[-1] == "h" and part[-2] in "aiu" else part


def _parts(name: str) -> list[str]:
    plain = name if name.isascii() else anyascii(name.translate(_QUOTES))
    return [_SAME.get(part, part) for part in _PART.findall(plain.lower().translate(_QUOTES))]
