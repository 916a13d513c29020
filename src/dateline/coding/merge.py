"""One happening told several times by one origin is one claim with several evidence spans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.actors.joining import joined_actors, joined_targets
from dateline.coding.drafts import Draft
from dateline.coding.reading import Reading, Roles
from dateline.coding.sameness import verdicts
from dateline.model import Figure, Place, Time

VIOLENT = frozenset(
    {
        "armed_clash",
        "offensive",
        "air_strike",
        "shelling",
        "bombing",
        "suicide_bombing",
        "chemical_attack",
        "attack",
    }
)
"""Types that a bare "attack" or a toll in a later sentence can stand for."""
SPECIFIC = VIOLENT - {"attack"}
_DEFINITE = frozenset({"the", "this", "these", "that", "those", "such", "both"})
REACH = 3
"""Over how many sentences a toll that names no event of its own still belongs to the last one."""


def merge(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """Merge the drafts (in the order of the text) that tell one happening by one origin."""
    merged: list[Draft] = []
    for draft in drafts:
        index = _partner(reading, merged, draft)
        if index is None:
            merged.append(draft)
        else:
            merged[index] = join(merged[index], draft)
    return merged


def retyped(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """Give bare words for violence ("the attack", a title's "raid") the type of what they take up.

    That is the last violent event of a more specific type before them; for a title the first after it.
    """
    out: list[Draft] = []
    for index, draft in enumerate(drafts):
        found = None
        if draft.type == "attack" and _is_noun(reading, draft):
            if _in_title(reading, draft):
                found = next((d.type for d in drafts[index + 1 :] if d.type in SPECIFIC), None)
            elif _refers_back(reading, draft):
                found = next((d.type for d in reversed(out) if d.type in SPECIFIC), None)
        out.append(replace(draft, event=replace(draft.event, event=found)) if found else draft)
    return out


def _is_noun(reading: Reading, draft: Draft) -> bool:
    return reading.doc[draft.event.token].pos_ in ("NOUN", "PROPN")


def _in_title(reading: Reading, draft: Draft) -> bool:
    return reading.passage_kind(draft.event.trigger.start) == "title"


def _partner(reading: Reading, earlier: Sequence[Draft], draft: Draft) -> int | None:
    for index in reversed(range(len(earlier))):
        other = earlier[index]
        if same_origin(other, draft) and tells_same(reading, other, draft):
            return index
    return None


def same_origin(a: Draft, b: Draft) -> bool:
    """Tell whether two drafts have the same chain of names."""
    return [s.name for s in a.chain] == [s.name for s in b.chain]


def tells_same(reading: Reading, earlier: Draft, later: Draft) -> bool:
    """Tell whether a later telling can be of the same happening as an earlier one."""
    if (earlier.modality.status, earlier.modality.stance) != (later.modality.status, later.modality.stance):
        return False
    fields = verdicts(earlier, later)
    if False in fields.values():
        return False
    if earlier.type == later.type:
        agreed = True in fields.values()
        return agreed or _refers_back(reading, later) or _bare(earlier) or _in_title(reading, earlier)
    if earlier.type in VIOLENT and later.type == "attack":
        return _refers_back(reading, later)
    if later.type == "casualties" and earlier.type in VIOLENT:
        return later.own_place is None and later.own_time is None and _within_reach(reading, earlier, later)
    return False


def _bare(draft: Draft) -> bool:
    """Tell whether a draft names neither side, place nor time, as a headline's often does."""
    return not (draft.roles.actors or draft.roles.targets or draft.own_place or draft.own_time)


def _refers_back(reading: Reading, draft: Draft) -> bool:
    """Tell whether the trigger is a noun that takes up what was told before ("the attack")."""
    token = reading.doc[draft.event.token]
    return token.pos_ == "NOUN" and any(c.lower_ in _DEFINITE for c in token.children)


def _within_reach(reading: Reading, earlier: Draft, later: Draft) -> bool:
    a, b = reading.doc[earlier.event.token], reading.doc[later.event.token]
    between = reading.doc[min(a.i, b.i) : max(a.i, b.i) + 1]
    return sum(1 for t in between if t.is_sent_start) <= REACH


def join(first: Draft, second: Draft) -> Draft:
    """Return one draft with the values of both; where both have one, the fuller or the earlier stays."""
    return replace(
        first,
        roles=Roles(
            joined_actors(first.roles.actors, second.roles.actors),
            joined_targets(first.roles.targets, second.roles.targets),
        ),
        place=finer_place(first.place, second.place),
        time=finer_time(first.time, second.time),
        amounts=_joined_figures(first.amounts, second.amounts),
        evidence=tuple(dict.fromkeys((*first.evidence, *second.evidence))),
    )


_PLACE_RANK = ("exact", "near", "offset", "admin", "region", "country", None)
_TIME_RANK = ("hour", "day", "week", "month", "season", "year", "unknown")


def finer_place(a: Place | None, b: Place | None) -> Place | None:
    """Return the more specific of two places; an own one rather than a carried one."""
    if a is None or b is None:
        return a or b
    return min(a, b, key=lambda p: (p.carried, p.lat is None, _PLACE_RANK.index(p.precision)))


def finer_time(a: Time | None, b: Time | None) -> Time | None:
    """Return the more specific of two times."""
    if a is None or b is None:
        return a or b
    return min(a, b, key=lambda t: (t.start is None, _TIME_RANK.index(t.precision)))


def _joined_figures(a: tuple[Figure, ...], b: tuple[Figure, ...]) -> tuple[Figure, ...]:
    keys = {(f.measure, f.low, f.high, f.unit, f.of) for f in a}
    return (*a, *(f for f in b if (f.measure, f.low, f.high, f.unit, f.of) not in keys))
