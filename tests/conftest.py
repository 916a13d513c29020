"""What is dear to make and is made once for all tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.api import make_report
from dateline.coding.coder import Coder
from dateline.coding.coder import _completed as completed
from dateline.coding.facets import Layer
from dateline.coding.language import parse
from dateline.coding.passages import read_passages
from dateline.coding.reading import Reading
from dateline.store import Store, open_store

PUBLISHED = "2019-05-16"
"""A Thursday."""

Read = Callable[..., Reading]


@pytest.fixture(scope="session")
def coder() -> Coder:
    """The default coder."""
    return Coder()


@pytest.fixture(scope="session")
def read(coder: Coder) -> Read:
    """Read all layers of a text, by default one published on Thursday 16 May 2019."""

    def reading_of(text: str, published: str | None = PUBLISHED, publisher: str | None = "The Herald") -> Reading:
        report = replace(make_report(text, publisher=publisher), published=published)
        found = read_passages(report, coder.codebook)
        doc = next(parse(coder.language, [(text, found.passages)]))
        reading = Reading(
            completed(report, found),
            doc,
            coder.codebook,
            coder.gazetteer,
            found.passages,
            is_common=coder._truecaser.is_common,
        )
        for name, facet in coder.facets.items():
            if isinstance(facet, Layer):
                setattr(reading, name, facet.read(reading))
        return reading

    return reading_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Name a database file that is not there yet."""
    return tmp_path / "reports.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """Open a new database."""
    with open_store(path) as opened:
        yield opened
