"""Passages: what part of a text plays which role, and what it tells of publisher, title and date."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.codebook import Codebook
from dateline.model import Passage, Report, Span


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


def read_passages(report: Report, codebook: Codebook) -> Structure:
    """Part a report's text into passages, by its markup where it has any, else by its lines.

    Works on the text alone, before it is parsed; passages do not overlap and none is blank.
    """
    del codebook
    found = [Passage(m.start(), m.end(), "paragraph") for m in re.finditer(r"\S[^\n]*", report.text)]
    return Structure(tuple(found))
