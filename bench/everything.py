"""Every corpus measured, and the page of figures written."""

from __future__ import annotations

import os
import platform
import sys
import time
from argparse import Namespace
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from bench.coding import Coders
from bench.corpora import CORPORA
from bench.measure import Measured, measure
from bench.million import million_rows
from bench.speed import measure_speed, speed_rows
from bench.spread import Spread, jackknife
from bench.table import Row, as_text, markdown, put_between_marks, rows
from dateline import __version__
from dateline.coding.language import installed_model

PAGE = Path("BENCHMARKS.md")
SPEED_REPORTS = 300


def run_all(args: Namespace) -> int:
    """Measure every corpus, print the table, and write the page unless documents were left out."""
    began = time.monotonic()
    table: list[Row] = []
    with Coders(args.jobs) as coders:
        for corpus in CORPORA.values():
            measured = measure(corpus, args.corpora, coders, limit=args.limit)
            print(f"{corpus.name}: {measured.seconds:.0f} s", file=sys.stderr, flush=True)
            table += rows(measured, spreads_of(measured))
            if args.keep:
                measured.keep(args.keep)
    table += million_rows()
    if args.limit is None:
        table += speed_rows(measure_speed(args.corpora, SPEED_REPORTS))
    print(as_text(table))
    if args.limit is None:
        put_between_marks(PAGE, f"{_preface(args.jobs, time.monotonic() - began)}\n\n{markdown(table)}")
        print(f"{PAGE}: written", file=sys.stderr)
    return 0


def spreads_of(measured: Measured) -> Mapping[str, Spread]:
    """Return the spread of the figures where a few reports make them: on the gold."""
    return jackknife(measured.scorer, measured.gold, measured.coded) if measured.corpus.name == "gold" else {}


def _preface(jobs: int, seconds: float) -> str:
    day = f"{datetime.now(UTC):%Y-%m-%d}"
    machine = f"{platform.system()} {platform.machine()} with {os.cpu_count()} cores"
    return (
        f"Measured by `./dev bench` on {day} with version {__version__}, model {installed_model()}, Python "
        f"{platform.python_version()} on {machine}, in {jobs} processes: {seconds / 60:.0f} minutes. One corpus alone: "
        f"`./dev bench NAME`, with NAME one of {', '.join(CORPORA)}. ± is the standard error by the jackknife: each "
        "report left out in turn."
    )
