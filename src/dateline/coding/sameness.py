"""Whether two tellings within one report can be of one happening, value by value.

Each function says of one field whether the two agree (True), exclude each other (False) or leave it
open (None). Names are compared by their identity where it is known, else by their words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from dateline.codebook import Codebook
from dateline.coding.drafts import Draft
from dateline.coding.places import ASSUMED
from dateline.gazetteer.geometry import km_between
from dateline.model import Actor, Figure, Place, Time

ONE_KM = 5.0
"""Two exact points within this are taken for one place."""
NEAR_KM = 30.0
"""Two exact points within this can be of one happening (a city with its outskirts)."""
SCALE = 5.0
"""Two open bounds farther apart than this are of two tolls ("at least 18" of a blast, "over 300,000" of the war)."""
_BRANCHES = ("-air-force", "-army", "-government", "-navy", "-police")
_COARSE = frozenset({"admin", "region", "country"})
MIN_PLURAL = 3
"""More letters than this has a plural ("rebels", not "gas")."""
_GENERIC = frozenset(
    {"force", "group", "fighter", "troop", "member", "organisation", "organization", "unit", "element"}
)
"""Words for people of a side that tell nothing beside its name ("terrorist groups" are "terrorists")."""
_WORD = re.compile(r"\w+")
_KINDS = frozenset({"military", "war", "fighter", "combat", "attack", "unidentified", "unknown"})
"""Words before an aircraft that do not tell whose it is."""
_SMALL = frozenset({"the", "a", "an", "of", "s", "some", "its", "their", "his", "her", "own"})


def same_actor(a: Actor, b: Actor) -> bool:
    """Tell whether two names are one's: the same identity, or the words of one all in the other's.

    A state is one with its government and forces: "Syrian" strikes and the `syria-air-force`'s are one side's.
    """
    if a.id and b.id:
        return _side(a.id) == _side(b.id)
    one, two = _words(a.name), _words(b.name)
    return bool(one and two) and (one <= two or two <= one)


def _side(id_: str) -> str:
    """Return the state that an id of a government or force made by rule belongs to, else the id itself."""
    branch = next((b for b in _BRANCHES if id_.endswith(b)), "")
    return id_.removesuffix(branch)


def is_bare(book: Codebook, actor: Actor) -> bool:
    """Tell whether a name says by what and not by whom ("warplanes"), so that it contradicts no other."""
    *before, last = actor.name.lower().split() or [""]
    aircraft = last in book.word_set("actor_air_force") | book.word_set("event_aircraft")
    return actor.id is None and aircraft and _KINDS.issuperset(before)


def same_actors(a: Sequence[Actor], b: Sequence[Actor]) -> bool | None:
    """Compare two lists of names: they agree where they share one."""
    if not a or not b:
        return None
    return any(same_actor(x, y) for x in a for y in b)


def same_place(a: Place | None, b: Place | None) -> bool | None:
    """Compare two places: by their distance, or by containment where one is an area."""
    if a is None or b is None or a.carried or b.carried:
        return None
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None or ASSUMED in (a.relation, b.relation):
        return None if not (a.text and b.text) else a.text.lower() == b.text.lower() or None
    if a.geonameid is not None and a.geonameid == b.geonameid:
        return True
    if a.precision in _COARSE or b.precision in _COARSE:
        return None if _contained(a, b) else False
    km = km_between(a.lat, a.lon, b.lat, b.lon) - (a.radius_km or 0) - (b.radius_km or 0)
    return True if km <= ONE_KM else None if km <= NEAR_KM else False


def same_ground(a: Place | None, b: Place | None) -> bool:
    """Tell whether two places are one piece of ground: of a state told of two, each is one's own."""
    if a is None or b is None:
        return False
    if (a.text or "").casefold() == (b.text or "").casefold():
        return True
    return a.geonameid is not None and a.geonameid == b.geonameid and a.precision == b.precision == "exact"


def _contained(a: Place, b: Place) -> bool:
    if a.country != b.country:
        return False
    both_known = a.admin1 and b.admin1 and "country" not in (a.precision, b.precision)
    return a.admin1 == b.admin1 if both_known else True


def same_time(a: Time | None, b: Time | None) -> bool | None:
    """Compare two times: they agree where the intervals share a day and neither is open or a year long."""
    if a is None or b is None or not (a.start and b.start):
        return None
    if (a.end or "9999") < b.start or (b.end or "9999") < a.start:
        return False
    if _goes_on_since(a, b.start) or _goes_on_since(b, a.start):
        return False
    return True if a.precision in ("hour", "day") and b.precision in ("hour", "day") else None


def _goes_on_since(time: Time, day: str) -> bool:
    """Tell whether a time is still open and began in an earlier year: what is told of a day is at most a part of it."""
    return time.end is None and (time.start or "")[:4] < day[:4]


def same_figures(a: Sequence[Figure], b: Sequence[Figure]) -> bool | None:
    """Compare two lists of figures: tolls of one measure and of the same people must meet."""
    verdict: bool | None = None
    for x in a:
        for y in b:
            if x.measure != y.measure or x.measure == "other" or (x.of or "") != (y.of or "") or x.part_of or y.part_of:
                continue
            if not _meet(x, y):
                return False
            verdict = True
    return verdict


def _meet(a: Figure, b: Figure) -> bool:
    infinite = float("inf")
    low_a, high_a = a.low if a.low is not None else 0.0, a.high if a.high is not None else infinite
    low_b, high_b = b.low if b.low is not None else 0.0, b.high if b.high is not None else infinite
    scale = max(low_a, low_b, 1.0) / max(min(low_a, low_b), 1.0)
    return low_a <= high_b and low_b <= high_a and (scale <= SCALE or 0.0 in (low_a, low_b))


def passed_on(a: Draft, b: Draft) -> bool:
    """Tell whether `b` is told by the source of `a`, or in the words of one that passes that source on."""
    names = [source.name for source in b.chain]
    return [source.name for source in a.chain][: len(names)] == names


def apart(a: Draft, b: Draft) -> bool:
    """Tell whether time or place alone say that two drafts are of two happenings: what is soonest asked of many."""
    return same_time(a.own_time, b.own_time) is False or same_place(a.place, b.place) is False


def verdicts(a: Draft, b: Draft) -> dict[str, bool | None]:
    """Compare two drafts field by field."""
    return {
        "actors": same_actors(a.roles.actors, b.roles.actors),
        "targets": same_actors(a.roles.targets, b.roles.targets),
        "place": same_place(a.place, b.place),
        "time": same_time(a.own_time, b.own_time),
        "figures": same_figures(a.amounts, b.amounts),
    }


@lru_cache(maxsize=4096)
def _words(name: str) -> frozenset[str]:
    """Return the words that tell a name: without small ones, in the singular, and without "forces" beside others."""
    words = frozenset(_singular(w) for w in _WORD.findall(name.lower()) if w not in _SMALL)
    return words - _GENERIC or words


def _singular(word: str) -> str:
    return (
        word[:-1] if len(word) > MIN_PLURAL and word.endswith("s") and not word.endswith(("ss", "is", "us")) else word
    )
