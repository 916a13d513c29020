"""One happening told several times by one origin is one claim with several evidence spans."""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from dataclasses import replace

from dateline.codebook import Codebook
from dateline.coding.actors.joining import joined_actors, joined_targets
from dateline.coding.drafts import Draft
from dateline.coding.kin import BARE, DAMAGE
from dateline.coding.mention import adds_nothing, in_title, is_of_kind, is_predicate
from dateline.coding.places import ASSUMED
from dateline.coding.reading import Reading, Roles
from dateline.coding.retelling import is_told_for, one_toll, retells, same_origin
from dateline.coding.retype import toll_of
from dateline.coding.rivals import rivals
from dateline.coding.sameness import same_actor
from dateline.model import REAL, Figure, Place, Time


def merge(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """Merge the drafts (in the order of the text) that tell one happening by one origin.

    A mention that only takes up in passing what another origin told ("condemned the attack") makes no claim.
    """
    told = Told(reading)
    for draft in drafts:
        index = next((i for i in told.like(draft) if retells(reading, told.drafts[i], draft)), None)
        if index is not None:
            told.put(index, _told_again(reading, told.drafts[index], draft))
        elif not (_in_passing(reading, told.drafts, draft) or _tells_none(reading, draft)):
            told.put(len(told.drafts), draft)
    return _joined_by_tolls(reading, told.drafts)


class Told:
    """The drafts told so far, found by what one that tells them again shares with them: kind of event and source."""

    def __init__(self, reading: Reading) -> None:
        """Take the report that is read."""
        self._reading = reading
        self._violence = reading.codebook.types("violent", "harmful") | {"casualties", DAMAGE}
        self._at: dict[tuple[str, str | None], list[int]] = {}
        self.drafts: list[Draft] = []

    def put(self, index: int, draft: Draft) -> None:
        """Set the draft of an index, or add it at the end."""
        self.drafts[index : index + 1] = [draft]
        names: set[str | None] = {source.name.casefold() for source in draft.chain}
        if is_told_for(self._reading, draft):
            names.add(None)  # whosever word it is
        for name in names:
            indices = self._at.setdefault((self._kind(draft), name), [])
            if index not in indices:
                insort(indices, index)

    def like(self, draft: Draft) -> list[int]:
        """Return the indices of the drafts that one may tell again, the last first."""
        kind = self._kind(draft)
        own = self._at.get((kind, draft.chain[-1].name.casefold()), [])
        return sorted({*own, *self._at.get((kind, None), ())}, reverse=True)

    def _kind(self, draft: Draft) -> str:
        return "violence" if draft.type in self._violence else draft.type


def _told_again(reading: Reading, first: Draft, second: Draft) -> Draft:
    """Join two tellings; what a title tells for somebody else is by whose word the text then tells it."""
    if is_told_for(reading, first):
        return join(reading.codebook, replace(first, chain=second.chain), second)
    return join(reading.codebook, first, second)


def _joined_by_tolls(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """Join those that their tolls show to be one, once each has all that was told of it."""
    kept: list[Draft] = []
    by_toll: dict[tuple[str, tuple[str, float]], list[int]] = {}
    for draft in drafts:
        tolls = [(draft.type, number) for number in toll_of(draft.amounts)]
        alike = sorted({i for toll in tolls for i in by_toll.get(toll, ())})
        at = next((i for i in alike if one_toll(kept[i], draft, in_title(reading, kept[i]))), len(kept))
        kept[at : at + 1] = [join(reading.codebook, kept[at], draft) if at < len(kept) else draft]
        for toll in tolls:
            by_toll.setdefault(toll, []).append(at)
    return kept


def _tells_none(reading: Reading, draft: Draft) -> bool:
    """Tell whether a draft says that nobody was hurt, or that nobody has claimed a deed (codebook, ruling 13).

    How many were hurt may also be said not to be known.
    """
    token = reading.doc[draft.event.token]
    unknown = any(c.lower_ == "many" and any(g.lower_ == "how" for g in c.children) for c in token.children)
    none = draft.modality.stance == "denies" and (draft.type == "casualties" or token.lemma_.lower() == "claim")
    return (none or (unknown and draft.type == "casualties")) and not draft.amounts


def _in_passing(reading: Reading, earlier: Sequence[Draft], draft: Draft) -> bool:
    if draft.modality.stance == "denies" and draft.modality.status in REAL:
        return False  # "accused the army of breaking the truce"
    taken_up = adds_nothing(reading, draft) and not is_predicate(reading, draft)
    if not taken_up and not is_of_kind(reading, draft):
        return False
    kind = reading.codebook.types("violent")
    alike = kind if draft.type in kind and is_of_kind(reading, draft) else {draft.type}
    others = [other for other in earlier if other.type in alike]
    if draft.roles.actors and not any(_names_one_of(other, draft) or same_origin(other, draft) for other in others):
        return False  # another source tells who did it
    return any(not rivals(reading.codebook, other.roles.targets, draft.roles.targets) for other in others)


def _names_one_of(earlier: Draft, later: Draft) -> bool:
    """Tell whether an earlier draft names one of a later's doers, as its own or as those whom it accuses."""
    named = (*earlier.roles.actors, *earlier.roles.targets)
    return any(same_actor(x, y) for x in named for y in later.roles.actors)


def join(book: Codebook, first: Draft, second: Draft) -> Draft:
    """Return one draft with the values of both; where both have one, the fuller or the earlier stays.

    The type is that of the telling that leaves open less.
    """
    told_how = first.type == DAMAGE != second.type or (first.type in BARE and second.type not in BARE | {DAMAGE})
    return replace(
        first,
        event=replace(first.event, event=second.type if told_how else first.type),
        roles=Roles(
            joined_actors(book, first.roles.actors, second.roles.actors),
            joined_targets(first.roles.targets, second.roles.targets),
        ),
        place=finer_place(first.place, second.place),
        time=finer_time(first.time, second.time),
        amounts=_joined_figures(first.amounts, second.amounts),
        chain=max(first.chain, second.chain, key=len),
        evidence=tuple(dict.fromkeys((*first.evidence, *second.evidence))),
    )


_PLACE_RANK = ("exact", "near", "offset", "admin", "region", "country", None)
_TIME_RANK = ("hour", "day", "week", "month", "season", "year", "unknown")


def finer_place(a: Place | None, b: Place | None) -> Place | None:
    """Return the more specific of two places; an own one rather than a carried one."""
    if a is None or b is None:
        return a or b
    return min(a, b, key=lambda p: (p.carried, p.lat is None, _place_rank(p)))


def _place_rank(place: Place) -> int:
    """Return how coarse a place is; a name that no map has is a village's, wherever that lies."""
    return _PLACE_RANK.index("exact" if place.relation == ASSUMED else place.precision)


def finer_time(a: Time | None, b: Time | None) -> Time | None:
    """Return the more specific of two times."""
    if a is None or b is None:
        return a or b
    return min(a, b, key=lambda t: (t.start is None, _TIME_RANK.index(t.precision)))


def _joined_figures(a: tuple[Figure, ...], b: tuple[Figure, ...]) -> tuple[Figure, ...]:
    keys = {(f.measure, f.low, f.high, f.unit, f.of) for f in a}
    return (*a, *(f for f in b if (f.measure, f.low, f.high, f.unit, f.of) not in keys))
