from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.store import Run, Store, open_store
from tests.factories import run_info


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "reports.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with open_store(path) as opened:
        yield opened


@pytest.fixture
def run(store: Store) -> Run:
    return store.begin_run(run_info())
