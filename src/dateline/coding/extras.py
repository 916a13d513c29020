"""What a claim keeps beside its main fields: means (codebook, section 2)."""

from __future__ import annotations

from dateline.coding.drafts import Draft
from dateline.coding.reading import Reading
from dateline.coding.tokens import Token
from dateline.model import Quote, Span


def means_of(reading: Reading, draft: Draft) -> tuple[Quote, ...]:
    """Return the weapons and vehicles that the claim's evidence names, as written."""
    kinds = reading.codebook.word_set("means")
    tokens = (token for span in draft.evidence for token in reading.tokens_in(span))
    nouns = (t for t in tokens if t.pos_ in ("NOUN", "PROPN") and t.lemma_.lower() in kinds and t.dep_ != "compound")
    return tuple(dict.fromkeys(_phrase(reading, noun) for noun in nouns))


def _phrase(reading: Reading, noun: Token) -> Quote:
    """Return a noun with its modifiers to the left, without article and number."""
    first = noun
    while first.i and (left := noun.doc[first.i - 1]).head.i <= noun.i and left.dep_ in ("compound", "amod"):
        first = left
    span = Span(first.idx, noun.idx + len(noun.text))
    return Quote(span.of(reading.text), span)
