"""Claims of the passages of our own (`bench/passages`), each against the words that it was coded from.

A gold claim gives a few `words` of its clause. It is found if a coded claim of its type has some of them in its
evidence; each coded claim answers for one gold claim, those that share most first. `claim_f1` counts these pairs. Over
the pairs: `actors_f1`, `targets_f1` (names by their words, as in the corpora's script), `figures_f1` (measure, bounds,
unit), and the share with the same `status`, `stance`, `place` (by name), `time` (both ends) and `origin`; `time_told`
and `place_told` are the shares among those whose gold has one. `all_fields` is `claim_f1` where a pair counts only if
all of these but targets and figures are right, as in the corpora's script.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bench.scorers.spans import prf

Claim = dict[str, Any]
_EMPTY = {"the", "a", "an", "of", "some", "its", "their", "s", "another"}
_MORE = 3
"""How many words more than the other a name may have that holds all the other's."""
_SHARES = ("status", "stance", "place", "place_told", "time", "time_told", "origin")
_NEEDED = ("status", "stance", "actors", "place", "time", "origin")


def score(gold: Mapping[str, dict[str, Any]], coded: Mapping[str, dict[str, Any]], show: int) -> dict[str, Any]:
    """Score the claims of all passages; print `show` of the faults."""
    n: Counter[str] = Counter()
    for key, document in gold.items():
        wanted, claims = document["claims"], coded.get(key, {}).get("claims", [])
        pairs = [*pairs_of(document["text"], wanted, claims)]
        compared = [_compared(wish, claim, document["publisher"]) for wish, claim in pairs]
        n += Counter(gold=len(wanted), coded=len(claims), typed=len(pairs))
        for right in compared:
            n += right
            n["all"] += all(right[field] for field in _NEEDED)
        faults = [*_unpaired(document, claims, pairs), *_faults(pairs, compared)]
        for fault in faults[: max(show, 0)]:
            print(f"{key}: {fault}")
        show -= len(faults)
    return _figures(n)


def pairs_of(text: str, wanted: list[Claim], claims: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Yield pairs of a gold and a coded claim of one type that share words, those that share most first."""
    ranked = []
    for i, wish in enumerate(wanted):
        start = text.index(wish["words"])
        span = range(start, start + len(wish["words"]))
        for j, claim in enumerate(claims):
            shared = sum(len(range(max(a, span.start), min(b, span.stop))) for a, b in claim["evidence"])
            # Of two that hold the words whole, the shorter one was made for them.
            size = sum(b - a for a, b in claim["evidence"])
            if shared and claim["event"] == wish["event"]:
                # A clause that names several places makes a claim of each.
                alike = _same_place(wish.get("place"), claim.get("place"))
                ranked.append((shared, alike, -size, -i, -j))
    used: set[tuple[str, int]] = set()
    for *_, i, j in sorted(ranked, reverse=True):
        if not used & {("gold", -i), ("coded", -j)}:
            used |= {("gold", -i), ("coded", -j)}
            yield wanted[-i], claims[-j]


def _compared(wish: Claim, claim: Claim, publisher: str) -> Counter[str]:
    """Return which fields are right (1 or 0), and the counts of names and figures."""
    found: Counter[str] = Counter()
    for field in ("actors", "targets"):
        names, ours = wish.get(field) or [], [a["name"] for a in claim.get(field) or []]
        hit = _names_hit(names, ours)
        found += Counter({f"{field}_hit": hit, f"{field}_gold": len(names), f"{field}_coded": len(ours)})
        found[field] = hit == len(names) == len(ours)
    figures, mine = (Counter(map(_figure, each.get("figures") or [])) for each in (wish, claim))
    hits = (figures & mine).total()
    found += Counter(figures_hit=hits, figures_gold=figures.total(), figures_coded=mine.total())
    found["figures"] = figures == mine
    found["status"] = wish.get("status", "occurred") == claim["status"]
    found["stance"] = wish.get("stance", "asserts") == claim["stance"]
    found["place"] = _same_place(wish.get("place"), claim.get("place"))
    found["time"] = _interval(wish.get("time")) == _interval(claim.get("time"))
    origin = [s["name"] for s in claim["sources"]][-1]
    found["origin"] = same_name(wish.get("origin") or publisher, origin)
    for field in ("place", "time"):
        found[f"{field}_of"] = bool(wish.get(field))
        found[f"{field}_told"] = bool(wish.get(field)) and found[field]
    return found


def _unpaired(document: dict[str, Any], claims: list[Claim], pairs: list[tuple[Claim, Claim]]) -> Iterator[str]:
    for wish in document["claims"]:
        if not any(wish is paired for paired, _ in pairs):
            yield f"missed {wish['event']}: {wish['words']!r}"
    for claim in claims:
        if not any(claim is paired for _, paired in pairs):
            yield f"false {claim['event']}: {_words(document['text'], claim)!r}"


def _faults(pairs: Iterable[tuple[Claim, Claim]], compared: Iterable[Counter[str]]) -> Iterator[str]:
    for (wish, claim), right in zip(pairs, compared, strict=True):
        for field in (*_NEEDED, "targets", "figures"):
            if not right[field]:
                yield f"{field} of {wish['words']!r}: {_shown(claim, field)}, not {wish.get(field)}"


def _words(text: str, claim: Claim) -> str:
    return " | ".join(text[a:b] for a, b in claim["evidence"])


def _shown(claim: Claim, field: str) -> Any:
    value = [s["name"] for s in claim["sources"]][-1] if field == "origin" else claim.get(field)
    if field in ("actors", "targets"):
        return [a["name"] for a in value or []]
    if field == "figures":
        return [*map(_figure, value or [])]
    if field == "place" and value:
        return value.get("text") or value.get("name")
    return _interval(value) if field == "time" else value


def name_words(name: str | None) -> list[str]:
    """Return a name's words in lower case without accents, articles and the possessive."""
    plain = unicodedata.normalize("NFKD", name or "").encode("ascii", "ignore").decode().lower()
    return [word for word in re.findall(r"[a-z0-9]+", re.sub(r"['’]s\b", "", plain)) if word not in _EMPTY]


def same_name(one: str | None, other: str | None) -> bool:
    """Say whether the one has all words of the other, and at most three more."""
    a, b = set(name_words(one)), set(name_words(other))
    return bool(a and b) and (a <= b or b <= a) and len(a ^ b) <= _MORE


def _names_hit(names: Iterable[str], ours: Iterable[str]) -> int:
    left, hit = [*ours], 0
    for name in names:
        found = next((x for x in left if same_name(name, x)), None)
        if found is not None:
            left.remove(found)
            hit += 1
    return hit


def _same_place(wish: str | None, place: Claim | None) -> bool:
    told = [place.get("text"), place.get("name")] if place else []
    return any(same_name(wish, name) for name in told) if wish else not any(told)


def _interval(time: Any) -> tuple[str | None, str | None]:
    ends = (time.get("start"), time.get("end")) if isinstance(time, dict) else time or (None, None)
    return tuple(end and str(end) for end in ends)  # type: ignore[return-value]


def _figure(figure: Any) -> tuple[Any, ...]:
    if isinstance(figure, dict):
        figure = [figure["measure"], figure["low"], figure["high"], figure["unit"]]
    measure, low, high, *unit = figure
    return (measure, *(None if x is None else round(float(x), 3) for x in (low, high)), unit[0] if unit else None)


def _figures(n: Counter[str]) -> dict[str, Any]:
    claim_p, claim_r, claim_f1 = prf(n["typed"], n["coded"], n["typed"], n["gold"])
    found: dict[str, Any] = {"gold": n["gold"], "coded": n["coded"]}
    found |= {"claim_p": claim_p, "claim_r": claim_r, "claim_f1": claim_f1}
    found["all_fields"] = prf(n["all"], n["coded"], n["all"], n["gold"])[2]
    for field in ("actors", "targets", "figures"):
        hit = n[f"{field}_hit"]
        found[f"{field}_f1"] = prf(hit, n[f"{field}_coded"], hit, n[f"{field}_gold"])[2]
    for field in _SHARES:
        of = n[field.replace("told", "of")] if field.endswith("_told") else n["typed"]
        found[field] = round(n[field] / of, 3) if of else None
    return found
