"""A run of linking: the vocabulary, then what is new compared, then events decided."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from dateline.codebook import Codebook
from dateline.linker.comparing import Comparer
from dateline.linker.copying import Copyist
from dateline.linker.memory import Memory
from dateline.linker.settling import Settler
from dateline.linker.translating import Translators
from dateline.linking import scoring, translations
from dateline.linking.words import Reader, Vocabulary
from dateline.store import Store
from dateline.store.linked import LinkTables

BATCH = 64
"""Reports that are compared in one transaction."""
SETTLED_AT_ONCE = 1000
"""Claims whose blocks are settled in one transaction."""
EXACT_UP_TO = 300
"""Up to so many reports the vocabulary is always that of all of them; beyond, it may be older."""
GROWTH = 1.5
"""How much a database may grow before its vocabulary is made anew, and everything linked by it."""
ENOUGH = 3000
"""Reports whose vocabulary is good for a database of any size."""


@dataclass(slots=True)
class Linked:
    """What came of linking."""

    reports: int = 0
    """Reports that were compared with the rest."""
    claims: int = 0
    new_events: int = 0
    merges: int = 0
    splits: int = 0
    lost_judgements: int = 0
    """Judgements on claims that no current coding has."""


def _ignore(reports: int) -> None:
    del reports


def link(store: Store, book: Codebook, *, anew: bool = False, done: Callable[[int], None] = _ignore) -> Linked:
    """Link all claims of a database that are not linked yet; with `anew`, all there are.

    `done` is told how many more reports have been compared.
    """
    reader, version = Reader(book), f"{scoring.VERSION} {translations.VERSION} {book.digest} {_digest(book)}"
    with store.linking() as tables:
        vocabulary, cleared = _vocabulary(tables, reader, version, anew=anew)
    memory = Memory(book, reader, vocabulary)
    comparer = Comparer(memory, Copyist(memory, Translators(book)))
    while True:
        with store.linking() as tables:
            compared = comparer.compare(tables, tables.pending(BATCH))
        if not compared:
            break
        done(compared)
    settler = Settler(memory)
    while True:
        with store.linking() as tables:
            if not settler.settle(tables, tables.unsettled(SETTLED_AT_ONCE), now()):
                break
    with store.linking() as tables:
        tables.count_events(tables.drop_stale_members(None if cleared else comparer.replaced), now())
    tally = settler.tally
    return Linked(
        comparer.reports, comparer.claims, tally.new_events, tally.merges, tally.splits, settler.lost_judgements
    )


def _vocabulary(tables: LinkTables, reader: Reader, version: str, *, anew: bool) -> tuple[Vocabulary, bool]:
    """Return the vocabulary to link by; where it is due, made anew, and all that hangs on it dropped."""
    reports, fitted = tables.count(), int(tables.setting("fitted") or 0)
    grown = reports != fitted if reports <= EXACT_UP_TO else fitted < ENOUGH and reports > fitted * GROWTH
    if not (anew or tables.setting("version") != version or (grown and tables.count_pending())):
        return Vocabulary(int(tables.setting("vocabulary") or 0), tables.terms()), False
    vocabulary = Vocabulary.of(reader.terms(f"{title or ''} . {text}") for title, text in tables.texts())
    tables.clear()
    tables.set_terms(vocabulary.counts.items())
    for name, value in (("fitted", reports), ("vocabulary", vocabulary.reports), ("version", version)):
        tables.put_setting(name, str(value))
    return vocabulary, True


def _digest(book: Codebook) -> str:
    """Return the SHA-256 of what the codebook has for linking alone."""
    tables = (book.kin, book.linking, book.languages, book.foreign_names)
    told = [(key, entry.model_dump()) for table in tables for key, entry in sorted(table.items())]
    return sha256(repr(told).encode()).hexdigest()


def now() -> str:
    """Return the time as the file keeps it."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
