"""Misses on the gold, grouped by cause: of events that were not coded, of claims too many, and of each field."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bench.found import Found
from bench.scorers.spans import overlaps

NEAR = 0.25
"""From which overlap of their evidence the scorer pairs two claims."""
ORDER = ("missed", "too many", "field")
"""In which order the causes are told, by how they begin."""
Claim = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that is not as in the gold."""

    cause: str
    what: str
    """The types or values, by which the misses of a cause are counted."""
    report: str
    words: str


@dataclass(frozen=True, slots=True)
class _Report:
    """A report's gold and coded claims, paired as the scorer pairs them."""

    key: str
    text: str
    scorer: Any
    gold: list[Claim]
    coded: list[Claim]
    pairs: list[tuple[Claim, Claim, bool]]
    found: list[Found]

    def miss(self, cause: str, what: str, claim: Claim) -> Miss:
        words = " … ".join(" ".join(self.text[s:e].split()) for s, e in claim["evidence"])
        return Miss(cause, what, self.key, words)

    def overlap(self, a: Claim, b: Claim) -> float:
        share: float = self.scorer.overlap(a["evidence"], b["evidence"])
        return share


def find_misses(
    scorer: Any,
    gold: Mapping[str, dict[str, Any]],
    coded: Mapping[str, dict[str, Any]],
    found: Mapping[str, list[Found]],
) -> Iterator[Miss]:
    """Yield the misses of all reports.

    `scorer` is the script's module, whose notion of what is the same decides; `found` has the events of each report
    before they were merged.
    """
    for key, document in gold.items():
        claims = coded[key]["claims"]
        pairs = [(g, c, same) for g, c, same, _ in scorer.pairs(document["claims"], claims)]
        report = _Report(key, document["text"], scorer, document["claims"], claims, pairs, found[key])
        yield from _missed(report)
        yield from _too_many(report)
        for one, other, same in pairs:
            if same:
                yield from _fields(report, one, other)


def _missed(report: _Report) -> Iterator[Miss]:
    typed = [id(g) for g, _, same in report.pairs if same]
    wrong = {id(g): c for g, c, same in report.pairs if not same}
    for claim in report.gold:
        if id(claim) in typed:
            continue
        if other := wrong.get(id(claim)):
            what = f"{claim['event']} coded as {other['event']} by {other['trigger']['text'].lower()!r}"
            yield report.miss("missed: wrong type", what, claim)
        else:
            yield report.miss(f"missed: {_why_missed(report, claim)}", claim["event"], claim)


def _why_missed(report: _Report, claim: Claim) -> str:
    """Return why nothing was coded that the scorer could pair with a claim of the gold."""
    triggers = {tuple(c["trigger"]["span"]) for c in report.coded}
    within = [f for f in report.found if any(overlaps((s, e), f.span) for s, e in claim["evidence"])]
    merged = [f for f in within if f.event == claim["event"] and f.span not in triggers]
    if merged:
        return "merged away"
    sharing = {c["event"]: report.overlap(claim, c) for c in report.coded if report.overlap(claim, c) > 0}
    if claim["event"] in sharing:
        return "one claim coded for several" if sharing[claim["event"]] >= NEAR else "evidence of other extent"
    if any(share >= NEAR for share in sharing.values()):
        return "no event found beside another in its words"
    return "event of another type found, evidence of other extent" if within else "no event found"


def _too_many(report: _Report) -> Iterator[Miss]:
    paired = {id(c) for _, c, _ in report.pairs}
    for claim in report.coded:
        if id(claim) in paired:
            continue
        most = max((report.overlap(g, claim) for g in report.gold), default=0.0)
        same = any(g["event"] == claim["event"] and report.overlap(g, claim) > 0 for g in report.gold)
        what = f"{claim['event']} by {claim['trigger']['text'].lower()!r}"
        if most == 0:
            cause = "nothing coded there"
        elif same:
            cause = "second claim for one of the gold"
        else:
            cause = "other event coded there" if most >= NEAR else "other event coded there, evidence of other extent"
        yield report.miss(f"too many: {cause}", what, claim)


def _fields(report: _Report, gold: Claim, coded: Claim) -> Iterator[Miss]:
    for name in ("status", "stance"):
        if gold[name] != coded[name]:
            yield report.miss(f"field: {name}", f"{gold[name]} coded as {coded[name]}", gold)
    for name in ("actors", "targets"):
        hit = report.scorer.names_hit(gold[name], coded[name])
        if not hit == len(gold[name]) == len(coded[name]):
            yield report.miss(f"field: {name}: {_difference(gold[name], coded[name])}", _names(gold, coded, name), gold)
    if report.scorer.span_of(gold["time"]) != report.scorer.span_of(coded["time"]):
        cause = f"field: time: {_difference(gold['time'], coded['time'])}"
        yield report.miss(cause, f"{_time(gold)} coded as {_time(coded)}", gold)
    if (wrong := _place(report, gold, coded)) is not None:
        yield report.miss(f"field: place: {wrong}", f"{_place_of(gold)} coded as {_place_of(coded)}", gold)
    one, other = (Counter(map(report.scorer.figure_key, c["figures"])) for c in (gold, coded))
    if one != other:
        cause = f"field: figures: {_difference([*(one - other)], [*(other - one)])}"
        yield report.miss(cause, f"{_figures(gold)} coded as {_figures(coded)}", gold)
    if len(gold["sources"]) != len(coded["sources"]) or not all(
        report.scorer.same_name(a["name"], b["name"]) for a, b in zip(gold["sources"], coded["sources"], strict=True)
    ):
        yield report.miss("field: sources", _names(gold, coded, "sources"), gold)


def _difference(gold: Any, coded: Any) -> str:
    if not gold:
        return "too many"
    return "other" if coded else "none"


def _place(report: _Report, gold: Claim, coded: Claim) -> str | None:
    if not report.scorer.has_point(gold["place"]):
        return None
    if not report.scorer.has_point(coded["place"]):
        return "none"
    distance = report.scorer.km(gold["place"], coded["place"])
    return None if distance <= 10 else "within 161 km" if distance <= 161 else "farther"


def _names(gold: Claim, coded: Claim, field: str) -> str:
    return f"{[a['name'] for a in gold[field]]} coded as {[a['name'] for a in coded[field]]}"


def _time(claim: Claim) -> str:
    time = claim["time"] or {}
    return f"{time.get('start')}/{time.get('end')} ({time.get('text')!r})"


def _place_of(claim: Claim) -> str:
    place = claim["place"] or {}
    words = place.get("text") or place.get("name") or [place.get("lat"), place.get("lon")]
    return f"{words!r}{' (carried)' if place.get('carried') else ''}"


def _figures(claim: Claim) -> str:
    return str([(f["measure"], f["low"], f["high"], f["unit"]) for f in claim["figures"]])


def tell(misses: Iterable[Miss], most: int) -> None:
    """Print the misses by cause, the commonest first, and `most` of each."""
    by_cause: dict[str, list[Miss]] = defaultdict(list)
    for miss in misses:
        by_cause[miss.cause].append(miss)
    groups = sorted(by_cause.items(), key=lambda item: (ORDER.index(item[0].split(":")[0]), -len(item[1])))
    for cause, found in groups:
        reports = len({m.report for m in found})
        print(f"\n{cause}: {len(found)} in {reports} report{'s'[: reports > 1]}")
        common = [f"{what} {n}" for what, n in Counter(m.what for m in found).most_common(8) if n > 1]
        if common:
            print(f"  ({'; '.join(common)})")
        for miss in found[:most]:
            print(f"  {miss.report}: {miss.what}: {miss.words}")
