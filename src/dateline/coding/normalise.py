"""A copy of the text that reads better to the parser, of the same length, so that offsets hold."""

from __future__ import annotations

import re

_SAME = {
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "`": "'", "´": "'", "ʼ": "'", "′": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
    "\u2028": " ", "\u2029": " ",
    "‐": "-", "‑": "-",
}  # fmt: skip
_BLANK = "\u00a0\u00ad\u1680\u180e\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b"
_BLANK += "\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u202f\u205f\u2060"
_BLANK += "\u2066\u2067\u2068\u2069\u3000\ufeff"
_CONTROLS = "".join(map(chr, (*range(0x20), *range(0x7F, 0xA0))))
_SURROGATES = map(chr, range(0xD800, 0xE000))
"""Halves of pairs that a broken decoder left, which no tokenizer takes."""
_TABLE = str.maketrans(dict.fromkeys(_CONTROLS + _BLANK, " ") | _SAME | dict.fromkeys(_SURROGATES, "?"))


_SMALL = "of|the|and|for|in|on|de|del|la|las|los|y|e|da|do|des|du|et|al|ul|wa"
_SPELT = re.compile(
    rf"(?<=\b[A-Z]{{2}})([A-Z.-]{{0,10}} ?)([\[(])((?:(?:[A-Z][\w'.-]*|{_SMALL}|-)[ ,]{{0,2}}){{2,12}})([\])])"
)
"""What an abbreviation stands for, told in brackets behind it ("NLF [National Liberation Front] fighters")."""


def normalise(text: str) -> str:
    """Return `text` with quotation marks straightened and odd white space blank, of equal length.

    What an abbreviation stands for is blank too, because it parts the abbreviation from the noun that it belongs to.
    """
    return (
        _SPELT.sub(_without_spelling, text.translate(_TABLE)) if "[" in text or "(" in text else text.translate(_TABLE)
    )


def _without_spelling(match: re.Match[str]) -> str:
    return match[1] + " " * (len(match[0]) - len(match[1]))
