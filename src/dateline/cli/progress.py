"""How far long work has come: a bar on a terminal, a line a minute elsewhere; always on standard error."""

from __future__ import annotations

import sys
import time
from typing import Any

import click

EVERY = 60.0
"""Seconds between two lines where standard error is no terminal."""


class Progress:
    """Use it in a `with` block; call it for each report that is done."""

    def __init__(self, total: int | None, shown: bool = True, what: str = "reports") -> None:
        """Take how many there are (None: not known). A bar is `shown` only where it does not cross the output."""
        self._total, self._what = total, what
        self._done = 0
        self._began = self._told = time.monotonic()
        self._bar = _bar(what) if shown and sys.stderr.isatty() else None

    def __enter__(self) -> Progress:
        if self._bar is not None:
            self._bar.start()
            self._task = self._bar.add_task(self._what, total=self._total)
        return self

    def __call__(self, more: int = 1) -> None:
        """Count so many more."""
        self._done += more
        if self._bar is not None:
            self._bar.advance(self._task, more)
        elif time.monotonic() - self._told >= EVERY:
            self._told = time.monotonic()
            click.echo(f"dateline: {self._said()}", err=True)

    def _said(self) -> str:
        of = f" of {self._total:,}" if self._total else ""
        rate = self._done / max(time.monotonic() - self._began, 1e-9)
        left = f", {(self._total - self._done) / rate / 60:.0f} min left" if self._total else ""
        return f"{self._done:,}{of} {self._what}, {rate:.1f} a second{left}"

    def __exit__(self, *error: object) -> None:
        if self._bar is not None:
            self._bar.stop()


def _bar(what: str) -> Any:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )
    from rich.progress import Progress as Bar

    columns = (SpinnerColumn(), TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Bar(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True)
