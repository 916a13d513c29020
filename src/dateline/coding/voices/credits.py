"""The agency that a report credits as a whole ("-AFP", "(Reuters) -")."""

from __future__ import annotations

import re

from dateline.coding.reading import Reading
from dateline.coding.voices.lexicon import lexicon_of
from dateline.model import Source, Span

_WORDS = re.compile(r"[^\W_][\w.&’'-]*(?:\s+[^\W_][\w.&’'-]*)*")
_PLACES = ("dateline", "byline", "clutter")
_LONGEST = 4


def agency_credits(reading: Reading) -> list[Source]:
    """Return the one outlet that datelines, bylines and closing credits name, if there is one."""
    found: dict[str, Source] = {}
    for passage in reading.passages:
        if passage.kind in _PLACES:
            for source in _outlets(reading, passage.span):
                found.setdefault(source.id or source.name, source)
    publisher = (reading.report.publisher or "").lower().removeprefix("the ")
    own = lexicon_of(reading.codebook).known.get(publisher)
    others = [s for s in found.values() if s.name.lower() != publisher and (own is None or s.id != own.id)]
    return others[:1]


def _outlets(reading: Reading, span: Span) -> list[Source]:
    lexicon = lexicon_of(reading.codebook)
    words = list(re.finditer(r"[\w.&’'-]*\w", span.of(reading.text)))
    found = []
    at = 0
    while at < len(words):
        for size in range(min(_LONGEST, len(words) - at), 0, -1):
            start, end = span.start + words[at].start(), span.start + words[at + size - 1].end()
            name = reading.text[start:end].lstrip("-’'")
            known = lexicon.known.get(" ".join(name.split()).lower())
            if known and known.entry.kind == "outlet" and name[0].isupper():
                cue = Span(end - len(name), end)
                found.append(Source(" ".join(name.split()), "outlet", known.id, cue.of(reading.text), cue))
                at += size - 1
                break
        at += 1
    return found
