"""A corpus measured: coded, scored, and what it was measured on."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.coding import Coders
from bench.corpora import Corpus, Document, sample
from bench.scorers import Scorer, scorer_of


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of a corpus, with the documents that they are of."""

    corpus: Corpus
    figures: dict[str, Any]
    seconds: float
    """Of coding and scoring, with what parses were kept."""
    scorer: Scorer = field(compare=False, repr=False)
    gold: dict[str, Document] = field(compare=False, repr=False)
    coded: dict[str, Document] = field(compare=False, repr=False)

    def keep(self, folder: Path) -> None:
        """Write the coded documents, a line each, into a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        lines = [json.dumps(document) for document in self.coded.values()]
        (folder / f"{self.corpus.name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def measure(
    corpus: Corpus,
    folder: Path,
    coders: Coders,
    *,
    limit: int | None = None,
    sampled: int | None = None,
    show: int = 0,
) -> Measured:
    """Code and score a corpus: its first `limit` documents, or a fixed sample of `sampled`, or all.

    Raises FileNotFoundError where corpus or scorer is absent, CodingError where a document cannot be coded.
    """
    began = time.monotonic()
    scorer = scorer_of(corpus.scorer, folder)
    documents = corpus.documents(folder)[:limit]
    if sampled is not None:
        documents = sample(documents, sampled)
    gold = {d["id"]: d for d in documents}
    coded = {d["id"]: d for d in coders(corpus.work, [*gold.values()])}
    figures = scorer(gold, coded, show)
    return Measured(corpus, figures, time.monotonic() - began, scorer, gold, coded)
