"""Scores to events: blocks of claims that are tied to one another are divided into events, which keep their ids."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.linker.memory import Memory
from dateline.linking import identity, partition
from dateline.linking.blocks import Block, Ties
from dateline.linking.facts import ClaimFacts
from dateline.store.linked import LinkTables

Judged = Mapping[int, set[int]]


@dataclass(slots=True)
class Tally:
    """What became of events."""

    new_events: int = 0
    merges: int = 0
    splits: int = 0


class Settler:
    """Decides the events of claims."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self.tally = Tally()
        self.lost_judgements = 0
        self._judged: tuple[Judged, Judged] | None = None

    def settle(self, tables: LinkTables, some: Sequence[int], at: str) -> int:
        """Decide the events of some claims and of all that are tied to them; return how many were asked for."""
        if self._judged is None:
            self._judged = self._judgements(tables)
        if not some:
            return 0
        ties = Ties(tables.scores, self._judged[0])
        blocks = list(ties.blocks(some))
        batch = _Batch(tables, self._memory, {n for block in blocks for n in block.members})
        for block in blocks:
            batch.decide(tables, block, ties, *self._judged, at, self.tally)
        batch.write(tables, at)
        self._memory.trim()
        return len(some)

    def _judgements(self, tables: LinkTables) -> tuple[Judged, Judged]:
        """Return who is judged to be the same and different; of several judgements on a pair the last holds."""
        last: dict[tuple[int, int], str] = {}
        for row in tables.judgements():
            if row["claim_no"] is None or row["other_no"] is None:
                self.lost_judgements += 1
            else:
                a, b = sorted((row["claim_no"], row["other_no"]))
                last[a, b] = row["verdict"]
        found: dict[str, dict[int, set[int]]] = {"same": defaultdict(set), "different": defaultdict(set)}
        for (a, b), verdict in last.items():
            if verdict in found:
                found[verdict][a].add(b)
                found[verdict][b].add(a)
        return found["same"], found["different"]


class _Batch:
    """Some blocks with the events that their claims were in, and what is to be written of them."""

    def __init__(self, tables: LinkTables, memory: Memory, members: set[int]) -> None:
        self._memory = memory
        self._kept = {c.claim_no: c for c in tables.claims(members)}
        self._claims = {n: ClaimFacts.unpacked(c.facts) for n, c in self._kept.items()}
        self._event_of = tables.events_of(members)
        self._event_of |= self._renewed(tables)
        self._sizes = Counter(tables.sizes(set(self._event_of.values())))
        self._moved: dict[int, int] = {}
        self._touched: set[int] = set()
        self._parted: set[int] = set()
        self._changes: list[tuple[str, int, int | None, int]] = []

    def _renewed(self, tables: LinkTables) -> dict[int, int]:
        """Return the events of claims of new codings: where the old one's at its trigger was."""
        new = {n for n in self._claims if n not in self._event_of}
        reports = {self._kept[n].report_no for n in new}
        members = tables.members_of_reports(reports) if reports else []
        at_trigger = {(m.report_no, m.trigger): m.event_no for m in members if m.claim_no not in self._kept}
        places = {n: (self._kept[n].report_no, self._claims[n].trigger) for n in new}
        return {n: at_trigger[place] for n, place in places.items() if place in at_trigger}

    def decide(
        self, tables: LinkTables, block: Block, ties: Ties, same: Judged, different: Judged, at: str, tally: Tally
    ) -> None:
        """Divide a block into events."""
        members = sorted(block.members & self._claims.keys())
        number_of = {self._claims[n].key: n for n in members}
        groups = [sorted(number_of)] if block.one_event else self._divided(block, ties, same, different)
        before = {key: self._event_of[n] for key, n in number_of.items() if n in self._event_of}
        elsewhere = self._elsewhere(before)
        found = identity.identify(groups, before, elsewhere)
        for group, event in zip(groups, found.events, strict=True):
            if event is None:
                event = tables.new_event(identity.new_ids(group), at)
                tally.new_events += 1
            for key in group:
                self._move(number_of[key], event)
        events = [self._event_of[number_of[group[0]]] for group in groups]
        self._changes += [(c.kind, c.event, events[c.other], c.claims) for c in found.changes]
        tally.merges += sum(c.kind == "merge" for c in found.changes)
        tally.splits += sum(c.kind == "split" for c in found.changes)
        self._touched.update(before.values(), events)
        self._parted.update(elsewhere.keys() & set(events))

    def _elsewhere(self, before: Mapping[str, int]) -> dict[int, int]:
        """Return how many claims each event has beside those of `before`: they are of other blocks."""
        here = Counter(before.values())
        return {event: self._sizes[event] - n for event, n in here.items() if self._sizes[event] > n}

    def _divided(self, block: Block, ties: Ties, same: Judged, different: Judged) -> list[list[str]]:
        key_of = {n: self._claims[n].key for n in block.members if n in self._claims}
        return partition.partition(
            key_of.values(),
            {(key_of[a], key_of[b]): score for (a, b), score in ties.among(frozenset(key_of)).items()},
            same=_named(same, key_of),
            different=_named(different, key_of),
            first=(key for n, key in key_of.items() if self._claims[n].lead),
            sampled=(key for n, key in key_of.items() if self._kept[n].sampled),
        )

    def _move(self, claim: int, event: int) -> None:
        before = self._event_of.get(claim)
        if before != event:
            if before is not None:
                self._sizes[before] -= 1
            self._sizes[event] += 1
        self._event_of[claim] = event
        self._moved[claim] = event

    def write(self, tables: LinkTables, at: str) -> None:
        """Write the events of all claims, and what became of the events before."""
        tables.set_members([(n, event, self._kept[n].report_no) for n, event in sorted(self._moved.items())])
        tables.add_changes(at, self._changes)
        tables.settle(self._moved)
        tables.unsettle_events(self._parted, self._moved)  # what else these had is of no block of theirs any more
        tables.count_events(self._touched, at)


def _named(judged: Judged, key_of: Mapping[int, str]) -> Iterable[tuple[str, str]]:
    return [(key_of[a], key_of[b]) for a in judged.keys() & key_of.keys() for b in judged[a] if b in key_of]
