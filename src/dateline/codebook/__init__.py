"""The codebook as data: event types, measures, sources, cues, actors, words; and its loader."""

from dateline.codebook.loader import Codebook, load_codebook
from dateline.codebook.yamlfile import CodebookError

__all__ = ["Codebook", "CodebookError", "load_codebook"]
