"""Where a report as a whole plays: its country, and the weight of each province in it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict

from dateline.coding.places.names import is_street
from dateline.coding.reading import Reading
from dateline.coding.spans import Spans
from dateline.model import Attribution, PlaceMention

FADING = 0.25
"""How fast a mention's weight falls with the sentences before it."""
IN_TITLE = 2.0
"""What a place's name in the title adds to its weight."""
WRITTEN_FROM = 0.3
"""What the place that a report was written from tells of where it plays: a capital's radio speaks of all the world."""
TOWN = 0.7
"""What a town or province tells of it: more than a country's name, but it may be taken for a namesake."""
_ADJECTIVES = frozenset({"u.s.", "us", "u.s", "u.k.", "uk"})
"""Short names of countries that have no other adjective ("the U.S. ambassador")."""
_ASIDE = frozenset({"dateline", "byline", "trailer", "clutter"})


def home_country(reading: Reading) -> str | None:
    """Return the country that most mentions of places are in; a capital or a country's name counts less."""
    known = reading.memo.get("places.home")
    if isinstance(known, tuple):
        country: str | None = known[0]
        return country
    counts: defaultdict[str, float] = defaultdict(float)
    for mention in reading.places:
        if mention.country and not mention.metonym:
            counts[mention.country] += _worth(reading, mention)
    home = max(counts, key=lambda c: counts[c], default=None)
    reading.memo["places.home"] = (home,)
    return home


def _worth(reading: Reading, mention: PlaceMention) -> float:
    """Return how much a mention tells of where the report plays: governments are named by countries and capitals."""
    if mention.adjective:
        return 0.2
    if mention.precision == "country":
        return 0.1 if _is_adjective(reading, mention) else 0.3
    if reading.passage_kind(mention.start) in _ASIDE:
        return WRITTEN_FROM
    if is_street(reading.text, mention.end):
        return 0.0
    first = reading.gazetteer.find(mention.text)[:2]
    return 0.4 if any(c.capital and c.geonameid == mention.geonameid for c in first) else TOWN


def _is_adjective(reading: Reading, mention: PlaceMention) -> bool:
    token = reading.token_at(mention.end - 1)
    return mention.text.lower() in _ADJECTIVES and token is not None and token.dep_ in ("compound", "nmod", "amod")


def focus(reading: Reading) -> dict[tuple[str | None, str | None], float]:
    """Return the weight of each province (country, province) by its mentions: early ones and the title's count most."""
    weights: defaultdict[tuple[str | None, str | None], float] = defaultdict(float)
    starts = [sentence.start_char for sentence in reading.doc.sents]
    title = (reading.report.title or "").lower()
    for mention in reading.places:
        if _counts(reading, mention):
            before = bisect_right(starts, mention.start) - 1
            weight = 1 / (1 + FADING * before)
            weights[mention.country, mention.admin1] += weight + IN_TITLE * (mention.text.lower() in title)
    return weights


def sources(reading: Reading) -> Spans:
    """Return the words by which the report names those who say what it tells."""
    return reading.of_layer("places.sources", reading.attributions, _sources)


def _sources(attributions: tuple[Attribution, ...]) -> Spans:
    return Spans(a.source for a in attributions if a.source)


def _counts(reading: Reading, mention: PlaceMention) -> bool:
    if mention.adjective or mention.metonym or mention.admin1 is None:
        return False
    if sources(reading).hold(mention.span):
        return False
    return reading.passage_kind(mention.start) not in _ASIDE
