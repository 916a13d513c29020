"""One SQLite file of reports, codings and claims; append-only, searchable, readable as it is.

with open_store("reports.db") as store:
run = store.begin_run(RunInfo("0.1.0", coder.model, codebook.digest, gazetteer.digest))
for report in reports:
if not store.is_coded(report, run.info):
store.add(coder.code(report), run)
store.end_run(run)
for claim in store.claims(ClaimFilter(event=("capture",), place="Palmyra")):
print(claim["date_start"], claim["chain"], claim["evidence"])
"""

from dateline.store.errors import (
    ChangedTextError,
    DamagedError,
    DiskFullError,
    FileMissingError,
    FilterError,
    LockedError,
    NewerVersionError,
    NotDatelineError,
    NotStoredError,
    ReadOnlyError,
    ReportError,
    StoreError,
    UnstorableTextError,
)
from dateline.store.filters import Box, ClaimFilter, Near, ReportFilter, SourceFilter
from dateline.store.records import Added, ClaimRow, Problem, ReportRow, Run, RunInfo, SourceRow, Unchanged, columns_of
from dateline.store.store import Store, open_store

__all__ = [
    "Added",
    "Box",
    "ChangedTextError",
    "ClaimFilter",
    "ClaimRow",
    "DamagedError",
    "DiskFullError",
    "FileMissingError",
    "FilterError",
    "LockedError",
    "Near",
    "NewerVersionError",
    "NotDatelineError",
    "NotStoredError",
    "Problem",
    "ReadOnlyError",
    "ReportError",
    "ReportFilter",
    "ReportRow",
    "Run",
    "RunInfo",
    "SourceFilter",
    "SourceRow",
    "Store",
    "StoreError",
    "Unchanged",
    "UnstorableTextError",
    "columns_of",
    "open_store",
]
