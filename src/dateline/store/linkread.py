"""Coded reports as linking reads them: the keys of the contract that it looks at, of many reports at once."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from dateline.store.driver import Driver

_REPORTS = """
SELECT k.coding_no, r.id, r.title, r.text, r.published, k.mentions, k.lead
FROM json_each(?) AS asked CROSS JOIN codings AS k ON k.coding_no = asked.value JOIN reports AS r USING (report_no)
"""
_CLAIMS = """
SELECT c.coding_no, c.claim_no, c.id, c.event, c.status, c.stance, c.trigger_span_start, c.place_carried, c.latitude,
    c.longitude, c.radius_km, c.country, c.admin1, c.place_precision, c.time_precision, c.date_start, c.date_end,
    c.time_span_start, c.time_clock
FROM json_each(?) AS asked CROSS JOIN claims AS c ON c.coding_no = asked.value ORDER BY c.coding_no, c.position
"""
_CHILDREN = {
    "actors": "role, name, actor_id",
    "figures": "measure, low, high, part_of, span_start",
    "links": "name, source_id, kind",
    "evidence": "span_start, span_end",
    "relations": "kind, to_position",
}
_CHILD = (
    "SELECT t.claim_no, {columns} FROM json_each(?) AS asked CROSS JOIN {table} AS t ON t.claim_no = asked.value "
    "ORDER BY t.claim_no, {order}"
)
Children = dict[str, dict[int, list[tuple[Any, ...]]]]


class CodedReader(Driver):
    """Reads codings in short."""

    def coded(self, codings: Sequence[int]) -> dict[int, dict[str, Any]]:
        """Return each coding's report by its number; each claim has its number in the file under `claim_no`."""
        claims: dict[int, list[Any]] = defaultdict(list)
        for row in self._of(_CLAIMS, codings):
            claims[row[0]].append(row[1:])
        numbers = [claim[0] for own in claims.values() for claim in own]
        children = {table: self._children(table, numbers) for table in _CHILDREN}
        found = {}
        for coding_no, id, title, text, published, mentions, lead in self._of(_REPORTS, codings):
            found[coding_no] = {
                "id": id,
                "title": title,
                "text": text,
                "published": published,
                "mentions": json.loads(mentions),
                "lead": lead,
                "claims": [_claim(claim, children) for claim in claims[coding_no]],
            }
        return found

    def _children(self, table: str, numbers: Sequence[int]) -> dict[int, list[tuple[Any, ...]]]:
        order = "t.role, t.position" if table == "actors" else "t.position"
        found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
        for row in self._of(_CHILD.format(columns=_CHILDREN[table], table=table, order=order), numbers):
            found[row[0]].append(row[1:])
        return found


def _claim(row: tuple[Any, ...], children: Children) -> dict[str, Any]:
    number, id, event, status, stance, trigger, carried, lat, lon, radius, country, admin1, precision = row[:13]
    timed, start, end, span, clock = row[13:]
    keys = ("lat", "lon", "radius_km", "country", "admin1", "precision", "carried")
    place = dict(zip(keys, (lat, lon, radius, country, admin1, precision, carried), strict=True))
    time = {"start": start, "end": end, "span": None if span is None else [span], "clock": clock}
    own = {table: rows[number] for table, rows in children.items()}
    return {
        "claim_no": number,
        "id": id,
        "event": event,
        "status": status,
        "stance": stance,
        "trigger": {"span": [trigger]},
        "place": None if carried is None else place,
        "time": None if timed is None else time,
        "actors": [{"name": name, "id": of} for role, name, of in own["actors"] if role == "actor"],
        "targets": [{"name": name, "id": of} for role, name, of in own["actors"] if role == "target"],
        "figures": [_figure(figure) for figure in own["figures"]],
        "sources": [{"name": name, "id": of, "kind": kind} for name, of, kind in own["links"]],
        "evidence": own["evidence"],
        "relations": [{"kind": kind, "claim": to} for kind, to in own["relations"]],
    }


def _figure(row: tuple[Any, ...]) -> dict[str, Any]:
    measure, low, high, part_of, start = row
    return {"measure": measure, "low": low, "high": high, "part_of": part_of, "span": [start]}
