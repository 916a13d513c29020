"""What people judged of claims and graded of sources: rows that are only ever added."""

from __future__ import annotations

from typing import Any, NamedTuple

from dateline.store.driver import Driver


class NamedClaim(NamedTuple):
    """What a judgement keeps of a claim."""

    claim_no: int
    claim_id: str
    report_id: str
    trigger_start: int
    origin: str | None


class PeopleTables(Driver):
    """Judgements and grades."""

    def judgements(self) -> list[dict[str, Any]]:
        """Return all judgements in their order, with the numbers of the current claims that they are on.

        A claim that a later coding told anew is found by report, trigger and origin. `claim_no` is None where none is.
        """
        cursor = self._run("SELECT * FROM judgements ORDER BY judgement_no")
        names = [column[0] for column in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        return [row | {"claim_no": self._current(row, ""), "other_no": self._current(row, "other_")} for row in rows]

    def _current(self, row: dict[str, Any], of: str) -> int | None:
        query = (
            "SELECT c.claim_no FROM claims AS c JOIN codings AS k USING (coding_no) "
            "JOIN reports AS r USING (report_no) WHERE k.is_current AND r.id = ? "
            "AND (c.id = ? OR (c.trigger_span_start = ? AND c.origin IS ?)) ORDER BY c.id = ? DESC LIMIT 1"
        )
        report, claim, trigger, origin = (row[of + key] for key in ("report_id", "claim_id", "trigger_start", "origin"))
        return self._one(query, report, claim, trigger, origin, claim)  # type: ignore[no-any-return]

    def claim_named(self, id: str) -> NamedClaim | None:
        """Return the current claim with an id; of an event the claim that is its oldest report's lead, or its first."""
        columns = "SELECT c.claim_no, c.id, r.id, c.trigger_span_start, c.origin FROM "
        by_claim = "claims AS c JOIN codings AS k USING (coding_no) JOIN reports AS r USING (report_no) "
        row = self._run(columns + by_claim + "WHERE k.is_current AND c.id = ? LIMIT 1", id).fetchone()
        if row is None:
            of_event = "JOIN event_claims AS m ON m.claim_no = c.claim_no JOIN events AS e USING (event_no) "
            order = "ORDER BY c.position IS k.lead DESC, r.published IS NULL, r.published, c.claim_no LIMIT 1"
            row = self._run(f"{columns}{by_claim}{of_event}WHERE k.is_current AND e.id = ? {order}", id).fetchone()
        return NamedClaim(*row) if row else None

    def add_judgement(self, row: dict[str, Any]) -> None:
        """Add a judgement."""
        names = ", ".join(row)
        self._run(f"INSERT INTO judgements ({names}) VALUES ({', '.join('?' * len(row))})", *row.values())

    def add_grade(self, at: str, judge: str, source: str, grade: str, note: str | None) -> None:
        """Add a grade of a source."""
        statement = "INSERT INTO grades (at, judge, source, grade, note) VALUES (?, ?, ?, ?, ?)"
        self._run(statement, at, judge, source, grade, note)

    def grades(self) -> dict[str, str]:
        """Return the last grade of each source, by its name in lower case."""
        rows = self._run("SELECT source, grade FROM grades ORDER BY grade_no")
        return {source.casefold(): grade for source, grade in rows}
