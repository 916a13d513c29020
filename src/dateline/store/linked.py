"""What linking reads and writes, within one transaction: plain rows; what they mean is linking's business."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dateline.store.copies import CopyTables
from dateline.store.judged import PeopleTables
from dateline.store.linkread import CodedReader

MANY_TEXTS = 10_000
"""Reports whose words tell how common each word is; of more a sample stands for all."""
SUMMARY = (
    "SELECT count(*), count(DISTINCT m.report_no), min(c.date_start), max(coalesce(c.date_end, c.date_start)) "
    "FROM event_claims AS m JOIN claims AS c USING (claim_no) WHERE m.event_no = events.event_no"
)
"""What is counted of an event and kept with it."""


class Pending(NamedTuple):
    """A report whose current coding is not linked yet."""

    report_no: int
    coding_no: int


class KeptReport(NamedTuple):
    """A row of `link_reports` with its report's id."""

    report_no: int
    id: str
    day: int | None
    dated: str | None
    facts: bytes


class KeptClaim(NamedTuple):
    """A row of `link_claims`."""

    claim_no: int
    report_no: int
    facts: str
    sampled: bool


class Member(NamedTuple):
    """A row of `event_claims` with where its claim's trigger begins."""

    claim_no: int
    event_no: int
    report_no: int
    trigger: int


class LinkTables(CodedReader, CopyTables, PeopleTables):
    """The tables of linking on a connection whose transaction is under way."""

    # Settings and vocabulary

    def setting(self, name: str) -> str | None:
        """Return what was set under a name."""
        return self._one("SELECT value FROM link_settings WHERE name = ?", name)  # type: ignore[no-any-return]

    def put_setting(self, name: str, value: str) -> None:
        """Set a value."""
        self._run("INSERT OR REPLACE INTO link_settings VALUES (?, ?)", name, value)

    def texts(self) -> Iterator[tuple[str | None, str]]:
        """Yield title and text of every report, or of MANY_TEXTS that their contents' hashes choose."""
        yield from self._run("SELECT title, text FROM reports ORDER BY content_hash LIMIT ?", MANY_TEXTS)

    def terms(self) -> dict[int, int]:
        """Return the terms of the vocabulary with how many reports have each."""
        return dict(self._run("SELECT term, reports FROM link_terms"))

    def set_terms(self, counts: Iterable[tuple[int, int]]) -> None:
        """Replace the vocabulary."""
        self._run("DELETE FROM link_terms")
        self._many("INSERT INTO link_terms VALUES (?, ?)", list(counts))

    # Reports

    def count(self) -> int:
        """Return how many reports the file has."""
        return int(self._one("SELECT count(*) FROM reports") or 0)

    def pending(self, limit: int) -> list[Pending]:
        """Return reports whose current coding is not linked."""
        query = (
            "SELECT p.report_no, k.coding_no FROM link_pending AS p JOIN codings AS k "
            "ON k.report_no = p.report_no AND k.is_current ORDER BY p.report_no LIMIT ?"
        )
        return [Pending(*row) for row in self._run(query, limit)]

    def count_pending(self) -> int:
        """Return how many reports are to be linked."""
        return int(self._one("SELECT count(*) FROM link_pending") or 0)

    def forget(self, report_no: int) -> None:
        """Drop what was kept of a report, before it is linked anew; the events that it was in are to be settled."""
        self._run(
            "UPDATE link_claims SET settled = 0 WHERE claim_no IN (SELECT claim_no FROM event_claims WHERE event_no IN "
            "(SELECT event_no FROM event_claims WHERE report_no = ?))",
            report_no,
        )
        numbers = [n for (n,) in self._run("SELECT claim_no FROM link_claims WHERE report_no = ?", report_no)]
        pairs = self.scores(numbers)
        drop = "DELETE FROM link_scores WHERE claim_no = ? AND other_no = ?"
        self._many(drop, [pair for a, b, _ in pairs for pair in ((a, b), (b, a))])
        self._run("DELETE FROM link_claims WHERE report_no = ?", report_no)
        self._run("DELETE FROM link_reports WHERE report_no = ?", report_no)
        self._run("INSERT OR IGNORE INTO link_pending VALUES (?)", report_no)

    def clear(self) -> None:
        """Drop all that can be made anew, and note all reports as to be linked; events and judgements stay."""
        for table in ("scores", "keys", "claims", "copies", "bands", "reports", "terms"):
            self._run(f"DELETE FROM link_{table}")
        self._run("DELETE FROM copies")
        self._run("INSERT OR IGNORE INTO link_pending SELECT report_no FROM codings WHERE is_current")

    def add_report(self, pending: Pending, day: int | None, dated: str | None, facts: bytes) -> None:
        """Keep what linking knows of a report."""
        values = (pending.report_no, pending.coding_no, day, dated, facts)
        self._run("INSERT INTO link_reports VALUES (?, ?, ?, ?, ?)", *values)
        self._run("DELETE FROM link_pending WHERE report_no = ?", pending.report_no)

    def reports(self, numbers: Iterable[int]) -> list[KeptReport]:
        """Return what is kept of some reports."""
        query = (
            "SELECT l.report_no, r.id, l.day, l.dated, l.facts FROM json_each(?) AS asked "
            "CROSS JOIN link_reports AS l ON l.report_no = asked.value JOIN reports AS r USING (report_no)"
        )
        return [KeptReport(*row) for row in self._of(query, numbers)]

    # Claims

    def add_claims(self, rows: Sequence[tuple[int, int, str, bool]]) -> None:
        """Keep what linking knows of claims (claim, report, facts, sampled); they are to be settled."""
        self._many("INSERT INTO link_claims VALUES (?, ?, ?, ?, 0)", rows)

    def add_keys(self, rows: Sequence[tuple[int, int, int, int]]) -> None:
        """Keep under which keys claims are found (key, day, rank, claim)."""
        self._many("INSERT OR IGNORE INTO link_keys VALUES (?, ?, ?, ?)", rows)

    def drop_keys(self, rows: Sequence[tuple[int, int, int, int]]) -> None:
        """Drop keys of claims."""
        self._many("DELETE FROM link_keys WHERE link_key = ? AND day = ? AND rank = ? AND claim_no = ?", rows)

    def under(self, key: int, first: int, last: int, most: int) -> tuple[list[int], bool]:
        """Return the claims under a key in a range of days, and whether that is all of them.

        Where there are more than `most`, each day gives as many, by their rank.
        """
        query = "SELECT claim_no FROM link_keys WHERE link_key = ? AND day BETWEEN ? AND ? LIMIT ?"
        found = [n for (n,) in self._db.execute(query, (key, first, last, most + 1))]
        if len(found) <= most:
            return found, True
        query = "SELECT claim_no FROM link_keys WHERE link_key = ? AND day = ? ORDER BY rank LIMIT ?"
        of_days = [self._run(query, key, day, most).fetchall() for day in range(first, last + 1)]
        some = max(1, most // max(1, sum(map(bool, of_days))))
        return [n for rows in of_days for (n,) in rows[:some]], False

    def claims(self, numbers: Iterable[int]) -> list[KeptClaim]:
        """Return what is kept of some claims."""
        query = (
            "SELECT claim_no, report_no, facts, sampled FROM json_each(?) AS asked "
            "CROSS JOIN link_claims AS c ON c.claim_no = asked.value"
        )
        return [KeptClaim(*row) for row in self._of(query, numbers)]

    def claims_of(self, reports: Iterable[int]) -> dict[int, list[KeptClaim]]:
        """Return what is kept of the claims of reports."""
        query = (
            "SELECT claim_no, report_no, facts, sampled FROM json_each(?) AS asked "
            "CROSS JOIN link_claims AS c ON c.report_no = asked.value"
        )
        found: dict[int, list[KeptClaim]] = defaultdict(list)
        for row in self._of(query, reports):
            found[row[1]].append(KeptClaim(*row))
        return found

    def add_scores(self, rows: Iterable[tuple[int, int, int]]) -> None:
        """Keep scores of pairs (claim, other, thousandths), each pair once."""
        both = [row for a, b, score in rows for row in ((a, b, score), (b, a, score))]
        self._many("INSERT OR REPLACE INTO link_scores VALUES (?, ?, ?)", sorted(both))

    def scores(self, numbers: Iterable[int]) -> list[tuple[int, int, int]]:
        """Return the scores of some claims with any others (claim, other, thousandths)."""
        query = (
            "SELECT claim_no, other_no, score FROM json_each(?) AS asked "
            "CROSS JOIN link_scores AS s ON s.claim_no = asked.value"
        )
        return self._of(query, numbers)

    # Settling

    def unsettled(self, limit: int) -> list[int]:
        """Return claims whose event is to be decided."""
        query = "SELECT claim_no FROM link_claims WHERE NOT settled ORDER BY claim_no LIMIT ?"
        return [number for (number,) in self._run(query, limit)]

    def settle(self, numbers: Iterable[int]) -> None:
        """Note that the events of claims are decided."""
        self._many("UPDATE link_claims SET settled = 1 WHERE claim_no = ?", [(n,) for n in sorted(numbers)])

    def unsettle(self, numbers: Iterable[int]) -> None:
        """Note that claims, and all that are in one event with them, are to be decided anew."""
        statement = (
            "UPDATE link_claims SET settled = 0 WHERE claim_no = ? OR claim_no IN (SELECT b.claim_no FROM event_claims "
            "AS a JOIN event_claims AS b USING (event_no) WHERE a.claim_no = ?)"
        )
        self._many(statement, [(n, n) for n in numbers])

    def unsettle_events(self, events: Iterable[int], but: Iterable[int]) -> None:
        """Note that the claims of events are to be decided anew, except `but`."""
        left_out = set(but)
        query = "SELECT m.claim_no FROM json_each(?) AS asked CROSS JOIN event_claims AS m ON m.event_no = asked.value"
        rows = [row for row in self._of(query, events) if row[0] not in left_out]
        self._many("UPDATE link_claims SET settled = 0 WHERE claim_no = ?", rows)

    def events_of(self, claims: Iterable[int]) -> dict[int, int]:
        """Return the event of each of some claims that is in one."""
        query = (
            "SELECT claim_no, event_no FROM json_each(?) AS asked "
            "CROSS JOIN event_claims AS m ON m.claim_no = asked.value"
        )
        return dict(self._of(query, claims))

    def sizes(self, events: Iterable[int]) -> dict[int, int]:
        """Return how many claims each of some events has."""
        query = (
            "SELECT event_no, count(*) FROM json_each(?) AS asked "
            "CROSS JOIN event_claims AS m ON m.event_no = asked.value GROUP BY event_no"
        )
        return dict(self._of(query, events))

    def members_of_reports(self, reports: Iterable[int]) -> list[Member]:
        """Return the memberships of reports' claims, those of superseded codings too."""
        query = (
            "SELECT m.claim_no, m.event_no, m.report_no, c.trigger_span_start FROM json_each(?) AS asked "
            "CROSS JOIN event_claims AS m ON m.report_no = asked.value JOIN claims AS c USING (claim_no)"
        )
        return [Member(*row) for row in self._of(query, reports)]

    def numbers_of_event(self, id: str) -> list[int]:
        """Return the claims of an event."""
        query = "SELECT claim_no FROM event_claims JOIN events USING (event_no) WHERE id = ? ORDER BY claim_no"
        return [number for (number,) in self._run(query, id)]

    def set_members(self, rows: Sequence[tuple[int, int, int]]) -> None:
        """Put claims into events (claim, event, report)."""
        self._many("INSERT OR REPLACE INTO event_claims VALUES (?, ?, ?)", rows)

    def drop_stale_members(self, reports: Iterable[int] | None) -> set[int]:
        """Take claims of superseded codings of some reports (None for all) out of their events; return those events."""
        lost = "NOT EXISTS (SELECT 1 FROM link_claims AS l WHERE l.claim_no = m.claim_no)"
        if reports is None:
            stale = self._run(f"SELECT m.claim_no, m.event_no FROM event_claims AS m WHERE {lost}").fetchall()
        else:
            joined = "json_each(?) AS asked CROSS JOIN event_claims AS m ON m.report_no = asked.value"
            stale = self._of(f"SELECT m.claim_no, m.event_no FROM {joined} WHERE {lost}", reports)
        self._many("DELETE FROM event_claims WHERE claim_no = ?", [(claim,) for claim, _ in stale])
        return {event for _, event in stale}

    def new_event(self, ids: Iterator[str], at: str) -> int:
        """Make an event by the first id that is free; return its number."""
        for id in ids:
            made = self._run("INSERT OR IGNORE INTO events (id, made) VALUES (?, ?)", id, at)
            if made.rowcount and made.lastrowid is not None:
                return int(made.lastrowid)
        raise AssertionError("ids never run out")

    def count_events(self, events: Iterable[int], at: str) -> None:
        """Count anew what is kept with events; end those that have no claims left, and let those be again that have."""
        rows = [(n,) for n in sorted(set(events))]
        counted = "UPDATE events SET (claims, reports, date_first, date_last) = "
        self._many(f"{counted}({SUMMARY}) WHERE event_no = ?", rows)
        self._many("UPDATE events SET ended = NULL WHERE event_no = ? AND claims > 0 AND ended IS NOT NULL", rows)
        ended = "UPDATE events SET ended = ? WHERE event_no = ? AND claims = 0 AND ended IS NULL"
        self._many(ended, [(at, n) for (n,) in rows])

    def add_changes(self, at: str, rows: Iterable[tuple[str, int, int | None, int]]) -> None:
        """Record what became of events (kind, event, other event, claims that moved)."""
        statement = "INSERT INTO event_changes (at, kind, event_no, other_no, claims) VALUES (?, ?, ?, ?, ?)"
        self._many(statement, [(at, *row) for row in rows])
