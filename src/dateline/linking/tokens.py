"""A text as tokens, whatever its script: words, numbers, clock times, dates in figures, codes, quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r"""
    (?P<date>\b\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d\b)
  | (?P<clock>(?<![\d:])\d{1,2}[:h]\d\d(?![\d:]))
  | (?P<code>(?<![^\W_])[A-Z\u0410-\u042f]{1,4}-?\d{1,4}[A-Za-z]{0,2}(?![^\W_]))
  | (?P<number>\d{1,3}(?:[,.\u066c\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:[.,\u066b]\d{1,2}(?!\d))?)
  | (?P<word>[\u0400-\u052f]+(?:['’ʼ][\u0400-\u052f]+)*|[^\W\d_]+)
  | (?P<quote>["“«„])
    """,
    re.VERBOSE,
)
LARGEST = 1e15
"""What is longer is no number that a report tells, but the number of a page or an account."""
_NO_DIGIT = re.compile(r"\D+")
_BREAK = re.compile(r"[.,!?؟:;،\n\"“”«»()]")
"""What parts two words so that they are not of one name."""
_SENTENCE = re.compile(r"[.!?؟:\n\"“«„(]\s*$")


class Token(NamedTuple):
    """A piece of a text."""

    kind: str
    text: str
    start: int
    end: int
    joined: bool
    """Whether it may be of one name with the token before it."""
    opens: bool
    """Whether it begins a sentence or line."""


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a text in their order."""
    last = 0
    for match in _TOKEN.finditer(text):
        between = text[last : match.start()]
        if between == " ":
            opens, joined = False, last > 0
        else:
            opens = last == 0 or bool(_SENTENCE.search(between))
            joined = last > 0 and len(between) <= 3 and not _BREAK.search(between)
        yield Token(str(match.lastgroup), match.group(), match.start(), match.end(), joined, opens)
        last = match.end()


def number(text: str) -> float:
    """Return the number that a token of that kind writes, its thousands grouped or not; LARGEST for any above it."""
    parts = _NO_DIGIT.split(text)
    if len(parts) > 1 and all(len(part) == 3 for part in parts[1:]):
        return min(float("".join(parts)), LARGEST)
    return min(float(".".join(parts)) if len(parts) == 2 else float(parts[0]), LARGEST)
