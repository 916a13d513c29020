"""Claims against the gold, by the corpora's script `score_claims.py`, which reads folders."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from bench.scorers.scripts import script

SCRIPT = "score_claims.py"


class Claims:
    """The script's scorer, given documents instead of folders."""

    def __init__(self, folder: Path) -> None:
        self._score: Callable[..., dict[str, Any]] = script(folder, SCRIPT).score

    def __call__(
        self, gold: Mapping[str, dict[str, Any]], coded: Mapping[str, dict[str, Any]], show: int
    ) -> dict[str, Any]:
        """Score the documents; see `bench.scorers.Scorer`."""
        with tempfile.TemporaryDirectory() as work:
            places = [Path(work) / side for side in ("gold", "coded")]
            for place, documents in zip(places, (gold, coded), strict=True):
                place.mkdir()
                for key, document in documents.items():
                    claims = json.dumps({"claims": document["claims"]})
                    (place / f"{key}.json").write_text(claims, encoding="utf-8")
            return self._score(*places, bool(show))
