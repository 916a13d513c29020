"""The paragraphs of a plain text, told by its lines: one a line, or hard-wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from dateline.model import Span

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]*\S[^\n\r\v\f\x85\u2028\u2029]*")
_BLANK_LINE = re.compile(r"(?:\r\n|[\n\r\v\f\x85\u2028\u2029])[^\S\n\r]*(?:\r\n|[\n\r\v\f\x85\u2028\u2029])")
_FIRST_WORD = re.compile(r"\S+")
_ENDED = re.compile(r"[.?!:…][\"'”’)\]]*$")
WIDEST_WRAP = 130
"""Columns: a text with longer lines than these is not hard-wrapped."""
NARROWEST_WRAP = 40


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Return the range without blanks at its ends; None where nothing is left."""
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    span = Span(start + left, end - (len(words) - len(words.rstrip())))
    return span if span.start < span.end else None


def paragraphs(text: str) -> list[Span]:
    """Return the paragraphs of a text in order, blanks trimmed.

    A line is a paragraph, unless the text is hard-wrapped; then blank and short lines end one.
    """
    lines = [span for m in _LINE.finditer(text) if (span := trimmed(text, m.start(), m.end()))]
    width = _wrap_width(text, lines)
    return lines if width is None else list(_joined(text, lines, width))


def _wrap_width(text: str, lines: Sequence[Span]) -> int | None:
    """Return the columns at which a text is hard-wrapped, None where it is not.

    It is where most lines could not have held the next line's first word, and many break off within
    a sentence.
    """
    pairs = [(a, b) for a, b in zip(lines, lines[1:], strict=False) if not _parted(text, a, b)]
    if not pairs:
        return None
    width = sorted(a.end - a.start for a in lines)[-1 - len(lines) // 50]
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return None
    broken = [(a, b) for a, b in pairs if _breaks_off(text, a, b)]
    full = [1 for a, b in broken if _is_full(text, a, b, width)]
    return width if 3 * len(broken) >= len(pairs) and 4 * len(full) >= 3 * len(broken) else None


def _joined(text: str, lines: Iterable[Span], width: int) -> Iterator[Span]:
    current: Span | None = None
    last: Span | None = None
    for line in lines:
        if current and last and _goes_on(text, last, line, width):
            current = Span(current.start, line.end)
        else:
            if current:
                yield current
            current = line
        last = line
    if current:
        yield current


def _goes_on(text: str, a: Span, b: Span, width: int) -> bool:
    """Tell whether line `b` goes on with the paragraph of line `a` in a wrapped text."""
    if _parted(text, a, b):
        return False
    return _is_full(text, a, b, width) or text[b.start].islower()


def _parted(text: str, a: Span, b: Span) -> bool:
    return bool(_BLANK_LINE.search(text, a.end, b.start))


def _breaks_off(text: str, a: Span, b: Span) -> bool:
    """Tell whether the words of line `a` go on in line `b`: no full stop, or a small letter after."""
    return text[b.start].islower() or not _ENDED.search(text, max(a.start, a.end - 4), a.end)


def _is_full(text: str, a: Span, b: Span, width: int) -> bool:
    word = _FIRST_WORD.match(text, b.start)
    return a.end - a.start + 1 + (word.end() - word.start() if word else 0) > width
