"""`dateline gazetteer`: import of full gazetteers, and look-ups."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from dateline.cli.shared import Command, Examples, complain, errors_told


@click.group(
    cls=Examples,
    examples="""
    dateline gazetteer find "Deir Ezzor"
    dateline gazetteer import SY.zip
    """,
)
def gazetteer() -> None:
    """Look places up, and import a full gazetteer, which is used from then on."""


@gazetteer.command(
    "import",
    cls=Command,
    examples="""
    dateline gazetteer import SY.zip
    dateline gazetteer import allCountries.zip
    dateline gazetteer import alternateNamesV2.zip
    dateline gazetteer import Iraq_GNS.txt
    """,
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--codebook", "folder", type=click.Path(), metavar="DIR", help="Folder with your additions.")
def import_(file: Path, folder: str | None) -> None:
    """Import FILE: a GeoNames dump, its alternate names, or a GNS file of NGA's; plain or zip.

    The form is told by the first line. It can be interrupted: then nothing has changed.
    """
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from dateline.codebook import load_codebook
    from dateline.gazetteer import import_file

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    console = Console(stderr=True)
    with errors_told(), Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("opening")
        done = import_file(
            file,
            load_codebook(Path(folder) if folder else None),
            lambda lines, what: bar.update(task, description=f"{what}: {lines:,} lines" if lines else what),
        )
    what = f"{done.names:,} names" if done.form == "alternate names" else f"{done.places:,} places"
    bad = f"; {done.bad:,} lines could not be used, the first is line {done.first_bad}" if done.bad else ""
    click.echo(f"{what} from {done.lines:,} lines ({done.form}){bad}\nused from now on: {done.path}", err=True)


@gazetteer.command(
    cls=Command,
    examples="""
    dateline gazetteer find Palmyra
    dateline gazetteer find "Al-Bab" --country SY --to json
    dateline gazetteer find "some 40km west of Palmyra"
    """,
)
@click.argument("name")
@click.option("--country", metavar="CC", help="Only places of this country (ISO code, as SY).")
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True, help="At most so many.")
@click.option("--to", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("--codebook", "folder", type=click.Path(), metavar="DIR", help="Folder with your additions.")
def find(name: str, country: str | None, limit: int, form: str, folder: str | None) -> None:
    """Show what NAME may stand for, the likeliest first; words such as "10 km south of" move the points.

    The score is what speaks for a place when nothing is known but its name; a report's other places change it.
    Exit status 1 where no place has the name.
    """
    from dateline.codebook import load_codebook
    from dateline.coding.places.lookup import look_up
    from dateline.gazetteer import load_gazetteer

    with errors_told():
        loaded = load_gazetteer(load_codebook(Path(folder) if folder else None))
        found = look_up(loaded, name, country.upper() if country else None)[:limit]
    if form == "json":
        click.echo(json.dumps([one.as_dict() for one in found], ensure_ascii=False, indent=2))
    elif found:
        _table(found)
    if not found:
        complain(f"no place is known as {name!r}" + (f" in {country.upper()}" if country else ""))
        sys.exit(1)


def _table(found: list[Any]) -> None:
    from rich.console import Console
    from rich.table import Table

    heads = (
        "score",
        "name",
        "kind",
        "country",
        "province",
        "latitude",
        "longitude",
        "radius km",
        "population",
        "GeoNames",
    )
    table = Table(*heads, box=None, header_style="bold", padding=(0, 2, 0, 0))
    for one in found:
        c = one.candidate
        table.add_row(
            f"{one.score:.2f}",
            c.name,
            c.kind,
            c.country,
            c.admin1 or "",
            f"{one.lat:.5f}",
            f"{one.lon:.5f}",
            "" if one.radius_km is None else f"{one.radius_km:g}",
            f"{c.population:,}",
            str(c.geonameid or ""),
        )
    Console(width=None if sys.stdout.isatty() else 160).print(table)
