"""Adjectives and short forms of places, read from the codebook once."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.codebook import Codebook
from dateline.gazetteer.own import own_name


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words that stand for places otherwise than as their name; keys in lower case."""

    adjectives: dict[str, str]
    """The name of the country or region that an adjective is made of."""
    abbreviations: dict[str, str]
    """The name of the state or province that a short form means."""
    others: frozenset[str]
    """Names of actors, sources, peoples and feasts, no places though some place may be called so ("Daesh", "Eid")."""


def lexicon(codebook: Codebook) -> Lexicon:
    """Return the codebook's lexicon of places."""
    return codebook.derived("places.lexicon", _build)


def _build(book: Codebook) -> Lexicon:
    adjectives: dict[str, str] = {}
    abbreviations: dict[str, str] = {}
    for country in book.countries.values():
        adjectives |= {form: country.name for a in country.adjectives for form in _forms(a)}
    for key, place in book.places.items():
        name = own_name(key, place)
        adjectives |= {form: name for a in place.adjectives for form in _forms(a)}
        abbreviations |= {short.lower(): name for short in place.abbreviations}
    return Lexicon(adjectives, abbreviations, _others(book))


def _others(book: Codebook) -> frozenset[str]:
    countries = {form.lower() for c in book.countries.values() for form in (c.name, *c.other)}
    places = {own_name(key, place).lower() for key, place in book.places.items()}
    places |= {alias.lower() for place in book.places.values() for alias in place.aliases}
    actors = {form.lower() for actor in book.actors.values() for form in (actor.name, *actor.aliases)}
    sources = {form.lower() for source in book.sources.values() for form in (source.name, *source.aliases)}
    peoples = {form for people in book.word_set("place_peoples") for form in (people, f"{people}s")}
    feasts = {name for feast in book.holidays.values() for name in feast.names}
    return frozenset((actors | sources | peoples | feasts) - countries - places)


def _forms(adjective: str) -> tuple[str, ...]:
    small = adjective.lower()
    return (small, f"{small}s") if small[-1] not in "sh" else (small,)
