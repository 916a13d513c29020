"""The store: a database file to which codings are added and from which they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, cast

from sqlalchemy import Connection, Engine, update

from dateline.model import Coding, Report
from dateline.store import events, filters, objects, schema, verification, writing
from dateline.store import tables as t
from dateline.store.connection import WRITING, check_is_file, make_engine, use_wal
from dateline.store.errors import NotStoredError, UnstorableTextError, explained
from dateline.store.events import ToldRow
from dateline.store.filters import ClaimFilter, ReportFilter, SourceFilter
from dateline.store.linked import LinkTables
from dateline.store.records import Added, ClaimRow, Problem, ReportRow, Run, RunInfo, SourceRow, Unchanged

WAIT = 10.0
"""Seconds to wait for another program that writes."""


def open_store(
    path: str | Path, create: bool = True, *, read_only: bool = False, timeout: float | None = None
) -> Store:
    """Open a database file; a new or empty one is made one with `create`.

    `timeout` is how many seconds to wait for another program that writes (WAIT). A file of an older form is
    brought to the present one (never with `read_only`). Raises a StoreError that names file and remedy.
    """
    return Store(
        Path(path), create=create and not read_only, read_only=read_only, timeout=WAIT if timeout is None else timeout
    )


class Store:
    """A database file. Use it in a `with` block, or call `close`."""

    def __init__(self, path: Path, *, create: bool, read_only: bool, timeout: float) -> None:
        """Open the file; see `open_store`."""
        check_is_file(path, create=create)
        self.path = path
        self._engine: Engine = make_engine(path, read_only=read_only, timeout=timeout)
        try:
            self._prepare(create, read_only)
        except BaseException:
            self.close()
            raise

    def _prepare(self, create: bool, read_only: bool) -> None:
        with self._reading() as connection:
            found = schema.check(connection, self.path)
        if found == schema.revisions()[-1]:
            return
        if read_only or (found is None and not create):
            raise schema.cannot_migrate(self.path, found)
        use_wal(self._engine, self.path)
        with self._writing() as connection:
            schema.check(connection, self.path)
            schema.migrate(connection)

    def begin_run(self, info: RunInfo) -> Run:
        """Begin a stretch of coding. Nothing is written before it stores a coding."""
        return Run(info, info.fingerprint, _now())

    def end_run(self, run: Run) -> None:
        """Note when the run ended, if it stored anything."""
        if run.number is not None:
            with self._writing() as connection:
                ended = update(t.runs).where(t.runs.c.run_no == run.number).values(finished=_now())
                connection.execute(ended)

    def add(self, coding: Coding, run: Run, raw_hash: str | None = None) -> Added | Unchanged:
        """Store a coding as its report's current one, in one transaction.

        A coding that is there already, by an equal run from the same text and metadata, adds no row.
        An earlier one by another run, or from other metadata, becomes history. `raw_hash` is the
        SHA-256 of the bytes that the text was taken from. Raises ReportError for a report that cannot
        be stored (its id taken by another text, say): the file is as it was.
        """
        _check_text(self.path, coding.report)
        with self._writing() as connection:
            outcome, number = writing.add_coding(
                connection, coding, run, raw_hash=raw_hash, now=_now(), name=str(self.path)
            )
        # Only now: had the transaction failed, the run would have no row.
        run.number = number
        return outcome

    def add_many(self, codings: Iterable[Coding], run: Run) -> list[Added | Unchanged]:
        """Store several codings in one transaction: all of them or, where one cannot be stored, none; see `add`."""
        outcomes, number = [], run.number
        with self._writing() as connection:
            for coding in codings:
                _check_text(self.path, coding.report)
                outcome, number = writing.add_coding(
                    connection, coding, replace(run, number=number), raw_hash=None, now=_now(), name=str(self.path)
                )
                outcomes.append(outcome)
        run.number = number
        return outcomes

    def is_coded(self, report: Report, info: RunInfo) -> bool:
        """Tell whether the report's current coding is by an equal run and goes by what is told of it now.

        Metadata that are not given (None) agree with any: what a first coding was told need not be
        told again. Raises ChangedTextError if the id is taken by another text.
        """
        with self._reading() as connection:
            known = writing.find_report(connection, report.id)
            if known is None:
                return False
            writing.check_same_text(known, report, str(self.path))
            found = writing.find_coding(connection, known.report_no, report, info.fingerprint)
            return found is not None and bool(found.is_current)

    def reports(self, where: ReportFilter | None = None) -> Iterator[ReportRow]:
        """Yield the reports that pass the filter, lazily, as rows of `reports_flat`."""
        query = filters.reports_query(where or ReportFilter())
        return cast("Iterator[ReportRow]", self._rows(query))

    def sources(self, where: SourceFilter | None = None) -> Iterator[SourceRow]:
        """Yield the sources that pass the filter, lazily, as rows of `source_records`."""
        return cast("Iterator[SourceRow]", self._rows(filters.sources_query(where or SourceFilter())))

    def claims(self, where: ClaimFilter | None = None) -> Iterator[ClaimRow]:
        """Yield the current claims that pass the filter, lazily, as rows of `claims_flat`."""
        query = filters.claims_query(where or ClaimFilter())
        return cast("Iterator[ClaimRow]", self._rows(query))

    def _rows(self, query: Any) -> Iterator[dict[str, Any]]:
        with self._reading() as connection:
            streamed = connection.execution_options(yield_per=200).execute(query)
            for row in streamed.mappings():
                yield dict(row)

    def claim_objects(self, where: ClaimFilter | None = None) -> Iterator[dict[str, Any]]:
        """Yield the claims that pass the filter whole, as the JSON contract has them, with `report_id`."""
        query = filters.claims_query(where or ClaimFilter(), whole=True)
        with self._reading() as connection:
            streamed = connection.execution_options(yield_per=200).execute(query)
            for part in streamed.mappings().partitions():
                pairs = zip(part, objects.read_claims(connection, part), strict=True)
                yield from ({"report_id": row["report_id"], **claim} for row, claim in pairs)

    def coding(self, report_id: str) -> dict[str, Any]:
        """Return a report with its current coding as the JSON contract has it.

        Raises NotStoredError for an id that is not in the file.
        """
        with self._reading() as connection:
            found = objects.read_coding(connection, report_id)
        if found is None:
            raise NotStoredError(f"{self.path}: there is no report {report_id!r}")
        return found

    def events(self, where: ClaimFilter | None = None, limit: int | None = None) -> Iterator[list[ToldRow]]:
        """Yield the claims of each event that has one that passes the filter, all of them, by the first day told."""
        with self._reading() as connection:
            numbers = [number for number, _ in events.event_numbers(connection, where, limit)]
            yield from events.of_events(connection, numbers)

    def event(self, id: str) -> list[ToldRow]:
        """Return the claims of an event.

        Raises NotStoredError for an id that is no event's, and for one that went up in another, which it names.
        """
        with self._reading() as connection:
            found = events.event_number(connection, id)
            if found is None:
                raise NotStoredError(f"{self.path}: there is no event {id!r}; `dateline events {self.path}` lists them")
            number, other = found
            told = next(events.of_events(connection, [number]), None)
        if told is None:
            where = f"its claims went over to {other!r}" if other else "it has no claims any more"
            raise NotStoredError(f"{self.path}: event {id!r} has ended: {where}")
        return told

    def told(self, event: tuple[str, ...] = ()) -> Iterator[ToldRow]:
        """Yield the current claims of some types, or of all, each with what its report is, in the order of storing."""
        marks = f"c.event IN ({', '.join('?' * len(event))})" if event else "1"
        with self._reading() as connection:
            yield from events.told_by(connection, marks, event)

    @contextmanager
    def linking(self, *, writing: bool = True) -> Iterator[LinkTables]:
        """Open a transaction over the tables of linking, to write or only to read."""
        if writing:
            with self._writing() as connection:
                yield LinkTables(connection)
        else:
            with self._reading() as connection, connection.begin():
                yield LinkTables(connection)

    def verify(self) -> list[Problem]:
        """Check the whole file and return what is wrong with it: an empty list if it is well."""
        return verification.verify(self._engine, self.path)

    def close(self) -> None:
        """Close the file. It may not be used afterwards."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with explained(self.path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with (
            explained(self.path),
            self._engine.connect().execution_options(**{WRITING: True}) as connection,
            connection.begin(),
        ):
            yield connection


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _check_text(path: Path, report: Report) -> None:
    try:
        report.text.encode()
    except UnicodeEncodeError as error:
        raise UnstorableTextError(
            f"{path}: the text of report {report.id!r} holds half a character (a lone surrogate) at "
            f"{error.start}; nothing was stored of it. Decode its source anew, or drop that character"
        ) from error
