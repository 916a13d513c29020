"""Tables as files: CSV, tab-separated, XLSX."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from dateline.exchange.csvfile import cell

_LONGEST_CELL = 32_767
"""Characters that a cell of XLSX holds."""
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def write_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]], path: Path, *, tabs: bool = False) -> None:
    """Write rows under their columns, in their order; with `tabs` parted by tabs."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t" if tabs else ",", lineterminator="\n")
        writer.writerow(columns)
        for row in rows:
            values = (cell(row[name]) for name in columns)
            writer.writerow([" ".join(v.split()) if tabs and isinstance(v, str) else v for v in values])


def write_xlsx(columns: Sequence[str], rows: Iterable[Mapping[str, Any]], path: Path, *, title: str) -> None:
    """Write rows as one sheet with a frozen heading; words are words, never formulas."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    heading = []
    for name in columns:
        made = WriteOnlyCell(sheet, value=name)
        made.font = Font(bold=True)
        heading.append(made)
    sheet.append(heading)
    for row in rows:
        sheet.append([_xlsx_cell(sheet, row[name]) for name in columns])
    book.save(path)


def _xlsx_cell(sheet: Any, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    from openpyxl.cell import WriteOnlyCell

    made = WriteOnlyCell(sheet, value=_FORBIDDEN.sub("", value)[:_LONGEST_CELL])
    made.data_type = "s"
    return made
