"""The gazetteer: place names looked up in one compiled SQLite file."""

from __future__ import annotations


class Gazetteer:
    """Place names and what they may stand for."""


def load_gazetteer() -> Gazetteer:
    """Load the compiled gazetteer, compiling it first where that was not done yet."""
    return Gazetteer()
