"""Keys under which a place name is filed, so that its spellings meet."""

from __future__ import annotations

import re

from anyascii import anyascii

_ARTICLES = frozenset(
    {
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
    }
)
_PART = re.compile(r"[a-z0-9]+")
_SAME = (("saint", "st"), ("santa", "sta"), ("fort", "ft"), ("mount", "mt"))


def key(name: str) -> str:
    """Return the plain key of a name: Latin letters and digits alone, run together, in small letters.

    "Al-Bab", "al Bab" and "Al Bāb" have one key.
    """
    return "".join(_parts(name))


def bare_key(name: str) -> str | None:
    """Return the key without articles ("El Bab", "Al-Bab" -> "bab"); None where it has no article."""
    parts = _parts(name)
    rest = [part for part in parts if part not in _ARTICLES]
    return "".join(rest) if rest and len(rest) < len(parts) and len("".join(rest)) > 2 else None


def _parts(name: str) -> list[str]:
    plain = anyascii(name).lower().replace("'", "").replace("`", "").replace("ʼ", "")
    return [next((short for long, short in _SAME if part == long), part) for part in _PART.findall(plain)]
