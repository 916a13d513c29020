"""Events against WikiEvents, whose types are mapped to the codebook's by `wikievents.yaml`.

`trigger_r`: of the gold triggers of a mapped type, the share that lies in the evidence of some claim. `type_r`: the
same for a claim of a type that may stand for it. `type_p`: of the coded claims of a type that may stand for any, the
share whose evidence holds a gold trigger that it may stand for. A claim may answer for several triggers, as one claim
has all the tellings of an event.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bench.scorers.spans import overlaps, prf


@cache
def _mapping() -> dict[str, frozenset[str]]:
    read = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    return {name: frozenset(types) for name, types in read.items()}


def allowed(name: str) -> frozenset[str]:
    """Return the codebook's types that may stand for a type of the corpus; the longest name that fits decides."""
    fits = [key for key in _mapping() if name.startswith(key)]
    return _mapping()[max(fits, key=len)] if fits else frozenset()


def score(gold: Mapping[str, dict[str, Any]], coded: Mapping[str, dict[str, Any]], show: int) -> dict[str, Any]:
    """Score the events of all documents; print `show` missed triggers."""
    ours = frozenset[str]().union(*_mapping().values())
    wanted = touched = found = claims = right = 0
    for key, document in gold.items():
        triggers = [(_span(e["trigger"]), types) for e in document["events"] if (types := allowed(e["type"]))]
        mine = [c for c in coded.get(key, {}).get("claims", ()) if c["event"] in ours]
        for span, types in triggers:
            holding = {c["event"] for c in coded.get(key, {}).get("claims", ()) if _holds(c, span)}
            wanted += 1
            touched += bool(holding)
            found += bool(holding & types)
            if show > 0 and not holding & types:
                show -= 1
                print(f"{key}: {_around(document['text'], span)!r} one of {sorted(types)}, coded {sorted(holding)}")
        claims += len(mine)
        right += sum(any(_holds(c, span) and c["event"] in types for span, types in triggers) for c in mine)
    p, r, f = prf(right, claims, found, wanted)
    share = round(touched / wanted, 3) if wanted else 0.0
    return {"gold": wanted, "coded": claims, "trigger_r": share, "type_p": p, "type_r": r, "type_f1": f}


def _span(trigger: dict[str, Any]) -> tuple[int, int]:
    return trigger["start"], trigger["end"]


def _holds(claim: dict[str, Any], span: tuple[int, int]) -> bool:
    return any(overlaps((e[0], e[1]), span) for e in claim["evidence"])


def _around(text: str, span: tuple[int, int]) -> str:
    return f"{text[max(0, span[0] - 50) : span[0]]}[{text[slice(*span)]}]{text[span[1] : span[1] + 50]}"
