"""Queries over events: which there are, and their claims with what their reports are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypedDict

from sqlalchemy import Connection, select, text

from dateline.contract import says_real
from dateline.store import objects
from dateline.store.filters import ClaimFilter, claims_query

SOME = 200
"""Events that are read together."""


class ToldRow(TypedDict):
    """A current claim, whole, with its event and what its report is."""

    claim: dict[str, Any]
    event_id: str | None
    report_id: str
    original_id: str
    publisher: str | None
    day: str | None
    title: str | None
    url: str | None
    is_lead: bool
    words: tuple[str, ...]
    """The evidence, without line breaks."""
    beside: tuple[tuple[str, dict[str, Any]], ...]
    """Of a report's lead that tells no toll: the first dead and wounded that another claim of it tells."""
    dated: bool
    original_outlet: str | None
    """The publisher of the report that it copies."""
    copy_kind: str | None
    """`words` or `translated`, where the report copies another."""


_TOLD = """
SELECT c.*, e.id AS event_id, r.id AS report_id, coalesce(o.id, r.id) AS original_id, y.kind AS copy_kind,
    o.publisher AS original_outlet, r.publisher,
    coalesce(substr(r.published, 1, 10), date(l.day + 1721424.5), substr(r.first_stored, 1, 10)) AS day,
    r.published IS NOT NULL OR l.day IS NOT NULL AS dated, r.title, r.url,
    c.position IS k.lead AS is_lead
FROM claims AS c JOIN codings AS k USING (coding_no) JOIN reports AS r USING (report_no)
    LEFT JOIN event_claims AS m ON m.claim_no = c.claim_no LEFT JOIN events AS e USING (event_no)
    LEFT JOIN copies AS y ON y.report_no = r.report_no LEFT JOIN reports AS o ON o.report_no = y.original_no
    LEFT JOIN link_reports AS l ON l.report_no = r.report_no
WHERE k.is_current AND {}
"""


def event_numbers(connection: Connection, where: ClaimFilter | None, limit: int | None) -> list[tuple[int, str]]:
    """Return number and id of the events with a claim that passes the filter, by their first day."""
    query = (
        "SELECT e.event_no, e.id FROM events AS e WHERE e.claims > 0 {} "
        "ORDER BY e.date_first IS NULL, e.date_first, e.id LIMIT :most"
    )
    most = -1 if limit is None else limit
    if where is None:
        return [tuple(row) for row in connection.execute(text(query.format("")), {"most": most})]
    found = select(claims_query(where, whole=True).subquery().c.claim_no)
    numbers = [n for (n,) in connection.execute(found)]
    connection.exec_driver_sql("CREATE TEMP TABLE IF NOT EXISTS wanted_claims (claim_no INTEGER PRIMARY KEY)")
    connection.exec_driver_sql("DELETE FROM temp.wanted_claims")
    if numbers:
        connection.exec_driver_sql("INSERT INTO temp.wanted_claims VALUES (?)", [(n,) for n in numbers])
    narrowed = query.format(
        "AND e.event_no IN (SELECT event_no FROM event_claims JOIN temp.wanted_claims USING (claim_no))"
    )
    return [tuple(row) for row in connection.execute(text(narrowed), {"most": most})]


def event_number(connection: Connection, id: str) -> tuple[int, str | None] | None:
    """Return an event's number, and the id of the event that it went up in if it has ended."""
    row = connection.exec_driver_sql("SELECT event_no, ended FROM events WHERE id = ?", (id,)).first()
    if row is None:
        return None
    if row.ended is None:
        return int(row.event_no), None
    query = (
        "SELECT e.id FROM event_changes AS x JOIN events AS e ON e.event_no = x.other_no "
        "WHERE x.event_no = ? ORDER BY x.change_no DESC LIMIT 1"
    )
    return int(row.event_no), connection.exec_driver_sql(query, (row.event_no,)).scalar()


def of_events(connection: Connection, numbers: Sequence[int]) -> Iterator[list[ToldRow]]:
    """Yield the claims of each event, in the order of the numbers."""
    for start in range(0, len(numbers), SOME):
        part = numbers[start : start + SOME]
        marks = ",".join(str(int(n)) for n in part)
        query = _TOLD.format(f"m.event_no IN ({marks})")
        rows = connection.exec_driver_sql(query).mappings().all()
        told = list(_told(connection, rows))
        places = connection.exec_driver_sql(f"SELECT event_no, id FROM events WHERE event_no IN ({marks})").all()
        id_of = dict(map(tuple, places))
        by_event: dict[str | None, list[ToldRow]] = {}
        for row in told:
            by_event.setdefault(row["event_id"], []).append(row)
        yield from (by_event[id_of[n]] for n in part if id_of[n] in by_event)


def told_by(connection: Connection, where: str, values: tuple[Any, ...] = ()) -> Iterator[ToldRow]:
    """Yield the current claims for which an SQL condition over `c`, `r`, `k`, `m`, `e` holds."""
    streamed = connection.execution_options(yield_per=500).exec_driver_sql(_TOLD.format(where), values)
    for part in streamed.mappings().partitions():
        yield from _told(connection, part)


def _told(connection: Connection, rows: Iterable[Any]) -> Iterator[ToldRow]:
    kept = list(rows)
    words = _evidence(connection, [row["claim_no"] for row in kept])
    for row, claim in zip(kept, objects.read_claims(connection, kept), strict=True):
        yield ToldRow(
            claim=claim,
            event_id=row["event_id"],
            report_id=row["report_id"],
            original_id=row["original_id"],
            publisher=row["publisher"],
            day=row["day"],
            title=row["title"],
            url=row["url"],
            is_lead=bool(row["is_lead"]),
            words=tuple(words.get(row["claim_no"], ())),
            beside=tuple(_beside(connection, row, claim)) if row["is_lead"] and says_real(claim) else (),
            dated=bool(row["dated"]),
            copy_kind=row["copy_kind"],
            original_outlet=row["original_outlet"],
        )


def _beside(connection: Connection, row: Any, claim: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    query = (
        "SELECT c.id, f.measure, f.text, f.span_start, f.span_end, f.low, f.high, f.unit, f.approx, f.of, f.part_of "
        "FROM claims AS c JOIN figures AS f USING (claim_no) WHERE c.coding_no = ? AND f.measure = ? "
        "AND f.part_of IS NULL AND c.stance <> 'denies' AND c.status IN ('occurred', 'ongoing') "
        "ORDER BY f.span_start LIMIT 1"
    )
    own = {figure["measure"] for figure in claim["figures"]}
    for measure in {"killed", "wounded"} - own:
        found = connection.exec_driver_sql(query, (row["coding_no"], measure)).mappings().first()
        if found:
            yield found["id"], {key: found[key] for key in found if key != "id"}


def _evidence(connection: Connection, numbers: Sequence[int]) -> dict[int, list[str]]:
    """Return the words of the evidence of claims."""
    found: dict[int, list[str]] = {}
    for start in range(0, len(numbers), 500):
        marks = ",".join(str(int(n)) for n in numbers[start : start + 500])
        query = f"SELECT claim_no, text FROM evidence WHERE claim_no IN ({marks}) ORDER BY claim_no, position"
        for number, words in connection.exec_driver_sql(query):
            found.setdefault(number, []).append(" ".join(words.split()))
    return found
