"""The way back: rows to the public JSON form of a coded report (schema version 1)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from dateline.store import tables as t

Stored = RowMapping | Mapping[str, Any]
"""A row of a table, by its columns' names."""

Children = dict[str, dict[int, list[Stored]]]
"""Table name -> claim_no -> its rows in their order."""


def read_coding(connection: Connection, report_id: str) -> dict[str, Any] | None:
    """Return a report with its current coding as the contract has it; None for an unknown id."""
    query = (
        select(t.reports.c.id, t.reports.c.text, t.reports.c.content_hash, t.codings, t.runs.c.schema_version)
        .select_from(t.reports.join(t.codings).join(t.runs))
        .where(t.reports.c.id == report_id, t.codings.c.is_current)
    )
    row = connection.execute(query).mappings().first()
    if row is None:
        return None
    of_coding = t.claims.c.coding_no == row["coding_no"]
    claims = connection.execute(select(t.claims).where(of_coding).order_by(t.claims.c.position)).mappings()
    return {
        "dateline": row["schema_version"],
        "id": row["id"],
        **json.loads(row["metadata"]),
        "text": row["text"],
        "content_hash": row["content_hash"],
        "claims": list(read_claims(connection, claims)),
        "lead": row["lead"],
        "mentions": json.loads(row["mentions"]),
        "warnings": json.loads(row["warnings"]),
    }


def read_claims(connection: Connection, claim_rows: Iterable[Stored]) -> Iterator[dict[str, Any]]:
    """Yield claims whole, as the contract has them, in the order of their rows."""
    rows = list(claim_rows)
    children = _children(connection, [row["claim_no"] for row in rows])
    for row in rows:
        yield claim_object(row, children)


def _children(connection: Connection, numbers: list[int]) -> Children:
    found: Children = {}
    for table in t.CHILDREN:
        by_claim = found[table.name] = defaultdict(list)
        for some in range(0, len(numbers), 500):
            wanted = table.c.claim_no.in_(numbers[some : some + 500])
            query = select(table).where(wanted).order_by(*table.primary_key)
            for row in connection.execute(query).mappings():
                by_claim[row["claim_no"]].append(row)
    return found


def claim_object(row: Stored, children: Children) -> dict[str, Any]:
    """Put one claim together from its row and those of the child tables."""
    own = {name: rows[row["claim_no"]] for name, rows in children.items()}
    return {
        "id": row["id"],
        "event": row["event"],
        "trigger": {"text": row["trigger"], "span": _span(row, "trigger_")},
        "acled": row["acled"],
        "plover": row["plover"],
        "confidence": row["confidence"],
        "status": row["status"],
        "status_span": _span(row, "status_"),
        "stance": row["stance"],
        "stance_span": _span(row, "stance_"),
        "actors": [_actor(r) for r in own["actors"] if r["role"] == "actor"],
        "targets": [_actor(r) for r in own["actors"] if r["role"] == "target"],
        "place": _place(row),
        "time": _time(row),
        "figures": [_figure(r) for r in own["figures"]],
        "sources": [_source(r) for r in own["links"]],
        "evidence": [_span(r) for r in own["evidence"]],
        "route": _route(row["route"]),
        "means": [_quote(r) for r in own["phrases"] if r["role"] == "means"],
        "relations": [{"kind": r["kind"], "claim": r["to_position"]} for r in own["relations"]],
        "wording": [_quote(r) for r in own["phrases"] if r["role"] == "wording"],
        "field_confidence": json.loads(row["field_confidence"] or "{}"),
    }


def _span(row: Stored, prefix: str = "") -> list[int] | None:
    start = row[f"{prefix}span_start"]
    return None if start is None else [start, row[f"{prefix}span_end"]]


def _place(row: Stored) -> dict[str, Any] | None:
    if row["place_carried"] is None:
        return None
    return {
        "text": row["place_text"],
        "span": _span(row, "place_"),
        "name": row["place_name"],
        "geonameid": row["geonameid"],
        "lat": row["latitude"],
        "lon": row["longitude"],
        "radius_km": row["radius_km"],
        "country": row["country"],
        "admin1": row["admin1"],
        "precision": row["place_precision"],
        "relation": row["place_relation"],
        "carried": row["place_carried"],
        "area": json.loads(row["place_area"] or "null"),
        "alternatives": json.loads(row["place_alternatives"] or "[]"),
    }


def _time(row: Stored) -> dict[str, Any] | None:
    if row["time_precision"] is None:
        return None
    return {
        "text": row["time_text"],
        "span": _span(row, "time_"),
        "start": row["date_start"],
        "end": row["date_end"],
        "precision": row["time_precision"],
        "clock": row["time_clock"],
        "anchor": row["time_anchor"],
        "rule": row["time_rule"],
    }


def _actor(row: Stored) -> dict[str, Any]:
    return {"name": row["name"], "id": row["actor_id"], "span": _span(row)}


def _figure(row: Stored) -> dict[str, Any]:
    plain = ("low", "high", "unit", "approx", "of", "part_of")
    return {"measure": row["measure"], "text": row["text"], "span": _span(row)} | {k: row[k] for k in plain}


def _source(row: Stored) -> dict[str, Any]:
    return {
        "name": row["name"],
        "kind": row["kind"],
        "id": row["source_id"],
        "cue": row["cue"],
        "span": _span(row),
        "anonymous": row["anonymous"],
        "office": row["office"],
        "parent": row["parent"],
    }


def _quote(row: Stored) -> dict[str, Any]:
    return {"text": row["text"], "span": _span(row), "whose": row["whose"], "mark": row["mark"]}


def _route(stored: str | None) -> dict[str, str] | None:
    if stored is None:
        return None
    return {"from" if k == "origin" else k: v for k, v in json.loads(stored).items() if v}
