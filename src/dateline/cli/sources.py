"""`dateline sources`: who is cited in a database, each source once whatever it is called."""

from __future__ import annotations

import click

from dateline.cli.shared import Command, errors_told, output
from dateline.cli.store import FORMATS

KINDS = ("outlet", "official", "armed_group", "person", "witness", "anonymous", "monitor", "document", "author")


@click.command(
    cls=Command,
    examples="""
    dateline sources war.db
    dateline sources war.db --kind monitor --to csv > monitors.csv
    dateline sources war.db --name observatory
    """,
)
@click.argument("database", metavar="FILE.db")
@click.option("--name", help="Id, name or any of the names written, or a part of one.")
@click.option("--kind", multiple=True, type=click.Choice(KINDS), help="Kind of source; more than one can be given.")
@click.option("--known", is_flag=True, help="Only sources with an identity of their own (an id).")
@click.option("--limit", type=click.IntRange(1), help="At most so many.")
@click.option("--to", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option("--out", metavar="FILE", help="Write to FILE instead of standard output.")
def sources(
    database: str, name: str | None, kind: tuple[str, ...], known: bool, limit: int | None, form: str, out: str | None
) -> None:
    """Show the sources of a database with what each is cited for, those of most claims first.

    A source that is known ("SOHR", "the Observatory") stands once, under its canonical id; others by name and kind.
    """
    from dateline.exchange import rows_writer
    from dateline.store import SourceFilter, open_store

    wanted = SourceFilter(name=name, kind=kind, known=known, limit=limit)
    with errors_told(), open_store(database, create=False, read_only=True) as store, output(out) as file:
        rows_writer(form, "sources")((dict(row) for row in store.sources(wanted)), file)
