"""Distances and bearings as reports write them: "some 40km", "ten miles (16 km)", "half a kilometre", "north-northeast"."""

from __future__ import annotations

import re

_UNITS = {
    "km": 1.0, "m": 0.001, "mi": 1.609344, "yd": 0.0009144, "ft": 0.0003048, "nm": 1.852,
}  # fmt: skip
UNIT = (
    r"(?P<unit>k\.?m\.?s?\b|kilomet(?:re|er)s?|klicks?|kms|nautical[\s-]+miles?|n\.?m\.?i?\b|miles?|mi\b|met(?:re|er)s?|m\b|yards?|yds?\b"
    r"|feet|ft\b)"
)
_ONES = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_VAGUE = {
    "a few": 3, "a couple of": 2, "a couple": 2, "couple of": 2, "several": 3, "a dozen": 12, "a half-dozen": 6,
    "half a dozen": 6, "a few hundred": 300, "several hundred": 300, "a couple of hundred": 200, "a few dozen": 36,
    "several dozen": 36, "a few thousand": 3000, "half a hundred": 50, "dozens of": 24, "scores of": 40, "hundreds of": 200, "a hundred": 100, "a number of": 2,
}  # fmt: skip
"""Codebook, ruling 9, where it names them."""
_FRACTIONS = {"half a": 0.5, "half": 0.5, "a half": 0.5, "a quarter of a": 0.25, "three quarters of a": 0.75, "½": 0.5}
_WORDS = "|".join(sorted((*_TENS, *_ONES), key=len, reverse=True))
_SPELT = rf"(?:{'|'.join(_TENS)})[\s-](?:{'|'.join(_ONES)})|{_WORDS}|(?:a|one|two|three) hundred(?: and \w+)?"
_ONE_NUMBER = (
    rf"(?:\d+[,.]?\d*(?:\s?½| 1/2| and a half)?|½|{'|'.join(sorted((*_VAGUE, *_FRACTIONS), key=len, reverse=True))}"
    rf"|(?:{_SPELT})(?: and a half)?)"
)
NUMBER = rf"(?P<low>{_ONE_NUMBER})(?:[\s-]odd)?(?:\s*(?:-|–|to|or|and)\s*(?P<high>{_ONE_NUMBER}))?"
ABOUT = (
    r"(?:(?:some|about|around|roughly|approximately|approx\.?|an estimated|nearly|almost|just|barely|only|a little|little|slightly"
    r"|well|less|more|fewer|than|over|under|up|to|at|least|most|within|between|as|close|far|circa|~|≈|a distance of|another)\s+){0,4}"
)
DISTANCE = rf"{ABOUT}\b{NUMBER}[\s-]*{UNIT}(?!\s*(?:²|2\b))(?:\s+and\s+a\s+(?P<plus>half|quarter)\b)?(?:\s*\([^)]{{1,40}}\))?(?:\s*/\s*{_ONE_NUMBER}[\s-]*\w+)?"
_SIXTEEN = [
    "north",
    "north-northeast",
    "northeast",
    "east-northeast",
    "east",
    "east-southeast",
    "southeast",
    "south-southeast",
    "south",
    "south-southwest",
    "southwest",
    "west-southwest",
    "west",
    "west-northwest",
    "northwest",
    "north-northwest",
]
_SHORT = ["N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW"]
BEARINGS = {name.replace("-", ""): 22.5 * n for n, name in enumerate(_SIXTEEN)}
"""Degrees clockwise from north of the points of the compass, without hyphens."""
_EIGHT = r"(?:north|south)[\s-]?(?:east|west)|north|south|east|west"
BEARING = rf"(?P<bearing>(?:(?:north|south|east|west)[\s-])?(?:{_EIGHT})|(?-i:\b(?:NNE|NNW|NE|NW|ENE|ESE|SSE|SSW|SE|SW|WSW|WNW)\b))"


def degrees(words: str) -> float:
    """Return the degrees from north of a bearing ("north-northeast", "SW"). Raises KeyError for what is none."""
    if words.upper() == words and words in _SHORT:
        return 22.5 * _SHORT.index(words)
    plain = re.sub(r"[\s-]", "", words.lower())
    return BEARINGS[plain]


def kilometres(match: re.Match[str]) -> float:
    """Return the distance in kilometres that a match of `DISTANCE` tells; of a range the middle."""
    low = number(match["low"])
    told = (low + number(match["high"])) / 2 if match["high"] else low
    told += {"half": 0.5, "quarter": 0.25}.get(match.groupdict().get("plus") or "", 0.0)
    return round(told * _UNITS[_unit(match["unit"])], 3)


def _unit(words: str) -> str:
    small = words.lower().replace(".", "")
    if small.startswith("k"):
        return "km"
    if small.startswith("n"):
        return "nm"
    if small.startswith("mi"):
        return "mi"
    return {"y": "yd", "f": "ft"}.get(small[0], "m")


def number(words: str) -> float:
    """Return the number that words of a distance say: "ten", "12.5", "two and a half", "a few"."""
    small = re.sub(r"\s+", " ", words.lower().strip())
    if small in _VAGUE:
        return _VAGUE[small]
    if small in _FRACTIONS:
        return _FRACTIONS[small]
    half = 0.5 if re.search(r"½|1/2|and a half", small) else 0.0
    small = re.sub(r"\s?½| 1/2| and a half", "", small)
    if small[:1].isdigit():
        return _digits(small) + half
    if small.startswith(("a hundred", "one hundred", "two hundred", "three hundred")):
        first, *rest = small.split()
        return 100 * _ONES[first] + (number(rest[-1]) if len(rest) > 1 else 0)
    tens, *ones = re.split(r"[\s-]", small)
    return _TENS.get(tens, _ONES.get(tens, 0)) + (_ONES.get(ones[0], 0) if ones else 0) + half


def _digits(told: str) -> float:
    """Return a number in digits; a comma before three digits parts thousands, else it is a decimal point."""
    if re.fullmatch(r"\d{1,3},\d{3}", told):
        return float(told.replace(",", ""))
    return float(told.replace(",", ".").rstrip("."))
