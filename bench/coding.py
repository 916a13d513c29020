"""Documents coded through the public contract, in this process or over several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import islice
from multiprocessing import get_context
from typing import Any

from bench.parsed import kept_language
from dateline.api import make_report
from dateline.coding.coder import Coder
from dateline.coding.language import parse
from dateline.coding.status import modality
from dateline.collect.items import iso_date
from dateline.contract import to_dict
from dateline.model import Report

BATCH = 16


@dataclass(frozen=True, slots=True)
class Work:
    """What makes coded documents of a corpus's documents."""

    run: Callable[[list[dict[str, Any]]], list[dict[str, Any]]]
    whole: bool = False
    """Whether it must have all documents at once and cannot be shared out over processes."""


class CodingError(RuntimeError):
    """A document could not be coded: an error of the program's, which ends the benchmark."""


class Coders:
    """Processes that code; use it in a `with` block. One job is this process."""

    def __init__(self, jobs: int = 1) -> None:
        self._pool = ProcessPoolExecutor(jobs, get_context("spawn"), initializer=the_coder) if jobs > 1 else None

    def __enter__(self) -> Coders:
        return self

    def __exit__(self, *error: object) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def __call__(self, work: Work, documents: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """Yield each document coded, in their order. Raises CodingError."""
        batches = [documents] if work.whole else [*_batches(documents)]
        # What must be whole starts processes of its own.
        done = self._pool.map(work.run, batches) if self._pool and not work.whole else map(work.run, batches)
        for batch in done:
            yield from batch


def _batches(documents: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    iterator = iter(documents)
    while batch := list(islice(iterator, BATCH)):
        yield batch


@cache
def the_coder() -> Coder:
    """Return this process's coder, whose parses are kept between runs."""
    return Coder(kept_language())  # type: ignore[arg-type] # it stands where a Language is wanted


def report_of(document: dict[str, Any]) -> Report:
    """Make a report of a document as the contract demands: the text unchanged, the date as `published`."""
    return make_report(
        document["text"],
        id=document["id"],
        title=document.get("title"),
        publisher=document.get("publisher"),
        published=_day(document.get("published") or document.get("date")),
    )


def _day(value: str | None) -> str | None:
    """Return a date of publication; None for a corpus's words that are none ("7:58 AM ET")."""
    try:
        return iso_date(value)
    except ValueError:
        return None


def coded(documents: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield coded reports. Raises CodingError."""
    for coding in the_coder().code_many(map(report_of, documents)):
        if coding.failure:
            raise CodingError(f"{coding.report.id}: {coding.failure}")
        yield to_dict(coding)


def _coded(documents: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return list(coded(documents))


def _words(documents: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return status and stance of the words that the documents' `events` name, in a claim or not.

    The one place to change when status and stance of any word can be had from the coder itself.
    """
    coder = the_coder()
    docs = parse(coder.language, ((d["text"], ()) for d in documents))
    found = []
    for document, doc in zip(documents, docs, strict=True):
        starts = {token.idx: token for token in doc}
        words = [
            {"start": event["start"], "status": told.status, "stance": told.stance}
            for event in document["events"]
            if (token := starts.get(event["start"])) is not None and (told := modality(coder.codebook, token))
        ]
        found.append({"id": document["id"], "words": words})
    return found


REPORTS = Work(_coded)
WORDS = Work(_words)
