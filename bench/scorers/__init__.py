"""Scorers: gold documents and coded ones in, figures out; the corpora's own scripts, and small ones of ours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from bench.scorers import claims, links
from bench.scorers.scripts import script

Documents = Mapping[str, dict[str, Any]]
Figures = dict[str, Any]
Scorer = Callable[[Documents, Documents, int], Figures]
"""Takes the gold and the coded documents by their ids, and how many misses to print; both have the same ids."""


_ADAPTED: dict[str, Callable[[Path], Scorer]] = {claims.SCRIPT: claims.Claims, links.SCRIPT: links.Links}
"""Scripts that are not called with documents by their ids."""


def scorer_of(name: str, folder: Path) -> Scorer:
    """Return the scorer that a corpus names: a script of `folder` with its function, or a module of this package."""
    if name in _ADAPTED:
        return _ADAPTED[name](folder)
    file, *function = name.split()
    module = script(folder, file) if file.endswith(".py") else import_module(f"bench.scorers.{file}")
    scorer: Scorer = getattr(module, *function or ["score"])
    return scorer
