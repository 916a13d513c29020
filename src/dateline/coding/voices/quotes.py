"""Quotations marked by quotation marks, straight, curly, doubled, or left open."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.model import Passage, Span

_MARK = re.compile(r"\"\"|''|``|[\"“”„‟«»]|(?<![\w’'])[‘'](?=\w)|(?<=[\w.,!?…])[’'](?!\w)")
_STOP = re.compile(r"[.!?](?=\s|$)")
_OPENING = "“„«‘`"
_CLOSING = "”»’"
_SHORTEST_SINGLE = 3
"""Words that a quotation in single marks must have."""


@dataclass(frozen=True, slots=True)
class Quotes:
    """The quotations of a text, in order, marks included."""

    spans: tuple[Span, ...]

    def at(self, offset: int) -> Span | None:
        """Return the quotation that covers a code point."""
        i = bisect_right(self.spans, (offset, 1 << 60)) - 1
        return self.spans[i] if i >= 0 and self.spans[i].start <= offset < self.spans[i].end else None

    def within(self, start: int, end: int) -> list[Span]:
        """Return the quotations that share a code point with a range."""
        i = max(0, bisect_right(self.spans, (start, 1 << 60)) - 1)
        found = []
        while i < len(self.spans) and self.spans[i].start < end:
            if self.spans[i].end > start:
                found.append(self.spans[i])
            i += 1
        return found


def read_quotes(text: str, passages: Iterable[Passage]) -> Quotes:
    """Return the quotations of a text. One that is left open ends with its passage."""
    spans = [s for p in passages for s in _in_passage(text, p.start, p.end)]
    return Quotes(tuple(sorted(spans)))


def _in_passage(text: str, start: int, end: int) -> Iterator[Span]:
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text, start, end):
        if opened is None:
            opened = mark if _may_open(text, mark, start) else None
        elif _opens_only(text, mark, start) and mark[0] not in "'‘":
            if opened[0] not in "'‘":
                yield _left_open(text, opened.start(), start, mark.start())
            opened = mark
        elif _closes(opened[0], mark[0]) and (mark[0] not in "'’" or _is_single(text, opened, mark)):
            yield Span(opened.start(), mark.end())
            opened = None
    if opened is not None and opened[0] not in "'‘":
        yield _left_open(text, opened.start(), start, end)


def _left_open(text: str, opened: int, start: int, end: int) -> Span:
    """Return a quotation with no closing mark: a whole paragraph, or to the end of its sentence."""
    stop = None if opened == start else _STOP.search(text, opened, end)
    words = text[opened : stop.end() if stop else end].rstrip()
    return Span(opened, opened + len(words))


def _opens_only(text: str, mark: re.Match[str], start: int) -> bool:
    """Tell whether a mark stands after a blank and before a word, so that it closes nothing."""
    before = text[mark.start() - 1] if mark.start() > start else " "
    return before.isspace() and _may_open(text, mark, start)


def _may_open(text: str, mark: re.Match[str], start: int) -> bool:
    if mark[0] in _OPENING or mark[0] == "``":
        return True
    if mark[0] in _CLOSING:
        return False
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < len(text) else " "
    return not before.isalnum() and not after.isspace()


def _closes(opening: str, mark: str) -> bool:
    pairs = {"“": '”"', "„": '”“"', "«": "»", "‘": "’'", "'": "'’", "``": "''\"", "`": "'"}
    return mark in pairs.get(opening, opening) or (opening in ('"', '""') and mark in ('"', '""', "”"))


def _is_single(text: str, opened: re.Match[str], mark: re.Match[str]) -> bool:
    """Tell whether single marks are a quotation's and no apostrophes."""
    return len(text[opened.end() : mark.start()].split()) >= _SHORTEST_SINGLE
