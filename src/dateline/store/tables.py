"""The tables, views and indexes of a database file, as SQLAlchemy Core knows them.

The migrations make them; a test holds the two together. One value is one row (or one group of
columns of its claim's row) with the words that it was read from and their span, `*_span_start` and
`*_span_end`: code points into `reports.text`, end exclusive. Keys named `*_no` are integers that
count up within the file and mean nothing outside of it; `id`s do.

Nothing is deleted and no coding is changed: `codings.is_current` alone moves on to a newer coding,
and with it the metadata in `reports`. (`codings.metadata` keeps what each coding went by.)
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ColumnElement,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    literal_column,
    table,
    text,
)
from sqlalchemy import column as named
from sqlalchemy.types import UserDefinedType

from dateline.store.records import ClaimRow, ReportRow, SourceRow


class Number(UserDefinedType[float]):
    """A quantity: an integer where it is whole, as the public JSON form has it."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        """Return the type's name in SQL."""
        return "NUMERIC"


metadata = MetaData()


def _span(name: str = "") -> list[Column[Any]]:
    prefix = f"{name}_" if name else ""
    return [Column(f"{prefix}span_start", Integer), Column(f"{prefix}span_end", Integer)]


def _of_claim(name: str, *columns: Column[Any], key: tuple[str, ...] = ()) -> Table:
    """Make a child table of `claims`: rows stand in the order of their claim and `position`."""
    return Table(
        name,
        metadata,
        Column("claim_no", Integer, ForeignKey("claims.claim_no"), primary_key=True),
        *(Column(part, Text, primary_key=True) for part in key),
        Column("position", Integer, primary_key=True),
        *columns,
        sqlite_with_rowid=False,
    )


reports = Table(
    "reports",
    metadata,
    Column("report_no", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("title", Text),
    Column("publisher", Text),
    Column("published", Text),
    Column("url", Text),
    Column("lang", Text),
    Column("text", Text, nullable=False),
    Column("content_hash", Text, nullable=False),
    Column("raw_hash", Text),
    Column("first_stored", Text, nullable=False),
    Index("reports_content_hash", "content_hash"),
)

runs = Table(
    "runs",
    metadata,
    Column("run_no", Integer, primary_key=True),
    Column("fingerprint", Text, nullable=False),
    Column("dateline_version", Text, nullable=False),
    Column("schema_version", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("settings", Text, nullable=False),
    Column("codebook_digest", Text, nullable=False),
    Column("gazetteer_digest", Text, nullable=False),
    Column("started", Text, nullable=False),
    Column("finished", Text),
    Index("runs_fingerprint", "fingerprint"),
)

codings = Table(
    "codings",
    metadata,
    Column("coding_no", Integer, primary_key=True),
    Column("report_no", Integer, ForeignKey("reports.report_no"), nullable=False),
    Column("run_no", Integer, ForeignKey("runs.run_no"), nullable=False),
    Column("is_current", Boolean, nullable=False),
    Column("coded", Text, nullable=False),
    Column("lead", Integer),
    Column("metadata", Text, nullable=False),
    Column("mentions", Text, nullable=False),
    Column("warnings", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Index("codings_report", "report_no", "is_current"),
    Index("codings_one_current", "report_no", unique=True, sqlite_where=text("is_current")),
    Index("codings_run", "run_no"),
)

claims = Table(
    "claims",
    metadata,
    Column("claim_no", Integer, primary_key=True),
    Column("coding_no", Integer, ForeignKey("codings.coding_no"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("id", Text, nullable=False),
    Column("event", Text, nullable=False),
    Column("trigger", Text, nullable=False),
    *_span("trigger"),
    Column("status", Text, nullable=False),
    Column("status_words", Text),
    *_span("status"),
    Column("stance", Text, nullable=False),
    Column("stance_words", Text),
    *_span("stance"),
    Column("place_text", Text),
    *_span("place"),
    Column("place_name", Text),
    Column("geonameid", Integer),
    Column("latitude", Double),
    Column("longitude", Double),
    Column("radius_km", Number),
    Column("country", Text),
    Column("admin1", Text),
    Column("place_precision", Text),
    Column("place_relation", Text),
    Column("place_carried", Boolean),
    Column("place_area", Text),
    Column("place_alternatives", Text),
    Column("time_text", Text),
    *_span("time"),
    Column("date_start", Text),
    Column("date_end", Text),
    Column("time_precision", Text),
    Column("time_clock", Text),
    Column("time_anchor", Text),
    Column("time_rule", Text),
    Column("origin", Text),
    Column("origin_kind", Text),
    Column("acled", Text),
    Column("plover", Text),
    Column("confidence", Number, nullable=False),
    Column("field_confidence", Text),
    Column("route", Text),
    UniqueConstraint("coding_no", "position"),
    CheckConstraint("status IN ('occurred', 'ongoing', 'expected', 'hypothetical')", name="status"),
    CheckConstraint("stance IN ('asserts', 'hedges', 'denies')", name="stance"),
    Index("claims_id", "id"),
    Index("claims_event", "event", "date_start"),
    Index("claims_date", "date_start"),
)

actors = _of_claim(
    "actors",
    Column("name", Text, nullable=False),
    Column("actor_id", Text),
    Column("words", Text),
    *_span(),
    key=("role",),
)
figures = _of_claim(
    "figures",
    Column("measure", Text, nullable=False),
    Column("text", Text, nullable=False),
    *_span(),
    Column("low", Number),
    Column("high", Number),
    Column("unit", Text),
    Column("approx", Boolean, nullable=False),
    Column("of", Text),
    Column("part_of", Text),
)
links = _of_claim(
    "links",
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("source_id", Text, ForeignKey("sources.id")),
    Column("cue", Text),
    *_span(),
    Column("anonymous", Boolean, nullable=False),
    Column("office", Text),
    Column("parent", Text),
)
evidence = _of_claim("evidence", Column("text", Text, nullable=False), *_span())
phrases = _of_claim(
    "phrases",
    Column("text", Text, nullable=False),
    *_span(),
    Column("whose", Text),
    Column("mark", Text),
    key=("role",),
)
relations = _of_claim("relations", Column("kind", Text, nullable=False), Column("to_position", Integer, nullable=False))

sources = Table(
    "sources",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("parent", Text),
    Column("country", Text),
)

CHILDREN = (actors, figures, links, evidence, phrases, relations)
"""The tables whose rows belong to one claim."""

reports_fts = table("reports_fts", named("rowid"))
claims_fts = table("claims_fts", named("rowid"))
claims_rtree = table("claims_rtree", *map(named, ("claim_no", "west", "east", "south", "north")))
claims_flat = table("claims_flat", *map(named, ClaimRow.__annotations__))
source_records = table("source_records", *map(named, SourceRow.__annotations__))
reports_flat = table("reports_flat", *map(named, ReportRow.__annotations__))
RANK: ColumnElement[float] = literal_column("rank")
