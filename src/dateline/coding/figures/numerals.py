"""Numbers in digits and words, and what value they have."""

from __future__ import annotations

import re
from math import prod

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SMALL = {word: n for n, word in enumerate(_ONES)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
_SHORT = {
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "mio": 1e6,
    "bn": 1e9,
    "bln": 1e9,
    "b": 1e9,
    "tn": 1e12,
    "trn": 1e12,
}
"""Scales as papers shorten them after digits ("$1.2bn", "3k"); a bare "m" counts where money or people say so."""
_PARTS = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fourth": 1 / 4, "fifth": 1 / 5, "tenth": 1 / 10}
_SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}

_WORD = "|".join(sorted((*_SMALL, *SCALES), key=len, reverse=True))
_SCALE = "|".join(SCALES)
_WORDED = rf"(?:an?\s+(?=(?:{_SCALE})))?(?:{_WORD})(?:[\s-]+(?:and\s+)?(?:{_WORD}))*"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_HALVED = r"(?:\s+and\s+a\s+half|[\s-]1/2|½|¼|¾)"
_AMONG = r"people|persons|civilians|refugees|children|residents|inhabitants|euros?|dollars?|pounds|roubles|rubles|lira"
_HALVES = "hour|day|year|century|mile|kilomet(?:er|re)"
_SHORTENED = rf"(?:k|mn|mln|mio|bn|bln|tn|trn)\b|m(?=\s+(?:{_AMONG})\b)"
NUMBER = (
    rf"(?:half\s+an?\s+(?:{_SCALE})|half\s+an?(?=\s+(?:{_HALVES})\b)|(?:{_DIGITS})(?:{_SHORTENED}|{_HALVED}|\s(?:mn|mln|bn|bln)\b|(?:[\s-](?:{_SCALE})\b)?)"
    rf"|(?:{_WORDED}){_HALVED}?)"
)
"""One number: "1,300", "2.5 million", "3k", "2-1/2", "two hundred and five", "half a million"."""
AMOUNT = rf"(?:{_DIGITS})\s?(?:k|m|mn|mln|mio|b|bn|bln|tn|trn)\b"
"""A number whose short scale is sure because a currency stands beside it ("$5m")."""
SHARE = (
    r"(?:(?P<share>(?:one|two|three|four|nine|an?)[\s-]+(?:third|quarter|fourth|fifth|tenth)s?|half)"
    r"\s+(?:of\s+)?(?:the|its|their|his|her|that|this|those|these|all|of)\b)"
)
"""A share of a whole: "two-thirds of", "a quarter of its", "half the"."""

_SPLIT = re.compile(r"[\s-]+")
_SHORT_AT = re.compile(r"^([\d.,]+)\s?([a-z]+)$")


def number(words: str) -> float:
    """Return the value of what `NUMBER` or `AMOUNT` matches ("1,300", "2.5 million", "seventy-six")."""
    words = words.lower()
    extra = 0.0
    for sign, value in _SIGNS.items():
        if sign in words:
            words, extra = words.replace(sign, " "), value
    words = re.sub(r"(?<=\d)[\s-]1/2", " and a half", words)
    if words.startswith("half a"):
        return 0.5 * SCALES.get(_SPLIT.split(words)[-1], 1)
    words, halved = re.subn(r"\s+and\s+a\s+half\b", "", words)
    short = _SHORT_AT.match(words.strip())
    if short and short[2] in _SHORT:
        return float(short[1].replace(",", "")) * _SHORT[short[2]]
    value = _sum([p for p in _SPLIT.split(words.strip()) if p not in ("and", "a", "an")])
    return value + (extra or 0.5 * halved) * _last_scale(words)


def _sum(parts: list[str]) -> float:
    total, current = 0.0, 0.0
    for part in parts:
        scale = SCALES.get(part)
        if scale is None:
            current += _SMALL[part] if part in _SMALL else float(part.replace(",", ""))
        elif scale <= 100:
            current = (current or 1) * scale
        else:
            total, current = total + (current or 1) * scale, 0.0
    return total + current


def _last_scale(words: str) -> float:
    """Return the scale that a half after a number is of ("two million and a half")."""
    return SCALES.get(_SPLIT.split(words.strip())[-1], 1)


def share(words: str) -> float:
    """Return the value of a share in words ("two-thirds", "a quarter", "half"), rounded to three digits."""
    parts = _SPLIT.split(words.lower())
    part = _PARTS[parts[-1].removesuffix("s")]
    times = 1 if parts[0] in ("a", "an") or len(parts) == 1 else _SMALL[parts[0]]
    return round(times * part, 3)


def scale_of(words: str) -> float:
    """Return the scale that ends a number in words ("three hundred thousand" is of 100,000); 1 where it has none."""
    parts = list(reversed(_SPLIT.split(words.lower().strip())))
    scales = []
    for word in parts:
        if word not in SCALES:
            break
        scales.append(SCALES[word])
    return prod(scales)


def is_scaled(words: str) -> bool:
    """Tell whether a number in words names a scale of its own ("two thousand")."""
    return any(word in words.lower() for word in SCALES)
