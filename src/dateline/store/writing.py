"""What a transaction of the store writes: a coding with its rows, the search and the map in step."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from sqlalchemy import Connection, Table, bindparam, select, update

from dateline.model import Coding, Report
from dateline.store import rows
from dateline.store import tables as t
from dateline.store.errors import ChangedTextError
from dateline.store.records import Added, Run, Unchanged

DECISIVE = ("title", "publisher", "published", "lang")
"""What is told of a report and can change its coding (its address cannot)."""

_REPORT = select(t.reports.c.report_no, t.reports.c.content_hash).where(t.reports.c.id == bindparam("id"))
_CODINGS = (
    select(t.codings.c.coding_no, t.codings.c.report_no, t.codings.c.is_current, t.codings.c.metadata)
    .join(t.runs, t.runs.c.run_no == t.codings.c.run_no)
    .where(t.codings.c.report_no == bindparam("report_no"), t.runs.c.fingerprint == bindparam("fingerprint"))
    .order_by(t.codings.c.is_current.desc(), t.codings.c.coding_no.desc())
)
_TO_FTS = (
    "INSERT INTO claims_fts (rowid, trigger, evidence, names) "
    "SELECT claim_no, trigger, evidence, names FROM claims_words WHERE coding_no = ?"
)
_TO_RTREE = (
    "INSERT INTO claims_rtree SELECT claim_no, longitude, longitude, latitude, latitude FROM claims "
    "WHERE coding_no = ? AND latitude IS NOT NULL AND longitude IS NOT NULL"
)


class Known(NamedTuple):
    """A report that the file has."""

    report_no: int
    content_hash: str


class Earlier(NamedTuple):
    """A coding that the file has, and what was told of its report."""

    coding_no: int
    report_no: int
    is_current: bool
    metadata: dict[str, str | None]


def add_coding(
    connection: Connection, coding: Coding, run: Run, *, raw_hash: str | None, now: str, name: str
) -> tuple[Added | Unchanged, int | None]:
    """Store a coding; return what came of it and the run's number in the file.

    `now` is a UTC time, `name` that of the file, for messages.
    """
    report = coding.report
    known = find_report(connection, report.id)
    if known is not None:
        check_same_text(known, report, name)
        if same := find_coding(connection, known.report_no, report, run.fingerprint):
            return _make_current(connection, same, report.id), run.number
    report_no = known.report_no if known else _add_report(connection, report, raw_hash, now)
    if known:
        _supersede(connection, report_no)
        _retell(connection, report_no, rows.metadata_of(report))
    run_no = run.number or _add_run(connection, run)
    _add_coding(connection, coding, report_no, run_no, now)
    return Added(report.id, len(coding.claims), new_report=known is None), run_no


def find_report(connection: Connection, report_id: str) -> Known | None:
    """Return number and hash of the report with this id."""
    row = connection.execute(_REPORT, {"id": report_id}).first()
    return Known(*row) if row else None


def check_same_text(known: Known, report: Report, name: str) -> None:
    """Raise ChangedTextError if the report's id is taken by another text."""
    if known.content_hash != report.content_hash:
        raise ChangedTextError(
            f"{name}: report {report.id!r} is there already with another text (SHA-256 "
            f"{known.content_hash[:12]}… there, {report.content_hash[:12]}… now); nothing was stored. "
            "A changed text is a new report: give it an id of its own"
        )


def find_coding(connection: Connection, report_no: int, report: Report, fingerprint: str) -> Earlier | None:
    """Return the newest coding of the report under an equal run that went by what is told of it now."""
    wanted = {"report_no": report_no, "fingerprint": fingerprint}
    earlier = (Earlier(*row[:3], json.loads(row.metadata)) for row in connection.execute(_CODINGS, wanted))
    return next((e for e in earlier if tells_nothing_new(report, e.metadata)), None)


def tells_nothing_new(report: Report, stored: dict[str, str | None]) -> bool:
    """Tell whether all that is given of a report beside its text is what the stored coding went by."""
    return all(getattr(report, key) in (None, stored[key]) for key in DECISIVE)


def _make_current(connection: Connection, coding: Earlier, report_id: str) -> Unchanged:
    if coding.is_current:
        return Unchanged(report_id)
    _supersede(connection, coding.report_no)
    renewed = update(t.codings).where(t.codings.c.coding_no == coding.coding_no).values(is_current=True)
    connection.execute(renewed)
    _retell(connection, coding.report_no, coding.metadata)
    return Unchanged(report_id, restored=True)


def _supersede(connection: Connection, report_no: int) -> None:
    current = update(t.codings).where(t.codings.c.report_no == report_no, t.codings.c.is_current)
    connection.execute(current.values(is_current=False))


def _retell(connection: Connection, report_no: int, metadata: dict[str, str | None]) -> None:
    """Let `reports` show what the current coding went by."""
    connection.execute(update(t.reports).where(t.reports.c.report_no == report_no).values(metadata))


def _add_report(connection: Connection, report: Report, raw_hash: str | None, now: str) -> int:
    row = {
        "id": report.id,
        **rows.metadata_of(report),
        "text": report.text,
        "content_hash": report.content_hash,
        "raw_hash": raw_hash,
        "first_stored": now,
    }
    return _insert_one(connection, t.reports, row)


def _add_run(connection: Connection, run: Run) -> int:
    row = {
        "fingerprint": run.fingerprint,
        "dateline_version": run.info.dateline_version,
        "schema_version": run.info.schema_version,
        "model": run.info.model,
        "settings": json.dumps(dict(run.info.settings), sort_keys=True, ensure_ascii=False),
        "codebook_digest": run.info.codebook_digest,
        "gazetteer_digest": run.info.gazetteer_digest,
        "started": run.started,
    }
    return _insert_one(connection, t.runs, row)


def _add_coding(connection: Connection, coding: Coding, report_no: int, run_no: int, now: str) -> None:
    own = rows.coding_row(coding)
    claims = rows.rows_of_claims(coding.claims, coding.report.text)
    head = {"report_no": report_no, "run_no": run_no, "is_current": True, "coded": now}
    coding_no = _insert_one(connection, t.codings, head | own | {"digest": rows.digest_of(own, claims)})
    if not claims:
        return
    _insert(connection, t.sources, (), [((), row) for row in rows.source_rows(coding.claims)])
    first = (connection.exec_driver_sql("SELECT max(claim_no) FROM claims").scalar() or 0) + 1
    numbered = [*enumerate(claims, first)]
    _insert(connection, t.claims, ("claim_no", "coding_no"), [((n, coding_no), c.row) for n, c in numbered])
    for table in t.CHILDREN:
        own_rows = [((n,), row) for n, c in numbered for row in c.children[table.name]]
        _insert(connection, table, ("claim_no",), own_rows)
    connection.exec_driver_sql(_TO_FTS, (coding_no,))
    connection.exec_driver_sql(_TO_RTREE, (coding_no,))


def _insert_one(connection: Connection, table: Table, row: rows.Row) -> int:
    """Insert a row that gets the next number as its key; return that number."""
    return connection.exec_driver_sql(_insertion(table, tuple(row)), tuple(row.values())).lastrowid


def _insert(
    connection: Connection,
    table: Table,
    keys: tuple[str, ...],
    new: Sequence[tuple[tuple[int, ...], rows.Row]],
) -> None:
    """Insert rows, each beside the values of its keys. They have the same columns in the same order."""
    if new:
        statement = _insertion(table, keys + tuple(new[0][1]))
        connection.exec_driver_sql(statement, [(*key, *row.values()) for key, row in new])


@cache
def _insertion(table: Table, columns: tuple[str, ...]) -> str:
    """Return the SQL to insert values in the order of `columns`; a source that is there already stays.

    Handing the driver its own form instead of a Core statement halves the time that a report costs:
    Core looks at every parameter of every row.
    """
    names = ", ".join(f'"{table.c[name].name}"' for name in columns)
    kind = "INSERT OR IGNORE" if table is t.sources else "INSERT"
    return f"{kind} INTO {table.name} ({names}) VALUES ({', '.join('?' * len(columns))})"
