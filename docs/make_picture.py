"""Draw the README's picture: the example report as a terminal shows it. `python docs/make_picture.py`."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

from rich.console import Console

import dateline
from dateline.exchange.table import show

HERE = Path(__file__).parent
SHOWN = 6
"""Claims in the picture: the first ones."""


def main() -> None:
    """Code the example and write the picture beside this file."""
    coding = dateline.code((HERE.parent / "examples/bridge.txt").read_text(encoding="utf-8"))
    console = Console(record=True, width=104, file=io.StringIO(), force_terminal=True)
    show([replace(coding, claims=coding.claims[:SHOWN])], console)
    console.save_svg(str(HERE / "claims.svg"), title="dateline code examples/bridge.txt")


if __name__ == "__main__":
    main()
