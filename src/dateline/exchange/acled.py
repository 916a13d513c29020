"""ACLED's 31 columns: an event a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from dateline.codebook import Codebook
from dateline.exchange import geocodes, sides
from dateline.exchange.losses import Losses

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
    "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction",
    "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude",
    "longitude", "geo_precision", "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
NEVER = (
    "admin2, admin3 and source_scale (not coded: blank)",
    "who says what, and through whom (`source` lists the publishers; `tags` has the ids of the claims)",
    "planned events, and events that are only denied",
)
_GEO = {"exact": 1, "offset": 2, "near": 2, "admin": 3, "region": 3, "country": 3}
_DISORDER = {
    "Battles": "Political violence",
    "Explosions/Remote violence": "Political violence",
    "Violence against civilians": "Political violence",
    "Protests": "Demonstrations",
    "Riots": "Demonstrations",
    "Strategic developments": "Strategic developments",
}
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


def row(event: Mapping[str, Any], book: Codebook, losses: Losses) -> dict[str, Any] | None:
    """Return an event as ACLED's row; None where ACLED's table cannot hold it, which `losses` then says."""
    happened = [c for c in event["claims"] if c["stance"] != "denies" and c["status"] in ("occurred", "ongoing")]
    sub_event = Counter(c["acled"] for c in happened if c["acled"]).most_common(1)
    place, days = event["place"], days_of(event)
    for missing, why in (
        (not happened, "nobody says that it happened"),
        (not sub_event, "its type has no place in ACLED's"),
        (place is None or place["lat"] is None, "no place with a point"),
        (days is None, "no date"),
    ):
        if missing:
            losses.drop(event["id"], why)
            return None
    assert days is not None
    event_type = _event_type(book, sub_event[0][0])
    first, second = _sides(event, book, event_type, losses)
    on, precision = _day(days)
    if precision > 1:
        losses.flatten(event["id"], "several days made one, the middle one")
    for name in ("types", "places"):
        if len(event[name]) > 1:
            losses.flatten(event["id"], f"{name} that sources differ on made one")
    losses.rows += 1
    return {
        "event_id_cnty": f"{geocodes.iso_letters(place['country']) or ''}{event['id']}",
        "event_date": on,
        "year": int(on[:4]),
        "time_precision": precision,
        "disorder_type": _DISORDER[event_type],
        "event_type": event_type,
        "sub_event_type": sub_event[0][0],
        **_columns_of(event, first, second),
        "civilian_targeting": _civilians(first, second, event_type),
        "iso": geocodes.iso_number(place["country"]),
        "region": geocodes.region(book, place["country"], "acled"),
        "country": geocodes.country_name(place["country"]),
        "admin1": geocodes.province_name(place["admin1"]),
        "admin2": None,
        "admin3": None,
        "location": place["name"] or place["text"],
        "latitude": place["lat"],
        "longitude": place["lon"],
        "geo_precision": _GEO[place["precision"] or "country"],
        "source": "; ".join(dict.fromkeys(c["publisher"] or c["report"] for c in happened)),
        "source_scale": None,
        "notes": _notes(event, happened),
        "fatalities": fatalities(event, losses),
        "tags": "; ".join(f"claim={c['id']}" for c in event["claims"]),
        "timestamp": _timestamp(event["last_published"]),
    }


def _event_type(book: Codebook, sub_event: str) -> str:
    """Return the event type over a sub-event type."""
    entries = [entry for entry in book.events.values() if entry.acled_event]
    own = [entry for entry in entries if entry.acled == sub_event]
    of_variant = [entry for entry in entries if any(v.code == sub_event for v in entry.acled_variants)]
    return next((str(entry.acled_event) for entry in (*own, *of_variant)), "Strategic developments")


def days_of(event: Mapping[str, Any]) -> tuple[date, date] | None:
    """Return first and last day of an event; for want of any told, the day of the first report is both."""
    time = event["time"] or {}
    start = time.get("start") or time.get("end") or event["first_published"]
    end = time.get("end") or start
    try:
        return (date.fromisoformat(start[:10]), date.fromisoformat(end[:10])) if start else None
    except ValueError:
        return None


def _day(days: tuple[date, date]) -> tuple[str, int]:
    """Return the one day that ACLED has, and its precision: 1 the day, 2 about the week, 3 the month."""
    length = (days[1] - days[0]).days
    middle = days[0] + timedelta(days=length // 2)
    return middle.isoformat(), 1 if length == 0 else 2 if length <= 7 else 3


def _sides(
    event: Mapping[str, Any], book: Codebook, event_type: str, losses: Losses
) -> tuple[sides.Side, sides.Side | None]:
    country = event["place"]["country"]
    where = geocodes.country_name(country) or "Unknown"
    stand_in = {
        "Protests": (f"Protesters ({where})", sides.PROTESTERS),
        "Riots": (f"Rioters ({where})", sides.RIOTERS),
    }.get(event_type, (f"Unidentified Armed Group ({where})", sides.POLITICAL))
    actors, targets = event["actors"], event["targets"]
    if not actors:
        losses.flatten(event["id"], "an actor that is not told made ACLED's stand-in")
    if any(a["denied_by"] for a in actors) or len({a["id"] or a["name"] for a in actors}) > 1:
        losses.flatten(event["id"], "rival actors put side by side")
    first = sides.side(book, actors[0] if actors else None, country, *stand_in)
    second = sides.side(book, targets[0], country, "", sides.CIVILIANS) if targets else None
    if second and second.inter == sides.CIVILIANS:
        second = sides.Side(f"Civilians ({where})", sides.CIVILIANS, country, "CVL", True)
    return first, second


def _columns_of(event: Mapping[str, Any], first: sides.Side, second: sides.Side | None) -> dict[str, Any]:
    codes = sorted(s.inter for s in (first, second) if s)
    return {
        "actor1": first.name,
        "assoc_actor_1": "; ".join(a["name"] for a in event["actors"][1:]) or None,
        "inter1": first.inter,
        "actor2": second.name if second else None,
        "assoc_actor_2": "; ".join(a["name"] for a in event["targets"][1:]) or None,
        "inter2": second.inter if second else None,
        "interaction": codes[0] * 10 + (codes[1] if len(codes) > 1 else 0),
    }


def _civilians(first: sides.Side, second: sides.Side | None, event_type: str) -> str | None:
    hit = event_type == "Violence against civilians" or (second is not None and second.inter == sides.CIVILIANS)
    return "Civilians targeted" if hit and first.inter != sides.CIVILIANS else None


def _notes(event: Mapping[str, Any], happened: Any) -> str:
    words = happened[0]["evidence"][0] if happened[0]["evidence"] else event["title"]
    speaker = happened[0]["chain"][-1]
    return f"{words} ({speaker}; {len(event['voices'])} independent voices.)"


def fatalities(event: Mapping[str, Any], losses: Losses) -> int:
    """Return one number of dead as ACLED counts: the lowest of those that conflict, words by their fixed numbers."""
    killed = next((f for f in event["figures"] if f["measure"] == "killed"), None)
    if killed is None:
        return 0
    numbers = [_number(told) for told in killed["told"]]
    if killed["contradictions"] or killed["lowest"] != killed["highest"]:
        losses.flatten(event["id"], "a range of dead made its lowest number")
    if any(told["low"] is None or told["high"] is None for told in killed["told"]):
        losses.flatten(event["id"], "a bound (at least, dozens) made a number")
    return min(numbers)


def _number(told: Mapping[str, Any]) -> int:
    words = told["text"].lower()
    exact = told["low"] is not None and told["low"] == told["high"]
    if not exact and not any(c.isdigit() for c in words):
        for word, number in _VAGUE:
            if word in words:
                return number
    return int(told["low"] if told["low"] is not None else told["high"] or 0)


def _timestamp(day: str | None) -> int | None:
    try:
        return int(datetime.fromisoformat(day[:10]).replace(tzinfo=UTC).timestamp()) if day else None
    except (ValueError, OverflowError):
        return None
