"""How long tests that make up their inputs go on: `./dev fuzz` gives them many times what `./dev test` does."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

TIMES = int(os.environ.get("DATELINE_FUZZ_TIMES", "1"))


def fuzz(examples: int) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Mark a test of made-up inputs, and give it so many of them in a usual run of the tests."""
    allowed = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large]
    limits = settings(max_examples=examples * TIMES, deadline=None, suppress_health_check=allowed)
    return lambda test: pytest.mark.fuzz(limits(test))
