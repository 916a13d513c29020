"""Claims and reports as linking sees them, in a line."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from dateline.linking.facts import ClaimFacts, ReportFacts
from dateline.linking.features import Side
from dateline.linking.told import Told

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


def told(
    event: str = "air_strike",
    by: str | None = None,
    report: str = "r1",
    day: str | None = "2020-05-04",
    *,
    killed: tuple[float | None, float | None] | None = None,
    place: tuple[str, float, float] | None = None,
    on: str | None = None,
    actors: tuple[str, ...] = (),
    targets: tuple[str, ...] = (),
    kind: str = "official",
    copy_of: str | None = None,
    publisher: str | None = None,
    is_lead: bool = False,
    **claim: Any,
) -> Told:
    """Make a claim as one voice's word, with the keys that the contract gives it."""
    number = next(_numbers)
    outlet = publisher or f"Paper {report}"
    chain = [_source(outlet, "outlet")] + ([_source(by, kind)] if by else [])
    plain: dict[str, Any] = {
        "id": f"c{number}",
        "event": event,
        "trigger": {"text": "struck", "span": [number, number + 6]},
        "acled": "Air/drone strike",
        "plover": "ASSAULT",
        "status": "occurred",
        "stance": "asserts",
        "actors": [{"name": n, "id": n.lower().replace(" ", "-"), "span": None} for n in actors],
        "targets": [{"name": n, "id": None, "span": None} for n in targets],
        "place": _place(*place) if place else None,
        "time": _time(on) if on else None,
        "figures": [_figure("killed", *killed)] if killed else [],
        "sources": chain,
        "evidence": [[number, number + 6]],
        "wording": [],
        "confidence": 0.8,
    }
    words = ("It struck at dawn.",)
    return Told(plain | claim, report, copy_of or report, outlet, day, "A title", None, is_lead, "E1", words)


def _source(name: str, kind: str) -> dict[str, Any]:
    unnamed = kind in ("anonymous", "witness")
    return {
        "name": name,
        "kind": kind,
        "id": None,
        "cue": None,
        "span": None,
        "anonymous": unnamed,
        "office": None,
        "parent": None,
    }


def _place(name: str, lat: float, lon: float) -> dict[str, Any]:
    plain = {"text": name, "span": [0, 1], "name": name, "geonameid": None, "lat": lat, "lon": lon, "radius_km": 5}
    more = {"country": "SY", "admin1": "SY.09", "precision": "exact", "relation": None, "carried": False}
    return plain | more | {"area": None, "alternatives": []}


def _time(on: str) -> dict[str, Any]:
    start, _, end = on.partition("/")
    plain = {"text": "then", "span": [0, 1], "start": start, "end": end or start, "precision": "day"}
    return plain | {"clock": None, "anchor": "published", "rule": None}


def _figure(measure: str, low: float | None, high: float | None) -> dict[str, Any]:
    plain = {"measure": measure, "text": f"{low} {measure}", "span": [0, 1], "low": low, "high": high}
    return plain | {"unit": None, "approx": False, "of": None, "part_of": None}
