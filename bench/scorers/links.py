"""Linking of reports to events by their leads, scored by the corpora's script `score_links.py`.

Each document has its `group` (reports of one event) and its `copies`. Until the program links reports, which is known
by no report having an event, there are no figures.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from bench.scorers.scripts import script

SCRIPT = "score_links.py"
NOT_YET = "the program does not link reports yet: no report of the database has an event"


class Links:
    """The script's scorer, given documents that have their gold with them."""

    def __init__(self, folder: Path) -> None:
        self._score: Callable[..., dict[str, Any]] = script(folder, SCRIPT).score

    def __call__(
        self, gold: Mapping[str, dict[str, Any]], coded: Mapping[str, dict[str, Any]], show: int
    ) -> dict[str, Any]:
        """Score the documents; see `bench.scorers.Scorer`."""
        if not any(row.get("lead_event") for row in coded.values()):
            print(NOT_YET)
            return {}
        return self._score(links_gold(gold), coded, show)


def links_gold(gold: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """Return the documents' groups and copies in the script's form."""
    groups: dict[str, list[str]] = defaultdict(list)
    for key, document in gold.items():
        if document["group"]:
            groups[document["group"]].append(key)
    return {
        "groups": [{"reports": reports} for reports in groups.values() if len(reports) > 1],
        "singletons": [reports[0] for reports in groups.values() if len(reports) == 1],
        "copies": [[key, other] for key, d in gold.items() for other in d["copies"]],
    }
