"""Voices: who says so, and the chain from the publisher to the origin of each claim."""

from __future__ import annotations

from dateline.coding.voices.attributions import quotations, read_attributions
from dateline.coding.voices.chain import chain_at, chain_of, voice_of

__all__ = ["chain_at", "chain_of", "quotations", "read_attributions", "voice_of"]
