"""The type of an event that a bare word tells ("the attack", "nine killed"), from where the report tells more of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.drafts import Draft
from dateline.coding.mention import in_title, is_noun, refers_back
from dateline.coding.reading import Reading
from dateline.coding.sameness import same_place, same_time
from dateline.model import Figure

BARE = frozenset({"attack", "casualties"})
"""Types whose words leave open how it was done."""
GROUND = frozenset({"armed_clash", "offensive"})
"""Fighting on the ground, of which "the attack" may be but one part."""
KIN = (
    frozenset({"bombing", "suicide_bombing"}),
    frozenset({"air_strike", "shelling", "bombing", "chemical_attack"}),
    frozenset({"armed_clash", "offensive"}),
)
"""Types of which the words of one take up an event of another of the same set ("the blast", "the bombing")."""


def retyped(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """Give drafts with bare words for violence, in the order of the text, the type of what they take up."""
    specific = reading.codebook.types("violent") - BARE
    out: list[Draft] = []
    for index, draft in enumerate(drafts):
        found = None
        if draft.type in BARE:
            found = _of_bare(reading, out, draft, drafts[index + 1 :], specific)
        elif draft.type in specific and refers_back(reading, draft):
            found = _of_kin(out, draft)
        out.append(replace(draft, event=replace(draft.event, event=found)) if found else draft)
    return out


def _of_bare(
    reading: Reading, earlier: Sequence[Draft], draft: Draft, later: Sequence[Draft], specific: frozenset[str]
) -> str | None:
    around = [d for d in (*reversed(earlier), *later) if d.type in specific]
    same_toll = next((d.type for d in around if _same_toll(draft, d)), None)
    if same_toll:
        return same_toll
    if draft.type == "casualties" and not in_title(reading, draft):
        return None
    if in_title(reading, draft):
        return next((d.type for d in later if d.type in specific and _can_be(draft, d)), None)
    if is_noun(reading, draft) and refers_back(reading, draft):
        return next((d.type for d in reversed(earlier) if d.type in specific - GROUND), None)
    return None


def _of_kin(earlier: Sequence[Draft], draft: Draft) -> str | None:
    """Return the type of the last event that the noun can take up, where none of its own type was told before."""
    if any(d.type == draft.type for d in earlier):
        return None
    akin = frozenset().union(*(kin for kin in KIN if draft.type in kin))
    return next((d.type for d in reversed(earlier) if d.type in akin), None)


def _can_be(a: Draft, b: Draft) -> bool:
    """Tell whether neither place nor time keeps two drafts from telling one happening."""
    return same_place(a.place, b.place) is not False and same_time(a.own_time, b.own_time) is not False


def _same_toll(a: Draft, b: Draft) -> bool:
    return bool(_toll(a.amounts) & _toll(b.amounts)) and _can_be(a, b)


def _toll(figures: Sequence[Figure]) -> frozenset[tuple[str, float | None, float | None]]:
    """Return the exact numbers of killed and wounded that tell one event from another."""
    return frozenset(
        (f.measure, f.low, f.high)
        for f in figures
        if f.measure in ("killed", "wounded") and (f.low or f.high or 0) >= TELLING
    )


TELLING = 3
"""From how many killed or wounded on an equal number shows that it is the same event."""
