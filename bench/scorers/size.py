"""How much more linking does for one more report in the larger of two databases than in the smaller: `ratio`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def score(gold: Mapping[str, dict[str, Any]], coded: Mapping[str, dict[str, Any]], show: int) -> dict[str, Any]:
    """Compare the steps of the largest with those of the smallest."""
    steps = sorted((document["claims"], coded[key]["steps"]) for key, document in gold.items())
    if show:
        print(*(f"{claims} claims: {each:.1f} steps a report" for claims, each in steps), sep="\n")
    return {"ratio": round(steps[-1][1] / steps[0][1], 3)}
