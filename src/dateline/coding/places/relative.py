"""Relative places: a distance, a bearing, a side or a part of a named place (codebook, section 5)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from dateline.coding.places.measures import BEARING, DISTANCE, NUMBER, degrees, kilometres, number
from dateline.gazetteer.geometry import moved
from dateline.model import PlacePrecision

SIDE_KM = 2.0
"""How far a side of a town moves the point."""
COUNTRYSIDE_KM = 15.0
"""How far its countryside, or a bearing without a distance, does."""
PART_KM = 100.0
"""The radius of a part of a province or country whose extent is not known."""
WINDOW = 140
"""The characters before a name in which a relation to it is looked for."""
_FILLER = (
    r"(?:the\s+|its\s+)?(?:(?!(?:and|or|in|to|into|from|on|at|near|by|with|for|that|where|when|after|of|against|killed|killing|between|linking|connecting|along|and)\b)"
    r"[\w'’-]+\s+){0,4}(?:(?:city|town|village|province|governorate|district|region|state|airbase|base|camp|port|capital|centre|center"
    r"|island|airport|area|border|crossing|suburb|neighbou?rhood)(?:\s+of|,)\s+)?(?:the\s+)?$"
)
_TO = r"(?:to\s+the\s+|to\s+|due\s+|further\s+|just\s+|farther\s+)*"
_SUBURBAN = (
    r"outskirts|suburbs?|parts?|districts?|neighbou?rhoods?|sides?|edges?|entrances?|gates?|quarters?|areas?|half|sectors?|fringes?"
    r"|approach(?:es)?|flank|end|sections?|perimeter|front(?:s|lines?)?|belt|environs|limits?|exit|axis"
)
_RURAL = r"countryside|rural|hinterland|farmlands?|plains?|reefs?|desert"
_PLACE_NOUN = rf"(?P<part>{_RURAL}|{_SUBURBAN})(?:\s+(?:areas?|parts?|districts?))?"
OFFSET = re.compile(
    rf"(?:\b(?:within|in)\s+(?:a\s+)?)?\b{DISTANCE}[\s,]*(?:radius\s+(?:of|around)\s+|distance\s+|drive\s+|stretch\s+|away[\s,]+|down\s+the\s+road\s+)?"
    rf"(?:(?:deep\s+)?into\s+(?:the\s+)?[a-z]+\s+)?"
    rf"{_TO}(?:{BEARING}(?:wards?)?\s*(?:of|from|outside)?|(?P<letter>(?-i:[NSEW]))\s+(?:of|from)|off(?:\s+(?:of|the\s+coast\s+of|the\s+shores?\s+of))?|offshore\s+from"
    rf"|(?:away\s+|inland\s+|upstream\s+|downstream\s+|upriver\s+|up\s+the\s+road\s+|down\s+the\s+road\s+|offshore\s+)?(?:from|of|outside(?:\s+of)?)"
    rf"|radius\s+(?:of|around|from)|beyond|past|short\s+of|shy\s+of|out\s+of|around)\s+{_FILLER}",
    re.IGNORECASE,
)
TRAVEL = re.compile(
    rf"\b(?P<count>an?|{NUMBER})(?:\s+and\s+a\s+half)?[\s-]+(?P<unit>hour|minute|day)s?(?:['’]s|['’])?[\s-]+"
    r"(?:(?:(?:long|short|bumpy|boat|car|truck|bus)[\s-]+)?(?P<by>drive|walk|ride|march|trek|journey|trip|flight)s?\s+)?"
    rf"(?:(?:away|by\s+(?:road|car))\s+)?(?:from|outside(?:\s+of)?)\s+{_FILLER}",
    re.IGNORECASE,
)
WATER = re.compile(
    rf"\b(?:(?:just\s+)?(?:upstream|downstream|upriver|downriver|inland|offshore)\s+(?:of|from)|across\s+the\s+river\s+from"
    rf"|opposite|facing|a\s+stone['’]s\s+throw\s+(?:away\s+)?from|within\s+(?:sight|range|striking\s+distance|earshot)\s+of"
    rf"|(?:the\s+)?(?:approach(?:es)?|road)\s+(?:in)?to|above)\s+{_FILLER}",
    re.IGNORECASE,
)
TOWARDS = re.compile(rf"\b(?P<bearing>north|south|east|west)(?:wards?|bound)\s+(?:of|from)\s+{_FILLER}", re.IGNORECASE)
SIDE = re.compile(
    rf"\b(?:the\s+)?(?:far\s+)?{BEARING}(?:ern(?:most)?)?\s+{_PLACE_NOUN}\s+(?:of|to|around|in)\s+{_FILLER}",
    re.IGNORECASE,
)
RURAL_BEARING = re.compile(
    rf"\b{BEARING}(?:ern)?\s+rural\s+{_FILLER}|\brural\s+(?P<bearing2>north|south|east|west)(?:ern)?\s+$", re.IGNORECASE
)
BEARING_OF = re.compile(
    rf"(?:\b(?:just|directly|immediately|slightly|far|an?\s+(?:\w+\s+)?(?:hour|minute)s?['’]?s?\s+(?:drive|walk)|{_TO})\s+)?\b{_TO}(?:the\s+)?"
    rf"{BEARING}\s+(?:of|from)\s+{_FILLER}",
    re.IGNORECASE,
)
BEARING_BEFORE = re.compile(
    rf"\b(?:the\s+)?(?:far[\s-]+)?{BEARING}(?:ern(?:most)?)?[-\s]+(?:(?:and|to|/)\s+(?P<second>(?:north|south)?(?:east|west)?|north|south)(?:ern)?\s+)?$",
    re.IGNORECASE,
)
WITHIN_BEARING = re.compile(rf"\b(?:in|across|throughout)\s+the\s+(?:far\s+)?{BEARING}\s+of\s+{_FILLER}", re.IGNORECASE)
CENTRAL = re.compile(
    r"\b(?:central|downtown|inner|the\s+(?:centre|center|heart|middle)\s+of(?:\s+the)?)\s+$", re.IGNORECASE
)
COAST = re.compile(
    rf"\b(?:off\s+)?(?:the\s+)?(?:coast|shores?|waters?)\s+(?:of|off)\s+{_FILLER}|\boff\s+{_FILLER}|\boffshore\s+{_FILLER}",
    re.IGNORECASE,
)
OUTSKIRTS = re.compile(
    rf"\b(?:on|in|at|to|from|reached|entered)?\s*(?:the\s+)?(?:outskirts|suburbs?|edges?|fringes?|gates|entrances?|doorstep|limits)\s+(?:of|to)\s+{_FILLER}",
    re.IGNORECASE,
)
RURAL = re.compile(
    rf"\b(?:the\s+)?(?:countryside|rural\s+(?:areas?|parts?)|hinterland|farmlands?)\s+(?:around|of|near|surrounding|in|outside)\s+{_FILLER}|\brural\s+$",
    re.IGNORECASE,
)
NEAR = re.compile(
    r"\b(?:near(?:by)?(?:\s+to)?|around|outside(?:\s+of)?|close\s+to|not\s+far\s+from|adjacent\s+to|next\s+to|towards?|in\s+the\s+direction\s+of"
    r"|a\s+short\s+(?:distance|drive)\s+from|overlooking|bordering"
    r"|(?:the\s+)?(?:areas?|regions?|vicinity|environs|surroundings|villages|towns|land|territory|terrain|hills|mountains|roads?)\s+(?:around|near|surrounding|outside)|in\s+the\s+(?:vicinity|area|environs)\s+of"
    rf"|surrounding)\s+{_FILLER}",
    re.IGNORECASE,
)  # fmt: skip
AFTER_PART = re.compile(
    rf"^(?:['’]s?|s)?\s+(?:(?:far\s+)?{BEARING}(?:ern(?:most)?)?\s+)?{_PLACE_NOUN}(?:\s+areas?)?\b", re.IGNORECASE
)
AFTER_SIDE = re.compile(
    r"^['’]s?\s+(?:far\s+)?(?P<bearing>(?:north|south)[\s-]?(?:east|west)|north|south|east|west)"
    r"(?=\s+(?:on|in|at|as|and|where|when|which|during|after|before|by|with|for|to|late|early|over|overnight|since|from)\b"
    r"|[.,;:!?)]|\s*$)",
    re.IGNORECASE,
)
AFTER_NEAR = re.compile(
    r"^(?:['’]s?)?\s+(?:outskirts|environs|vicinity|surroundings|direction|front(?:line)?s?|suburbs)\b", re.IGNORECASE
)
AFTER_AREA = re.compile(r"^\s+areas?\b(?!\s+of\b)", re.IGNORECASE)
_RURAL_WORDS = re.compile(_RURAL, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Relation:
    """How a place lies to a named one: where its words begin and end, and the point and radius that follow."""

    start: int
    kind: str
    precision: PlacePrecision
    bearing: float | None
    km: float
    radius_km: float
    end: int | None = None
    """Where its words end, if they go on after the name."""


def read_relation(text: str, start: int, area: bool, end: int | None = None) -> Relation | None:
    """Read how the text about a name relates to it; the name stands at `start` to `end` of `text`.

    `area` tells that the name is a province's or country's, a part of which is a region of its own.
    """
    window = max(0, start - WINDOW)
    before = _same_sentence(text[window:start])
    at = start - len(before)
    told: dict[_Needs, bool] = {}
    for pattern, build, needs in _BEFORE:
        if needs not in told:
            told[needs] = _worth(before, needs)
        match = pattern.search(before) if told[needs] else None
        if match and (found := build(match, at, area)):
            found = replace(found, start=start - len(text[found.start : start].lstrip()))
            return _of_the_countryside(text, found, end) if pattern is BEARING_BEFORE else found
    return _after(text, start, end, area) if end is not None else None


def _of_the_countryside(text: str, found: Relation, end: int | None) -> Relation:
    """Return the part as one of the countryside, where the name goes on so ("the northern Alpha countryside")."""
    rest = re.match(rf"\s+(?:{_RURAL})\b", text[end : end + 30], re.IGNORECASE) if end is not None else None
    if rest is None or end is None:
        return found
    return replace(found, precision="near", km=COUNTRYSIDE_KM, radius_km=COUNTRYSIDE_KM, end=end + rest.end())


def apply(relation: Relation, lat: float, lon: float) -> tuple[float, float]:
    """Return the point (degrees) that the relation makes of a named place's."""
    if relation.bearing is None or not relation.km:
        return lat, lon
    return moved(lat, lon, relation.bearing, relation.km)


def _same_sentence(before: str) -> str:
    """Return the part of the text before a name that is of its sentence."""
    cuts = [m.end() for m in re.finditer(r"[.!?;:]['”’\")]?\s+(?=[A-Z\"“'‘])|\n", before)]
    return before[cuts[-1] :] if cuts else before


def _words(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    return groups.get("bearing") or groups.get("bearing2") or groups.get("letter")


def _offset(match: re.Match[str], at: int, area: bool) -> Relation | None:
    km = kilometres(match)
    told = _words(match)
    if told is None and km > 1000:
        return None
    words = f"{km:.3g} km" if km < 1 else f"{round(km, 1):g} km"
    if told is None:
        return Relation(at + match.start(), f"offset: {words}", "offset", None, km, max(km, 0.1))
    kind = f"offset: {words} {_plain(told)}"
    return Relation(at + match.start(), kind, "offset", degrees(told), km, max(2.0, round(km * 0.1, 1)))


def _plain(told: str) -> str:
    return re.sub(r"\s+", "-", told if told.isupper() else told.lower())


_KMH = {"drive": 60.0, "walk": 5.0, "march": 5.0, "trek": 5.0, "flight": 600.0, "ride": 40.0}
"""Kilometres an hour that a way of travelling is taken for at most; the others as a drive."""
_HOURS = {"hour": 1.0, "minute": 1 / 60, "day": 8.0}


def _travel(match: re.Match[str], at: int, area: bool) -> Relation:
    """Return "an hour's drive from": the place's own point, with as much about it as can be reached."""
    count = 1.0 if match["count"].lower() in ("a", "an") else number(match["low"])
    way = (match["by"] or "drive").lower()
    km = round(count * _HOURS[match["unit"].lower()] * _KMH.get(way, 60.0), 1)
    words = f"{match['count'].lower()} {match['unit'].lower()} {way}"
    return Relation(at + match.start(), f"travel: {words}", "near", None, 0.0, max(km, SIDE_KM))


def _side(match: re.Match[str], at: int, area: bool) -> Relation:
    told, part = _words(match), match.groupdict().get("part") or "rural"
    assert told is not None
    return _part(at + match.start(), told, bool(_RURAL_WORDS.search(part)), area)


def _part(start: int, told: str, rural: bool, area: bool, end: int | None = None) -> Relation:
    kind = f"part: {_plain(told)}"
    if area and not rural:
        return Relation(start, kind, "region", degrees(told), 0.0, PART_KM, end)
    km = COUNTRYSIDE_KM if rural else SIDE_KM
    return Relation(start, kind, "near", degrees(told), km, km, end)


def _rural_bearing(match: re.Match[str], at: int, area: bool) -> Relation:
    told = _words(match)
    assert told is not None
    return _part(at + match.start(), told, True, area)


def _bearing_of(match: re.Match[str], at: int, area: bool) -> Relation:
    told = _words(match)
    assert told is not None
    return Relation(
        at + match.start(), f"bearing: {_plain(told)}", "near", degrees(told), COUNTRYSIDE_KM, COUNTRYSIDE_KM
    )


def _bearing_before(match: re.Match[str], at: int, area: bool) -> Relation:
    told = _words(match)
    assert told is not None
    return _part(at + match.start(), told, False, area)


def _central(match: re.Match[str], at: int, area: bool) -> Relation:
    if area:
        return Relation(at + match.start(), "part: centre", "region", None, 0.0, PART_KM)
    return Relation(at + match.start(), "part: centre", "near", None, 0.0, SIDE_KM)


def _coast(match: re.Match[str], at: int, area: bool) -> Relation | None:
    if "off" not in match.group().lower():
        return None
    return Relation(at + match.start(), "off the coast", "near", None, 0.0, PART_KM if area else COUNTRYSIDE_KM)


def _outskirts(match: re.Match[str], at: int, area: bool) -> Relation:
    return Relation(at + match.start(), "near", "near", None, 0.0, COUNTRYSIDE_KM if area else SIDE_KM)


def _near(match: re.Match[str], at: int, area: bool) -> Relation:
    return Relation(at + match.start(), "near", "near", None, 0.0, COUNTRYSIDE_KM)


_Build = Callable[[re.Match[str], int, bool], Relation | None]
_LENGTH = re.compile(
    r"k\.?m|kilomet|klick|mile|(?<![a-z])mi\b|n\.?m|met(?:re|er)|(?<![a-z])m\b|yard|yd|feet|(?<![a-z])ft\b",
    re.IGNORECASE,
)
_COMPASS = re.compile(r"(?i:north|south|east|west)|\b[NSEW]{2,3}\b")
_Needs = tuple[str, ...] | re.Pattern[str]
_BEFORE: tuple[tuple[re.Pattern[str], _Build, _Needs], ...] = (
    (TRAVEL, _travel, ("hour", "minute", "day")),
    (OFFSET, _offset, _LENGTH),
    (SIDE, _side, _COMPASS),
    (RURAL_BEARING, _rural_bearing, _COMPASS),
    (WITHIN_BEARING, _bearing_before, _COMPASS),
    (BEARING_OF, _bearing_of, _COMPASS),
    (TOWARDS, _bearing_of, _COMPASS),
    (RURAL, _near, ("countryside", "rural", "hinterland", "farmland")),
    (OUTSKIRTS, _outskirts, ("outskirt", "suburb", "edge", "fringe", "gate", "entrance", "doorstep", "limit")),
    (COAST, _coast, ("coast", "shore", "water", "off")),
    (NEAR, _near, ("near", "around", "outside", "close", "far", "adjacent", "next", "toward", "direction", "short", "look", "border",
                   "surround", "vicinity", "environ")),
    (WATER, _near, ("stream", "river", "inland", "shore", "opposite", "facing", "throw", "within", "approach", "road", "above")),
    (CENTRAL, _central, ("central", "downtown", "inner", "cent", "heart", "middle")),
    (BEARING_BEFORE, _bearing_before, _COMPASS),
)  # fmt: skip
"""What is looked for before a name, in this order, and what must stand there for it: such patterns are dear to search."""


def _worth(before: str, needs: _Needs) -> bool:
    """Tell whether a text has what a pattern needs."""
    if isinstance(needs, re.Pattern):
        return needs.search(before) is not None
    letters = before.lower()
    return any(word in letters for word in needs)


def _after(text: str, start: int, end: int | None, area: bool) -> Relation | None:
    """Read what follows a name: "Alpha's eastern suburbs", "the Alpha countryside"."""
    assert end is not None
    rest = text[end : end + 60]
    if match := AFTER_SIDE.match(rest):
        return _part(start, match["bearing"], False, area, end + match.end())
    if match := AFTER_PART.match(rest):
        rural = bool(_RURAL_WORDS.search(match["part"]))
        if match["bearing"]:
            return _part(start, match["bearing"], rural, area, end + match.end())
        if rural or match["part"].lower() in ("outskirts", "suburbs", "environs"):
            km = COUNTRYSIDE_KM if rural else SIDE_KM
            return Relation(start, "near", "near", None, 0.0, km, end + match.end())
    if (match := AFTER_NEAR.match(rest)) or (not area and (match := AFTER_AREA.match(rest))):
        return Relation(start, "near", "near", None, 0.0, COUNTRYSIDE_KM, end + match.end())
    return None
