"""A text's anchors: what stands in it and in its translation alike, in the same order, whatever the language.

Numbers in figures or words, dates, times of day, places of the gazetteer, actors, codes ("T-72", "M5"), and names by
their skeleton. Each weighs by how much it tells beforehand, in bits or so: that two texts both have "two" tells little,
that both have "1,347" much.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from dateline.gazetteer.names import key as latin_key
from dateline.linking.lexicon import UNCASED, Lexicon, Name, Words, day_key, name_key, number_key
from dateline.linking.numerals import numerals
from dateline.linking.skeleton import skeleton
from dateline.linking.tokens import Token, tokens

LONGEST = 8_000
"""Characters of a text that are read: what a report says first is what is translated."""
PLACE_WORDS = 3
"""Words that a place's name has at most."""
LARGE_PLACE = 10_000
"""People of a place from which one word is surely meant for it: villages have the names of persons and things."""
YEAR, DATE, CLOCK, WEEKDAY, CODE, ACTOR, COUNTRY, NAME, WORD = 1.5, 4.0, 6.0, 2.0, 6.0, 3.0, 1.0, 4.0, 3.0
"""Weights. A word of a script without capitals may be a name, and weighs as one that is not sure."""


class Spot(NamedTuple):
    """A place as far as an anchor needs it."""

    id: str
    people: int
    kind: str
    country: str


Places = Callable[[str], Spot | None]
"""Gives the place that a name most likely stands for anywhere."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """One anchor."""

    key: str
    weight: float
    start: int
    end: int
    rank: int = 0
    """How many sure anchors stand before it."""
    alt: str = ""
    """The skeleton of a place or actor of one word: by it a name is met that was not known in the other text."""
    solid: bool = True
    """Whether it is surely one: what lacks it in the other text counts against."""

    @property
    def neutral(self) -> bool:
        """Tell whether it is read alike in every language: whether it may be what a text is found by."""
        return self.solid and not self.key.startswith("w:")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A text's anchors in their order."""

    anchors: tuple[Anchor, ...]
    language: str | None
    cased: bool
    """Whether its script has capitals: whether its names are sure."""
    country: str | None = None
    """ISO 3166 code of the country that most of its sure places are in."""


class AnchorReader:
    """Reads anchors."""

    def __init__(self, words: Lexicon, places: Places) -> None:
        self._lexicon = words
        self._places = places

    def read(self, text: str) -> Fingerprint:
        """Return the anchors of a text."""
        text = text[:LONGEST]
        language = self._lexicon.language(text)
        if language is None:
            found = _numbers(list(tokens(text)), None)
            return Fingerprint(tuple(_ranked(anchor for _, _, anchor in found)), None, False)
        read = _Reading(text, language, self._lexicon, self._places)
        anchors = tuple(_ranked(read.anchors()))
        return Fingerprint(anchors, language.code, language.script not in UNCASED, read.country())


class _Reading:
    """One text being read."""

    def __init__(self, text: str, language: Words, words: Lexicon, places: Places) -> None:
        self._tokens = list(tokens(text))
        self._language, self._lexicon, self._places = language, words, places
        self._cased = language.script not in UNCASED
        # A word that has its capital amid a sentence too is a name at the head of one.
        self._amid = {t.text for t in self._tokens if t.kind == "word" and not t.opens and _capital(t.text)}
        shouted = sum(len(t.text) > 3 and t.text.isupper() for t in self._tokens)
        self._all_capitals = 3 * shouted > len(self._tokens)
        self._countries: Counter[str] = Counter()

    def country(self) -> str | None:
        """Return the country that most of the places read are in."""
        found = sorted(self._countries.items(), key=lambda item: (-item[1], item[0]))
        return found[0][0] if found else None

    def anchors(self) -> Iterator[Anchor]:
        numbers = {first: (after, anchor) for first, after, anchor in _numbers(self._tokens, self._language)}
        at = 0
        while at < len(self._tokens):
            if at in numbers:
                at, anchor = numbers[at]
                yield anchor
            elif self._lower(self._tokens[at]):
                at += 1
            elif found := self._name(at):
                at, anchor = found
                yield anchor
            else:
                yield from self._plain(self._tokens[at])
                at += 1

    def _lower(self, token: Token) -> bool:
        """Tell whether a token is a word that can be no anchor: most are, so that is asked first."""
        if not self._cased or token.kind != "word" or token.text[0].isupper():
            return False
        return self._language.code == "en" or day_key(token.text) not in self._language.days

    def _name(self, at: int) -> tuple[int, Anchor] | None:
        """Return the actor, country or place whose name begins at a token, with where it ends."""
        token = self._tokens[at]
        if token.kind != "word" or (self._cased and not self._is_name(token)):
            return None
        for form in _forms(token.text, self._cased):
            if found := self._listed(at, form) or self._place(at, form):
                return found
        return None

    def _listed(self, at: int, first: str) -> tuple[int, Anchor] | None:
        for count in range(self._lexicon.longest.get(name_key(first), 0), 0, -1):
            some = self._run(at, count)
            if some and (name := self._lexicon.name(_spelt(first, some))):
                return at + count, _of_name(name, some)
        return None

    def _place(self, at: int, first: str) -> tuple[int, Anchor] | None:
        for count in range(PLACE_WORDS, 0, -1):
            some = self._run(at, count)
            if not some or (self._cased and not _capital(some[-1].text)) or self._says_nothing(some[-1].text):
                continue
            if len(first) > 2 and not self._says_nothing(first) and (spot := self._places(_spelt(first, some))):
                sure = count > 1 or spot.people >= LARGE_PLACE
                self._countries[spot.country] += sure
                alt = skeleton(first) if count == 1 else ""
                anchor = Anchor(f"p:{spot.id}", _of_people(spot), some[0].start, some[-1].end, 0, _of(alt), sure)
                return at + count, anchor
        return None

    def _run(self, at: int, count: int) -> list[Token]:
        """Return so many tokens that may be of one name; none where something parts them."""
        some = self._tokens[at : at + count]
        whole = len(some) == count and all(t.kind == "word" and t.joined for t in some[1:])
        return some if whole else []

    def _plain(self, token: Token) -> Iterator[Anchor]:
        if token.kind == "code":
            # Cyrillic letters as Latin ones: "Т-72" is "T-72".
            yield Anchor(f"c:{latin_key(token.text)}", CODE, token.start, token.end)
        if token.kind != "word":
            return
        if (day := self._language.days.get(day_key(token.text))) is not None and len(token.text) > 3:
            yield Anchor(f"d:weekday {day}", WEEKDAY, token.start, token.end, solid=False)
        elif (bare := self._bare(token)) and not self._says_nothing(token.text):
            yield Anchor(_of(bare), NAME if self._cased else WORD, token.start, token.end, 0, "", self._cased)

    def _bare(self, token: Token) -> str:
        """Return the skeleton of what may be a name."""
        return skeleton(token.text) if not self._cased or self._is_name(token) else ""

    def _is_name(self, token: Token) -> bool:
        if not _capital(token.text) or self._all_capitals:
            return False
        known = token.text in self._amid or (len(token.text) > 1 and token.text.isupper())
        return not token.opens or known or name_key(token.text) in self._lexicon.longest

    def _says_nothing(self, word: str) -> bool:
        if self._language.code == "en" and word.casefold() in self._lexicon.left_out:
            return True
        return any(number_key(form) in self._language.frequent for form in _forms(word, self._cased))


def _numbers(read: Sequence[Token], language: Words | None) -> Iterator[tuple[int, int, Anchor]]:
    """Yield the numbers, dates and times of day of a text: first token, the one after the last, anchor."""
    for found in numerals(read, language):
        start, end = read[found.first].start, read[found.after - 1].end
        weight = {"year": YEAR, "date": DATE, "clock": CLOCK}.get(found.kind) or _of_number(found.value)
        yield found.first, found.after, Anchor(f"{found.kind[0]}:{found.text}", weight, start, end)


def _of_number(value: float) -> float:
    """Return what a number tells: small ones and round ones less."""
    if value != int(value):
        return 6.0
    digits = str(int(value))
    told = len(digits.rstrip("0"))
    if len(digits) == 1:
        return 1.5 if value <= 3 else 2.5
    return (3.0, 4.0, 6.0, 7.0, 8.0)[min(told, 5) - 1] + (len(digits) > 3) * 1.0


def _of_people(spot: Spot) -> float:
    if spot.kind in ("country", "admin1", "region"):
        return 3.0
    return 3.0 if spot.people > 1_000_000 else 5.0 if spot.people > 50_000 else 7.0


def _of_name(name: Name, some: Sequence[Token]) -> Anchor:
    alt = skeleton(some[0].text) if len(some) == 1 else ""
    start, end = some[0].start, some[-1].end
    if name.kind == "country":
        return Anchor(f"k:{name.id}", COUNTRY, start, end, solid=False)
    return Anchor(f"a:{name.id}", ACTOR, start, end, 0, _of(alt))


def _of(bare: str) -> str:
    return f"w:{bare}" if bare else ""


def _forms(word: str, cased: bool) -> list[str]:
    """Return a word, and what is left of it without the particles that Arabic and Hebrew write on it."""
    if cased or len(word) < 4:
        return [word]
    found = [word]
    if word[:1] in "وفبلكהבלמוש":
        found.append(word[1:])
    if word[:2] in ("وب", "ول", "لل", "فب", "וב", "ול") and len(word) > 4:
        found.append(word[2:])
    return found


def _spelt(first: str, some: Sequence[Token]) -> str:
    return " ".join([first, *(t.text for t in some[1:])])


def _capital(word: str) -> bool:
    return word[:1].isupper()


def _ranked(found: Iterator[Anchor]) -> Iterator[Anchor]:
    """Yield anchors with their ranks; what stands again and again weighs less each time."""
    seen: Counter[str] = Counter()
    rank = 0
    for anchor in found:
        seen[anchor.key] += 1
        yield replace(anchor, rank=rank, weight=anchor.weight / seen[anchor.key])
        rank += anchor.solid
