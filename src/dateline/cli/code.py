"""`dateline code`: reports in, sourced claims out, and kept."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator

import click

from dateline.cli.link import link_file
from dateline.cli.shared import Command, Progress, complain, errors_told, output
from dateline.collect import Defaults, Failure, Item, read_inputs
from dateline.collect.items import iso_date
from dateline.engine import Settings, Tally, code_into, code_reports
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

    INPUT is a text or HTML file, a JSON Lines or CSV file of reports (keys or columns id, title, publisher,
    published, url, lang, text), a folder of these, or - for standard input.

    With --into, what is new is linked to the events of the database at the end (see `dateline link`).

    An input that cannot be read is told on standard error and the rest goes on; the exit status is then 1.
    """
    settings = Settings(model, codebook)
    items = read_inputs(inputs, Defaults(publisher, published, title))
    with errors_told():
        try:
            if database:
                failed = _keep(items, settings, jobs, database, form, out)
            else:
                failed = _show(items, settings, jobs, form or "table", out)
        except KeyboardInterrupt:
            kept = f"; what was coded is kept in {database}, and the same command goes on from there"
            complain(f"stopped{kept if database else ''}")
            sys.exit(130)
    sys.exit(1 if failed else 0)


def _show(items: Iterable[Item], settings: Settings, jobs: int, form: str, out: str | None) -> bool:
    from dateline.exchange import writer

    failures: list[Failure] = []

    def good() -> Iterator[Report]:
        for item in items:
            if isinstance(item, Failure):
                failures.append(item)
                complain(item)
            else:
                yield item

    def coded() -> Iterator[Coding]:
        for coding in code_reports(good(), settings, jobs):
            if coding.failure:
                failures.append(Failure(coding.report.id, coding.failure))
                complain(failures[-1])
                continue
            for warning in coding.warnings:
                complain(f"{coding.report.id}: {warning}")
            yield coding

    with output(out) as file:
        writer(form)(coded(), file)
    return bool(failures)


def _keep(
    items: Iterable[Item], settings: Settings, jobs: int, database: str, form: str | None, out: str | None
) -> bool:
    from dateline.exchange import writer
    from dateline.store import open_store

    began, kept = time.monotonic(), []
    with open_store(database) as store, Progress("coding") as advance:

        def done(coding: Coding | None, failure: Failure | None) -> None:
            advance()
            if failure:
                complain(failure)
            if coding:
                for warning in coding.warnings:
                    complain(f"{coding.report.id}: {warning}")
                if form:
                    kept.append(coding)

        tally = code_into(store, items, settings, jobs, done)
    link_file(database)
    if form:
        with output(out) as file:
            writer(form)(kept, file)
    _summary(tally, database, time.monotonic() - began)
    return bool(tally.failures)


def _summary(tally: Tally, database: str, seconds: float) -> None:
    said = f"{database}: {tally.added} reports coded, {tally.claims} claims; {tally.unchanged} unchanged"
    if tally.failures:
        said += f"; {len(tally.failures)} failed"
    click.echo(f"{said}; {seconds:.1f} s", err=True)
