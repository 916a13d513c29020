"""Actors known by name, and states' forces known by rule ("Peruvian troops" -> `peru-army`)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.codebook import Codebook
from dateline.coding.tokens import Doc, Token

_WORD = re.compile(r"[\w.]+(?:'\w+)?|[^\w\s]")
_SMALL = frozenset({"AUX", "PRON", "DET", "ADP", "CCONJ", "SCONJ", "PART", "VERB", "ADV"})
BRANCHES = ("air_force", "police", "navy", "army", "government")
"""The classes `actor_<branch>` of words, in the order in which they are tried."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the codebook's list: its words, the actors that bear it, whether it is written in capitals."""

    words: tuple[str, ...]
    ids: tuple[str, ...]
    acronym: bool


@dataclass(frozen=True, slots=True)
class Names:
    """The codebook's names of actors by their first word, and what names states and their forces."""

    phrases: dict[str, list[Name]]
    countries: dict[str, str]
    """Slugs of countries by their names and adjectives in lower case."""
    forces: dict[tuple[str, str], str]
    """Listed forces by the slug of their state and their branch."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What tells between actors of one name: the countries that a report speaks of, most often first; its year."""

    countries: tuple[str, ...] = ()
    year: int | None = None


def names_of(codebook: Codebook) -> Names:
    """Return the names of a codebook, compiled once."""
    return codebook.derived("actors.names", _compile)


def _compile(codebook: Codebook) -> Names:
    bearers: dict[tuple[tuple[str, ...], bool], list[str]] = {}
    for id_, actor in codebook.actors.items():
        for name in dict.fromkeys((actor.name, *actor.aliases, *actor.names.values())):
            words = tuple(_WORD.findall(name.lower()))
            if words:
                bearers.setdefault((words, name.isupper()), []).append(id_)
    phrases: dict[str, list[Name]] = {}
    for (words, acronym), ids in bearers.items():
        phrases.setdefault(words[0], []).append(Name(words, tuple(dict.fromkeys(ids)), acronym))
    for entries in phrases.values():
        entries.sort(key=lambda e: -len(e.words))
    countries = {}
    for country in codebook.countries.values():
        slug = _slug(country.name)
        for word in (country.name, *country.other, *country.adjectives):
            countries[word.lower()] = slug
    return Names(phrases, countries, _forces(codebook))


def _forces(codebook: Codebook) -> dict[tuple[str, str], str]:
    """Return the main force of each state and branch: the first listed whose parent is the state or its army."""
    found: dict[tuple[str, str], str] = {}
    for id_, actor in codebook.actors.items():
        if actor.inter == 1 and actor.parent and actor.kind in BRANCHES:
            above = codebook.actors.get(actor.parent)
            state = above.parent if above and above.kind == "army" and actor.kind != "army" else actor.parent
            found.setdefault((state or actor.parent, actor.kind), id_)
    return found


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def find_known(
    doc: Doc, codebook: Codebook, capitals: bool, setting: Setting = Setting()
) -> Iterator[tuple[list[Token], str]]:
    """Yield the known names of a parse, the longest at each place, with their ids.

    Names in capitals ("IS", "AA") count only where the text has them in capitals, unless all of it is.
    Of actors with one name the setting tells which is meant.
    """
    names, at = names_of(codebook), 0
    while at < len(doc):
        found = _known_at(doc, at, names, capitals)
        if found is None:
            at += 1
            continue
        tokens, ids = found
        yield tokens, ids[0] if len(ids) == 1 else _meant(codebook, ids, setting)
        at = tokens[-1].i + 1


def _meant(codebook: Codebook, ids: Sequence[str], setting: Setting) -> str:
    """Return the actor of several with one name: of the country most spoken of, active then, else the first listed."""

    def fit(id_: str) -> tuple[bool, int]:
        actor = codebook.actors[id_]
        spoken = (
            setting.countries.index(actor.country) if actor.country in setting.countries else len(setting.countries)
        )
        return setting.year is None or actor.active_in(setting.year), -spoken

    return max(ids, key=fit)


def _known_at(doc: Doc, at: int, names: Names, capitals: bool) -> tuple[list[Token], tuple[str, ...]] | None:
    token = doc[at]
    entries = names.phrases.get(token.lower_)
    if not entries or not (capitals or _begins(token.text)):
        return None
    for name in entries:
        tokens = _match(doc, at, name.words)
        if not tokens:
            continue
        if name.acronym and not capitals and not tokens[0].text.isupper():
            continue
        if name.acronym and capitals and tokens[0].pos_ in _SMALL:
            continue  # "THE GROUP IS RESPONSIBLE"
        return tokens, name.ids
    return None


def _begins(word: str) -> bool:
    """Tell whether a word can begin a name: a capital, or a letter of a script that has none."""
    first = word[:1]
    return first.isupper() or (first.isalpha() and first.upper() == first.lower())


def _match(doc: Doc, at: int, words: Sequence[str]) -> list[Token]:
    """Return the tokens that the words of a name cover; hyphens and split apostrophes do not count."""
    tokens: list[Token] = []
    joined = ""
    target = "".join(words).replace("-", "").replace("'", "")
    for i in range(at, min(at + 2 * len(words) + 2, len(doc))):
        token = doc[i]
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
        return names_of(codebook).forces.get((country, branch)) or f"{country}-{branch.replace('_', '-')}"
    return country if len(lowered) <= 2 and lowered[-1] in countries else None
