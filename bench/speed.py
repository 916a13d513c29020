"""How fast whole coding into a database is, beside the language pipeline alone.

One process: parts of the reports are parsed by the bare pipeline and coded into a database in turn, so that whatever
else the machine does falls on both; each ratio is that of one part, and the median of all is given. Two processes: the
command itself on all reports, and the pipeline's own two processes, each with its start. Nothing parsed before is used.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

import spacy

from bench.coding import report_of
from bench.corpora import CORPORA
from bench.table import Row
from dateline.coding.language import DEFAULT_MODEL
from dateline.engine import Settings, code_into
from dateline.model import Report
from dateline.store import open_store

CORPUS = "fa-kes"
PART = 20
"""Reports that are parsed, then coded, in turn."""
DAY = 24 * 60 * 60
LIMIT, MEMORY = 1.6, 1536
"""What the ratio and the peak (MiB a process) are to stay under."""


@dataclass(frozen=True, slots=True)
class Speed:
    """What was measured, of one process unless it says otherwise."""

    reports: int
    tokens: int
    ratio: float
    """Seconds of coding to those of the pipeline alone."""
    ratio_cpu: float
    """The same of the processor's seconds, which a busy machine disturbs less."""
    tokens_per_s: float
    pipeline_tokens_per_s: float
    reports_per_s: float
    reports_per_s_two: float
    """By two processes, their start included."""
    ratio_two: float
    reports_per_day: float
    """By two processes."""
    peak_mib: float
    startup_s: float


def measure_speed(folder: Path, limit: int | None = None) -> Speed:
    """Measure on the first `limit` reports of FA-KES (None: all)."""
    documents = CORPORA[CORPUS].documents(folder)[:limit]
    reports = [report_of(d) for d in documents]
    rounds = [*_rounds(reports)]
    parsing, coding = sum(r.parsing for r in rounds), sum(r.coding for r in rounds)
    tokens = sum(r.tokens for r in rounds)
    coded_two, parsed_two, peak = _two_processes(documents)
    return Speed(
        reports=len(reports),
        tokens=tokens,
        ratio=median(r.coding / r.parsing for r in rounds),
        ratio_cpu=median(r.coding_cpu / r.parsing_cpu for r in rounds),
        tokens_per_s=tokens / coding,
        pipeline_tokens_per_s=tokens / parsing,
        reports_per_s=len(reports) / coding,
        reports_per_s_two=len(reports) / coded_two,
        ratio_two=coded_two / parsed_two,
        reports_per_day=len(reports) / coded_two * DAY,
        peak_mib=peak,
        startup_s=_startup(),
    )


@dataclass(frozen=True, slots=True)
class _Round:
    parsing: float
    coding: float
    parsing_cpu: float
    coding_cpu: float
    tokens: int


def _rounds(reports: Sequence[Report]) -> Iterator[_Round]:
    nlp, settings = spacy.load(DEFAULT_MODEL), Settings()
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "speed.db") as store:
        code_into(store, [report_of({"id": "first", "text": "The army shelled the town on Monday."})], settings)
        for start in range(0, len(reports), PART):
            part = reports[start : start + PART]
            t0, c0 = perf_counter(), process_time()
            tokens = sum(len(doc) for doc in nlp.pipe((r.text for r in part), batch_size=16))
            t1, c1 = perf_counter(), process_time()
            code_into(store, part, settings)
            t2, c2 = perf_counter(), process_time()
            yield _Round(t1 - t0, t2 - t1, c1 - c0, c2 - c1, tokens)


_PIPELINE = """
import json, sys, spacy
if __name__ == "__main__":
    texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
    nlp = spacy.load(sys.argv[2])
    print(sum(len(doc) for doc in nlp.pipe(texts, n_process=2, batch_size=16)))
"""


def _two_processes(documents: Sequence[dict[str, Any]]) -> tuple[float, float, float]:
    """Return the seconds of coding and of parsing all by two processes, and the peak of a process in MiB."""
    with tempfile.TemporaryDirectory() as folder:
        reports = Path(folder) / "reports.jsonl"
        keys = {"id": "id", "title": "title", "text": "text", "published": "date"}
        lines = [json.dumps({key: d.get(own) for key, own in keys.items()}) for d in documents]
        reports.write_text("\n".join(lines) + "\n", encoding="utf-8")
        parsed = _seconds(sys.executable, "-c", _PIPELINE, str(reports), DEFAULT_MODEL)
        coded = _dateline(str(reports), "--into", f"{folder}/two.db", "--jobs", "2")
    return coded, parsed, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def _startup() -> float:
    """Return the seconds that a report of one sentence takes into a new database, the median of three."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.txt"
        report.write_text("The army shelled the town on Monday.\n", encoding="utf-8")
        return median(_dateline(str(report), "--into", f"{folder}/{n}.db") for n in range(3))


def _dateline(*words: str) -> float:
    return _seconds(sys.executable, "-m", "dateline", "code", *words)


def _seconds(*command: str) -> float:
    began = perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return perf_counter() - began


def speed_rows(speed: Speed) -> list[Row]:
    """Return the rows of the table of all figures."""
    label = f"FA-KES, speed ({speed.reports})"
    values = [
        ("time of whole coding to the pipeline's (less is better)", f"{speed.ratio:.2f}", "pipeline alone 1"),
        ("the same, processor's time", f"{speed.ratio_cpu:.2f}", ""),
        ("the same, two processes with their start", f"{speed.ratio_two:.2f}", ""),
        ("tokens a second", f"{speed.tokens_per_s:.0f}", f"pipeline alone {speed.pipeline_tokens_per_s:.0f}"),
        ("reports a second, one process", f"{speed.reports_per_s:.1f}", ""),
        ("reports a second, two processes", f"{speed.reports_per_s_two:.1f}", ""),
        ("reports a day, two processes", f"{speed.reports_per_day:,.0f}", ""),
        ("peak memory of a process, MiB", f"{speed.peak_mib:.0f}", ""),
        ("start-up, seconds", f"{speed.startup_s:.1f}", ""),
    ]
    return [Row(label if not n else "", name, value, "", others) for n, (name, value, others) in enumerate(values)]


def tell(speed: Speed, parts: dict[str, float]) -> None:
    """Print what was measured, and the parts of coding with their shares."""
    for name, value in asdict(speed).items():
        print(f"{name:24} {value:,.2f}" if isinstance(value, float) else f"{name:24} {value}")
    whole = sum(parts.values())
    print("\nshare of whole coding, seconds, and time to the parser's")
    for name, seconds in parts.items():
        print(f"  {name:28} {seconds / whole:6.1%} {seconds:8.2f} {seconds / parts['parse']:8.3f}")
