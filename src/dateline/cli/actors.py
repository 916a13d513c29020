"""`dateline codebook --actors`: the listed armed actors, or those with a name."""

from __future__ import annotations

import json
from collections.abc import Mapping
from difflib import get_close_matches

import click

from dateline.cli.shared import complain
from dateline.codebook import Codebook
from dateline.codebook.schema import KnownActor

INTER = {
    1: "state forces",
    2: "rebel group",
    3: "political militia",
    4: "identity militia",
    5: "rioters",
    6: "protesters",
    7: "civilians",
    8: "external or other forces",
}
"""ACLED's inter codes in words."""


def show_actors(book: Codebook, name: str, form: str) -> int:
    """Show the actors that a name stands for (all where it is empty); return the exit status."""
    chosen = find_actors(book.actors, name)
    if not chosen:
        complain(_unknown(book.actors, name))
        return 2
    if form == "json":
        click.echo(json.dumps({id_: a.model_dump() for id_, a in chosen.items()}, ensure_ascii=False, indent=2))
    elif len(chosen) <= MOST_WHOLE:
        click.echo("\n\n".join(_whole(book.actors, id_, a) for id_, a in chosen.items()))
    else:
        _list(chosen)
    return 0


MOST_WHOLE = 3
"""Up to how many actors are shown whole rather than a line each."""


def find_actors(actors: Mapping[str, KnownActor], name: str) -> dict[str, KnownActor]:
    """Return the actors of a name: its id, its name or an alias in any script, or the code of its country."""
    wanted = name.strip().lower()
    if not wanted:
        return dict(actors)
    if wanted in actors:
        return {wanted: actors[wanted]}
    named = {id_: a for id_, a in actors.items() if wanted in _names(a)}
    return named or {id_: a for id_, a in actors.items() if (a.country or "").lower() == wanted}


def _names(actor: KnownActor) -> set[str]:
    return {n.lower() for n in (actor.name, *actor.aliases, *actor.names.values())}


def _unknown(actors: Mapping[str, KnownActor], name: str) -> str:
    near = get_close_matches(name.lower(), {n for a in actors.values() for n in _names(a)}, n=3)
    hint = f"is it {' or '.join(near)}?" if near else "`dateline codebook --actors` lists them"
    return f"no listed actor {name!r}; {hint}"


def _whole(actors: Mapping[str, KnownActor], id_: str, actor: KnownActor) -> str:
    above, at = [], actor.parent
    while at:
        above.append(at)
        at = actors[at].parent if at in actors else None
    parts = sorted(child for child, a in actors.items() if a.parent == id_)
    lines = [f"{id_}: {actor.name}"]
    told = [
        ("also", "; ".join(actor.aliases)),
        ("names", "; ".join(f"{name} ({code})" for code, name in actor.names.items())),
        ("part of", " < ".join(above)),
        ("units", ", ".join(parts)),
        ("country", actor.country),
        ("kind", (actor.kind or "").replace("_", " ")),
        ("ACLED", f"{actor.inter} ({INTER[actor.inter]})" if actor.inter else ""),
        ("years", actor.years),
    ]
    return "\n".join([*lines, *(f"  {label:8} {words}" for label, words in told if words)])


def _list(chosen: Mapping[str, KnownActor]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(
        "id", "name", "country", "kind", "ACLED", "years", box=None, header_style="bold", padding=(0, 2, 0, 0)
    )
    for id_, actor in chosen.items():
        kind = (actor.kind or "").replace("_", " ")
        table.add_row(id_, actor.name, actor.country or "", kind, str(actor.inter or ""), actor.years or "")
    Console().print(table)
