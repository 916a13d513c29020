"""Event types of single sentences by their PLOVER codes.

The corpus has PLOVER's older inventory: DEMAND is REQUEST now, FIGHT is ASSAULT, DISAPPROVE and INVESTIGATE are ACCUSE.
`accuracy` is the share of sentences whose lead claim has the sentence's code; `within_claims` the share where any claim
has it. Sentences of codes that no type of the codebook has (SUPPORT, CONCEDE, COOPERATE) are left out, and counted in
`left_out`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dateline.codebook import load_codebook

NOW = {"DEMAND": "REQUEST", "FIGHT": "ASSAULT", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE"}


def score(gold: Mapping[str, dict[str, Any]], coded: Mapping[str, dict[str, Any]], show: int) -> dict[str, Any]:
    """Score the sentences; print `show` misses."""
    known = {e.plover for e in load_codebook().events.values()}
    scored = lead = within = 0
    for key, document in gold.items():
        want = NOW.get(document["gold"]["event"], document["gold"]["event"])
        if want not in known:
            continue
        report = coded.get(key, {})
        claims = report.get("claims") or []
        codes = [c["plover"] for c in claims]
        got = codes[report["lead"]] if claims and report.get("lead") is not None else None
        scored, lead, within = scored + 1, lead + (got == want), within + (want in codes)
        if show > 0 and got != want:
            show -= 1
            print(f"{want} coded {[(c['event'], c['plover']) for c in claims]}: {document['text'][:200]!r}")
    of = max(1, scored)
    return {
        "sentences": scored,
        "left_out": len(gold) - scored,
        "accuracy": round(lead / of, 3),
        "within_claims": round(within / of, 3),
    }
