"""An attribution while it is being read: its parts as tokens and spans, before the source is named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.coding.tokens import Token
from dateline.model import Attribution, Span

_OPENING = "\"'`“‘«„([{$€£#@+…"
_CLOSING = "\"'”’»)]}%!?…"
"""Marks, beside letters and figures, that can begin and end a content."""
_QUOTES = '"“”„«»'


DENYING = "denying"
"""Tag of a voice that takes up by a pronoun what others told, and denies it: no word of that is its own."""


@dataclass(slots=True)
class Voice:
    """Who says what, by which words. `links` tells whether it makes a link in a chain of sources."""

    cue: Span
    source: Span | None
    content: list[Span]
    head: Token | None = None
    """The head of the source's noun phrase."""
    verb: Token | None = None
    """The verb of the cue, None for a cue without one."""
    links: bool = True
    heard: bool = False
    """Whether it is told with no source, as reports."""
    to: Token | None = None
    """The head of the hearer's noun phrase."""
    read: Attribution | None = None
    """The attribution as the contract gives it out, once its source is named."""
    tags: set[str] = field(default_factory=set)

    @property
    def start(self) -> int:
        """Where its first part begins."""
        return min(s.start for s in [self.cue, *self.content, *([self.source] if self.source else [])])


def piece(text: str, start: int, end: int) -> Span | None:
    """Return the range without the blanks and marks at its ends that belong to no content."""
    while start < end and not (text[start].isalnum() or text[start] in _OPENING):
        start += 1
    while start < end and not (text[end - 1].isalnum() or text[end - 1] in _CLOSING):
        end -= 1
    return Span(start, end) if any(c.isalnum() for c in text[start:end]) else None


def phrase(text: str, start: int, end: int) -> Span | None:
    """Return the words of a noun phrase, without a quotation mark at an end that has no partner."""
    span = piece(text, start, end)
    if span is None or sum(c in _QUOTES for c in span.of(text)) % 2 == 0:
        return span
    first, last = span
    while first < last and text[first] in _QUOTES:
        first += 1
    while first < last and text[last - 1] in _QUOTES:
        last -= 1
    return piece(text, first, last)


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Return the range without blanks at its ends, None where nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def token_range(tokens: Sequence[Token] | Iterable[Token]) -> tuple[int, int]:
    """Return the characters from the first to the last of tokens that stand in order."""
    ordered = list(tokens)
    return ordered[0].idx, ordered[-1].idx + len(ordered[-1].text)


def end_of(token: Token) -> int:
    """Return where a token ends, exclusive."""
    return int(token.idx + len(token.text))


def joined(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, those that overlap or touch made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
