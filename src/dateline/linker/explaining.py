"""Why claims are of one event: each pair's score, and what made it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from dateline.codebook import Codebook
from dateline.linker.memory import Memory
from dateline.linker.translating import Translators
from dateline.linking import scoring, translations
from dateline.linking.words import Reader, Vocabulary
from dateline.store import Store


def explain(store: Store, book: Codebook, event_id: str) -> list[dict[str, Any]]:
    """Return, for each pair of an event's claims that was compared, the score and what made it, the best first.

    Raises NotStoredError for an id that is no event's.
    """
    store.event(event_id)
    memory = Memory(book, Reader(book), Vocabulary())
    with store.linking(writing=False) as tables:
        numbers = tables.numbers_of_event(event_id)
        sides = memory.sides(tables, set(numbers))
        pairs = {(a, b) for a, b, _ in tables.scores(numbers) if a < b and b in sides}
    found = []
    for a, b in sorted(pairs):
        decision = scoring.decide(sides[a], sides[b], memory.known)
        names = [side.claim.key.split(" ")[0] for side in (sides[a], sides[b])]
        reasons = [asdict(reason) for reason in decision.reasons]
        found.append({"claim": names[0], "other": names[1], "score": decision.score, "reasons": reasons})
    return sorted(found, key=lambda pair: -pair["score"])


def explain_copy(store: Store, translators: Translators, copy: str, original: str) -> list[tuple[str, str]]:
    """Return what two reports have in one order, in the words of each: what makes one a translation of the other.

    Raises NotStoredError for an id that is no report's.
    """
    one, two = (store.coding(id)["text"] for id in (copy, original))
    both = translations.shared(translators.reader.read(one), translators.reader.read(two))
    return [(one[a.start : a.end], two[b.start : b.end]) for a, b in both.pairs]
