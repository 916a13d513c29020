"""`dateline code`: reports in, sourced claims out, and kept."""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator

import click

from dateline.cli.link import link_file
from dateline.cli.progress import Progress
from dateline.cli.shared import Command, complain, errors_told, output
from dateline.collect import Defaults, Failure, Item, count_reports, read_inputs
from dateline.collect.items import iso_date
from dateline.engine import Settings, Tally, code_reports, count, keep_reports
from dateline.model import Coding, Report

FORMATS = ("table", "json", "jsonl", "csv")


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    del ctx, param
    try:
        return iso_date(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


@click.command(
    cls=Command,
    examples="""
    dateline code report.txt --publisher "Example News" --published 2024-03-18
    dateline code page.html --to json
    pbpaste | dateline code - --published 2024-03-18
    dateline code reports/ more.jsonl --into war.db --jobs 2
    dateline code reports/ --to csv --out claims.csv
    """,
)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--publisher", help="Publisher of reports that do not name theirs.")
@click.option("--published", callback=_day, metavar="DATE", help="Date of publication (YYYY-MM-DD) of those without.")
@click.option("--title", help="Title of reports that have none.")
@click.option("--to", "form", type=click.Choice(FORMATS), help="Form of the output; a table unless --into is given.")
@click.option("--out", metavar="FILE", help="Write the output to FILE instead of standard output.")
@click.option("--into", "database", metavar="FILE.db", help="Keep the claims in this SQLite file (made if new).")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes to code with.")
@click.option("--model", metavar="NAME", help="Any installed spaCy pipeline, by its name.")
@click.option("--codebook", type=click.Path(), metavar="DIR", help="Folder with your additions to the codebook.")
def code(
    inputs: tuple[str, ...],
    publisher: str | None,
    published: str | None,
    title: str | None,
    form: str | None,
    out: str | None,
    database: str | None,
    jobs: int,
    model: str | None,
    codebook: str | None,
) -> None:
    """Code reports into claims.

    INPUT is a text file, a page that a browser saved (HTML or MHTML), a JSON Lines or CSV file of reports (keys or
    columns id, title, publisher, published, url, lang, text), a folder of these, or - for standard input. PDF and
    Word files are not read: save their text.

    With --into, each report is kept as soon as it is coded: stop whenever you like, and the same command goes on
    from there. What is new is linked to the events of the database at the end (see `dateline link`).

    An input that cannot be read, or a text in a language that cannot be coded, is told on standard error and
    the rest goes on; the exit status is then 1.
    """
    settings = Settings(model, codebook)
    items = read_inputs(inputs, Defaults(publisher, published, title))
    total = count_reports(inputs)
    with errors_told():
        try:
            if database:
                failed = _keep(items, settings, jobs, database, form, out, total)
            else:
                failed = _show(items, settings, jobs, form or "table", out, total)
        except KeyboardInterrupt:
            kept = f"; what was coded is kept in {database}, and the same command goes on from there"
            complain(f"stopped{kept if database else ''}")
            sys.exit(130)
    sys.exit(1 if failed else 0)


def _show(items: Iterable[Item], settings: Settings, jobs: int, form: str, out: str | None, total: int | None) -> bool:
    from dateline.exchange import writer

    failed = False

    def good() -> Iterator[Report]:
        nonlocal failed
        for item in items:
            if isinstance(item, Failure):
                failed = True
                complain(item)
            else:
                yield item

    def coded() -> Iterator[Coding]:
        nonlocal failed
        for coding in code_reports(good(), settings, jobs):
            advance()
            failed |= _tell(coding)
            if not coding.failure:
                yield coding

    with output(out) as file, Progress(total, shown=out is not None or not file.isatty()) as advance:
        writer(form)(coded(), file)
    return failed


def _tell(coding: Coding) -> bool:
    """Tell what was not coded of a report, and whether anything was not."""
    for message in (coding.failure, *coding.warnings):
        if message:
            complain(f"{coding.report.id}: {message}")
    return bool(coding.failure or coding.warnings)


def _keep(
    items: Iterable[Item],
    settings: Settings,
    jobs: int,
    database: str,
    form: str | None,
    out: str | None,
    total: int | None,
) -> bool:
    from dateline.exchange import SeveralError, writer
    from dateline.store import open_store

    began, tally = time.monotonic(), Tally()
    with open_store(database) as store, Progress(total, shown=not (form and out is None)) as advance:

        def stored() -> Iterator[Coding]:
            for outcome in keep_reports(store, items, settings, jobs):
                advance()
                count(tally, outcome)
                if outcome.failure:
                    complain(outcome.failure)
                if outcome.coding:
                    _tell(outcome.coding)
                    yield outcome.coding

        codings = stored()
        try:
            if form:
                with output(out) as file:
                    writer(form)(codings, file)
        except SeveralError:
            deque(codings, 0)  # all are kept, though that form cannot show them
            raise
        deque(codings, 0)
    link_file(database)
    _summary(tally, database, time.monotonic() - began)
    return bool(tally.failures or tally.warned)


def _summary(tally: Tally, database: str, seconds: float) -> None:
    said = f"{database}: {tally.added:,} reports coded, {tally.claims:,} claims; {tally.unchanged:,} unchanged"
    if tally.warned:
        said += f"; {tally.warned:,} kept but not coded"
    if tally.failures:
        said += f"; {len(tally.failures):,} failed"
    click.echo(f"{said}; {seconds:.1f} s", err=True)
