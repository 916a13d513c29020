"""The share of each facet, and of what lies between them, in whole coding."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from spacy.language import Language
from spacy.tokens import Doc

from bench.clock import Clock
from dateline.coding.coder import Coder
from dateline.coding.facets import Layer, default_facets
from dateline.coding.language import load_language
from dateline.engine import Settings, run_info
from dateline.model import Report
from dateline.store import open_store

BETWEEN = {
    "read_passages": "passages",
    "other_language": "language of the text",
    "make_claims": "merging, carrying, claims",
    "find_lead": "lead",
}
"""The functions that the coder calls beside its facets, and how their time is called."""


class _Timed:
    """A language pipeline whose parsing is timed; it stands where a `Language` is wanted."""

    def __init__(self, nlp: Language, clock: Clock) -> None:
        self._nlp, self._clock = nlp, clock

    def __getattr__(self, name: str) -> Any:
        return getattr(self._nlp, name)

    def pipe(self, docs: Iterable[Doc], **settings: Any) -> Iterator[Doc]:
        # The documents are made while the pipeline asks for them.
        made = self._clock.each("tokens", docs)
        return self._clock.each("parse", self._nlp.pipe(made, **settings))


def profile(reports: Iterable[Report]) -> dict[str, float]:
    """Return the seconds of each part of coding the reports into a database, the largest first."""
    clock = Clock()
    nlp: Any = _Timed(load_language(), clock)
    coder = Coder(nlp, facets={name: _timed(clock, name, facet) for name, facet in default_facets().items()})
    with _timed_between(clock), tempfile.TemporaryDirectory() as folder:
        coder._truecaser.apply = clock.timed("true case", coder._truecaser.apply)  # type: ignore[method-assign]
        with open_store(Path(folder) / "profile.db") as store:
            run = store.begin_run(run_info(Settings()))
            for coding in clock.each("rest", coder.code_many(reports)):
                with clock.part("store"):
                    store.add(coding, run)
    return dict(clock.seconds.most_common())


def _timed(clock: Clock, name: str, facet: Any) -> Any:
    field: Callable[..., Any] = facet.read if isinstance(facet, Layer) else facet.decide
    return type(facet)(clock.timed(name, field), facet.needs)


@contextmanager
def _timed_between(clock: Clock) -> Iterator[None]:
    from dateline.coding import coder

    with ExitStack() as patches:
        for name, part in BETWEEN.items():
            patches.enter_context(patch.object(coder, name, clock.timed(part, getattr(coder, name))))
        yield
