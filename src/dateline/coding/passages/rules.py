"""The passage rules of a codebook, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.codebook import Codebook
from dateline.model import PassageKind

_FRAGMENT = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Rule:
    """A passage rule ready for matching."""

    key: str
    kind: PassageKind
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Rules:
    """The passage rules by where they hold, in the order of their file."""

    line: tuple[Rule, ...]
    opening: tuple[Rule, ...]
    inline: tuple[Rule, ...]
    closing: tuple[Rule, ...]


def rules_of(codebook: Codebook) -> Rules:
    """Return the passage rules of a codebook, compiled at its first use."""
    return codebook.derived("passages.rules", _compile)


def _compile(codebook: Codebook) -> Rules:
    parts = {"outlet": "(?:" + "|".join(re.escape(n).replace("\\ ", " ") for n in _outlets(codebook)) + r")(?!\w)"}
    for key, entry in codebook.passages.items():
        if entry.where == "fragment":
            parts[key] = _expanded(entry.pattern, parts)
    return Rules(*(tuple(_rules(codebook, parts, w)) for w in ("line", "opening", "inline", "closing")))


def _rules(codebook: Codebook, parts: dict[str, str], where: str) -> Iterator[Rule]:
    for key, entry in codebook.passages.items():
        if entry.where == where and entry.kind:
            flags = 0 if entry.exact_case else re.IGNORECASE
            blanks = _expanded(entry.pattern, parts).replace(" ?", r"\s*").replace(" ", r"\s+")
            yield Rule(key, entry.kind, re.compile(blanks, flags))


def _expanded(pattern: str, parts: dict[str, str]) -> str:
    return _FRAGMENT.sub(lambda m: parts.get(m[1], m[0]), pattern)


def _outlets(codebook: Codebook) -> list[str]:
    """Return the names of known outlets, the longest first so that they win."""
    known = (s for s in codebook.sources.values() if s.kind == "outlet")
    return sorted({name for source in known for name in (source.name, *source.aliases)}, key=len, reverse=True)
