"""Documents coded together into one database by the commands themselves, and the events of their leads."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from bench.coding import CodingError, Work
from dateline.cli import cli

JOBS = 2


def linked(documents: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return `id`, `lead_event` and `copy_of` of each document, as `dateline reports FILE.db --to jsonl` gives them."""
    with tempfile.TemporaryDirectory() as folder:
        reports, database = Path(folder) / "reports.jsonl", Path(folder) / "reports.db"
        lines = [json.dumps(_report(d)) for d in documents]
        reports.write_text("\n".join(lines) + "\n", encoding="utf-8")
        _dateline("code", str(reports), "--into", str(database), "--jobs", str(JOBS))
        rows = [json.loads(line) for line in _dateline("reports", str(database), "--to", "jsonl").splitlines()]
    return [{key: row.get(key) for key in ("id", "lead_event", "copy_of")} for row in rows]


def _report(document: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": document["id"],
        "title": document.get("title"),
        "text": document["text"],
        "published": document.get("date"),
    }


def _dateline(*words: str) -> str:
    result = CliRunner().invoke(cli, list(words))
    if result.exit_code:
        raise CodingError(f"dateline {' '.join(words)}: {result.output or result.exception}")
    return result.stdout


LINKS = Work(linked, whole=True)
