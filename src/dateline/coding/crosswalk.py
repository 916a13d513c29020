"""Which code of another codebook a claim has: that of its type, or of the first special case that holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dateline.codebook.schema import Variant
from dateline.coding.drafts import Draft
from dateline.coding.reading import Reading
from dateline.coding.tokens import Token
from dateline.model import Actor

_WORD = re.compile(r"[\w.-]+")


def code_of(reading: Reading, draft: Draft, usual: str | None, variants: Sequence[Variant]) -> str | None:
    """Return the code of the first of the variants that holds for a claim, else the usual one."""
    return next((v.code for v in variants if _holds(reading, draft, v)), usual)


def _holds(reading: Reading, draft: Draft, variant: Variant) -> bool:
    if variant.inter and _inter(reading, draft.roles.actors) not in variant.inter:
        return False
    asked = (
        (variant.trigger, _trigger),
        (variant.actors, _actors),
        (variant.targets, _targets),
        (variant.near, _sentences),
        (variant.also, _sentences),
    )
    if not all(_any(reading, classes, words(reading, draft)) for classes, words in asked if classes):
        return False
    return not (variant.without and _any(reading, variant.without, _sentences(reading, draft)))


def _inter(reading: Reading, actors: Sequence[Actor]) -> int | None:
    known = (reading.codebook.actors.get(actor.id) for actor in actors if actor.id)
    return next((entry.inter for entry in known if entry and entry.inter), None)


def _any(reading: Reading, classes: Iterable[str], words: frozenset[str]) -> bool:
    return any(not words.isdisjoint(reading.codebook.word_set(name)) for name in classes)


def _trigger(reading: Reading, draft: Draft) -> frozenset[str]:
    return _lemmas(reading.tokens_in(draft.event.trigger))


def _sentences(reading: Reading, draft: Draft) -> frozenset[str]:
    """Return the words of the sentences that tell of a claim."""
    told = (token.sent for span in draft.evidence if (token := reading.token_at(span.start)) is not None)
    return _lemmas(token for sentence in told for token in sentence)


def _actors(_reading: Reading, draft: Draft) -> frozenset[str]:
    return _names(draft.roles.actors)


def _targets(_reading: Reading, draft: Draft) -> frozenset[str]:
    return _names(draft.roles.targets)


def _lemmas(tokens: Iterable[Token]) -> frozenset[str]:
    return frozenset(word for token in tokens for word in (token.lemma_.lower(), token.lower_))


def _names(actors: Iterable[Actor]) -> frozenset[str]:
    """Return the words of names, in the singular too."""
    words = [w for actor in actors for w in _WORD.findall(actor.name.lower())]
    return frozenset({*words, *(w.removesuffix("s") for w in words)})
