"""Which of the proposed names are taken: the sure ones, then those that the report bears out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.coding.places.evidence import DOUBTFUL, SURE, first_of_list, report_of, strength
from dateline.coding.places.names import Name, proposals
from dateline.coding.places.unlisted import called_towns, tagged
from dateline.coding.reading import Reading

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
    proposed += tagged(reading, proposed)
    weighed = [(name, strength(reading, name, report)) for name in proposed]
    sure = [name for name, weight in weighed if weight >= SURE]
    sure += _listed([name for name, weight in weighed if LISTED <= weight < SURE], sure)
    known, spans = {name.text.lower() for name in sure}, {name.span for name in sure}
    doubtful = [name for name, weight in weighed if DOUBTFUL <= weight < SURE and name.span not in spans]
    sure += [name for name in doubtful if name.text.lower() in known]
    sure += called_towns(reading, {t.i for name in sure for t in name.tokens})
    at = {t.i for name in sure for t in name.tokens}
    rest = [
        n for n in doubtful if n.text.lower() not in known and n.candidates and at.isdisjoint(t.i for t in n.tokens)
    ]
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


def _listed(weak: Sequence[Name], sure: Sequence[Name]) -> list[Name]:
    """Return the weak names that gazetteers know and that stand in one list with a sure town ("Alpha and Beta")."""
    lists = {
        first_of_list(name.head).i
        for name in sure
        if not (name.adjective or any(c.kind == "country" for c in name.candidates[:1]))
    }
    return [n for n in weak if n.candidates and first_of_list(n.head).i in lists]
