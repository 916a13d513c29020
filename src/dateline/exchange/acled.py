"""ACLED's 31 columns: an event a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from dateline.codebook import Codebook
from dateline.exchange import acledsides, geocodes
from dateline.exchange.acledsides import EVENT_TYPES
from dateline.exchange.happening import (
    HUGE,
    Days,
    Event,
    commonest,
    days_of,
    happened,
    killed,
    last_words,
    left_out,
    note_alternatives,
    note_day,
    number,
)
from dateline.exchange.losses import Losses

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
    "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction",
    "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude",
    "longitude", "geo_precision", "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
NEVER = (
    "admin3 (blank), and admin2 and source_scale where the gazetteer or the list of sources does not tell them",
    'ACLED\'s own names of actors ("Military Forces of Syria (2000-)"): names as listed, or as told, stand here',
    "who says what, and through whom (`source` lists the publishers; `tags` has the ids of the claims)",
    "planned events, and events that are only denied",
)
_GEO = {"exact": 1, "offset": 2, "near": 2, "admin": 3, "region": 3}
_VAGUE = (
    ("thousand", 100),
    ("hundred", 100),
    ("dozen", 12),
    ("scores", 12),
    ("several", 3),
    ("many", 3),
    ("a number", 3),
)
"""Words of a toll -> the number that ACLED's codebook puts for it."""
_EXCESSIVE = "Excessive force against protesters"
_LONGEST = 31
"""Days beyond which a span is told of no single event."""


def disorder_type(sub_event: str) -> str:
    """Return the disorder type of a sub-event type (ACLED's codebook, table 3)."""
    event_type = EVENT_TYPES[sub_event]
    if sub_event == _EXCESSIVE:
        return "Political violence; Demonstrations"
    if event_type == "Strategic developments":
        return event_type
    demonstration = event_type == "Protests" or sub_event == "Violent demonstration"
    return "Demonstrations" if demonstration else "Political violence"


def row(event: Event, book: Codebook, losses: Losses) -> dict[str, Any] | None:
    """Return an event as ACLED's row; None where ACLED's table cannot hold it, which `losses` then says."""
    said = happened(event)
    told, place, days = commonest(c["acled"] for c in said), event["place"], days_of(event)
    reasons = (
        (not said, "nobody says that it happened"),
        (told is None, "its type has no place in ACLED's"),
        (place is None or place["lat"] is None, "no place with a point"),
        (place is not None and place["precision"] in ("country", None), "no place more exact than a country"),
        (days is None, "no date"),
        (days is not None and days.length > _LONGEST, "told of more than a month: no single event"),
    )
    if left_out(event, losses, reasons):
        return None
    assert days is not None
    assert told is not None
    sides = acledsides.of(event, book, told, losses)
    note_alternatives(event, losses, "types", "places")
    losses.rows += 1
    return {
        "event_id_cnty": f"{geocodes.iso_letters(place['country']) or ''}{event['id']}",
        **_when(event, days, losses),
        "disorder_type": disorder_type(sides.sub_event),
        "event_type": EVENT_TYPES[sides.sub_event],
        "sub_event_type": sides.sub_event,
        **sides.columns(),
        "civilian_targeting": "Civilians targeted" if sides.civilians_targeted else None,
        **_where(event, book),
        "source": "; ".join(dict.fromkeys(c["publisher"] or c["report"] for c in said)),
        "source_scale": scale(book, place["country"], [c["publisher"] for c in said]),
        "notes": _notes(event, said),
        "fatalities": fatalities(event, losses),
        "tags": "; ".join(f"claim={c['id']}" for c in event["claims"]),
        "timestamp": _timestamp(event["last_published"]),
    }


def _when(event: Event, days: Days, losses: Losses) -> dict[str, Any]:
    """Return the one day that ACLED has, and its precision: 1 the day, 2 about the week, 3 the month."""
    note_day(event, days, losses, "the middle one")
    precision = 1 if days.told and days.length == 0 else 2 if days.length <= 7 else 3
    return {"event_date": days.middle.isoformat(), "year": days.middle.year, "time_precision": precision}


def _where(event: Event, book: Codebook) -> dict[str, Any]:
    place = event["place"]
    # Of a part of a country ("northern Syria") the name is the country's.
    part = place["text"] if place["precision"] == "region" else None
    return {
        "iso": geocodes.iso_number(place["country"]),
        "region": geocodes.region(book, place["country"], "acled"),
        "country": geocodes.country_name(book, place["country"]),
        "admin1": geocodes.province_name(place["admin1"]),
        "admin2": geocodes.district_name(book, place),
        "admin3": None,
        "location": geocodes.plain(part or place["name"] or place["text"]),
        "latitude": place["lat"],
        "longitude": place["lon"],
        "geo_precision": _GEO[place["precision"]],
    }


def scale(book: Codebook, country: str | None, publishers: Sequence[str | None]) -> str | None:
    """Return whether the publishers are of the event's country, its region or the world; None if one is not listed.

    ACLED's scales "Subnational", "New media" and "Local partner" cannot be told from a name.
    """
    known = book.derived("exchange.outlets", _outlets)
    homes = [known.get((name or "").casefold()) for name in publishers]
    if not homes or None in homes:
        return None
    own = geocodes.region(book, country, "acled")
    scales = {_scale_of(home == country, geocodes.region(book, home, "acled") == own) for home in homes}
    return "-".join(name for name in ("National", "Regional", "International") if name in scales)


def _scale_of(same_country: bool, same_region: bool) -> str:
    return "National" if same_country else "Regional" if same_region else "International"


def _outlets(book: Codebook) -> dict[str, str]:
    return {
        name.casefold(): source.country
        for source in book.sources.values()
        if source.country
        for name in (source.name, *source.aliases)
    }


def _notes(event: Event, said: Sequence[Any]) -> str:
    words = " … ".join(said[0]["evidence"]) or event["title"]
    voices = len(event["voices"])
    count = f"{voices} independent voices" if voices > 1 else "one voice"
    return f"{' '.join(words.split())} ({said[0]['chain'][-1]}; {count}.)"


def fatalities(event: Event, losses: Losses) -> int:
    """Return one number of dead as ACLED counts: the lowest of those that conflict, words by their fixed numbers.

    A number that its own source later raised or lowered no longer counts.
    """
    found = killed(event)
    if found is None:
        return 0
    if found["lowest"] >= HUGE:
        losses.flatten(event["id"], f"a toll of {HUGE:,} or more left out as the war's, not the event's")
        return 0
    told = last_words(found)
    if found["contradictions"] or found["lowest"] != found["highest"]:
        losses.flatten(event["id"], "a range of dead made its lowest number")
    if any(t["low"] is None or t["high"] is None for t in told):
        losses.flatten(event["id"], "a bound (at least, dozens) made a number")
    return min(_number(t) for t in told)


def _number(told: Mapping[str, Any]) -> int:
    words = told["text"].lower()
    exact = told["low"] is not None and told["low"] == told["high"]
    if not exact and not any(c.isdigit() for c in words):
        for word, fixed in _VAGUE:
            if word in words:
                return fixed
    return int(number(told))


def _timestamp(day: str | None) -> int | None:
    try:
        return int(datetime.fromisoformat(day[:10]).replace(tzinfo=UTC).timestamp()) if day else None
    except (ValueError, OverflowError):
        return None
