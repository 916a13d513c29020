"""FollowTheMoney: events, who is said to be in them, where, and the articles that say so, an entity a line.

An `Event` is tied to each party by an `UnknownLink` (whose `status` is said, hedged or denied) and to each article by a
`Documentation` a claim, which has the claim's id (`recordId`), its words and its chain. Entities are written by the
published schema (followthemoney.tech); nothing of that library is needed to write them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from dateline.codebook import Codebook
from dateline.exchange import geocodes, sides
from dateline.exchange.eventtext import range_of
from dateline.exchange.happening import Event, note_alternatives, web_address
from dateline.exchange.losses import Losses

NEVER = (
    "figures as numbers (their ranges stand in `notes`), and who gives which",
    "alternatives of type, place and time (the one of most voices stands here)",
    "how far off a point may be, as a number (it stands in an address's `remarks`)",
)
Entity = dict[str, Any]


def write(events: Iterable[Event], book: Codebook, path: Path, losses: Losses) -> None:
    """Write events as entities, each once."""
    losses.always = NEVER
    written: set[str] = set()
    with path.open("w", encoding="utf-8") as file:
        for event in events:
            losses.rows += 1
            _note(event, losses)
            for entity in entities(event, book):
                if entity["id"] not in written:
                    written.add(entity["id"])
                    file.write(json.dumps(entity, ensure_ascii=False) + "\n")


def _note(event: Event, losses: Losses) -> None:
    note_alternatives(event, losses, "types", "places", "times")
    if any(web_address(c["url"]) is None for c in event["claims"] if c["url"]):
        losses.flatten(event["id"], "an article's address that is none on the web left out")


def entities(event: Event, book: Codebook) -> Iterator[Entity]:
    """Yield the event's articles, place and parties, the event, and the ties between them."""
    articles = {c["report"]: _article(c) for c in event["claims"]}
    yield from articles.values()
    address = _address(event["place"], book) if event["place"] else None
    if address:
        yield address
    parties = [(role, told, _party(told, event, book)) for role in ("actors", "targets") for told in event[role]]
    yield from (party for _, _, party in parties)
    involved = [party["id"] for _, _, party in parties]
    yield _event(event, book, address, involved, [a["id"] for a in articles.values()])
    yield from (_link(role, told, party["id"], event) for role, told, party in parties)
    yield from (_documentation(claim, articles[claim["report"]]["id"], event) for claim in event["claims"])


def _entity(schema: str, id: str, **properties: Any) -> Entity:
    """Return an entity; a property has a list of words, and none that are empty."""
    told = {name: list(value) if isinstance(value, (list, tuple)) else [value] for name, value in properties.items()}
    kept = {name: [str(v) for v in values if v not in (None, "")] for name, values in told.items()}
    return {"id": id, "schema": schema, "properties": {name: values for name, values in kept.items() if values}}


def _hash(*words: object) -> str:
    return sha256("\n".join(map(str, words)).encode()).hexdigest()[:20]


def _article(claim: Mapping[str, Any]) -> Entity:
    return _entity(
        "Article",
        f"report-{_hash(claim['report'])}",
        title=claim["title"] or claim["report"],
        publisher=claim["publisher"],
        publishedAt=claim["published"],
        sourceUrl=web_address(claim["url"]),
        notes=f"report {claim['report']}",
    )


def _address(place: Mapping[str, Any], book: Codebook) -> Entity:
    name = " ".join(str(place["name"] or place["text"]).split())
    country = geocodes.country_name(book, place["country"])
    near = f", within {place['radius_km']:g} km" if place["radius_km"] else ""
    return _entity(
        "Address",
        f"place-{_hash(place['geonameid'] or name, place['lat'], place['lon'], place['precision'])}",
        full=", ".join(dict.fromkeys(filter(None, (name, geocodes.province_name(place["admin1"]), country)))),
        name=name,
        latitude=place["lat"],
        longitude=place["lon"],
        state=geocodes.province_name(place["admin1"]),
        country=_country(place["country"]),
        remarks=f"precision: {place['precision']}{near}" if place["precision"] else None,
    )


def _country(code: str | None) -> str | None:
    return code.lower() if code else None


def _party(told: Mapping[str, Any], event: Event, book: Codebook) -> Entity:
    """Return who is said to be in it: one of the list once for all, any other ("rebels") for this event alone."""
    known = book.actors.get(told["id"] or "")
    if known:
        state = known.inter == sides.STATE
        schema, id = "PublicBody" if state else "Organization", f"actor-{told['id']}"
        return _entity(schema, id, name=known.name, alias=known.aliases, country=_country(known.country))
    return _entity("LegalEntity", f"actor-{_hash(event['id'], told['name'])}", name=told["name"])


def _event(event: Event, book: Codebook, address: Entity | None, involved: list[str], proof: list[str]) -> Entity:
    time, place = event["time"] or {}, event["place"] or {}
    one_day = time.get("start") and time["start"] == time.get("end")
    notes = [f"{f['measure']}: {range_of(f)}" for f in event["figures"] if f["lowest"] is not None]
    notes += [f"denied by {', '.join(event['denied_by'])}"] if event["denied_by"] else []
    return _entity(
        "Event",
        event["id"],
        name=event["title"],
        keywords=[event["event"], event["statuses"][0]["value"]],
        summary=f"{book.events[event['event']].label}, told by {', '.join(event['voices'])}",
        date=time["start"] if one_day else None,
        startDate=None if one_day else time.get("start"),
        endDate=None if one_day else time.get("end"),
        location=place.get("name") or place.get("text"),
        addressEntity=address["id"] if address else None,
        country=_country(place.get("country")),
        involved=list(dict.fromkeys(involved)),
        publisher=list(dict.fromkeys(c["publisher"] for c in event["claims"])),
        proof=list(dict.fromkeys(proof)),
        recordId=[c["id"] for c in event["claims"]],
        notes=notes,
    )


def _link(role: str, told: Mapping[str, Any], party: str, event: Event) -> Entity:
    said = (("said", told["said_by"]), ("hedged", told["hedged_by"]), ("denied", told["denied_by"]))
    words = "; ".join(f"{how} by {', '.join(who)}" for how, who in said if who)
    return _entity(
        "UnknownLink",
        f"link-{_hash(event['id'], role, party)}",
        subject=party,
        object=event["id"],
        role="said to have done it" if role == "actors" else "said to be hit or met",
        status=[how for how, who in said if who],
        summary=words,
        recordId=told["claims"],
    )


def _documentation(claim: Mapping[str, Any], article: str, event: Event) -> Entity:
    return _entity(
        "Documentation",
        f"claim-{_hash(claim['id'], claim['report'])}",
        document=article,
        entity=event["id"],
        role=f"{claim['stance']}: {claim['event']}, {claim['status']}",
        date=claim["published"],
        summary=" … ".join(" ".join(words.split()) for words in claim["evidence"]),
        description=" > ".join(claim["chain"]),
        recordId=claim["id"],
    )
