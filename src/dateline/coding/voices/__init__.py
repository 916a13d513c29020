"""Voices: who says so, and the chain from the publisher to the origin of each claim."""

from __future__ import annotations

from dateline.coding.voices.attributions import read_attributions
from dateline.coding.voices.chain import chain_of

__all__ = ["chain_of", "read_attributions"]
