"""Confidence fitted to the gold and measured: `./dev bench calibration [--write]`.

Logistic regression with a ridge on the named features of `dateline.coding.confidence`. What is reported comes from
leaving one report out at a time: each report's confidences are those of weights fitted to the others.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from bench.coding import report_of, the_coder
from bench.scorers.scripts import script
from dateline.codebook.loader import DATA
from dateline.coding.confidence import FIELDS, features
from dateline.contract import to_dict

RIDGE = 4.0
"""Penalty on the squares of the weights: the gold is small, so that weights are kept small."""
ROUNDS = 50
BINS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
HEAD = """# How features weigh, in log odds, for a claim's being right (`claim`) and, where it is, for its values'.
# Written by `./dev bench calibration --write` from reports coded by hand; the features are told in
# `dateline.coding.confidence`.
"""
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """A claim or value: its report, its features and whether it is right."""

    report: str
    told: dict[str, bool]
    right: bool


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="./dev bench calibration", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared"), help="folder with gold/ and scorers")
    parser.add_argument(
        "--write", action="store_true", help="write the weights fitted to all reports into the codebook"
    )
    args = parser.parse_args(words)
    cases = _cases(args.corpora)
    for name, group in cases.items():
        _tell(name, group)
    if args.write:
        entries = {name: _entry(group) for name, group in cases.items()}
        body = yaml.safe_dump(entries, sort_keys=False, allow_unicode=True)
        (DATA / "confidence.yaml").write_text(HEAD + body, encoding="utf-8")
    return 0


def _cases(corpora: Path) -> dict[str, list[Case]]:
    scorer = script(corpora, "score_claims.py")
    golds = [json.loads(path.read_text()) for path in sorted((corpora / "gold/dev").glob("*.json"))]
    coder = the_coder()
    cases: dict[str, list[Case]] = {name: [] for name in ("claim", *FIELDS)}
    for gold, coding in zip(golds, coder.code_many(map(report_of, golds)), strict=True):
        told = [features(claim, coder.codebook) for claim in coding.claims]
        coded = to_dict(coding)["claims"]
        partner = {id(c): g for g, c, same, _ in scorer.pairs(gold["claims"], coded) if same}
        for claim, named in zip(coded, told, strict=True):
            found = partner.get(id(claim))
            cases["claim"].append(Case(gold["id"], named, found is not None))
            if found is not None:
                for field, right in _right(scorer, found, claim).items():
                    few = {name: named[name] for name in FIELDS[field]}
                    cases[field].append(Case(gold["id"], few, right))
    return cases


def _right(scorer: Any, gold: dict[str, Any], coded: dict[str, Any]) -> dict[str, bool]:
    """Tell of each value whether it is the gold's, as the scorer compares them."""

    def names(field: str) -> bool:
        return bool(scorer.names_hit(gold[field], coded[field]) == len(gold[field]) == len(coded[field]))

    points = [p if scorer.has_point(p) else None for p in (gold.get("place"), coded.get("place"))]
    near = scorer.km(*points) <= 10 if all(points) else points == [None, None]
    figures = [sorted(map(str, map(scorer.figure_key, c.get("figures") or []))) for c in (gold, coded)]
    return {
        "status": gold["status"] == coded["status"],
        "stance": gold["stance"] == coded["stance"],
        "actors": names("actors"),
        "targets": names("targets"),
        "place": bool(near),
        "time": scorer.span_of(gold.get("time")) == scorer.span_of(coded.get("time")),
        "figures": figures[0] == figures[1],
        "origin": bool(scorer.same_name(gold["sources"][-1]["name"], coded["sources"][-1]["name"])),
    }


def _matrix(cases: Sequence[Case]) -> Floats:
    names = list(cases[0].told)
    return np.array([[1.0, *(float(c.told[n]) for n in names)] for c in cases])


def fit(x: Floats, y: Floats) -> Floats:
    """Return the weights of a logistic regression with a ridge (none on the bias, the first column)."""
    penalty = np.full(x.shape[1], RIDGE)
    penalty[0] = 0.01
    weights = np.zeros(x.shape[1])
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (y - p) - penalty * weights
        curve = (x.T * (p * (1 - p))) @ x + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        weights = weights + step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def _left_out(cases: Sequence[Case]) -> Floats:
    """Return each case's probability by the weights fitted to all reports but its own."""
    x, y = _matrix(cases), np.array([float(c.right) for c in cases])
    reports = np.array([c.report for c in cases])
    out = np.zeros(len(cases))
    for report in sorted(set(reports)):
        rest = reports != report
        out[~rest] = 1 / (1 + np.exp(-x[~rest] @ fit(x[rest], y[rest])))
    return out


def _entry(cases: Sequence[Case]) -> Mapping[str, Any]:
    weights = fit(_matrix(cases), np.array([float(c.right) for c in cases]))
    named = {n: round(float(w), 2) for n, w in zip(cases[0].told, weights[1:], strict=True) if abs(w) >= 0.05}
    return {"bias": round(float(weights[0]), 2), "weights": named}


def _tell(name: str, cases: Sequence[Case]) -> None:
    p, y = _left_out(cases), np.array([float(c.right) for c in cases])
    bins = np.digitize(p, BINS[1:-1])
    rows = [(p[bins == b].mean(), y[bins == b].mean(), int((bins == b).sum())) for b in sorted(set(bins))]
    error = sum(n * abs(said - seen) for said, seen, n in rows) / len(cases)
    base = float(((y - y.mean()) ** 2).mean())
    print(
        f"{name}: {len(cases)} cases, right {y.mean():.3f}, "
        f"Brier {((p - y) ** 2).mean():.3f} (always the mean {base:.3f}),"
    )
    print(f"  expected calibration error {error:.3f}, AUC {_auc(p, y):.3f}")
    for said, seen, n in rows:
        print(f"    said {said:.2f}  seen {seen:.2f}  of {n:3}  {'#' * round(40 * seen)}{'|' if seen < said else ''}")


def _auc(p: Floats, y: Floats) -> float:
    """Return how often a right case is given more than a wrong one."""
    right, wrong = p[y == 1], p[y == 0]
    if not len(right) or not len(wrong):
        return float("nan")
    more = (right[:, None] > wrong).mean() + 0.5 * (right[:, None] == wrong).mean()
    return float(more)


if __name__ == "__main__":
    sys.exit(main())
