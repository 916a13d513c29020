"""What an export had to drop or flatten, said beside it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(slots=True)
class Losses:
    """Notes on rows and values that a form cannot hold, each with the ids of the events it befell."""

    form: str
    rows: int = 0
    dropped: dict[str, list[str]] = field(default_factory=dict)
    """Why events are not in it at all."""
    flattened: dict[str, list[str]] = field(default_factory=dict)
    """What was made one value of several, or less exact, or left blank."""
    always: tuple[str, ...] = ()
    """What the form never holds."""

    def drop(self, event_id: str, why: str) -> None:
        """Note that an event is left out."""
        self.dropped.setdefault(why, []).append(event_id)

    def flatten(self, event_id: str, what: str) -> None:
        """Note that a value of an event was made simpler."""
        self.flattened.setdefault(what, []).append(event_id)

    def plain(self) -> dict[str, Any]:
        """Return the notes as plain data."""
        return {
            "format": self.form,
            "rows": self.rows,
            "never_held": list(self.always),
            "dropped": self.dropped,
            "flattened": self.flattened,
        }

    def write_beside(self, path: str) -> Path:
        """Write the notes into a file beside the export; return its name."""
        beside = Path(f"{path}.losses.json")
        beside.write_text(json.dumps(self.plain(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        return beside

    def summary(self) -> str:
        """Return a line for a person."""
        parts = [f"{self.rows} rows"]
        parts += [f"{len(ids)} left out: {why}" for why, ids in self.dropped.items()]
        parts += [f"{len(ids)} simplified: {what}" for what, ids in self.flattened.items()]
        return "; ".join(parts)
