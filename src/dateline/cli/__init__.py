"""The command line: a thin layer over the Python API, one module a command."""

from __future__ import annotations

import io
import os
import sys

import click

from dateline.cli.code import code
from dateline.cli.codebook import codebook
from dateline.cli.compare import compare
from dateline.cli.control import control, stories
from dateline.cli.copies import copies
from dateline.cli.events import event, events
from dateline.cli.gazetteer import gazetteer
from dateline.cli.link import grade, judge, link
from dateline.cli.shared import Examples, complain
from dateline.cli.sources import sources
from dateline.cli.store import claims, reports, verify
from dateline.engine import one_core_a_process
from dateline.version import __version__


@click.group(
    cls=Examples,
    examples="""
    dateline code report.txt --publisher "Example News" --published 2024-03-18
    dateline code reports/ --into war.db
    dateline claims war.db --type air_strike --place Homs
    """,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="dateline")
def cli() -> None:
    """Read published reports of armed conflict into a database of sourced claims.

    A claim is one source's word that one event happened, is happening, will happen or did not happen.
    Dateline records what sources say and never calls it true.
    """


for command in (
    code,
    link,
    judge,
    grade,
    reports,
    claims,
    events,
    event,
    copies,
    stories,
    control,
    sources,
    compare,
    codebook,
    gazetteer,
    verify,
):
    cli.add_command(command)


def main() -> None:
    """Run the command line; a reader that goes away (`| head`) ends it quietly."""
    one_core_a_process()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # What is written is UTF-8 whatever the locale, as is what is read.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        try:
            cli()
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
        sys.exit(141)
    except OSError as error:
        # What a command reads and keeps has errors of its own that name the file: this is the output's.
        _drop_output()
        complain(f"standard output: cannot be written: {error.strerror or error}")
        sys.exit(1)


def _drop_output() -> None:
    """Send what is still to be written nowhere, so that the end of the program does not stumble over it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
