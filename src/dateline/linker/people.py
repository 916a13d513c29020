"""People's word: judgements on pairs of claims, and grades of sources."""

from __future__ import annotations

from typing import Any

from dateline.linker.running import now
from dateline.store import FilterError, NotStoredError, Store


def add_judgement(store: Store, one: str, two: str, verdict: str, *, judge: str, note: str | None = None) -> None:
    """Add a person's judgement on two claims, each named by its id or by that of its event.

    `verdict` is `same`, `different` or `open`, which takes back. What is tied to the two is linked anew by the next
    `link`. Raises NotStoredError for an id that is no current claim's nor event's.
    """
    with store.linking() as tables:
        found = [tables.claim_named(id) for id in (one, two)]
        for id, claim in zip((one, two), found, strict=True):
            if claim is None:
                raise NotStoredError(f"{store.path}: there is no claim or event {id!r}")
        a, b = (claim for claim in found if claim is not None)
        if a.claim_no == b.claim_no:
            raise FilterError(f"{one!r} and {two!r} are one claim; a judgement is on two")
        tables.add_judgement(
            {
                "at": now(),
                "judge": judge,
                "verdict": verdict,
                **{name: getattr(a, name) for name in ("report_id", "claim_id", "trigger_start", "origin")},
                **{f"other_{name}": getattr(b, name) for name in ("report_id", "claim_id", "trigger_start", "origin")},
                "note": note,
            }
        )
        tables.unsettle((a.claim_no, b.claim_no))


def list_judgements(store: Store) -> list[str]:
    """Return each judgement as a line, with a word where a claim of it is no longer there."""
    with store.linking(writing=False) as tables:
        rows = tables.judgements()
    return [_told(row) for row in rows]


def add_grade(store: Store, source: str, grade: str, *, judge: str, note: str | None = None) -> None:
    """Add a person's grade of a source, A (completely reliable) to F (cannot be judged); the last one holds."""
    with store.linking() as tables:
        tables.add_grade(now(), judge, source, grade, note)


def _told(row: dict[str, Any]) -> str:
    pair = f"{row['claim_id']} ({row['report_id']})  {row['other_claim_id']} ({row['other_report_id']})"
    note = f": {row['note']}" if row["note"] else ""
    lost = "" if row["claim_no"] and row["other_no"] else "  [a claim of it is no longer there]"
    return f"{row['at']}  {row['verdict']:9}  {pair}  by {row['judge']}{note}{lost}"
