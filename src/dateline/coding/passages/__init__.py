"""Passages: what part of a text plays which role, and what it tells of publisher, title and date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from dateline.codebook import Codebook
from dateline.coding.passages.asides import with_asides
from dateline.coding.passages.dates import full_date
from dateline.coding.passages.paragraphs import paragraphs, trimmed
from dateline.coding.passages.rules import Rule, Rules, rules_of
from dateline.coding.passages.titles import find_title, is_capitalised, is_headline
from dateline.model import Passage, PassageKind, Report, Span

__all__ = ["Structure", "read_passages"]

_SENTENCE = re.compile(r"[^.!?]+[.!?](?=\s)")
_LONGEST_CAPTION = 400
"""Code points before a photographer's credit that are its caption, at the head of a paragraph."""
_SPEAKER_LINE = re.compile(r"^[A-Z][A-Z.’' -]+:(?=\s)", re.MULTILINE)
_SPEAKER_LINES = 2
"""Lines headed by a name in capitals and a colon from which a text is a transcript, and they are no datelines."""
_HEAD_BLOCKS = 6
"""Paragraphs at the beginning in which bylines, dates and datelines are looked for."""


@dataclass(frozen=True, slots=True)
class Structure:
    """The passages of a text in order, and what its own words tell of the report."""

    passages: tuple[Passage, ...]
    publisher: str | None = None
    title: str | None = None
    published: str | None = None
    publisher_span: Span | None = None
    title_span: Span | None = None
    published_span: Span | None = None


@dataclass(slots=True)
class _Found:
    """What has been read of a text so far."""

    text: str
    open_words: frozenset[str]
    passages: list[Passage] = field(default_factory=list)
    told: dict[str, Span] = field(default_factory=dict)
    """Where a rule's pattern names the publisher or the title."""

    def add(self, start: int, end: int, kind: PassageKind) -> None:
        """Add the range without its blanks, if anything is left of it."""
        if span := trimmed(self.text, start, end):
            self.passages.append(Passage(*span, kind))


def read_passages(report: Report, codebook: Codebook) -> Structure:
    """Part a report's text into passages, by its markup where it has any, else by its lines.

    Works on the text alone, before it is parsed; passages do not overlap and none is blank.
    """
    rules = rules_of(codebook)
    if len(_SPEAKER_LINE.findall(report.text)) >= _SPEAKER_LINES:
        rules = replace(rules, opening=tuple(r for r in rules.opening if r.key != "capitals_colon_line"))
    found = _Found(report.text, codebook.word_set("open_words"))
    title = find_title(report.text, report.title)
    head = True
    for number, block in enumerate(_blocks(report, title)):
        if block.kind != "paragraph":
            found.add(block.start, block.end, block.kind)
            continue
        head = _read_block(found, rules, block.span, head and number < _HEAD_BLOCKS)
    _read_closing(found, rules)
    _read_headline(found, report, title)
    found.passages = with_asides(report.text, found.passages, found.open_words)
    return _structure(found, report)


def _blocks(report: Report, title: Span | None) -> Iterator[Passage]:
    """Yield the paragraphs, and what the markup told, in order; the title's words taken out."""
    marked = [p for p in sorted(report.blocks, key=lambda p: p.span) if p.span.of(report.text).strip()]
    plain = (Passage(*span, "paragraph") for span in paragraphs(report.text))
    blocks = _without_overlaps(sorted([*marked, *_outside(plain, marked)], key=lambda p: p.span))
    told = [Passage(*title, "title")] if title else []
    yield from sorted([*told, *_outside(blocks, told)], key=lambda p: p.span)


def _without_overlaps(blocks: Iterable[Passage]) -> Iterator[Passage]:
    at = 0
    for block in blocks:
        if block.end > max(at, block.start):
            yield Passage(max(at, block.start), block.end, block.kind)
            at = block.end


def _outside(blocks: Iterable[Passage], taken: list[Passage]) -> Iterator[Passage]:
    """Yield the parts of `blocks` that none of the ordered `taken` covers."""
    for block in blocks:
        at = block.start
        for hole in taken:
            if hole.start < block.end and at < hole.end:
                if at < hole.start:
                    yield Passage(at, hole.start, block.kind)
                at = hole.end
        if at < block.end:
            yield Passage(at, block.end, block.kind)


def _read_block(found: _Found, rules: Rules, block: Span, head: bool) -> bool:
    """Part one paragraph; return whether the head of the text goes on after it."""
    span = trimmed(found.text, *block)
    if span is None:
        return head
    for rule in rules.line:
        if match := rule.pattern.fullmatch(found.text, *span):
            found.told |= {name: Span(*match.span(name)) for name, value in match.groupdict().items() if value}
            found.add(*span, rule.kind)
            return head
    start = _read_opening(found, rules.opening, span) if head else span.start
    if start < span.end:
        _read_inline(found, rules.inline, Span(start, span.end))
    first = found.passages[-1:] and found.passages[-1].kind == "paragraph"
    return head and not (first and not is_headline(found.text[start : span.end], found.open_words))


def _read_opening(found: _Found, rules: tuple[Rule, ...], span: Span) -> int:
    """Take what heads a text off a paragraph, piece after piece; return where the rest begins."""
    at = span.start
    while at < span.end:
        match, kind = next(
            ((m, r.kind) for r in rules if (m := r.pattern.match(found.text, at, span.end))), (None, None)
        )
        if match is None or kind is None or match.end() == at:
            break
        found.add(at, match.end(), kind)
        rest = trimmed(found.text, match.end(), span.end)
        at = rest.start if rest else span.end
    return at


def _read_inline(found: _Found, rules: tuple[Rule, ...], span: Span) -> None:
    matches = sorted(
        (m.start(), m.end(), r.kind)
        for r in rules
        for m in r.pattern.finditer(found.text, *span)
        if m.end() > m.start()
    )
    at = span.start
    for start, end, kind in matches:
        if start >= at:
            first = at == span.start and start - at < _LONGEST_CAPTION and end < span.end
            found.add(at, start, "caption" if kind == "caption" and first else "paragraph")
            found.add(start, end, kind)
            at = end
    found.add(at, span.end, "paragraph")


def _read_closing(found: _Found, rules: Rules) -> None:
    """Take credits and labels off the end of the last paragraph."""
    last = next((i for i in reversed(range(len(found.passages))) if found.passages[i].kind == "paragraph"), None)
    if last is None:
        return
    start, end = found.passages[last].span
    taken: list[Passage] = []
    while match := _last_match(found.text, rules.closing, start, end):
        taken.append(match)
        end = (trimmed(found.text, start, match.start) or Span(start, start)).end
    if taken and end > start:
        found.passages[last : last + 1] = [Passage(start, end, "paragraph"), *reversed(taken)]


def _last_match(text: str, rules: tuple[Rule, ...], start: int, end: int) -> Passage | None:
    """Return what a closing rule finds at the very end of a range, longest first."""
    at = max(start, end - 120)
    found = [
        Passage(*span, r.kind)
        for r in rules
        for m in r.pattern.finditer(text, at, end)
        if m.end() == end and m.start() > start and (span := trimmed(text, *m.span()))
    ]
    return min(found, key=lambda p: p.start, default=None)


def _read_headline(found: _Found, report: Report, title: Span | None) -> None:
    """Take a first line, or the first sentence of a text of one line, for the title if it reads so."""
    first = next((i for i, p in enumerate(found.passages) if p.kind not in ("dateline", "byline", "clutter")), None)
    if title or first is None or found.passages[first].kind != "paragraph":
        return
    start, end = found.passages[first].span
    if _SPEAKER_LINE.match(found.text, start):
        return
    if any(p.kind == "paragraph" for p in found.passages[first + 1 :]) and is_headline(
        found.text[start:end], found.open_words
    ):
        found.passages[first] = Passage(start, end, "title")
        return
    sentence = _SENTENCE.match(found.text, start, end)
    if sentence and not report.title and is_capitalised(sentence[0]):
        rest = trimmed(found.text, sentence.end(), end)
        parts = [Passage(start, sentence.end(), "title")] + ([Passage(*rest, "paragraph")] if rest else [])
        found.passages[first : first + 1] = parts


def _structure(found: _Found, report: Report) -> Structure:
    text = report.text
    title = found.told.get("title") or next((p.span for p in found.passages if p.kind == "title"), None)
    dated = (
        (p.span, full_date(p.span.of(text))) for p in found.passages if p.kind in ("dateline", "clutter", "byline")
    )
    span, day = next(((s, d) for s, d in dated if d), (None, None))
    publisher = found.told.get("publisher")
    return Structure(
        passages=tuple(found.passages),
        publisher=publisher.of(text) if publisher else None,
        title=" ".join(title.of(text).split()).rstrip(".") if title else None,
        published=day,
        publisher_span=publisher,
        title_span=title,
        published_span=span,
    )
