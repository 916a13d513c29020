"""Claims and reports as linking sees them, in a line."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from dateline.linking.facts import ClaimFacts, ReportFacts
from dateline.linking.features import Side

_numbers = count(1)


def day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


def report(published: str | None = "2020-05-04", head: dict[int, float] | None = None, **told: Any) -> ReportFacts:
    plain: dict[str, Any] = {
        "id": f"report-{next(_numbers)}",
        "day": published and day(published),
        "dated": "published" if published else None,
        "head": head or {},
        "title": head or {},
    }
    return ReportFacts(**(plain | told))


def claim(event: str = "air_strike", on: str | None = "2020-05-03", of: str = "report-0", **told: Any) -> ClaimFacts:
    number = next(_numbers)
    plain: dict[str, Any] = {
        "key": f"claim-{number:05}",
        "report": of,
        "position": 0,
        "trigger": number,
        "event": event,
        "status": "occurred",
        "stance": "asserts",
        "lead": False,
        "origin": "a doctor",
        "lat": 36.0,
        "lon": 37.0,
        "radius": 5.0,
        "precision": "exact",
        "country": "SY",
        "admin1": "SY.09",
        "carried": False,
        "first": on and day(on),
        "last": on and day(on),
        "told": "told" if on else None,
        "clock": None,
        "actors": (),
        "targets": (),
        "killed": None,
        "wounded": None,
        "words": {},
    }
    return ClaimFacts(**(plain | told))


def side(event: str = "air_strike", **told: Any) -> Side:
    about = told.pop("about", None) or report()
    return Side(claim(event, of=about.id, **told), about)
