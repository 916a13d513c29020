"""Assessments: the author's or a source's judgements, kept as they stand."""

from __future__ import annotations

import re

from dateline.codebook import Codebook
from dateline.coding.normalise import normalise
from dateline.coding.reading import Reading
from dateline.coding.voices import chain_at
from dateline.model import Assessment, Span

_SILENT = ("clutter", "trailer", "dateline", "byline", "pull_quote")


def read_assessments(reading: Reading) -> tuple[Assessment, ...]:
    """Read the spans of judgement of a report ("there is no doubt that ..."), each with the chain of who judges."""
    pattern = reading.codebook.derived("assessments.pattern", _pattern)
    found = []
    for passage in reading.passages:
        if passage.kind not in _SILENT:
            text = normalise(reading.text[passage.start : passage.end])
            for match in pattern.finditer(text):
                start, end = passage.start + match.start(), passage.start + match.end()
                found.append(Assessment(start, end, reading.text[start:end], chain_at(reading, Span(start, end))))
    return tuple(found)


def _pattern(codebook: Codebook) -> re.Pattern[str]:
    """Return a pattern of all phrases of judgement, longer ones first, a further "that" taken along."""
    phrases = sorted(codebook.attribution["assessment_cues"].words, key=len, reverse=True)
    words = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in phrases)
    return re.compile(rf"(?<![\w-])(?:{words})(?:\s+that)?(?![\w-])", re.IGNORECASE)
