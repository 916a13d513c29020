"""Actors known by name, and states' forces known by rule ("Peruvian troops" -> `peru-army`)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dateline.codebook import Codebook

_WORD = re.compile(r"[\w.]+(?:'\w+)?|[^\w\s]")
BRANCHES = ("air_force", "police", "navy", "army", "government")
"""The classes `actor_<branch>` of words, in the order in which they are tried."""


@dataclass(frozen=True, slots=True)
class Names:
    """The codebook's names of actors by their first word, and countries by name and adjective."""

    phrases: dict[str, list[tuple[tuple[str, ...], str, bool]]]
    countries: dict[str, str]


def names_of(codebook: Codebook) -> Names:
    """Return the names of a codebook, compiled once."""
    return codebook.derived("actors.names", _compile)


def _compile(codebook: Codebook) -> Names:
    phrases: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for id_, actor in codebook.actors.items():
        for name in (actor.name, *actor.aliases):
            words = tuple(_WORD.findall(name.lower()))
            phrases.setdefault(words[0], []).append((words, id_, name.isupper()))
    for entries in phrases.values():
        entries.sort(key=lambda e: -len(e[0]))
    countries = {}
    for country in codebook.countries.values():
        slug = _slug(country.name)
        for word in (country.name, *country.other, *country.adjectives):
            countries[word.lower()] = slug
    return Names(phrases, countries)


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def find_known(doc: Doc, names: Names, capitals: bool) -> Iterator[tuple[list[Token], str]]:
    """Yield the known names of a parse, the longest at each place, with their ids.

    Names in capitals ("IS", "AA") count only where the text has them in capitals, unless all of it is.
    """
    at = 0
    while at < len(doc):
        found = _known_at(doc, at, names, capitals)
        if found is None:
            at += 1
            continue
        yield found
        at = found[0][-1].i + 1


def _known_at(doc: Doc, at: int, names: Names, capitals: bool) -> tuple[list[Token], str] | None:
    for words, id_, acronym in names.phrases.get(_plain(doc[at]), ()):
        tokens = _match(doc, at, words)
        if not tokens or not (capitals or tokens[0].text[:1].isupper()):
            continue
        if acronym and not capitals and not tokens[0].text.isupper():
            continue
        return tokens, id_
    return None


def _plain(token: Token) -> str:
    return token.lower_


def _match(doc: Doc, at: int, words: Sequence[str]) -> list[Token]:
    """Return the tokens that the words of a name cover; hyphens and split apostrophes do not count."""
    tokens: list[Token] = []
    joined = ""
    target = "".join(words).replace("-", "").replace("'", "")
    for token in doc[at : at + 2 * len(words) + 2]:
        joined += token.lower_.replace("-", "").replace("'", "")
        tokens.append(token)
        if joined == target:
            return tokens
        if not target.startswith(joined):
            return []
    return []


def force_of_state(codebook: Codebook, words: Sequence[str]) -> str | None:
    """Return the id of a state's force, government or the state itself that a phrase names; else None."""
    countries = names_of(codebook).countries
    lowered = [w.lower().removesuffix("'s").removesuffix("’s") for w in words]
    country = next((countries[w] for w in lowered if w in countries), None)
    country = country or next(
        (countries[p] for p in map(" ".join, itertools.pairwise(lowered)) if p in countries), None
    )
    if country is None:
        return None
    branch = next((b for b in BRANCHES if set(lowered) & codebook.word_set(f"actor_{b}")), None)
    if branch:
        return f"{country}-{branch.replace('_', '-')}"
    return country if len(lowered) <= 2 and lowered[-1] in countries else None
