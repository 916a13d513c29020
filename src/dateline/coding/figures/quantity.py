"""Quantities in words and digits, with their bounds, by the words alone (codebook, section 7 and ruling 9)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from math import prod

from dateline.codebook import Codebook

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SMALL = {word: n for n, word in enumerate(_ONES)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_WORD = "|".join(sorted((*_SMALL, *_SCALES), key=len, reverse=True))
_WORDED = rf"(?:(?:an?\s+(?={'|'.join(_SCALES)}))?(?:{_WORD}))(?:(?:[\s-]+(?:and\s+)?)(?:{_WORD}))*"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_NUMBER = rf"(?:(?:{_DIGITS})(?:[\s-](?:hundred|thousand|million|billion)\b)?|{_WORDED})"
_LOW = (
    "at least|no fewer than|no less than|not less than|more than|well over|over|upwards of|in excess of|a minimum of|"
    "at the least|exceeding|above"
)
_HIGH = "up to|as many as|at most|no more than|less than|fewer than|under|below|a maximum of|as much as"
_APPROX = (
    "about|around|some|approximately|roughly|nearly|almost|close to|an estimated|estimated|circa|just over|just under"
)
_BOUND = rf"(?:(?P<low>{_LOW})|(?P<high>{_HIGH})|(?P<approx>{_APPROX}))\s+(?:(?:another|other|a further)\s+)?"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity at `[start, end)` of a text; None is no bound."""

    start: int
    end: int
    low: float | None
    high: float | None
    approx: bool


def find_quantities(text: str, codebook: Codebook) -> Iterator[Quantity]:
    """Yield the quantities of a text in order: numbers in digits or words, ranges, and vague words."""
    pattern: re.Pattern[str] = codebook.derived("figures.pattern", _pattern)
    for match in pattern.finditer(text):
        quantity = _read(match, codebook)
        if quantity is not None:
            yield quantity


def _pattern(codebook: Codebook) -> re.Pattern[str]:
    vague = "|".join(re.escape(k).replace(r"\ ", r"\s+") for k in sorted(codebook.numbers, key=len, reverse=True))
    return re.compile(
        rf"(?<![\w.,$€£/-])(?:\$|€|£)?(?:between\s+(?P<from>{_NUMBER})\s+and\s+(?P<to>{_NUMBER})"
        rf"|(?:{_BOUND})?(?:(?P<first>{_NUMBER})(?:\s*[-–]\s*(?=\d)|\s+(?:to|or)\s+)(?P<last>{_NUMBER})|(?P<one>{_NUMBER}))"
        rf"(?P<more>\s+or\s+more)?|(?:(?:(?P<vlow>{_LOW})|(?P<vhigh>{_HIGH})|(?P<vapprox>{_APPROX}))\s+)?(?P<vague>{vague})\b)(?!\d|(?:st|nd|rd|th|s)\b|[.,:]\d)",
        re.IGNORECASE,
    )


def _read(match: re.Match[str], codebook: Codebook) -> Quantity | None:
    start, end = match.span()
    if match["vague"]:
        known = codebook.numbers[" ".join(match["vague"].lower().split())]
        low, high = known.low, known.high
        if match["vlow"]:
            low, high = low if low is not None else high, None
        elif match["vhigh"]:
            low, high = None, high if high is not None else low
        return Quantity(start, end, low, high, known.approx or bool(match["vapprox"]))
    if match["one"] is None:
        pair = (match["from"] or match["first"], match["to"] or match["last"])
        low, high = _scaled(*pair)
        return Quantity(start, end, low, high, False) if low <= high else None
    value = number(match["one"])
    if match["low"] or match["more"]:
        return Quantity(start, end, value, None, False)
    if match["high"]:
        return Quantity(start, end, None, value, False)
    return Quantity(start, end, value, value, bool(match["approx"]))


def _scaled(first: str, last: str) -> tuple[float, float]:
    """Return both ends of a range; a scale told once holds for both ("two to three thousand")."""
    low, high = number(first), number(last)
    scale = prod(_SCALES[word] for word in takewhile(_SCALES.__contains__, reversed(re.split(r"[\s-]+", last.lower()))))
    alone = not any(word in first.lower() for word in _SCALES)
    return (low * scale if alone and low <= high / scale else low), high


def number(words: str) -> float:
    """Return the value of a number in digits or words ("1,300", "2.5 million", "seventy-six")."""
    parts = [p for p in re.split(r"[\s-]+", words.lower()) if p not in ("and", "a", "an")]
    total, current = 0.0, 0.0
    for part in parts:
        if part in _SCALES:
            scale = _SCALES[part]
            if scale <= 100:
                current = (current or 1) * scale
            else:
                total, current = total + (current or 1) * scale, 0.0
        else:
            current += _SMALL[part] if part in _SMALL else float(part.replace(",", ""))
    return total + current
