"""Coding of many reports: in this process or over several, into a store or out as a stream."""

from __future__ import annotations

import gc
import logging
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_context, parent_process
from pathlib import Path
from typing import Any

from dateline.collect import Failure, Item
from dateline.model import Coding, Mentions, Report

log = logging.getLogger(__name__)

BATCH = 16
"""Reports that are parsed together, and that one process is given at a time."""
BATCH_CHARACTERS = 100_000
"""Code points of texts that end a batch: what is parsed together is in memory together, some 3 KB a character."""
AHEAD = 3
"""Batches a process that are read ahead of the results, so that a stream of any length can be coded."""

TOLD = 64
"""Outcomes without coding after which they are told at once, though no batch is full."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides a coding besides the text: the model's name and a folder of codebook additions."""

    model: str | None = None
    codebook: str | None = None


@dataclass(slots=True)
class Tally:
    """What came of a run. `warned` counts reports that are kept but were not coded whole, each told with its reason."""

    added: int = 0
    unchanged: int = 0
    claims: int = 0
    warned: int = 0
    failures: list[Failure] = field(default_factory=list)


class WorkerError(RuntimeError):
    """A process that codes ended of itself: it was killed, or memory ran out."""


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
    """Code reports that are parsed together. One that breaks the parse ends alone: the others are coded without it."""
    with _uncollected():
        coder = _coder(settings)
        try:
            return list(coder.code_many(reports))
        except Exception:
            log.exception("a batch; its reports are coded one by one")
            return [_code_alone(coder, report) for report in reports]


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let no garbage be looked for until the block is done.

    Loading the model and the codebook makes a hundred thousand objects that stay, and each look at them all takes a
    tenth of a second.
    """
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def _code_alone(coder: Any, report: Report) -> Coding:
    try:
        coding: Coding = coder.code(report)
    except Exception as error:
        log.exception("report %s", report.id)
        said = f"could not be parsed: {type(error).__name__}: {error}; leave it out, or split it"
        return Coding(report, (), None, Mentions(), failure=said)
    return coding


def _start_worker(settings: Settings) -> None:
    """Load what coding needs, once a worker. Ctrl-C is for the main process, which ends its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _coder(settings)


def _end_with_parent() -> None:
    """End this worker when the main process is gone: one that was killed cannot end its workers itself."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def code_reports(reports: Iterable[Report], settings: Settings, jobs: int = 1) -> Iterator[Coding]:
    """Code reports lazily and in their order, over `jobs` processes; one job is this process.

    Raises WorkerError where one of several processes ends of itself.
    """
    for codings in _code_batches(_batches(reports), settings, jobs):
        yield from codings


def _code_batches(batches: Iterator[list[Report]], settings: Settings, jobs: int) -> Iterator[list[Coding]]:
    if jobs <= 1:
        for batch in batches:
            yield _code_batch(settings, batch) if batch else []
        return
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
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        raise WorkerError(
            "a coding process was killed, or ran out of memory; what was coded before is kept: "
            "give the same command again with a smaller --jobs"
        ) from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _batches(reports: Iterable[Report | None]) -> Iterator[list[Report]]:
    """Yield reports in batches; a None among them ends a batch early, be it empty."""
    batch: list[Report] = []
    size = 0
    for report in reports:
        if report is not None:
            batch.append(report)
            size += len(report.text)
        if report is None or len(batch) == BATCH or size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one item: its coding, stored; or why it could not be; or neither, where it was stored before."""

    coding: Coding | None = None
    failure: Failure | None = None


def code_into(
    store: Any,
    items: Iterable[Item],
    settings: Settings,
    jobs: int = 1,
    done: Callable[[Outcome], None] = lambda _: None,
) -> Tally:
    """Code items into a store, one transaction a report; what it has coded so already is passed over.

    `done` is told of each item's outcome as it comes. What is stored stays stored, whatever happens to the
    rest; the same call goes on where it stopped. Raises WorkerError as `code_reports` does.
    """
    tally = Tally()
    for outcome in keep_reports(store, items, settings, jobs):
        count(tally, outcome)
        done(outcome)
    return tally


def count(tally: Tally, outcome: Outcome) -> None:
    """Add an outcome to a tally."""
    if outcome.failure:
        tally.failures.append(outcome.failure)
    elif outcome.coding is None:
        tally.unchanged += 1
    else:
        tally.added += 1
        tally.claims += len(outcome.coding.claims)
        tally.warned += bool(outcome.coding.warnings)


def keep_reports(store: Any, items: Iterable[Item], settings: Settings, jobs: int = 1) -> Iterator[Outcome]:
    """Code items into a store as `code_into` does, and yield the outcome of each when it is stored."""
    info = run_info(settings)
    run = store.begin_run(info)
    told: deque[Outcome] = deque()

    def wanted() -> Iterator[Report | None]:
        for item in items:
            outcome = _known(store, item, info)
            if outcome is None:
                assert isinstance(item, Report)
                yield item
                continue
            told.append(outcome)
            if len(told) >= TOLD:
                yield None

    try:
        for codings in _code_batches(_batches(wanted()), settings, jobs):
            yield from _taken(told)
            for coding in codings:
                yield _stored(store, run, coding)
        yield from _taken(told)
    finally:
        with uninterrupted():
            store.end_run(run)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Hold Ctrl-C back until the block is done; use it about one short transaction.

    SQLAlchemy gives up a connection in which an interrupt is raised, and SQLite keeps its lock for as long as the
    traceback holds its cursor: nothing more could be written. Other threads than the main one are never interrupted.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came = False

    def note(*_: object) -> None:
        nonlocal came
        came = True

    before = signal.signal(signal.SIGINT, note)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if came:
            signal.raise_signal(signal.SIGINT)


def _known(store: Any, item: Item, info: Any) -> Outcome | None:
    """Return the outcome of an item that need not be coded, or cannot be; None for one that is to be."""
    from dateline.store import ReportError

    if isinstance(item, Failure):
        return Outcome(failure=item)
    try:
        return Outcome() if store.is_coded(item, info) else None
    except ReportError as error:
        return Outcome(failure=Failure(item.id, str(error)))


def _taken(told: deque[Outcome]) -> Iterator[Outcome]:
    while told:
        yield told.popleft()


def _stored(store: Any, run: Any, coding: Coding) -> Outcome:
    from dateline.store import Added, ReportError

    if coding.failure:
        return Outcome(failure=Failure(coding.report.id, coding.failure))
    try:
        with uninterrupted():
            added = isinstance(store.add(coding, run), Added)
    except ReportError as error:
        return Outcome(failure=Failure(coding.report.id, str(error)))
    return Outcome(coding) if added else Outcome()


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
