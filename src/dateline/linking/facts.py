"""What linking knows of a claim and of its report: few plain values, each of which may be missing or wrong.

They are made once from a coded report as the contract has it, kept beside the claims, and read back when later claims
are compared with them.
"""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Any, Literal

from dateline.contract import says_real
from dateline.linking.words import Reader, Terms, Vocabulary, strongest
from dateline.model import REAL

HEAD = 1200
"""Characters of a report's text that tell what it is about: what follows is background in most news."""
WIDEST_DAYS = 60
"""An interval longer than this tells too little of when something happened to be compared by days."""
TOLD_SPAN = 2
"""Days before its report that an event without a told time is taken to have happened in."""
_CLAIM_TERMS = 24
_HEAD_PLACES = 6
_POINTS = frozenset({"exact", "near", "offset"})
_VERSION = 1
_FIGURES = re.compile(r"(?<!\d)(\d{1,2})[.-](\d{1,2})[.-]((?:19|20)\d\d)(?!\d)")

Dated = Literal["published", "text", "copy"]
Told = Literal["told", "carried", "report"]
Toll = tuple[float | None, float | None]
"""Lowest and highest; None is no bound."""


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """A report: when it is from, and what it is about."""

    id: str
    day: int | None
    """Day of publication as an ordinal (`date.toordinal`)."""
    dated: Dated | None
    """Whether the day was given, read from the report's first lines, or is that of a report with the same text."""
    head: Terms
    """Weighted terms of title and opening."""
    title: Terms
    places: tuple[tuple[float, float], ...] = ()
    """Points of the places that the opening names, without countries and provinces."""

    def packed(self) -> bytes:
        """Return title, places and head as bytes."""
        return b"".join(
            (
                struct.pack("<BHHH", _VERSION, len(self.title), len(self.head), len(self.places)),
                _packed(self.title),
                _packed(self.head),
                b"".join(struct.pack("<ff", *point) for point in self.places),
            )
        )

    @classmethod
    def unpacked(cls, id: str, day: int | None, dated: Dated | None, data: bytes) -> ReportFacts:
        """Make the facts of what `packed` gave."""
        _, titles, heads, places = struct.unpack_from("<BHHH", data)
        at = struct.calcsize("<BHHH")
        title = _unpacked(data, at, titles)
        head = _unpacked(data, at + 8 * titles, heads)
        points = struct.iter_unpack("<ff", data[at + 8 * (titles + heads) : at + 8 * (titles + heads + places)])
        return cls(id, day, dated, head, title, tuple((a, b) for a, b in points))


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    """A claim, as far as it tells which event it is about."""

    key: str
    """The same in every database that codes the report alike: what orders claims where an order is needed."""
    report: str
    """The report's id."""
    position: int
    trigger: int
    """Where its trigger begins in the report's text."""
    event: str
    status: str
    stance: str
    lead: bool
    origin: str
    lat: float | None
    lon: float | None
    radius: float
    precision: str | None
    country: str | None
    admin1: str | None
    carried: bool
    first: int | None
    last: int | None
    """Ordinals of the first and last day."""
    told: Told | None
    """Whether the time was told of the claim itself, or taken over, or is the report's own."""
    clock: str | None
    actors: tuple[str, ...]
    """Identities where they are known, else names in lower case."""
    targets: tuple[str, ...]
    killed: Toll | None
    wounded: Toll | None
    words: Terms
    """Weighted terms of the evidence."""
    repeats: tuple[int, ...] = ()
    """Positions of claims of the same report that it tells again."""

    @property
    def is_point(self) -> bool:
        """Tell whether the place is a town or site, not an area."""
        return self.lat is not None and self.lon is not None and self.precision in _POINTS

    def packed(self) -> str:
        """Return the facts as JSON."""
        return json.dumps([getattr(self, f.name) for f in fields(self)], ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def unpacked(cls, data: str) -> ClaimFacts:
        """Make the facts of what `packed` gave."""
        values = dict(zip(_CLAIM_FIELDS, json.loads(data), strict=True))
        for name in ("actors", "targets", "repeats"):
            values[name] = tuple(values[name])
        for name in ("killed", "wounded"):
            values[name] = values[name] and tuple(values[name])
        values["words"] = {int(term): weight for term, weight in values["words"].items()}
        return cls(**values)


_CLAIM_FIELDS = tuple(f.name for f in fields(ClaimFacts))


def of_report(coded: Mapping[str, Any], reader: Reader, vocabulary: Vocabulary) -> ReportFacts:
    """Return what linking knows of a coded report."""
    day, dated = _day(coded)
    opening = coded["text"][:HEAD]
    return ReportFacts(
        id=coded["id"],
        day=day,
        dated=dated,
        head=reader.weighted(f"{coded['title'] or ''} . {opening}", vocabulary),
        title=reader.weighted(coded["title"] or opening[:120], vocabulary),
        places=_head_places(coded["mentions"]["places"]),
    )


def dated_by_copy(about: ReportFacts, day: int) -> ReportFacts:
    """Return a report without a day of its own as one of the day of a report with the same text."""
    return replace(about, day=day, dated="copy")


def of_claims(coded: Mapping[str, Any], about: ReportFacts, reader: Reader, vocabulary: Vocabulary) -> list[ClaimFacts]:
    """Return what linking knows of each claim of a coded report, in their order."""
    return [_of_claim(coded, i, about, reader, vocabulary) for i in range(len(coded["claims"]))]


def _of_claim(
    coded: Mapping[str, Any], position: int, about: ReportFacts, reader: Reader, vocabulary: Vocabulary
) -> ClaimFacts:
    claim = coded["claims"][position]
    place = claim["place"] or {}
    lead = position == coded["lead"]
    happened = claim["status"] in REAL
    first, last, told = _days(claim["time"], about.day)
    words = reader.weighted(" . ".join(coded["text"][s:e] for s, e in claim["evidence"]), vocabulary)
    return ClaimFacts(
        key=f"{claim['id']} {coded['id']}",
        report=coded["id"],
        position=position,
        trigger=claim["trigger"]["span"][0],
        event=claim["event"],
        status=claim["status"],
        stance=claim["stance"],
        lead=lead,
        origin=_origin(claim["sources"]),
        lat=place.get("lat"),
        lon=place.get("lon"),
        radius=float(place.get("radius_km") or 0),
        precision=place.get("precision"),
        country=place.get("country"),
        admin1=place.get("admin1"),
        carried=bool(place.get("carried")),
        first=first,
        last=last,
        told=told,
        clock=(claim["time"] or {}).get("clock"),
        actors=_names(claim["actors"]),
        targets=_names(claim["targets"]),
        killed=toll(claim["figures"], "killed") or (_toll_beside(coded, "killed") if lead and happened else None),
        wounded=toll(claim["figures"], "wounded") or (_toll_beside(coded, "wounded") if lead and happened else None),
        words={t: round(words[t], 3) for t in strongest(words, _CLAIM_TERMS)},
        repeats=tuple(r["claim"] for r in claim["relations"] if r["kind"] == "repeats"),
    )


def toll(figures: Sequence[Mapping[str, Any]], measure: str) -> Toll | None:
    """Return the bounds of a claim's toll: those of its largest figure that is no part of another.

    One toll is often told twice of one event, in title and text, so figures are not added up.
    """
    whole = [f for f in figures if f["measure"] == measure and f["part_of"] is None]
    bounded = [f for f in whole if f["low"] is not None or f["high"] is not None]
    if not bounded:
        return None
    largest = max(bounded, key=lambda f: f["low"] if f["low"] is not None else f["high"])
    return largest["low"], largest["high"]


def _toll_beside(coded: Mapping[str, Any], measure: str) -> Toll | None:
    """Return the toll that a report tells first, in whatever claim: it is mostly that of what the report is about."""
    told = [
        (figure["span"][0], figure)
        for claim in coded["claims"]
        if says_real(claim)
        for figure in claim["figures"]
        if figure["measure"] == measure and figure["part_of"] is None
    ]
    return toll([min(told, key=lambda pair: pair[0])[1]], measure) if told else None


def _day(coded: Mapping[str, Any]) -> tuple[int | None, Dated | None]:
    """Return the day of a report: as given, else the first whole date that stands in its first lines."""
    if coded["published"]:
        return ordinal(coded["published"]), "published"
    for mention in coded["mentions"]["times"]:
        whole = mention["precision"] in ("day", "hour") and mention["anchor"] is None and mention["begin"]
        if whole and mention["start"] < HEAD // 3:
            return ordinal(mention["begin"]), "text"
    written = _written_day(coded["text"][: HEAD // 3])
    return (written, "text") if written else (None, None)


def _written_day(text: str) -> int | None:
    """Return the first date in figures of a page's head, which is no mention of a time: `07.04.2017`, `7-4-2017`.

    The day stands first, as it does where figures are parted by points or hyphens; of `4/7/2017` nobody can tell.
    """
    for found in _FIGURES.finditer(text):
        day, month, year = map(int, found.groups())
        try:
            return date(year, month, day).toordinal()
        except ValueError:
            continue
    return None


def ordinal(iso: str | None) -> int | None:
    """Return the ordinal of an ISO date or time; None for none, or for one that the calendar does not have."""
    try:
        return date.fromisoformat(iso[:10]).toordinal() if iso else None
    except ValueError:
        return None


def iso(day: int | None) -> str | None:
    """Return the ISO date of an ordinal."""
    return None if day is None else (date.min + timedelta(days=day - 1)).isoformat()


def _days(time: Mapping[str, Any] | None, report: int | None) -> tuple[int | None, int | None, Told | None]:
    """Return the days in which a claim's event is thought to have happened, and what tells them."""
    first, last = (ordinal(time["start"]), ordinal(time["end"])) if time else (None, None)
    if first is not None or last is not None:
        if last is None:
            last = max(first or 0, report) if report is not None else first
        first = last if first is None else first
        assert last is not None
        if first is not None and 0 <= last - first <= WIDEST_DAYS:
            return first, last, "told" if time and time["span"] else "carried"
    if report is not None:
        return report - TOLD_SPAN, report, "report"
    return None, None, None


def _head_places(mentions: Sequence[Mapping[str, Any]]) -> tuple[tuple[float, float], ...]:
    found: dict[tuple[float, float], None] = {}
    for mention in mentions:
        wanted = mention["start"] < HEAD and mention["precision"] in _POINTS and mention["lat"] is not None
        if wanted and not (mention["adjective"] or mention["metonym"]):
            found[(round(mention["lat"], 3), round(mention["lon"], 3))] = None
    return tuple(found)[:_HEAD_PLACES]


def _names(actors: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(a["id"] or a["name"].lower() for a in actors))


def _origin(sources: Sequence[Mapping[str, Any]]) -> str:
    if not sources:
        return ""
    last = sources[-1]
    return str(last["id"] or last["name"].lower())


def _packed(terms: Terms) -> bytes:
    return b"".join(struct.pack("<If", term, weight) for term, weight in terms.items())


def _unpacked(data: bytes, at: int, count: int) -> Terms:
    return dict(struct.iter_unpack("<If", data[at : at + 8 * count]))
