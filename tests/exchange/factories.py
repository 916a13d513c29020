"""Events as an export sees them: `event(told("air_strike", killed=(4, 4)))`."""

from __future__ import annotations

from typing import Any

from dateline.linking.agreement import view
from dateline.linking.told import Told
from dateline.views import plain_event
from tests.linking.factories import told

TOWN = ("Riverton", 34.5, 38.25)


def event(*claims: Told, id: str = "E0000000001") -> dict[str, Any]:
    """Put claims together as one event."""
    return plain_event(view(id, claims))


def one(kind: str, acled: str | None = None, *, counted: Any = None, **told_of: Any) -> dict[str, Any]:
    """Make an event of one claim at a town on a day; `counted` are (low, high, of) told side by side."""
    plain: dict[str, Any] = {"by": "a source", "place": TOWN, "on": "2020-05-03", "acled": acled}
    if counted is not None:
        plain["figures"] = [_figure(i, *f) for i, f in enumerate(counted)]
    return event(told(kind, **(plain | told_of)))


def _figure(number: int, low: float | None, high: float | None, of: str | None) -> dict[str, Any]:
    words = f"{low} {of or 'people'}"
    plain = {"measure": "killed", "text": words, "span": [number * 20, number * 20 + 10], "low": low, "high": high}
    return plain | {"unit": None, "approx": False, "of": of, "part_of": None}
