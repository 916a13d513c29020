"""A coding as rows: pure functions from the model to what stands in the tables."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from dateline.codebook import load_codebook
from dateline.model import Actor, Claim, Coding, Figure, Place, Quote, Relation, Report, Source, Span, Time

Row = dict[str, Any]

METADATA = ("title", "publisher", "published", "url", "lang")
"""What is told of a report beside its text."""


class ClaimRows(NamedTuple):
    """What stands of a claim in `claims`, and in each child table by the table's name."""

    row: Row
    children: dict[str, list[Row]]


def claim_row(claim: Claim, position: int, text: str) -> Row:
    """Return the row of `claims` without its keys."""
    origin = claim.sources[-1] if claim.sources else None
    return {
        "position": position,
        "id": claim.id,
        "event": claim.event,
        "trigger": claim.trigger.text,
        **_span(claim.trigger.span, "trigger_"),
        "status": claim.status,
        "status_words": claim.status_span and claim.status_span.of(text),
        **_span(claim.status_span, "status_"),
        "stance": claim.stance,
        "stance_words": claim.stance_span and claim.stance_span.of(text),
        **_span(claim.stance_span, "stance_"),
        **_place(claim.place),
        **_time(claim.time),
        "origin": origin and origin.name,
        "origin_kind": origin and origin.kind,
        "acled": claim.acled,
        "plover": claim.plover,
        "confidence": whole(claim.confidence),
        "field_confidence": to_json(claim.field_confidence) if claim.field_confidence else None,
        "route": claim.route and to_json(claim.route),
    }


def _place(place: Place | None) -> Row:
    """Return the columns of a place; a claim without one has all of them null, `place_carried` too."""
    place_or_none = place or Place(None, None)
    area, alternatives = place_or_none.area, place_or_none.alternatives
    return {
        "place_text": place_or_none.text,
        **_span(place_or_none.span, "place_"),
        "place_name": place_or_none.name,
        "geonameid": place_or_none.geonameid,
        "latitude": real(place_or_none.lat),
        "longitude": real(place_or_none.lon),
        "radius_km": whole(place_or_none.radius_km),
        "country": place_or_none.country,
        "admin1": place_or_none.admin1,
        "place_precision": place_or_none.precision,
        "place_relation": place_or_none.relation,
        "place_carried": place and place.carried,
        "place_area": None if area is None else to_json(area),
        "place_alternatives": to_json(alternatives) if alternatives else None,
    }


def _time(time: Time | None) -> Row:
    """Return the columns of a time; a claim without one has all of them null."""
    return {
        "time_text": time and time.text,
        **_span(time.span if time else None, "time_"),
        "date_start": time and time.start,
        "date_end": time and time.end,
        "time_precision": time and time.precision,
        "time_clock": time and time.clock,
        "time_anchor": time and time.anchor,
        "time_rule": time and time.rule,
    }


def rows_of_claims(claims: Sequence[Claim], text: str) -> list[ClaimRows]:
    """Return the rows of each claim, without the keys that they get in a file."""
    return [ClaimRows(claim_row(c, position, text), child_rows(c, text)) for position, c in enumerate(claims)]


def child_rows(claim: Claim, text: str) -> dict[str, list[Row]]:
    """Return the rows of a claim in its child tables, by the table's name."""
    actors = [_actor(a, "actor", text) for a in claim.actors]
    targets = [_actor(a, "target", text) for a in claim.targets]
    means = [_quote(q, "means") for q in claim.means]
    wording = [_quote(q, "wording") for q in claim.wording]
    return {
        "actors": [*_numbered(actors), *_numbered(targets)],
        "figures": _numbered(map(_figure, claim.figures)),
        "links": _numbered(map(_link, claim.sources)),
        "evidence": _numbered({"text": s.of(text), **_span(s)} for s in claim.evidence),
        "phrases": [*_numbered(means), *_numbered(wording)],
        "relations": _numbered(map(_relation, claim.relations)),
    }


def _numbered(rows: Iterable[Row]) -> list[Row]:
    return [{"position": i, **row} for i, row in enumerate(rows)]


def _actor(actor: Actor, role: str, text: str) -> Row:
    words = actor.span and actor.span.of(text)
    return {"role": role, "name": actor.name, "actor_id": actor.id, "words": words, **_span(actor.span)}


def _figure(figure: Figure) -> Row:
    return {
        "measure": figure.measure,
        "text": figure.text,
        **_span(figure.span),
        "low": whole(figure.low),
        "high": whole(figure.high),
        "unit": figure.unit,
        "approx": figure.approx,
        "of": figure.of,
        "part_of": figure.part_of,
    }


def _link(source: Source) -> Row:
    return {
        "name": source.name,
        "kind": source.kind,
        "source_id": source.id,
        "cue": source.cue,
        **_span(source.span),
        "anonymous": source.anonymous,
        "office": source.office,
        "parent": source.parent,
    }


def _quote(quote: Quote, role: str) -> Row:
    return {"role": role, "text": quote.text, **_span(quote.span), "whose": quote.whose, "mark": quote.mark}


def _relation(relation: Relation) -> Row:
    return {"kind": relation.kind, "to_position": relation.claim}


def _span(span: Span | None, prefix: str = "") -> Row:
    start, end = span or (None, None)
    return {f"{prefix}span_start": start, f"{prefix}span_end": end}


def whole(number: float | None) -> float | int | None:
    """Return a number as SQLite keeps it: an integer where it is whole and not too large for one."""
    if number is None:
        return None
    return int(number) if abs(number) < 2**63 and number == int(number) else float(number)


def real(number: float | None) -> float | None:
    """Return a coordinate as a float, also where it is whole."""
    return None if number is None else float(number)


def source_rows(claims: Iterable[Claim]) -> list[Row]:
    """Return the known sources of the claims, one row an identity."""
    known = {s.id: s for c in claims for s in c.sources if s.id is not None}
    return [_source(key, source) for key, source in known.items()]


def _source(key: str, source: Source) -> Row:
    """Return a source as the codebook has it, whatever it is called in a report; as written if it is not there."""
    entry = load_codebook().sources.get(key)
    if entry is None:
        return {"id": key, "name": source.name, "kind": source.kind, "parent": source.parent, "country": None}
    return {"id": key, "name": entry.name, "kind": entry.kind, "parent": entry.parent, "country": entry.country}


def metadata_of(report: Report) -> dict[str, str | None]:
    """Return what is told of a report beside its text."""
    return {key: getattr(report, key) for key in METADATA}


def to_json(value: object) -> str:
    """Return compact JSON of plain data and of the model's classes (an object of their fields)."""
    return _encoder.encode(value)


def _fields(value: Any) -> dict[str, Any]:
    # The model's classes are slotted, so their slots are the names of their fields.
    return {name: getattr(value, name) for name in value.__slots__}


_encoder = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_fields)


def digest_of(own: Row, claims: Iterable[ClaimRows]) -> str:
    """Return the SHA-256 over what a coding's rows say, hexadecimal, whatever their keys in the file.

    What is null counts for nothing, so that a column or a table that a later form adds leaves the
    digests of what is there as they were.
    """
    parts = [_told(own), *([_told(c.row), _children_told(c)] for c in claims)]
    text = json.dumps(parts, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _told(row: Row) -> Row:
    return {name: value for name, value in row.items() if value is not None}


def _children_told(claim: ClaimRows) -> dict[str, list[Row]]:
    return {name: [_told(row) for row in found] for name, found in claim.children.items() if found}


def coding_row(coding: Coding) -> Row:
    """Return the row of `codings` without its keys, its run, time and digest."""
    return {
        "lead": coding.lead,
        "metadata": to_json(metadata_of(coding.report)),
        "mentions": to_json(coding.mentions),
        "warnings": to_json(coding.warnings),
    }
