"""Copies among the reports of a database: found by bands of days, compared, and the original chosen."""

from __future__ import annotations

from collections import OrderedDict

from dateline.linker.memory import Memory
from dateline.linking import copies, facts
from dateline.linking.candidates import of_period, period
from dateline.linking.facts import ReportFacts
from dateline.store.linked import LinkTables, Pending

DAYS_APART = 16
"""Days that may lie between a report and its copy. What is printed again later is mostly a page's boilerplate."""
MOST = 50
"""Reports that one is compared with at most: those that share most bands."""
LARGEST = 200
"""Copies of one text that are looked at at most where the original is chosen."""
_KEPT = 2_000
_LATEST = 10_000_000
_NO_DAY = 0


class Copyist:
    """Finds copies."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._shingles: OrderedDict[int, frozenset[int]] = OrderedDict()
        self._group: dict[int, tuple[float, float]] = {}
        self._periods: set[int] = set()
        """Of all reports, where one without a day asked for them."""

    def find(
        self, tables: LinkTables, pending: Pending, text: str, about: ReportFacts
    ) -> tuple[ReportFacts, list[int]]:
        """Find what a report copies or is copied by.

        Return what is known of it, with the first day of its copies where it has none of its own, and those of them
        without a day of their own that had another until now: they are to be linked anew.
        """
        own = copies.shingles(text)
        bands = copies.bands(own)
        day = _NO_DAY if about.day is None or about.dated == "copy" else about.day
        self._group = {}
        alike = self._alike(tables, pending.report_no, day, own, bands)
        tables.add_bands(pending.report_no, day, [of_period(band, period(day)) for band in bands])
        if self._periods:
            self._periods.add(period(day))
        self._keep(pending.report_no, own)
        if not alike:
            return about, []
        for number, found in alike.items():
            tables.add_likeness(pending.report_no, number, found.contained, found.common)
        self._group = _all_copies(tables, pending.report_no)
        kept = tables.reports(self._group)
        days = [r.day for r in kept if r.day is not None and r.dated != "copy"]
        if about.day is not None:
            days.append(about.day)
        if not days:
            return about, []
        first = min(days)
        misdated = [r.report_no for r in kept if r.day is None or (r.dated == "copy" and r.day != first)]
        return (facts.dated_by_copy(about, first) if about.day is None else about), misdated

    def _alike(
        self, tables: LinkTables, report_no: int, day: int, own: frozenset[int], bands: list[int]
    ) -> dict[int, copies.Likeness]:
        found = self._meeting(tables, report_no, day, bands)
        texts = tables.texts_of(n for n in found if n not in self._shingles)
        alike = {}
        for number in found:
            other = self._shingles.get(number)
            if other is None:
                other = self._keep(number, copies.shingles(texts[number]))
            likeness = copies.likeness(own, other)
            if likeness.is_copy:
                alike[number] = likeness
        return alike

    def _meeting(self, tables: LinkTables, report_no: int, day: int, bands: list[int]) -> list[int]:
        """Return the reports that share bands with one: of near days or without a day; of any where it has none."""
        if day == _NO_DAY:
            self._periods = self._periods or {period(d) for d in tables.days_of_bands()}
            keys = [of_period(band, number) for number in self._periods for band in bands]
            return tables.in_bands(keys, _NO_DAY, _LATEST, report_no, MOST)
        first, last = day - DAYS_APART, day + DAYS_APART
        near = [of_period(band, n) for n in range(period(first), period(last) + 1) for band in bands]
        undated = [of_period(band, period(_NO_DAY)) for band in bands]
        found = tables.in_bands(near, first, last, report_no, MOST)
        return found + tables.in_bands(undated, _NO_DAY, _NO_DAY, report_no, MOST)

    def _keep(self, report_no: int, shingles: frozenset[int]) -> frozenset[int]:
        self._shingles[report_no] = shingles
        if len(self._shingles) > _KEPT:
            self._shingles.popitem(last=False)
        return shingles

    def choose_original(self, tables: LinkTables) -> None:
        """Note the original of the copies that were found of the last report, now that its day is kept."""
        if not self._group:
            return
        number_of, told = {}, []
        for one in tables.told(self._group):
            credited = frozenset(name.casefold() for name in one.credited.split(",") if name)
            number_of[one.id] = one.report_no
            told.append(copies.Copied(one.id, one.published, one.publisher, credited, one.length))
        first, how = copies.original(told)
        original_no = number_of[first.id]
        likeness = tables.likenesses(original_no)
        rows = [
            (number, original_no, *likeness.get(number, self._group[number]), how)
            for number in number_of.values()
            if number != original_no
        ]
        tables.set_copies(self._group, rows)


def _all_copies(tables: LinkTables, report_no: int) -> dict[int, tuple[float, float]]:
    """Return the reports that share a text with one, by way of others too, with how much they share."""
    found = {report_no: (1.0, 1.0)}
    new = [report_no]
    while new and len(found) < LARGEST:
        for other, shares in tables.likenesses(new.pop()).items():
            if other not in found:
                found[other] = shares
                new.append(other)
    return found
