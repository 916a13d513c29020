"""What a run of linking holds in memory: the facts of claims and reports that it met lately, within bounds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dateline.codebook import Codebook
from dateline.linking import candidates, features
from dateline.linking.facts import ClaimFacts, ReportFacts
from dateline.linking.features import Side
from dateline.linking.words import Reader, Vocabulary
from dateline.store.linked import LinkTables

KEPT_CLAIMS, KEPT_REPORTS = 20_000, 4_000
"""Claims and reports that are held at most: some 100 MB."""


class Memory:
    """The facts of claims by their numbers and of reports by their ids, read from the file where they are not there."""

    def __init__(self, book: Codebook, reader: Reader, vocabulary: Vocabulary) -> None:
        self.reader = reader
        self.vocabulary = vocabulary
        self.known = features.compared(book)
        self._blocks = candidates.blocks(book)
        self._claims: dict[int, ClaimFacts] = {}
        self._sampled: set[int] = set()
        self._reports: dict[str, ReportFacts] = {}

    def block(self, claim: ClaimFacts) -> str:
        """Return the part of all types in which a claim's type is."""
        return self._blocks.get(claim.event, claim.event)

    def keep_report(self, about: ReportFacts) -> None:
        """Hold what is known of a report."""
        self._reports[about.id] = about

    def keep_claims(self, claims: dict[int, ClaimFacts], sampled: Iterable[int]) -> None:
        """Hold what is known of claims."""
        self._claims |= claims
        self._sampled.update(sampled)

    def forget(self, claims: Iterable[int]) -> None:
        """Let go of claims."""
        for number in claims:
            self._claims.pop(number, None)
            self._sampled.discard(number)

    def trim(self) -> None:
        """Let go of the older half where more is held than may be; what is compared at the moment must not be."""
        _let_go(self._claims, KEPT_CLAIMS)
        _let_go(self._reports, KEPT_REPORTS)
        self._sampled = {n for n in self._sampled if n in self._claims}
        self.known.alike.clear()

    def is_sampled(self, claim: int) -> bool:
        """Tell whether a claim that is held was compared with a sample of its candidates."""
        return claim in self._sampled

    def claims(self, tables: LinkTables, numbers: set[int]) -> dict[int, ClaimFacts]:
        """Return claims."""
        for kept in tables.claims([n for n in numbers if n not in self._claims]):
            self._claims[kept.claim_no] = ClaimFacts.unpacked(kept.facts)
            if kept.sampled:
                self._sampled.add(kept.claim_no)
        return {n: self._claims[n] for n in numbers if n in self._claims}

    def sides(self, tables: LinkTables, numbers: set[int]) -> dict[int, Side]:
        """Return claims with their reports."""
        found = self.claims(tables, numbers)
        missing = {claim.report for claim in found.values() if claim.report not in self._reports}
        if missing:
            wanted = {n for n, claim in found.items() if claim.report in missing}
            self.reports(tables, {c.report_no for c in tables.claims(wanted)})
        return {n: Side(claim, self._reports[claim.report]) for n, claim in found.items()}

    def reports(self, tables: LinkTables, numbers: Iterable[int]) -> dict[int, ReportFacts]:
        """Return reports by their numbers, as the file has them."""
        found = {}
        for report_no, id, day, dated, packed in tables.reports(numbers):
            dated_by: Any = dated
            found[report_no] = self._reports[id] = ReportFacts.unpacked(id, day, dated_by, packed)
        return found


def _let_go(held: dict[Any, Any], most: int) -> None:
    if len(held) > most:
        for key in list(held)[: len(held) - most // 2]:
            del held[key]
