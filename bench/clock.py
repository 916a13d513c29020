"""Seconds by part, each without what is spent in the parts within it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from time import perf_counter
from typing import Any


class Clock:
    """Adds up the seconds of named parts; a part that is entered within another stops the other's."""

    def __init__(self, now: Callable[[], float] = perf_counter) -> None:
        self.seconds: Counter[str] = Counter()
        self._now = now
        self._within: list[str] = []
        self._since = 0.0

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Count the time of the block for `name`."""
        self._book()
        self._within.append(name)
        try:
            yield
        finally:
            self._book()
            self._within.pop()

    def _book(self) -> None:
        now = self._now()
        if self._within:
            self.seconds[self._within[-1]] += now - self._since  # type: ignore[assignment] # a Counter adds floats too
        self._since = now

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function that does the same and counts its time for `name`."""

        @wraps(function)
        def counted(*args: Any, **kwargs: Any) -> Any:
            with self.part(name):
                return function(*args, **kwargs)

        return counted

    def each(self, name: str, items: Iterable[Any]) -> Iterator[Any]:
        """Yield the items, the time of getting each counted for `name`."""
        iterator, end = iter(items), object()
        while True:
            with self.part(name):
                item = next(iterator, end)
            if item is end:
                return
            yield item
