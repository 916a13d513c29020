"""JSON and JSON Lines: the contract's own form."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import IO, Any

from dateline.contract import to_dict
from dateline.model import Coding


class SeveralError(ValueError):
    """Several reports for a form that holds one."""


def write_json(codings: Iterable[Coding], file: IO[str]) -> None:
    """Write one coded report as an object. Raises SeveralError, having written nothing, for more than one."""
    found = list(islice(codings, 2))
    if len(found) > 1:
        raise SeveralError("json holds one report, and there are more; write jsonl, a report a line (--to jsonl)")
    for coding in found:
        file.write(json.dumps(to_dict(coding), ensure_ascii=False, indent=1) + "\n")


def write_jsonl(codings: Iterable[Coding], file: IO[str]) -> None:
    """Write a coded report a line."""
    write_rows_jsonl((to_dict(c) for c in codings), file)


def write_rows_json(rows: Iterable[Mapping[str, Any]], file: IO[str]) -> None:
    """Write objects as one list, one by one, so that a large one needs no memory."""
    before = "[\n"
    for row in rows:
        file.write(before + json.dumps(row, ensure_ascii=False))
        before = ",\n"
    file.write("[]\n" if before == "[\n" else "\n]\n")


def write_rows_jsonl(rows: Iterable[Mapping[str, Any]], file: IO[str]) -> None:
    """Write an object a line."""
    for row in rows:
        file.write(json.dumps(row, ensure_ascii=False) + "\n")
