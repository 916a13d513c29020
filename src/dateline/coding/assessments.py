"""Assessments: the author's or a source's judgements, kept as they stand."""

from __future__ import annotations

from dateline.coding.reading import Reading
from dateline.model import Assessment


def read_assessments(reading: Reading) -> tuple[Assessment, ...]:
    """Read the spans of judgement of a report ("there is no doubt that ...")."""
    return ()
