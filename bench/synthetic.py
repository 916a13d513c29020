"""Linking at size: what adding a report costs in databases of 10,000 to 1,000,000 synthetic claims.

The reports are made up: events at random places and days, each told by some reports in words drawn from a vocabulary,
with wrong and missing values. The denser in time and place they are, the more candidates a claim has; the density here
stays the same while the database grows, as it does when an archive goes on over years.

Up to 100,000 claims every report is stored and linked as any other. From there the database is grown in bulk: the rows
of all tables, those of linking and of the search too, are written again with other ids and later days, nine times. The
reports that are timed are new at each size, and are stored and linked as users' are.
"""

from __future__ import annotations

import json
import random
import resource
import shutil
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from statistics import median
from typing import NamedTuple

from dateline.api import make_report
from dateline.codebook import load_codebook
from dateline.linker import link
from dateline.linking.facts import ClaimFacts
from dateline.model import Actor, Claim, Coding, Figure, Mentions, Place, Source, Span, Time, Trigger
from dateline.store import RunInfo, Store, open_store

SIZES = (10_000, 100_000, 1_000_000)
LINKED_UP_TO = 100_000
"""Claims up to which each is linked; beyond, the database is grown in bulk."""
CLAIMS = 10
"""Claims a report."""
REPORTS_A_DAY = 60
BATCH, ROUNDS = 25, 12
"""Reports that are linked together, and how often they are, at each size."""
RUN = RunInfo("bench", "none", "c", "g")
TYPES = ("air_strike", "shelling", "bombing", "attack", "armed_clash", "capture", "ceasefire", "arrest")
WORDS = [
    f"{a}{b}{c}{d}"
    for a in "bdfgklmnprstvz"
    for b in ("al", "or", "en", "ush", "ir")
    for c in "bdfgklmnprstvz"
    for d in ("a", "esh", "im", "on", "up", "ayev", "olia", "und", "ek", "astan")
]
MEASURED = Path(__file__).with_name("million.json")
"""What was measured last, for the table of all figures."""


@dataclass(frozen=True, slots=True)
class Size:
    """What one more report costs at a size, in milliseconds (medians of batches)."""

    claims: int
    store_ms: float
    link_ms: float
    cpu_ms: float
    """The processor's time of both."""
    ratio: float
    """Storing and linking together to the same at the first size, measured in turn with it: median of the batches'."""
    cpu_ratio: float
    """The same of the processor's time, which other work of the machine disturbs less."""
    peak_mib: float
    file_mb: float


def measure(folder: Path, sizes: tuple[int, ...] = SIZES) -> list[Size]:
    """Fill a database step by step; at each size add some reports, and tell what one costs.

    At each size batches are added in turn to this database and to a copy of it as it was at the first size, so that
    whatever else the machine does falls on both.
    """
    path, first, made = folder / "synthetic.db", folder / "first.db", reports(random.Random(7))
    for old in (*folder.glob("synthetic.db*"), *folder.glob("first.db*")):
        old.unlink()
    found: list[Size] = []
    for size in sizes:
        began = time.perf_counter()
        if size > LINKED_UP_TO:
            grow(path, size)
        with open_store(path) as store:
            fill(store, made, min(size, LINKED_UP_TO))
        if not first.exists():
            shutil.copy(path, first)
        filled = time.perf_counter() - began
        with open_store(path) as store, open_store(first) as other:
            found.append(_timed(store, other, made, size))
        print(f"{_told(found[-1])}; filled in {filled:.0f} s", flush=True)
    return found


def fill(store: Store, made: Iterator[Coding], size: int) -> None:
    """Store and link reports until the database has so many claims."""
    book, run, claims = load_codebook(), store.begin_run(RUN), _count(store.path, "claims")
    while claims < size:
        some = list(islice(made, min(2_000, (size - claims) // CLAIMS)))
        store.add_many(some, run)
        link(store, book)
        claims += CLAIMS * len(some)


def _count(path: Path, table: str) -> int:
    with sqlite3.connect(path) as db:
        return int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _timed(store: Store, first: Store, made: Iterator[Coding], size: int) -> Size:
    """Add reports to two databases in turn, each stored alone as it would come, and linked in batches."""
    rounds = []
    for _ in range(ROUNDS):
        small = _spent(first, list(islice(made, BATCH)))
        large = _spent(store, list(islice(made, BATCH)))
        rounds.append((small, large))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Size(
        size,
        1000 * median(large.store for _, large in rounds) / BATCH,
        1000 * median(large.link for _, large in rounds) / BATCH,
        1000 * median(large.cpu for _, large in rounds) / BATCH,
        median((large.store + large.link) / (small.store + small.link) for small, large in rounds),
        median(large.cpu / small.cpu for small, large in rounds),
        peak,
        store.path.stat().st_size / 1e6,
    )


class _Spent(NamedTuple):
    store: float
    link: float
    cpu: float


def _spent(store: Store, new: list[Coding]) -> _Spent:
    book, run = load_codebook(), store.begin_run(RUN)
    began, cpu = time.perf_counter(), time.process_time()
    for coding in new:
        store.add(coding, run)
    stored = time.perf_counter()
    link(store, book)
    return _Spent(stored - began, time.perf_counter() - stored, time.process_time() - cpu)


def _told(size: Size) -> str:
    cost = f"{size.store_ms + size.link_ms:.1f} ms a report of {CLAIMS} claims, {size.link_ms:.1f} of it linking"
    cost += f" ({size.cpu_ms:.1f} of the processor's)"
    ratio = f"{size.ratio:.2f} of the first size (processor's time {size.cpu_ratio:.2f})"
    return (
        f"{size.claims:>9,} claims: {cost}; {ratio}; {size.peak_mib:.0f} MiB at the peak, file {size.file_mb:,.0f} MB"
    )


def write_measured(sizes: list[Size]) -> None:
    """Keep what was measured."""
    plain = [{key: round(value, 2) for key, value in asdict(size).items()} for size in sizes]
    MEASURED.write_text(json.dumps({"measured": date.today().isoformat(), "sizes": plain}, indent=1) + "\n")


def grow(path: Path, size: int) -> None:
    """Write all rows again with other ids and later days, as often as makes the database so large."""
    claims = _count(path, "claims")
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA synchronous = OFF")
        db.execute("PRAGMA cache_size = -64000")
        first, last = db.execute("SELECT min(day), max(day) FROM link_reports").fetchone()
        steps = _steps(db)
        for turn in range(1, size // claims):
            for step in steps:
                db.execute(step, {"turn": turn, "days": turn * (last - first + 60)})
            db.commit()
    db.close()


NUMBERED = {"report_no": "reports", "coding_no": "codings", "claim_no": "claims", "event_no": "events"}
SAME_AS = {"link_copies.other_no": "report_no", "copies.original_no": "report_no", "link_scores.other_no": "claim_no"}
GROWN = (
    "reports", "codings", "claims", "actors", "figures", "links", "evidence", "events", "event_claims", "link_reports",
    "link_claims", "link_keys", "link_bands", "link_scores",
)  # fmt: skip


def _steps(db: sqlite3.Connection) -> list[str]:
    """Return statements that write the rows that there are now again, as of `:turn`, `:days` later."""
    most = {key: db.execute(f"SELECT max({key}) FROM {table}").fetchone()[0] for key, table in NUMBERED.items()}
    key_of = {"reports": "report_no", "codings": "coding_no", "events": "event_no", "link_reports": "report_no"}
    key_of |= {"link_bands": "report_no"}
    steps = []
    for table in GROWN:
        columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
        values = ", ".join(_again(table, column, most) for column in columns)
        key = key_of.get(table, "claim_no")
        steps.append(f"INSERT INTO {table} SELECT {values} FROM {table} WHERE {key} <= {most[key]}")
    new = f"claim_no > :turn * {most['claim_no']} AND claim_no <= (:turn + 1) * {most['claim_no']} AND :days > 0"
    steps.append(
        f"INSERT INTO claims_fts (rowid, trigger, evidence, names) SELECT claim_no, trigger, evidence, names "
        f"FROM claims_words WHERE {new}"
    )
    steps.append(
        f"INSERT INTO claims_rtree SELECT claim_no, longitude, longitude, latitude, latitude FROM claims "
        f"WHERE latitude IS NOT NULL AND {new}"
    )
    steps.append("DELETE FROM link_pending WHERE :turn > 0 AND :days > 0")
    return steps


def _again(table: str, column: str, most: dict[str, int]) -> str:
    """Return what a column has in the rows that are written again."""
    key = SAME_AS.get(f"{table}.{column}", column)
    if key in most:
        return f"{column} + :turn * {most[key]}"
    if column == "id":
        return "id || '-' || :turn"
    if column in ("published", "date_start", "date_end", "date_first", "date_last"):
        return f"date({column}, :days || ' days')"
    if column == "day":
        return "CASE WHEN day > 0 THEN day + :days ELSE day END"
    if f"{table}.{column}" == "link_claims.facts":
        place = {f.name: n for n, f in enumerate(fields(ClaimFacts))}
        told = [f"'$[{place[n]}]', json_extract(facts, '$[{place[n]}]') || '-' || :turn" for n in ("key", "report")]
        days = [f"'$[{place[n]}]', json_extract(facts, '$[{place[n]}]') + :days" for n in ("first", "last")]
        return f"json_set(facts, {', '.join(told + days)})"
    return f'"{column}"'


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
