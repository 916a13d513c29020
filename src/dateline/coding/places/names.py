"""Place names in a text: runs of capitalised words that the gazetteer knows, adjectives, short forms, ways."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.coding.places.lexicon import lexicon
from dateline.coding.reading import Reading
from dateline.coding.syntax import span_of
from dateline.coding.tokens import Token
from dateline.gazetteer import Candidate
from dateline.model import Span

LONGEST = 6
"""The most tokens that a name is tried with, hyphens counted."""
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_INNER = frozenset(
    {
        "of",
        "de",
        "del",
        "la",
        "las",
        "los",
        "el",
        "al",
        "the",
        "and",
        "ez",
        "es",
        "ed",
        "e",
        "ul",
        "bin",
        "da",
        "do",
        "dos",
        "du",
        "au",
        "aux",
        "en",
        "wa",
        "d'",
        "-",
        "'",
        "'s",
        "–",
    }
)
ARTICLES = frozenset(
    ["al", "el", "ad", "an", "ar", "as", "at", "az", "ash", "ed", "es", "ul", "et", "ez", "er", "esh", "ud"]
)
"""Arabic articles, as they are written in Latin letters before a hyphen."""
SHORTEST = 4
"""Letters under which a name is a country's abbreviation or none."""
_LEADING = frozenset({"the", "an", "a", "as", "at", "in", "on"})
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}|[A-Z]\. [A-Z]\.|W\.Va\.|P\.E\.I\.")
_FEATURES = ("place_never", "place_features", "place_called", "place_bodies")
_STREET_AFTER = re.compile(
    r"(?:(?:,|\s+and|\s+&)?\s+(?:[A-Z][\w'-]*\s+){0,3})*?(?:streets?|avenues?|boulevards?|blvd|ave)\b(?!\s+of\b)",
    re.IGNORECASE,
)
"""What makes the name before it a street's ("Alpha Street", "the corner of Alpha and Beta streets")."""
STREET_REACH = 40
"""Letters after a name within which a list of streets has its noun."""
_PARTY = re.compile(r"\b[DRI]-$")


@dataclass(frozen=True, slots=True)
class Name:
    """A place name in the text with what it may stand for."""

    tokens: tuple[Token, ...]
    span: Span
    text: str
    candidates: tuple[Candidate, ...]
    adjective: bool = False
    short: bool = False
    """Whether it is a short form ("Ky.") that only the name before it makes a place."""
    by_sound: bool = False
    """Whether its candidates are spelled otherwise and only sound alike."""

    @property
    def head(self) -> Token:
        """The token by which the name hangs in the sentence."""
        inside = {t.i for t in self.tokens}
        return next((t for t in self.tokens if t.head.i not in inside or t.head.i == t.i), self.tokens[-1])


def proposals(reading: Reading) -> Iterator[Name]:
    """Yield what may be names, in the order of the text; none overlaps another."""
    taken, at = _barred(reading), 0
    while at < len(reading.tokens):
        token = reading.tokens[at]
        starts = (token.text[:1].isupper() or _is_article(token)) and at not in taken
        name = (_way(reading, token) or _name_at(reading, token)) if starts else None
        if name is None:
            at += _other(reading, token) if starts else 1
            continue
        yield name
        at = name.tokens[-1].i + 1


def is_street(text: str, end: int) -> bool:
    """Tell whether the words after a name that ends there make it a street's, wherever the town of the name lies."""
    return _STREET_AFTER.match(text, end, end + STREET_REACH) is not None


def _other(reading: Reading, token: Token) -> int:
    """Return how many words from `token` on the name of an actor or outlet has; else one."""
    doc, others = reading.doc, lexicon(reading.codebook).others
    for length in range(min(LONGEST, len(doc) - token.i), 1, -1):
        if _text(reading, token.i, length).lower() in others:
            return length
    return 1


def _text(reading: Reading, start: int, length: int) -> str:
    """Return the text of so many tokens."""
    tokens = reading.tokens
    return reading.text[tokens[start].idx : reading.tokens[start + length - 1].idx + len(tokens[start + length - 1])]


def _is_article(token: Token) -> bool:
    """Tell whether an Arabic article in small letters begins a name ("al-Bab", "ash-Shajara")."""
    doc, at = token.doc, token.i
    return token.lower_ in ARTICLES and at + 2 < len(doc) and doc[at + 1].text == "-" and doc[at + 2].text[:1].isupper()


def _barred(reading: Reading) -> frozenset[int]:
    """Return the tokens that name no place: dates ("March" is no town) and the trailer with the outlet's name."""
    spans = [m.span for m in reading.times] + [p.span for p in reading.passages if p.kind == "trailer"]
    return frozenset(t.i for span in spans for t in reading.tokens_in(span))


def _name_at(reading: Reading, token: Token) -> Name | None:
    """Return the longest run from `token` that is a name; that of a street or river before any shorter one."""
    run = _run(reading.tokens, token.i)
    other = _other(reading, token) if run > 1 else 1
    if other > 1 and not reading.gazetteer.knows(_text(reading, token.i, other)):
        return None
    facility = _facility(reading, reading.tokens[token.i : token.i + run])
    for length in range(run, 0, -1):
        tokens = reading.tokens[token.i : token.i + length]
        if not (tokens[-1].text[:1].isupper() or tokens[-1].is_digit):
            continue
        name = _with_site(reading, tokens) or _read(reading, tokens)
        if name is not None and not name.adjective and _is_broken_off(reading, tokens):
            return _hyphened(reading, tokens)
        if name is not None and (longer := _goes_on(reading, tokens)):
            return longer
        if name is not None and (facility is None or length >= len(facility)):
            return name
        if facility is not None and length <= len(facility):
            return _of_facility(reading, facility, name)
    return None


def _goes_on(reading: Reading, tokens: tuple[Token, ...]) -> Name | None:
    """Return the whole of a name of which a common beginning alone is known ("San Pedro" of "San Pedro Alpha")."""
    doc, end = tokens[0].doc, tokens[-1].i + 1
    if tokens[0].lower_ not in reading.codebook.word_set("place_parted"):
        return None
    while end < len(doc) and _continues(reading, doc[end]):
        end += 1
    whole = tuple(doc[tokens[0].i : end])
    return Name(whole, span_of(whole), span_of(whole).of(reading.text), ()) if len(whole) > len(tokens) else None


def _is_broken_off(reading: Reading, tokens: tuple[Token, ...]) -> bool:
    """Tell whether a hyphen goes on with what is no name by itself ("Dasht-e-Alpha"; not "Alpha-Beta road")."""
    doc, end = tokens[0].doc, tokens[-1].i + 1
    if end + 1 >= len(doc) or doc[end].text != "-" or doc[end].whitespace_ or doc[end - 1].whitespace_:
        return False
    after, later = doc[end + 1], end + 3
    if after.text[:1].isupper():
        adjectives = lexicon(reading.codebook).adjectives
        return not reading.gazetteer.knows(after.text) and after.lower_ not in adjectives
    return after.lower_ in _INNER and later < len(doc) and doc[later - 1].text == "-" and doc[later].text[:1].isupper()


def _hyphened(reading: Reading, tokens: tuple[Token, ...]) -> Name:
    """Return the whole of a name that goes on after hyphens, which no gazetteer has."""
    doc, end = tokens[0].doc, tokens[-1].i + 1
    while end + 1 < len(doc) and doc[end].text == "-" and not doc[end].whitespace_ and doc[end + 1].is_alpha:
        end += 2
    whole = tuple(doc[tokens[0].i : end])
    return Name(whole, span_of(whole), span_of(whole).of(reading.text), ())


def _continues(reading: Reading, token: Token) -> bool:
    """Tell whether a word goes on with the place's name before it, by the parser's word."""
    never = frozenset().union(*map(reading.codebook.word_set, _FEATURES))
    named = token.ent_iob_ == "I" and token.ent_type_ in PLACE_LABELS and token.pos_ == "PROPN"
    return named and token.text.istitle() and token.lower_ not in never


def _with_site(reading: Reading, tokens: tuple[Token, ...]) -> Name | None:
    """Read a name together with the small words after it, where that is a site's name ("Saky air base")."""
    doc, end = tokens[0].doc, tokens[-1].i + 1
    nouns = reading.codebook.word_set("place_site_nouns")
    more = 0
    while more < 3 and end + more < len(doc) and doc[end + more].lower_ in nouns:
        more += 1
    for count in range(more, 0, -1):
        whole = tuple(doc[tokens[0].i : end + count])
        span = span_of(whole)
        sites = tuple(c for c in reading.gazetteer.find(span.of(reading.text)) if c.kind in ("site", "region"))
        if sites:
            return Name(whole, span, span.of(reading.text), sites)
    return None


def _run(words: Sequence[Token], start: int) -> int:
    """Return the length of the run of words from `start` that may be one name."""
    length = 0
    for token in words[start : start + LONGEST]:
        inner = token.lower_ in _INNER or (length and token.is_digit) or _is_article(token)
        if not (token.text[:1].isupper() or inner):
            break
        if length and token.is_sent_start and token.text[:1].isupper() and words[token.i - 1].text != "-":
            break
        length += 1
    while length and words[start + length - 1].lower_ in _INNER | _LEADING:
        length -= 1
    return length


def _read(reading: Reading, tokens: tuple[Token, ...]) -> Name | None:
    span = span_of(tokens)
    text = span.of(reading.text)
    words = lexicon(reading.codebook)
    first = tokens[0]
    if text.lower() in words.others:
        return None
    adjective = words.adjectives.get(text.lower())
    if adjective and (len(tokens) > 1 or not (first.pos_ == "PROPN" and first.ent_type_ == "GPE")):
        areas = [c for c in reading.gazetteer.find(adjective) if c.kind in ("country", "region", "admin1")]
        return Name(tokens, span, text, tuple(areas[:1]), adjective=True)
    if short := words.abbreviations.get(text.lower()):
        return _short(reading, tokens, span, text, short)
    if len(tokens) == 1 and (
        not _name_like(reading, first) or first.lower_ in reading.codebook.word_set("place_never")
    ):
        return None
    candidates = _candidates(reading, tokens, text)
    if candidates and (_is_of_a_building(reading, tokens[-1]) or _is_of_the_land(reading, tokens[-1])):
        candidates = tuple(c for c in candidates if c.kind not in ("city", "admin2"))
        return Name(tokens, span, text, candidates)
    return Name(tokens, span, text, candidates) if candidates else None


def _is_of_the_land(reading: Reading, last: Token) -> bool:
    """Tell whether a river, a mountain or a forest bears the name, which need not flow by a town of it."""
    after = last.doc[last.i + 1].lower_ if last.i + 1 < len(last.doc) else ""
    return after in reading.codebook.word_set("place_lands")


def _is_of_a_building(reading: Reading, last: Token) -> bool:
    """Tell whether a building bears the name, of which the town is told after it ("Alpha hospital in Beta")."""
    doc, at = last.doc, last.i + 1
    if at + 2 >= len(doc) or doc[at].lower_ not in reading.codebook.word_set("place_buildings"):
        return False
    return doc[at + 1].lower_ in ("in", "at", "of", ",") and doc[at + 2].text[:1].isupper()


def _candidates(reading: Reading, tokens: tuple[Token, ...], text: str) -> tuple[Candidate, ...]:
    found = reading.gazetteer.find(" ".join(text.split()))
    if not found and len(text) > SHORTEST and text[-1] == "s":
        found = _known_well(reading.gazetteer.find(text[:-1]))  # a lost apostrophe: "Syrias north"
    if tokens[0].lower_ in _LEADING and not _is_article(tokens[0]):
        found = tuple(c for c in found if re.match(rf"{tokens[0].lower_}[\s-]", c.name.lower()))
    placed = tokens[0].ent_type_ in PLACE_LABELS or (tokens[0].dep_ == "pobj" and tokens[0].head.lower_ in ("in", "at"))
    if len(text) < SHORTEST and not (placed and len(text) > 2 and not text.isupper()):
        short = len(text) > 2 and not text.isupper()
        found = tuple(c for c in found if c.kind == "country" or (short and c.primary and c.population >= 50_000))
    return found


def _known_well(found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    return tuple(c for c in found if c.kind == "country" or (c.primary and c.population >= 100_000))


def _short(reading: Reading, tokens: tuple[Token, ...], span: Span, text: str, full: str) -> Name | None:
    """Read a short form where it stands beside a name within it, as in "Paris, Ky.", or is plainly initials."""
    before = reading.text[max(0, span.start - 24) : span.start]
    beside = re.search(r"[A-Z][\w.'’-]+\)?, ?$", before) or _PARTY.search(before)
    if not (beside or _INITIALS.fullmatch(text)):
        return None
    found = tuple(c for c in reading.gazetteer.find(full) if c.kind in ("admin1", "country"))
    return Name(tokens, span, text, found[:1], short=True) if found else None


def _name_like(reading: Reading, token: Token) -> bool:
    """Tell whether a single word may be a name: by its tag, or by its capital within a sentence."""
    if token.pos_ == "PROPN" or token.ent_type_ in PLACE_LABELS:
        return True
    if token.is_sent_start:
        return token.pos_ in ("NOUN", "ADJ", "X") and not token.is_stop
    if token.pos_ in ("NOUN", "ADJ", "X", "VERB"):
        return not token.text.isupper()
    return token.text[1:].islower() and not token.is_stop and not reading.is_common(token.lower_)


def _facility(reading: Reading, run: Sequence[Token]) -> tuple[Token, ...] | None:
    """Return the words of a run up to a noun that makes them the name of a way, a water or a ground."""
    nouns = reading.codebook.word_set("place_ways_named") | reading.codebook.word_set("place_grounds")
    joined = next((n for n, t in enumerate(run) if t.lower_ == "and"), len(run))
    ends = [n for n, t in enumerate(run[:joined]) if n and t.lower_ in nouns and t.text[:1].isupper()]
    forces = reading.codebook.word_set("actor_army") - {"garrison"}
    if not ends or run[0].lower_ in _LEADING or (run[0].is_stop and run[0].is_sent_start):
        return None
    if any(t.lower_ in forces for t in run[: ends[-1]]):
        return None
    return tuple(run[: ends[-1] + 1])


def _of_facility(reading: Reading, tokens: tuple[Token, ...], within: Name | None) -> Name:
    """Return the name of a way or ground; a ground's candidates are those of the town that it is named after."""
    span = span_of(tokens)
    if tokens[-1].lower_ in reading.codebook.word_set("place_ways_named"):
        return Name(tokens, span, span.of(reading.text), ())
    for length in range(len(tokens) - 1, 0, -1):
        if found := reading.gazetteer.find(span_of(tokens[:length]).of(reading.text)):
            settled = tuple(c for c in found if c.kind in ("city", "admin2"))
            return Name(tokens, span, span.of(reading.text), settled)
    return Name(tokens, span, span.of(reading.text), within.candidates if within and len(within.tokens) > 1 else ())


def _way(reading: Reading, token: Token) -> Name | None:
    """Read the name of a way, a water or a ground that no gazetteer has ("Highway 19", "Martyrs Square")."""
    doc = reading.doc
    if token.lower_ in reading.codebook.word_set("place_ways"):
        end = token.i + 1
        while end < len(doc) and end < token.i + 3 and doc[end].text in ("-", "Road", "Route"):
            end += 1
        if (
            end < len(doc)
            and doc[end].is_digit
            and len(doc[end].text) < 4
            and (len(token.text) > 2 or end > token.i + 1)
        ):
            tokens = tuple(doc[token.i : end + 1])
            return Name(tokens, span_of(tokens), span_of(tokens).of(reading.text), ())
    return None


def spelled_by_sound(reading: Reading, name: Name, countries: Collection[str]) -> Name:
    """Return the name with candidates that sound alike in one of the countries that the report is about."""
    found = tuple(c for c in reading.gazetteer.find_by_sound(name.text) if c.country in countries)
    return replace(name, candidates=found, by_sound=True)
