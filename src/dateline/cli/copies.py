"""`dateline copies`: which reports copy which, by their words or in translation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from dateline.cli.shared import Command, errors_told, output
from dateline.cli.store import FORMATS


@click.command(
    cls=Command,
    examples="""
    dateline copies war.db
    dateline copies war.db sana-0412 --why
    dateline copies war.db --kind translated --to csv > translations.csv
    """,
)
@click.argument("database", metavar="FILE.db")
@click.argument("report", required=False, metavar="[REPORT]")
@click.option("--kind", type=click.Choice(("words", "translated")), help="Only copies of this kind.")
@click.option("--why", is_flag=True, help="Show what a translation and its original have in one order.")
@click.option("--to", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option("--out", metavar="FILE", help="Write to FILE instead of standard output.")
def copies(database: str, report: str | None, kind: str | None, why: bool, form: str, out: str | None) -> None:
    """Show the reports that copy others, under their originals: all, or those with the text of one REPORT.

    A copy has the original's words, or is `translated`: it has its numbers, dates, places and names in its order, in
    other words or another language. Copies count as one voice. The two shares are of the one text that stands in the
    other, and of both.
    """
    from dateline.exchange import rows_writer
    from dateline.store import open_store

    with errors_told(), open_store(database, create=False, read_only=True) as store, output(out) as file:
        rows_writer(form, "copies", COLUMNS)(_rows(store, report, kind, why and form != "csv"), file)


COLUMNS = [
    "copy", "original", "kind", "told_by", "contained", "common",
    "copy_publisher", "copy_published", "original_publisher", "original_published",
]  # fmt: skip


def _rows(store: Any, report: str | None, kind: str | None, why: bool) -> Iterator[dict[str, Any]]:
    from dateline.codebook import load_codebook
    from dateline.linker import Translators, explain_copy

    translators = Translators(load_codebook())
    for row in store.copies(report):
        if kind in (None, row["kind"]):
            shown = row["kind"] == "translated" and why
            shared = explain_copy(store, translators, row["copy"], row["original"]) if shown else None
            yield row | {"shared": shared} if why else row
