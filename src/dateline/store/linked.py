"""What linking reads and writes, within one transaction: plain rows; what they mean is linking's business."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection

from dateline.store import objects

SOME = 500
"""Numbers that one statement names at most."""


class Pending(NamedTuple):
    """A report whose current coding is not linked yet."""

    report_no: int
    id: str
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


class Member(NamedTuple):
    """A row of `event_claims` with where its claim's trigger begins."""

    claim_no: int
    event_no: int
    report_no: int
    trigger: int


class NamedClaim(NamedTuple):
    """What a judgement keeps of a claim."""

    claim_no: int
    claim_id: str
    report_id: str
    trigger_start: int
    origin: str | None


class LinkTables:
    """The tables of linking on a connection whose transaction is under way."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def _run(self, statement: str, *values: Any) -> Any:
        return self._connection.exec_driver_sql(statement, values)

    def _many(self, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
        if rows:
            self._connection.exec_driver_sql(statement, list(rows))

    def _of(self, statement: str, numbers: Iterable[int]) -> Iterator[Any]:
        """Run a statement with `IN (…)` at `{}` for some numbers at a time; yield the rows."""
        wanted = sorted(set(numbers))
        for start in range(0, len(wanted), SOME):
            part = wanted[start : start + SOME]
            yield from self._connection.exec_driver_sql(
                statement.format(f"({','.join('?' * len(part))})"), tuple(part)
            ).all()

    def _drop(self, table: str, column: str, numbers: Iterable[int]) -> None:
        wanted = sorted(set(numbers))
        for start in range(0, len(wanted), SOME):
            part = wanted[start : start + SOME]
            marks = ",".join("?" * len(part))
            self._run(f"DELETE FROM {table} WHERE {column} IN ({marks})", *part)

    # Settings and vocabulary

    def setting(self, name: str) -> str | None:
        """Return what was set under a name."""
        return self._run("SELECT value FROM link_settings WHERE name = ?", name).scalar()  # type: ignore[no-any-return]

    def put_setting(self, name: str, value: str) -> None:
        """Set a value."""
        self._run("INSERT OR REPLACE INTO link_settings VALUES (?, ?)", name, value)

    def texts(self) -> Iterator[tuple[str | None, str]]:
        """Yield title and text of every report, in the order of storing."""
        rows = self._connection.execution_options(yield_per=200)
        yield from map(tuple, rows.exec_driver_sql("SELECT title, text FROM reports ORDER BY report_no"))

    def terms(self) -> dict[int, int]:
        """Return the terms of the vocabulary with how many reports have each."""
        return dict(map(tuple, self._run("SELECT term, reports FROM link_terms").all()))

    def set_terms(self, counts: Iterable[tuple[int, int]]) -> None:
        """Replace the vocabulary."""
        self._run("DELETE FROM link_terms")
        self._many("INSERT INTO link_terms VALUES (?, ?)", list(counts))

    # Reports

    def count(self) -> int:
        """Return how many reports the file has."""
        return int(self._run("SELECT count(*) FROM reports").scalar() or 0)

    def pending(self, limit: int) -> list[Pending]:
        """Return reports whose current coding is not linked."""
        query = (
            "SELECT r.report_no, r.id, k.coding_no FROM codings AS k JOIN reports AS r USING (report_no) "
            "LEFT JOIN link_reports AS l USING (coding_no) WHERE k.is_current AND l.report_no IS NULL "
            "ORDER BY r.report_no LIMIT ?"
        )
        return [Pending(*row) for row in self._run(query, limit)]

    def count_pending(self) -> int:
        """Return how many reports are to be linked."""
        query = (
            "SELECT count(*) FROM codings AS k LEFT JOIN link_reports AS l USING (coding_no) "
            "WHERE k.is_current AND l.report_no IS NULL"
        )
        return int(self._run(query).scalar() or 0)

    def coded(self, report_id: str) -> dict[str, Any]:
        """Return a report with its current coding as the contract has it."""
        found = objects.read_coding(self._connection, report_id)
        assert found is not None, report_id
        return found

    def claim_numbers(self, coding_no: int) -> list[int]:
        """Return the numbers of a coding's claims in their order."""
        query = "SELECT claim_no FROM claims WHERE coding_no = ? ORDER BY position"
        return [number for (number,) in self._run(query, coding_no)]

    def forget(self, report_no: int) -> None:
        """Drop what was kept of a report, before it is linked anew; the events that it was in are to be settled."""
        of_report = "SELECT claim_no FROM link_claims WHERE report_no = ?"
        self._run(
            "UPDATE link_claims SET settled = 0 WHERE claim_no IN (SELECT claim_no FROM event_claims WHERE event_no IN "
            "(SELECT event_no FROM event_claims WHERE report_no = ?))",
            report_no,
        )
        numbers = [number for (number,) in self._run(of_report, report_no)]
        for number in numbers:
            others = self._run("SELECT other_no FROM link_scores WHERE claim_no = ?", number).all()
            self._many("DELETE FROM link_scores WHERE claim_no = ? AND other_no = ?", [(o, number) for (o,) in others])
        self._drop("link_scores", "claim_no", numbers)
        self._run("DELETE FROM link_claims WHERE report_no = ?", report_no)
        self._run("DELETE FROM link_reports WHERE report_no = ?", report_no)

    def drop_keys(self, keys: Iterable[tuple[int, int]]) -> None:
        """Drop keys of claims (key, claim)."""
        self._many("DELETE FROM link_keys WHERE link_key = ? AND claim_no = ?", list(keys))

    def clear(self) -> None:
        """Drop all that can be made anew; events, their claims and people's judgements stay."""
        for table in ("scores", "keys", "claims", "copies", "bands", "reports", "terms"):
            self._run(f"DELETE FROM link_{table}")
        self._run("DELETE FROM copies")

    def add_report(self, pending: Pending, day: int | None, dated: str | None, facts: bytes) -> None:
        """Keep what linking knows of a report."""
        values = (pending.report_no, pending.coding_no, day, dated, facts)
        self._run("INSERT INTO link_reports VALUES (?, ?, ?, ?, ?)", *values)

    def reports(self, numbers: Iterable[int]) -> list[KeptReport]:
        """Return what is kept of some reports."""
        query = (
            "SELECT l.report_no, r.id, l.day, l.dated, l.facts FROM link_reports AS l JOIN reports AS r "
            "USING (report_no) WHERE l.report_no IN {}"
        )
        return [KeptReport(*row) for row in self._of(query, numbers)]

    # Copies

    def add_bands(self, report_no: int, bands: Iterable[int]) -> None:
        """Keep under which bands a report is found."""
        self._many("INSERT OR IGNORE INTO link_bands VALUES (?, ?)", [(band, report_no) for band in bands])

    def in_bands(self, bands: Iterable[int], but: int) -> list[int]:
        """Return the reports that share a band, except `but`."""
        found = self._of("SELECT report_no FROM link_bands WHERE band IN {}", bands)
        return sorted({number for (number,) in found} - {but})

    def told(self, numbers: Iterable[int]) -> list[tuple[int, str, str, str | None, str | None, str]]:
        """Return number, id, text, publisher, date of publication and outlets credited (parted by `|`) of reports."""
        query = (
            "SELECT r.report_no, r.id, r.text, r.publisher, coalesce(r.published, date(l.day + 1721424.5)), "
            "(SELECT group_concat(DISTINCT s.name) FROM codings AS k JOIN claims AS c USING (coding_no) "
            "JOIN links AS s USING (claim_no) WHERE k.report_no = r.report_no AND k.is_current "
            "AND s.kind = 'outlet' AND s.position > 0) "
            "FROM reports AS r LEFT JOIN link_reports AS l USING (report_no) WHERE r.report_no IN {}"
        )
        return [tuple(row) for row in self._of(query, numbers)]

    def add_likeness(self, report_no: int, other_no: int, contained: float, common: float) -> None:
        """Note that one of two reports is a copy of the other."""
        rows = [(report_no, other_no, contained, common), (other_no, report_no, contained, common)]
        self._many("INSERT OR REPLACE INTO link_copies VALUES (?, ?, ?, ?)", rows)

    def likenesses(self, report_no: int) -> dict[int, tuple[float, float]]:
        """Return the reports that share their text with one, with the share contained and the share in common."""
        query = "SELECT other_no, contained, common FROM link_copies WHERE report_no = ?"
        return {other: (contained, common) for other, contained, common in self._run(query, report_no)}

    def set_copies(self, members: Iterable[int], rows: Sequence[tuple[int, int, float, float, str]]) -> None:
        """Replace what is said of some reports: copy, original, contained, common, what told the original."""
        self._drop("copies", "report_no", members)
        self._many("INSERT INTO copies VALUES (?, ?, ?, ?, ?)", rows)

    # Claims

    def add_claims(self, rows: Sequence[tuple[int, int, str]]) -> None:
        """Keep what linking knows of claims (claim, report, facts); they are to be settled."""
        self._many("INSERT INTO link_claims VALUES (?, ?, ?, 0)", rows)

    def add_keys(self, rows: Sequence[tuple[int, int]]) -> None:
        """Keep under which keys claims are found (key, claim)."""
        self._many("INSERT OR IGNORE INTO link_keys VALUES (?, ?)", rows)

    def by_keys(self, keys: Iterable[int]) -> dict[int, list[int]]:
        """Return the claims under each key."""
        found: dict[int, list[int]] = {}
        for key, claim_no in self._of("SELECT link_key, claim_no FROM link_keys WHERE link_key IN {}", keys):
            found.setdefault(key, []).append(claim_no)
        return found

    def claims(self, numbers: Iterable[int]) -> list[KeptClaim]:
        """Return what is kept of some claims."""
        query = "SELECT claim_no, report_no, facts FROM link_claims WHERE claim_no IN {}"
        return [KeptClaim(*row) for row in self._of(query, numbers)]

    def claims_of(self, report_no: int) -> list[KeptClaim]:
        """Return what is kept of a report's claims."""
        query = "SELECT claim_no, report_no, facts FROM link_claims WHERE report_no = ?"
        return [KeptClaim(*row) for row in self._run(query, report_no)]

    def add_scores(self, rows: Iterable[tuple[int, int, int]]) -> None:
        """Keep scores of pairs (claim, other, thousandths), each pair once."""
        both = [row for a, b, score in rows for row in ((a, b, score), (b, a, score))]
        self._many("INSERT OR REPLACE INTO link_scores VALUES (?, ?, ?)", both)

    def scores(self, numbers: Iterable[int]) -> list[tuple[int, int, int]]:
        """Return the scores of some claims with any others (claim, other, thousandths)."""
        query = "SELECT claim_no, other_no, score FROM link_scores WHERE claim_no IN {}"
        return [tuple(row) for row in self._of(query, numbers)]

    # Settling

    def unsettled(self, limit: int) -> list[int]:
        """Return claims whose event is to be decided."""
        query = "SELECT claim_no FROM link_claims WHERE NOT settled ORDER BY claim_no LIMIT ?"
        return [number for (number,) in self._run(query, limit)]

    def settle(self, numbers: Iterable[int]) -> None:
        """Note that the events of claims are decided."""
        self._many("UPDATE link_claims SET settled = 1 WHERE claim_no = ?", [(n,) for n in numbers])

    def unsettle(self, numbers: Iterable[int]) -> None:
        """Note that claims, and all that are in one event with them, are to be decided anew."""
        statement = (
            "UPDATE link_claims SET settled = 0 WHERE claim_no = ? OR claim_no IN (SELECT b.claim_no FROM event_claims "
            "AS a JOIN event_claims AS b USING (event_no) WHERE a.claim_no = ?)"
        )
        self._many(statement, [(n, n) for n in numbers])

    def members_of_reports(self, reports: Iterable[int]) -> list[Member]:
        """Return the memberships of reports' claims, those of superseded codings too."""
        query = (
            "SELECT m.claim_no, m.event_no, m.report_no, c.trigger_span_start FROM event_claims AS m "
            "JOIN claims AS c USING (claim_no) WHERE m.report_no IN {}"
        )
        return [Member(*row) for row in self._of(query, reports)]

    def numbers_of_event(self, id: str) -> list[int]:
        """Return the claims of an event."""
        query = "SELECT claim_no FROM event_claims JOIN events USING (event_no) WHERE id = ? ORDER BY claim_no"
        return [number for (number,) in self._run(query, id)]

    def set_members(self, rows: Sequence[tuple[int, int, int]]) -> None:
        """Put claims into events (claim, event, report)."""
        self._many("INSERT OR REPLACE INTO event_claims VALUES (?, ?, ?)", rows)

    def drop_members(self, claims: Iterable[int]) -> None:
        """Take claims out of their events."""
        self._drop("event_claims", "claim_no", claims)

    def drop_stale_members(self, reports: Iterable[int]) -> set[int]:
        """Take claims of superseded codings out of their events; return those events."""
        query = (
            "SELECT claim_no, event_no FROM event_claims WHERE report_no IN {} "
            "AND claim_no NOT IN (SELECT claim_no FROM link_claims)"
        )
        stale = list(self._of(query, reports))
        self.drop_members(claim for claim, _ in stale)
        return {event for _, event in stale}

    def new_event(self, ids: Iterator[str], at: str) -> int:
        """Make an event by the first id that is free; return its number."""
        for id in ids:
            made = self._run("INSERT OR IGNORE INTO events (id, made) VALUES (?, ?)", id, at)
            if made.rowcount:
                return int(made.lastrowid)
        raise AssertionError("ids never run out")

    def end_empty(self, events: Iterable[int], at: str) -> list[int]:
        """End the events among these that have no claims left; return them."""
        left = {number for (number,) in self._of("SELECT event_no FROM event_claims WHERE event_no IN {}", events)}
        ended = sorted(set(events) - left)
        self._many("UPDATE events SET ended = ? WHERE event_no = ? AND ended IS NULL", [(at, n) for n in ended])
        return ended

    def revive(self, events: Iterable[int]) -> None:
        """Let ended events be again."""
        self._many("UPDATE events SET ended = NULL WHERE event_no = ?", [(n,) for n in events])

    def add_changes(self, at: str, rows: Iterable[tuple[str, int, int | None, int]]) -> None:
        """Record what became of events (kind, event, other event, claims that moved)."""
        statement = "INSERT INTO event_changes (at, kind, event_no, other_no, claims) VALUES (?, ?, ?, ?, ?)"
        self._many(statement, [(at, *row) for row in rows])

    # People's word

    def judgements(self) -> list[dict[str, Any]]:
        """Return all judgements in their order, with the numbers of the current claims that they are on.

        A claim that a later coding told anew is found by report, trigger and origin. `claim_no` is None where none is.
        """
        rows = self._run("SELECT * FROM judgements ORDER BY judgement_no").mappings().all()
        return [
            dict(row)
            | {
                "claim_no": self._current(row["report_id"], row["claim_id"], row["trigger_start"], row["origin"]),
                "other_no": self._current(
                    row["other_report_id"], row["other_claim_id"], row["other_trigger_start"], row["other_origin"]
                ),
            }
            for row in rows
        ]

    def _current(self, report_id: str, claim_id: str, trigger: int, origin: str | None) -> int | None:
        query = (
            "SELECT c.claim_no FROM claims AS c JOIN codings AS k USING (coding_no) "
            "JOIN reports AS r USING (report_no) WHERE k.is_current AND r.id = ? "
            "AND (c.id = ? OR (c.trigger_span_start = ? AND c.origin IS ?)) ORDER BY c.id = ? DESC LIMIT 1"
        )
        return self._run(query, report_id, claim_id, trigger, origin, claim_id).scalar()  # type: ignore[no-any-return]

    def claim_named(self, id: str) -> NamedClaim | None:
        """Return the current claim with an id; of an event the claim that is its oldest report's lead, or its first."""
        columns = "SELECT c.claim_no, c.id, r.id, c.trigger_span_start, c.origin FROM "
        by_claim = "claims AS c JOIN codings AS k USING (coding_no) JOIN reports AS r USING (report_no) "
        row = self._run(columns + by_claim + "WHERE k.is_current AND c.id = ? LIMIT 1", id).first()
        if row is None:
            of_event = "JOIN event_claims AS m ON m.claim_no = c.claim_no JOIN events AS e USING (event_no) "
            order = "ORDER BY c.position IS k.lead DESC, r.published IS NULL, r.published, c.claim_no LIMIT 1"
            row = self._run(f"{columns}{by_claim}{of_event}WHERE k.is_current AND e.id = ? {order}", id).first()
        return NamedClaim(*row) if row else None

    def add_judgement(self, row: dict[str, Any]) -> None:
        """Add a judgement."""
        names = ", ".join(row)
        self._run(f"INSERT INTO judgements ({names}) VALUES ({', '.join('?' * len(row))})", *row.values())
