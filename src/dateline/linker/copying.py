"""Copies among the reports of a database: found by bands of days, compared, and the original chosen."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dateline.linker.memory import Memory
from dateline.linker.translating import Translators
from dateline.linking import copies, facts, translations
from dateline.linking.anchors import Fingerprint
from dateline.linking.candidates import of_period, period
from dateline.linking.facts import ReportFacts
from dateline.store.copies import Shares
from dateline.store.linked import LinkTables, Pending

DAYS_APART = 16
"""Days that may lie between a report and its copy. What is printed again later is mostly a page's boilerplate."""
TRANSLATED_DAYS_APART = 5
"""Days that may lie between a report and its translation: the longer, the more often another event fits."""
MOST = 50
"""Reports that one is compared with at most: those that share most bands."""
LARGEST = 200
"""Copies of one text that are looked at at most where the original is chosen."""
_KEPT = 2_000
_LATEST = 10_000_000
_NO_DAY = 0


class _Search(NamedTuple):
    """What a report is looked for by: its keys, the days around its own, how many keys it must share."""

    report_no: int
    day: int
    keys: Sequence[int]
    days_apart: int
    least: int


class Copyist:
    """Finds copies."""

    def __init__(self, memory: Memory, translators: Translators) -> None:
        self._memory = memory
        self._translators = translators
        self._shingles: OrderedDict[int, frozenset[int]] = OrderedDict()
        self._group: dict[int, Shares] = {}
        self._periods: set[int] = set()
        """Of all reports, where one without a day asked for them."""

    def find(
        self, tables: LinkTables, pending: Pending, text: str, about: ReportFacts
    ) -> tuple[ReportFacts, list[int]]:
        """Find what a report copies or is copied by.

        Return what is known of it, with the first day of its copies where it has none of its own, and those of them
        without a day of their own that had another until now: they are to be linked anew.
        """
        day = _NO_DAY if about.day is None or about.dated == "copy" else about.day
        self._group = {}
        alike = self._by_words(tables, pending.report_no, day, text)
        alike |= self._by_anchors(tables, pending.report_no, day, text, alike)
        if self._periods:
            self._periods.add(period(day))
        if not alike:
            return about, []
        for number, shares in alike.items():
            tables.add_likeness(pending.report_no, number, shares)
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

    def _by_words(self, tables: LinkTables, report_no: int, day: int, text: str) -> dict[int, Shares]:
        own = copies.shingles(text)
        search = _Search(report_no, day, copies.bands(own), DAYS_APART, 1)
        found = self._meeting(tables, search)
        texts = tables.texts_of(n for n in found if n not in self._shingles)
        alike = {}
        for number in found:
            other = self._shingles.get(number)
            if other is None:
                other = self._keep(number, copies.shingles(texts[number]))
            likeness = copies.likeness(own, other)
            if likeness.is_copy:
                alike[number] = Shares(likeness.contained, likeness.common, "words")
        self._keep(report_no, own)
        return alike

    def _by_anchors(
        self, tables: LinkTables, report_no: int, day: int, text: str, but: Iterable[int]
    ) -> dict[int, Shares]:
        """Return the reports that are translations of one, or of which it is; without those that have its words."""
        own = self._translators.fingerprint(report_no, text)
        keys = translations.keys(own)
        search = _Search(report_no, day, keys, TRANSLATED_DAYS_APART, translations.LEAST_SHARED_KEYS)
        known = set(but)
        found = [n for n in self._meeting(tables, search) if n not in known]
        texts = tables.texts_of(n for n in found if not self._translators.known(n))
        alike = {}
        for number in found:
            other = self._translators.fingerprint(number, texts.get(number, ""))
            both = translations.shared(own, other)
            if both.may_be and both.is_translation(self._credit(tables, (report_no, own), (number, other))):
                alike[number] = Shares(both.of_one, both.of_both, "translated")
        return alike

    def _credit(self, tables: LinkTables, one: tuple[int, Fingerprint], two: tuple[int, Fingerprint]) -> bool:
        """Tell whether one of two texts names the other's publisher, and is not that publisher's own."""
        publishers = tables.publishers((one[0], two[0]))
        own, others = publishers.get(one[0]), publishers.get(two[0])
        names = self._translators.names
        return own != others and bool((others and names(one[1], others)) or (own and names(two[1], own)))

    def _meeting(self, tables: LinkTables, search: _Search) -> list[int]:
        """Return the reports that share keys with one: of near days or without a day; of any where it has none.

        It is kept under its keys itself, for those that come later.
        """
        found = self._asked(tables, search)
        own = [of_period(key, period(search.day)) for key in search.keys]
        tables.add_bands(search.report_no, search.day, own)
        return found

    def _asked(self, tables: LinkTables, search: _Search) -> list[int]:
        report_no, day, keys, apart, least = search
        if day == _NO_DAY:
            self._periods = self._periods or {period(d) for d in tables.days_of_bands()}
            everywhere = [of_period(key, number) for number in self._periods for key in keys]
            return tables.in_bands(everywhere, _NO_DAY, _LATEST, report_no, MOST, least)
        first, last = day - apart, day + apart
        near = [of_period(key, n) for n in range(period(first), period(last) + 1) for key in keys]
        undated = [of_period(key, period(_NO_DAY)) for key in keys]
        found = tables.in_bands(near, first, last, report_no, MOST, least)
        return found + tables.in_bands(undated, _NO_DAY, _NO_DAY, report_no, MOST, least)

    def _keep(self, report_no: int, shingles: frozenset[int]) -> frozenset[int]:
        self._shingles[report_no] = shingles
        if len(self._shingles) > _KEPT:
            self._shingles.popitem(last=False)
        return shingles

    def choose_original(self, tables: LinkTables) -> None:
        """Note the original of the copies that were found of the last report, now that its day is kept."""
        if not self._group:
            return
        number_of = {}
        told = []
        rows = tables.told(self._group)
        translated = any(shares.kind == "translated" for shares in self._group.values())
        texts = tables.texts_of(self._group) if translated else {}
        publishers = {one.publisher for one in rows if one.publisher}
        for one in rows:
            number_of[one.id] = one.report_no
            credited = frozenset(name.casefold() for name in one.credited.split(",") if name)
            plain = copies.Copied(one.id, one.published, one.publisher, credited, one.length)
            text = texts.get(one.report_no)
            told.append(self._translators.told(plain, one.report_no, text, publishers) if text else plain)
        first, how = copies.original(told)
        original_no = number_of[first.id]
        direct = tables.likenesses(original_no)
        copied = [(n, original_no, direct.get(n, self._group[n]), how) for n in number_of.values() if n != original_no]
        tables.set_copies(self._group, copied)


def _all_copies(tables: LinkTables, report_no: int) -> dict[int, Shares]:
    """Return the reports that share a text with one, by way of others too, with what they share."""
    found = {report_no: Shares(1.0, 1.0, "words")}
    new = [report_no]
    while new and len(found) < LARGEST:
        by_way = new.pop()
        for other, shares in tables.likenesses(by_way).items():
            if other not in found:
                kind = "translated" if "translated" in (found[by_way].kind, shares.kind) else "words"
                found[other] = shares._replace(kind=kind)
                new.append(other)
    return found
