"""Claims: what the facets say of each event put together; carried over, merged, named."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.actors.continued import carry_actors
from dateline.coding.carry import carry_places, carry_times
from dateline.coding.confidence import with_confidence
from dateline.coding.crosswalk import code_of
from dateline.coding.deeds import carry_doers
from dateline.coding.denials import with_denials
from dateline.coding.drafts import Draft
from dateline.coding.extras import means_of
from dateline.coding.generic import without_generic
from dateline.coding.merge import merge
from dateline.coding.reading import Reading
from dateline.coding.relations import relations_of
from dateline.coding.retype import retyped
from dateline.coding.routes import route_of
from dateline.coding.several import by_place
from dateline.coding.wording import wording_of
from dateline.model import Claim, Figure, Relation, Span, Trigger


def make_claims(reading: Reading, drafts: Sequence[Draft]) -> tuple[Claim, ...]:
    """Make the claims of a report from its drafts, in the order of their triggers."""
    told = [replace(d, evidence=(d.event.clause, *_beyond(reading, d))) for d in drafts]
    told.sort(key=lambda d: (d.event.trigger, d.type))
    told = without_generic(reading, merge(reading, retyped(reading, told)))
    told = carry_actors(reading, carry_doers(reading, carry_times(reading, carry_places(reading, told))))
    told = by_place(reading, with_denials(reading, told))
    relations = relations_of(reading, told)
    claims = (_claim(reading, d, tied) for d, tied in zip(told, relations, strict=True))
    return _named(reading, [with_confidence(claim, reading.codebook) for claim in claims])


def _beyond(reading: Reading, draft: Draft) -> list[Span]:
    """Return the clauses, outside of the event's own, that tell figures of it ("These numbered over 200")."""
    return [_segment(reading, f.span) for f in draft.amounts if not draft.event.clause.holds(f.span)]


def _outermost(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return the spans in order, without those that lie within another."""
    ordered = sorted(set(spans), key=lambda s: (s.start, -s.end))
    kept: list[Span] = []
    for span in ordered:
        if not (kept and kept[-1].holds(span)):
            kept.append(span)
    return tuple(kept)


def _told_once(draft: Draft) -> tuple[Figure, ...]:
    """Return a claim's figures without those that another of its tellings gives too; "four men, four women" are two."""
    kept: list[Figure] = []
    for figure in draft.amounts:
        same = [
            f
            for f in kept
            if (f.measure, f.low, f.high, f.unit) == (figure.measure, figure.low, figure.high, figure.unit)
        ]
        if all(any(e.holds(f.span) and e.holds(figure.span) for e in draft.evidence) for f in same):
            kept.append(figure)
    return tuple(kept)


def _segment(reading: Reading, span: Span) -> Span:
    """Return the part of a sentence about a span, between semicolons and full stops."""
    token = reading.token_at(span.start)
    assert token is not None
    start, end = token.sent.start_char, token.sent.end_char
    words = reading.text[start:end]
    first = max(words.rfind(";", 0, span.start - start), words.rfind("…", 0, span.start - start)) + 1
    last = words.find(";", span.end - start)
    segment = words[first : last if last >= 0 else len(words)]
    begin = start + first + len(segment) - len(segment.lstrip())
    return Span(begin, begin + len(segment.strip().rstrip(".!?,; ")))


def _claim(reading: Reading, draft: Draft, relations: tuple[Relation, ...]) -> Claim:
    kind = reading.codebook.events[draft.type]
    return Claim(
        id="",
        event=draft.type,
        trigger=Trigger(draft.event.trigger.of(reading.text), draft.event.trigger),
        acled=code_of(reading, draft, kind.acled, kind.acled_variants),
        plover=code_of(reading, draft, kind.plover, kind.plover_variants),
        confidence=0.0,
        status=draft.modality.status,
        status_span=draft.modality.status_span,
        stance=draft.modality.stance,
        stance_span=draft.modality.stance_span,
        actors=draft.roles.actors,
        targets=draft.roles.targets,
        place=draft.place,
        time=draft.time,
        figures=_told_once(draft),
        sources=draft.chain,
        evidence=_outermost(draft.evidence),
        route=route_of(reading, draft),
        means=means_of(reading, draft),
        wording=wording_of(reading, draft),
        relations=relations,
    )


def _named(reading: Reading, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Give each claim its id: a hash of report, type, trigger and origin (equal ones are counted)."""
    seen: dict[str, int] = {}
    named = []
    for claim in claims:
        origin = claim.sources[-1].name
        parts = (
            reading.report.id,
            reading.report.content_hash,
            claim.event,
            str(tuple(claim.trigger.span)),
            origin,
        )
        digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
        count = seen[digest] = seen.get(digest, 0) + 1
        named.append(replace(claim, id=digest if count == 1 else f"{digest}-{count}"))
    return tuple(named)
