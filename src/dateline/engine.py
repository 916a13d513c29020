"""Coding of many reports: in this process or over several, into a store or out as a stream."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from dateline.collect import Failure, Item
from dateline.model import Coding, Report

BATCH = 16
"""Reports that are parsed together, and that one process is given at a time."""
AHEAD = 3
"""Batches a process that are read ahead of the results, so that a stream of any length can be coded."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides a coding besides the text: the model's name and a folder of codebook additions."""

    model: str | None = None
    codebook: str | None = None


@dataclass(slots=True)
class Tally:
    """What came of a run."""

    added: int = 0
    unchanged: int = 0
    claims: int = 0
    failures: list[Failure] = field(default_factory=list)


def make_coder(settings: Settings) -> Any:
    """Make the coder of the settings (loads the model)."""
    from dateline.codebook import load_codebook
    from dateline.coding.coder import Coder
    from dateline.coding.language import load_language

    book = load_codebook(Path(settings.codebook) if settings.codebook else None)
    return Coder(load_language(settings.model), book)


_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
"""Settings of the libraries that numpy may multiply matrices with; they are read when numpy is loaded."""


def one_core_a_process() -> None:
    """Let this process and those that it starts multiply on one core each, unless the user's settings say otherwise.

    More cores are for more processes. It must be called before numpy is loaded to have an effect on this process.
    """
    for name in _THREADS:
        os.environ.setdefault(name, "1")


_CODERS: dict[Settings, Any] = {}


def _coder(settings: Settings) -> Any:
    """Return this process's coder of the settings, which it keeps."""
    if settings not in _CODERS:
        _CODERS[settings] = make_coder(settings)
    return _CODERS[settings]


def _code_batch(settings: Settings, reports: list[Report]) -> list[Coding]:
    return list(_coder(settings).code_many(reports))


def _start_worker(settings: Settings) -> None:
    """Load what coding needs, once a worker. Ctrl-C is for the main process, which ends its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _coder(settings)


def code_reports(reports: Iterable[Report], settings: Settings, jobs: int = 1) -> Iterator[Coding]:
    """Code reports lazily and in their order, over `jobs` processes; one job is this process."""
    if jobs <= 1:
        for batch in _batches(reports):
            yield from _coder(settings).code_many(batch)
        return
    batches = _batches(reports)
    one_core_a_process()
    # Started anew, not forked: a fork would share the open database with its workers.
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_start_worker, initargs=(settings,))
    waiting: deque[Future[list[Coding]]] = deque()
    try:
        while True:
            ahead = islice(batches, AHEAD * jobs - len(waiting))
            waiting.extend(pool.submit(_code_batch, settings, batch) for batch in ahead)
            if not waiting:
                return
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _batches(reports: Iterable[Report]) -> Iterator[list[Report]]:
    iterator = iter(reports)
    while batch := list(islice(iterator, BATCH)):
        yield batch


def _ignore(coding: Coding | None, failure: Failure | None) -> None:
    del coding, failure


def code_into(
    store: Any,
    items: Iterable[Item],
    settings: Settings,
    jobs: int = 1,
    done: Callable[[Coding | None, Failure | None], None] = _ignore,
) -> Tally:
    """Code items into a store, one transaction a report; what it has coded so already is passed over.

    `done` is told of each report as it is stored (None where it was stored before) and of each failure. What is
    stored stays stored, whatever happens to the rest; the same call goes on where it stopped.
    """
    from dateline.store import Added, ReportError

    tally = Tally()
    info = run_info(settings)
    run = store.begin_run(info)

    def fail(failure: Failure) -> None:
        tally.failures.append(failure)
        done(None, failure)

    def wanted() -> Iterator[Report]:
        for item in items:
            if isinstance(item, Failure):
                fail(item)
                continue
            try:
                known = store.is_coded(item, info)
            except ReportError as error:
                fail(Failure(item.id, str(error)))
                continue
            if known:
                tally.unchanged += 1
                done(None, None)
            else:
                yield item

    try:
        for coding in code_reports(wanted(), settings, jobs):
            if coding.failure:
                fail(Failure(coding.report.id, coding.failure))
                continue
            try:
                result = store.add(coding, run)
            except ReportError as error:
                fail(Failure(coding.report.id, str(error)))
                continue
            tally.added += isinstance(result, Added)
            tally.unchanged += not isinstance(result, Added)
            tally.claims += len(coding.claims)
            done(coding, None)
    finally:
        store.end_run(run)
    return tally


def run_info(settings: Settings) -> Any:
    """Return what a run records: versions, model, settings, the codebook's and gazetteer's digests."""
    from dateline import __version__
    from dateline.codebook import load_codebook
    from dateline.coding.language import installed_model
    from dateline.store import RunInfo

    book = load_codebook(Path(settings.codebook) if settings.codebook else None)
    return RunInfo(
        dateline_version=__version__,
        model=installed_model(settings.model),
        codebook_digest=book.digest,
        gazetteer_digest=book.places_digest,
        settings={},
    )
