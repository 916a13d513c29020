"""`dateline compare`: what a database has that a data set lacks, and the other way round."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import click

from dateline.cli.shared import Command, complain, errors_told, output


@click.command(
    cls=Command,
    examples="""
    dateline compare war.db --with acled.csv
    dateline compare war.db --with ged.csv --voices 2 --to csv --out compared.csv
    """,
)
@click.argument("database", metavar="FILE.db")
@click.option("--with", "other", required=True, metavar="FILE", help="A file with ACLED's or UCDP GED's columns.")
@click.option(
    "--voices", type=click.IntRange(1), default=1, show_default=True, help="Events of at least so many voices."
)
@click.option("--to", "form", type=click.Choice(("table", "json", "jsonl", "csv")), default="table", show_default=True)
@click.option("--out", metavar="FILE", help="Write to FILE instead of standard output.")
def compare(database: str, other: str, voices: int, form: str, out: str | None) -> None:
    """Match the events of a database with those of a data set; show what each has that the other lacks.

    Two match where place and days are near, given the precision of both. Only events that somebody says happened
    are compared. The file may be the download itself or what a spreadsheet saved of it: commas, semicolons or tabs,
    dates in either order, decimal commas.
    """
    from dateline import views
    from dateline.exchange import rows_writer
    from dateline.exchange.compare import compare as match
    from dateline.exchange.datasets import CompareError, read
    from dateline.exchange.eventflat import flat_event
    from dateline.store import open_store

    with errors_told():
        try:
            recorded = read(Path(other))
        except CompareError as error:
            complain(error)
            sys.exit(1)
        with open_store(database, create=False, read_only=True) as store:
            found = (e for e in views.events(store, least_voices=voices) if any(c.asserts for c in e.claims))
            rows = match((flat_event(views.plain_event(e)) for e in found), recorded.events)
        with output(out) as file:
            rows_writer(form, "compared")(rows, file)
    counted = Counter(row["found"] for row in rows)
    said = ", ".join(f"{counted[key]} {key}" for key in ("both", "only here", "only there"))
    click.echo(f"{database} and {other} ({recorded.form}): {said}{_unread(recorded.unread)}", err=True)
    if recorded.encoding not in ("utf-8-sig", "utf-16"):
        complain(f"{other}: not in UTF-8: read as {recorded.encoding}; names with marks may be wrong")


def _unread(rows: list[int]) -> str:
    """Say which rows of the file were left out."""
    if not rows:
        return ""
    some = ", ".join(map(str, rows[:5])) + (", …" if len(rows) > 5 else "")
    return f"; {len(rows)} left out that have no date or no point (row {some})"
