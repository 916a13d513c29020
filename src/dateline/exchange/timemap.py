"""TimeMap (Forensic Architecture, Bellingcat): the workbook that its datasheet-server serves.

Tabs and columns are those of TimeMap's own schemas, and no others, since it refuses an item with a column that it does
not know. Columns that end in a number are lists (`source1`, `source2`: the blueprints `deeprows` and `deepids`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from dateline.codebook import Codebook
from dateline.exchange import geocodes, sheets
from dateline.exchange.eventtext import days_of as days_words
from dateline.exchange.eventtext import range_of
from dateline.exchange.happening import Days, Event, days_of, note_alternatives, note_day
from dateline.exchange.losses import Losses

NEVER = (
    "the last day of an event (TimeMap has one day; `time_display` has both)",
    "figures as numbers, alternatives of type, place and time, and how far off a point may be",
    "the chain of sources (`sources` are the reports; `comments` has the ids of the claims)",
)
EVENTS = (
    "id", "description", "date", "time", "time_precision", "time_display", "location", "latitude", "longitude", "type",
    "category", "comments",
)  # fmt: skip
ASSOCIATIONS = ("id", "title", "desc", "mode", "filter_path1", "filter_path2")
SOURCES = ("id", "title", "type", "url", "description", "author", "date", "notes", "path1")
Row = dict[str, Any]


def write(events: Iterable[Event], book: Codebook, path: Path, losses: Losses) -> None:
    """Write the three tabs `export_events`, `export_associations` and `export_sources`."""
    losses.always = NEVER
    rows: list[Row] = []
    associations: dict[str, Row] = {}
    sources: dict[str, Row] = {}
    for event in events:
        days = days_of(event)
        if days is None:
            losses.drop(event["id"], "no date")
            continue
        losses.rows += 1
        _note(event, days, losses)
        own = _associations(event, book)
        associations.update({a["id"]: a for a in own})
        sources.update({c["report"]: _source(c) for c in event["claims"]})
        rows.append(_row(event, days, book, [a["id"] for a in own]))
    tabs = (
        ("export_events", (*EVENTS, *_numbered("association", rows), *_numbered("source", rows)), rows),
        ("export_associations", ASSOCIATIONS, list(associations.values())),
        ("export_sources", SOURCES, list(sources.values())),
    )
    sheets.write_workbook(tabs, path, losses)


def _note(event: Event, days: Days, losses: Losses) -> None:
    note_day(event, days, losses, "the first")
    note_alternatives(event, losses, "types", "places", "times")
    if event["place"] is None or event["place"]["lat"] is None:
        losses.flatten(event["id"], "no point: on the timeline alone")


def _numbered(name: str, rows: Iterable[Row]) -> list[str]:
    """Return the columns of a list: as many as the longest has, one at least."""
    most = max((int(key.removeprefix(name)) for row in rows for key in row if _is_of(key, name)), default=1)
    return [f"{name}{i}" for i in range(1, most + 1)]


def _is_of(key: str, name: str) -> bool:
    return key.startswith(name) and key.removeprefix(name).isdigit()


def _row(event: Event, days: Days, book: Codebook, associations: list[str]) -> Row:
    place = event["place"] or {}
    told = event["time"] or {}
    plain = {
        "id": event["id"],
        "description": _description(event),
        "date": days.start.strftime("%m/%d/") + f"{days.start.year:04}",
        "time": str(told["clock"]) if str(told.get("clock") or "")[:1].isdigit() else "",
        "time_precision": (told.get("precision") or "") if days.told else "reported",
        "time_display": days_words(event["time"]) if days.told else "",
        "location": " ".join(str(place.get("name") or place.get("text") or "").split()),
        "latitude": "" if place.get("lat") is None else str(place["lat"]),
        "longitude": "" if place.get("lon") is None else str(place["lon"]),
        "type": event["statuses"][0]["value"],
        "category": book.events[event["event"]].label,
        "comments": "claims " + " ".join(c["id"] for c in event["claims"]),
    }
    lists = (("association", associations), ("source", list(event["reports"])))
    return plain | {f"{name}{i}": value for name, values in lists for i, value in enumerate(values, 1)}


def _description(event: Event) -> str:
    tolls = [f"{f['measure']} {range_of(f)}" for f in event["figures"] if f["measure"] in ("killed", "wounded")]
    said = [event["title"], *tolls, f"told by {', '.join(event['voices'])}"]
    said += [f"denied by {', '.join(event['denied_by'])}"] if event["denied_by"] else []
    return ". ".join(said)


def _associations(event: Event, book: Codebook) -> list[Row]:
    """Return what an event is filtered by: its type (the category), status, country, those who are blamed."""
    label = book.events[event["event"]].label
    country = geocodes.country_name(book, (event["place"] or {}).get("country"))
    found = [_association("CATEGORY", "Type", label), _association("FILTER", "Status", event["statuses"][0]["value"])]
    found += [_association("FILTER", "Country", country)] if country else []
    named = [book.actors[a["id"]].name for a in event["actors"] if a["id"] in book.actors]
    return found + [_association("FILTER", "Said to have done it", name) for name in dict.fromkeys(named)]


def _association(mode: str, group: str, title: str) -> Row:
    id = f"{group}/{title}"
    return {"id": id, "title": title, "desc": "", "mode": mode, "filter_path1": group, "filter_path2": title}


def _source(claim: Mapping[str, Any]) -> Row:
    return {
        "id": claim["report"],
        "title": claim["title"] or claim["report"],
        "type": "Article",
        "url": claim["url"] or "",
        "description": "",
        "author": claim["publisher"] or "",
        "date": claim["published"] or "",
        "notes": f"copy of {claim['copy_of']}" if claim["copy_of"] else "",
        "path1": claim["url"] or "",
    }
