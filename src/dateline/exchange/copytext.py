"""Copies as a person wants to read them: each text's original, and under it the reports that copy it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import IO, Any

from rich.text import Text

from dateline.exchange.eventtext import COPIES
from dateline.exchange.table import console_for, indented

TOLD_BY = {
    "translated": "the others say that they are translations",
    "date": "it was published first",
    "credit": "another names its publisher",
    "language": "it is in a language of the country that it is about, or not in English",
    "length": "it is the longest",
    "id": "nothing tells it; it stands for all",
}
"""Why a report is taken for the original."""


def write_copy_rows(rows: Iterable[Mapping[str, Any]], file: IO[str]) -> None:
    """Write copies under their originals; where a row has `shared`, what a translation has in common with it."""
    console = console_for(file)
    original, texts, count = None, 0, 0
    for row in rows:
        if row["original"] != original:
            original = row["original"]
            texts += 1
            console.print(Text(_named(row, "original"), style="bold"))
            console.print(Text(f"  original: {TOLD_BY[row['told_by']]}", style="dim"))
        count += 1
        line = Text(f"  {COPIES[row['kind']]:<16}", style="cyan")
        line.append(f"{_named(row, 'copy')}  {row['contained']:.2f} / {row['common']:.2f}")
        console.print(line, overflow="ellipsis", no_wrap=True)
        if row.get("shared"):
            words = " · ".join(f"{' '.join(a.split())} = {' '.join(b.split())}" for a, b in row["shared"])
            indented(console, words, 18, "dim")
    said = f"{count} {'copies' if count != 1 else 'copy'} of {texts} text{'s' if texts != 1 else ''}"
    console.print(Text(said, style="dim"))


def _named(row: Mapping[str, Any], which: str) -> str:
    told = (row[f"{which}_published"] or "no date", row[which], row[f"{which}_publisher"])
    return "  ".join(filter(None, told))
