"""Units after a number, money, shares and lengths told in one word ("month-long")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.coding.figures.quantity import Quantity
from dateline.coding.figures.tables import Tables

_MONEY = {"$": "USD", "€": "EUR", "£": "GBP"}
_MODEL = re.compile(r"-?\d")
"""What follows a letter that names a model and is no unit ("three M-16 rifles")."""
_LONG = re.compile(r"\b(hour|day|week|month|year|decade)-?long\b", re.IGNORECASE)
_WHILE = re.compile(
    r"\b(?:for\s+(?:(?P<low>more\s+than|over|at\s+least|well\s+over|upwards\s+of)\s+|(?P<high>less\s+than|under|up\s+to)\s+"
    r"|(?P<about>nearly|almost|about|around|some|roughly|just\s+over|just\s+under)\s+)?)(?P<one>an?\s+(?P<unit>hour|day|week|fortnight|month|year|decade|century))\b(?!-|\s+(?:of\s+)?(?:talks|visit|meeting|ago|old|earlier|later|before|and\s+a\s+half))",
    re.IGNORECASE,
)
"""How long something goes on, with an article for its number ("for nearly a year")."""
_COMPARED = re.compile(r"\s+(?:more|larger|higher|bigger|greater|less|as|the|over|a|in)\b", re.IGNORECASE)
_LAND = re.compile(
    r"^\s*(?:of\s+)?(?:(?:the|its|their|all|whole|entire)\s+){0,2}(?:[\w'’-]+\s+){0,3}?"
    r"(?:territory|territories|land|area|areas|country|city|town|province|region|district|enclave|neighbou?rhoods?|ground|countryside|syria|iraq|yemen)\b(?!['’]s?\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Measured:
    """The measure and unit of an amount, and where its words end."""

    measure: str
    unit: str
    end: int


def measured(text: str, quantity: Quantity, known: Tables) -> Measured | None:
    """Return the unit by a currency's sign, a share or the words right after a quantity; None for a bare count."""
    if quantity.kind == "money":
        sign = next(c for c in text[quantity.start : quantity.end] if c in _MONEY)
        return Measured("money", _MONEY[sign], quantity.end)
    if quantity.kind == "share":
        return _of_land(text, quantity.end, "share") or Measured("other", "share", quantity.end)
    unit = unit_after(text, quantity.end, known)
    if unit is not None and unit.unit == "percent":
        return _of_land(text, unit.end, "percent") or unit
    return unit


def _of_land(text: str, end: int, unit: str) -> Measured | None:
    """Return a share as an area where it is of land ("half the country's territory")."""
    found = _LAND.match(text[end : end + 70])
    return Measured("area", unit, end + found.end()) if found else None


def unit_after(text: str, end: int, known: Tables) -> Measured | None:
    """Return the unit that stands right after a quantity, if one does ("805 square kilometres", "40km")."""
    rest = text[end : end + 26].lower()
    skipped = len(rest) - len(rest.lstrip(" -"))
    rest = rest[skipped:]
    for length in range(min(20, len(rest)), 0, -1):
        found = known.units.get(rest[:length])
        if found and not rest[length : length + 1].isalpha() and not _MODEL.match(rest[length:]):
            unit, measure = found
            if unit == "times" and _COMPARED.match(rest[length:]):
                return None
            return Measured(measure, unit, end + skipped + length)
    return None


def lengths(text: str) -> list[tuple[Quantity, Measured]]:
    """Return the lengths of time told with no number ("a month-long siege", "for more than a year")."""
    found = []
    for match in _WHILE.finditer(text):
        start = min(match.start(k) for k in ("low", "high", "about", "one") if match[k])
        low, high = None if match["high"] else 1, None if match["low"] else 1
        quantity = Quantity(start, match.end("one"), low, high, bool(match["about"]))
        found.append((quantity, Measured("duration", f"{match['unit'].lower()}s", match.end("one"))))
    for match in _LONG.finditer(text):
        quantity = Quantity(match.start(), match.end(), 1, 1, False)
        found.append((quantity, Measured("duration", f"{match[1].lower()}s", match.end())))
    return found
