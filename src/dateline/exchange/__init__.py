"""Output formats: what a writer of each is, and where it is found. A new format is one file and one line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import IO, Any

from dateline.exchange import copytext, csvfile, eventtext, jsonfile, table
from dateline.exchange.jsonfile import SeveralError
from dateline.model import Coding

__all__ = ["CODINGS", "ROWS", "RowsWriter", "SeveralError", "Writer", "events_writer", "rows_writer", "writer"]

Writer = Callable[[Iterable[Coding], IO[str]], None]
RowsWriter = Callable[[Iterable[Any], IO[str]], None]

CODINGS: dict[str, Writer] = {
    "table": table.write_codings,
    "json": jsonfile.write_json,
    "jsonl": jsonfile.write_jsonl,
    "csv": csvfile.write_codings,
}
ROWS: dict[str, RowsWriter] = {
    "json": jsonfile.write_rows_json,
    "jsonl": jsonfile.write_rows_jsonl,
    "csv": csvfile.write_rows,
}
TABLES: dict[str, RowsWriter] = {
    "claims": table.write_claim_rows,
    "reports": table.write_report_rows,
    "sources": table.write_source_rows,
    "copies": copytext.write_copy_rows,
    "compared": table.write_compared_rows,
}


def writer(form: str) -> Writer:
    """Return the writer of coded reports in a format of `CODINGS`."""
    return CODINGS[form]


def rows_writer(form: str, of: str, columns: Sequence[str] | None = None) -> RowsWriter:
    """Return the writer of a database's rows ("claims", "reports", "sources" or "compared") in a format.

    `columns` are those of CSV, which then has them where there is no row.
    """
    if form == "table":
        return TABLES[of]
    return partial(csvfile.write_rows, columns=columns) if form == "csv" else ROWS[form]


def events_writer(form: str) -> RowsWriter:
    """Return the writer of events, as `views.plain_event` gives them, in a format."""
    return eventtext.write_event_list if form == "table" else ROWS[form]
