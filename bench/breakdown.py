"""Figures by report, by a group of the corpus's own, and of the gold's claims by type."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.measure import Measured
from bench.scorers.claims import SCRIPT
from bench.scorers.scripts import script
from bench.scorers.spans import prf

KINDS = ("report", "group", "type")
GROUPS: dict[str, Callable[[dict[str, Any]], str]] = {
    "case2021": lambda d: str(d["label"]),
    "plover": lambda d: str(d["gold"]["event"]),
    "fa-kes": lambda d: str(d["source"]),
    "lgl": lambda d: str(d.get("source")),
    "gold": lambda d: str(d["id"].split("-")[0]),
}
"""What a corpus's documents are grouped by: the label, the outlet, where the report is from."""


def breakdown(measured: Measured, kind: str, folder: Path) -> list[list[str]]:
    """Return a table, its heads first, of the figures by report, group or type.

    Raises ValueError for a corpus that has no such groups.
    """
    if kind == "type":
        if measured.corpus.name != "gold":
            raise ValueError("only the gold has claims by type")
        return [["type", "gold", "coded", "right", "p", "r", "f1"], *_by_type(measured, folder)]
    key: Callable[[dict[str, Any]], str] = (lambda d: str(d["id"])) if kind == "report" else _group_of(measured)
    heads = [kind, "documents", *measured.corpus.headline]
    return [heads, *_by_key(measured, key)]


def _group_of(measured: Measured) -> Callable[[dict[str, Any]], str]:
    if measured.corpus.name not in GROUPS:
        raise ValueError(f"{measured.corpus.name} has no groups; those that have: {', '.join(GROUPS)}")
    return GROUPS[measured.corpus.name]


def _by_key(measured: Measured, key: Callable[[dict[str, Any]], str]) -> Iterator[list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for name, document in measured.gold.items():
        groups[key(document)].append(name)
    for group, names in sorted(groups.items()):
        gold, coded = ({n: side[n] for n in names if n in side} for side in (measured.gold, measured.coded))
        figures = measured.scorer(gold, coded, 0)
        yield [group, str(len(names)), *(str(figures.get(f)) for f in measured.corpus.headline)]


def _by_type(measured: Measured, folder: Path) -> Iterator[list[str]]:
    pairs = script(folder, SCRIPT).pairs
    gold: Counter[str] = Counter()
    coded: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for key, document in measured.gold.items():
        claims = measured.coded[key]["claims"]
        gold.update(c["event"] for c in document["claims"])
        coded.update(c["event"] for c in claims)
        right.update(g["event"] for g, _, same, _ in pairs(document["claims"], claims) if same)
    for event in sorted({*gold, *coded}, key=lambda e: (-gold[e], e)):
        hit = right[event]
        figures = prf(hit, coded[event], hit, gold[event])
        yield [event, *map(str, (gold[event], coded[event], hit, *figures))]


def as_columns(table: Sequence[Sequence[str]]) -> str:
    """Return a table for a terminal, the first column to the left, the others to the right."""
    widths = [max(len(line[n]) for line in table) for n in range(len(table[0]))]
    return "\n".join(
        "  ".join(c.ljust(w) if n == 0 else c.rjust(w) for n, (c, w) in enumerate(zip(line, widths, strict=True)))
        for line in table
    )
