"""Which of the places of a name is meant: all names of a report weighed together.

A candidate's score is the sum of its weighted features (`features.py`) and of what the other names of the report lend
it: places beside it, of its district, province or country. What each name means is worked out in a few rounds.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dateline.coding.places.evidence import LARGE
from dateline.coding.places.features import WEIGHTS, Asked, ask, words_beside
from dateline.coding.places.names import Name
from dateline.coding.reading import Reading
from dateline.gazetteer import Candidate
from dateline.gazetteer.geometry import EARTH_KM

Array = npt.NDArray[np.float64]
ROUNDS = 3
SUPPORT = 3.5
"""What a candidate gains at most by the other names of the report."""
ENOUGH = 1.2
"""The support (sum of kinship with the other names) at which some three quarters of that are gained."""
ALONE = 0.02
"""The share of the other names under which a country has none of them."""
TELLING = 0.5
"""The weight of other names from which their countries tell much: from one or two little is made."""
SHARPNESS = 1.3
"""How much likelier a candidate is by a point of its score (softmax)."""
NEIGHBOURS_KM = 60.0
"""The distance at which the kinship of two towns has fallen to a third."""
SAME_DISTRICT, SAME_PROVINCE, SAME_COUNTRY = 1.0, 0.35, 0.05
IN_PROVINCE, IN_COUNTRY = 0.6, 0.2
COUNTRY = 3.0
"""What a candidate gains whose country is the only one that the report names or has places of."""
THRESHOLD = 0.9
"""The score under which no point is given."""
STRANGER = 2.5
"""What a place must have more where the report plays in another country and has no other place of its own."""
UNMISTAKABLE = 0.3
"""How much of that is asked of a name that the gazetteer knows in one country alone, of a larger place."""
_ONE_LAND = {"PS": "IL", "EH": "MA", "XK": "RS"}
"""Countries whose reports name the places of another as at home."""
MOST = 40
"""Candidates of a name that are weighed, those with most inhabitants."""
_AREAS = frozenset({"country", "region"})


@dataclass(frozen=True, slots=True)
class Resolved:
    """A name with the candidates ranked, the best first, each with its score and its likelihood (0 to 1)."""

    name: Name
    ranked: tuple[tuple[Candidate, float], ...]
    likelihoods: tuple[float, ...] = ()
    support: float = 0.0
    """How well the other names of the report bear out the best one, 0 to about 1."""
    strange: float = 0.0
    """How much the other names of the report are of one other country, 0 to 1, where none is of the best one's."""

    @property
    def best(self) -> Candidate | None:
        """The place that is meant; None where nothing is good enough."""
        if not self.ranked:
            return None
        first, score = self.ranked[0]
        wanted = THRESHOLD + (0.0 if first.kind in _AREAS else STRANGER * self.strange)
        return first if score >= wanted else None


@dataclass(slots=True)
class _Table:
    """The candidates of all names in one row each, with what is reckoned of them together."""

    candidates: list[Candidate]
    owner: npt.NDArray[np.intp]
    """The name (group of mentions) that each candidate is of."""
    weight: Array
    """How much each group counts: by its mentions and how sure it is a name."""
    own: Array
    """The sum of each candidate's own features."""


def resolve(reading: Reading, names: Sequence[Name], doubtful: Sequence[Name] = ()) -> list[Resolved]:
    """Resolve the names of a report together; doubtful ones gain support from the others and lend none."""
    everything = sorted([*names, *doubtful], key=lambda n: n.span)
    uncertain = {id(n) for n in doubtful}
    groups = _groups(reading, everything)
    asked = [ask(reading, everything, group) for group in groups]
    table = _table(asked, [all(id(everything[i]) in uncertain for i in group) for group in groups])
    scores, chances, support, strange = _weigh(table, len(groups))
    found: dict[int, Resolved] = {}
    for number, group in enumerate(groups):
        rows = np.flatnonzero(table.owner == number)
        order = rows[np.argsort(-scores[rows], kind="stable")]
        ranked = tuple((table.candidates[r], float(scores[r])) for r in order)
        likely = tuple(float(chances[r]) for r in order)
        lent, odd = (float(support[order[0]]), float(strange[order[0]])) if len(order) else (0.0, 0.0)
        found |= {index: Resolved(everything[index], ranked, likely, lent, odd) for index in group}
    return [found[index] for index in range(len(everything))]


def _groups(reading: Reading, names: Sequence[Name]) -> list[list[int]]:
    """Return the indexes of the names by their words: a name means one place throughout a report.

    But "Aleppo province" and "Aleppo" are two.
    """
    found: dict[tuple[str, bool, bool], list[int]] = {}
    for index, name in enumerate(names):
        plain = name.candidates[0].name if (name.adjective or name.short) and name.candidates else name.text
        area = bool(words_beside(reading, name) & {"province", "district", "area"})
        found.setdefault((plain.lower(), name.adjective or name.short, area), []).append(index)
    return list(found.values())


def _table(asked: Sequence[Asked], doubtful: Sequence[bool]) -> _Table:
    candidates: list[Candidate] = []
    owner: list[int] = []
    own: list[float] = []
    weight = []
    for number, one in enumerate(asked):
        few = one.names[0].candidates[:MOST]
        candidates += few
        owner += [number] * len(few)
        own += [sum(w * feature(one, c) for feature, w in WEIGHTS.items()) for c in few]
        certain = 0.0 if doubtful[number] else 0.4 if one.names[0].adjective else 1.0
        weight.append(certain * min(3.0, math.sqrt(len(one.names)) + one.dateline))
    return _Table(candidates, np.array(owner, dtype=np.intp), np.array(weight, dtype=float), np.array(own, dtype=float))


def _weigh(table: _Table, groups: int) -> tuple[Array, Array, Array, Array]:
    """Return each candidate's score, its likelihood among those of its name, its support, and how strange it is."""
    if not table.candidates:
        empty = np.zeros(0)
        return empty, empty, empty, empty
    kinship = _kinship(table)
    scores = table.own.copy()
    chances = _chances(scores, table.owner, groups)
    lent = np.zeros_like(scores)
    for _ in range(ROUNDS):
        counts = chances * table.weight[table.owner]
        lent = np.tanh((kinship @ counts) / ENOUGH)
        scores = table.own + SUPPORT * lent + COUNTRY * _shares(table, counts)
        chances = _chances(scores, table.owner, groups)
    return scores, chances, lent, _strange(table, chances * table.weight[table.owner])


def _strange(table: _Table, counts: Array) -> Array:
    """Return for each candidate how much one other country holds the other names, where its own holds none."""
    codes = _codes([_ONE_LAND.get(c.country, c.country) for c in table.candidates])
    of_country = np.bincount(codes + 1, counts)
    found = np.zeros(len(counts))
    for number in np.unique(table.owner):
        rows = np.flatnonzero(table.owner == number)
        others = of_country - np.bincount(codes[rows] + 1, counts[rows], minlength=len(of_country))
        total = max(float(others.sum()), 1e-9)
        told = 1 - math.exp(-total / TELLING)
        alone = others[codes[rows] + 1] < ALONE * total
        well_known = len(set(codes[rows])) == 1 and any(table.candidates[r].population >= LARGE for r in rows)
        known = UNMISTAKABLE if well_known else 1.0
        found[rows] = known * alone * told * float(others.max()) / total
    return found


def _shares(table: _Table, counts: Array) -> Array:
    """Return for each candidate the share of its country in what the other names of the report mean."""
    codes = _codes([c.country for c in table.candidates])
    of_country = np.bincount(codes, counts)
    own = np.zeros(len(counts))
    for number in np.unique(table.owner):
        rows = np.flatnonzero(table.owner == number)
        here = np.bincount(codes[rows], counts[rows], minlength=len(of_country))
        own[rows] = here[codes[rows]]
    total = counts.sum()
    others = total - np.bincount(table.owner, counts, minlength=table.weight.size)[table.owner]
    told = 1 - np.exp(-others / TELLING)
    shares: Array = told * (of_country[codes] - own) / np.maximum(others, 1e-9)
    return shares


def _chances(scores: Array, owner: npt.NDArray[np.intp], groups: int) -> Array:
    top = np.full(groups, -np.inf)
    np.maximum.at(top, owner, scores)
    raised: Array = np.exp(SHARPNESS * (scores - top[owner]))
    total = np.zeros(groups)
    np.add.at(total, owner, raised)
    chances: Array = raised / total[owner]
    return chances


def _kinship(table: _Table) -> Array:
    """Return how much each candidate (column) speaks for each other one (row) that is not of its own name."""
    items = table.candidates
    lat, lon = (np.radians(np.array([getattr(c, axis) for c in items])) for axis in ("lat", "lon"))
    half = (
        np.sin((lat[:, None] - lat) / 2) ** 2
        + np.cos(lat[:, None]) * np.cos(lat) * np.sin((lon[:, None] - lon) / 2) ** 2
    )
    km = 2 * EARTH_KM * np.arcsin(np.minimum(1.0, np.sqrt(half)))
    wide = np.array([c.kind in _AREAS for c in items])
    near = np.exp(-km / NEIGHBOURS_KM) * ~wide[:, None] * ~wide
    country, admin1, admin2 = (_codes([getattr(c, a) for c in items]) for a in ("country", "admin1", "admin2"))
    whole = np.array([c.kind == "country" for c in items])
    state = np.array([c.kind == "admin1" for c in items])
    county = np.array([c.kind == "admin2" for c in items])
    kin = np.maximum(near, SAME_COUNTRY * (country[:, None] == country))
    same_state = (admin1[:, None] == admin1) & (admin1 >= 0)
    kin = np.maximum(kin, SAME_PROVINCE * same_state)
    kin = np.maximum(kin, IN_PROVINCE * (same_state & (state | state[:, None])))
    one_is_whole = (whole | whole[:, None]) & ~(whole & whole[:, None])
    kin = np.maximum(kin, IN_COUNTRY * ((country[:, None] == country) & one_is_whole))
    same_county = (admin2[:, None] == admin2) & (admin2 >= 0)
    kin = np.maximum(kin, SAME_DISTRICT * (same_county & (county | county[:, None])))
    found: Array = kin * (table.owner[:, None] != table.owner)
    return found


def _codes(values: Sequence[str | None]) -> npt.NDArray[np.intp]:
    """Return whole numbers, the same for the same code; -1 for none."""
    known: dict[str, int] = {}
    return np.array([-1 if v is None else known.setdefault(v, len(known)) for v in values], dtype=np.intp)
