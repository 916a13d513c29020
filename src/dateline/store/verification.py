"""Checks of a whole file: that it is sound, that every value stands in its text, that all is in step."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, select
from sqlalchemy.exc import DatabaseError

from dateline.store import linkchecks, rows, schema
from dateline.store import tables as t
from dateline.store.errors import StoreError, explained
from dateline.store.records import Problem

SPANS: tuple[tuple[str, str, str], ...] = (
    ("claims", "trigger", "trigger_"),
    ("claims", "status_words", "status_"),
    ("claims", "stance_words", "stance_"),
    ("claims", "place_text", "place_"),
    ("claims", "time_text", "time_"),
    ("actors", "words", ""),
    ("figures", "text", ""),
    ("links", "cue", ""),
    ("evidence", "text", ""),
    ("phrases", "text", ""),
)
"""Table, the column of the words, and the prefix of the columns of their span."""


Stored = dict[str, list[dict[str, Any]]]
"""Table name -> a coding's rows in it."""


def verify(engine: Engine, path: Path) -> list[Problem]:
    """Return what is wrong with the file. Damage that stops a check is a problem, not an exception."""
    found: list[Problem] = []
    try:
        with explained(path), engine.connect() as connection:
            for check in CHECKS:
                found += check(connection)
    except StoreError as error:
        found.append(Problem("readable", str(path), str(error)))
    return found


def _sound(connection: Connection) -> Iterator[Problem]:
    for (message,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if message != "ok":
            yield Problem("integrity", "file", message)


def _keys(connection: Connection) -> Iterator[Problem]:
    for table, number, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Problem("foreign key", f"{table} {number}", f"points to no row of {parent}")


def _form(connection: Connection) -> Iterator[Problem]:
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if found != schema.revisions()[-1]:
        yield Problem("form", "file", f"has form {found}, this program writes {schema.revisions()[-1]}")


def _one_current(connection: Connection) -> Iterator[Problem]:
    query = (
        "SELECT r.id, count(k.coding_no) FROM reports AS r LEFT JOIN codings AS k "
        "ON k.report_no = r.report_no AND k.is_current GROUP BY r.report_no HAVING count(k.coding_no) <> 1"
    )
    for report_id, count in connection.exec_driver_sql(query):
        yield Problem("current coding", f"report {report_id}", f"has {count} current codings, not one")


def _reports(connection: Connection) -> Iterator[Problem]:
    query = select(t.reports).order_by(t.reports.c.report_no).execution_options(yield_per=50)
    for report in connection.execute(query).mappings():
        found = hashlib.sha256(report["text"].encode()).hexdigest()
        if found != report["content_hash"]:
            yield Problem("content hash", f"report {report['id']}", f"its text has the SHA-256 {found}")
        codings = select(t.codings).where(t.codings.c.report_no == report["report_no"])
        for coding in connection.execute(codings).mappings().all():
            yield from _coding(connection, report, coding)


def _coding(connection: Connection, report: RowMapping, coding: RowMapping) -> Iterator[Problem]:
    where = f"report {report['id']}, coding {coding['coding_no']}"
    stored = rows_of(connection, coding)
    if _digest(stored, coding) != coding["digest"]:
        yield Problem("digest", where, "a value is no longer what was stored")
    yield from _spans(stored, report["text"], where)
    yield from _triggers(stored, where)
    yield from _mentions(coding["mentions"], report["text"], where)
    told = rows.to_json({key: report[key] for key in rows.METADATA})
    if coding["is_current"] and told != coding["metadata"]:
        yield Problem("metadata", where, "the report's metadata are not those of its current coding")
    if coding["lead"] is not None and not 0 <= coding["lead"] < len(stored["claims"]):
        yield Problem("lead", where, f"its lead is claim {coding['lead']}, which it does not have")


def rows_of(connection: Connection, coding: RowMapping) -> Stored:
    """Return a coding's rows of `claims` and of each child table, in the order of storing."""
    of_coding = t.claims.c.coding_no == coding["coding_no"]
    found = {"claims": select(t.claims).where(of_coding).order_by(t.claims.c.position)}
    for table in t.CHILDREN:
        within = select(table).join(t.claims, t.claims.c.claim_no == table.c.claim_no)
        found[table.name] = within.where(of_coding).order_by(*table.primary_key)
    return {name: [dict(r) for r in connection.execute(q).mappings()] for name, q in found.items()}


def _digest(stored: Stored, coding: RowMapping) -> str:
    own = {key: coding[key] for key in ("lead", "metadata", "mentions", "warnings")}
    claims = {r["claim_no"]: rows.ClaimRows(_bare(r), {}) for r in stored["claims"]}
    for table in t.CHILDREN:
        for row in stored[table.name]:
            claims[row["claim_no"]].children.setdefault(table.name, []).append(_bare(row))
    return rows.digest_of(own, claims.values())


def _bare(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in ("claim_no", "coding_no")}


def _spans(stored: Stored, text: str, where: str) -> Iterator[Problem]:
    for table, words, prefix in SPANS:
        for row in stored[table]:
            start, end = row[f"{prefix}span_start"], row[f"{prefix}span_end"]
            if start is not None and (problem := _misfit(text, start, end, row[words])):
                yield Problem("span", f"{where}, {table} of claim {row['claim_no']}", problem)


def _misfit(text: str, start: int, end: int, words: str) -> str | None:
    if not 0 <= start < end <= len(text):
        return f"[{start}, {end}) is no span of a text of {len(text)} characters"
    if text[start:end] != words:
        return f"[{start}, {end}) reads {text[start:end]!r}, not {words!r}"
    return None


def _triggers(stored: Stored, where: str) -> Iterator[Problem]:
    spans: dict[int, list[tuple[int, int]]] = {}
    for row in stored["evidence"]:
        spans.setdefault(row["claim_no"], []).append((row["span_start"], row["span_end"]))
    for claim in stored["claims"]:
        start, end = claim["trigger_span_start"], claim["trigger_span_end"]
        if not any(s <= start and end <= e for s, e in spans.get(claim["claim_no"], ())):
            yield Problem("evidence", f"{where}, claim {claim['id']}", "no evidence holds its trigger")


def _mentions(stored: str, text: str, where: str) -> Iterator[Problem]:
    for layer, mentions in json.loads(stored).items():
        for mention in mentions:
            if "text" in mention and (problem := _misfit(text, mention["start"], mention["end"], mention["text"])):
                yield Problem("span", f"{where}, mentioned {layer}", problem)


def _search(connection: Connection) -> Iterator[Problem]:
    for name, source in (("reports_fts", "reports"), ("claims_fts", "claims")):
        key = "report_no" if source == "reports" else "claim_no"
        query = f"SELECT count(*) FROM {source} WHERE {key} NOT IN (SELECT id FROM {name}_docsize)"
        surplus = f"SELECT count(*) FROM {name}_docsize WHERE id NOT IN (SELECT {key} FROM {source})"
        missing = connection.exec_driver_sql(query).scalar()
        extra = connection.exec_driver_sql(surplus).scalar()
        if missing or extra:
            yield Problem("search", name, f"lacks {missing} rows of {source} and has {extra} too many")


def _words(connection: Connection) -> Iterator[Problem]:
    """Compare the words of the search with those of the tables, where the file may be written.

    SQLite has this check as an insertion, though it inserts nothing.
    """
    for name in ("reports_fts", "claims_fts"):
        try:
            connection.exec_driver_sql(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)")
        except DatabaseError as error:
            code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
            if code not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_BUSY):
                yield Problem("search", name, f"its words are not those of the claims or reports ({error.orig})")


def _map(connection: Connection) -> Iterator[Problem]:
    lost = (
        "SELECT c.claim_no FROM claims AS c LEFT JOIN claims_rtree AS m USING (claim_no) "
        "WHERE c.latitude IS NOT NULL AND c.longitude IS NOT NULL AND (m.claim_no IS NULL "
        "OR c.longitude NOT BETWEEN m.west - 1e-9 AND m.east + 1e-9 "
        "OR c.latitude NOT BETWEEN m.south - 1e-9 AND m.north + 1e-9)"
    )
    extra = (
        "SELECT m.claim_no FROM claims_rtree AS m LEFT JOIN claims AS c USING (claim_no) "
        "WHERE c.latitude IS NULL OR c.longitude IS NULL"
    )
    for query, message in ((lost, "is not on the map"), (extra, "is on the map without a point")):
        for (number,) in connection.exec_driver_sql(query):
            yield Problem("map", f"claim {number}", message)


CHECKS = (_sound, _keys, _form, _one_current, _reports, _search, _words, _map, linkchecks.check)
"""All checks, in their order; each yields what it finds wrong."""
