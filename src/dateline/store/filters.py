"""Filters over claims and reports, and the SQL that they come to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from math import cos, radians
from typing import Any, Literal

from sqlalchemy import ColumnElement, FromClause, Select, and_, exists, func, literal_column, or_, select

from dateline.store import tables as t
from dateline.store.connection import folded
from dateline.store.errors import FilterError

KM_A_DEGREE = 110.57
"""Kilometres to a degree of latitude, at the least (at the equator)."""


@dataclass(frozen=True, slots=True)
class Near:
    """Within `km` kilometres of a point (degrees, WGS 84)."""

    latitude: float
    longitude: float
    km: float


@dataclass(frozen=True, slots=True)
class Box:
    """Within bounds in degrees; `west` is greater than `east` where the box spans 180°."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """Which current claims: those that fit everything that is set. Names match in part, in any case.

    Letters match with and without their marks ("Idlīb" is "idlib").
    """

    event: tuple[str, ...] = ()
    """Type codes, any of which."""
    actor: str | None = None
    """Part of the name or id of an actor or target."""
    place: str | Near | Box | None = None
    """Part of the place's name or words, or where its point lies."""
    source: str | None = None
    """Part of the name or id of any link of the chain."""
    since: str | None = None
    until: str | None = None
    """ISO dates, inclusive: the claim's time overlaps them. A time with no end is open at publication."""
    text: str | None = None
    """Words that all stand in evidence, trigger or names; `"a phrase"` and `begin*` are understood."""
    report: str | None = None
    """A report's id."""
    claim: str | None = None
    """A claim's id."""
    status: tuple[str, ...] = ()
    stance: tuple[str, ...] = ()
    order: Literal["report", "date", "event", "place", "confidence", "rank"] = "report"
    """`report` is the order of storing and of the text; `rank` needs `text` (the best first)."""
    limit: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFilter:
    """Which reports: those that fit everything that is set. Names match in part, in any case."""

    id: str | None = None
    publisher: str | None = None
    title: str | None = None
    since: str | None = None
    until: str | None = None
    """ISO dates, inclusive: when it was published."""
    text: str | None = None
    """Words that all stand in title or text; `"a phrase"` and `begin*` are understood."""
    claims: ClaimFilter | None = None
    """Only reports with a claim that fits (its own order and limit count for nothing)."""
    order: Literal["stored", "published", "title", "rank"] = "stored"
    limit: int | None = None


Condition = ColumnElement[bool]
_C, _K, _R = t.claims.c, t.codings.c, t.reports.c


def claims_query(where: ClaimFilter, *, whole: bool = False) -> Select[Any]:
    """Return the query for claims: flat rows, or `whole` rows of `claims` with their `report_id`."""
    order = _CLAIM_ORDERS.get(where.order)
    if order is None or (where.order == "rank" and not where.text):
        raise FilterError(f"claims cannot be ordered by {where.order!r} (`rank` needs a text to search for)")
    found = select(_C.claim_no).select_from(_current_claims(where.text))
    found = found.where(*claim_conditions(where)).order_by(*order).limit(_limit(where.limit))
    numbered = found.add_columns(func.row_number().over(order_by=order).label("rank_no")).subquery("found")
    if whole:
        source = numbered.join(t.claims, _C.claim_no == numbered.c.claim_no)
        source = source.join(t.codings, _K.coding_no == _C.coding_no)
        query = select(t.claims, _R.id.label("report_id")).select_from(
            source.join(t.reports, _R.report_no == _K.report_no)
        )
    else:
        flat = t.claims_flat
        query = select(flat).select_from(numbered.join(flat, flat.c.claim_no == numbered.c.claim_no))
    return query.order_by(numbered.c.rank_no)


def _current_claims(searched: str | None) -> FromClause:
    source: FromClause = t.claims.join(t.codings, and_(_K.coding_no == _C.coding_no, _K.is_current))
    source = source.join(t.reports, _R.report_no == _K.report_no)
    return source.join(t.claims_fts, t.claims_fts.c.rowid == _C.claim_no) if searched else source


_CLAIM_ORDERS: dict[str, tuple[Any, ...]] = {
    "report": (_R.report_no, _C.position),
    "date": (_C.date_start.is_(None), _C.date_start, _C.date_end, _C.claim_no),
    "event": (_C.event, _C.date_start, _C.claim_no),
    "place": (func.coalesce(_C.place_name, _C.place_text), _C.date_start, _C.claim_no),
    "confidence": (_C.confidence.desc(), _C.claim_no),
    "rank": (t.RANK, _C.claim_no),
}


def claim_conditions(where: ClaimFilter) -> list[Condition]:
    """Return the conditions on `claims`, `codings` and `reports` that the filter comes to."""
    found: list[Condition] = []
    for column, wanted in ((_C.event, where.event), (_C.status, where.status), (_C.stance, where.stance)):
        if wanted:
            found.append(column.in_([wanted] if isinstance(wanted, str) else wanted))
    for column, value in ((_R.id, where.report), (_C.id, where.claim)):
        if value is not None:
            found.append(column == value)
    if where.actor is not None:
        found.append(_in_child(t.actors, where.actor, t.actors.c.name, t.actors.c.actor_id))
    if where.source is not None:
        found.append(_in_child(t.links, where.source, t.links.c.name, t.links.c.source_id))
    if where.place is not None:
        found.append(_at(where.place))
    if where.text:
        found.append(literal_column("claims_fts").op("MATCH")(match(where.text)))
    return found + _overlapping(where.since, where.until)


def _in_child(table: Any, wanted: str, *columns: ColumnElement[Any]) -> Condition:
    return exists().where(table.c.claim_no == _C.claim_no, or_(*(_part(c, wanted) for c in columns)))


def _part(column: ColumnElement[Any], wanted: str) -> Condition:
    return func.instr(func.folded(column), folded(wanted)) > 0


def _at(place: str | Near | Box) -> Condition:
    if isinstance(place, str):
        return or_(_part(_C.place_name, place), _part(_C.place_text, place))
    if isinstance(place, Box):
        return _in_box(place)
    away = func.distance_km(_C.latitude, _C.longitude, place.latitude, place.longitude)
    return and_(_in_box(_around(place)), away <= place.km)


def _around(near: Near) -> Box:
    """Return a box that holds the circle; all longitudes where it comes near a pole or is very large."""
    if not (-90 <= near.latitude <= 90 and -180 <= near.longitude <= 180 and near.km >= 0):
        raise FilterError(f"no such place: {near} (latitude -90 to 90, longitude -180 to 180, km 0 or more)")
    high = near.km / KM_A_DEGREE
    south, north = near.latitude - high, near.latitude + high
    widest = max(abs(south), abs(north))
    wide = high / cos(radians(widest)) if widest < 89 else 180
    if wide >= 180:
        return Box(-180, south, 180, north)
    west, east = ((near.longitude + by + 540) % 360 - 180 for by in (-wide, wide))
    return Box(west, south, east, north)


def _in_box(box: Box) -> Condition:
    tree = t.claims_rtree.c
    north_south = and_(tree.north >= box.south, tree.south <= box.north)
    if box.west <= box.east:
        east_west = and_(tree.east >= box.west, tree.west <= box.east)
        exact: Condition = _C.longitude.between(box.west, box.east)
    else:
        east_west = or_(tree.east >= box.west, tree.west <= box.east)
        exact = or_(_C.longitude >= box.west, _C.longitude <= box.east)
    near = select(tree.claim_no).where(north_south, east_west)
    # The tree keeps numbers to 7 digits, so the claim's own decide.
    return and_(_C.claim_no.in_(near), exact, _C.latitude.between(box.south, box.north))


def _overlapping(since: str | None, until: str | None) -> list[Condition]:
    found: list[Condition] = []
    if since is not None or until is not None:
        found.append(or_(_C.date_start.is_not(None), _C.date_end.is_not(None)))
    if since is not None:
        day = func.substr(_R.published, 1, 10)
        still_open = func.coalesce(func.max(_C.date_start, day), "9999-12-31")
        found.append(func.coalesce(_C.date_end, still_open) >= _day(since))
    if until is not None:
        found.append(func.coalesce(_C.date_start, "0000-01-01") <= _day(until))
    return found


def _day(value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise FilterError(f"{value!r} is no date; write it as 2017-02-21") from error


def match(words: str) -> str:
    """Return a search as FTS5 reads it: every word must stand there; quotation marks hold a phrase."""
    parts = re.findall(r'"[^"]*"\*?|[^\s"]+', words.replace("\0", " "))
    found = " ".join(filter(None, map(_matched, parts)))
    if not found:
        raise FilterError(f"{words!r} has no word to search for")
    return found


def _matched(part: str) -> str:
    bare = part.rstrip("*").strip('"')
    star = "*" if part.endswith("*") else ""
    return f'"{bare}"{star}' if any(c.isalnum() for c in bare) else ""


def _limit(limit: int | None) -> int | None:
    if limit is not None and limit < 0:
        raise FilterError(f"a limit cannot be {limit}")
    return limit


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFilter:
    """Which sources: those that fit everything that is set. Names match in part, in any case."""

    name: str | None = None
    """Part of the id, the name, or a name under which it is written."""
    kind: tuple[str, ...] = ()
    """Kinds of source, any of which."""
    known: bool = False
    """Only those with a canonical id."""
    limit: int | None = None


def sources_query(where: SourceFilter) -> Select[Any]:
    """Return the query for rows of `source_records`, those of most claims first."""
    c = t.source_records.c
    query = select(t.source_records)
    if where.name:
        query = query.where(or_(*(_part(column, where.name) for column in (c.id, c.name, c.names))))
    if where.kind:
        query = query.where(c.kind.in_(where.kind))
    if where.known:
        query = query.where(c.id.is_not(None))
    return query.order_by(c.claims.desc(), c.name).limit(_limit(where.limit))


def reports_query(where: ReportFilter) -> Select[Any]:
    """Return the query for rows of `reports_flat`."""
    order = _REPORT_ORDERS.get(where.order)
    if order is None or (where.order == "rank" and not where.text):
        raise FilterError(f"reports cannot be ordered by {where.order!r} (`rank` needs a text to search for)")
    flat = t.reports_flat
    source: FromClause = flat.join(t.reports, _R.report_no == flat.c.report_no)
    if where.text:
        source = source.join(t.reports_fts, t.reports_fts.c.rowid == _R.report_no)
    query = select(flat).select_from(source).where(*_report_conditions(where))
    return query.order_by(*order).limit(_limit(where.limit))


_REPORT_ORDERS: dict[str, tuple[Any, ...]] = {
    "stored": (_R.report_no,),
    "published": (_R.published.is_(None), _R.published, _R.report_no),
    "title": (_R.title.is_(None), func.folded(_R.title), _R.report_no),
    "rank": (t.RANK, _R.report_no),
}


def _report_conditions(where: ReportFilter) -> list[Condition]:
    found: list[Condition] = []
    if where.id is not None:
        found.append(_R.id == where.id)
    for column, value in ((_R.publisher, where.publisher), (_R.title, where.title)):
        if value is not None:
            found.append(_part(column, value))
    day = func.substr(_R.published, 1, 10)
    if where.since is not None:
        found.append(day >= _day(where.since))
    if where.until is not None:
        found.append(day <= _day(where.until))
    if where.text:
        found.append(literal_column("reports_fts").op("MATCH")(match(where.text)))
    if where.claims is not None:
        inner = select(_K.report_no).select_from(_current_claims(where.claims.text))
        found.append(_R.report_no.in_(inner.where(*claim_conditions(where.claims))))
    return found
