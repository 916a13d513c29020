"""Actors that a claim takes over from another telling of the same violence ("the raids", a headline's "air strikes").

A text names who did it once and goes on with "the attack", "the shelling"; a headline often names nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.drafts import Draft
from dateline.coding.reading import Reading
from dateline.coding.sameness import verdicts

KIN = (
    frozenset({"air_strike", "attack", "chemical_attack", "casualties"}),
    frozenset({"shelling", "attack", "chemical_attack", "casualties"}),
    frozenset({"bombing", "suicide_bombing", "attack", "casualties"}),
    frozenset({"armed_clash", "offensive", "attack", "casualties"}),
    frozenset({"abduction"}),
    frozenset({"destruction", "attack", "offensive", "bombing", "shelling", "air_strike"}),
)
"""Types by one of which a text may take up what it told by another of the same set."""
REACH = 2
"""Over how many sentences a deed that names nobody goes on with the one before it."""


def carry_actors(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """Give each violent draft that names nobody the actors of the telling that it continues."""
    out = []
    for index, draft in enumerate(drafts):
        donor = _donor(reading, drafts, index) if _wants(draft) else None
        roles = replace(draft.roles, actors=donor.roles.actors) if donor else draft.roles
        out.append(replace(draft, roles=roles))
    return out


def _wants(draft: Draft) -> bool:
    return not draft.roles.actors and any(draft.type in kin for kin in KIN)


def _donor(reading: Reading, drafts: Sequence[Draft], index: int) -> Draft | None:
    """Return the telling that a draft continues: the last before it, for a headline the first after it."""
    draft = drafts[index]
    order = [*reversed(drafts[:index]), *drafts[index + 1 :]]
    return next((other for other in order if _continues(reading, other, draft)), None)


def _continues(reading: Reading, other: Draft, draft: Draft) -> bool:
    if not other.roles.actors or not any({other.type, draft.type} <= kin for kin in KIN):
        return False
    if (other.modality.status, other.modality.stance) != (draft.modality.status, draft.modality.stance):
        return False
    fields = verdicts(other, draft)
    if False in fields.values():
        return False
    if _named(other) & {t.name.lower() for t in draft.roles.targets}:
        return False
    agreed = fields["targets"] or fields["figures"] or (fields["place"] and fields["time"])
    if agreed:
        return True
    same = other.type == draft.type or (draft.type == "attack" and _refers_back(reading, draft))
    return same and (_opens(reading, draft) or _near(reading, other, draft))


def _named(draft: Draft) -> set[str]:
    return {a.name.lower() for a in draft.roles.actors}


def _refers_back(reading: Reading, draft: Draft) -> bool:
    token = reading.doc[draft.event.token]
    return token.pos_ == "NOUN" and any(c.lower_ in ("the", "this", "these", "that") for c in token.children)


def _opens(reading: Reading, draft: Draft) -> bool:
    """Tell whether a draft is told in the title or the first sentence."""
    at = draft.event.trigger.start
    if reading.passage_kind(at) == "title":
        return True
    token = reading.doc[draft.event.token]
    before = [p for p in reading.passages if p.kind in ("paragraph", "quotation", "list_item") and p.start < at]
    first = before[0].start if before else 0
    start = reading.token_at(first)
    return start is not None and start.sent.start == token.sent.start


def _near(reading: Reading, other: Draft, draft: Draft) -> bool:
    """Tell whether two are told within a few sentences, the draft after the other."""
    a, b = reading.doc[other.event.token], reading.doc[draft.event.token]
    if b.i < a.i:
        return False
    return sum(1 for t in reading.doc[a.i + 1 : b.i + 1] if t.is_sent_start) <= REACH
