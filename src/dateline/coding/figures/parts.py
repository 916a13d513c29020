"""Which figure is a part of which: "61 people including five children", "two of them", "bringing the toll to 61"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.model import FigureMention

_INCLUDING = re.compile(
    r"^[^.;]{0,90}\b(?:including|includes?|included|among\s+them|among\s+whom|of\s+whom|of\s+them|mostly|counting)\b[^.;\d]{0,40}$",
    re.IGNORECASE,
)
_AMONG_NUMBER = re.compile(r"\bamong\s+(?:the|those|a\s+total\s+of)?\s*$", re.IGNORECASE)
_LISTED = re.compile(r"^\s*(?:,|and|,\s*and|as well as|plus|&)\s*$", re.IGNORECASE)
_OF_THEM = re.compile(
    r"^\s*(?:of\s+(?:them|whom|those|the\s+(?:dead|victims|killed|wounded|injured)))\b", re.IGNORECASE
)
_AMONG_DEAD = re.compile(
    r"^[^.;]{0,60}\bamong\s+(?:the|those)\s+(?:\w+\s+)?(?:dead|killed|victims|wounded|injured|fatalities|casualties)\b",
    re.IGNORECASE,
)
_DEAD_INCLUDE = re.compile(
    r"\b(?:dead|killed|victims|fatalities|wounded|injured)\b[^.;]{0,40}\b(?:includ\w+|were|are)\b[^.;]{0,40}$|\bamong\s+(?:the|them|those)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_BRINGING = re.compile(
    r"\b(?:bring|brings|bringing|brought|rais\w+|tak\w+|push\w+|increas\w+)\b[^.;]{0,80}\bto\s+$", re.IGNORECASE
)


def parts_of(
    text: str, mentions: Sequence[FigureMention], sentences: Sequence[int], passages: Sequence[int]
) -> dict[int, int]:
    """Return the index of the whole of each mention that is a part of another of the same measure.

    `sentences` and `passages` number the sentence and the passage of each mention.
    """
    found: dict[int, int] = {}
    for index, mention in enumerate(mentions):
        before = index - 1
        if before >= 0 and sentences[before] == sentences[index] and mentions[before].measure == mention.measure:
            between = text[mentions[before].end : mention.start]
            if _INCLUDING.search(between):
                found[index] = found.get(before, before) if _LISTED.match(between) else before
            elif _LISTED.match(between) and before in found:
                found[index] = found[before]
            elif _AMONG_NUMBER.search(between) or _BRINGING.search(between):
                found[found.get(before, before)] = index
        if index not in found and _tells_part(text, mention):
            whole = _last_whole(text, mentions, index, passages, found)
            if whole is not None:
                found[index] = whole
    return found


def _tells_part(text: str, mention: FigureMention) -> bool:
    before, tail = text[max(0, mention.start - 110) : mention.start], text[mention.end : mention.end + 110]
    words = mention.text.split(" ", 1)
    inside = len(words) > 1 and _OF_THEM.match(words[1]) is not None
    return inside or bool(_OF_THEM.match(tail) or _AMONG_DEAD.match(tail) or _DEAD_INCLUDE.search(before))


def _last_whole(
    text: str, mentions: Sequence[FigureMention], index: int, passages: Sequence[int], found: dict[int, int]
) -> int | None:
    """Return the last whole before a mention, of the same measure and passage and not smaller."""
    mention = mentions[index]
    for other in range(index - 1, -1, -1):
        before = mentions[other]
        if passages[other] != passages[index]:
            return None
        if (
            before.measure == mention.measure
            and other not in found
            and _holds(before, mention)
            and not _tells_part(text, before)
        ):
            return other
    return None


def _holds(whole: FigureMention, part: FigureMention) -> bool:
    most = whole.high if whole.high is not None else float("inf")
    return (part.low or 0) <= most
