"""Linking of a database: new reports are compared with what is there, and events brought up to date.

The deciding is `dateline.linking`'s, the tables are the store's; this puts the two together. What is done stays done:
each step is a transaction, and a run that is stopped is gone on with by the next.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from dateline.codebook import Codebook
from dateline.linking import candidates, copies, facts, features, identity, partition, scoring, words
from dateline.linking.facts import ClaimFacts, ReportFacts
from dateline.linking.features import Side
from dateline.store import FilterError, NotStoredError, Store
from dateline.store.linked import KeptClaim, LinkTables, Member, Pending

BATCH = 32
"""Reports that are compared in one transaction."""
SETTLED_AT_ONCE = 200
"""Claims whose components are settled in one transaction."""
EXACT_UP_TO = 300
"""Up to so many reports the vocabulary is always that of all of them; beyond, it may be older."""
GROWTH = 1.2
"""How much a database may grow before its vocabulary is made anew, and everything linked by it."""
_KEPT = 20_000
"""Claims and reports that are held in memory at most."""


@dataclass(slots=True)
class Linked:
    """What came of linking."""

    reports: int = 0
    """Reports that were compared with the rest."""
    claims: int = 0
    new_events: int = 0
    merges: int = 0
    splits: int = 0
    lost_judgements: int = 0
    """Judgements on claims that no current coding has."""


def _ignore(reports: int) -> None:
    del reports


def link(store: Store, book: Codebook, *, anew: bool = False, done: Callable[[int], None] = _ignore) -> Linked:
    """Link all claims of a database that are not linked yet; with `anew`, all there are.

    `done` is told how many more reports have been compared.
    """
    return _Linker(store, book).run(anew, done)


def add_judgement(store: Store, one: str, two: str, verdict: str, *, judge: str, note: str | None = None) -> None:
    """Add a person's judgement on two claims, each named by its id or by that of its event.

    `verdict` is `same`, `different` or `open`, which takes back. What is tied to the two is linked anew by the next
    `link`. Raises NotStoredError for an id that is no current claim's nor event's.
    """
    with store.linking() as tables:
        found = [tables.claim_named(id) for id in (one, two)]
        for id, claim in zip((one, two), found, strict=True):
            if claim is None:
                raise NotStoredError(f"{store.path}: there is no claim or event {id!r}")
        a, b = (claim for claim in found if claim is not None)
        if a.claim_no == b.claim_no:
            raise FilterError(f"{one!r} and {two!r} are one claim; a judgement is on two")
        tables.add_judgement(
            {
                "at": _now(),
                "judge": judge,
                "verdict": verdict,
                **{name: getattr(a, name) for name in ("report_id", "claim_id", "trigger_start", "origin")},
                **{f"other_{name}": getattr(b, name) for name in ("report_id", "claim_id", "trigger_start", "origin")},
                "note": note,
            }
        )
        tables.unsettle((a.claim_no, b.claim_no))


def list_judgements(store: Store) -> list[str]:
    """Return each judgement as a line, with a word where a claim of it is no longer there."""
    with store.linking(writing=False) as tables:
        rows = tables.judgements()
    return [_told(row) for row in rows]


def explain(store: Store, book: Codebook, event_id: str) -> list[dict[str, Any]]:
    """Return, for each pair of an event's claims that was compared, the score and what made it, the best first.

    Raises NotStoredError for an id that is no event's.
    """
    store.event(event_id)
    known = features.compared(book)
    with store.linking(writing=False) as tables:
        numbers = tables.numbers_of_event(event_id)
        sides = _Linker(store, book).sides(tables, set(numbers))
        pairs = {(a, b) for a, b, _ in tables.scores(numbers) if a < b and b in sides}
    found = []
    for a, b in sorted(pairs):
        decision = scoring.decide(sides[a], sides[b], known)
        names = [side.claim.key.split(" ")[0] for side in (sides[a], sides[b])]
        reasons = [asdict(reason) for reason in decision.reasons]
        found.append({"claim": names[0], "other": names[1], "score": decision.score, "reasons": reasons})
    return sorted(found, key=lambda pair: -pair["score"])


def _told(row: dict[str, Any]) -> str:
    pair = f"{row['claim_id']} ({row['report_id']})  {row['other_claim_id']} ({row['other_report_id']})"
    note = f": {row['note']}" if row["note"] else ""
    lost = "" if row["claim_no"] and row["other_no"] else "  [a claim of it is no longer there]"
    return f"{row['at']}  {row['verdict']:9}  {pair}  by {row['judge']}{note}{lost}"


class _Linker:
    """One run of linking, with what it holds in memory."""

    def __init__(self, store: Store, book: Codebook) -> None:
        self._store = store
        self._reader = words.Reader(book)
        self._known = features.compared(book)
        self._blocks = candidates.blocks(book)
        self._version = f"{scoring.VERSION} {book.digest}"
        self._vocabulary = words.Vocabulary()
        self._claims: dict[int, ClaimFacts] = {}
        self._reports: dict[str, ReportFacts] = {}
        self._replaced: set[int] = set()
        self._tally = Linked()

    def run(self, anew: bool, done: Callable[[int], None]) -> Linked:
        with self._store.linking() as tables:
            self._prepare(tables, anew)
        while True:
            with self._store.linking() as tables:
                compared = self._compare_some(tables)
            if not compared:
                break
            done(compared)
        while True:
            with self._store.linking() as tables:
                if not self._settle_some(tables):
                    break
        with self._store.linking() as tables:
            tables.end_empty(tables.drop_stale_members(self._replaced), _now())
        return self._tally

    # The vocabulary

    def _prepare(self, tables: LinkTables, anew: bool) -> None:
        reports = tables.count()
        fitted = int(tables.setting("vocabulary") or 0)
        due = reports != fitted if reports <= EXACT_UP_TO else reports > fitted * GROWTH
        if anew or tables.setting("version") != self._version or (due and tables.count_pending()):
            self._vocabulary = words.Vocabulary.of(
                self._reader.terms(f"{title or ''} . {text}") for title, text in tables.texts()
            )
            tables.clear()
            tables.set_terms(self._vocabulary.counts.items())
            tables.put_setting("vocabulary", str(reports))
            tables.put_setting("version", self._version)
        else:
            self._vocabulary = words.Vocabulary(fitted, tables.terms())

    # Comparing

    def _compare_some(self, tables: LinkTables) -> int:
        some = tables.pending(BATCH)
        for report in some:
            self._compare(tables, report)
        return len(some)

    def _compare(self, tables: LinkTables, pending: Pending) -> None:
        self._forget(tables, pending.report_no)
        coded = tables.coded(pending.id)
        about = facts.of_report(coded, self._reader, self._vocabulary)
        about = self._find_copies(tables, pending, coded, about)
        tables.add_report(pending, about.day, about.dated, about.packed())
        self._reports[about.id] = about
        self._tally.reports += 1
        numbers = tables.claim_numbers(pending.coding_no)
        found = dict(zip(numbers, facts.of_claims(coded, about, self._reader, self._vocabulary), strict=True))
        self._claims |= found
        tables.add_claims([(n, pending.report_no, claim.packed()) for n, claim in found.items()])
        self._tally.claims += len(found)
        tables.add_keys([(key, n) for n, claim in found.items() for key in self._stored(claim, about)])
        tables.add_scores(self._scored(tables, found, about))

    def _forget(self, tables: LinkTables, report_no: int) -> None:
        kept = tables.claims_of(report_no)
        if kept:
            about = self._about(tables, {c.report_no for c in kept})
            for claim_no, _, packed in kept:
                claim = ClaimFacts.unpacked(packed)
                tables.drop_keys((key, claim_no) for key in self._stored(claim, about[report_no]))
                self._claims.pop(claim_no, None)
        tables.forget(report_no)
        self._replaced.add(report_no)

    def _stored(self, claim: ClaimFacts, about: ReportFacts) -> set[int]:
        return candidates.stored(claim, about, self._blocks.get(claim.event, claim.event))

    def _scored(
        self, tables: LinkTables, new: dict[int, ClaimFacts], about: ReportFacts
    ) -> Iterator[tuple[int, int, int]]:
        asked = {
            number: candidates.asked(claim, about, self._blocks.get(claim.event, claim.event))
            for number, claim in new.items()
        }
        under = tables.by_keys(key for keys in asked.values() for key in keys)
        pairs = {
            (min(number, other), max(number, other))
            for number, keys in asked.items()
            for key in keys
            for other in under.get(key, ())
            if other != number
        }
        scores = self._scores(tables, pairs)
        kin = {
            b if a in new else a
            for (a, b), score in scores.items()
            if score > 0 and self._claims[a].lead and self._claims[b].lead
        }
        scores |= self._scores(tables, self._all_of(tables, new, kin) - pairs)
        yield from ((a, b, round(score * 1000)) for (a, b), score in scores.items() if score >= scoring.KEPT_FROM)

    def _scores(self, tables: LinkTables, pairs: set[tuple[int, int]]) -> dict[tuple[int, int], float]:
        sides = self.sides(tables, {number for pair in pairs for number in pair})
        found = {}
        for a, b in sorted(pairs):
            one, two = sorted((sides[a], sides[b]), key=lambda side: side.claim.key)
            found[a, b] = scoring.score(one, two, self._known)
        return found

    def _all_of(self, tables: LinkTables, new: dict[int, ClaimFacts], kin: set[int]) -> set[tuple[int, int]]:
        """Return all pairs of a report's claims with those of reports about the same event, whatever their keys.

        `kin` are the leads of those reports. What else two such reports tell is mostly told by both.
        """
        reports = {c.report_no for c in tables.claims(kin)}
        others = {c.claim_no for number in reports for c in tables.claims_of(number)} - new.keys()
        sides = self.sides(tables, others)
        return {
            (min(n, o), max(n, o))
            for n, claim in new.items()
            for o in others
            if self._blocks.get(claim.event) == self._blocks.get(sides[o].claim.event)
        }

    def sides(self, tables: LinkTables, numbers: set[int]) -> dict[int, Side]:
        """Return claims with their reports, from memory where they are there."""
        if len(self._claims) > _KEPT or len(self._reports) > _KEPT:
            self._claims.clear()
            self._reports.clear()
        fresh = {c.claim_no: ClaimFacts.unpacked(c.facts) for c in tables.claims(numbers - self._claims.keys())}
        self._claims |= fresh
        missing = {self._claims[n].report for n in numbers} - self._reports.keys()
        if missing:
            wanted = numbers - {n for n in numbers if self._claims[n].report not in missing}
            self._about(tables, {c.report_no for c in tables.claims(wanted)})
        return {n: Side(self._claims[n], self._reports[self._claims[n].report]) for n in numbers}

    def _about(self, tables: LinkTables, report_nos: Iterable[int]) -> dict[int, ReportFacts]:
        """Return what is kept of some reports, and hold it in memory."""
        found = {}
        for report_no, id, day, dated, packed in tables.reports(report_nos):
            dated_by: Any = dated
            found[report_no] = self._reports[id] = ReportFacts.unpacked(id, day, dated_by, packed)
        return found

    # Copies

    def _find_copies(
        self, tables: LinkTables, pending: Pending, coded: dict[str, Any], about: ReportFacts
    ) -> ReportFacts:
        """Find what a report copies or is copied by; one without a day has that of its copies."""
        own = copies.shingles(coded["text"])
        bands = copies.bands(own)
        alike = {}
        for number, _, text, *_ in tables.told(tables.in_bands(bands, pending.report_no)):
            found = copies.likeness(own, copies.shingles(text))
            if found.is_copy:
                alike[number] = found
        tables.add_bands(pending.report_no, bands)
        for number, found in alike.items():
            tables.add_likeness(pending.report_no, number, found.contained, found.common)
        if not alike:
            return about
        group = self._copies_of(tables, pending.report_no)
        days = [r.day for r in tables.reports(group) if r.day is not None and r.dated != "copy"]
        if about.day is None and days:
            about = facts.dated_by_copy(about, min(days))
        elif about.day is not None:
            for undated in [r for r in tables.reports(group) if r.day is None]:
                self._forget(tables, undated.report_no)  # it is pending again, and finds this one's day
        self._choose_original(tables, group)
        return about

    def _copies_of(self, tables: LinkTables, report_no: int) -> dict[int, tuple[float, float]]:
        """Return all reports that share a text with one, by way of others too, with how much they share."""
        found = {report_no: (1.0, 1.0)}
        new = [report_no]
        while new:
            for other, shares in tables.likenesses(new.pop()).items():
                if other not in found:
                    found[other] = shares
                    new.append(other)
        return found

    def _choose_original(self, tables: LinkTables, group: dict[int, tuple[float, float]]) -> None:
        told = {
            id: (number, copies.Copied(id, published, publisher, _outlets(credited), len(text)))
            for number, id, text, publisher, published, credited in tables.told(group)
        }
        first, how = copies.original(copied for _, copied in told.values())
        original_no = told[first.id][0]
        likeness = tables.likenesses(original_no)
        rows = [
            (number, original_no, *likeness.get(number, group[number]), how)
            for number, _ in told.values()
            if number != original_no
        ]
        tables.set_copies(group, rows)

    # Settling

    def _settle_some(self, tables: LinkTables) -> int:
        """Decide the events of some claims and of all that are tied to them."""
        some = tables.unsettled(SETTLED_AT_ONCE)
        same, different = self._judged(tables)
        done: set[int] = set()
        for number in some:
            if number not in done:
                component, scores = _component(tables, number, same)
                self._settle(tables, component, scores, same, different)
                done |= component
        return len(some)

    def _judged(self, tables: LinkTables) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
        """Return who is judged to be the same and different; of several judgements on a pair the last holds."""
        last: dict[tuple[int, int], str] = {}
        lost = 0
        for row in tables.judgements():
            if row["claim_no"] is None or row["other_no"] is None:
                lost += 1
            else:
                a, b = sorted((row["claim_no"], row["other_no"]))
                last[a, b] = row["verdict"]
        self._tally.lost_judgements = lost
        found: dict[str, dict[int, set[int]]] = {"same": defaultdict(set), "different": defaultdict(set)}
        for (a, b), verdict in last.items():
            if verdict in found:
                found[verdict][a].add(b)
                found[verdict][b].add(a)
        return found["same"], found["different"]

    def _settle(
        self,
        tables: LinkTables,
        component: set[int],
        scores: dict[tuple[int, int], int],
        same: dict[int, set[int]],
        different: dict[int, set[int]],
    ) -> None:
        kept = {c.claim_no: c for c in tables.claims(component)}
        claims = {n: self._claims.get(n) or ClaimFacts.unpacked(c.facts) for n, c in kept.items()}
        key_of = {n: claim.key for n, claim in claims.items()}
        number_of = {key: n for n, key in key_of.items()}
        groups = partition.partition(
            number_of,
            {(key_of[a], key_of[b]): value for (a, b), value in scores.items()},
            same=_named(same, key_of),
            different=_named(different, key_of),
            first=(claim.key for claim in claims.values() if claim.lead),
        )
        self._write(tables, groups, number_of, kept, claims)
        tables.settle(component)

    def _write(
        self,
        tables: LinkTables,
        groups: list[list[str]],
        number_of: dict[str, int],
        kept: dict[int, KeptClaim],
        claims: dict[int, ClaimFacts],
    ) -> None:
        members = tables.members_of_reports({c.report_no for c in kept.values()})
        before = _before(members, kept, claims)
        found = identity.identify(groups, before)
        at = _now()
        events = []
        for group, event in zip(groups, found.events, strict=True):
            if event is None:
                event = tables.new_event(identity.new_ids(group), at)
                self._tally.new_events += 1
            events.append(event)
        tables.set_members(
            [
                (number_of[key], event, kept[number_of[key]].report_no)
                for group, event in zip(groups, events, strict=True)
                for key in group
            ]
        )
        tables.add_changes(at, [(c.kind, c.event, events[c.other], c.claims) for c in found.changes])
        self._tally.merges += sum(c.kind == "merge" for c in found.changes)
        self._tally.splits += sum(c.kind == "split" for c in found.changes)
        tables.revive({event for event in found.events if event is not None} & set(before.values()))
        tables.end_empty({c.event for c in found.changes if c.kind == "merge"}, at)


def _component(
    tables: LinkTables, start: int, same: dict[int, set[int]]
) -> tuple[set[int], dict[tuple[int, int], int]]:
    """Return the claims that are tied to one by scores above 0 or by judgements, and the scores among them."""
    found, new = {start}, {start}
    scores: dict[tuple[int, int], int] = {}
    while new:
        reached: set[int] = set()
        for a, b, score in tables.scores(new):
            scores[min(a, b), max(a, b)] = score
            if score > 0:
                reached.add(b)
        for number in new:
            reached |= same.get(number, set())
        new = reached - found
        found |= new
    return found, {pair: value for pair, value in scores.items() if found.issuperset(pair)}


def _named(judged: dict[int, set[int]], key_of: dict[int, str]) -> list[tuple[str, str]]:
    return [(key_of[a], key_of[b]) for a in judged.keys() & key_of.keys() for b in judged[a] if b in key_of]


def _before(members: list[Member], kept: dict[int, KeptClaim], claims: dict[int, ClaimFacts]) -> dict[str, int]:
    """Return in which event each claim was; a claim of a new coding was where the old one's at its trigger was."""
    by_number = {m.claim_no: m.event_no for m in members}
    by_trigger = {(m.report_no, m.trigger): m.event_no for m in members if m.claim_no not in kept}
    found = {}
    for number, claim in claims.items():
        event = by_number.get(number) or by_trigger.get((kept[number].report_no, claim.trigger))
        if event is not None:
            found[claim.key] = event
    return found


def _outlets(joined: str | None) -> frozenset[str]:
    return frozenset(name.casefold() for name in (joined or "").split(",") if name)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
