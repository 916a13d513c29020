"""Each source's record: how often it was first, copied, borne out, contradicted, revised, and how loaded its words are.

The record counts; it does not grade. The grades A to F are given by people and stand beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.linking.agreement import EventView
from dateline.linking.credibility import credibility
from dateline.linking.told import Told, voices


@dataclass(slots=True)
class Record:
    """What is counted of one source. Shares are of `claims`."""

    name: str
    kind: str
    claims: int = 0
    """Claims that are its own word."""
    passed_on: int = 0
    """Claims that it published on another's word; an outlet's."""
    events: int = 0
    reports: set[str] = field(default_factory=set)
    first: int = 0
    """Events that several voices tell and that it told on the first day, alone or with others."""
    copied: int = 0
    """Reports that copy one of its own; an outlet's."""
    copies: int = 0
    """Of its reports those that copy another; an outlet's."""
    corroborated: int = 0
    """Claims that another independent voice bears out."""
    contradicted: int = 0
    """Claims that another voice denies, or whose toll another excludes."""
    revised: int = 0
    """Figures that it changed later."""
    loaded: int = 0
    """Claims in whose own words there is loaded wording."""
    grade: str | None = None
    """The last grade that a person gave, A to F."""


def records(events: Iterable[EventView], grades: dict[str, str]) -> list[Record]:
    """Return the record of each source, by its claims. `grades` has the last grade of each source by its name."""
    found: dict[str, Record] = {}
    copies: dict[str, set[str]] = {}
    copied: dict[str, set[str]] = {}
    for event in events:
        _count_event(event, found)
        _count_copies(event, found, copies, copied)
    for name, reports in copies.items():
        found[name].copies = len(reports)
    for name, reports in copied.items():
        found[name].copied = len(reports)
    for record in found.values():
        record.grade = grades.get(record.name.casefold())
    return sorted(found.values(), key=lambda r: (-r.claims, r.name))


def _record(found: dict[str, Record], one: Told) -> Record:
    origin = one.origin
    own = origin["kind"] in ("author", "outlet") and one.publisher
    name, kind = (one.publisher, "outlet") if own else (str(origin["name"]), str(origin["kind"]))
    return found.setdefault(str(name).casefold(), Record(str(name), kind))


def _count_event(event: EventView, found: dict[str, Record]) -> None:
    several = len(event.voices) > 1
    differing = {speaker for figures in event.figures for pair in figures.contradictions for speaker in pair}
    for one in event.claims:
        record = _record(found, one)
        record.claims += 1
        record.reports.add(one.report_id)
        grade = credibility(one, event.claims).grade
        record.corroborated += grade <= 2
        record.contradicted += grade in (4, 5) or one.speaker in differing
        record.loaded += any(q["whose"] in (None, one.origin["name"]) for q in one.claim["wording"])
    for one in event.claims:
        if one.publisher and one.publisher.casefold() != _record(found, one).name.casefold():
            found.setdefault(one.publisher.casefold(), Record(one.publisher, "outlet")).passed_on += 1
    for one in voices(event.claims).values():
        record = _record(found, one)
        record.events += 1
        record.first += several and one.day is not None and one.day == event.first_day
    for figures in event.figures:
        for revision in figures.revisions:
            name = revision.speaker.split(", in ")[0].casefold()
            if name in found:
                found[name].revised += 1


def _count_copies(
    event: EventView, found: dict[str, Record], copies: dict[str, set[str]], copied: dict[str, set[str]]
) -> None:
    publisher = {t.report_id: t.publisher for t in event.claims}
    for one in event.claims:
        if one.original_id == one.report_id or not one.publisher:
            continue
        name = one.publisher.casefold()
        found.setdefault(name, Record(one.publisher, "outlet"))
        copies.setdefault(name, set()).add(one.report_id)
        original = publisher.get(one.original_id)
        if original:
            found.setdefault(original.casefold(), Record(original, "outlet"))
            copied.setdefault(original.casefold(), set()).add(one.report_id)
