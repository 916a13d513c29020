"""What speaks for and against two claims being about one event, feature by feature.

Each function looks at one thing and returns how much it speaks for (up to 1) or against (down to -1) with the two
values that decided, or None where one of them is not told. Its docstring is what a user reads. Values may be wrong, so
none decides alone.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from dateline.codebook import Codebook
from dateline.gazetteer.geometry import km_between
from dateline.linking.facts import ClaimFacts, ReportFacts, Toll, iso
from dateline.linking.words import cosine


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two claims, with its report."""

    claim: ClaimFacts
    report: ReportFacts


class Found(NamedTuple):
    """What a feature found: how much it speaks for (1) or against (-1), and the values that it compared."""

    value: float
    left: Any
    right: Any


class Compared(NamedTuple):
    """What the features need to know beside the two claims."""

    nearness: dict[tuple[str, str], float]
    families: dict[str, frozenset[str]]
    """Actor -> itself and those over it."""


Feature = Callable[[Side, Side, Compared], Found | None]

SLACK_KM = 10.0
"""Kilometres that two points for one event lie apart though both are exact: a city's middle and its outskirts."""
FAR_KM = 60.0
"""Kilometres beyond their precision at which two places speak wholly against one event."""
FAR_DAYS = 2
"""Days apart at which two told times speak wholly against one event."""


def compared(book: Codebook) -> Compared:
    """Return what features need of the codebook."""
    return book.derived("linking.features", _compared)


def _compared(book: Codebook) -> Compared:
    nearness: dict[tuple[str, str], float] = {}
    for kin in book.kin.values():
        for a in kin.types:
            for b in kin.types:
                nearness[a, b] = max(kin.nearness, nearness.get((a, b), 0.0))
    nearness |= {(code, code): 1.0 for code in book.events}
    return Compared(nearness, {key: _family(book, key) for key in book.actors})


def _family(book: Codebook, key: str) -> frozenset[str]:
    found = [key]
    while (parent := getattr(book.actors.get(found[-1]), "parent", None)) and parent not in found:
        found.append(parent)
    return frozenset(found)


def kind(a: Side, b: Side, known: Compared) -> Found | None:
    """Compare the types: the same speaks for, those that may tell one happening less so, any other against."""
    one, two = a.claim.event, b.claim.event
    near = 1.0 if one == two else known.nearness.get((one, two), 0.0)
    return Found(2 * near - 1, one, two)


def place(a: Side, b: Side, known: Compared) -> Found | None:
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
    return Found(value / (1 + (one.carried or two.carried)), _where(one), _where(two))


def _where(claim: ClaimFacts) -> str:
    return f"{claim.lat:.3f}, {claim.lon:.3f} ({claim.precision})"


def opening_places(a: Side, b: Side, known: Compared) -> Found | None:
    """Compare the towns and sites that the reports' openings name: whether they have one in common."""
    del known
    if not (a.claim.lead and b.claim.lead and a.report.places and b.report.places):
        return None
    least = min(km_between(*p, *q) for p in a.report.places for q in b.report.places)
    value = 1.0 if least <= SLACK_KM else 1 - 2 * min(1.0, (least - SLACK_KM) / FAR_KM)
    return Found(value, a.report.places, b.report.places)


def day(a: Side, b: Side, known: Compared) -> Found | None:
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
    return Found(value, _when(one), _when(two))


def _when(claim: ClaimFacts) -> str:
    return f"{iso(claim.first)}/{iso(claim.last)} ({claim.told})"


def published(a: Side, b: Side, known: Compared) -> Found | None:
    """Compare the days of the reports: news of one event comes within a day or two."""
    del known
    if a.report.day is None or b.report.day is None:
        return None
    apart = abs(a.report.day - b.report.day)
    return Found(1 - min(2.0, apart / 2), iso(a.report.day), iso(b.report.day))


def clock(a: Side, b: Side, known: Compared) -> Found | None:
    """Compare the parts of the day, where both are told: a strike at dawn and one at night are two."""
    del known
    one, two = a.claim.clock, b.claim.clock
    if not one or not two:
        return None
    return Found(1.0 if one == two else -0.5, one, two)


def killed(a: Side, b: Side, known: Compared) -> Found | None:
    """Compare the dead: the same number speaks for, the more the larger it is; far numbers speak against."""
    del known
    return _tolls(a.claim.killed, b.claim.killed)


def wounded(a: Side, b: Side, known: Compared) -> Found | None:
    """Compare the wounded, as the dead are compared."""
    del known
    return _tolls(a.claim.wounded, b.claim.wounded)


def _tolls(one: Toll | None, two: Toll | None) -> Found | None:
    if one is None or two is None:
        return None
    first, second = (t[0] if t[0] is not None else t[1] for t in (one, two))
    assert first is not None
    assert second is not None
    if first == second:
        return Found(1 - 1 / (1 + math.log1p(first)), _bounds(one), _bounds(two))
    ratio = min(first, second) / max(first, second, 1)
    return Found(-(1 - ratio) if ratio < 0.5 else 0.0, _bounds(one), _bounds(two))


def _bounds(toll: Toll) -> str:
    low, high = ("" if bound is None else f"{bound:g}" for bound in toll)
    return low if low == high else f"{low}..{high}"


def actors(a: Side, b: Side, known: Compared) -> Found | None:
    """Compare those who do it: the same, or one over the other, speaks for; two known sides that differ, against."""
    return _sides(a.claim.actors, b.claim.actors, known)


def targets(a: Side, b: Side, known: Compared) -> Found | None:
    """Compare those it is done to, as those who do it are compared."""
    return _sides(a.claim.targets, b.claim.targets, known)


def _sides(one: tuple[str, ...], two: tuple[str, ...], known: Compared) -> Found | None:
    if not one or not two:
        return None
    families = [[known.families.get(name, frozenset({name})) for name in side] for side in (one, two)]
    if any(x & y for x in families[0] for y in families[1]):
        return Found(1.0, one, two)
    if any(_share_a_word(x, y) for x in one for y in two):
        return Found(0.5, one, two)
    both_known = all(any(name in known.families for name in side) for side in (one, two))
    return Found(-0.6 if both_known else -0.2, one, two)


def _share_a_word(one: str, two: str) -> bool:
    return bool(set(one.replace("-", " ").split()) & set(two.replace("-", " ").split()))


def evidence_words(a: Side, b: Side, known: Compared) -> Found | None:
    """Compare the words of the evidence: how many of the telling ones both have; in one report they may be one text."""
    del known
    if not a.claim.words or not b.claim.words or a.claim.report == b.claim.report:
        return None
    alike = cosine(a.claim.words, b.claim.words)
    return Found(min(1.0, 2 * alike), round(alike, 2), round(alike, 2))


def report_words(a: Side, b: Side, known: Compared) -> Found | None:
    """Compare the words of the openings, where both claims are what their reports are about."""
    del known
    if not (a.claim.lead and b.claim.lead):
        return None
    alike = cosine(a.report.head, b.report.head)
    return Found(min(1.0, 2 * alike), round(alike, 2), round(alike, 2))


def title_words(a: Side, b: Side, known: Compared) -> Found | None:
    """Compare the words of the titles, where both claims are what their reports are about."""
    del known
    if not (a.claim.lead and b.claim.lead):
        return None
    alike = cosine(a.report.title, b.report.title)
    return Found(min(1.0, 2 * alike), round(alike, 2), round(alike, 2))


def background(a: Side, b: Side, known: Compared) -> Found | None:
    """Compare the words of the openings, where one claim is not what its report is about: they count for less."""
    del known
    if a.claim.lead and b.claim.lead:
        return None
    alike = cosine(a.report.head, b.report.head)
    return Found(min(1.0, 2 * alike), round(alike, 2), round(alike, 2))


def one_report(a: Side, b: Side, known: Compared) -> Found | None:
    """Count against two claims that they are of one report, which tells them as two, unless as one told again."""
    del known
    if a.claim.report != b.claim.report:
        return None
    again = a.claim.position in b.claim.repeats or b.claim.position in a.claim.repeats
    return Found(-0.5 if again else 1.0, a.claim.position, b.claim.position)


FEATURES: tuple[Feature, ...] = (
    kind, place, opening_places, day, published, clock, killed, wounded, actors, targets, evidence_words, report_words,
    title_words, background, one_report,
)  # fmt: skip
"""All features, in the order in which a decision is told."""
