"""Claims: what the facets say of each event put together; carried over, merged, named."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.coding.reading import EventMention, Modality, Reading, Roles
from dateline.model import Claim, Figure, Place, Source, Span, Time, Trigger


@dataclass(frozen=True, slots=True)
class Draft:
    """An event with what each value facet decided, before it is a claim."""

    event: EventMention
    modality: Modality
    roles: Roles
    place: Place | None
    time: Time | None
    amounts: tuple[Figure, ...]
    chain: tuple[Source, ...]
    evidence: tuple[Span, ...] = ()


def make_claims(reading: Reading, drafts: Sequence[Draft]) -> tuple[Claim, ...]:
    """Make the claims of a report from its drafts, in the order of their triggers."""
    ordered = sorted(drafts, key=lambda d: (d.event.trigger, d.event.event))
    return _named(reading, [_claim(reading, replace(d, evidence=(d.event.clause,))) for d in ordered])


def _claim(reading: Reading, draft: Draft) -> Claim:
    kind = reading.codebook.events[draft.event.event]
    return Claim(
        id="",
        event=draft.event.event,
        trigger=Trigger(draft.event.trigger.of(reading.text), draft.event.trigger),
        acled=kind.acled,
        plover=kind.plover,
        confidence=0.5,
        status=draft.modality.status,
        status_span=draft.modality.status_span,
        stance=draft.modality.stance,
        stance_span=draft.modality.stance_span,
        actors=draft.roles.actors,
        targets=draft.roles.targets,
        place=draft.place,
        time=draft.time,
        figures=draft.amounts,
        sources=draft.chain,
        evidence=draft.evidence,
    )


def _named(reading: Reading, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Give each claim its id: a hash of report, type, trigger and origin (equal ones are counted)."""
    seen: dict[str, int] = {}
    named = []
    for claim in claims:
        origin = claim.sources[-1].name
        parts = (reading.report.id, reading.report.content_hash, claim.event, str(claim.trigger.span), origin)
        digest = hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
        count = seen[digest] = seen.get(digest, 0) + 1
        named.append(replace(claim, id=digest if count == 1 else f"{digest}-{count}"))
    return tuple(named)
