"""The floors of the gate: for each figure the least that it may be, which only rises."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

HEAD = """# Floors of `./dev bench gate`: the least (of costs: the most) that each figure may be on its fixed sample.
# Written by `./dev bench gate --raise`, which never lowers one. `corpus` is the SHA-256 of the corpus's files.
"""


class Entry(BaseModel):
    """The floors of one corpus, and what they were measured on."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    corpus: str
    documents: int
    floors: Mapping[str, float]

    def is_of(self, digest: str, documents: int) -> bool:
        """Tell whether the floors were measured on these very documents."""
        return (self.corpus, self.documents) == (digest, documents)


Floors = dict[str, Entry]


@dataclass(frozen=True, slots=True)
class Broken:
    """A figure that is worse than its floor, or is there no longer."""

    corpus: str
    figure: str
    floor: float
    value: float | None
    cost: bool

    def __str__(self) -> str:
        if self.value is None:
            return f"{self.corpus}: {self.figure} has a floor of {self.floor} and was not measured"
        side = "above its ceiling" if self.cost else "below its floor"
        return f"{self.corpus}: {self.figure} is {self.value:.3f}, {side} of {self.floor}"


def read_floors(path: Path) -> Floors:
    """Read the floors by corpus; none where there is no file."""
    if not path.exists():
        return {}
    read = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    return {name: Entry.model_validate(entry) for name, entry in read.items()}


def write_floors(path: Path, floors: Floors) -> None:
    """Write the floors, in the order given."""
    plain = {name: entry.model_dump() for name, entry in floors.items()}
    path.write_text(HEAD + yaml.safe_dump(plain, sort_keys=False, allow_unicode=True), encoding="utf-8")


def broken(corpus: str, entry: Entry, figures: Mapping[str, object], costs: tuple[str, ...] = ()) -> list[Broken]:
    """Return the floors of an entry that the figures break."""
    found = []
    for name, floor in entry.floors.items():
        value = figures.get(name)
        number = float(value) if isinstance(value, int | float) else None
        cost = name in costs
        if number is None or (number > floor if cost else number < floor):
            found.append(Broken(corpus, name, floor, number, cost))
    return found


def raised(
    before: Mapping[str, float],
    figures: Mapping[str, float],
    margins: Mapping[str, float],
    costs: tuple[str, ...] = (),
) -> dict[str, float]:
    """Return each floor at its figure less the margin, or where it was if that is higher; costs the other way round."""
    after = dict(before)
    for name, value in figures.items():
        margin = margins.get(name, 0.0)
        new = round(value + margin if name in costs else value - margin, 3)
        better = min if name in costs else max
        after[name] = better(new, before[name]) if name in before else new
    return after
