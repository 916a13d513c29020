"""The layer of figures: every quantity of a report that measures something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from dateline.coding.figures.fates import CASUALTIES, fate_of
from dateline.coding.figures.groups import MULTIPLES, Group, group_of, is_plural, with_borrowed_nouns
from dateline.coding.figures.quantity import Quantity, find_quantities
from dateline.coding.figures.singles import singles, things
from dateline.coding.figures.tables import GENERIC, HARMED, UNHARMED, Tables, singular, tables
from dateline.coding.figures.tolls import part_of_toll, rises_from, toll_of
from dateline.coding.figures.units import lengths, measured
from dateline.coding.normalise import normalise
from dateline.coding.reading import Reading
from dateline.coding.spans import Spans
from dateline.coding.times.readers.offsets import OPEN_LENGTH
from dateline.coding.tokens import Token
from dateline.model import FigureMention, Span, TimeMention

UNCOUNTED = frozenset({"dateline", "clutter", "byline", "trailer", "pull_quote"})
_YEAR = re.compile(r"^(?:1[5-9]|20)\d\d$")
_LISTED = re.compile(r"^\s*(?:,|and|,\s*and|as well as|along with|together with|plus|)\s*(?:the\s+)?$", re.IGNORECASE)
_ALONG = re.compile(
    r"^[^.;]{0,90}\b(?:along with|as well as|together with|in addition to)\s+(?:the\s+)?$", re.IGNORECASE
)
_PART = re.compile(
    r"^[^.;]{0,60}\b(?:including|included|among them|of whom|of them|mostly)\b[^.;]{0,30}$", re.IGNORECASE
)
_CONVERTED = re.compile(
    r"\d\s?-?(?:kms?|kilomet\w+|miles?|mi|met\w+|m|feet|ft|yards?|acres|hectares|square \w+|sq\.? \w+)"
    r"\s*\(\s*(?:about\s+|some\s+)?$",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"^\s+of\s+(?:whom|them|those|these)\b", re.IGNORECASE)
_HOW = re.compile(
    r"^\s+of\s+(?:whom|them)\s+(?:critically|seriously|severely|badly|gravely|slightly|lightly|in\s+(?:a\s+)?\w+\s+condition)\b",
    re.IGNORECASE,
)
"""What is told of how badly some of those counted were hurt."""
_OF_WHICH = re.compile(r"^[^.]{0,60}?[,;]\s+(?:of\s+(?:which|them|those)|and|but)?\s*$", re.IGNORECASE)
_HIT = re.compile(
    r"^\s+(?:of\s+(?:which|them|those)\s+)?(?:were|was|had\s+been|have\s+been)\s+(?:shot|downed|intercepted|destroyed|neutrali[sz]ed|brought|hit|lost)\b",
    re.IGNORECASE,
)
_OF_THINGS = frozenset({"aircraft", "rounds", "vehicles", "weapons"})
_NEAR = 60
"""How many characters before "three of whom" its whole may stand."""
_RATIO = re.compile(
    r"\b(?:(?:one|two|three|four|five|six|seven|eight|nine)\s+(?:in|out\s+of(?:\s+every)?)|all\s+but)\s+$",
    re.IGNORECASE,
)
_RATIO_AFTER = re.compile(
    r"^\s+(?:in|out\s+of(?:\s+every)?)\s+(?:two|three|four|five|six|seven|eight|nine|ten)\b", re.IGNORECASE
)
_AGE = re.compile(
    r"\b(?:aged(?:\s+(?:about|around|between))?|(?:man|woman|boy|girl|child|men|women|boys|girls|youth|teenager)\s+of(?:\s+\d+\s+and)?)\s+$",
    re.IGNORECASE,
)
"""Words after which a number is an age ("a man of 52", "girls of 12 and 13")."""
_AGED = re.compile(r"[A-Z][\w'’-]+,\s$|[A-Z][\w'’-]+\s\($")
_AGED_AFTER = re.compile(r"^(?:,|\)|;|\.(?:\s|$))")
"""What stands about an age beside a name ("Maria Lopez, 62, a nurse")."""
_STRONG = re.compile(r"(?P<strong>-strong)\s+((?:[\w-]+\s*){1,4})")
_ALL_THE_WHILE = re.compile(r"\bfor\s+(?:the\s+)?(?:past|last)\s", re.IGNORECASE)
"""Words that make the window of something its length ("for the past two weeks")."""
_NAMED_FOR = frozenset({"vehicles", "aircraft", "weapons", "rounds"})
"""Measures of things of which `of` says the kind."""


def read_figures(reading: Reading) -> tuple[FigureMention, ...]:
    """Read the quantities of a report that measure something; dates, clocks and numbers of names are none."""
    known, text = tables(reading.codebook), normalise(reading.text)
    found: list[FigureMention] = []
    counts: list[Group] = []
    for quantity in _quantities(reading, text):
        amount = measured(text, quantity, known)
        if amount is not None:
            found.append(_made(reading.text, quantity, amount.end, amount.measure, amount.unit, None))
        elif (strong := _strength(reading, quantity)) is not None:
            found.append(strong)
        elif quantity.kind == "count" and (group := group_of(reading, quantity, known)) and _counts(reading, group):
            counts.append(group)
    for quantity, amount in lengths(text):
        found.append(_made(reading.text, quantity, amount.end, amount.measure, amount.unit, None))
    counts = with_borrowed_nouns(counts)
    groups = sorted(
        [*counts, *singles(reading, known, counts), *things(reading, known, counts)], key=lambda g: (g.first, -g.end)
    )
    for _, same in groupby(groups, key=lambda g: g.stretch):
        found.extend(_of_sentence(reading, list(same), known))
    return tuple(_apart(sorted(found, key=lambda m: (m.start, -m.end))))


def _quantities(reading: Reading, text: str) -> Iterator[Quantity]:
    taken = Spans(t.span for t in reading.times if t.type in ("DATE", "TIME", "SET") or _is_window(text, t))
    for quantity in find_quantities(text, reading.codebook):
        span = Span(quantity.start, quantity.end)
        if quantity.high == 0 or taken.overlap(span):
            continue
        if reading.passage_kind(quantity.start) in UNCOUNTED or _is_aside(text, quantity):
            continue
        if quantity.low != quantity.high and quantity.low and quantity.high and rises_from(text, quantity.start):
            start = text.rindex(" ", 0, quantity.end - 1) + 1
            quantity = Quantity(start, quantity.end, quantity.high, quantity.high, False)
        yield quantity


def _is_window(text: str, time: TimeMention) -> bool:
    """Tell whether a length of time is the window of something ("the last two years"), or a way from a time."""
    if _ALL_THE_WHILE.search(text[max(0, time.start - 12) : time.start + 16]):
        return False
    return time.rule == OPEN_LENGTH or (time.rule or "").endswith(" before the anchor")


def _is_aside(text: str, quantity: Quantity) -> bool:
    """Tell whether a number is no one's ("no one was held") or a length told again ("30 km (20 miles)")."""
    before, after = text[max(0, quantity.start - 40) : quantity.start], text[quantity.end : quantity.end + 24]
    if before[-3:].lower() == "no " or _RATIO.search(before) or _RATIO_AFTER.match(after) or _AGE.search(before):
        return True
    if text[quantity.start : quantity.end].isdigit() and _AGED.search(before) and _AGED_AFTER.match(after):
        return True
    return _CONVERTED.search(text[max(0, quantity.start - 24) : quantity.start]) is not None


def _strength(reading: Reading, quantity: Quantity) -> FigureMention | None:
    """Return the strength of a force told in one word ("a 2,000-strong force")."""
    match = _STRONG.match(reading.text[quantity.end : quantity.end + 60])
    if match is None:
        return None
    armed = any(w.lower().removesuffix("s") in reading.codebook.word_set("figure_strong") for w in match[2].split())
    return _made(
        reading.text, quantity, quantity.end + match.end("strong"), "fighters" if armed else "personnel", None, None
    )


def _counts(reading: Reading, group: Group) -> bool:
    """Tell whether a number counts at all: no year, no part of a name or of a compound ("Hill 35", "three-storey")."""
    doc, words = reading.doc, reading.text[group.quantity.start : group.quantity.end]
    before = doc[group.first - 1] if group.first > 0 else None
    after = doc[group.last + 1] if group.last + 1 < len(doc) else None
    if _YEAR.match(words) and (group.noun is None or not group.people):
        return False
    if words.lower() == "both" and not (group.people and group.measure and not _and_others(reading, group)):
        return False
    if words.isdigit() and before is not None and before.lower_ in reading.codebook.word_set("figure_labels"):
        return before.pos_ not in ("NOUN", "PROPN", "DET", "INTJ", "ADV", "VERB") or (
            group.noun is not None and group.people
        )
    return not (after is not None and after.text == "-" and after.idx == group.quantity.end)


def _and_others(reading: Reading, group: Group) -> bool:
    """Tell whether "and" goes on from those counted ("both soldiers and civilians" are no two)."""
    return group.end < len(reading.doc) and reading.doc[group.end].lower_ == "and"


def _of_sentence(reading: Reading, groups: list[Group], known: Tables) -> list[FigureMention]:
    """Return the figures of one sentence's groups; those listed after another's people share what became of them."""
    found: list[tuple[Group, FigureMention]] = []
    for group in groups:
        measure, unit = _measure(reading, group, groups, known, found)
        if measure is None:
            continue
        mention = _made(reading.text, group.quantity, _end(reading, group), measure, unit, _of(reading, group, measure))
        found.append((group, mention))
    return _joint(reading, found)


def _measure(
    reading: Reading,
    group: Group,
    groups: Sequence[Group],
    known: Tables,
    earlier: Sequence[tuple[Group, FigureMention]],
) -> tuple[str | None, str | None]:
    """Return what a group counts, with the noun as its unit where that is no measure of ours."""
    text, start = reading.text, group.quantity.start
    begin = reading.doc[group.stretch[0]].idx
    single = group.quantity.kind == "single"
    fate = None
    multiple = group.noun is not None and reading.doc[group.last].lower_ in MULTIPLES
    if multiple:
        return _uncounted(reading, group) if group.measure is None else (group.measure, None)
    if group.noun is None or group.people or group.measure is None:
        toll = None if single else toll_of(text, start, group.quantity.end, begin, known)
        fate = toll or fate_of(group, groups, known, reading.doc)
        if (
            fate in HARMED
            and not toll
            and group.noun is not None
            and not group.people
            and not (_headline_noun(reading, group) and not _is_thing(reading, group))
        ):
            fate = None
        if fate is None and (group.people or group.noun is None):
            fate = _shared(reading, group, earlier) or part_of_toll(text, start, begin, known)
    if single:
        return (fate, None) if fate in HARMED else (None, None)
    if fate == CASUALTIES:
        return "other", CASUALTIES
    if group.measure in HARMED and group.noun is not None:
        return (fate if fate in HARMED and group.measure != "killed" else group.measure), None
    if fate is not None:
        return fate, None
    return _uncounted(reading, group) if group.measure is None else _thing(reading, group)


def _headline_noun(reading: Reading, group: Group) -> bool:
    """Tell whether a noun that no list has may stand for people: a plural that a verb of harm has for its object."""
    noun = group.noun
    return noun is not None and is_plural(noun) and singular(noun) not in reading.codebook.word_set("event_structure")


def _is_thing(reading: Reading, group: Group) -> bool:
    """Tell whether what no list has was destroyed or seized, as things are ("destroyed nine hideouts")."""
    around = reading.doc[max(group.stretch[0], group.first - 4) : min(group.stretch[1], group.end + 4)]
    return any(t.lemma_.lower() in ("destroy", "seize", "capture", "lose") for t in around)


def _thing(reading: Reading, group: Group) -> tuple[str | None, str | None]:
    words = reading.text[group.quantity.start : group.quantity.end].lower()
    if words == "one" and group.measure in UNHARMED:
        return None, None
    return group.measure, None


def _uncounted(reading: Reading, group: Group) -> tuple[str | None, str | None]:
    """Return `other` with the noun in the plural, for a noun that is counted and tells something."""
    noun = group.noun
    if noun is None or noun.pos_ not in ("NOUN", "PROPN"):
        return None, None
    word, number = singular(noun), reading.text[group.quantity.start : group.quantity.end].lower().split()
    plural = is_plural(noun)
    several = number and number[-1] in MULTIPLES and word in reading.codebook.word_set("figure_multiplied")
    if word in reading.codebook.word_set("figure_uncounted") or number == ["one"] or not (plural or several):
        return None, None
    return "other", noun.lower_ if plural else f"{noun.lower_}s"


def _shared(reading: Reading, group: Group, earlier: Sequence[tuple[Group, FigureMention]]) -> str | None:
    """Return the fate of the people of the last figure where this one is listed after them or a part of them."""
    if not earlier:
        return None
    last, mention = earlier[-1]
    between = reading.text[mention.end : group.quantity.start]
    after = reading.text[group.quantity.end :][:40]
    if _HOW.match(after):
        return None
    if group.noun is None and mention.measure in _OF_THINGS and _HIT.match(after) and _OF_WHICH.match(between):
        return mention.measure
    if mention.measure in HARMED and group.noun is None and _OF_THEM.match(after) and len(between) < _NEAR:
        return mention.measure
    goes_on = _PART.search(between) or _LISTED.match(between) or _ALONG.search(between)
    if mention.measure in HARMED and last.noun is not None and goes_on:
        return mention.measure
    return None


def _joint(reading: Reading, found: Sequence[tuple[Group, FigureMention]]) -> list[FigureMention]:
    """Make one figure of people told one by one ("a man, a woman and a child" are three)."""
    out: list[FigureMention] = []
    joined: list[bool] = []
    for group, mention in found:
        single = group.quantity.kind == "single"
        if single and out and joined[-1] and _goes_on(reading, out[-1], mention):
            low = (out[-1].low or 0) + (mention.low or 0)
            words = reading.text[out[-1].start : mention.end]
            out[-1] = replace(out[-1], end=mention.end, text=words, low=low, high=low, of=None)
            continue
        out.append(mention)
        joined.append(single)
    return out


def _goes_on(reading: Reading, before: FigureMention, mention: FigureMention) -> bool:
    between = reading.text[before.end : mention.start]
    return before.measure == mention.measure and _LISTED.match(between) is not None


def _end(reading: Reading, group: Group) -> int:
    """Return where the words of a figure end: its noun, with what its members are of ("four members of the guard")."""
    end = max(group.quantity.end, _token_end(reading.doc[group.end - 1]))
    if group.noun is None or singular(group.noun) != "member":
        return end
    for token in reading.doc[group.end : group.end + 7]:
        if token.lower_ not in ("of", "the", "'s", "a", "an") and token.pos_ not in ("ADJ", "NOUN", "PROPN"):
            break
        if token.pos_ in ("NOUN", "PROPN"):
            end = _token_end(token)
    return end


def _token_end(token: Token) -> int:
    return int(token.idx) + len(token.text)


def _of(reading: Reading, group: Group, measure: str) -> str | None:
    """Return who or what is counted, where the noun says more than the measure."""
    noun = group.noun
    if noun is None or singular(noun) in GENERIC or not (group.people or measure in _NAMED_FOR):
        return None
    words = reading.text[reading.doc[group.last].idx + len(reading.doc[group.last].text) : _end(reading, group)].split()
    while words and words[0].lower() in (
        "of",
        "the",
        "other",
        "more",
        "another",
        "those",
        "these",
        "his",
        "their",
        "its",
        "further",
    ):
        words = words[1:]
    return " ".join(words) or None


def _made(text: str, q: Quantity, end: int, measure: str, unit: str | None, of: str | None) -> FigureMention:
    words = text[q.start : end]
    start, end = q.start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))
    return FigureMention(start, end, text[start:end], measure, q.low, q.high, unit, q.approx, of)


def _apart(mentions: Sequence[FigureMention]) -> list[FigureMention]:
    """Return the mentions without those that begin inside of one before them."""
    out: list[FigureMention] = []
    for mention in mentions:
        if not out or mention.start >= out[-1].end:
            out.append(mention)
    return out
