"""Amounts in the units of the International System, by the factors of `units.yaml`."""

from __future__ import annotations

from typing import Any

from dateline.codebook.loader import Codebook, load_codebook


def in_si(codebook: Codebook, unit: str | None, value: float | None) -> tuple[float, str] | None:
    """Return a value in the SI unit of its unit's kind ("805 km2" is 805,000,000 m2); None where it has none."""
    entry = codebook.units.get(unit) if unit else None
    if value is None or entry is None or entry.si is None or entry.si_unit is None:
        return None
    return float(f"{value * entry.si:.12g}"), entry.si_unit


def si_bounds(unit: str | None, low: float | None, high: float | None) -> dict[str, Any] | None:
    """Return the bounds of a figure in SI as the contract gives them out, None where the codebook has no factor.

    An open bound stays None.
    """
    book = load_codebook()
    ends = [in_si(book, unit, low), in_si(book, unit, high)]
    known = next((e for e in ends if e), None)
    return {"low": ends[0] and ends[0][0], "high": ends[1] and ends[1][0], "unit": known[1]} if known else None
