"""What linking one more report does at two sizes, counted: it takes no clock, so that it can be a floor of the gate.

Counted are the rows that keys give and the pairs that are scored. The cost in time at up to a million claims is
measured by `./dev bench linking million`.
"""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from itertools import islice
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bench.coding import Work
from bench.synthetic import BATCH, RUN, fill, reports
from dateline.codebook import load_codebook
from dateline.linker import link
from dateline.linking import scoring
from dateline.store import open_store
from dateline.store.linked import LinkTables

CLAIMS = (3_500, 10_500)
"""From 300 reports on words are not weighed anew with each batch."""


def documents(_folder: Path, _none: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the sizes as documents."""
    return [{"id": str(size), "text": "", "claims": size} for size in CLAIMS]


def _measured(sizes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    made, found = reports(random.Random(7)), []
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "size.db") as store:
        for size in sizes:
            fill(store, made, size["claims"])
            store.add_many(islice(made, BATCH), store.begin_run(RUN))
            with _counted() as steps:
                link(store, load_codebook())
            found.append({"id": size["id"], "steps": steps.total() / BATCH})
    return found


@contextmanager
def _counted() -> Iterator[Counter[str]]:
    """Count, within the block, the rows that keys give and the pairs that are scored."""
    steps: Counter[str] = Counter()

    def counting(function: Callable[..., Any], name: str, much: Callable[[Any], int]) -> Callable[..., Any]:
        @wraps(function)
        def counted(*args: Any, **kwargs: Any) -> Any:
            found = function(*args, **kwargs)
            steps[name] += much(found)
            return found

        return counted

    under = counting(LinkTables.under, "rows", lambda found: len(found[0]))
    score = counting(scoring.score, "pairs", lambda _: 1)
    with patch.object(LinkTables, "under", under), patch.object(scoring, "score", score):
        yield steps


SIZES = Work(_measured, whole=True)
