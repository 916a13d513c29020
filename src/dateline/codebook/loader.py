"""Loading of the codebook: the package's own files, then a user's additions over them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from dateline.codebook import schema
from dateline.codebook.yamlfile import CodebookError, read_entries

T = TypeVar("T")

DATA = Path(__file__).parent / "data"

FILES: dict[str, type[BaseModel]] = {
    "events": schema.EventType,
    "triggers": schema.Triggers,
    "measures": schema.Measure,
    "units": schema.Unit,
    "numbers": schema.VagueNumber,
    "figure_words": schema.WordList,
    "source_kinds": schema.KindOfSource,
    "sources": schema.KnownSource,
    "actors": schema.KnownActor,
    "words": schema.WordList,
    "event_words": schema.WordList,
    "actor_words": schema.WordList,
    "cues": schema.WordList,
    "attribution": schema.WordList,
    "passages": schema.PassageRule,
    "wording": schema.WordList,
    "confidence": schema.Calibration,
    "countries": schema.Country,
    "places": schema.KnownPlace,
    "time_words": schema.TimeWords,
    "time_patterns": schema.TimePattern,
    "time_contexts": schema.WordList,
    "holidays": schema.Holiday,
    "place_words": schema.WordList,
    "kin": schema.Kin,
    "linking": schema.WordList,
    "languages": schema.Language,
    "foreign_names": schema.ForeignNames,
    "country_codes": schema.CountryCodes,
    "polecat": schema.Polecat,
    "sides": schema.WordList,
}
"""The codebook's files (`<key>.yaml`) and what an entry of each holds."""

AFTER_CODING = frozenset({"kin", "linking", "languages", "foreign_names", "country_codes", "polecat", "sides"})
"""Files that decide how claims are linked and exported, not how a report is coded: they leave the digest as it is."""

WORD_FILES = tuple(key for key, entry in FILES.items() if entry is schema.WordList)


@dataclass(frozen=True)
class Codebook:
    """Everything that a domain expert would change, checked. Treat it as read-only."""

    events: dict[str, schema.EventType]
    triggers: dict[str, schema.Triggers]
    measures: dict[str, schema.Measure]
    units: dict[str, schema.Unit]
    numbers: dict[str, schema.VagueNumber]
    figure_words: dict[str, schema.WordList]
    source_kinds: dict[str, schema.KindOfSource]
    sources: dict[str, schema.KnownSource]
    actors: dict[str, schema.KnownActor]
    words: dict[str, schema.WordList]
    event_words: dict[str, schema.WordList]
    actor_words: dict[str, schema.WordList]
    cues: dict[str, schema.WordList]
    attribution: dict[str, schema.WordList]
    passages: dict[str, schema.PassageRule]
    wording: dict[str, schema.WordList]
    confidence: dict[str, schema.Calibration]
    countries: dict[str, schema.Country]
    places: dict[str, schema.KnownPlace]
    time_words: dict[str, schema.TimeWords]
    time_patterns: dict[str, schema.TimePattern]
    time_contexts: dict[str, schema.WordList]
    holidays: dict[str, schema.Holiday]
    place_words: dict[str, schema.WordList]
    kin: dict[str, schema.Kin]
    linking: dict[str, schema.WordList]
    languages: dict[str, schema.Language]
    foreign_names: dict[str, schema.ForeignNames]
    country_codes: dict[str, schema.CountryCodes]
    polecat: dict[str, schema.Polecat]
    sides: dict[str, schema.WordList]
    digest: str
    """SHA-256 of all files that coding goes by: two codebooks with one digest code alike."""
    places_digest: str
    """SHA-256 of the files that the gazetteer is compiled from."""
    _sets: dict[str, frozenset[str]] = field(default_factory=dict, repr=False, compare=False)
    _unions: dict[tuple[str, ...], frozenset[str]] = field(init=False, default_factory=dict, repr=False, compare=False)
    _derived: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    def derived(self, key: str, build: Callable[[Codebook], T]) -> T:
        """Return what `build` makes of the codebook, made once; the key begins with its module's name."""
        if key not in self._derived:
            self._derived[key] = build(self)
        found: T = self._derived[key]
        return found

    def types(self, *marks: str) -> frozenset[str]:
        """Return the codes of the event types that have one of the marks (`violent`, `harmful`, `moves`, `speech`).

        Raises AttributeError for a mark that event types do not have.
        """
        key = f"types {' '.join(marks)}"
        if key not in self._sets:
            found = (code for code, kind in self.events.items() if any(getattr(kind, mark) for mark in marks))
            self._sets[key] = frozenset(found)
        return self._sets[key]

    def word_set(self, key: str) -> frozenset[str]:
        """Return the words of a class of one of the files of words (`WORD_FILES`), in lower case.

        Raises KeyError for a class that none of them has.
        """
        if key not in self._sets:
            tables = [getattr(self, name) for name in WORD_FILES]
            entry = next((table[key] for table in tables if key in table), None)
            if entry is None:
                raise KeyError(key)
            self._sets[key] = frozenset(word.lower() for word in entry.words)
        return self._sets[key]

    def words_of(self, keys: tuple[str, ...]) -> frozenset[str]:
        """Return the words of several classes together, as `word_set` has each. Raises KeyError as that does."""
        if keys not in self._unions:
            self._unions[keys] = frozenset().union(*map(self.word_set, keys))
        return self._unions[keys]


def load_codebook(additions: Path | None = None) -> Codebook:
    """Load the codebook; `additions` is a folder with files of the same names and form.

    An entry there with a key that the package's file has replaces it; one with a new key is added.
    Raises CodebookError, naming file and line, for a file that cannot be used.
    """
    return _load(additions.resolve() if additions else None)


@cache
def _load(additions: Path | None) -> Codebook:
    if additions and not additions.is_dir():
        raise CodebookError(f"{additions}: no such folder of codebook additions")
    tables: dict[str, dict[str, Any]] = {}
    digest, of_places = hashlib.sha256(), hashlib.sha256()
    for key, entry in FILES.items():
        tables[key] = {}
        for folder in filter(None, (DATA, additions)):
            path = folder / f"{key}.yaml"
            if path.exists():
                tables[key] |= read_entries(path, entry)
                if key not in AFTER_CODING:
                    digest.update(key.encode() + b"\0" + path.read_bytes())
                if key in ("countries", "places"):
                    of_places.update(path.read_bytes())
    return Codebook(**tables, digest=digest.hexdigest(), places_digest=of_places.hexdigest())
