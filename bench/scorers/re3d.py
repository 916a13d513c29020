"""Actor mentions against re3d's organisations and persons.

A gold and a coded mention match where they overlap, each once. Only entities of which the annotators were sure count
(confidence of a half or more), and no pronouns, which `mentions.actors` has not. A coded mention on anything else that
the corpus marks (a place that stands for a state, a nationality, a vehicle) neither helps nor hurts, as the codebook's
actors are more than re3d's two types.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bench.scorers.spans import Span, overlaps, paired, prf

TYPES = frozenset({"Organisation", "Person"})
SURE = 0.5
PRONOUNS = frozenset(
    {
        *("i", "me", "my", "myself", "we", "us", "our", "ourselves", "you", "your", "they", "them", "their"),
        *("he", "him", "his", "himself", "she", "her", "herself", "it", "its", "itself", "themselves"),
        *("who", "whom", "whose", "which", "that", "those", "others", "both"),
    }
)


def score(gold: Mapping[str, dict[str, Any]], coded: Mapping[str, dict[str, Any]], show: int) -> dict[str, Any]:
    """Score the mentions of all documents; print `show` misses."""
    n_gold = n_coded = hit = 0
    for key, document in gold.items():
        wanted = [e for e in document["entities"] if e["type"] in TYPES and e["confidence"] >= SURE]
        spans = _outermost([(e["start"], e["end"]) for e in wanted if e["text"].lower() not in PRONOUNS])
        others = [(e["start"], e["end"]) for e in document["entities"]]
        mine = [(m["start"], m["end"]) for m in coded.get(key, {}).get("mentions", {}).get("actors", ())]
        mine = [m for m in mine if any(overlaps(m, s) for s in spans) or not any(overlaps(m, o) for o in others)]
        pairs = paired(spans, mine)
        n_gold, n_coded, hit = n_gold + len(spans), n_coded + len(mine), hit + len(pairs)
        show -= _print_misses(document, spans, mine, pairs, show)
    p, r, f = prf(hit, n_coded, hit, n_gold)
    return {"gold": n_gold, "coded": n_coded, "actor_p": p, "actor_r": r, "actor_f1": f}


def _outermost(spans: list[Span]) -> list[Span]:
    """Leave out mentions within others ("Ibrahim" in "Dr Ibrahim"), which the corpus marks too."""
    return [s for s in dict.fromkeys(spans) if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in spans)]


def _print_misses(
    document: dict[str, Any], gold: list[Span], coded: list[Span], pairs: list[tuple[int, int]], show: int
) -> int:
    if show <= 0:
        return 0
    text = document["text"]
    missed = [text[slice(*s)] for n, s in enumerate(gold) if n not in {i for i, _ in pairs}]
    extra = [text[slice(*s)] for n, s in enumerate(coded) if n not in {j for _, j in pairs}]
    if missed or extra:
        print(f"{document['id']}: missed {missed} extra {extra}")
    return int(bool(missed or extra))
