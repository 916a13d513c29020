"""Linking at size: what adding a report costs in databases of 10,000 to 1,000,000 synthetic claims.

The reports are made up: events at random places and days, each told by some reports in words drawn from a vocabulary,
with wrong and missing values. The denser in time and place they are, the more candidates a claim has; the density here
stays the same while the database grows, as it does when an archive goes on over years.
"""

from __future__ import annotations

import random
import resource
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from dateline.api import make_report
from dateline.codebook import load_codebook
from dateline.linker import link
from dateline.model import Actor, Claim, Coding, Figure, Mentions, Place, Source, Span, Time, Trigger
from dateline.store import RunInfo, Store, open_store

SIZES = (10_000, 100_000, 1_000_000)
CLAIMS = 10
"""Claims a report."""
REPORTS_A_DAY = 60
TIMED = 200
"""Reports that are added and timed at each size, after the database has that size."""
TYPES = ("air_strike", "shelling", "bombing", "attack", "armed_clash", "capture", "ceasefire", "arrest")
WORDS = [
    f"{a}{b}{c}{d}"
    for a in "bdfgklmnprstvz"
    for b in ("al", "or", "en", "ush", "ir")
    for c in "bdfgklmnprstvz"
    for d in ("a", "esh", "im", "on", "up", "ayev", "olia", "und", "ek", "astan")
]


def measure(folder: Path, sizes: tuple[int, ...] = SIZES) -> int:
    """Fill a database step by step; at each size add some reports and print what one costs."""
    store = open_store(folder / "synthetic.db")
    made = reports(random.Random(7))
    run = store.begin_run(RunInfo("bench", "none", "c", "g"))
    book, claims, first = load_codebook(), 0, 0.0
    for size in sizes:
        began = time.perf_counter()
        while claims < size:
            for _ in range(2_000):
                coding = next(made)
                store.add(coding, run)
                claims += len(coding.claims)
                if claims >= size:
                    break
        stored = time.perf_counter() - began
        began = time.perf_counter()
        link(store, book)
        linked = time.perf_counter() - began
        cost, count = _timed(store, made, run), TIMED * CLAIMS
        claims += count
        first = first or cost
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        size_mb = (folder / "synthetic.db").stat().st_size / 1e6
        each = f"{1000 * cost:.1f} ms to link a report of {CLAIMS} claims ({cost / first:.2f} of the first)"
        before = f"stored in {stored:.0f} s, linked in {linked:.0f} s"
        print(f"{size:>9,} claims: {each}; {before}; {peak:.0f} MiB at the peak, file {size_mb:,.0f} MB", flush=True)
    store.end_run(run)
    store.close()
    return 0


def _timed(store: Store, made: Iterator[Coding], run: object) -> float:
    """Add reports and link them in batches as they would come; return the seconds that linking one costs."""
    book, spent = load_codebook(), 0.0
    for _ in range(TIMED // 50):
        for _ in range(50):
            store.add(next(made), run)  # type: ignore[arg-type]
        began = time.perf_counter()
        link(store, book)
        spent += time.perf_counter() - began
    return spent / TIMED


def reports(chance: random.Random) -> Iterator[Coding]:
    """Yield reports without end, day by day; some tell of the same events in other words."""
    number, day = 0, date(1950, 1, 1)
    happened: list[tuple[Claim, list[str]]] = []
    while True:
        happened = happened[-200:] + [_event(chance, day) for _ in range(REPORTS_A_DAY * CLAIMS // 4)]
        for _ in range(REPORTS_A_DAY):
            number += 1
            yield _report(chance, number, day, chance.sample(happened, CLAIMS))
        day += timedelta(days=1)


def _event(chance: random.Random, day: date) -> tuple[Claim, list[str]]:
    on = (day - timedelta(days=chance.randrange(3))).isoformat()
    lat, lon = chance.uniform(-30, 55), chance.uniform(-20, 110)
    place = Place("there", None, f"Town {lat:.1f}", None, round(lat, 4), round(lon, 4), 5, "XX", "XX.1", "exact")
    killed = chance.randrange(1, 60)
    claim = Claim(
        id="",
        event=chance.choice(TYPES),
        trigger=Trigger("struck", Span(0, 6)),
        acled=None,
        plover=None,
        confidence=0.5,
        status="occurred",
        status_span=None,
        stance="asserts",
        stance_span=None,
        actors=(Actor("army", chance.choice(("syria-army", "islamic-state", "sdf")), None),),
        targets=(),
        place=place,
        time=Time("then", None, on, on, "day"),
        figures=(Figure("killed", "dead", Span(0, 4), killed, killed),),
        sources=(),
        evidence=(),
    )
    return claim, chance.sample(WORDS, 12)


def _report(chance: random.Random, number: int, day: date, events: list[tuple[Claim, list[str]]]) -> Coding:
    text, claims = "", []
    for index, (claim, words) in enumerate(events):
        start = len(text)
        told = [w if chance.random() < 0.7 else chance.choice(WORDS) for w in words]
        text += f"struck dead {' '.join(told)}.\n"
        figure = replace(claim.figures[0], span=Span(start + 7, start + 11))
        claims.append(
            replace(
                claim,
                id=f"{number}-{index}",
                trigger=Trigger("struck", Span(start, start + 6)),
                place=claim.place if chance.random() < 0.8 else None,
                figures=(figure,) if chance.random() < 0.7 else (),
                sources=(Source(f"Paper {number % 50}", "outlet", None), Source("a witness", "witness")),
                evidence=(Span(start, len(text) - 1),),
            )
        )
    report = make_report(
        text, id=f"r{number}", title=text[7:60], publisher=f"Paper {number % 50}", published=day.isoformat()
    )
    return Coding(report, tuple(claims), 0, Mentions())
