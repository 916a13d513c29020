"""Lines that a layout sets apart from the prose: subheadings, and pull quotes that repeat what the prose says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.model import Passage

_LONGEST_HEADING = 80
"""Code points of a line that can be a subheading."""
_MOST_WORDS = 12
_FEWEST_PULLED = 4
_MOST_PULLED = 60
"""Words of a pull quote."""
_MOST_TRIED = 40
"""Passages of one text that are looked for in its prose, so that the time stays bounded."""
_ENDED = '.!?”"’…'
_MARKS = "\"“”„«»‘’'`"
_CREDIT = re.compile(r"\s*[—–-]+\s*[^—–\n]{2,60}$")
_WORD = re.compile(r"[^\W_]+")


def with_asides(text: str, passages: Sequence[Passage], open_words: frozenset[str]) -> list[Passage]:
    """Return the passages with those named that are subheadings or pull quotes, and were paragraphs or quotations."""
    found = list(passages)
    for n in range(1, len(found) - 1):
        if found[n].kind == "paragraph" and _is_heading(text, found[n - 1], found[n], found[n + 1], open_words):
            found[n] = replace(found[n], kind="subheading")
    candidates = [n for n, p in enumerate(found) if _may_be_pulled(text, p)][:_MOST_TRIED]
    if candidates:
        told = (p for n, p in enumerate(found) if p.kind == "paragraph" and n not in candidates)
        prose = " ".join(_plain(p.span.of(text)) for p in told)
        for n in candidates:
            words = _plain(_CREDIT.sub("", found[n].span.of(text)))
            if _FEWEST_PULLED <= len(words.split()) <= _MOST_PULLED and f" {words} " in f" {prose} ":
                found[n] = replace(found[n], kind="pull_quote")
    return found


def _is_heading(text: str, before: Passage, here: Passage, after: Passage, open_words: frozenset[str]) -> bool:
    """Tell whether a short line with no stop stands on its own between paragraphs that end with one."""
    words = here.span.of(text)
    if len(words) > _LONGEST_HEADING or after.kind != "paragraph" or before.kind not in ("paragraph", "quotation"):
        return False
    if words[-1] in _ENDED + ",;:—–-)" or not words[0].isupper() or text[before.end - 1] not in _ENDED:
        return False
    if not 1 <= len(words.split()) <= _MOST_WORDS or words.split()[-1].lower() in open_words:
        return False
    alone = "\n" in text[before.end : here.start]
    return alone and text[after.end - 1] in _ENDED and after.end - after.start > len(words)


def _may_be_pulled(text: str, passage: Passage) -> bool:
    """Tell whether a passage is set as a quotation, or begins and ends with its marks, a name after it or not."""
    if passage.end - passage.start > _MOST_PULLED * 12:
        return False
    if passage.kind == "quotation":
        return True
    if passage.kind != "paragraph" or text[passage.start] not in _MARKS:
        return False
    return _CREDIT.sub("", passage.span.of(text)).rstrip()[-1:] in _MARKS


def _plain(words: str) -> str:
    return " ".join(_WORD.findall(words.lower()))
