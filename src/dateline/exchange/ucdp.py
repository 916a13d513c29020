"""UCDP GED's 49 columns: an event with deaths a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import floor
from typing import Any

from dateline.codebook import Codebook
from dateline.exchange import deaths, geocodes, sides
from dateline.exchange.happening import HUGE, Days, Event, days_of, happened, left_out, note_day
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
    "adm_2 where neither the text nor the gazetteer tells it (blank)",
    "events without deaths, planned events, and events that are only denied",
    "who gives which figure (low and high are the range of the voices' last words)",
)
_WHERE = {"exact": 1, "offset": 2, "near": 2, "admin": 4, "region": 5, "country": 6}
_LONGEST = 366
"""Days beyond which UCDP has no code for a date's precision."""
_FIGHTING = ("armed_clash", "offensive", "capture", "withdrawal")
"""Types that have an armed side opposite, told or not."""


def row(event: Event, book: Codebook, losses: Losses) -> dict[str, Any] | None:
    """Return an event as GED's row; None where GED cannot hold it, which `losses` then says."""
    said = happened(event)
    place, days = event["place"], days_of(event)
    toll = deaths.toll(event)
    reasons = (
        (not said, "nobody says that it happened"),
        (toll is None or toll.high < 1, "no deaths are told"),
        (toll is not None and toll.low >= HUGE, f"a toll of {HUGE:,} or more: the war's, not the event's"),
        (place is None or place["lat"] is None, "no place with a point"),
        (days is None, "no date"),
        (days is not None and days.length > _LONGEST, "told of more than a year: no single event"),
    )
    if left_out(event, losses, reasons):
        return None
    assert days is not None
    assert toll is not None
    a, b = _two_sides(event, book, losses)
    _note(event, days, toll, losses)
    losses.rows += 1
    kind = _type(a, b)
    dyad = f"{_name(book, a)} - {_name(book, b)}"
    return {
        "id": int(event["id"].lstrip("E")[:7] or "0", 16),
        "relid": event["id"],
        "year": days.start.year,
        "active_year": None,
        "code_status": "Check",
        "type_of_violence": kind,
        **dict.fromkeys(("conflict_dset_id", "conflict_new_id", "dyad_dset_id", "dyad_new_id")),
        "conflict_name": f"{_country(book, place) or 'Unknown'}: {dyad}" if kind == 1 else dyad,
        "dyad_name": dyad,
        **dict.fromkeys(("side_a_dset_id", "side_a_new_id", "side_b_dset_id", "side_b_new_id")),
        "side_a": _name(book, a),
        "side_b": _name(book, b),
        **_sources(said),
        **_where(event, book),
        "event_clarity": 1 if days.length <= 1 else 2,
        "date_prec": _date_precision(days),
        "date_start": days.start.isoformat(),
        "date_end": days.end.isoformat(),
        **deaths.columns(event, book, toll, a, b, one_sided=kind == 3),
        "gwnoa": geocodes.gw_number(book, a.country) if a.of_state else None,
        "gwnob": geocodes.gw_number(book, b.country) if b.of_state else None,
    }


def _note(event: Event, days: Days, toll: deaths.Toll, losses: Losses) -> None:
    if len(event["places"]) > 1 or len(event["times"]) > 1:
        losses.flatten(event["id"], "places or times that sources differ on made one")
    note_day(event, days, losses)
    if toll.low != toll.high:
        losses.flatten(event["id"], "best is the toll of most voices, of equals the lowest")


def _two_sides(event: Event, book: Codebook, losses: Losses) -> tuple[sides.Side, sides.Side]:
    """Return UCDP's two sides: armed ones, a state first; or an armed one and civilians."""
    country = (event["place"] or {}).get("country")
    actors, targets = (sides.parties(book, event, role) for role in ("actors", "targets"))
    armed, hit = sides.opposed(book, event, actors, targets, fighting=event["event"] in _FIGHTING)
    civilians = any(s.inter == sides.CIVILIANS for s in targets) or sides.hits_civilians(book, event)
    if not armed or not (hit or civilians):
        losses.flatten(event["id"], "a side that is not told made a stand-in")
    if len(armed) > 1 or len(hit) > 1:
        losses.flatten(event["id"], "several names for a side made one")
    unknown = sides.stand_in("Unknown", sides.POLITICAL, country)
    opposite = civilians or event["event"] not in _FIGHTING
    other = sides.stand_in("Civilians", sides.CIVILIANS, country) if opposite else unknown
    a, b = next(iter(armed), unknown), next(iter(hit), other)
    # UCDP puts the state first.
    return (b, a) if b.inter == sides.STATE and a.inter != sides.STATE else (a, b)


def _type(a: sides.Side, b: sides.Side) -> int:
    if sides.CIVILIANS in (a.inter, b.inter):
        return 3
    return 1 if {a.inter, b.inter} & {sides.STATE, sides.EXTERNAL} else 2


def _name(book: Codebook, side: sides.Side) -> str:
    """Return a side as UCDP names it: a state's forces are its government."""
    land = geocodes.country_name(book, side.country, "ucdp") if side.of_state else None
    return f"Government of {land}" if land else side.name


def _sources(said: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the columns of sources: an article each, in one order in all of them."""
    articles = {c["report"]: c for c in said}.values()
    return {
        "number_of_sources": len(articles),
        "source_article": ";".join(_article(c, said) for c in articles),
        "source_office": ";".join(_cell(c["publisher"]) for c in articles),
        "source_date": ";".join(_cell(c["published"]) for c in articles),
        "source_headline": ";".join(_cell(c["title"]) for c in articles),
        "source_original": ";".join(dict.fromkeys(_cell(c["chain"][-1]) for c in said)),
    }


def _article(claim: Mapping[str, Any], said: Sequence[Mapping[str, Any]]) -> str:
    words = ",".join((_cell(claim["publisher"] or claim["report"]), _cell(claim["published"]), _cell(claim["title"])))
    ids = " ".join(o["id"] for o in said if o["report"] == claim["report"])
    return f'"{words} [claims {ids}]"'


def _cell(value: str | None) -> str:
    """Return one article's value: a semicolon or a double quotation mark in it would part the cell."""
    return " ".join((value or "").replace(";", ",").replace('"', "'").split())


def _country(book: Codebook, place: Mapping[str, Any]) -> str | None:
    return geocodes.country_name(book, geocodes.ucdp_country(book, place["country"]), "ucdp")


def _where(event: Event, book: Codebook) -> dict[str, Any]:
    place = event["place"]
    name = place["name"] or place["text"]
    country = geocodes.ucdp_country(book, place["country"])
    return {
        "where_prec": 3 if geocodes.district(place) else _WHERE[place["precision"] or "country"],
        "where_coordinates": geocodes.plain(name),
        "where_description": " ".join((place["text"] or name).split()),
        "adm_1": geocodes.province_name(place["admin1"], kind=True),
        "adm_2": geocodes.district_name(book, place, kind=True),
        "latitude": place["lat"],
        "longitude": place["lon"],
        "geom_wkt": f"POINT ({place['lon']} {place['lat']})",
        "priogrid_gid": priogrid(place["lat"], place["lon"]),
        "country": _country(book, place),
        "country_id": geocodes.gw_number(book, country),
        "region": geocodes.region(book, country, "ucdp"),
    }


def priogrid(lat: float, lon: float) -> int:
    """Return the cell of PRIO-GRID (half a degree, counted from the south-west; Tollefsen and others 2012)."""
    line = min(floor((lat + 90) * 2), 359)
    column = min(floor((lon + 180) * 2), 719)
    return line * 720 + column + 1


def _date_precision(days: Days) -> int:
    """Return 1 for the day, 2 for two to six, 3 for a week, 4 for up to a month, 5 for more; 2 where no day is told."""
    if not days.told:
        return 2
    return next((precision for precision, longest in ((1, 0), (2, 5), (3, 6), (4, 30)) if days.length <= longest), 5)
