"""A claim as one flat row: what a spreadsheet shows, several values in a cell parted by `|`."""

from __future__ import annotations

from typing import Any

from dateline.model import Claim, Coding, Figure
from dateline.tolls import Counted, bounds

COUNTED = ("killed", "wounded", "missing", "captured", "displaced")
"""Measures with columns of their own; the others stand in `figures`."""
COLUMNS = (
    "id", "report_id", "is_lead", "event", "status", "stance", "actors", "actor_ids", "targets", "place", "latitude",
    "longitude", "place_precision", "radius_km", "place_carried", "country", "admin1", "date_start", "date_end",
    "time_text", "time_precision", *(f"{measure}_{bound}" for measure in COUNTED for bound in ("low", "high")),
    "figures", "chain", "origin", "origin_kind", "evidence", "trigger", "acled", "plover", "confidence", "publisher",
    "report_title", "published", "url",
)  # fmt: skip


def flat(coding: Coding, index: int) -> dict[str, Any]:
    """Return one claim of a coded report as a row."""
    claim, report = coding.claims[index], coding.report
    place, time = claim.place, claim.time
    row: dict[str, Any] = {
        "id": claim.id,
        "report_id": report.id,
        "is_lead": int(index == coding.lead),
        "event": claim.event,
        "status": claim.status,
        "stance": claim.stance,
        "actors": "|".join(a.name for a in claim.actors),
        "actor_ids": "|".join(a.id or "" for a in claim.actors),
        "targets": "|".join(a.name for a in claim.targets),
        "place": (place.text or place.name) if place else None,
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
        "place_precision": place.precision if place else None,
        "radius_km": place.radius_km if place else None,
        "place_carried": int(place.carried) if place else None,
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "date_start": time.start if time else None,
        "date_end": time.end if time else None,
        "time_text": time.text if time else None,
        "time_precision": time.precision if time else None,
    }
    for measure in COUNTED:
        row[f"{measure}_low"], row[f"{measure}_high"] = _bounds(claim, measure)
    return row | {
        "figures": "|".join(figure_words(f) for f in claim.figures),
        "chain": " > ".join(s.name for s in claim.sources),
        "origin": claim.sources[-1].name,
        "origin_kind": claim.sources[-1].kind,
        "evidence": "|".join(" ".join(s.of(report.text).split()) for s in claim.evidence),
        "trigger": claim.trigger.text,
        "acled": claim.acled,
        "plover": claim.plover,
        "confidence": claim.confidence,
        "publisher": report.publisher,
        "report_title": report.title,
        "published": report.published,
        "url": report.url,
    }


def _bounds(claim: Claim, measure: str) -> tuple[float | None, float | None]:
    """Return the bounds of the claim's toll, by the rule of `dateline.tolls`; None is no bound."""
    whole = [f for f in claim.figures if f.measure == measure and f.part_of is None and f.unit is None]
    return bounds([Counted(f.low, f.high, f.of, f.span.start) for f in whole])


def number_words(number: float) -> str:
    """Return a number as people write it: 12, 1,250, 28,064, 2.5, 1,000,000."""
    return f"{number:,.0f}" if number == int(number) else f"{number:,.10g}"


def bounds_words(low: float | None, high: float | None, *, mark: str = "") -> str:
    """Return bounds in short: "12", "10-12", "≥24", "≤20"; `mark` goes before an exact number."""
    if low is not None and high is not None:
        return mark + number_words(low) if low == high else f"{number_words(low)}-{number_words(high)}"
    if low is not None:
        return f"≥{number_words(low)}"
    return f"≤{number_words(high)}" if high is not None else "?"


def figure_words(figure: Figure) -> str:
    """Return a figure in short: "killed ≥18", "area 805 km2", "distance ≤20 km"."""
    amount = bounds_words(figure.low, figure.high, mark="~" if figure.approx else "")
    unit = f" {figure.unit}" if figure.unit else ""
    return f"{figure.measure} {amount}{unit}" if figure.measure != "other" else f"{amount}{unit}"
