"""Numbers that a word for a toll tells of ("the death toll rose to 76"), and parts of one ("the dead included two")."""

from __future__ import annotations

import re

from dateline.coding.figures.fates import CASUALTIES
from dateline.coding.figures.tables import HARMED, Tables

_OF = r"(?:dead|killed|deaths|fatalities|victims|martyrs|wounded|injured|missing|displaced|arrested|detained|casualties|refugees|kidnapped)"
_TOLL = re.compile(
    r"\b(?P<kind>death|casualty|injury|human)?\s*(?:\btoll|\bcount|\bnumbers?\s+of\s+(?:(?:the|people|those|civilians|persons|soldiers)\s+)*"
    rf"(?P<of>{_OF})(?:\s+people)?)\b[^.;]{{0,140}}?\b(?:to|at|of|is|was|reach\w*|hit|hits|stands?|stood|became|become|pass\w*|surpass\w*|exceed\w*|"
    r"top\w*|as|now|be|climb\w*|ris\w+|rose|total\w*|put)[\s:]*$",
    re.IGNORECASE,
)
_HOLDS_NUMBER = re.compile(r"(?<!\d)(?!(?:19|20)\d\d\b)\d|\b(?:killed|wounded|injured)\b", re.IGNORECASE)
_NUMBER_OF = re.compile(
    rf"^\s*,?\s*(?-i:the|in\s+the)?\s*(?:total\s+|overall\s+)?(?:number|toll|death\s+toll)\b(?:\s+(?:of\s+)?(?:people\s+|those\s+)?(?P<of>{_OF}))?",
    re.IGNORECASE,
)
_MADE_UP = re.compile(
    rf"^[^.;]{{0,60}}?\b(?:ma[dk]e\w*\s+up|accounted\s+for|were|was|are)\s+(?:\w+\s+)?(?:the\s+rest\s+of|most\s+of|half\s+of|among|among\s+all)\s+(?:the|those)\s+(?P<of>{_OF})\b",
    re.IGNORECASE,
)
_CASES = re.compile(
    r"^\s+(?:more\s+)?cases\s+of\s+(?:\w+\s+)?(?:suffocation|asphyxia\w*|poisoning|injur\w+|breathing|burns)",
    re.IGNORECASE,
)
_LATEST = re.compile(r"\b(?:death\s+)?toll\s*:?\s*$", re.IGNORECASE)
_FROM = re.compile(r"\s+from\s+[\w,]+\s+to\s+$", re.IGNORECASE)
_INCLUDED = re.compile(
    rf"\b(?P<of>{_OF})\b[^.;]{{0,40}}?\b(?:included?|includes|including|were|are)\b[^.;]{{0,60}}$", re.IGNORECASE
)
_AMONG = re.compile(
    rf"\b(?:among|of)\s+(?:the|those|them)\s+(?:[\w,-]+\s+){{0,2}}?(?P<of>{_OF})\b[^.;]{{0,50}}$", re.IGNORECASE
)
_RISE = re.compile(
    r"\b(?:ris\w+|rose|increas\w+|climb\w*|jump\w*|revis\w+|up|f[ae]ll\w*|dropp?\w*|gr[eo]w\w*|rais\w+|went)\b[^.;\d]{0,40}\bfrom\s+$",
    re.IGNORECASE,
)
REACH = 200
"""How many characters before a number are asked."""


def toll_of(text: str, start: int, end: int, begin: int, known: Tables) -> str | None:
    """Return the measure that a word for a toll in the sentence from `begin` gives the number at `[start, end)`."""
    before = _FROM.sub(" to ", text[max(begin, start - REACH) : start])
    for match in _TOLL.finditer(before):
        if not _HOLDS_NUMBER.search(before[match.end("of") if match["of"] else match.start() :]):
            kind = (match["kind"] or "").lower()
            return CASUALTIES if kind == "casualty" else "wounded" if kind == "injury" else _measure(match["of"], known)
    if _LATEST.search(before):
        return "killed"
    if _CASES.match(text[end : end + 60]):
        return "wounded"
    after = _NUMBER_OF.match(text[end : end + 60]) or _MADE_UP.match(text[end : end + 110])
    return _measure(after["of"], known) if after else None


def part_of_toll(text: str, start: int, begin: int, known: Tables) -> str | None:
    """Return the measure of a part of those killed, wounded or missing ("among the dead were four children")."""
    before = text[max(begin, start - REACH) : start]
    found = _AMONG.search(before) or _INCLUDED.search(before)
    if found is None:
        return None
    measure = _measure(found["of"], known)
    return measure if measure in HARMED else None


def _measure(word: str | None, known: Tables) -> str:
    lower = (word or "dead").lower()
    if lower in ("casualties",):
        return CASUALTIES
    if lower in ("victims", "martyrs", "deaths", "fatalities"):
        return "killed"
    return known.words.get(lower) or known.nouns.get(lower.removesuffix("s"), "killed")


def rises_from(text: str, start: int) -> bool:
    """Tell whether a range is rather a rise from one number to the other ("rose from 45 to 50")."""
    return _RISE.search(text[max(0, start - 60) : start]) is not None
