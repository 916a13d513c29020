"""What a time expression says, and against what it is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.model import TimePrecision, TimexType

Kind = Literal[
    "day", "time", "clock", "part", "week", "weekend", "month", "season", "quarter", "half", "year", "decade",
    "century", "feast", "length", "offset", "span", "set", "reference",
]  # fmt: skip
"""What an expression names; forms of a higher level ask for it (`<day>`)."""


@dataclass(frozen=True, slots=True)
class Value:
    """What a time expression says: TIMEX3 type and value, the interval, and the rule that made it."""

    type: TimexType
    value: str
    rule: str
    begin: date | None = None
    end: date | None = None
    precision: TimePrecision = "unknown"
    clock: str | None = None
    anchor: str | None = None
    """What it was read against ("published", "dateline", "narrative"); None where its words alone tell it."""
    kind: Kind = "day"
    weak: bool = False
    """Whether it is a time only beside another ("morning")."""
    aside: bool = False
    """Whether the narrative does not go on from it: a comparison with an earlier time ("a year earlier")."""
    count: float | None = None
    unit: str = ""
    way: int = 0
    """Of an offset: its length and direction (1 later, -1 earlier)."""

    @property
    def relative(self) -> bool:
        """Whether its words alone do not give it again."""
        return self.anchor is not None


@dataclass(frozen=True, slots=True)
class Context:
    """Against what relative words are read."""

    anchor: date | None
    """The day of publication or of the dateline; None: unknown."""
    future: bool | None = False
    """Whether the words around speak of what is to come; None: they do not say."""
    name: str = "published"
    """What the anchor is."""
    told: tuple[Value, ...] = ()
    """The dates that the text told before, the last first."""

    def last_told(self, *kinds: Kind) -> Value | None:
        """Return the last date told that is of one of the kinds and has an interval."""
        return next((v for v in self.told if v.kind in kinds and v.begin and v.end), None)
