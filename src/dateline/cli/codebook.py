"""`dateline codebook`: the event types, or one of them whole; the listed actors (`actors.py`)."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from dateline.cli.shared import Command, complain, errors_told


@click.command(
    cls=Command,
    examples="""
    dateline codebook
    dateline codebook capture
    dateline codebook --to json
    dateline codebook --actors
    dateline codebook --actors "Tamil Tigers"
    dateline codebook --actors RU --to json
    """,
)
@click.argument("type", required=False)
@click.option(
    "--actors",
    "actor",
    is_flag=False,
    flag_value="",
    metavar="[NAME]",
    help="Show the listed armed actors: all, those of a country (NAME its code), or those of a name, alias or id.",
)
@click.option("--to", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("--codebook", "folder", type=click.Path(), metavar="DIR", help="Folder with your additions.")
def codebook(type: str | None, actor: str | None, form: str, folder: str | None) -> None:
    """Show the event types, or one TYPE whole: definition, examples, triggers, codes elsewhere; or the actors."""
    from dateline.cli.actors import show_actors
    from dateline.codebook import load_codebook

    with errors_told():
        book = load_codebook(Path(folder) if folder else None)
    if actor is not None:
        sys.exit(show_actors(book, actor, form))
    if type is not None and type not in book.events:
        complain(unknown_type(type, book.events))
        sys.exit(2)
    chosen = {type: book.events[type]} if type else book.events
    if form == "json":
        click.echo(json.dumps({c: _plain(book, c) for c in chosen}, ensure_ascii=False, indent=2))
    elif type:
        _whole(book, type)
    else:
        _list(book)


def unknown_type(code: str, known: Iterable[str]) -> str:
    """Say that a code is no event type, and which it may have been meant for."""
    near = get_close_matches(code.lower().replace(" ", "_"), list(known))
    return f"no event type {code!r}; " + (f"is it {' or '.join(near)}?" if near else "`dateline codebook` lists them")


def _plain(book: Any, code: str) -> dict[str, Any]:
    triggers = book.triggers.get(code)
    plain: dict[str, Any] = book.events[code].model_dump()
    return plain | {"triggers": triggers.model_dump(by_alias=True) if triggers else {}}


def _list(book: Any) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(
        "type", "what counts", "ACLED", "PLOVER", "CAMEO", box=None, header_style="bold", padding=(0, 2, 0, 0)
    )
    for code, event in book.events.items():
        table.add_row(code, event.definition, event.acled or "", event.plover or "", event.cameo or "")
    Console().print(table)


def _whole(book: Any, code: str) -> None:
    event = book.events[code]
    lines = [
        f"{code}: {event.label}",
        "",
        event.definition,
        "",
        "Examples:",
        *(f"  {e}" for e in event.examples),
        "",
    ]
    acled = " / ".join(dict.fromkeys(filter(None, (event.acled, *(v.code for v in event.acled_variants))))) or "(none)"
    lines += [f"ACLED   {event.acled_event or ''}: {acled}" if event.acled else "ACLED   (none)"]
    lines += [f"PLOVER  {event.plover or '(none)'}", f"CAMEO   {event.cameo or '(none)'}", ""]
    triggers = book.triggers.get(code)
    for part in ("verbs", "nouns", "adjectives"):
        words = [_trigger(t) for t in getattr(triggers, part, ())]
        if words:
            lines += [f"Trigger {part}:", *(f"  {w}" for w in words), ""]
    click.echo("\n".join(lines).rstrip())


def _trigger(rule: Any) -> str:
    if isinstance(rule, str):
        return rule
    asked = [
        f"{name}: {' or '.join(classes)}"
        for name, classes in (("subject", rule.subject), ("object", rule.object), ("with", rule.near))
        if classes
    ]
    asked += ["passive"] * rule.passive + ["where nothing else is named"] * rule.weak
    words = rule.word if isinstance(rule.word, str) else ", ".join(rule.word)
    return f"{words}  ({'; '.join(asked)})" if asked else words
