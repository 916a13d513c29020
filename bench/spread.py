"""How far a figure hangs on single reports: each left out in turn, and drawn anew by chance."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, stdev
from typing import Any

from bench.scorers import Scorer

SEED = 20260101
Documents = Mapping[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Spread:
    """A figure with each report left out in turn."""

    error: float
    """The jackknife's standard error (Efron and Tibshirani 1993, chapter 11)."""
    low: float
    high: float
    low_without: str
    """The report without which the figure is lowest."""
    high_without: str


def jackknife(scorer: Scorer, gold: Documents, coded: Documents) -> dict[str, Spread]:
    """Return the spread of each figure over the documents; at least two are needed."""
    runs = {left: scorer(_without(gold, left), _without(coded, left), 0) for left in gold}
    spreads = {}
    for name in next(iter(runs.values())):
        values = {left: figures[name] for left, figures in runs.items() if isinstance(figures[name], float)}
        if len(values) == len(runs):
            spreads[name] = _spread(values)
    return spreads


def _spread(values: Mapping[str, float]) -> Spread:
    n, mean = len(values), fmean(values.values())
    error = sqrt((n - 1) / n * sum((v - mean) ** 2 for v in values.values()))
    low, high = min(values, key=values.__getitem__), max(values, key=values.__getitem__)
    return Spread(error, values[low], values[high], low, high)


def _without(documents: Documents, left: str) -> dict[str, dict[str, Any]]:
    return {key: document for key, document in documents.items() if key != left}


def bootstrap_errors(scorer: Scorer, gold: Documents, coded: Documents, draws: int = 200) -> dict[str, float]:
    """Return the standard error of each figure over `draws` choices of as many reports, each put back.

    The draws are the same in every run.
    """
    chance = random.Random(SEED)
    keys = [*gold]
    values: dict[str, list[float]] = {}
    for _ in range(draws):
        chosen = [*enumerate(chance.choices(keys, k=len(keys)))]
        drawn_gold = {f"{n}-{key}": gold[key] for n, key in chosen}
        drawn_coded = {f"{n}-{key}": coded[key] for n, key in chosen if key in coded}
        for name, value in scorer(drawn_gold, drawn_coded, 0).items():
            if isinstance(value, float):
                values.setdefault(name, []).append(value)
    return {name: stdev(drawn) for name, drawn in values.items() if len(drawn) > 1}
