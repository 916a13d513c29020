"""Who is said to hold each place, from when to when, by whose word: the ledger of control.

Made from claims of capture, withdrawal and control that say that something was or is. Plans are no control, and a
denied capture ("were unable to retake") changes no hands; both are kept beside. Two names of one side (an army and its
state) are one holder.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, Literal

from dateline.linking.told import Told, voices

TYPES = ("capture", "withdrawal", "control")
Deed = Literal["takes", "holds", "leaves"]
_DEED: dict[str, Deed] = {"capture": "takes", "control": "holds", "withdrawal": "leaves"}
UNTOLD = "told to be held by"
"""How a period ended where nobody says how the place changed hands; the next holder's name follows."""
Family = Callable[[str], frozenset[str]]
"""Actor's id -> itself and those over it."""


@dataclass(slots=True)
class Period:
    """A time for which one side is said to hold a place. `None` is not told."""

    holder: str
    holder_id: str | None
    start: str | None
    start_latest: str | None
    """The last day on which it may have begun, where only a month or a season is told."""
    end: str | None
    begun: Literal["taken", "told to be held", "held before"]
    ended: str | None
    """`left`, `taken by …`, or `told to be held by …` where nobody says how it changed hands."""
    disputed: bool
    """Another side is said to hold it in the same time, and nobody says that it changed hands."""
    told: list[Told] = field(default_factory=list)

    @property
    def voices(self) -> tuple[str, ...]:
        """Who says so."""
        return tuple(t.speaker for t in voices(self.told).values())


@dataclass(frozen=True, slots=True)
class Ledger:
    """One place with its periods, in their order."""

    place: dict[str, Any]
    periods: tuple[Period, ...]
    planned: tuple[Told, ...]
    """Captures and withdrawals that are announced, feared or asked for."""
    denied: tuple[Told, ...]
    """Those that are said not to have happened."""


@dataclass(frozen=True, slots=True)
class _Statement:
    """A side takes, holds or leaves a place on a day."""

    deed: Deed
    holder: str
    holder_id: str | None
    day: str
    latest: str
    told: Told
    first: str
    """The first day on which it may have been; without a told time that is a week before the report."""


def ledgers(claims: Iterable[Told], family: Family) -> list[Ledger]:
    """Return the ledger of each place, by the places' names."""
    by_place: dict[Any, list[Told]] = defaultdict(list)
    for one in claims:
        place = one.claim["place"]
        if one.claim["event"] in TYPES and place and (place["name"] or place["text"]):
            by_place[_key(place)].append(one)
    found = [_ledger(own, family) for own in by_place.values()]
    return sorted((f for f in found if f), key=lambda f: (str(f.place["name"]), str(f.place["lat"])))


def _once(told: Sequence[Told]) -> tuple[Told, ...]:
    """Return one claim of each voice that says the same, the first."""
    found: dict[tuple[object, ...], Told] = {}
    for one in sorted(told, key=lambda t: (t.day or "", t.report_id, t.id)):
        actors = tuple(a["id"] or a["name"].casefold() for a in one.claim["actors"])
        time = one.claim["time"] or {}
        found.setdefault((one.voice, one.claim["event"], actors, time.get("start"), time.get("end")), one)
    return tuple(found.values())


def holders_at(ledger: Ledger, day: str) -> list[Period]:
    """Return the periods that a day falls in: several where the words conflict, none where nothing is told."""
    open_then = [p for p in ledger.periods if (p.start or "") <= day and (p.end is None or day < p.end)]
    begun = [p for p in open_then if p.start is not None]
    return begun or open_then


def _key(place: dict[str, Any]) -> Any:
    """Return what is the same for one place: a part of a town ("western Palmyra") is another place than the town."""
    part = place["relation"] if place["precision"] in ("near", "offset") else None
    if place["geonameid"] is not None:
        return place["geonameid"], part
    if place["lat"] is not None:
        return (place["name"] or place["text"]).casefold(), round(place["lat"], 1), round(place["lon"], 1), part
    return (place["name"] or place["text"]).casefold(), part


def _ledger(own: Sequence[Told], family: Family) -> Ledger | None:
    said, planned, denied = [], [], []
    for one in own:
        if one.claim["status"] in ("expected", "hypothetical"):
            planned.append(one)
        elif one.claim["stance"] == "denies":
            denied.append(one)
        else:
            said += _statements(one)
    book = _Book(family)
    for statement in sorted(_sharpened(said, family), key=_in_order):
        book.enter(statement)
    first = min(own, key=lambda t: (t.claim["place"]["carried"], t.day or "9999", t.id))
    if not (book.periods or planned or denied):
        return None
    keys = ("name", "text", "geonameid", "lat", "lon", "radius_km", "country", "admin1", "precision", "relation")
    place = {key: first.claim["place"][key] for key in keys}
    place["name"] = place["name"] or place["text"]
    place["written"] = list(dict.fromkeys(t.claim["place"]["text"] for t in own if t.claim["place"]["text"]))
    periods = sorted(book.periods, key=lambda p: (p.start or p.end or "", p.end or "9999", p.holder))
    return Ledger(place, tuple(periods), _once(planned), _once(denied))


def _in_order(statement: _Statement) -> tuple[object, ...]:
    deeds = ("takes", "leaves", "holds")
    return statement.day, statement.latest, deeds.index(statement.deed), statement.holder, statement.told.id


def _sharpened(said: Sequence[_Statement], family: Family) -> list[_Statement]:
    """Give those that tell a month or a season the day that others tell of the same change of hands in it.

    Where none tells the same side's deed, that of the other side counts: who leaves in March left when the place was
    taken on the 27th. Who is told to leave on the day on which the same words have him take it left before.
    """
    found = []
    for one in said:
        days = [o for o in said if o.first == o.latest and one.first <= o.day <= one.latest and o.deed != "holds"]
        same = [o for o in days if o.deed == one.deed and _one_side(o, one, family)]
        other = [o for o in days if {o.deed, one.deed} == {"takes", "leaves"} and not _one_side(o, one, family)]
        vague = one.latest > one.first and one.deed != "holds"
        if vague and (same or other):
            day = max(o.day for o in same or other)
            found.append(replace(one, day=day, latest=day, first=day))
        elif not any(_undone(one, o, family) for o in said):
            found.append(one)
    return found


def _undone(one: _Statement, other: _Statement, family: Family) -> bool:
    """Tell whether a side is said to leave when the same report has it take the place: that was another time."""
    if (one.deed, other.deed) != ("leaves", "takes") or one.day != other.day or not _one_side(one, other, family):
        return False
    return one.told.report_id == other.told.report_id and one.told.voice == other.told.voice


def _one_side(a: _Statement | Period, b: _Statement | Period, family: Family) -> bool:
    """Tell whether two names are one side's: kin by their identities; else "the army" is the Syrian army."""
    if a.holder_id and b.holder_id:
        return bool(family(a.holder_id) & family(b.holder_id))
    one, two = set(a.holder.casefold().split()), set(b.holder.casefold().split())
    return one <= two or two <= one


def days_before(day: str, days: int) -> str:
    """Return the ISO date some days before another; itself where it is none."""
    try:
        return (date.fromisoformat(day[:10]) - timedelta(days=days)).isoformat()
    except (ValueError, OverflowError):
        return day


def _statements(one: Told) -> list[_Statement]:
    time = one.claim["time"] or {}
    day = time.get("start") or time.get("end") or one.day
    if day is None:
        return []
    # "Starting in December" has no end, and what is told to be held at publication is held since an untold day.
    latest = time.get("end") or day
    deed = _DEED[one.claim["event"]]
    first = day if time.get("start") or time.get("end") else days_before(day, 7)
    found = [_Statement(deed, a["name"], a["id"], day, latest, one, first) for a in one.claim["actors"][:2]]
    if deed == "takes":
        found += [
            _Statement("leaves", a["name"], a["id"], day, latest, one, first)
            for a in one.claim["targets"][:1]
            if a["id"]
        ]
    return found


class _Book:
    """A ledger under construction: statements are entered by their days."""

    def __init__(self, family: Family) -> None:
        self._family = family
        self.periods: list[Period] = []

    def _same(self, period: Period, statement: _Statement) -> bool:
        return _one_side(period, statement, self._family)

    def enter(self, statement: _Statement) -> None:
        """Enter one statement."""
        {"takes": self._take, "holds": self._hold, "leaves": self._leave}[statement.deed](statement)

    def _open(self) -> list[Period]:
        return [p for p in self.periods if p.end is None]

    def _own(self, statement: _Statement) -> Period | None:
        return next((p for p in self._open() if self._same(p, statement)), None)

    def _take(self, statement: _Statement) -> None:
        own = self._own(statement)
        if own:
            own.told.append(statement.told)
            if own.begun == "told to be held" and statement.day <= (own.start_latest or ""):
                # "Since December" and a capture on the 11th: the capture tells the day.
                own.begun, own.start, own.start_latest = "taken", statement.day, statement.latest
            return
        for period in self._open():
            period.end, period.ended = statement.day, f"taken by {statement.holder}"
        self._begin(statement, "taken", disputed=False)

    def _hold(self, statement: _Statement) -> None:
        own = self._own(statement)
        if own:
            own.told.append(statement.told)
            return
        others = self._open()
        # Both are told of one day: the words conflict, and both periods stay open.
        rivals = [p for p in others if any(_day(t) >= statement.day for t in p.told)]
        for period in others:
            if period not in rivals:
                period.end, period.ended = statement.day, f"{UNTOLD} {statement.holder}"
        back = [p for p in self.periods if self._same(p, statement) and (p.ended or "").startswith(UNTOLD)]
        if back and others:
            rivals += [*others, back[-1]]  # to and fro without a word of how: one of the two is wrong
        for period in rivals:
            period.disputed = True
        self._begin(statement, "told to be held", disputed=bool(rivals))

    def _leave(self, statement: _Statement) -> None:
        own = self._own(statement)
        if own:
            own.end, own.ended = statement.day, "left"
            own.told.append(statement.told)
            return
        lately = [p for p in self.periods if self._same(p, statement) and _within_a_week(p.end, statement.day)]
        if lately:
            lately[-1].told.append(statement.told)
        else:
            before = Period(
                statement.holder, statement.holder_id, None, None, statement.day, "held before", "left", False
            )
            before.told.append(statement.told)
            self.periods.append(before)

    def _begin(
        self, statement: _Statement, begun: Literal["taken", "told to be held", "held before"], *, disputed: bool
    ) -> None:
        period = Period(
            statement.holder, statement.holder_id, statement.day, statement.latest, None, begun, None, disputed
        )
        period.told.append(statement.told)
        self.periods.append(period)


def _within_a_week(end: str | None, day: str) -> bool:
    try:
        return end is not None and 0 <= (date.fromisoformat(day) - date.fromisoformat(end)).days <= 7
    except ValueError:
        return end == day


def _day(one: Told) -> str:
    time = one.claim["time"] or {}
    return str(time.get("end") or time.get("start") or one.day or "")
