"""Quotations that no verb of saying brings in: by any other verb beside them, or by the paragraph before them."""

from __future__ import annotations

from dateline.coding.reading import Reading
from dateline.coding.tokens import Token
from dateline.coding.voices.lexicon import Lexicon
from dateline.coding.voices.quotes import Quotes
from dateline.coding.voices.voice import Voice, end_of, piece, token_range
from dateline.model import Span

_FEWEST = 3
"""Words that a quotation must have to be somebody's whole sentence."""
_NEAR = 9
"""Tokens after a quotation among which its speaker and verb are looked for."""
_PRONOUNS = frozenset({"he", "she", "they"})
_MARKS = "\"“”„‟«»‘’'`"


def introduced(reading: Reading, lexicon: Lexicon, quotes: Quotes, quote: Span) -> Voice | None:
    """Return who speaks a quotation by a verb that is none of saying ("He fumed: “Enough.”"); None where none does."""
    words = quote.of(reading.text).strip(_MARKS).split()
    if len(words) < _FEWEST or not words[0][0].isupper():
        return None
    verb = _verb_before(reading, lexicon, quote) or _verb_after(reading, lexicon, quote)
    if verb is None or quotes.at(verb.idx) is not None:
        return None
    subject = _subject(verb, lexicon)
    assert subject is not None
    tokens = [t for t in subject.subtree if not t.is_space and not quote.start <= t.idx < quote.end]
    source = piece(reading.text, *token_range(tokens)) if tokens else None
    if source is None:
        return None
    return Voice(Span(verb.idx, end_of(verb)), source, [quote], subject, verb)


def _verb_before(reading: Reading, lexicon: Lexicon, quote: Span) -> Token | None:
    """Return the last verb with a speaker before a colon that opens a quotation, or right before its comma."""
    text, at = reading.text, quote.start - 1
    while at >= 0 and text[at] == " ":
        at -= 1
    mark = reading.token_at(at) if at >= 0 else None
    if mark is None or mark.text not in (":", ","):
        return None
    nearest = 2 if mark.text == "," else len(mark.sent)
    before = [t for t in reading.doc[mark.sent.start : mark.i] if t.pos_ == "VERB"]
    return next((t for t in reversed(before) if mark.i - t.i <= nearest and _subject(t, lexicon) is not None), None)


def _verb_after(reading: Reading, lexicon: Lexicon, quote: Span) -> Token | None:
    """Return the verb after a quotation that ends with a comma, its speaker beside it."""
    if quote.of(reading.text).rstrip(_MARKS)[-1:] not in (",", "?", "!"):
        return None
    first = reading.token_at(quote.end)
    if first is None or "\n" in reading.text[quote.end : first.idx]:
        return None
    for token in reading.doc[first.i : min(first.i + _NEAR, first.sent.end)]:
        subject = _subject(token, lexicon) if token.pos_ == "VERB" and token.tag_ in ("VBD", "VBZ", "VBP") else None
        if subject is not None and subject.left_edge.i >= first.i:
            return token
    return None


def _subject(verb: Token, lexicon: Lexicon) -> Token | None:
    """Return the subject of a verb if it is one that can speak."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None:
        return None
    speaks = subject.lower_ in _PRONOUNS or subject.lower_ in lexicon.kinds or subject.ent_type_ in ("PERSON", "ORG")
    return subject if speaks else None
