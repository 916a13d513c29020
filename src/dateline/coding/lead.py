"""The lead: the claim that a report is about."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.reading import Reading
from dateline.model import Claim


def find_lead(reading: Reading, claims: Sequence[Claim]) -> int | None:
    """Return the index of the claim that the report is about; None where it is about no coded event."""
    return 0 if claims else None
