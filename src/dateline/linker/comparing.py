"""New reports compared with what is there: which of their claims meet which, and how well each pair fits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from dateline.linker.copying import Copyist
from dateline.linker.memory import Memory
from dateline.linking import candidates, facts, scoring
from dateline.linking.candidates import MOST, MOST_OF_CLAIM, Why
from dateline.linking.facts import ClaimFacts, ReportFacts
from dateline.store.linked import LinkTables, Pending

MOST_KIN = 40
"""Reports of the same event whose other claims are all compared with a new one's, the most alike first."""
Pair = tuple[int, int]


class Comparer:
    """Compares reports and keeps the scores."""

    def __init__(self, memory: Memory, copyist: Copyist) -> None:
        self._memory = memory
        self._copyist = copyist
        self.reports = self.claims = 0
        self.replaced: set[int] = set()
        """Reports of which an earlier coding was linked."""

    def compare(self, tables: LinkTables, some: Sequence[Pending]) -> int:
        """Compare reports, in their order; return how many there were."""
        coded = tables.coded([pending.coding_no for pending in some])
        for pending in some:
            self._compare(tables, pending, coded[pending.coding_no])
            self._memory.trim()
        return len(some)

    def _compare(self, tables: LinkTables, pending: Pending, coded: dict[str, Any]) -> None:
        memory = self._memory
        self._forget(tables, pending.report_no)
        about = facts.of_report(coded, memory.reader, memory.vocabulary)
        about, misdated = self._copyist.find(tables, pending, coded["text"], about)
        for other in misdated:
            self._forget(tables, other)  # it is pending again, and finds the first day
        tables.add_report(pending, about.day, about.dated, about.packed())
        memory.keep_report(about)
        self._copyist.choose_original(tables)
        numbers = [claim["claim_no"] for claim in coded["claims"]]
        new = dict(zip(numbers, facts.of_claims(coded, about, memory.reader, memory.vocabulary), strict=True))
        self._add(tables, pending.report_no, new, about)
        self.reports += 1
        self.claims += len(new)

    def _forget(self, tables: LinkTables, report_no: int) -> None:
        """Drop what an earlier linking of a report left."""
        known = self._memory.reports(tables, [report_no]).get(report_no)
        if known is None:
            return
        kept = tables.claims_of([report_no])[report_no]
        for each in kept:
            tables.drop_keys(self._keys(each.claim_no, ClaimFacts.unpacked(each.facts), known))
        self._memory.forget(each.claim_no for each in kept)
        self.replaced.add(report_no)
        tables.forget(report_no)

    def _keys(self, number: int, claim: ClaimFacts, about: ReportFacts) -> list[tuple[int, int, int, int]]:
        rank = candidates.rank(claim)
        found = candidates.stored(claim, about, self._memory.block(claim))
        return [(key, day, rank, number) for key, day in sorted(found)]

    def _add(self, tables: LinkTables, report_no: int, new: dict[int, ClaimFacts], about: ReportFacts) -> None:
        """Keep a report's claims and their scores with those that are there, and with one another."""
        tables.add_keys([row for number, claim in new.items() for row in self._keys(number, claim, about)])
        pairs, sampled = self._candidates(tables, new, about)
        scores = self._scores(tables, new, pairs)
        kin, all_kin = self._kin(tables, new, scores)
        if not all_kin:
            sampled = set(new)
        scores |= self._scores(tables, new, self._pairs_with(tables, new, kin) - scores.keys())
        self._memory.keep_claims(new, sampled)
        tables.add_claims([(n, report_no, claim.packed(), n in sampled) for n, claim in new.items()])
        tables.add_scores([(a, b, score) for (a, b), score in scores.items() if self._is_kept(a, b, score)])

    def _is_kept(self, a: int, b: int, score: int) -> bool:
        """Tell whether a score says anything: a bad one does only where the lack of one would not."""
        bad = score <= round(scoring.KEPT_FROM * 1000)
        return not bad or self._memory.is_sampled(a) or self._memory.is_sampled(b)

    def _candidates(
        self, tables: LinkTables, new: dict[int, ClaimFacts], about: ReportFacts
    ) -> tuple[set[Pair], set[int]]:
        """Return the pairs that may be of one event, and the claims whose candidates are too many to have all."""
        found: dict[int, dict[int, set[Why]]] = {}
        sampled = set()
        for number, claim in new.items():
            others: dict[int, set[Why]] = defaultdict(set)
            for key, first, last, why in candidates.asked(claim, about, self._memory.block(claim)):
                under, all_there = tables.under(key, first, last, MOST)
                if not all_there:
                    sampled.add(number)
                for other in under:
                    others[other].add(why)
            others.pop(number, None)
            found[number] = others
        known = new | self._memory.claims(tables, {other for others in found.values() for other in others} - new.keys())
        pairs: set[Pair] = set()
        for number, others in found.items():
            met = [o for o, whys in others.items() if any(candidates.may_meet(new[number], known[o], w) for w in whys)]
            if len(met) > MOST_OF_CLAIM:
                sampled.add(number)
                met = sorted(met, key=lambda o: (candidates.rank(known[o]), known[o].key))[:MOST_OF_CLAIM]
            pairs |= {(min(number, other), max(number, other)) for other in met}
        return pairs, sampled

    def _scores(self, tables: LinkTables, new: dict[int, ClaimFacts], pairs: Iterable[Pair]) -> dict[Pair, int]:
        """Score pairs, in thousandths."""
        wanted = sorted(pairs)
        self._memory.keep_claims(new, ())
        sides = self._memory.sides(tables, {number for pair in wanted for number in pair})
        found = {}
        for a, b in wanted:
            one, two = sides[a], sides[b]
            if two.claim.key < one.claim.key:
                one, two = two, one
            found[a, b] = round(1000 * scoring.score(one, two, self._memory.known))
        return found

    def _kin(self, tables: LinkTables, new: dict[int, ClaimFacts], scores: dict[Pair, int]) -> tuple[set[int], bool]:
        """Return the leads of reports about the event of a new report's lead, and whether these are all."""
        lead = next((n for n, claim in new.items() if claim.lead), None)
        if lead is None:
            return set(), True
        tied = {b if a == lead else a: score for (a, b), score in scores.items() if score > 0 and lead in (a, b)}
        known = self._memory.claims(tables, set(tied))
        found = sorted((-score, known[n].key, n) for n, score in tied.items() if known[n].lead)
        return {n for _, _, n in found[:MOST_KIN]}, len(found) <= MOST_KIN

    def _pairs_with(self, tables: LinkTables, new: dict[int, ClaimFacts], kin: set[int]) -> set[Pair]:
        """Return all pairs of a report's claims with those of reports about the same event, whatever their keys.

        `kin` are the leads of those reports. What else two such reports tell is mostly told by both.
        """
        if not kin:
            return set()
        block = self._memory.block
        of_reports = tables.claims_of({c.report_no for c in tables.claims(kin)})
        others = {c.claim_no for kept in of_reports.values() for c in kept}
        known = self._memory.claims(tables, others - new.keys())
        return {
            (min(n, o), max(n, o))
            for n, claim in new.items()
            for o, other in known.items()
            if block(claim) == block(other)
        }
