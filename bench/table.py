"""The one table of all figures beside the peers', and the page that has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.measure import Measured
from bench.peers import beside
from bench.spread import Spread

BEGIN, END = "<!-- figures: written by ./dev bench -->", "<!-- end of the figures -->"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table."""

    corpus: str
    figure: str
    value: str
    spread: str
    others: str


HEADS = Row("corpus", "figure", "Dateline", "±", "others")


def rows(measured: Measured, spreads: Mapping[str, Spread]) -> Iterator[Row]:
    """Yield a row for each figure of the headline; one that says so where nothing could be measured."""
    corpus = measured.corpus
    label = f"{corpus.title} ({len(measured.gold)})"
    for number, figure in enumerate(corpus.headline):
        value = measured.figures.get(figure)
        others = "; ".join(f"{system} {_number(v)}" for system, v in beside(corpus.name, figure))
        spread = _number(spreads[figure].error) if figure in spreads else ""
        less = " (less is better)" if figure in corpus.costs else ""
        yield Row(label if number == 0 else "", figure + less, _number(value), spread, others)


def _number(value: object) -> str:
    if value is None:
        return "not yet"
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def as_text(table: Sequence[Row]) -> str:
    """Return the table for a terminal."""
    cells = [_cells(row) for row in (HEADS, *table)]
    widths = [max(len(line[n]) for line in cells) for n in range(len(cells[0]))]
    return "\n".join("  ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)).rstrip() for line in cells)


def as_markdown(table: Sequence[Sequence[str]]) -> str:
    """Return a table, its heads first, as Markdown."""
    heads, *lines = table
    return "\n".join("| " + " | ".join(line) + " |" for line in (heads, ["---"] * len(heads), *lines))


def _cells(row: Row) -> list[str]:
    return [row.corpus, row.figure, row.value, row.spread, row.others]


def markdown(table: Iterable[Row]) -> str:
    """Return the table of all figures as Markdown."""
    return as_markdown([_cells(row) for row in (HEADS, *table)])


def put_between_marks(page: Path, written: str) -> None:
    """Write the generated part of a page anew; the rest stays. Raises ValueError without its marks."""
    text = page.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{page}: the marks {BEGIN!r} and {END!r} do not stand in it")
    page.write_text(f"{before}{BEGIN}\n\n{written.strip()}\n\n{END}{after}", encoding="utf-8")
