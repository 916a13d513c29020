"""Quantities with their bounds, by the words alone (codebook, section 7 and ruling 9)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.codebook import Codebook
from dateline.coding.figures.numerals import AMOUNT, NUMBER, SHARE, is_scaled, number, scale_of, share

_FURTHER = r"(?:(?:some|about|around|roughly|an\s+estimated)\s+)?(?:(?:another|other|a\s+further|a\s+total\s+of)\s+)?"
_MONEY = r"US\$|[A-Z]{1,2}\$|\$|€|£"
_AFTER = r"(?:\s+or\s+more\b|\s+or\s+so\b|\+|\s+plus\b(?=\s+\w))"
_ENDS = r"(?!\d|(?:st|nd|rd|th|s)\b|[.,:/]\d|[-\s]years?[-\s]old|[-\s]year[-\s]olds)"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity at `[start, end)` of a text; None is no bound. `kind` tells a share or a sum of money from a count."""

    start: int
    end: int
    low: float | None
    high: float | None
    approx: bool
    kind: str = "count"


def find_quantities(text: str, codebook: Codebook) -> Iterator[Quantity]:
    """Yield the quantities of a text in order: numbers in digits or words, ranges, shares, sums and vague words."""
    pattern: re.Pattern[str] = codebook.derived("figures.pattern", _pattern)
    for match in pattern.finditer(text):
        quantity = _read(match, codebook)
        if quantity is not None:
            yield quantity


def _any_of(phrases: Iterable[str]) -> str:
    """Return a pattern of any of the phrases, the longest first."""
    return "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in sorted(phrases, key=lambda p: (-len(p), p)))


def _pattern(codebook: Codebook) -> re.Pattern[str]:
    vague = _any_of(codebook.numbers)
    least, most, about = (_any_of(codebook.word_set(f"figure_{key}")) for key in ("at_least", "at_most", "about"))
    bound_vague = rf"(?:(?:(?P<vlow>{least})|(?P<vhigh>{most})|(?P<vapprox>{about}))\s+)?"
    bound = rf"(?:(?P<low>{least})|(?P<high>{most})|(?P<approx>{about}))\s+{_FURTHER}"
    return re.compile(
        rf"(?<![\w.,$€£/-])(?:{bound})?(?:"
        rf"between\s+(?P<from>{NUMBER})\s+and\s+(?P<to>{NUMBER})"
        rf"|(?P<sign>{_MONEY})\s?(?P<sum>{AMOUNT}|{NUMBER})(?:\s*[-–]\s*(?:{_MONEY})?(?P<sum_to>{AMOUNT}|{NUMBER}))?"
        rf"|{SHARE}"
        rf"|(?P<first>{NUMBER})(?:\s*[-–]\s*(?=\d)(?!1/2)|\s+(?:to|or)\s+(?:(?:as\s+many\s+as|perhaps|possibly|even)\s+)?)(?P<last>{NUMBER})"
        rf"|(?P<one>{NUMBER}))(?P<more>{_AFTER})?{_ENDS}"
        rf"|(?<![\w.,$€£/-]){bound_vague}(?P<vague>{vague})\b",
        re.IGNORECASE,
    )


def _read(match: re.Match[str], codebook: Codebook) -> Quantity | None:
    start, end = match.span()
    if match["vague"]:
        return _vague(match, codebook)
    kind = "money" if match["sum"] else "share" if match["share"] else "count"
    first, last = match["from"] or match["first"], match["to"] or match["last"]
    if match["sum_to"]:
        first, last = match["sum"], match["sum_to"]
    if first is not None:
        low, high = _scaled(first, last)
        return Quantity(start, end, low, high, bool(match["approx"]), kind) if low <= high else None
    value = share(match["share"]) if kind == "share" else number(match["sum"] or match["one"])
    more = " ".join((match["more"] or "").split())
    if match["low"] or more in ("or more", "+", "plus"):
        return Quantity(start, end, value, None, False, kind)
    if match["high"]:
        return Quantity(start, end, None, value, False, kind)
    return Quantity(start, end, value, value, bool(match["approx"] or more), kind)


def _vague(match: re.Match[str], codebook: Codebook) -> Quantity:
    known = codebook.numbers[" ".join(match["vague"].lower().split())]
    low, high = known.low, known.high
    if match["vlow"]:
        low, high = low if low is not None else high, None
    elif match["vhigh"]:
        low, high = None, high if high is not None else low
    return Quantity(*match.span(), low, high, known.approx or bool(match["vapprox"]))


def _scaled(first: str, last: str) -> tuple[float, float]:
    """Return both ends of a range; a scale told once holds for both ("two to three thousand")."""
    low, high, scale = number(first), number(last), scale_of(last)
    return (low * scale if not is_scaled(first) and low <= high / scale else low), high
