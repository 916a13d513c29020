"""`dateline sources`: who is cited in a database, each source once whatever it is called."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Any, NamedTuple

import click

from dateline.cli.shared import Command, errors_told, output
from dateline.cli.store import FORMATS, day_option

KINDS = ("outlet", "official", "armed_group", "person", "witness", "anonymous", "monitor", "document", "author")


@click.command(
    cls=Command,
    examples="""
    dateline sources war.db
    dateline sources war.db --kind monitor --to csv > monitors.csv
    dateline sources war.db --name observatory
    dateline sources war.db --record --as-of 2024-03-20
    """,
)
@click.argument("database", metavar="FILE.db")
@click.option("--name", help="Id, name or any of the names written, or a part of one.")
@click.option("--kind", multiple=True, type=click.Choice(KINDS), help="Kind of source; more than one can be given.")
@click.option("--known", is_flag=True, help="Only sources with an identity of their own (an id).")
@click.option("--limit", type=click.IntRange(1), help="At most so many.")
@click.option("--record", is_flag=True, help="How often each was first, copied, borne out, revised ...")
@day_option("--as-of", "With --record: only what was published by this day.")
@click.option("--to", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option("--out", metavar="FILE", help="Write to FILE instead of standard output.")
def sources(
    database: str,
    name: str | None,
    kind: tuple[str, ...],
    known: bool,
    limit: int | None,
    record: bool,
    as_of: str | None,
    form: str,
    out: str | None,
) -> None:
    """Show the sources of a database with what each is cited for, those of most claims first.

    A source that is known ("SOHR", "the Observatory") stands once, under its canonical id; others by name and kind.

    With --record it is counted, within this database, how often a source was first, copied, borne out,
    contradicted, revised and loaded. That grades nobody; the grades A to F are those that people gave
    (`dateline grade`).
    """
    from dateline.exchange import rows_writer
    from dateline.store import SourceFilter, SourceRow, columns_of, open_store

    if as_of and not record:
        raise click.UsageError("--as-of goes with --record")
    with errors_told(), open_store(database, create=False, read_only=True) as store, output(out) as file:
        if record:
            _write_records(store, _Wanted(name, kind, limit), as_of, form, file)
        else:
            wanted = SourceFilter(name=name, kind=kind, known=known, limit=limit)
            rows_writer(form, "sources", list(columns_of(SourceRow)))(
                (dict(row) for row in store.sources(wanted)), file
            )


class _Wanted(NamedTuple):
    name: str | None
    kind: tuple[str, ...]
    limit: int | None

    def of(self, rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        """Return the rows that are wanted."""
        name = (self.name or "").casefold()
        found = [r for r in rows if name in r["name"].casefold() and (not self.kind or r["kind"] in self.kind)]
        return found[: self.limit]


def _write_records(store: Any, wanted: _Wanted, as_of: str | None, form: str, file: IO[str]) -> None:
    from dateline import views
    from dateline.exchange.controltext import sources_writer

    sources_writer(form)(wanted.of(views.plain_record(r) for r in views.sources(store, as_of=as_of)), file)
