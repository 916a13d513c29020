"""Where a report as a whole plays: its country, and the weight of each province in it."""

from __future__ import annotations

from collections import defaultdict

from dateline.coding.reading import Reading
from dateline.model import PlaceMention

FADING = 0.25
"""How fast a mention's weight falls with the sentences before it."""
IN_TITLE = 2.0
"""What a place's name in the title adds to its weight."""
_ASIDE = frozenset({"dateline", "byline", "trailer", "clutter"})


def home_country(reading: Reading) -> str | None:
    """Return the country that most of the report's mentions of places are in; its name and adjective count half."""
    known = reading.memo.get("places.home")
    if isinstance(known, tuple):
        country: str | None = known[0]
        return country
    counts: defaultdict[str, float] = defaultdict(float)
    for mention in reading.places:
        if mention.country and not mention.metonym:
            counts[mention.country] += 0.5 if mention.adjective or mention.precision == "country" else 1.0
    home = max(counts, key=lambda c: counts[c], default=None)
    reading.memo["places.home"] = (home,)
    return home


def focus(reading: Reading) -> dict[tuple[str | None, str | None], float]:
    """Return the weight of each province (country, province) by its mentions: early ones and the title's count most."""
    weights: defaultdict[tuple[str | None, str | None], float] = defaultdict(float)
    starts = [sentence.start_char for sentence in reading.doc.sents]
    title = (reading.report.title or "").lower()
    for mention in reading.places:
        if _counts(reading, mention):
            before = sum(1 for start in starts if start <= mention.start) - 1
            weight = 1 / (1 + FADING * before)
            weights[mention.country, mention.admin1] += weight + IN_TITLE * (mention.text.lower() in title)
    return weights


def _counts(reading: Reading, mention: PlaceMention) -> bool:
    if mention.adjective or mention.metonym or mention.admin1 is None:
        return False
    if any(a.source and a.source.holds(mention.span) for a in reading.attributions):
        return False
    return reading.passage_kind(mention.start) not in _ASIDE
