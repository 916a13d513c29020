"""Wording: words of a claim that take sides, quotation marks that keep a word at arm's length, altered quotations.

They are marked with whose words they are, and never judged. Whose a word is goes by where it stands: in what somebody
is said to have said it is his, outside of that it is the publisher's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.codebook import Codebook
from dateline.coding.drafts import Draft
from dateline.coding.reading import Reading
from dateline.coding.voices import quotations, voice_of
from dateline.model import Quote, Span

_LISTS = "loaded"
"""What the keys of the lists of loaded words begin with, so that a user can add one of his own."""
_INSERTED = re.compile(r"\[[^\[\]\n]{1,80}\]")
_LEFT_OUT = re.compile(r"\[\s*(?:…|\.\.\.)\s*\]|…|\.{3,}|(?<=\w) \. \. \.")
_LONGEST_SCARE = 4
"""Words of the longest quotation that is a word kept at arm's length and no quotation of somebody."""

Phrases = dict[str, tuple[tuple[str, ...], ...]]


def wording_of(reading: Reading, draft: Draft) -> tuple[Quote, ...]:
    """Return the marked words of a claim's evidence, in order."""
    found: list[Quote] = []
    for span in draft.evidence:
        found += _loaded(reading, draft, span)
        found += _scare_quotes(reading, draft, span)
        found += _alterations(reading, draft, span)
    return tuple(sorted(dict.fromkeys(found), key=lambda q: (q.span, q.mark or "")))


def _loaded(reading: Reading, draft: Draft, evidence: Span) -> Iterator[Quote]:
    phrases = reading.codebook.derived("wording.loaded", _phrases)
    tokens = reading.tokens_in(evidence)
    forms = [{t.lower_, t.lemma_.lower()} for t in tokens]
    for n in range(len(tokens)):
        fitting = [p for word in forms[n] for p in phrases.get(word, ()) if _fits(p, forms[n:])]
        if fitting:
            last = tokens[n + len(max(fitting, key=len)) - 1]
            yield _quote(reading, draft, Span(tokens[n].idx, last.idx + len(last.text)), "loaded")


def _fits(phrase: tuple[str, ...], forms: list[set[str]]) -> bool:
    return len(phrase) <= len(forms) and all(word in form for word, form in zip(phrase, forms, strict=False))


def _phrases(codebook: Codebook) -> Phrases:
    """Return the loaded words and phrases by their first word; a hyphen is a word of its own, as for the parser."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for key, entry in codebook.wording.items():
        if key.startswith(_LISTS):
            for phrase in entry.words:
                words = tuple(phrase.lower().replace("-", " - ").split())
                found.setdefault(words[0], []).append(words)
    return {first: tuple(phrases) for first, phrases in found.items()}


def _scare_quotes(reading: Reading, draft: Draft, evidence: Span) -> Iterator[Quote]:
    """Yield short quotations of the evidence that nobody is said to have spoken."""
    for quote in quotations(reading, evidence):
        short = len(quote.of(reading.text).split()) <= _LONGEST_SCARE
        if short and evidence.holds(quote) and voice_of(reading, quote.start) is None:
            yield _quote(reading, draft, quote, "scare_quotes")


def _alterations(reading: Reading, draft: Draft, evidence: Span) -> Iterator[Quote]:
    """Yield what the publisher put into a quotation ("[ISIS]") or left out of it ("…"), in the evidence's sentences."""
    tokens = reading.tokens_in(evidence)
    whole = Span(tokens[0].sent.start_char, tokens[-1].sent.end_char) if tokens else evidence
    for pattern, mark in ((_LEFT_OUT, "shortened"), (_INSERTED, "altered")):
        for match in pattern.finditer(reading.text, *whole):
            span = Span(*match.span())
            left_out = mark == "altered" and _LEFT_OUT.fullmatch(span.of(reading.text))
            if not left_out and _is_quoted(reading, span):
                yield Quote(span.of(reading.text), span, _publisher(draft), mark)


def _is_quoted(reading: Reading, span: Span) -> bool:
    voice = voice_of(reading, span.start)
    return bool(quotations(reading, span)) or (voice is not None and "block" in voice.tags)


def _quote(reading: Reading, draft: Draft, span: Span, mark: str) -> Quote:
    """Return marked words with whose they are: the innermost source in whose content they stand, else the publisher."""
    voice = voice_of(reading, span.start)
    name = voice.read.name if voice is not None and voice.read is not None else None
    return Quote(span.of(reading.text), span, name or _publisher(draft), mark)


def _publisher(draft: Draft) -> str:
    """Return who writes where nobody is said to speak: the last outlet at the head of the chain."""
    writer = draft.chain[0]
    for link in draft.chain[1:]:
        if link.kind != "outlet" or link.cue != link.name:
            break
        writer = link
    return writer.name
