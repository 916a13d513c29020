"""Translated copies against made-up stories: which reports are found to be of one text, and which is the original.

A story is an original, its translations into other languages and back into English, and reports on the same event that
were written on their own (`bench/translations`). All stories are coded into one database.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from dateline.store import ReportRow

FOLDER = Path(__file__).with_name("translations")


def documents() -> list[dict[str, Any]]:
    """Return the reports of all stories; `original` is the id of the text that a report is a copy of, or its own."""
    found = []
    for path in sorted(FOLDER.glob("*.yaml")):
        for story in yaml.safe_load(path.read_text(encoding="utf-8")):
            for text in story["texts"]:
                named = {"id": f"{story['id']} {text['id']}", "original": f"{story['id']} {text.get('of', text['id'])}"}
                found.append(text | named | {"published": str(text["published"]), "set": path.stem})
    return found


def pairs_of(groups: Mapping[str, str]) -> set[tuple[str, str]]:
    """Return the pairs of reports that are of one text."""
    return {(a, b) for a, b in combinations(sorted(groups), 2) if groups[a] == groups[b]}


def scored(wanted: Iterable[Mapping[str, Any]], rows: Iterable[ReportRow]) -> dict[str, Any]:
    """Return precision and recall of pairs of copies, and the share of originals that are told right."""
    gold = {d["id"]: d["original"] for d in wanted}
    found = {r["id"]: r["copy_of"] or r["id"] for r in rows if r["id"] in gold}
    right, ours = pairs_of(gold), pairs_of(found)
    originals = {original for copy, original in gold.items() if copy != original}
    told = [o for o in originals if found[o] == o and any(found[c] == o for c, of in gold.items() if of == o != c)]
    return {
        "reports": len(gold),
        "copies_p": round(len(right & ours) / max(1, len(ours)), 3),
        "copies_r": round(len(right & ours) / max(1, len(right)), 3),
        "originals": f"{len(told)} of {len(originals)}",
        "missed": sorted(right - ours),
        "wrong": sorted(ours - right),
    }
