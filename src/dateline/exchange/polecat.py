"""POLECAT's 40 columns in PLOVER's types, parted by tabs: an event a row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dateline.codebook import Codebook
from dateline.codebook.schema import Polecat
from dateline.exchange import geocodes, sides
from dateline.exchange.happening import Event, commonest, days_of, happened, left_out, note_day
from dateline.exchange.losses import Losses
from dateline.version import __version__

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
)  # fmt: skip
NEVER = (
    "Intensity, titles, Wikipedia's ids, Feature Type and Story People (not coded: blank)",
    "figures, stance and who says what (Event ID has the ids of the claims after the event's)",
)
_QUAD = {
    "VERBAL COOPERATION": "AGREE CONSULT SUPPORT CONCEDE",
    "MATERIAL COOPERATION": "COOPERATE AID RETREAT",
    "VERBAL CONFLICT": "REQUEST REJECT ACCUSE THREATEN",
    "MATERIAL CONFLICT": "PROTEST SANCTION MOBILIZE COERCE ASSAULT",
}


def row(event: Event, book: Codebook, losses: Losses) -> dict[str, Any] | None:
    """Return an event as POLECAT's row; None where it cannot hold it, which `losses` then says."""
    said = happened(event)
    plover, days = commonest(c["plover"] for c in said), days_of(event)
    reasons = (
        (not said, "nobody says that it happened"),
        (plover is None, "its type has no place in PLOVER's"),
        (days is None, "no date"),
    )
    if left_out(event, losses, reasons):
        return None
    assert days is not None
    assert plover is not None
    note_day(event, days, losses, "the first")
    if any(f["measure"] == "killed" for f in event["figures"]):
        losses.flatten(event["id"], "a toll left out")
    code = next(c["event"] for c in said if c["plover"] == plover)
    told = book.polecat.get(code, Polecat())
    losses.rows += 1
    claims = "|".join(c["id"] for c in event["claims"])
    first = said[0]
    return {
        "Event ID": f"{event['id']}:{claims}",
        "Event Date": days.start.isoformat(),
        "Event Type": plover,
        "Event Mode": told.mode if book.events[code].plover == plover else None,
        "Intensity": None,
        "Quad Code": next(quad for quad, names in _QUAD.items() if plover in names.split()),
        "Contexts": told.context,
        **_party("actors", "Actor", event, book),
        **_party("targets", "Recipient", event, book),
        **_where(event, book),
        "Source": "; ".join(dict.fromkeys(c["publisher"] or c["report"] for c in said)),
        "Publication Date": first["published"],
        "Story People": None,
        "Story Organizations": "; ".join(dict.fromkeys(a["name"] for a in (*event["actors"], *event["targets"])))
        or None,
        "Story Locations": "; ".join(dict.fromkeys(p["value"]["name"] or p["value"]["text"] for p in event["places"]))
        or None,
        "Language": "eng",
        "Version": f"Dateline {__version__}",
    }


def _party(named: str, role: str, event: Mapping[str, Any], book: Codebook) -> dict[str, Any]:
    found = sides.parties(book, event, named)
    first = found[0] if found else None
    return {
        f"{role} Name": "; ".join(dict.fromkeys(s.name for s in found)) or None,
        f"{role} Country": geocodes.iso_letters(first.country) if first else None,
        f"{role} COW": geocodes.cow_number(book, first.country) if first else None,
        f"Primary {role} Sector": first.sector if first else None,
        f"{role} Sectors": "; ".join(dict.fromkeys(s.sector for s in found)) or None,
        f"{role} Title": None,
        f"{role} Name Raw": "; ".join(a["name"] for a in event[named]) or None,
        f"Wikipedia {role} ID": None,
    }


def _where(event: Event, book: Codebook) -> dict[str, Any]:
    place = event["place"] or {}
    town = place.get("precision") in ("exact", "near", "offset")
    return {
        "Placename": place.get("name") or place.get("text"),
        "City": place.get("name") if town else None,
        "District": geocodes.district_name(book, place),
        "Province": geocodes.province_name(place.get("admin1")),
        "Country": geocodes.iso_letters(place.get("country")),
        "Latitude": place.get("lat"),
        "Longitude": place.get("lon"),
        "GeoNames ID": place.get("geonameid"),
        "Raw Placename": place.get("text"),
        "Feature Type": None,
    }
