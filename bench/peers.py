"""The peers' figures, from `peers.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict


class Peer(BaseModel):
    """What one other system reaches on a corpus."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    system: str
    figures: Mapping[str, float]
    of: str | None = None
    """On what, where that is not the corpus's own documents."""
    measured: bool = False
    """Whether it was measured with the same scorer; the others are published figures."""

    @property
    def label(self) -> str:
        """The system with what must be known of its figure."""
        notes = [note for note in (self.of and f"on {self.of}", None if self.measured else "published") if note]
        return f"{self.system} ({'; '.join(notes)})" if notes else self.system


@cache
def peers() -> dict[str, tuple[Peer, ...]]:
    """Return the peers by the name of the corpus."""
    read = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    return {corpus: tuple(Peer.model_validate(entry) for entry in entries) for corpus, entries in read.items()}


def beside(corpus: str, figure: str) -> list[tuple[str, float]]:
    """Return system and value of each peer that has this figure on this corpus, the best first."""
    found = [(peer.label, peer.figures[figure]) for peer in peers().get(corpus, ()) if figure in peer.figures]
    return sorted(found, key=lambda pair: -pair[1])
