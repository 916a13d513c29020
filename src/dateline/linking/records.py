"""Each source's record: how often it was first, copied, borne out, contradicted, revised, and how loaded its words are.

The record counts; it does not grade. The grades A to F are given by people and stand beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.linking.agreement import EventView
from dateline.linking.credibility import credibility
from dateline.linking.names import Names
from dateline.linking.told import Told, voices

NOBODY = "authors of reports without a publisher"


@dataclass(slots=True)
class Record:
    """What is counted of one source. Shares are of `claims`."""

    id: str | None
    """Its canonical identity; None for one that is known by its name alone."""
    name: str
    kind: str
    written: set[str] = field(default_factory=set)
    """Other names under which it is written."""
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


def records(events: Iterable[EventView], grades: dict[str, str], names: Names) -> list[Record]:
    """Return the record of each source, whatever it is called, by its claims.

    `grades` has the last grade of each source by a name of it.
    """
    count = _Count(names)
    for event in events:
        count.event(event)
        count.copies(event)
    graded = {names.key(name): grade for name, grade in grades.items()}
    for key, record in count.found.items():
        record.copies, record.copied = len(count.copying[key]), len(count.copied[key])
        record.grade = graded.get(key)
        record.written.discard(record.name)
    return sorted(count.found.values(), key=lambda r: (-r.claims, r.name))


class _Count:
    """Records under construction, by what is the same for all names of one source."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self.found: dict[str, Record] = {}
        self.copying: dict[str, set[str]] = defaultdict(set)
        self.copied: dict[str, set[str]] = defaultdict(set)

    def _record(self, name: str, id: str | None, kind: str) -> Record:
        key = self._names.key(name, id)
        if key not in self.found:
            self.found[key] = Record(self._names.id(name, id), self._names.name(name, id), kind)
        self.found[key].written.add(name)
        return self.found[key]

    def _of(self, one: Told) -> Record:
        origin = one.origin
        if origin["kind"] in ("author", "outlet") and one.publisher:
            return self._record(one.publisher, None, "outlet")
        if origin["kind"] == "author":
            return self._record(NOBODY, None, "author")
        return self._record(str(origin["name"]), origin["id"], str(origin["kind"]))

    def event(self, event: EventView) -> None:
        """Count an event's claims."""
        several = len(event.voices) > 1
        differing = {speaker for figures in event.figures for pair in figures.contradictions for speaker in pair}
        for one in event.claims:
            record = self._of(one)
            record.claims += 1
            record.reports.add(one.report_id)
            grade = credibility(one, event.claims).grade
            record.corroborated += grade <= 2
            record.contradicted += grade in (4, 5) or one.speaker in differing
            record.loaded += any(q["whose"] in (None, one.origin["name"]) for q in one.claim["wording"])
            if one.publisher:
                outlet = self._record(one.publisher, None, "outlet")
                outlet.passed_on += outlet is not record
        for one in voices(event.claims).values():
            record = self._of(one)
            record.events += 1
            record.first += several and one.day is not None and one.day == event.first_day
        speakers = {one.speaker: self._of(one) for one in event.claims}
        for figures in event.figures:
            for revision in figures.revisions:
                speakers[revision.speaker].revised += 1

    def copies(self, event: EventView) -> None:
        """Count whose reports copy whose."""
        publisher = {t.report_id: t.publisher for t in event.claims}
        for one in event.claims:
            if one.original_id == one.report_id or not one.publisher:
                continue
            self._record(one.publisher, None, "outlet")
            self.copying[self._names.key(one.publisher)].add(one.report_id)
            # The original may be in no event: one in another language has no claims.
            original = publisher.get(one.original_id) or self._names.name_of.get(
                one.original_outlet or "", one.original_outlet
            )
            if original:
                self._record(original, None, "outlet")
                self.copied[self._names.key(original)].add(one.report_id)
