"""Tables as files: CSV, tab-separated, XLSX."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from dateline.exchange.csvfile import Lines, cell
from dateline.exchange.losses import Losses

_LONGEST_CELL = 32_767
"""Characters that a cell of XLSX holds."""
_MOST_ROWS = 1_048_575
"""Rows that a sheet of XLSX holds under its heading."""
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def write_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]], path: Path, *, tabs: bool = False) -> None:
    """Write rows under their columns, in their order; with `tabs` parted by tabs."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(Lines(file), delimiter="\t" if tabs else ",")
        writer.writerow(columns)
        for row in rows:
            values = (row[name] for name in columns)
            # A tab or a line break would part a cell or a row where nothing is quoted.
            plain = (" ".join(v.split()) if tabs and isinstance(v, str) else v for v in values)
            writer.writerow([cell(v) for v in plain])


Tab = tuple[str, Sequence[str], Iterable[Mapping[str, Any]]]
"""A sheet's title, columns and rows; a row without a column has an empty cell there."""


def write_workbook(tabs: Iterable[Tab], path: Path, losses: Losses) -> None:
    """Write sheets with a frozen heading each, and further ones where one is full.

    Words are words, never formulas; days are words too, since a spreadsheet knows none before 1900. What a cell cannot
    hold is cut, and `losses` says so.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for title, columns, rows in tabs:
        sheet, filled, count = _new_sheet(book, title, columns), 0, 1
        for row in rows:
            if filled == _MOST_ROWS:
                count += 1
                sheet, filled = _new_sheet(book, f"{title} {count}", columns), 0
            sheet.append([_xlsx_cell(sheet, row, name, losses) for name in columns])
            filled += 1
    book.save(path)


def _new_sheet(book: Any, title: str, columns: Sequence[str]) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    heading = [WriteOnlyCell(sheet, value=name) for name in columns]
    for made in heading:
        made.font = Font(bold=True)
    sheet.append(heading)
    return sheet


def _xlsx_cell(sheet: Any, row: Mapping[str, Any], name: str, losses: Losses) -> Any:
    value = row.get(name)
    if not isinstance(value, str):
        return value
    from openpyxl.cell import WriteOnlyCell

    lines = value.replace("\r\n", "\n").replace("\r", "\n")
    clean = _FORBIDDEN.sub("", lines)
    if clean != lines:
        losses.flatten(str(row["id"]), f"{name}: control characters left out")
    if len(clean) > _LONGEST_CELL:
        losses.flatten(str(row["id"]), f"{name}: cut to the {_LONGEST_CELL:,} characters that a cell holds")
    made = WriteOnlyCell(sheet, value=clean[:_LONGEST_CELL])
    made.data_type = "s"
    return made
