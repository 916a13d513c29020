"""Several places in one clause make a claim each, unless their figures are joint (codebook, ruling 6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.drafts import Draft
from dateline.coding.places.govern import places_beside
from dateline.coding.places.listed import names_beside
from dateline.coding.reading import Reading
from dateline.model import Figure, Place, Span

FINE = frozenset({"exact", "near", "offset", "admin"})
"""How precisely a place must be told to be one of several (a list of countries tells the theatre)."""
WHOLE = frozenset({"negotiation", "agreement", "formation", "military_support"})
"""Types, beside the acts of speech, of which one goes on in several places at once."""


def by_place(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, each followed by one for every further place of its clause."""
    whole = reading.codebook.types("speech") | WHOLE
    return [one for draft in drafts for one in ([draft] if draft.type in whole else _by_place(reading, draft))]


def _by_place(reading: Reading, draft: Draft) -> list[Draft]:
    """Return a draft and one for each further place; a figure told of one place alone goes with that."""
    place = draft.own_place
    if place is None or place.span is None or not (_is_fine(place) or place.precision is None):
        return [draft]
    known = [p for p in places_beside(reading, place) if _is_fine(p) and _key(p) != _key(place)]
    more = [p for p in names_beside(reading, place) if not _is_among(p, known)]
    told = [p for p in (*known, *more) if p.span and draft.event.clause.holds(p.span)]
    spans = sorted(p.span for p in told if p.span)
    parts = [_figures_of(draft, span, place.span, spans) for span in spans]
    left = tuple(f for f in draft.amounts if not any(f in part for part in parts))
    if draft.amounts and (len(left) == len(draft.amounts) or not _all_told(left, place.span, spans)):
        return [draft]
    ordered = sorted(told, key=lambda p: p.span or place.span)  # type: ignore[arg-type, return-value] # each has a span
    elsewhere = [
        replace(draft, place=p, evidence=(draft.event.trigger, *(f.span for f in part), p.span), amounts=part)
        for p, part in zip(ordered, parts, strict=True)
        if p.span
    ]
    return [replace(draft, amounts=left), *elsewhere]


def _is_among(place: Place, known: Sequence[Place]) -> bool:
    """Tell whether the words of a place are those of a known one."""
    return any(place.span and k.span and place.span.overlaps(k.span) for k in known)


def _is_fine(place: Place) -> bool:
    return place.precision in FINE or (place.relation or "").startswith("within")


def _key(place: Place) -> object:
    """Return what one ground has in common, however it is told."""
    in_a_town = (place.relation or "").startswith("within")  # two quarters have their town's name
    return place.geonameid or (place.text if in_a_town else place.name)


def _figures_of(draft: Draft, span: Span, first: Span, spans: Sequence[Span]) -> tuple[Figure, ...]:
    """Return the figures told between the place before and a place ("two in Alpha and three in Beta")."""
    before = max((s.end for s in (first, *spans) if s.end <= span.start), default=first.end)
    return tuple(f for f in draft.amounts if before <= f.span.start < span.end)


def _all_told(left: Sequence[Figure], first: Span, spans: Sequence[Span]) -> bool:
    """Tell whether what is left of the figures is told before the first place, and that is the first of all."""
    return all(f.span.start < first.end for f in left) and all(first.start < s.start for s in spans)
