"""`dateline control` and `stories`: how it went."""

from __future__ import annotations

import click

from dateline.cli.shared import Command, errors_told, output
from dateline.cli.store import day_option

OUT = click.option("--out", metavar="FILE", help="Write to FILE instead of standard output.")
FORMATS = ("table", "json", "jsonl", "csv")


@click.command(
    cls=Command,
    examples="""
    dateline control war.db --place Palmyra
    dateline control war.db --at 2017-02-01
    dateline control war.db --at 2017-02-01 --to geojson --out control.geojson
    """,
)
@click.argument("database", metavar="FILE.db")
@day_option("--at", "Only who is said to hold it on this day.")
@day_option("--as-of", "Only what was published by this day.")
@click.option("--place", help="Name of a place, or a part of it.")
@click.option("--to", "form", type=click.Choice((*FORMATS, "geojson")), default="table", show_default=True)
@OUT
def control(database: str, at: str | None, as_of: str | None, place: str | None, form: str, out: str | None) -> None:
    """Show who is said to hold each place, from when to when, by whose word, and where the words conflict.

    It says what sources say. A hold that nobody says has ended is still open.
    """
    from dateline import views
    from dateline.codebook import load_codebook
    from dateline.exchange.controltext import control_writer
    from dateline.store import open_store

    with errors_told(), open_store(database, create=False, read_only=True) as store, output(out) as file:
        found = [views.plain_control(f, at) for f in views.control(store, load_codebook(), place=place, as_of=as_of)]
        control_writer(form)([f for f in found if f["periods"] or not at], file)


@click.command(
    cls=Command,
    examples="""
    dateline stories war.db
    dateline stories war.db --as-of 2024-03-20 --voices 2 --to jsonl
    """,
)
@click.argument("database", metavar="FILE.db")
@day_option("--as-of", "Only what was published by this day.")
@click.option(
    "--voices", type=click.IntRange(1), default=1, show_default=True, help="Events of at least so many voices."
)
@click.option("--limit", type=click.IntRange(1), help="At most so many, the latest.")
@click.option("--to", "form", type=click.Choice(("table", "json", "jsonl")), default="table", show_default=True)
@OUT
def stories(database: str, as_of: str | None, voices: int, limit: int | None, form: str, out: str | None) -> None:
    """Show the stories: events that follow on one another in a theatre, with what is new since the day before.

    New is what was told on the last day of the reports, or of --as-of.
    """
    from dateline import views
    from dateline.codebook import load_codebook
    from dateline.exchange.controltext import stories_writer
    from dateline.store import open_store

    with errors_told(), open_store(database, create=False, read_only=True) as store, output(out) as file:
        found = views.stories(store, load_codebook(), as_of=as_of, least_voices=voices)
        stories_writer(form)([views.plain_story(s) for s in found[:limit]], file)
