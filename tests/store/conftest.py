from __future__ import annotations

import pytest

from dateline.store import Run, Store
from tests.factories import run_info


@pytest.fixture
def run(store: Store) -> Run:
    return store.begin_run(run_info())
