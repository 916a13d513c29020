"""`dateline events` and `event`: what happened, by all who tell of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from dateline.cli.shared import Command, errors_told, into_a_file, output, output_path, tell_losses
from dateline.cli.store import claim_filter, day_option, filter_options

FORMATS = (
    "table", "json", "jsonl", "csv", "xlsx", "parquet", "acled", "ucdp", "plover", "geojson", "kml", "ftm",
    "timelinejs", "timemap",
)  # fmt: skip


@click.command(
    cls=Command,
    examples="""
    dateline events war.db --voices 2
    dateline events war.db --type air_strike --place Homs --since 2024-03-01
    dateline events war.db --as-of 2024-03-20 --to jsonl
    dateline events war.db --voices 2 --to acled --out acled.csv
    dateline events war.db --to geojson --out events.geojson
    dateline events war.db --to ftm --out events.ftm.json
    dateline events war.db --place Homs --voices 2 --to timelinejs --out timeline.json
    dateline events war.db --to timemap --out timemap.xlsx
    """,
)
@click.argument("database", metavar="FILE.db")
@filter_options
@click.option("--voices", type=click.IntRange(1), default=1, show_default=True, help="At least so many voices.")
@day_option("--as-of", "Only what was published by this day.")
@click.option("--limit", type=click.IntRange(1), help="At most so many.")
@click.option("--to", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option("--out", metavar="FILE", help="Write to FILE instead of standard output.")
def events(
    database: str, form: str, out: str | None, limit: int | None, as_of: str | None, voices: int, **given: Any
) -> None:
    """Show the events of a database: all, or those with a claim that the filters find.

    An event shows what its claims agree on first: the values that most independent voices give. ACLED's, UCDP GED's
    and POLECAT's (--to plover) forms have those data sets' own columns; ftm is FollowTheMoney's entities as JSON lines,
    timelinejs the JSON of TimelineJS, timemap the workbook that TimeMap's server reads. What a form cannot hold is
    said in FILE.losses.json beside --out FILE, and in a line on standard error.
    """
    from dateline import views
    from dateline.store import open_store

    wanted = claim_filter(given, None) if any(given.values()) else None
    with errors_told(), open_store(database, create=False, read_only=True) as store:
        found = views.events(store, wanted, as_of=as_of, least_voices=voices, limit=limit)
        _write(form, map(views.plain_event, found), out)


def _write(form: str, found: Iterator[dict[str, Any]], out: str | None) -> None:
    from dateline.codebook import load_codebook
    from dateline.exchange import eventfiles, events_writer

    if form not in eventfiles.FORMS:
        with output(out) as file:
            events_writer(form)(found, file)
        return
    into_a_file(form, out)
    with output_path(out) as path:
        losses = eventfiles.write_events(form, found, load_codebook(), path)
    tell_losses(losses, out)


@click.command(
    cls=Command,
    examples="""
    dateline event war.db E3f2c9a1b77
    dateline event war.db E3f2c9a1b77 --to json
    dateline event war.db E3f2c9a1b77 --why
    """,
)
@click.argument("database", metavar="FILE.db")
@click.argument("id", metavar="ID")
@day_option("--as-of", "Only what was published by this day.")
@click.option("--why", is_flag=True, help="Show what speaks for and against its claims being of one event.")
@click.option("--to", "form", type=click.Choice(("table", "json")), default="table", show_default=True)
def event(database: str, id: str, as_of: str | None, why: bool, form: str) -> None:
    """Show one event whole: who says what, where they agree, where they differ, who revised and who denies."""
    import json

    from dateline import views
    from dateline.exchange.eventtext import write_event, write_why
    from dateline.store import open_store

    with errors_told(), open_store(database, create=False, read_only=True) as store, output(None) as file:
        if why:
            from dateline.codebook import load_codebook
            from dateline.linker import explain

            write_why(explain(store, load_codebook(), id), file)
            return
        found = views.plain_event(views.event(store, id, as_of=as_of))
        if form == "json":
            file.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
        else:
            write_event(found, file)
