"""The gate: no figure on a fixed sample may fall below its floor.

A floor lies below the figure that was measured by one standard error of it (bootstrap over the reports of the sample):
a change that mends one report and spoils another passes, one that is worse over many does not.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.coding import Coders
from bench.corpora import CORPORA
from bench.floors import Entry, Floors, broken, raised, read_floors, write_floors
from bench.measure import Measured, measure
from bench.spread import bootstrap_errors

FLOORS = Path(__file__).with_name("floors.yaml")
SAMPLES: dict[str, int | None] = {
    "gold": None,
    "tr-news": 20,
    "lgl": 40,
    "timebank": 30,
    "aquaint": 25,
    "polnear": 12,
    "case2021": 120,
    "plover": 100,
    "wikievents": None,
    "re3d": 20,
    "factuality": 600,
    "fa-kes": 60,
    "muc4-dev": 50,
    "links": None,
    "size": None,
    "alarms": 20,
}
"""How many documents of a corpus the gate reads (None: all), so that it takes two minutes on two cores."""
DRAWS = 100


def check(folder: Path, jobs: int, path: Path = FLOORS) -> int:
    """Measure what has floors and print each that is broken; return the exit status: 0 where none is."""
    floors = read_floors(path)
    red = passed = 0
    with Coders(jobs) as coders:
        for measured in _measured(floors, folder, coders):
            name, entry = measured.corpus.name, floors[measured.corpus.name]
            if not entry.is_of(measured.corpus.digest(folder), len(measured.gold)):
                print(f"gate: RED: {name}: the floors are of another version of the corpus or sample; see --raise")
                red += 1
                continue
            wrong = broken(name, entry, measured.figures, measured.corpus.costs)
            for one in wrong:
                print(f"gate: RED: {one}")
            print(f"gate: {name}: {len(entry.floors) - len(wrong)} of {len(entry.floors)} floors hold", flush=True)
            red, passed = red + len(wrong), passed + len(entry.floors) - len(wrong)
    print(f"gate: {'RED' if red else 'green'}: {passed} floors hold, {red} broken")
    return int(bool(red))


def raise_floors(folder: Path, jobs: int, path: Path = FLOORS, only: Iterable[str] = SAMPLES) -> int:
    """Raise the floors to what is measured now, less the margin; none is lowered."""
    floors = read_floors(path)
    with Coders(jobs) as coders:
        for measured in _measured(only, folder, coders):
            name, before = measured.corpus.name, floors.get(measured.corpus.name)
            if after := _raised(measured, folder, before):
                floors[name] = after
                print(f"gate: {name}: {_told(before, after)}", flush=True)
    write_floors(path, _in_order(floors))
    return 0


def _measured(names: Iterable[str], folder: Path, coders: Coders) -> Iterator[Measured]:
    for name in [*names]:
        print(f"gate: {name}", file=sys.stderr)
        yield measure(CORPORA[name], folder, coders, sampled=SAMPLES.get(name))


def _raised(measured: Measured, folder: Path, before: Entry | None) -> Entry | None:
    """Return the entry with its floors raised; None where the corpus gives no figures yet."""
    corpus, digest = measured.corpus, measured.corpus.digest(folder)
    figures = {f: v for f in corpus.headline if isinstance(v := measured.figures.get(f), float) and not _is_half(f)}
    if not figures:
        return None
    margins = bootstrap_errors(measured.scorer, measured.gold, measured.coded, DRAWS)
    known = before.floors if before and before.is_of(digest, len(measured.gold)) else {}
    floors = raised(known, figures, margins, corpus.costs)
    return Entry(corpus=digest, documents=len(measured.gold), floors=floors)


def _is_half(figure: str) -> bool:
    """Tell whether a figure is precision or recall alone, of which each can be had at the cost of the other."""
    return figure.endswith(("_p", "_r"))


def _told(before: Entry | None, after: Entry) -> str:
    known = before.floors if before else {}
    moved = [f"{name} {known.get(name, 'new')} to {floor}" for name, floor in after.floors.items()]
    moved = [line for line, (name, floor) in zip(moved, after.floors.items(), strict=True) if known.get(name) != floor]
    return "; ".join(moved) or "nothing to raise"


def _in_order(floors: Floors) -> Floors:
    return {name: floors[name] for name in sorted(floors, key=[*CORPORA].index)}
