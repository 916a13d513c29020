"""`dateline link` and `judge`: claims to events, by the program and by people."""

from __future__ import annotations

import getpass
import sys

import click

from dateline.cli.shared import Command, complain, errors_told


@click.command(
    cls=Command,
    examples="""
    dateline link war.db
    dateline link war.db --anew
    """,
)
@click.argument("database", metavar="FILE.db")
@click.option("--anew", is_flag=True, help="Link everything again, not only what is new.")
def link(database: str, anew: bool) -> None:
    """Link the claims of a database to events, and find the reports that copy others.

    `dateline code --into` does this at its end. Events keep their ids; what merged and split is recorded. What
    people judged (`dateline judge`) outranks every score.
    """
    with errors_told():
        try:
            link_file(database, anew=anew, tell=True)
        except KeyboardInterrupt:
            complain("stopped; what was linked is kept, and the same command goes on from there")
            sys.exit(130)


def link_file(database: str, *, anew: bool = False, tell: bool = False) -> None:
    """Link what is new in a database file (or all), with a bar on a terminal; `tell` says what came of it."""
    from dateline.cli.progress import Progress
    from dateline.codebook import load_codebook
    from dateline.linker import link as link_store
    from dateline.store import open_store

    with open_store(database, create=False) as store, Progress(None, what="reports linked") as advance:
        found = link_store(store, load_codebook(), anew=anew, done=advance)
    if tell:
        moved = f"; {found.merges} merged, {found.splits} split" if found.merges or found.splits else ""
        said = f"{found.reports} reports compared, {found.claims} claims, {found.new_events} new events{moved}"
        click.echo(f"{database}: {said}", err=True)
    if found.lost_judgements:
        complain(
            f"{database}: {found.lost_judgements} judgements are on claims that no current coding has; "
            f"`dateline judge {database} --list` shows them"
        )


@click.command(
    cls=Command,
    examples="""
    dateline judge war.db --same 3f2c9a1b 77e01d4c --by "A. Researcher"
    dateline judge war.db --different E1a2b3c4d5 E99aabbccd --note "the strike of the day after"
    dateline judge war.db --list
    """,
)
@click.argument("database", metavar="FILE.db")
@click.argument("ids", nargs=-1, metavar="[ID ID]")
@click.option("--same", "verdict", flag_value="same", help="The two are one event.")
@click.option("--different", "verdict", flag_value="different", help="The two are two events.")
@click.option("--open", "verdict", flag_value="open", help="Take back what was judged of the two.")
@click.option("--by", "judge_", metavar="NAME", help="Whose judgement it is.  [default: your name on this machine]")
@click.option("--note", help="Why.")
@click.option("--list", "listed", is_flag=True, help="Show all judgements, the newest last.")
def judge(
    database: str, ids: tuple[str, ...], verdict: str | None, judge_: str | None, note: str | None, listed: bool
) -> None:
    """Judge whether two claims, or two events, are one event.

    Judgements are only ever added: the last on a pair holds, and linking never overrides it. An event's id stands for
    the claim that is its oldest report's lead.
    """
    from dateline.codebook import load_codebook
    from dateline.linker import add_judgement, list_judgements
    from dateline.linker import link as link_store
    from dateline.store import open_store

    if not listed and (verdict is None or len(ids) != 2):
        raise click.UsageError("name two claims or events, and --same, --different or --open")
    with errors_told(), open_store(database, create=False) as store:
        if listed:
            for row in list_judgements(store):
                click.echo(row)
            return
        add_judgement(store, ids[0], ids[1], str(verdict), judge=judge_ or getpass.getuser(), note=note)
        link_store(store, load_codebook())
    click.echo(f"{database}: judged {verdict}: {ids[0]} and {ids[1]}", err=True)
