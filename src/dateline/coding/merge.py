"""One happening told several times by one origin is one claim with several evidence spans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.drafts import Draft
from dateline.coding.mention import adds_nothing, in_title, is_predicate, refers_back
from dateline.coding.reading import Reading, Roles
from dateline.coding.retype import BARE
from dateline.coding.sameness import verdicts
from dateline.model import Actor, Figure, Place, Time

REACH = 3
"""Over how many sentences a toll that names no event of its own still belongs to the last one."""
CUMULATIVE = 2000
"""From how many killed on a toll is a war's and no single event's."""


def merge(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """Merge the drafts (in the order of the text) that tell one happening by one origin.

    A mention that only takes up in passing what another origin told ("condemned the attack") makes no claim.
    """
    merged: list[Draft] = []
    for draft in drafts:
        index = _partner(reading, merged, draft)
        if index is not None:
            merged[index] = join(merged[index], draft)
        elif not _in_passing(reading, merged, draft):
            merged.append(draft)
    return merged


def _partner(reading: Reading, earlier: Sequence[Draft], draft: Draft) -> int | None:
    for index in reversed(range(len(earlier))):
        other = earlier[index]
        if same_origin(other, draft) and (tells_same(reading, other, draft) or _within(reading, other, draft)):
            return index
    return None


def _within(reading: Reading, outer: Draft, inner: Draft) -> bool:
    """Tell whether a draft only unfolds the clause of another of its type ("arrived after travelling from Alpha")."""
    token = reading.doc[inner.event.token]
    unfolds = token.dep_ in ("xcomp", "pcomp", "advcl", "acl") and token.tag_ in ("VBG", "VB")
    return unfolds and outer.type == inner.type and outer.event.clause.holds(inner.event.trigger)


def _in_passing(reading: Reading, earlier: Sequence[Draft], draft: Draft) -> bool:
    if not adds_nothing(reading, draft) or is_predicate(reading, draft):
        return False
    return any(other.type == draft.type for other in earlier)


def same_origin(a: Draft, b: Draft) -> bool:
    """Tell whether two drafts have the same chain of names."""
    return [s.name for s in a.chain] == [s.name for s in b.chain]


def tells_same(reading: Reading, earlier: Draft, later: Draft) -> bool:
    """Tell whether a later telling can be of the same happening as an earlier one."""
    unmarked = later.modality.status_span is None and later.modality.stance == "asserts"
    taken_up = adds_nothing(reading, later) and unmarked and earlier.type == later.type
    told = (earlier.modality.status, earlier.modality.stance)
    if told != (later.modality.status, later.modality.stance) and not taken_up:
        return False
    fields = verdicts(earlier, later)
    if False in fields.values():
        return False
    if earlier.type == later.type:
        agreed = True in fields.values()
        return agreed or refers_back(reading, later) or _bare(earlier) or in_title(reading, earlier)
    violent = reading.codebook.types("violent")
    if earlier.type in violent and later.type == "attack":
        return refers_back(reading, later)
    if later.type == "casualties" and earlier.type in violent:
        apart = later.own_place is not None or later.own_time is not None or _cumulative(later)
        return not apart and _within_reach(reading, earlier, later)
    return earlier.type in BARE and later.type in violent and fields["figures"] is True


def _bare(draft: Draft) -> bool:
    """Tell whether a draft names neither side, place nor time, as a headline's often does."""
    return not (draft.roles.actors or draft.roles.targets or draft.own_place or draft.own_time)


def _cumulative(draft: Draft) -> bool:
    return any(f.measure == "killed" and (f.low or f.high or 0) >= CUMULATIVE for f in draft.amounts)


def _within_reach(reading: Reading, earlier: Draft, later: Draft) -> bool:
    a, b = reading.doc[earlier.event.token], reading.doc[later.event.token]
    between = reading.doc[min(a.i, b.i) : max(a.i, b.i) + 1]
    return sum(1 for t in between if t.is_sent_start) <= REACH


def join(first: Draft, second: Draft) -> Draft:
    """Return one draft with the values of both; where both have one, the fuller or the earlier stays.

    The type is that of the telling that leaves open less.
    """
    told_how = first.type in BARE and second.type not in BARE
    return replace(
        first,
        event=replace(first.event, event=second.type if told_how else first.type),
        roles=Roles(
            _joined(first.roles.actors, second.roles.actors),
            _joined(first.roles.targets, second.roles.targets),
        ),
        place=finer_place(first.place, second.place),
        time=finer_time(first.time, second.time),
        amounts=_joined_figures(first.amounts, second.amounts),
        evidence=tuple(dict.fromkeys((*first.evidence, *second.evidence))),
    )


def _joined(a: tuple[Actor, ...], b: tuple[Actor, ...]) -> tuple[Actor, ...]:
    return a or b


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
