"""The place that each mention's whole phrase tells: the name with its relation, a pair of names, a name within another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.coding.places.home import focus, home_country
from dateline.coding.places.measures import DISTANCE, kilometres
from dateline.coding.places.names import is_street
from dateline.coding.places.relative import Relation, apply, read_relation
from dateline.coding.reading import Reading
from dateline.gazetteer import Gazetteer
from dateline.gazetteer.geometry import between, km_between, moved, towards
from dateline.model import PlaceMention, PlacePrecision, Span

AREAS = frozenset({"admin", "region", "country"})
QUARTER_KM = 5.0
"""The radius of a quarter or village of which only the town or the neighbour is known."""
_AND = r"(?:['’]s)?\s+(?:and|to|with|&)\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}(?:(?:city|town|village|province)\s+of\s+)?$"
_WAY = r"(?:road|highway|route|motorway|railway|railroad|track|corridor|stretch|axis|line|supply\s+line|pipeline)s?"
_NOUNS = r"(?:the\s+)?(?:[a-z-]+\s+){0,3}(?:(?:city|cities|town|towns|village|villages|provinces?)\s+(?:of\s+)?)?"
BETWEEN = re.compile(
    rf"\b(?:(?:about\s+|roughly\s+)?(?:half-?\s?way|midway)\s+|{_WAY}\s+|area\s+)?(?:in\s+)?between\s+{_NOUNS}$",
    re.IGNORECASE,
)
ROAD = re.compile(
    rf"(?:\b(?:on|along|off|near|of)\s+)?(?:the\s+|a\s+)?(?:main\s+|[\w-]+\s+)?\b{_WAY}\s+(?:that\s+)?(?:leading\s+|running\s+|which\s+)?"
    rf"(?:from|between|links?|linking|connects?|connecting|joining)\s+{_NOUNS}$",
    re.IGNORECASE,
)
_ROAD_AFTER = re.compile(rf"^(?:\s+(?:international|main|desert|coastal))?\s+{_WAY}\b", re.IGNORECASE)
_BORDER = re.compile(
    r"\b(?:near|along|on|at|across|close\s+to|towards?)\s+(?:the|its)\s+(?:[\w-]+\s+)?(?:border|frontier)\s+(?:with|of|to)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_TO_ROAD = re.compile(
    rf"\b(?:on|along|down|up)\s+(?:the\s+)?(?:main\s+)?{_WAY}\s+(?:to|towards?|leading\s+to)\s+{_NOUNS}$", re.IGNORECASE
)
_SO_FAR_FROM = re.compile(
    rf"^,?\s+{DISTANCE}\s+(?:away\s+)?(?:from|outside(?:\s+of)?|out\s+of)\s+{_NOUNS}$", re.IGNORECASE
)
QUARTER_FAR_KM = 40.0
"""How far a quarter may lie from every town that the report tells."""
_QUARTER_AFTER = re.compile(r"(?:,|\s+and|(?:\s+and)?\s+(?:[A-Z][\w'-]*\s+){1,3})*\s+(?:neighbou?rhoods?|quarters?)\b")
OF_ONE_PROVINCE = 0.6
"""The share of the weight of a report's places from which it plays in one province."""
ASSUMED = "within the report's area"
"""The relation of a name that no map has, and of which the text does not tell where it lies."""
BORDER_KM = 100.0
"""The radius of what is told to be near a border of two countries and no more."""
_ROAD_TO = re.compile(
    rf"^,?\s+(?:(?:on|along|down|up)\s+)?(?:the\s+)?(?:main\s+)?(?:{_WAY}\s+)?(?:to|towards?|leading\s+to|in\s+the\s+direction\s+of)\s+{_NOUNS}$",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"^(?:\s+(?!and\b|or\b|to\b|from\b|but\b)[\w'’-]+){0,4}(?:,|\s\(|\s+(?:in|of|near|outside|inside|within|at|around|on)\b)?\s*"
    r"(?:(?:an?|the)\s+)?(?:(?!and\b|or\b|to\b|from\b)[\w'’-]+,?\s+){0,5}$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s*,?\s+(?:and\s+|&\s+)?(?:the\s+)?(?:(?:villages?|towns?)\s+of\s+)?", re.IGNORECASE)
"""What stands between two names of a list."""
_OF_TOWN = re.compile(
    r"^(?:['’]s?|s)?\s+(?:(?:northern|southern|eastern|western|central|besieged|rebel-held)\s+)?(?:(?:district|neighbou?rhood|quarter|suburb|village|town)s?\s+of\s+)?(?:al-)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A place as a mention's phrase tells it."""

    span: Span
    lat: float | None
    lon: float | None
    precision: PlacePrecision | None
    radius_km: float | None = None
    relation: str | None = None
    area: object | None = None
    mention: PlaceMention | None = None
    """Where the place was taken from, if from another mention than its own ("Alpha, in Beta province")."""


def phrases(reading: Reading) -> tuple[Phrase, ...]:
    """Return the phrase of each of the report's place mentions, in their order; worked out once a report."""
    known = reading.memo.get("places.phrases")
    if isinstance(known, tuple):
        return known
    found = _read(reading)
    reading.memo["places.phrases"] = found
    return found


def _read(reading: Reading) -> tuple[Phrase, ...]:
    mentions = reading.places
    found = [phrase(reading, m) for m in mentions]
    for i in range(len(mentions) - 1):
        pair = _pair(reading, mentions[i], mentions[i + 1], found[i])
        if pair is not None:
            found[i] = pair
            if pair.span.end >= mentions[i + 1].end:
                found[i + 1] = pair
    for i in range(len(mentions) - 1, -1, -1):
        street = mentions[i].precision == "exact" and is_street(reading.text, mentions[i].end)
        if street:
            found[i] = replace(found[i], lat=None, lon=None, precision=None)
        if found[i].lat is None or _is_quarter_of_another(reading, i):
            found[i] = (
                _within(reading, mentions, found, i)
                or _of_the_list(reading, found, i)
                or _of_the_town(reading, i)
                or found[i]
            )
    homeless = [i for i, p in enumerate(found) if p.lat is None and _is_on_no_map(reading, mentions[i])]
    if homeless and (home := _home(reading)):
        for i in homeless:
            found[i] = replace(home, span=found[i].span)
    return tuple(found)


def _is_on_no_map(reading: Reading, mention: PlaceMention) -> bool:
    """Tell whether no gazetteer has a name at all: one that it has, but not near enough ("Geneva"), lies elsewhere."""
    if mention.adjective or mention.metonym:
        return False
    return is_street(reading.text, mention.end) or not reading.gazetteer.knows(mention.text)


def _home(reading: Reading) -> Phrase | None:
    """Return the province in which most of a report's places lie, else its country: where one that no map has may be.

    It has the precision of that, with half of the settled part's diagonal as its radius.
    """
    country = home_country(reading)
    weights = {area: w for area, w in focus(reading).items() if area[0] == country}
    most = max(weights, key=lambda a: weights[a], default=None)
    admin1 = most[1] if most and weights[most] >= OF_ONE_PROVINCE * sum(weights.values()) else None
    extent = reading.gazetteer.extent(admin1 or country or "")
    if extent is None:
        return None
    south, west, north, east = extent
    lat, lon = round((south + north) / 2, 4), round((west + east) / 2, 4)
    precision: PlacePrecision = "admin" if admin1 else "country"
    holder = PlaceMention(0, 0, "", lat, lon, None, None, country, admin1, precision)
    radius = round(km_between(lat, lon, north, east), 1)
    return Phrase(Span(0, 0), lat, lon, precision, radius, ASSUMED, None, holder)


def phrase(reading: Reading, mention: PlaceMention) -> Phrase:
    """Return the place that a mention tells with the words about it."""
    area = mention.precision in AREAS
    if mention.precision == "country" and (border := _border(reading, mention)):
        return border
    told = not (mention.adjective or _modifies(reading, mention))
    relation = None if not told else read_relation(reading.text, mention.start, area, mention.end)
    if relation is None or mention.lat is None or mention.lon is None:
        return Phrase(mention.span, mention.lat, mention.lon, mention.precision)
    lat, lon = apply(relation, mention.lat, mention.lon)
    span = Span(min(mention.start, relation.start), max(mention.end, relation.end or 0))
    plain = Phrase(span, lat, lon, relation.precision, relation.radius_km, relation.kind)
    return _part_of_area(reading.gazetteer, mention, relation, plain) if relation.precision == "region" else plain


def _modifies(reading: Reading, mention: PlaceMention) -> bool:
    """Tell whether a country's name only tells whose a thing is ("near the US embassy")."""
    token = reading.token_at(mention.end - 1) if mention.precision == "country" else None
    return token is not None and token.dep_ in ("compound", "nmod", "amod") and token.head.i > token.i


def _border(reading: Reading, mention: PlaceMention) -> Phrase | None:
    """Read "near the border with Beta": the border of the report's own country with it, where the gazetteer has that."""
    before = reading.text[max(0, mention.start - 60) : mention.start]
    match = _BORDER.search(before)
    home = home_country(reading)
    if match is None:
        return None
    span = Span(mention.start - len(before) + match.start(), mention.end)
    countries = reading.codebook.countries
    names = [countries[c].name for c in (home, mention.country) if c in countries]
    for one, other in (names, names[::-1]) if len(names) == 2 else ():
        for found in reading.gazetteer.find(f"{one}-{other} border")[:1]:
            return Phrase(span, found.lat, found.lon, "region", BORDER_KM, f"border: {one} and {other}")
    return Phrase(span, mention.lat, mention.lon, "country", None, "border")


def _part_of_area(gazetteer: Gazetteer, mention: PlaceMention, relation: Relation, plain: Phrase) -> Phrase:
    """Return the third of a province or country that lies to the side told, as a box; its middle is the point."""
    code = mention.admin1 if mention.precision == "admin" else mention.country
    extent = gazetteer.extent(code) if code and mention.precision != "region" else None
    if extent is None:
        return plain
    south, west, north, east = extent
    if relation.bearing is None:
        lats, lons = _third(south, north, 0), _third(west, east, 0)
    else:
        steps = round(relation.bearing / 45) % 8
        lats = _third(south, north, {0: 1, 1: 1, 7: 1, 3: -1, 4: -1, 5: -1}.get(steps))
        lons = _third(west, east, {1: 1, 2: 1, 3: 1, 5: -1, 6: -1, 7: -1}.get(steps))
    lat, lon = round(sum(lats) / 2, 4), round(sum(lons) / 2, 4)
    corners = [(lons[0], lats[0]), (lons[1], lats[0]), (lons[1], lats[1]), (lons[0], lats[1]), (lons[0], lats[0])]
    area = {"type": "Polygon", "coordinates": [[[round(x, 4), round(y, 4)] for x, y in corners]]}
    return replace(plain, lat=lat, lon=lon, radius_km=round(km_between(lat, lon, lats[1], lons[1]), 1), area=area)


def _third(low: float, high: float, side: int | None) -> tuple[float, float]:
    """Return the upper (1), middle (0) or lower (-1) third of a range; all of it for None."""
    if side is None:
        return low, high
    step = (high - low) / 3
    begin = low + step * (side + 1)
    return begin, begin + step


def _pair(reading: Reading, first: PlaceMention, second: PlaceMention, told: Phrase) -> Phrase | None:
    """Read two names that tell one place: between them, on the way from one to the other, so far from one on it."""
    if first.adjective or second.adjective or None in (first.lat, first.lon, second.lat, second.lon):
        return None
    text = reading.text
    middle, before = text[first.end : second.start], text[max(0, first.start - 90) : first.start]
    if len(middle) > 70:
        return None
    if told.relation and told.precision == "offset" and _ROAD_TO.match(middle):
        return _on_the_way(first, second, told)
    if (match := _SO_FAR_FROM.match(middle)) and (way := _TO_ROAD.search(before)):
        span = Span(first.start - len(before) + way.start(), second.end)
        km = kilometres(match)
        told = Phrase(span, second.lat, second.lon, "offset", km, f"offset: {km:g} km")
        return _on_the_way(second, first, told)
    if first.precision == "country" or second.precision == "country":
        return None
    if re.fullmatch(r"\s?[-–—/]\s?|\s+to\s+", middle) and (
        after := _ROAD_AFTER.match(text[second.end : second.end + 40])
    ):
        return _middle(first, second, Span(first.start, second.end + after.end()), "road")
    if not re.match(_AND, middle, re.IGNORECASE):
        return None
    if match := ROAD.search(before) or BETWEEN.search(before):
        kind = "road" if re.search(_WAY, match.group(), re.IGNORECASE) else "between"
        start = first.start - len(before) + match.start()
        return _middle(first, second, Span(start + len(match.group()) - len(match.group().lstrip()), second.end), kind)
    return None


def _point(mention: PlaceMention) -> tuple[float, float]:
    """Return the point of a mention that has one."""
    if mention.lat is None or mention.lon is None:
        raise ValueError(f"{mention.text!r} has no point")
    return mention.lat, mention.lon


def _middle(first: PlaceMention, second: PlaceMention, span: Span, kind: str) -> Phrase:
    here, there = _point(first), _point(second)
    lat, lon = between(*here, *there)
    half = round(km_between(*here, *there) / 2, 1)
    line = {"type": "LineString", "coordinates": [[*reversed(here)], [*reversed(there)]]}
    words = f"{kind}: {first.name or first.text} and {second.name or second.text}"
    return Phrase(span, lat, lon, "near", max(half, 1.0), words, line)


def _on_the_way(first: PlaceMention, second: PlaceMention, told: Phrase) -> Phrase:
    """Return the point at the distance told from the first name in the direction of the second."""
    here, there = _point(first), _point(second)
    if (told.lat, told.lon) != here or told.radius_km is None:
        return told
    lat, lon = moved(*here, towards(*here, *there), told.radius_km)
    radius = max(2.0, round(told.radius_km * 0.1, 1))
    return replace(told, lat=lat, lon=lon, radius_km=radius, relation=f"{told.relation} towards {second.name}")


def _within(reading: Reading, mentions: Sequence[PlaceMention], found: Sequence[Phrase], index: int) -> Phrase | None:
    """Return for a name without a point what the name beside it tells: "Alpha, 12 km south of Beta"."""
    here = mentions[index]
    for step in (1, -1):
        other = index + step
        if not 0 <= other < len(mentions) or mentions[other].adjective or found[other].lat is None:
            continue
        abroad = mentions[other].precision == "country" and mentions[other].country != home_country(reading)
        if abroad or mentions[other].metonym:
            continue
        first, second = (here, mentions[other]) if step == 1 else (mentions[other], here)
        begins = max(first.end, found[other].span.start) if step == 1 else second.start
        gap = reading.text[first.end : begins]
        if len(gap) > 60 or "\n" in gap or not (_WITHIN if step == 1 else _OF_TOWN).match(gap):
            continue
        return _held(here, mentions[other], found[other])
    return None


def _of_the_list(reading: Reading, found: Sequence[Phrase], index: int) -> Phrase | None:
    """Return for a name in a list what holds the next one too ("Alpha and Beta in Gamma province")."""
    after = index + 1
    if after == len(found) or found[after].relation != "within" or found[index].lat is not None:
        return None
    here = reading.places[index]
    if not _LISTED.fullmatch(reading.text, here.end, reading.places[after].start):
        return None
    return replace(found[after], span=here.span)


def _is_quarter_of_another(reading: Reading, index: int) -> bool:
    """Tell whether a name that the words call a quarter was taken for a far namesake ("the San Benito neighborhood")."""
    here = reading.places[index]
    if here.precision != "exact" or here.lat is None or here.lon is None:
        return False
    if not _QUARTER_AFTER.match(reading.text, here.end):
        return False
    beside = reading.places[:index] + reading.places[index + 1 : index + 2]
    towns = [m for m in beside if m.precision == "exact" and m.geonameid != here.geonameid]
    near = [
        m for m in towns
        if m.lat is not None and m.lon is not None and km_between(here.lat, here.lon, m.lat, m.lon) <= QUARTER_FAR_KM
    ]  # fmt: skip
    return bool(towns) and not near


def _of_the_town(reading: Reading, index: int) -> Phrase | None:
    """Return for a quarter that no gazetteer lists the town that the report told last before it."""
    here = reading.places[index]
    words = reading.codebook.word_set("place_quarters")
    beside = re.findall(r"[\w-]+", reading.text[max(0, here.start - 24) : here.start].lower())[-2:]
    beside += re.findall(r"[\w-]+", reading.text[here.end : here.end + 20].lower())[:1]
    last = re.findall(r"[\w-]+", here.text.lower())[-1:]
    if not words.intersection([*beside, *last]) and not is_street(reading.text, here.end):
        return None
    home = home_country(reading)
    towns = [
        m
        for m in reading.places[:index]
        if m.precision == "exact" and m.country == home and not m.metonym and not is_street(reading.text, m.end)
    ]
    return _held(here, towns[-1], Phrase(towns[-1].span, towns[-1].lat, towns[-1].lon, "exact")) if towns else None


def _held(here: PlaceMention, holder: PlaceMention, told: Phrase) -> Phrase:
    if told.precision == "offset":
        return replace(told, span=Span(min(here.start, told.span.start), max(here.end, told.span.end)), mention=holder)
    if told.precision in AREAS:
        return Phrase(here.span, told.lat, told.lon, told.precision, None, "within", None, holder)
    return Phrase(here.span, told.lat, told.lon, "near", QUARTER_KM, "within", None, holder)
