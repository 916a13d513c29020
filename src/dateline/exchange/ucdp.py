"""UCDP GED's 49 columns: an event with deaths a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from math import floor
from typing import Any

from dateline.codebook import Codebook
from dateline.exchange import geocodes, sides
from dateline.exchange.acled import days_of
from dateline.exchange.losses import Losses

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id",
    "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id",
    "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources",
    "source_article", "source_office", "source_date", "source_headline", "source_original", "where_prec",
    "where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt",
    "priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec", "date_start", "date_end",
    "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
NEVER = (
    "UCDP's own ids of conflicts, dyads and sides (blank), and active_year (blank: it is counted over a year)",
    "events without deaths, planned events, and events that are only denied",
    "who gives which figure (low and high are the range of the voices' last words)",
)
_WHERE = {"exact": 1, "offset": 2, "near": 2, "admin": 4, "region": 5, "country": 6}
_ARMED = (sides.STATE, sides.REBEL, sides.POLITICAL, sides.IDENTITY, sides.EXTERNAL)


def row(event: Mapping[str, Any], book: Codebook, losses: Losses) -> dict[str, Any] | None:
    """Return an event as GED's row; None where GED cannot hold it, which `losses` then says."""
    happened = [c for c in event["claims"] if c["stance"] != "denies" and c["status"] in ("occurred", "ongoing")]
    place, days = event["place"], days_of(event)
    deaths = _deaths(event)
    for missing, why in (
        (not happened, "nobody says that it happened"),
        (deaths is None or deaths[2] < 1, "no deaths are told"),
        (place is None or place["lat"] is None, "no place with a point"),
        (days is None, "no date"),
    ):
        if missing:
            losses.drop(event["id"], why)
            return None
    assert days is not None
    assert deaths is not None
    a, b = _two_sides(event, book, losses)
    civilians = (b.inter == sides.CIVILIANS and b.told) or _of_civilians(event)
    if len(event["places"]) > 1 or len(event["times"]) > 1:
        losses.flatten(event["id"], "places or times that sources differ on made one")
    if deaths[1] != deaths[2]:
        losses.flatten(event["id"], "best is the toll of most voices, of equals the lowest")
    losses.rows += 1
    return {
        "id": int(event["id"].lstrip("E")[:7] or "0", 16),
        "relid": event["id"],
        "year": days[0].year,
        "active_year": None,
        "code_status": "Check",
        "type_of_violence": _type(a, b),
        **dict.fromkeys(("conflict_dset_id", "conflict_new_id", "dyad_dset_id", "dyad_new_id")),
        "conflict_name": f"{geocodes.country_name(place['country']) or 'Unknown'}: {a.name} - {b.name}",
        "dyad_name": f"{a.name} - {b.name}",
        **dict.fromkeys(("side_a_dset_id", "side_a_new_id", "side_b_dset_id", "side_b_new_id")),
        "side_a": a.name,
        "side_b": b.name,
        "number_of_sources": len(event["voices"]),
        **_sources(happened),
        **_where(event, book),
        "event_clarity": 1,
        "date_prec": _date_precision((days[1] - days[0]).days),
        "date_start": days[0].isoformat(),
        "date_end": days[1].isoformat(),
        "deaths_a": 0,
        "deaths_b": 0,
        "deaths_civilians": deaths[0] if civilians else 0,
        "deaths_unknown": 0 if civilians else deaths[0],
        "best": deaths[0],
        "high": deaths[2],
        "low": deaths[1],
        "gwnoa": geocodes.gw_number(book, a.country) if a.inter in (sides.STATE, sides.EXTERNAL) else None,
        "gwnob": geocodes.gw_number(book, b.country) if b.inter in (sides.STATE, sides.EXTERNAL) else None,
    }  # fmt: skip


def _deaths(event: Mapping[str, Any]) -> tuple[int, int, int] | None:
    """Return best, low and high: best is the number that most speakers give, of equals the lowest."""
    killed = next((f for f in event["figures"] if f["measure"] == "killed"), None)
    if killed is None or killed["lowest"] is None:
        return None
    numbers = [t["low"] if t["low"] is not None else t["high"] for t in killed["told"]]
    counted = Counter(n for n in numbers if n is not None and killed["lowest"] <= n <= killed["highest"])
    best = min(counted, key=lambda n: (-counted[n], n)) if counted else killed["lowest"]
    return int(best), int(killed["lowest"]), int(killed["highest"])


def _two_sides(event: Mapping[str, Any], book: Codebook, losses: Losses) -> tuple[sides.Side, sides.Side]:
    country = event["place"]["country"]
    actors, targets = event["actors"], event["targets"]
    if not actors or not targets:
        losses.flatten(event["id"], "a side that is not told made a stand-in")
    if len(actors) > 1 or len(targets) > 1:
        losses.flatten(event["id"], "several names for a side made one")
    a = sides.side(book, actors[0] if actors else None, country, "Unknown", sides.POLITICAL)
    b = sides.side(book, targets[0] if targets else None, country, "Civilians", sides.CIVILIANS)
    if b.inter == sides.CIVILIANS:
        b = sides.Side("Civilians", sides.CIVILIANS, country, "CVL", b.told)
    # UCDP puts the state first.
    return (b, a) if b.inter == sides.STATE and a.inter != sides.STATE else (a, b)


def _type(a: sides.Side, b: sides.Side) -> int:
    if a.inter not in _ARMED or b.inter not in _ARMED:
        return 3
    state = {a.inter, b.inter} & {sides.STATE, sides.EXTERNAL}
    return 1 if state else 2


def _of_civilians(event: Mapping[str, Any]) -> bool:
    told = [t for f in event["figures"] if f["measure"] == "killed" for t in f["told"]]
    return any("civilian" in (t["of"] or t["text"]).lower() for t in told)


def _sources(happened: Any) -> dict[str, Any]:
    articles = {c["report"]: c for c in happened}.values()
    return {
        "source_article": "; ".join(
            f'"{c["publisher"] or c["report"]},{c["published"] or ""},{c["title"] or ""}" '
            f"[claims {' '.join(o['id'] for o in happened if o['report'] == c['report'])}]"
            for c in articles
        ),
        "source_office": "; ".join(dict.fromkeys(c["publisher"] or "" for c in articles)),
        "source_date": "; ".join(dict.fromkeys(c["published"] or "" for c in articles)),
        "source_headline": "; ".join(dict.fromkeys(c["title"] or "" for c in articles)),
        "source_original": "; ".join(dict.fromkeys(c["chain"][-1] for c in happened)),
    }


def _where(event: Mapping[str, Any], book: Codebook) -> dict[str, Any]:
    place = event["place"]
    name = place["name"] or place["text"]
    return {
        "where_prec": _WHERE[place["precision"] or "country"],
        "where_coordinates": name,
        "where_description": place["text"] or name,
        "adm_1": geocodes.province_name(place["admin1"]),
        "adm_2": None,
        "latitude": place["lat"],
        "longitude": place["lon"],
        "geom_wkt": f"POINT ({place['lon']} {place['lat']})",
        "priogrid_gid": priogrid(place["lat"], place["lon"]),
        "country": geocodes.country_name(place["country"]),
        "country_id": geocodes.gw_number(book, place["country"]),
        "region": geocodes.region(book, place["country"], "ucdp"),
    }


def priogrid(lat: float, lon: float) -> int:
    """Return the cell of PRIO-GRID (half a degree, counted from the south-west; Tollefsen and others 2012)."""
    line = min(floor((lat + 90) * 2), 359)
    column = min(floor((lon + 180) * 2), 719)
    return line * 720 + column + 1


def _date_precision(length: int) -> int:
    for precision, longest in ((1, 0), (2, 5), (3, 7), (4, 31)):
        if length <= longest:
            return precision
    return 5
