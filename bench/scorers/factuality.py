"""Status and stance of event words against how surely readers take each to have happened (-3 to +3).

Figures: `pearson` between the readers' mean and the number that the codebook's two values stand for (`SCALE`), over
all event words; `mae`, the mean absolute error; `covered`, the share of the words for which status and stance were
given. A word without them counts as plainly told.
"""

from __future__ import annotations

from collections.abc import Mapping
from statistics import correlation, mean
from typing import Any

SCALE = {
    ("occurred", "asserts"): 3.0,
    ("occurred", "hedges"): 1.5,
    ("occurred", "denies"): -3.0,
    ("ongoing", "asserts"): 3.0,
    ("ongoing", "hedges"): 1.5,
    ("ongoing", "denies"): -3.0,
    ("expected", "asserts"): 1.5,
    ("expected", "hedges"): 0.5,
    ("expected", "denies"): -1.5,
    ("hypothetical", "asserts"): 0.0,
    ("hypothetical", "hedges"): 0.0,
    ("hypothetical", "denies"): 0.0,
}
"""What each pair stands for on the readers' scale: set beforehand by what the values mean, not fitted to the corpus."""
PLAIN = ("occurred", "asserts")


def score(gold: Mapping[str, dict[str, Any]], coded: Mapping[str, dict[str, Any]], show: int) -> dict[str, Any]:
    """Score the words of all documents; print the `show` widest misses."""
    rows = [row for key, document in gold.items() for row in _rows(document, coded.get(key, {}))]
    wanted, given = [r[0] for r in rows], [r[1] for r in rows]
    errors = [abs(w - g) for w, g in zip(wanted, given, strict=True)]
    if show:
        _print_misses(rows, show)
    return {
        "words": len(rows),
        "covered": round(mean(r[2] for r in rows), 3),
        "pearson": round(correlation(wanted, given), 3) if len({*given}) > 1 and len({*wanted}) > 1 else None,
        "mae": round(mean(errors), 3),
    }


def _rows(document: dict[str, Any], coded: dict[str, Any]) -> list[tuple[float, float, bool, str]]:
    """Return for each word: the readers' number, ours, whether it was covered, and words to show."""
    told = {w["start"]: (w["status"], w["stance"]) for w in coded.get("words", ())}
    rows = []
    for event in document["events"]:
        pair = told.get(event["start"], PLAIN)
        shown = (
            f"{document['id']}: {event['text']!r} {event['factuality']:+.1f} coded {pair}: {document['text'][:160]!r}"
        )
        rows.append((event["factuality"], SCALE[pair], event["start"] in told, shown))
    return rows


def _print_misses(rows: list[tuple[float, float, bool, str]], show: int) -> None:
    for *_, shown in sorted(rows, key=lambda r: -abs(r[0] - r[1]))[:show]:
        print(shown)
