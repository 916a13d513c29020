"""Which of the proposed names are taken: the sure ones, then those that the report bears out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.coding.places.evidence import DOUBTFUL, SURE, first_of_list, report_of, strength
from dateline.coding.places.names import PLACE_LABELS, Name, proposals, spelled_by_sound
from dateline.coding.places.sites import named_sites
from dateline.coding.places.unlisted import harmed, no_name, unlisted
from dateline.coding.reading import Reading
from dateline.coding.syntax import span_of

MAIN_SHARE = 0.25
"""The share of a report's names from which a country is one that it plays in."""
LISTED = -1.0
"""The least strength of a name that is taken because it stands in one list with a town."""


@dataclass(frozen=True, slots=True)
class Found:
    """The names of a report: those that are taken, and those that its geography may still bear out."""

    sure: list[Name]
    doubtful: list[Name]


def find_names(reading: Reading) -> Found:
    """Return the place names of a report in the order of the text; none overlaps another."""
    proposed = list(proposals(reading))
    reading.memo["places.areas"], reading.memo["places.ends"] = _areas(proposed), _ends(proposed)
    report = report_of(reading)
    proposed += _unknown(reading, proposed)
    weighed = [(name, strength(reading, name, report)) for name in proposed]
    sure = [name for name, weight in weighed if weight >= SURE]
    sure += _listed([name for name, weight in weighed if LISTED <= weight < SURE], sure)
    known, at = {name.text.lower() for name in sure}, {name.span for name in sure}
    doubtful = [name for name, weight in weighed if DOUBTFUL <= weight < SURE and name.span not in at]
    sure += [name for name in doubtful if name.text.lower() in known]
    rest = [name for name in doubtful if name.text.lower() not in known and name.candidates]
    taken = {t.i for name in sure for t in name.tokens}
    for told in [*named_sites(reading, taken), *unlisted(reading, taken)]:
        by_name = reading.gazetteer.find(" ".join(told.text.split()))
        sure.append(next((n for n in rest if n.span == told.span), replace(told, candidates=by_name)))
        rest = [n for n in rest if not (n.span.start < told.span.end and told.span.start < n.span.end)]
    return Found(sorted(sure, key=lambda n: n.span), rest)


def _areas(names: Sequence[Name]) -> dict[int, set[tuple[str, str | None]]]:
    """Return the countries and provinces that names mean, by the token at which they begin."""
    return {
        name.tokens[0].i: {
            (c.country, None if c.kind == "country" else c.admin1)
            for c in name.candidates
            if c.kind in ("country", "admin1") or c.population > 1_000_000
        }
        for name in names
        if not name.adjective
    }


def _ends(names: Sequence[Name]) -> dict[int, set[tuple[str, str | None]]]:
    """Return the countries and provinces that names may lie in, by the token at which they end."""
    return {
        name.tokens[-1].i: {key for c in name.candidates for key in ((c.country, c.admin1), (c.country, None))}
        for name in names
        if not name.adjective
    }


def _unknown(reading: Reading, names: Sequence[Name]) -> list[Name]:
    """Return what the parser or the words beside it call a place and no gazetteer lists as it is spelled.

    It may sound like a place of the countries that the report is about; else it is a place without a point.
    """
    taken = {t.i for name in names for t in name.tokens}
    countries, features = _countries(names), reading.codebook.word_set("place_features")
    found = []
    for entity in reading.doc.ents:
        if entity.label_ not in PLACE_LABELS or any(t.i in taken for t in entity):
            continue
        tokens = tuple(entity)
        if tokens[0].lower_ in ("the", "a", "an"):
            tokens = tokens[1:]
        while tokens and tokens[-1].text.islower() and tokens[-1].lower_ in features:
            tokens = tokens[:-1]  # "Yazidi village"
        if not tokens or not tokens[0].text[:1].isupper() or no_name(reading, tokens):
            continue
        span = span_of(tokens)
        found.append(spelled_by_sound(reading, Name(tokens, span, span.of(reading.text), ()), countries))
    people = {name.text.lower() for name in found if harmed(reading, name.head)}
    return [name for name in found if name.text.lower() not in people]


def _listed(weak: Sequence[Name], sure: Sequence[Name]) -> list[Name]:
    """Return the weak names that gazetteers know and that stand in one list with a sure town ("Alpha and Beta")."""
    lists = {
        first_of_list(name.head).i
        for name in sure
        if not (name.adjective or any(c.kind == "country" for c in name.candidates[:1]))
    }
    return [n for n in weak if n.candidates and first_of_list(n.head).i in lists]


def _countries(names: Sequence[Name]) -> frozenset[str]:
    """Return the countries that a good part of the names lie in; of a country's own name less is made."""
    votes: Counter[str] = Counter()
    for name in names:
        first = name.candidates[:1]
        if first and first[0].kind == "country":
            votes[first[0].country] += 1
        elif len({c.country for c in name.candidates}) == 1:
            votes[first[0].country] += 3
    total = votes.total()
    return frozenset(country for country, count in votes.items() if count >= MAIN_SHARE * total)
