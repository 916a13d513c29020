"""The rows of the table of all figures for what `./dev bench linking million` measured last."""

from __future__ import annotations

import json

from bench.synthetic import MEASURED
from bench.table import Row


def million_rows() -> list[Row]:
    """Return what was measured last, as rows of the table of all figures."""
    if not MEASURED.exists():
        return []
    kept = json.loads(MEASURED.read_text())
    label = f"synthetic, linking at size (`./dev bench linking million`, {kept['measured']})"
    found: list[Row] = []
    for size in kept["sizes"]:
        name = f"{size['claims']:,} claims: a report's cost to that at the first size (less is better)"
        more = f"{size['store_ms'] + size['link_ms']:.0f} ms; {size['peak_mib']:.0f} MiB at the peak"
        found.append(Row("" if found else label, name, f"{size['ratio']:.2f}", "", more))
    return found
