"""Nouns that take a place up: "the town" the one told before, "the capital" that of the country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.coding.places.home import home_country
from dateline.coding.places.phrases import Phrase, phrases
from dateline.coding.reading import Reading
from dateline.coding.tokens import Token, Words
from dateline.gazetteer import Candidate
from dateline.model import PlaceMention, Span

REACH = 120
"""Characters within which "the town" takes up the place just told, rather than the one told most."""
_DEFINITE = frozenset({"the", "this", "that"})
_LANDMARK = ("near", "offset", "travel", "bearing")
"""Relations by which a place only tells where another lies."""
_TELLING = ("compound", "amod", "nmod", "poss", "prep", "relcl", "appos")
"""What hangs from a noun that tells of itself which one is meant."""
_ANYWHERE = frozenset({"area", "region", "zone", "site", "scene", "vicinity", "place"})
"""Nouns for whatever place was told last, of any kind."""
_OF_THE_COUNTRY = ("capital", "country", "nation")
"""What hangs from "capital" and tells no more than that."""
_COUNTRY = frozenset({"country", "nation"})
_THROUGH = frozenset({"in", "across", "throughout", "within", "around", "over"})
"""Prepositions by which something is told of all of a country."""
_HELD = 60
"""Characters within which the province after a town only tells where it lies ("Alpha, Beta province")."""
_ASIDE = ("dateline", "byline", "trailer", "clutter")


def taken_up(reading: Reading, sentence: Words) -> Iterator[PlaceMention]:
    """Yield the nouns of a sentence that take a place up ("the town"), as mentions of that place."""
    nouns = reading.codebook.word_set("place_taken_up")
    for noun in sentence:
        if noun.lower_ in _COUNTRY:
            earlier = _country(reading, noun)
        elif noun.lower_ in nouns:
            earlier = _seat(reading, noun) or (_earlier(reading, noun) if _is_bare(noun) else None)
        else:
            continue
        if earlier is not None:
            tokens = [t for t in noun.subtree if t.i <= noun.i]
            whole = Span(tokens[0].idx, noun.idx + len(noun.text))
            yield replace(earlier, start=whole.start, end=whole.end, text=whole.of(reading.text), alternatives=())


def _country(reading: Reading, noun: Token) -> PlaceMention | None:
    """Return the report's country for "across the country"."""
    home = home_country(reading)
    if not (_is_bare(noun) and noun.dep_ == "pobj" and noun.head.lower_ in _THROUGH) or home is None:
        return None
    names = reading.codebook.countries.get(home)
    found = [c for c in reading.gazetteer.find(names.name) if c.kind == "country"] if names else []
    return replace(_mention_of(noun, found[0]), precision="country") if found else None


def _is_bare(noun: Token) -> bool:
    """Tell whether a noun has "the" and nothing that tells which one is meant."""
    if not any(c.lower_ in _DEFINITE for c in noun.children):
        return False
    return not any(c.dep_ in _TELLING for c in noun.children)


def _seat(reading: Reading, noun: Token) -> PlaceMention | None:
    """Return the capital that is meant by "the capital", "the capital city" and "the Peruvian capital"."""
    plain = noun.lower_ == "city" and any(c.lower_ == "capital" and c.dep_ == "compound" for c in noun.children)
    if not (plain or noun.lower_ == "capital") or noun.dep_ in ("compound", "appos", "attr"):
        return None
    about = [c for c in noun.children if c.dep_ in _TELLING and c.lower_ not in _OF_THE_COUNTRY]
    owners = [_at(reading, c) for c in about]
    if None in owners or not (about or any(c.lower_ in _DEFINITE | {"country"} for c in noun.children)):
        return None  # "the provincial capital"
    if owners and owners[0]:
        found = reading.gazetteer.capital(owners[0].country or "")
        return _mention_of(noun, found) if found else None
    return _seat_told(reading, noun)


def _seat_told(reading: Reading, noun: Token) -> PlaceMention | None:
    """Return the capital of the report's country; with none, or for "this capital", the only one that is told."""
    home = home_country(reading)
    seats = [m for m in reading.places if m.precision == "exact" and m.country and _is_seat(reading, m)]
    written_from = [m for m in seats if reading.passage_kind(m.start) == "dateline"]
    if written_from and any(c.lower_ == "this" for c in noun.children):
        return written_from[0]
    at_home = [m for m in seats if m.country == home]
    if at_home or len({m.name for m in seats}) == 1:
        return (at_home or seats)[0]
    found = reading.gazetteer.capital(home) if home else None
    return _mention_of(noun, found) if found else None


def _is_seat(reading: Reading, mention: PlaceMention) -> bool:
    found = reading.gazetteer.capital(mention.country or "")
    return found is not None and found.geonameid == mention.geonameid


def _at(reading: Reading, token: Token) -> PlaceMention | None:
    """Return the country, or its adjective, that a word is."""
    return next((m for m in reading.places if m.start <= token.idx < m.end and m.precision == "country"), None)


def _mention_of(noun: Token, found: Candidate) -> PlaceMention:
    return PlaceMention(
        noun.idx, noun.idx + len(noun.text), noun.text, found.lat, found.lon, found.geonameid, found.name,
        found.country, found.admin1, "exact",
    )  # fmt: skip


def _earlier(reading: Reading, noun: Token) -> PlaceMention | None:
    """Return the earlier mention that a noun with "the" takes up.

    "The base" is the last that was called so and nothing else, "the district" the last quarter of a town ("Akra
    neighbourhood"), "the province" the last province, "the area" the last place of any kind; else it is the place right
    before, or the one told most of the event's own land, that is no site, no government's seat and not only where
    another lies near. Where a report was written from comes last.
    """
    book = reading.codebook
    word, sites = noun.lower_, book.word_set("place_site_nouns")
    told = _told(reading, noun)
    quarters = book.word_set("place_quarters")
    kind = {word} if word in sites else quarters if word in quarters else frozenset()
    called = [m for m, _ in told if not kind.isdisjoint(_called(reading, m))]
    if called or word in sites:
        return next(reversed(called), None)
    towns = [(m, p) for m, p in told if sites.isdisjoint(_called(reading, m))]
    themselves = [m for m, p in towns if p.relation is None or not p.relation.startswith(_LANDMARK)]
    at_home = [m for m in themselves if m.country == home_country(reading)]
    often = Counter(m.name for m in reading.places if m.end <= noun.idx)
    highest = max((often[m.name] for m in at_home), default=0)
    most = [m for m in at_home if often[m.name] == highest]
    near = [m for m in themselves[-1:] if noun.idx - m.end < REACH]
    last = next(reversed(near or most or themselves or [m for m, _ in told]), None)
    return (
        _finer(last, [m for m, _ in told]) if last and last.precision == "admin" and not _areal(reading, word) else last
    )


def _finer(area: PlaceMention, told: Sequence[PlaceMention]) -> PlaceMention:
    """Return the town told right before the province that it lies in, rather than that."""
    within = [m for m in told if m.precision != "admin" and m.admin1 == area.admin1 and 0 <= area.start - m.end < _HELD]
    return within[-1] if within else area


def _areal(reading: Reading, word: str) -> bool:
    """Tell whether a noun is a province's."""
    return word in reading.codebook.word_set("place_area_features") and word not in ("region", "district")


def _told(reading: Reading, noun: Token) -> Sequence[tuple[PlaceMention, Phrase]]:
    """Return the mentions before a noun that are of the kind that it takes up."""
    word = noun.lower_
    wanted: tuple[str, ...] = ("exact", "near", "admin") if word in _ANYWHERE else ("exact", "near")
    wanted = ("admin",) if _areal(reading, word) else wanted
    told = [
        (m, p)
        for m, p in zip(reading.places, phrases(reading), strict=True)
        if m.end <= noun.idx and not m.metonym and not m.adjective and m.precision in wanted
    ]
    here = [(m, p) for m, p in told if reading.passage_kind(m.start) not in _ASIDE]
    return here if word in _ANYWHERE else here or told


def _called(reading: Reading, mention: PlaceMention) -> set[str]:
    """Return the words of a mention's names, that after it and that before its "of" ("the district of Akra").

    In "the Akra district of Homs" that is the word after another name.
    """
    after = reading.text[mention.end : mention.end + REACH].split()[:1]
    before = reading.text[max(0, mention.start - REACH) : mention.start].split()[-3:]
    of = before[1:2] if before[2:] == ["of"] and before[0].islower() else []
    named = f"{mention.text} {mention.name or ''}".split()
    return {w.lower().strip(".,;") for w in (*named, *after, *of)}
