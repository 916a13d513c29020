"""One event, many voices: what they agree on, where they differ, and by how much.

Nothing is averaged: a value stands beside who says it. The first of several alternatives is the one that most
independent voices give, of equals the most precise.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import Any

from dateline.gazetteer.geometry import km_between
from dateline.linking.told import Told, in_order, voices
from dateline.model import REAL
from dateline.tolls import Counted, bounds, together

LONGEST_TITLE = 110
"""Characters of the sources' words that stand for a title where no report is about the event."""
SAME_KM = 10.0
"""Points within this are told as one place."""
_PRECISION = ("exact", "offset", "near", "admin", "region", "country", None)
_AMOUNTS = ("killed", "wounded", "missing", "captured", "displaced", "evacuated")


@dataclass(frozen=True, slots=True)
class Voiced:
    """A value with the claims that give it and the independent voices whose word it is."""

    value: Any
    claims: tuple[str, ...]
    voices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToldFigure:
    """A figure as one claim gives it. `claim`, `speaker` and `day` say whose it is, and when."""

    low: float | None
    high: float | None
    approx: bool
    of: str | None
    text: str
    claim: str
    voice: str
    speaker: str
    day: str | None
    parts: tuple[tuple[float, str], ...] = ()
    """Of a sum over groups told side by side: how many of whom."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A figure that one voice changed: raised or lowered. It contradicts nobody."""

    speaker: str
    before: ToldFigure
    after: ToldFigure


@dataclass(frozen=True, slots=True)
class Figures:
    """What is told of one measure: the range over the voices' last words, and who differs from whom."""

    measure: str
    unit: str | None
    low: float | None
    high: float | None
    """Lowest and highest number among the voices' last words; None where all leave it open."""
    told: tuple[ToldFigure, ...]
    revisions: tuple[Revision, ...]
    contradictions: tuple[tuple[str, str], ...]
    """Pairs of speakers whose last words exclude each other."""


@dataclass(frozen=True, slots=True)
class Blamed:
    """One who is said to have done it (or to whom it was done): who says so, who thinks so, who denies it."""

    name: str
    id: str | None
    said_by: tuple[str, ...]
    hedged_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """What one report tells of an event, from all its claims about it."""

    report: str
    publisher: str | None
    day: str | None
    copy_of: str | None
    killed: ToldFigure | None
    wounded: ToldFigure | None
    blamed: tuple[str, ...]
    origins: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """An event with all who speak of it side by side."""

    id: str
    title: str
    types: tuple[Voiced, ...]
    places: tuple[Voiced, ...]
    times: tuple[Voiced, ...]
    statuses: tuple[Voiced, ...]
    figures: tuple[Figures, ...]
    actors: tuple[Blamed, ...]
    targets: tuple[Blamed, ...]
    denied_by: tuple[str, ...]
    """Who says that it did not happen."""
    outcome: str | None
    """Of what was planned: `done`, `denied`, or `open` where nobody says that it happened. None for other events."""
    voices: tuple[str, ...]
    """Independent voices, in the order in which they spoke."""
    reports: tuple[str, ...]
    copies: tuple[str, ...]
    """Reports that only copy another: they are no voices of their own."""
    first_day: str | None
    last_day: str | None
    """When the first and the last report of it was published."""
    claims: tuple[Told, ...]
    accounts: tuple[Account, ...]
    """The same report by report."""


def view(id: str, claims: Iterable[Told]) -> EventView:
    """Put the claims of one event side by side. There must be one at least."""
    told = in_order(claims)
    days = [t.day for t in told if t.day and t.dated]
    return EventView(
        id=id,
        title=title_of(told),
        types=_voiced((t.claim["event"], t) for t in told),
        places=_places(told),
        times=_times(told),
        statuses=_voiced((t.claim["status"], t) for t in told),
        figures=_figures(told),
        actors=_blamed(told, "actors"),
        targets=_blamed(told, "targets"),
        denied_by=_speakers(t for t in told if t.claim["stance"] == "denies"),
        outcome=_outcome(told),
        voices=_speakers(told),
        reports=tuple(dict.fromkeys(t.report_id for t in told)),
        copies=tuple(dict.fromkeys(t.report_id for t in told if t.report_id != t.original_id)),
        first_day=days[0] if days else None,
        last_day=days[-1] if days else None,
        claims=tuple(told),
        accounts=_accounts(told),
    )


def title_of(told: Sequence[Told]) -> str:
    """Return a title in the sources' own words: that of the first report that is about the event, else its words."""
    for one in told:
        if one.is_lead and one.title:
            return " ".join(one.title.split())
    first = told[0]
    words = " … ".join(" ".join(part.split()) for part in first.words) or str(first.claim["trigger"]["text"])
    return shorten(words, LONGEST_TITLE, placeholder=" …")


def _speakers(told: Iterable[Told]) -> tuple[str, ...]:
    return tuple(t.speaker for t in voices(told).values())


def _voiced(pairs: Iterable[tuple[Any, Told]]) -> tuple[Voiced, ...]:
    """Group claims by a value; the one with most voices comes first, of equals the one told first."""
    by_value: dict[Any, list[Told]] = {}
    for value, told in pairs:
        by_value.setdefault(value, []).append(told)
    found = [Voiced(value, tuple(t.id for t in told), _speakers(told)) for value, told in by_value.items()]
    return tuple(sorted(found, key=lambda v: -len(v.voices)))


def _places(told: Sequence[Told]) -> tuple[Voiced, ...]:
    """Group the places: points within SAME_KM of the most precise of them are one; areas by their identity."""
    placed = [t for t in told if t.claim["place"] and (t.claim["place"]["lat"] is not None or t.claim["place"]["text"])]
    groups: list[tuple[dict[str, Any], list[Told]]] = []
    for one in sorted(placed, key=lambda t: (t.claim["place"]["carried"], _rank(t.claim["place"]))):
        place = one.claim["place"]
        home = next((members for head, members in groups if _same_place(head, place)), None)
        if home is None:
            groups.append((place, [one]))
        else:
            home.append(one)
    found = [Voiced(_place_value(head), tuple(t.id for t in own), _speakers(own)) for head, own in groups]
    return tuple(sorted(found, key=lambda v: (_coarse(v.value), v.value["carried"], -len(v.voices))))


def _coarse(place: dict[str, Any]) -> bool:
    return place["precision"] in ("admin", "region", "country", None)


def _rank(place: dict[str, Any]) -> int:
    return _PRECISION.index(place["precision"])


def _same_place(a: dict[str, Any], b: dict[str, Any]) -> bool:
    if a["lat"] is None or b["lat"] is None:
        return (a["text"] or "").casefold() == (b["text"] or "").casefold()
    if _coarse(a) or _coarse(b):
        return (a["precision"], a["name"]) == (b["precision"], b["name"])
    return km_between(a["lat"], a["lon"], b["lat"], b["lon"]) <= SAME_KM


def _place_value(place: dict[str, Any]) -> dict[str, Any]:
    keys = (
        "text", "name", "geonameid", "lat", "lon", "radius_km", "country", "admin1", "precision", "relation", "carried",
    )  # fmt: skip
    return {key: place[key] for key in keys}


def _times(told: Sequence[Told]) -> tuple[Voiced, ...]:
    """Group the times by their days: those that are told of the event itself before those taken over."""
    timed = [t for t in told if t.claim["time"] and (t.claim["time"]["start"] or t.claim["time"]["end"])]
    by_days: dict[tuple[str | None, str | None], list[Told]] = defaultdict(list)
    for one in timed:
        by_days[one.claim["time"]["start"], one.claim["time"]["end"]].append(one)
    found = []
    for (start, end), own in by_days.items():
        first = min(own, key=lambda t: t.claim["time"]["span"] is None).claim["time"]
        value = {"start": start, "end": end} | {key: first[key] for key in ("precision", "clock", "text")}
        value["carried"] = first["span"] is None
        found.append(Voiced(value, tuple(t.id for t in own), _speakers(own)))
    return tuple(sorted(found, key=lambda v: (v.value["carried"], -len(v.voices), _length(v.value))))


def _length(time: dict[str, Any]) -> tuple[bool, str]:
    return time["start"] != time["end"], time["start"] or ""


def _figures(told: Sequence[Told]) -> tuple[Figures, ...]:
    by_measure: dict[tuple[str, str | None], list[ToldFigure]] = defaultdict(list)
    for one in told:
        if one.claim["stance"] == "denies":
            continue
        for figure in _whole(one):
            by_measure[figure["measure"], figure["unit"]].append(_told_figure(figure, one))
        for claim_id, figure in _beside(one, told):
            by_measure[figure["measure"], figure["unit"]].append(_told_figure(figure, one, claim_id))
    order = {measure: i for i, measure in enumerate(_AMOUNTS)}
    found = [_of_measure(measure, unit, figures) for (measure, unit), figures in by_measure.items()]
    return tuple(sorted(found, key=lambda f: order.get(f.measure, len(order))))


def _whole(one: Told) -> list[dict[str, Any]]:
    """Return a claim's figures, one of each measure, by the rule of `dateline.tolls`: the others tell it again."""
    by_measure: dict[tuple[str, str | None], list[dict[str, Any]]] = defaultdict(list)
    for figure in one.claim["figures"]:
        if figure["part_of"] is None:
            by_measure[figure["measure"], figure["unit"]].append(figure)
    return [_joined([own[i] for i in together([_counted(f) for f in own])]) for own in by_measure.values()]


def _counted(figure: dict[str, Any]) -> Counted:
    return Counted(figure["low"], figure["high"], figure["of"], figure["span"][0])


def _joined(figures: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return figures of several groups as their sum, which keeps them in `parts`."""
    if len(figures) == 1:
        return figures[0]
    low, high = bounds([_counted(f) for f in figures])
    words = ", ".join(f["text"] for f in figures)
    approx = any(f["approx"] for f in figures)
    return figures[0] | {"low": low, "high": high, "approx": approx, "of": None, "text": words, "parts": figures}


def _beside(one: Told, told: Sequence[Told]) -> list[tuple[str, dict[str, Any]]]:
    """Return the tolls told beside a report's lead, where no claim of the report about the event tells one."""
    own = {f["measure"] for t in told if t.report_id == one.report_id for f in t.claim["figures"]}
    return [(claim_id, dict(figure)) for claim_id, figure in one.beside if figure["measure"] not in own]


def _size(figure: dict[str, Any]) -> float:
    return float(figure["low"] if figure["low"] is not None else figure["high"] or 0)


def _told_figure(figure: dict[str, Any], one: Told, claim_id: str | None = None) -> ToldFigure:
    return ToldFigure(
        figure["low"],
        figure["high"],
        figure["approx"],
        figure["of"],
        figure["text"],
        claim_id or one.id,
        one.voice,
        one.speaker,
        one.day,
        tuple((_size(part), part["of"]) for part in figure.get("parts", ())),
    )


def _of_measure(measure: str, unit: str | None, told: Sequence[ToldFigure]) -> Figures:
    """Compare one measure's figures: within a voice the later revises the earlier, between voices they may differ."""
    last: dict[str, ToldFigure] = {}
    revisions = []
    for figure in told:
        before = last.get(figure.voice)
        if before and figure.day == before.day and _meet(before, figure):
            last[figure.voice] = before if _size_of(before) >= _size_of(figure) else figure
            continue
        if before and (before.low, before.high) != (figure.low, figure.high):
            revisions.append(Revision(figure.speaker, before, figure))
        last[figure.voice] = figure
    words = list(last.values())
    bounds = [b for f in words for b in (f.low, f.high) if b is not None]
    differ = [(a.speaker, b.speaker) for i, a in enumerate(words) for b in words[i + 1 :] if not _meet(a, b)]
    low, high = (min(bounds), max(bounds)) if bounds else (None, None)
    return Figures(measure, unit, low, high, tuple(told), tuple(revisions), tuple(differ))


def _size_of(figure: ToldFigure) -> float:
    return figure.low if figure.low is not None else figure.high or 0.0


def _meet(a: ToldFigure, b: ToldFigure) -> bool:
    """Tell whether two figures leave a number that both allow; "about" allows a tenth either way."""
    low_a, high_a = _allowed(a)
    low_b, high_b = _allowed(b)
    return low_a <= high_b and low_b <= high_a


def _allowed(figure: ToldFigure) -> tuple[float, float]:
    low = figure.low if figure.low is not None else 0.0
    high = figure.high if figure.high is not None else float("inf")
    return (low * 0.9, high * 1.1) if figure.approx else (low, high)


def _accounts(told: Sequence[Told]) -> tuple[Account, ...]:
    by_report: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        by_report[one.report_id].append(one)
    return tuple(_account(own) for own in by_report.values())


def _account(own: Sequence[Told]) -> Account:
    """Put one report's claims together; where they tell several tolls, the lead's counts, else the largest."""
    first = own[0]
    actors = [a["name"] for t in own if t.claim["stance"] != "denies" for a in t.claim["actors"]]
    return Account(
        report=first.report_id,
        publisher=first.publisher,
        day=first.day,
        copy_of=first.original_id if first.original_id != first.report_id else None,
        killed=_toll(own, "killed"),
        wounded=_toll(own, "wounded"),
        blamed=tuple(dict.fromkeys(actors)),
        origins=tuple(dict.fromkeys(str(t.origin["name"]) for t in own)),
        claims=tuple(t.id for t in own),
    )


def _toll(own: Sequence[Told], measure: str) -> ToldFigure | None:
    told = [
        (one.is_lead, _told_figure(figure, one))
        for one in own
        if one.claim["stance"] != "denies"
        for figure in _whole(one)
        if figure["measure"] == measure
    ]
    told += [
        (False, _told_figure(figure, one, claim_id))
        for one in own
        for claim_id, figure in _beside(one, own)
        if figure["measure"] == measure
    ]
    return max(told, key=lambda pair: (pair[0], _size_of(pair[1])))[1] if told else None


def _blamed(told: Sequence[Told], role: str) -> tuple[Blamed, ...]:
    by_actor: dict[str, list[tuple[dict[str, Any], Told]]] = defaultdict(list)
    for one in told:
        for actor in one.claim[role]:
            by_actor[str(actor["id"] or actor["name"].casefold())].append((actor, one))
    found = []
    for pairs in by_actor.values():
        stances = {s: _speakers(t for _, t in pairs if t.claim["stance"] == s) for s in ("asserts", "hedges", "denies")}
        name = Counter(a["name"] for a, _ in pairs).most_common(1)[0][0]
        claims = tuple(t.id for _, t in pairs)
        found.append(Blamed(name, pairs[0][0]["id"], stances["asserts"], stances["hedges"], stances["denies"], claims))
    return tuple(sorted(found, key=lambda b: -len(b.said_by) - len(b.hedged_by) / 2))


def _outcome(told: Sequence[Told]) -> str | None:
    """Return what became of an event that somebody told beforehand."""
    if not any(t.claim["status"] == "expected" for t in told):
        return None
    if any(t.asserts for t in told):
        return "done"
    past = (t for t in told if t.claim["stance"] == "denies" and t.claim["status"] in REAL)
    return "denied" if any(past) else "open"
