"""False alarms: violent claims coded in news that is mostly of something else.

`violent_per_1000_words`: claims of a type whose PLOVER code is ASSAULT, of any status and stance, for each thousand
words of text. Some are right, as such news tells of violence too; the figure is to compare one version with another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

VIOLENT = "ASSAULT"


def score(gold: Mapping[str, dict[str, Any]], coded: Mapping[str, dict[str, Any]], show: int) -> dict[str, Any]:
    """Count the violent claims of all documents; print `show` of them, drawn evenly, to be read by hand."""
    words = sum(len(d["text"].split()) for d in gold.values())
    claims = [(gold[key]["text"], c) for key, r in coded.items() for c in r["claims"] if c["plover"] == VIOLENT]
    for text, claim in _drawn(claims, show):
        start, end = claim["evidence"][0]
        print(f"{claim['event']} {claim['trigger']['text']!r}: {text[start:end]!r}")
    if show:
        print(Counter((c["event"], c["trigger"]["text"].lower()) for _, c in claims).most_common(show))
    return {"words": words, "violent": len(claims), "violent_per_1000_words": round(1000 * len(claims) / words, 3)}


def _drawn(claims: Sequence[Any], number: int) -> list[Any]:
    step = max(1.0, len(claims) / number) if number else 0
    return [claims[int(i * step)] for i in range(min(number, len(claims)))]
