"""What the tables of other data sets ask of an event: whether it is said to have happened, when, and with what toll."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from dateline.contract import says_real
from dateline.exchange.losses import Losses

Event = Mapping[str, Any]
HUGE = 10_000
"""A toll from which on it is taken for a war's and not for an event's."""


class Days(NamedTuple):
    """First and last day of an event."""

    start: date
    end: date
    told: bool
    """False where no day is told, so that the day of the first report stands for it."""

    @property
    def length(self) -> int:
        """How many days lie between the two: 0 for one day."""
        return (self.end - self.start).days

    @property
    def middle(self) -> date:
        """The day in the middle."""
        return self.start + timedelta(days=self.length // 2)


def days_of(event: Event) -> Days | None:
    """Return an event's days; what still goes on ends on the day of the first report. None where nothing tells any."""
    time = event["time"] or {}
    start, end, published = (_day(v) for v in (time.get("start"), time.get("end"), event["first_published"]))
    if start is None and end is None:
        return Days(published, published, False) if published else None
    first = start or end
    assert first is not None
    last = end or (published if published and published > first else first)
    return Days(first, max(first, last), True)


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


def happened(event: Event) -> list[Any]:
    """Return the claims that say that the event happened or goes on, hedged or not."""
    return [c for c in event["claims"] if says_real(c)]


def left_out(event: Event, losses: Losses, reasons: Iterable[tuple[bool, str]]) -> bool:
    """Note the first reason that holds for leaving the event out, and tell whether one does."""
    for holds, why in reasons:
        if holds:
            losses.drop(event["id"], why)
            return True
    return False


def commonest(values: Iterable[str | None]) -> str | None:
    """Return the value that most claims have, of equals the one told first."""
    counted = Counter(v for v in values if v)
    return counted.most_common(1)[0][0] if counted else None


def killed(event: Event) -> Mapping[str, Any] | None:
    """Return what is told of the dead; None where no number is."""
    found = next((f for f in event["figures"] if f["measure"] == "killed" and f["unit"] is None), None)
    return found if found and found["lowest"] is not None else None


def last_words(figures: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    """Return the figures that still stand: what a voice later raised or lowered is left out."""
    given_up = [r["before"] for r in figures["revisions"]]
    kept = [t for t in figures["told"] if t not in given_up]
    low, high = figures["lowest"], figures["highest"]
    return [t for t in kept if low <= number(t) <= high] or kept


def number(told: Mapping[str, Any]) -> float:
    """Return the number of a figure: its lowest, else its highest."""
    low, high = told["low"], told["high"]
    return float(low if low is not None else high if high is not None else 0)


def note_alternatives(event: Event, losses: Losses, *names: str) -> None:
    """Note which of an event's `types`, `places` and `times` are told in several ways, of which one stands."""
    for name in names:
        if len(event[name]) > 1:
            losses.flatten(event["id"], f"{name} that sources differ on made one")


def note_day(event: Event, days: Days, losses: Losses, made: str = "") -> None:
    """Note where no day is told, and where several are `made` one."""
    if made and days.length:
        losses.flatten(event["id"], f"several days made one, {made}")
    if not days.told:
        losses.flatten(event["id"], "no day told: that of the first report stands")


def web_address(url: str | None) -> str | None:
    """Return an address if it is one on the web."""
    on_the_web = str(url or "").startswith(("http://", "https://")) and not set(" \n\t") & set(str(url))
    return url if on_the_web else None
