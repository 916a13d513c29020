"""Events as flat rows of our own: what spreadsheets, maps and data frames take."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

COLUMNS: dict[str, type] = {
    "id": str, "event": str, "title": str, "status": str, "outcome": str,
    "date_start": str, "date_end": str, "time_precision": str,
    "place": str, "latitude": float, "longitude": float, "place_precision": str, "radius_km": float,
    "country": str, "admin1": str, "geonameid": int, "actors": str, "targets": str,
    "killed_low": float, "killed_high": float, "wounded_low": float, "wounded_high": float,
    "contradicted": int, "revised": int, "denied_by": str, "voices": int, "reports": int, "copies": int,
    "sources": str, "first_published": str, "last_published": str, "claims": str, "report_ids": str,
}  # fmt: skip
"""Column -> type of its values; any may be empty. Several values stand in one cell with `|` between them."""
NEVER = (
    "the chain of sources of each claim (in claims)",
    "alternatives of type, place and time (the one of most voices stands here)",
    "who gives which figure (only the lowest and highest of the voices' last words stand here)",
    "a bar within a name (it parts the values of a cell, so it stands as a slash)",
)


def flat_event(event: Mapping[str, Any]) -> dict[str, Any]:
    """Return an event, as `views.plain_event` gives it, as a row."""
    place, time = event["place"] or {}, event["time"] or {}
    tolls = {f["measure"]: f for f in event["figures"]}
    row = {
        "id": event["id"],
        "event": event["event"],
        "title": event["title"],
        "status": event["statuses"][0]["value"],
        "outcome": event["outcome"],
        "date_start": time.get("start"),
        "date_end": time.get("end"),
        "time_precision": time.get("precision"),
        "place": place.get("name") or place.get("text"),
        "latitude": place.get("lat"),
        "longitude": place.get("lon"),
        "place_precision": place.get("precision"),
        "radius_km": _float(place.get("radius_km")),
        "country": place.get("country"),
        "admin1": place.get("admin1"),
        "geonameid": place.get("geonameid"),
        "actors": _joined(a["id"] or a["name"] for a in event["actors"]),
        "targets": _joined(a["id"] or a["name"] for a in event["targets"]),
    }
    for measure in ("killed", "wounded"):
        found = tolls.get(measure)
        row[f"{measure}_low"] = _float(found["lowest"]) if found else None
        row[f"{measure}_high"] = _float(found["highest"]) if found else None
    return row | {
        "contradicted": int(any(f["contradictions"] for f in event["figures"])),
        "revised": int(any(f["revisions"] for f in event["figures"])),
        "denied_by": _joined(event["denied_by"]),
        "voices": len(event["voices"]),
        "reports": len(event["reports"]),
        "copies": len(event["copies"]),
        "sources": _joined(event["voices"]),
        "first_published": event["first_published"],
        "last_published": event["last_published"],
        "claims": _joined(c["id"] for c in event["claims"]),
        "report_ids": _joined(event["reports"]),
    }


def _joined(values: Any) -> str | None:
    """Return values in one cell; a bar within one would part it."""
    return "|".join(str(v).replace("|", "/") for v in values) or None


def _float(value: Any) -> float | None:
    return None if value is None else float(value)
