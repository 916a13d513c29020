"""What speaks for and against two claims being about one event, feature by feature.

Each function looks at one thing and returns how much it speaks for (up to 1) or against (down to -1), or None where one
of the two values is not told. Its docstring is what a user reads; what it compared is shown by a function beside it,
which only an explanation calls. Values may be wrong, so none decides alone.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from dateline.codebook import Codebook
from dateline.gazetteer.geometry import km_between
from dateline.linking.facts import ClaimFacts, ReportFacts, Toll, iso
from dateline.linking.words import Terms, cosine


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two claims, with its report."""

    claim: ClaimFacts
    report: ReportFacts


class Compared(NamedTuple):
    """What the features need to know beside the two claims."""

    nearness: dict[tuple[str, str], float]
    families: dict[str, frozenset[str]]
    """Actor -> itself and those over it."""
    alike: dict[tuple[str, str], float]
    """How alike two reports' openings are: of all pairs of claims of two reports it is computed once."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing that is compared."""

    value: Callable[[Side, Side, Compared], float | None]
    shows: Callable[[Side, Side], tuple[Any, Any]]
    """The two values that `value` compared, as a reader wants them."""

    @property
    def name(self) -> str:
        """Its name, by which it has its weight."""
        return self.value.__name__

    @property
    def says(self) -> str:
        """What it compares."""
        return (self.value.__doc__ or "").strip()


def _showing(shown: Callable[[Side], Any]) -> Callable[[Callable[[Side, Side, Compared], float | None]], Feature]:
    """Make a feature of a function, whose values are shown as `shown` tells of each side."""
    return lambda value: Feature(value, lambda a, b: (shown(a), shown(b)))


def _showing_likeness(
    words: Callable[[Side], Terms],
) -> Callable[[Callable[[Side, Side, Compared], float | None]], Feature]:
    """Make a feature of a function that compares words; what is shown is how alike they are."""

    def shows(a: Side, b: Side) -> tuple[float, float]:
        alike = round(cosine(words(a), words(b)), 2)
        return alike, alike

    return lambda value: Feature(value, shows)


SLACK_KM = 10.0
"""Kilometres that two points for one event lie apart though both are exact: a city's middle and its outskirts."""
FAR_KM = 60.0
"""Kilometres beyond their precision at which two places speak wholly against one event."""
_GROUND = ("capture", "withdrawal", "control")
RIVALS = -0.6
"""What two known sides that are not kin speak against."""
FAR_DAYS = 2
"""Days apart at which two told times speak wholly against one event."""


def compared(book: Codebook) -> Compared:
    """Return what features need of the codebook, and a place of its own for what they remember."""
    return book.derived("linking.features", _compared)._replace(alike={})


def _compared(book: Codebook) -> Compared:
    nearness: dict[tuple[str, str], float] = {}
    for kin in book.kin.values():
        for a in kin.types:
            for b in kin.types:
                nearness[a, b] = max(kin.nearness, nearness.get((a, b), 0.0))
    nearness |= {(code, code): 1.0 for code in book.events}
    return Compared(nearness, {key: _family(book, key) for key in book.actors}, {})


def _family(book: Codebook, key: str) -> frozenset[str]:
    found = [key]
    while (parent := getattr(book.actors.get(found[-1]), "parent", None)) and parent not in found:
        found.append(parent)
    return frozenset(found)


@_showing(lambda side: side.claim.event)
def kind(a: Side, b: Side, known: Compared) -> float | None:
    """Compare the types: the same speaks for, those that may tell one happening less so, any other against."""
    one, two = a.claim.event, b.claim.event
    near = 1.0 if one == two else known.nearness.get((one, two), 0.0)
    return 2 * near - 1


@_showing(lambda side: _where(side.claim))
def place(a: Side, b: Side, known: Compared) -> float | None:
    """Compare the places: how far apart beyond what their precision leaves open. A place taken over counts half."""
    del known
    one, two = a.claim, b.claim
    if one.lat is None or two.lat is None or one.lon is None or two.lon is None:
        return None
    if "country" in (one.precision, two.precision) or "region" in (one.precision, two.precision):
        value = None if one.country == two.country else -0.3
    elif one.is_point and two.is_point:
        beyond = km_between(one.lat, one.lon, two.lat, two.lon) - one.radius - two.radius - SLACK_KM
        value = 1.0 if beyond <= 0 else 1 - 2 * min(1.0, beyond / FAR_KM)
    else:
        value = 0.3 if (one.country, one.admin1) == (two.country, two.admin1) else -0.6
    if value is None:
        return None
    return value / (1 + (one.carried or two.carried))


def _where(claim: ClaimFacts) -> str:
    if claim.lat is None or claim.lon is None:
        return "no point"
    return f"{claim.lat:.3f}, {claim.lon:.3f} ({claim.precision})"


@_showing(lambda side: side.report.places)
def opening_places(a: Side, b: Side, known: Compared) -> float | None:
    """Compare the towns and sites that the reports' openings name: whether they have one in common."""
    del known
    if not (a.claim.lead and b.claim.lead and a.report.places and b.report.places):
        return None
    least = min(km_between(*p, *q) for p in a.report.places for q in b.report.places)
    value = 1.0 if least <= SLACK_KM else 1 - 2 * min(1.0, (least - SLACK_KM) / FAR_KM)
    return value


@_showing(lambda side: _when(side.claim))
def day(a: Side, b: Side, known: Compared) -> float | None:
    """Compare the days: whether the two times share one. A time that only the report's date gives counts less."""
    del known
    one, two = a.claim, b.claim
    if one.first is None or two.first is None or one.last is None or two.last is None:
        return None
    gap = max(one.first - two.last, two.first - one.last, 0)
    sure = sum(claim.told == "told" for claim in (one, two))
    if gap == 0:
        wide = max(one.last - one.first, two.last - two.first)
        value = (0.2, 0.4, 1.0)[sure] if wide <= 2 else 0.2
    else:
        value = -min(1.0, gap / FAR_DAYS) * (0.7, 0.7, 1.0)[sure]
    return value


def _when(claim: ClaimFacts) -> str:
    return f"{iso(claim.first)}/{iso(claim.last)} ({claim.told})"


@_showing(lambda side: iso(side.report.day))
def published(a: Side, b: Side, known: Compared) -> float | None:
    """Compare the days of the reports: news of one event comes within a day or two."""
    del known
    if a.report.day is None or b.report.day is None:
        return None
    apart = abs(a.report.day - b.report.day)
    return 1 - min(2.0, apart / 2)


@_showing(lambda side: side.claim.clock)
def clock(a: Side, b: Side, known: Compared) -> float | None:
    """Compare the parts of the day, where both are told: a strike at dawn and one at night are two."""
    del known
    one, two = a.claim.clock, b.claim.clock
    if not one or not two:
        return None
    return 1.0 if one == two else -0.5


@_showing(lambda side: _bounds(side.claim.killed))
def killed(a: Side, b: Side, known: Compared) -> float | None:
    """Compare the dead: the same number speaks for, the more the larger it is; far numbers speak against."""
    del known
    return _tolls(a.claim.killed, b.claim.killed)


@_showing(lambda side: _bounds(side.claim.wounded))
def wounded(a: Side, b: Side, known: Compared) -> float | None:
    """Compare the wounded, as the dead are compared."""
    del known
    return _tolls(a.claim.wounded, b.claim.wounded)


def _tolls(one: Toll | None, two: Toll | None) -> float | None:
    if one is None or two is None:
        return None
    first, second = (t[0] if t[0] is not None else t[1] for t in (one, two))
    assert first is not None
    assert second is not None
    if first == second:
        return 1 - 1 / (1 + math.log1p(first))
    ratio = min(first, second) / max(first, second, 1)
    return -(1 - ratio) if ratio < 0.5 else 0.0


def _bounds(toll: Toll | None) -> str:
    if toll is None:
        return "not told"
    low, high = ("" if bound is None else f"{bound:g}" for bound in toll)
    return low if low == high else f"{low}..{high}"


@_showing(lambda side: side.claim.actors)
def actors(a: Side, b: Side, known: Compared) -> float | None:
    """Compare those who do it: the same, or one over the other, speaks for; two known sides that differ, against."""
    return _sides(a.claim.actors, b.claim.actors, known)


@_showing(lambda side: side.claim.actors)
def takers(a: Side, b: Side, known: Compared) -> float | None:
    """Compare those who take, hold or leave a place: what one side does is not what another does."""
    if a.claim.event != b.claim.event or a.claim.event not in _GROUND:
        return None
    alike = _sides(a.claim.actors, b.claim.actors, known)
    if alike is None or alike > 0:
        return None
    return -1.0 if alike == RIVALS else -0.5


@_showing(lambda side: side.claim.targets)
def targets(a: Side, b: Side, known: Compared) -> float | None:
    """Compare those it is done to, as those who do it are compared."""
    return _sides(a.claim.targets, b.claim.targets, known)


def _sides(one: tuple[str, ...], two: tuple[str, ...], known: Compared) -> float | None:
    if not one or not two:
        return None
    if not set(one).isdisjoint(two):
        return 1.0
    families = [[known.families.get(name, frozenset({name})) for name in side] for side in (one, two)]
    if any(x & y for x in families[0] for y in families[1]):
        return 1.0
    if any(_share_a_word(x, y) for x in one for y in two):
        return 0.5
    both_known = all(any(name in known.families for name in side) for side in (one, two))
    return RIVALS if both_known else -0.2


def _share_a_word(one: str, two: str) -> bool:
    return bool(set(one.replace("-", " ").split()) & set(two.replace("-", " ").split()))


@_showing_likeness(lambda side: side.claim.words)
def evidence_words(a: Side, b: Side, known: Compared) -> float | None:
    """Compare the words of the evidence: how many of the telling ones both have; in one report they may be one text."""
    del known
    if not a.claim.words or not b.claim.words or a.claim.report == b.claim.report:
        return None
    alike = cosine(a.claim.words, b.claim.words)
    return min(1.0, 2 * alike)


@_showing_likeness(lambda side: side.report.head)
def report_words(a: Side, b: Side, known: Compared) -> float | None:
    """Compare the words of the openings, where both claims are what their reports are about."""
    return min(1.0, 2 * _openings(a, b, known)) if a.claim.lead and b.claim.lead else None


@_showing_likeness(lambda side: side.report.head)
def undated_words(a: Side, b: Side, known: Compared) -> float | None:
    """Compare the words of the openings once more where one report has no day: they must stand in for the days."""
    if not (a.claim.lead and b.claim.lead) or (a.report.day is not None and b.report.day is not None):
        return None
    return min(1.0, 2 * _openings(a, b, known))


@_showing_likeness(lambda side: side.report.title)
def title_words(a: Side, b: Side, known: Compared) -> float | None:
    """Compare the words of the titles, where both claims are what their reports are about."""
    del known
    if not (a.claim.lead and b.claim.lead):
        return None
    alike = cosine(a.report.title, b.report.title)
    return min(1.0, 2 * alike)


@_showing_likeness(lambda side: side.report.head)
def background(a: Side, b: Side, known: Compared) -> float | None:
    """Compare the words of the openings, where one claim is not what its report is about: they count for less."""
    return None if a.claim.lead and b.claim.lead else min(1.0, 2 * _openings(a, b, known))


def _openings(a: Side, b: Side, known: Compared) -> float:
    pair = (a.report.id, b.report.id) if a.report.id < b.report.id else (b.report.id, a.report.id)
    found = known.alike.get(pair)
    if found is None:
        found = known.alike[pair] = cosine(a.report.head, b.report.head)
    return found


@_showing(lambda side: side.claim.position)
def one_report(a: Side, b: Side, known: Compared) -> float | None:
    """Count against two claims that they are of one report, which tells them as two, unless as one told again."""
    del known
    if a.claim.report != b.claim.report:
        return None
    again = a.claim.position in b.claim.repeats or b.claim.position in a.claim.repeats
    return -0.5 if again else 1.0


FEATURES: tuple[Feature, ...] = (
    one_report, kind, day, place, takers, published, clock, killed, wounded, actors, targets, opening_places,
    evidence_words,
    title_words, report_words, undated_words, background,
)  # fmt: skip
"""All features: what is quickly compared first, words last."""
