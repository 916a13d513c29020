"""What an actor is in the field's codes: ACLED's inter, POLECAT's sector, its country."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dateline.codebook import Codebook

STATE, REBEL, POLITICAL, IDENTITY, RIOTERS, PROTESTERS, CIVILIANS, EXTERNAL = range(1, 9)
_NAMES = ("state", "rebel", "political", "identity", "rioters", "protesters", "civilians", "external")
_SECTOR = {
    STATE: "MIL",
    REBEL: "REB",
    POLITICAL: "PRM",
    IDENTITY: "PRM",
    RIOTERS: "CVL",
    PROTESTERS: "OPP",
    CIVILIANS: "CVL",
    EXTERNAL: "MIL",
}
_KIND_SECTOR = {
    "government": "GOV",
    "police": "COP",
    "party": "PTY",
    "security": "SPY",
    "opposition": "OPP",
    "gang": "CRM",
}
_STATES_FORCES = re.compile(r"^([a-z-]+?)-(army|police|air-force|navy|government|security-forces)$")


@dataclass(frozen=True, slots=True)
class Side:
    """An actor as a data set has it."""

    name: str
    """The known actor's name, else the words of the first report."""
    inter: int
    country: str | None
    sector: str
    told: bool
    """Whether the text names one; if not, `name` is a stand-in."""


def side(book: Codebook, actor: Mapping[str, Any] | None, country: str | None, stand_in: str, inter: int) -> Side:
    """Return an actor of an event in `country`; for none, the stand-in that the data sets use."""
    if actor is None:
        return Side(stand_in, inter, country, _SECTOR[inter], False)
    known = book.actors.get(actor["id"] or "")
    name = known.name if known else str(actor["name"])
    state = _state_of(book, name, actor["id"])
    code = (known.inter if known else None) or _by_words(book, name, state)
    home = (known.country if known else None) or state or country
    if code == STATE and home and country and home != country:
        code = EXTERNAL
    sector = _KIND_SECTOR.get((known.kind if known else None) or "", _SECTOR[code])
    return Side(name, code, home, sector, True)


def _by_words(book: Codebook, name: str, state: str | None) -> int:
    """Return ACLED's code by the words of a name: the last that tells it, else a state where one is named."""
    codes = book.derived("exchange.inter", _inter)
    for word in reversed(re.findall(r"[a-z]+", name.lower())):
        if word in codes:
            return codes[word]
    return STATE if state else POLITICAL


def _inter(book: Codebook) -> dict[str, int]:
    return {word: code for code, name in enumerate(_NAMES, 1) for word in book.word_set(f"inter_{name}")}


def _state_of(book: Codebook, name: str, id: str | None) -> str | None:
    """Return the country that a name begins with ("Israeli jets"), or that an identity is made of ("peru-army")."""
    names = book.derived("exchange.sides", _names_of_countries)
    found = _STATES_FORCES.match(id or "")
    for words in (found.group(1).replace("-", " ") if found else "", (id or "").replace("-", " "), name.lower()):
        if words in names:
            return names[words]
    return names.get((name.lower().split() or [""])[0])


def _names_of_countries(book: Codebook) -> dict[str, str]:
    return {
        words.lower(): code
        for code, country in book.countries.items()
        for words in (country.name, *country.adjectives, *country.other)
    }
