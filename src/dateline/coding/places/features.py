"""The features by which the places of one name are told apart.

Each gives 0 to 1 (or so) to a candidate; its docstring is the explanation that a user is given, `WEIGHTS` its weight.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dateline.coding.places.names import Name
from dateline.coding.reading import Reading
from dateline.gazetteer import Candidate
from dateline.gazetteer.writer import TRANSLITERATED

_AREAS = frozenset({"admin1", "admin2"})


@dataclass(frozen=True, slots=True)
class Asked:
    """A name, in all its mentions, and what their words tell of the place."""

    names: tuple[Name, ...]
    features: frozenset[str]
    """What the words beside it make it: `province`, `district`, `area`, `town`, `ground`."""
    holders: tuple[Candidate, ...]
    """What the name after it may be, where only a comma, "in" or "of" stands between."""
    dateline: bool = False
    seats: frozenset[str | None] = frozenset()
    """The provinces and districts that have a town of the name."""
    acts: bool = False
    """Whether it is the subject of what a government does."""


Feature = Callable[[Asked, Candidate], float]


def prominence(asked: Asked, candidate: Candidate) -> float:
    """Prefer where more people live."""
    return max(0.0, min(1.0, (math.log10(candidate.population + 1) - 2) / 5))


def own_name(asked: Asked, candidate: Candidate) -> float:
    """Prefer the place whose own name it is to one that has it for a variant."""
    return 1.0 if candidate.primary else 0.5 if candidate.country in TRANSLITERATED else 0.0


def capital(asked: Asked, candidate: Candidate) -> float:
    """Prefer the capital of a country."""
    return float(candidate.capital and candidate.primary)


def country(asked: Asked, candidate: Candidate) -> float:
    """Prefer a country to a town of the name."""
    return float(candidate.kind == "country")


def region(asked: Asked, candidate: Candidate) -> float:
    """Prefer a continent, a sea or a well-known part of a country to a town of the name."""
    return float(candidate.kind == "region" and candidate.primary) * min(1.0, candidate.population / 1_000_000 + 0.3)


def governing(asked: Asked, candidate: Candidate) -> float:
    """Tell that it is a capital or country whose name does what a government does ("Islamabad denied")."""
    return float(asked.acts and (candidate.capital or candidate.kind == "country"))


def contained(asked: Asked, candidate: Candidate) -> float:
    """Tell whether the province, state or country that holds it is named after it ("Paris, Texas")."""
    return max((_holds(holder, candidate) for holder in asked.holders), default=0.0)


def _holds(holder: Candidate, candidate: Candidate) -> float:
    if holder.id == candidate.id or holder.country != candidate.country:
        return 0.0
    if holder.kind == "country":
        return 1.0 if candidate.kind != "country" else 0.0
    if holder.kind == "admin1":
        return float(holder.admin1 == candidate.admin1)
    if holder.kind == "admin2":
        return float(holder.admin2 == candidate.admin2 and candidate.kind not in _AREAS)
    return 0.0


def fits_words(asked: Asked, candidate: Candidate) -> float:
    """Prefer what the words beside the name call it: a province, a district or county, a town."""
    told = asked.features
    if "district" in told:
        return 1.0 if candidate.kind == "admin2" else 0.3 if candidate.kind == "admin1" else 0.0
    if "province" in told or "area" in told:
        return 1.0 if candidate.kind == "admin1" else 0.5 if candidate.kind == "admin2" else 0.0
    if "town" in told:
        return 1.0 if candidate.kind in ("city", "site") else 0.0
    return 0.0


def unlikely_area(asked: Asked, candidate: Candidate) -> float:
    """Tell that it is a county or a district and the words do not call it so."""
    if candidate.kind != "admin2" or "district" in asked.features or "area" in asked.features:
        return 0.0
    return 0.0 if candidate.primary and _names_its_kind(candidate, asked) else 1.0


def _names_its_kind(candidate: Candidate, asked: Asked) -> bool:
    return len(asked.names[0].tokens) > 1 and len(candidate.name.split()) == len(asked.names[0].text.split())


def named_after_town(asked: Asked, candidate: Candidate) -> float:
    """Tell that it is a province or district with a town of the name, and the words do not call it so."""
    if candidate.kind not in _AREAS or asked.features & {"province", "district", "area"}:
        return 0.0
    return float(candidate.admin1 in asked.seats)


def province(asked: Asked, candidate: Candidate) -> float:
    """Prefer a province or state to a small town of the name where the words tell neither."""
    return float(candidate.kind == "admin1" and candidate.primary and not asked.features)


WEIGHTS: dict[Feature, float] = {
    prominence: 3.0,
    own_name: 1.0,
    capital: 1.8,
    governing: 4.0,
    country: 3.0,
    region: 2.0,
    contained: 4.0,
    fits_words: 2.5,
    unlikely_area: -2.5,
    province: 0.6,
    named_after_town: -3.0,
}
"""Chosen by hand, by what reports do; nothing was fitted to a corpus."""


def ask(reading: Reading, names: Sequence[Name], group: Sequence[int]) -> Asked:
    """Return what the words of all mentions of a name tell of its place."""
    mentions = tuple(names[i] for i in group)
    told: set[str] = set()
    holders: dict[int, Candidate] = {}
    for index in group:
        told |= words_beside(reading, names[index])
        holders |= {c.id: c for c in _holders(names, index)}
    dateline = any(reading.passage_kind(n.span.start) == "dateline" for n in mentions)
    towns = frozenset(
        c.admin1 for c in mentions[0].candidates if c.kind == "city" and (c.primary or c.population > 50_000)
    )
    verbs = reading.codebook.word_set("place_agent_verbs")
    acts = any(n.head.dep_ == "nsubj" and n.head.head.lemma_.lower() in verbs for n in mentions)
    return Asked(mentions, frozenset(told), tuple(holders.values()), dateline, towns, acts)


def words_beside(reading: Reading, name: Name) -> set[str]:
    """Return what the words beside a name make it: `province`, `district`, `area`, `town`."""
    doc, first, last = reading.doc, name.tokens[0].i, name.tokens[-1].i
    after = doc[last + 1].lower_ if last + 1 < len(doc) else ""
    before = [t.lower_ for t in doc[max(0, first - 3) : first]]
    beside = {after}
    if before[-1:] == ["of"]:
        beside |= set(before[-2:-1])
    elif before:
        beside.add(before[-1])
    beside |= _of_the_list(reading, name)
    kinds = ("district", "province", "area", "town")
    return {kind for kind in kinds if beside & reading.codebook.word_set(f"place_{kind}_features")}


def _of_the_list(reading: Reading, name: Name) -> set[str]:
    """Return the noun that ends the list that the name stands in ("Madison and Oconee counties")."""
    doc = reading.doc
    for token in doc[name.tokens[-1].i + 1 : name.tokens[-1].i + 14]:
        if token.lower_ in (
            "counties",
            "provinces",
            "districts",
            "governorates",
            "states",
            "townships",
            "villages",
            "towns",
            "cities",
        ):
            return {token.lower_}
        if not (token.text[:1].isupper() or token.text in (",", "-", "and", "or", "&")):
            return set()
    return set()


def _holders(names: Sequence[Name], index: int) -> list[Candidate]:
    if index + 1 >= len(names):
        return []
    here, after = names[index], names[index + 1]
    between = [t.lower_ for t in here.tokens[-1].doc[here.tokens[-1].i + 1 : after.tokens[0].i]]
    if (
        len(between) > 4
        or after.adjective
        or not set(between) & {",", "in", "of", "("}
        or set(between) & {"and", "to", "from", "."}
    ):
        return []
    return [c for c in after.candidates if c.kind in ("country", "admin1", "admin2")]
