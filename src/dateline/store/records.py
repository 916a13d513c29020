"""What goes into the store beside codings, and what comes out of it: plain typed data."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, TypedDict, get_args, get_type_hints

from dateline.model import SCHEMA_VERSION


@dataclass(frozen=True, slots=True)
class RunInfo:
    """All that a coding depends on beside the report: equal infos code a report alike."""

    dateline_version: str
    model: str
    """Name and version of the language pipeline."""
    codebook_digest: str
    gazetteer_digest: str
    settings: Mapping[str, Any] = field(default_factory=dict)
    """What was set otherwise than by default; must be plain JSON."""
    schema_version: str = SCHEMA_VERSION

    @property
    def fingerprint(self) -> str:
        """SHA-256 over all fields, hexadecimal."""
        plain = asdict(self) | {"settings": dict(self.settings)}
        return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()


@dataclass(slots=True)
class Run:
    """A stretch of coding under one RunInfo. It has a row in the file once it stored a coding."""

    info: RunInfo
    fingerprint: str
    started: str
    """UTC, ISO 8601."""
    number: int | None = None
    """Its `run_no` in the file, once it has a row."""


@dataclass(frozen=True, slots=True)
class Added:
    """The coding was stored and is now the report's current one."""

    report_id: str
    claims: int
    """How many claims were stored with it."""
    new_report: bool
    """True for a report seen for the first time, False for one that is coded anew."""


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The file had this coding already; no row was added."""

    report_id: str
    restored: bool = False
    """True if it had been superseded and is now the current one again."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that `verify` found wrong: the check that failed, where, and what it found."""

    check: str
    where: str
    message: str


def columns_of(row: type) -> dict[str, type]:
    """Return the columns of a class of rows, each with the type of its values (any may be None)."""
    hints = get_type_hints(row)
    return {name: next(t for t in (get_args(hint) or (hint,)) if t is not type(None)) for name, hint in hints.items()}


class ReportRow(TypedDict):
    """A row of the view `reports_flat`: a report and its current coding, in short."""

    report_no: int
    id: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    lang: str | None
    content_hash: str
    raw_hash: str | None
    first_stored: str
    coded: str
    dateline_version: str
    model: str
    claims: int
    lead_claim: str | None
    lead_type: str | None
    lead_event: str | None
    """Id of the event that the lead claim is linked to."""
    copy_of: str | None
    """Id of the report that it copies."""
    copy_kind: str | None
    """`words` or `translated`: how it copies it."""
    text: str


class SourceRow(TypedDict):
    """A row of the view `source_records`: a source over all reports, and what it is cited for."""

    id: str | None
    """Its canonical id; None for one that is known by its name and kind alone."""
    name: str
    kind: str
    anonymous: int
    parent: str | None
    country: str | None
    reports: int
    publishers: int
    claims: int
    """Claims that it is a link of the chain of."""
    origin_of: int
    """Claims that it is the origin of."""
    hedged: int
    denied: int
    first_published: str | None
    last_published: str | None
    names: str
    """The names under which it is written, a JSON list."""


class ClaimRow(TypedDict):
    """A row of the view `claims_flat`: a current claim with its values joined by `|`."""

    claim_no: int
    id: str
    report_id: str
    event: str
    trigger: str
    status: str
    stance: str
    actors: str | None
    actor_ids: str | None
    targets: str | None
    target_ids: str | None
    place: str | None
    place_text: str | None
    place_precision: str | None
    place_carried: int | None
    country: str | None
    admin1: str | None
    geonameid: int | None
    latitude: float | None
    longitude: float | None
    radius_km: float | None
    time_text: str | None
    time_precision: str | None
    date_start: str | None
    date_end: str | None
    killed_low: float | None
    killed_high: float | None
    wounded_low: float | None
    wounded_high: float | None
    figures: str | None
    chain: str
    origin: str | None
    origin_kind: str | None
    acled: str | None
    plover: str | None
    confidence: float
    evidence: str
    publisher: str | None
    published: str | None
    report_title: str | None
    url: str | None
    position: int
    is_lead: int
