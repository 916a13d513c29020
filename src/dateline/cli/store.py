"""`dateline reports`, `claims` and `verify`: what a database holds."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import Any, get_args

import click

from dateline.cli.shared import Command, complain, errors_told, into_a_file, output, output_path, tell_losses
from dateline.model import Status

FORMATS = ("table", "json", "jsonl", "csv")
FILES = ("xlsx", "parquet", "geojson")
HIDDEN = ("text", "report_no", "raw_hash")
"""What is not shown of a report: its text, and the file's own keys."""
CLAIMS_NEVER = (
    "spans, ties between claims, means and wording, and each link of the chain on its own (in --to jsonl)",
    "figures other than killed and wounded as numbers (their words stand in `figures`)",
)
STATUSES = get_args(Status)
STANCES = ("asserts", "hedges", "denies")


def _known_types(ctx: click.Context, param: click.Parameter, codes: tuple[str, ...]) -> tuple[str, ...]:
    from dateline.cli.codebook import unknown_type
    from dateline.codebook import load_codebook

    del ctx, param
    for code in codes:
        if code not in load_codebook().events:
            raise click.BadParameter(unknown_type(code, load_codebook().events))
    return codes


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    from datetime import date

    del ctx, param
    try:
        return date.fromisoformat(value).isoformat() if value else None
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no date; write it as 2017-02-21") from error


def day_option(name: str, help: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return an option that takes a day."""
    return click.option(name, metavar="DATE", callback=_day, help=help)


def filter_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that choose claims."""
    options = (
        click.option(
            "--type", "event", multiple=True, callback=_known_types, help="Event type; more than one can be given."
        ),
        click.option("--actor", help="Name or id of an actor or target, or a part of it."),
        click.option("--place", help="Name of a place, or a country (SY) or province (SY.11)."),
        click.option("--source", help="Any link of the chain of sources, by name or a part of it."),
        click.option("--since", metavar="DATE", help="Events on or after this day."),
        click.option("--until", metavar="DATE", help="Events on or before this day."),
        click.option("--text", help="Words of the evidence (FTS5 query syntax)."),
        click.option("--status", multiple=True, type=click.Choice(STATUSES)),
        click.option("--stance", multiple=True, type=click.Choice(STANCES)),
        click.option("--report", help="Id of a report."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def _filters(*forms: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return what adds the options that `reports` and `claims` share, with the forms of the one."""
    options = (
        filter_options,
        click.option("--limit", type=click.IntRange(1), help="At most so many."),
        click.option("--to", "form", type=click.Choice(forms), default="table", show_default=True),
        click.option("--out", metavar="FILE", help="Write to FILE instead of standard output."),
    )

    def add(command: Callable[..., None]) -> Callable[..., None]:
        for option in reversed(options):
            command = option(command)
        return command

    return add


def claim_filter(given: dict[str, Any], limit: int | None) -> Any:
    """Return the filter that the options of `filter_options` came to."""
    from dateline.store import ClaimFilter

    return ClaimFilter(**given, limit=limit)


@click.command(
    cls=Command,
    examples="""
    dateline claims war.db --type air_strike --place Homs --since 2024-03-01
    dateline claims war.db --source Observatory --text "barrel bombs" --to csv > claims.csv
    dateline claims war.db --actor syria-army --stance denies
    dateline claims war.db --since 2024-03-01 --to xlsx --out claims.xlsx
    dateline claims war.db --type air_strike --to geojson --out strikes.geojson
    """,
)
@click.argument("database", metavar="FILE.db")
@_filters(*FORMATS, *FILES)
def claims(database: str, form: str, out: str | None, limit: int | None, **given: Any) -> None:
    """Show the claims of a database, by any of the filters together.

    What a form of --out FILE cannot hold is said in FILE.losses.json beside it, and in a line on standard error.
    """
    from dateline.exchange import rows_writer
    from dateline.store import ClaimRow, columns_of, open_store

    into_a_file(form, out)
    with errors_told(), open_store(database, create=False, read_only=True) as store:
        wanted = claim_filter(given, limit)
        if form in FILES:
            _claims_file(form, store.claims(wanted), out)
            return
        found = store.claim_objects(wanted) if form in ("json", "jsonl") else store.claims(wanted)
        with output(out) as file:
            rows_writer(form, "claims", list(columns_of(ClaimRow)))(found, file)


def _claims_file(form: str, found: Iterable[Any], out: str | None) -> None:
    from dateline.exchange import rowfiles
    from dateline.exchange.losses import Losses
    from dateline.store import ClaimRow, columns_of

    losses = Losses(form, always=CLAIMS_NEVER)
    with output_path(out) as path:
        rowfiles.write(form, columns_of(ClaimRow), found, path, losses, what="claims")
    tell_losses(losses, out)


@click.command(
    cls=Command,
    examples="""
    dateline reports war.db
    dateline reports war.db --type ceasefire --since 2024-01-01 --to csv
    """,
)
@click.argument("database", metavar="FILE.db")
@_filters(*FORMATS)
def reports(database: str, form: str, out: str | None, limit: int | None, **given: Any) -> None:
    """Show the reports of a database: all, or those with a claim that the filters find."""
    from dateline.exchange import rows_writer
    from dateline.store import ReportFilter, ReportRow, columns_of, open_store

    wanted = ReportFilter(claims=claim_filter(given, None) if any(given.values()) else None, limit=limit)
    with errors_told(), open_store(database, create=False, read_only=True) as store, output(out) as file:
        columns = [name for name in columns_of(ReportRow) if name not in HIDDEN]
        rows_writer(form, "reports", columns)((_public(row) for row in store.reports(wanted)), file)


def _public(row: Any) -> dict[str, Any]:
    """Return a report's row as it is given out: without its text and the file's own numbers."""
    return {k: v for k, v in dict(row).items() if k not in HIDDEN}


@click.command(
    cls=Command,
    examples="""
    dateline verify war.db
    """,
)
@click.argument("database", metavar="FILE.db")
def verify(database: str) -> None:
    """Check that a database is whole: every span, hash, index and tie in it. Exit status 1 where it is not."""
    from dateline.store import open_store

    with errors_told(), open_store(database, create=False) as store:
        problems = store.verify()
    for problem in problems:
        complain(f"{database}: {problem.where}: {problem.message}")
    if problems:
        sys.exit(1)
    click.echo(f"{database}: whole")
