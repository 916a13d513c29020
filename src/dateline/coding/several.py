"""Several places in one clause make a claim each, unless their figures are joint (codebook, ruling 6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.drafts import Draft
from dateline.coding.places.govern import places_beside
from dateline.coding.places.listed import names_beside
from dateline.coding.reading import Reading

FINE = frozenset({"exact", "near", "offset", "admin"})
"""How precisely a place must be told to be one of several (a list of countries tells the theatre)."""
LOCAL = frozenset({"capture", "withdrawal", "control", "deployment", "destruction", "evacuation"})
"""Types, beside the violent ones, that are told of one place at a time."""


def by_place(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, each followed by one for every further place of its clause."""
    kinds = reading.codebook.types("violent") | LOCAL
    return [one for draft in drafts for one in (draft, *(_elsewhere(reading, draft) if draft.type in kinds else ()))]


def _elsewhere(reading: Reading, draft: Draft) -> list[Draft]:
    place = draft.own_place
    if place is None or draft.amounts or place.precision not in FINE | {None}:
        return []
    known = [p for p in places_beside(reading, place) if p.precision in FINE and p.geonameid != place.geonameid]
    told = [p for p in (*known, *names_beside(reading, place)) if p.span and draft.event.clause.holds(p.span)]
    ordered = sorted(told, key=lambda p: p.span or place.span)  # type: ignore[arg-type, return-value] # each has a span
    return [replace(draft, place=p, evidence=(draft.event.trigger, p.span)) for p in ordered if p.span]
