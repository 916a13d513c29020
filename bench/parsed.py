"""Parses kept between runs of a benchmark, so that a facet can be measured again without parsing again.

A kept parse is what the pipeline gave for the same text, bounds of sentences, model and version of spaCy; anything else
is parsed anew. Speed is never measured with it.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path
from spacy.about import __version__ as spacy_version
from spacy.language import Language
from spacy.tokens import Doc

from dateline.coding.language import IRREGULAR, load_language, model_name

BATCH = 16


class KeptParses:
    """A language pipeline that parses each text once; it stands where a `Language` is wanted."""

    def __init__(self, nlp: Language, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._nlp = nlp
        self._made_of = f"{model_name(nlp)} {spacy_version} {sorted(IRREGULAR.items())}"
        self._db = sqlite3.connect(path, timeout=60, isolation_level=None)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("CREATE TABLE IF NOT EXISTS parses (key TEXT PRIMARY KEY, doc BLOB) WITHOUT ROWID")

    def __getattr__(self, name: str) -> Any:
        return getattr(self._nlp, name)

    def pipe(self, docs: Iterable[Doc], **settings: Any) -> Iterator[Doc]:
        """Give each unparsed document back parsed, in their order."""
        iterator = iter(docs)
        while batch := list(islice(iterator, BATCH)):
            keys = [self._key(doc) for doc in batch]  # of the bare document: parsing sets bounds of sentences
            kept = [self._kept(key) for key in keys]
            fresh = self._nlp.pipe([doc for doc, found in zip(batch, kept, strict=True) if found is None], **settings)
            for key, found in zip(keys, kept, strict=True):
                yield found if found is not None else self._keep(key, next(fresh))

    def _key(self, doc: Doc) -> str:
        words = [(t.text, t.norm_, t.idx, t.is_sent_start) for t in doc]
        return hashlib.sha256(json.dumps([self._made_of, words]).encode()).hexdigest()

    def _kept(self, key: str) -> Doc | None:
        row = self._db.execute("SELECT doc FROM parses WHERE key = ?", (key,)).fetchone()
        return Doc(self._nlp.vocab).from_bytes(row[0]) if row else None

    def _keep(self, key: str, doc: Doc) -> Doc:
        self._db.execute("INSERT OR REPLACE INTO parses VALUES (?, ?)", (key, doc.to_bytes(exclude=["tensor"])))
        return doc


def kept_language() -> Language | KeptParses:
    """Return the default pipeline with its parses kept; the bare one where $DATELINE_BENCH_FRESH is set."""
    nlp = load_language()
    if os.environ.get("DATELINE_BENCH_FRESH"):
        return nlp
    return KeptParses(nlp, user_cache_path("dateline-bench") / "parses.sqlite")
