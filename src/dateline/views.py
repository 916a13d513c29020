"""What a database says, put together for a reader: events, control, stories, sources; whole or as of a day.

The deciding is `dateline.linking`'s and the reading the store's. Everything here is made anew from the claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from dateline.codebook import Codebook, load_codebook
from dateline.linking.agreement import EventView, view
from dateline.linking.control import TYPES, Family, Ledger, Period, days_before, holders_at, ledgers
from dateline.linking.credibility import credibility
from dateline.linking.features import compared
from dateline.linking.names import names_of
from dateline.linking.records import Record, records
from dateline.linking.stories import Story
from dateline.linking.stories import stories as find_stories
from dateline.linking.told import Told, known_at
from dateline.store import ClaimFilter, NotStoredError, Store


def told(rows: Iterable[Any]) -> list[Told]:
    """Return the store's rows as claims with their voices: each source with its identity, whatever it is called."""
    names = names_of(load_codebook())
    found = []
    for row in rows:
        chain = [names.resolved(source) for source in row["claim"]["sources"]]
        first = row["original_outlet"]
        resolved = {"claim": row["claim"] | {"sources": chain}, "original_outlet": names.id(first) or first}
        found.append(Told(**(row | resolved)))
    return found


def events(
    store: Store,
    where: ClaimFilter | None = None,
    *,
    as_of: str | None = None,
    least_voices: int = 1,
    limit: int | None = None,
) -> Iterator[EventView]:
    """Yield the events with a claim that passes the filter, by the first day told.

    `as_of` is an ISO date: only reports published by then are looked at.
    """
    given = 0
    for rows in store.events(where):
        known = known_at(told(rows), as_of)
        if not known or given == limit:
            continue
        found = view(str(known[0].event_id), known)
        if len(found.voices) >= least_voices:
            given += 1
            yield found


def event(store: Store, id: str, *, as_of: str | None = None) -> EventView:
    """Return one event. Raises NotStoredError for an id that is none's, or that nothing told by `as_of`."""
    known = known_at(told(store.event(id)), as_of)
    if not known:
        raise NotStoredError(f"{store.path}: no report told of event {id!r} by {as_of}")
    return view(id, known)


def family_of(book: Codebook) -> Family:
    """Return what gives an actor and those over it."""
    known = compared(book).families
    return lambda actor: known.get(actor, frozenset({actor}))


def control(store: Store, book: Codebook, *, place: str | None = None, as_of: str | None = None) -> list[Ledger]:
    """Return who is said to hold each place, from when to when; `place` is a part of a place's name."""
    known = known_at(told(store.told(TYPES)), as_of)
    found = ledgers(known, family_of(book))
    return [f for f in found if place is None or _is_named(f, place)]


def _is_named(ledger: Ledger, name: str) -> bool:
    return any(name.casefold() in str(each).casefold() for each in (ledger.place["name"], *ledger.place["written"]))


def stories(store: Store, book: Codebook, *, as_of: str | None = None, least_voices: int = 1) -> list[Story]:
    """Return the stories of a database, the latest first."""
    return find_stories(events(store, as_of=as_of, least_voices=least_voices), family_of(book))


def sources(store: Store, *, as_of: str | None = None) -> list[Record]:
    """Return each source's record, by the number of its claims."""
    with store.linking(writing=False) as tables:
        grades = tables.grades()
    return records(events(store, as_of=as_of), grades, names_of(load_codebook()))


LATELY_DAYS = 60
"""Of a day, plans and denials are shown that were published so many days before it at most."""


def _of_day(told: Iterable[Told], day: str | None) -> list[dict[str, Any]]:
    return [_plain_told(t) for t in told if day is None or days_before(day, LATELY_DAYS) <= (t.day or "") <= day]


def plain_control(ledger: Ledger, day: str | None = None) -> dict[str, Any]:
    """Return a place's ledger as plain data; with a day, only what is said of that day."""
    periods = holders_at(ledger, day) if day else ledger.periods
    return {
        "place": ledger.place,
        "periods": [_plain_period(p) for p in periods],
        "conflict": len(periods) > 1 if day else any(p.disputed for p in periods),
        "planned": _of_day(ledger.planned, day),
        "denied": _of_day(ledger.denied, day),
    }


def _plain_period(period: Period) -> dict[str, Any]:
    keys = ("holder", "holder_id", "start", "start_latest", "end", "begun", "ended", "disputed")
    plain = {key: getattr(period, key) for key in keys}
    return plain | {"voices": list(period.voices), "told": [_plain_told(t) for t in period.told]}


def _plain_told(one: Told) -> dict[str, Any]:
    chain = [s["name"] for s in one.claim["sources"]]
    return {
        "claim": one.id,
        "report": one.report_id,
        "published": one.day,
        "event": one.claim["event"],
        "status": one.claim["status"],
        "stance": one.claim["stance"],
        "actors": [a["name"] for a in one.claim["actors"]],
        "chain": chain,
        "evidence": list(one.words),
    }


def plain_story(story: Story) -> dict[str, Any]:
    """Return a story as plain data: its timeline, a line an event."""
    return {
        "id": story.id,
        "title": story.title,
        "start": story.start,
        "end": story.end,
        "voices": story.voices,
        "new": list(story.new),
        "events": [_plain_step(e, e.id in story.new) for e in story.events],
    }


def _plain_step(found: EventView, new: bool) -> dict[str, Any]:
    plain = plain_event(found)
    keys = ("id", "title", "event", "place", "time", "outcome", "first_published")
    return {key: plain[key] for key in keys} | {"voices": len(found.voices), "new": new}


def plain_record(record: Record) -> dict[str, Any]:
    """Return a source's record as plain data."""
    plain = asdict(record)
    plain["reports"] = len(record.reports)
    plain["written"] = sorted(record.written)
    return plain


def plain_event(found: EventView) -> dict[str, Any]:
    """Return an event as plain data for JSON: its values with who gives them, and its claims in short."""
    first_place, first_time = (
        (found.places[0].value if found.places else None),
        (found.times[0].value if found.times else None),
    )
    return {
        "id": found.id,
        "title": found.title,
        "event": found.types[0].value,
        "place": first_place,
        "time": first_time,
        "voices": list(found.voices),
        "reports": list(found.reports),
        "copies": list(found.copies),
        "first_published": found.first_day,
        "last_published": found.last_day,
        "types": [_plain_voiced(v) for v in found.types],
        "places": [_plain_voiced(v) for v in found.places],
        "times": [_plain_voiced(v) for v in found.times],
        "statuses": [_plain_voiced(v) for v in found.statuses],
        "figures": [_plain_figures(f) for f in found.figures],
        "actors": [_plain_blamed(b) for b in found.actors],
        "targets": [_plain_blamed(b) for b in found.targets],
        "denied_by": list(found.denied_by),
        "outcome": found.outcome,
        "accounts": [_plain_account(a) for a in found.accounts],
        "claims": [_plain_claim(t, found) for t in found.claims],
    }


def _plain_voiced(voiced: Any) -> dict[str, Any]:
    return {"value": voiced.value, "voices": list(voiced.voices), "claims": list(voiced.claims)}


def _plain_blamed(blamed: Any) -> dict[str, Any]:
    keys = ("said_by", "hedged_by", "denied_by", "claims")
    return {"name": blamed.name, "id": blamed.id} | {key: list(getattr(blamed, key)) for key in keys}


def _plain_account(account: Any) -> dict[str, Any]:
    plain = {key: getattr(account, key) for key in ("report", "publisher", "day", "copy_of")}
    tolls = {key: (value := getattr(account, key)) and _plain_figure(value) for key in ("killed", "wounded")}
    return plain | tolls | {key: list(getattr(account, key)) for key in ("blamed", "origins", "claims")}


def _plain_figures(figures: Any) -> dict[str, Any]:
    return {
        "measure": figures.measure,
        "unit": figures.unit,
        "lowest": figures.low,
        "highest": figures.high,
        "told": [_plain_figure(f) for f in figures.told],
        "revisions": [
            {"speaker": r.speaker, "before": _plain_figure(r.before), "after": _plain_figure(r.after)}
            for r in figures.revisions
        ],
        "contradictions": [list(pair) for pair in figures.contradictions],
    }


def _plain_figure(figure: Any) -> dict[str, Any]:
    plain = {key: getattr(figure, key) for key in ("low", "high", "approx", "of", "text", "claim", "speaker", "day")}
    return plain | {"parts": [{"number": number, "of": of} for number, of in figure.parts]}


def _plain_claim(one: Told, found: EventView) -> dict[str, Any]:
    grade = credibility(one, found.claims)
    return {
        "id": one.id,
        "report": one.report_id,
        "copy_of": one.original_id if one.original_id != one.report_id else None,
        "copy_kind": one.copy_kind,
        "publisher": one.publisher,
        "published": one.day if one.dated else None,
        "title": one.title,
        "url": one.url,
        "event": one.claim["event"],
        "acled": one.claim["acled"],
        "plover": one.claim["plover"],
        "status": one.claim["status"],
        "stance": one.claim["stance"],
        "chain": [s["name"] for s in one.claim["sources"]],
        "evidence": list(one.words),
        "credibility": {"grade": grade.grade, "meaning": grade.meaning, "why": grade.why},
    }
