"""Letter case for passages in capitals, so that the parser, which learnt from mixed case, can read them.

Old newswire and headlines come all in capitals. A copy of equal length is made in which the words that
an English dictionary knows are in small letters and the others, most of them names, begin with a capital.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.language import Language
from spacy.lookups import Lookups

from dateline.codebook import Codebook
from dateline.codebook.loader import WORD_FILES
from dateline.gazetteer import Gazetteer
from dateline.model import Passage

SHARE = 0.85
"""The share of capitals among a passage's letters from which it counts as being in capitals."""
FEWEST = 12
"""The fewest letters that tell: an acronym on a line of its own is none."""
SHORT = 3
"""Headlines in title case leave words of up to so many letters small ("in", "and")."""
FEWEST_WORDS, MOST_WORDS = 4, 25
"""How many longer words a headline in title case has: fewer are a name, more a list of names."""
LONGEST_NAME = 3
"""How many nouns in a row may be part of a name that is known by one word of it ("CARLOS ORTEGA SAAVEDRA")."""
LARGE = 100_000
"""Inhabitants from which a place counts though a dictionary knows its name as a common noun too."""
MONTHS_AND_DAYS = (
    "January", "February", "April", "June", "July", "August", "September", "October", "November", "December",
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip
IN_NAMES = ("El", "Santa", "Santo")
"""Words of other languages that an English text has in names alone."""
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_FULL_STOP = re.compile(r"[.!?:]\s|\[")
_DASHES = re.compile(r"--")
OPENING = 120
"""Letters of a passage within which dashes end a dateline, so that a sentence begins after them."""
_VOWEL = re.compile(r"[AEIOUY]")
_SUFFIXES = (
    ("S", ""), ("ES", ""), ("IES", "Y"), ("ED", ""), ("ED", "E"), ("IED", "Y"), ("ING", ""), ("ING", "E"),
    ("ER", ""), ("ER", "E"), ("EST", ""), ("EST", "E"), ("LY", ""), ("LLY", "L"), ("NESS", ""), ("'S", ""), ("N'T", ""),
    ("MEN", "MAN"), ("MEN'S", "MAN"),
)  # fmt: skip
_PREFIXES = ("ANTI", "COUNTER", "INTER", "MULTI", "NARCO", "NEO", "NON", "PRO", "SUB", "SUPER", "ULTRA")
_STEM = 4
"""The fewest letters of a dictionary's word after a prefix ("antidrug"); shorter ones are often parts of names."""


@dataclass(frozen=True, slots=True)
class _Cased:
    """The words of a passage, each in its case, and whether but a blank parts each from the next."""

    matches: list[re.Match[str]]
    words: list[str]
    joined: list[bool]


class Truecaser:
    """Chooses the case of each word of a passage in capitals."""

    def __init__(
        self,
        nlp: Language,
        names: Iterable[str],
        is_place: Callable[[str], bool],
        plain: frozenset[str] = frozenset(),
        is_borne: Callable[[str], bool] | None = None,
    ) -> None:
        """Take the dictionary of the pipeline's lemmatiser, names in their own case, and a test for places.

        `is_place` is asked of a word in small letters that the dictionary knows as a noun alone. `plain` words are no
        names though a place or body bears them, but for a longer name that has them. `is_borne` tells whether a noun
        beside a name may be part of it ("ROSA" in "ROSA CONDE").
        """
        self._common, self._verbs = _dictionary(nlp)
        self._is_place = is_place
        self._plain, self._is_borne = plain, is_borne or is_place
        self._names: dict[str, str] = {}
        self._parts: dict[str, str] = {}
        self._phrases: dict[str, list[list[str]]] = {}
        for name in names:
            words = _WORD.findall(name)
            for word in words:
                self._parts.setdefault(word.upper(), word)
            if len(words) == 1:
                self._names[words[0].upper()] = words[0]
            elif words:
                self._phrases.setdefault(words[0].upper(), []).append(words)

    def apply(self, text: str, passages: Iterable[Passage]) -> str:
        """Return `text`, of equal length, with its passages in capitals made mixed case."""
        flat = [(p, part) for p in passages if _is_flat(part := text[p.start : p.end])]
        cased = [self._cased(part) for _, part in flat]
        names = frozenset[str]().union(*(self._names_beside(each) for each in cased))
        for (passage, part), each in zip(flat, cased, strict=True):
            text = text[: passage.start] + _mixed(part, each, names) + text[passage.end :]
        return text

    def _cased(self, part: str) -> _Cased:
        matches = list(_WORD.finditer(part))
        words = self._words([match.group().upper() for match in matches])
        if not in_capitals(part):  # what is in capitals in title case is so elsewhere too ("ISIS")
            words = [m.group() if m.group().isupper() else w for m, w in zip(matches, words, strict=True)]
        return _Cased(matches, words, [part[a.end() : b.start()] == " " for a, b in pairwise(matches)])

    def _names_beside(self, cased: _Cased) -> set[str]:
        """Return the nouns in small letters that are names, as a name stands beside them ("ROSA" in "ROSA CONDE")."""
        sure = [self._is_new_name(word) for word in cased.words]
        found: set[str] = set()
        for _ in range(LONGEST_NAME):
            added = set()
            for (i, one), (k, two) in pairwise(enumerate(cased.words)):
                if cased.joined[i] and sure[i] != sure[k]:
                    added |= {word for word in ((two,) if sure[i] else (one,)) if self._may_be_name(word)}
            sure = [known or word in added for known, word in zip(sure, cased.words, strict=True)]
            found |= added
        return found

    def _is_new_name(self, word: str) -> bool:
        """Tell whether a word is a name that neither the dictionary nor the codebook knows."""
        big = word.upper()
        return word[0].isupper() and len(word) > SHORT and big not in self._names and not self._is_common(big)

    def _may_be_name(self, word: str) -> bool:
        noun = word.islower() and len(word) > SHORT and word in self._common and word not in self._verbs
        return noun and word not in self._plain and word not in STOP_WORDS and self._is_borne(word)

    def _words(self, words: list[str]) -> list[str]:
        out: list[str] = []
        while len(out) < len(words):
            rest = words[len(out) :]
            out += self._phrase(rest) or [self.word(rest[0])]
        return out

    def _phrase(self, words: list[str]) -> list[str]:
        """Return the words of the longest known name that `words` begin with, in its own case; else []."""
        known = self._phrases.get(words[0], ())
        fits = [name for name in known if [w.upper() for w in name] == words[: len(name)]]
        return max(fits, key=len, default=[])

    def word(self, word: str) -> str:
        """Return one word of a text in capitals in the case in which it would stand within a sentence."""
        small = _lower(word)
        if small in self._plain:
            return small
        if word in self._names and small not in STOP_WORDS:
            return self._names[word]
        if word in self._parts and not self._is_common(word):
            return self._parts[word]
        if len(word) == 1 or not self._is_common(word):
            return small if small in STOP_WORDS else word if not _VOWEL.search(word) else word[0] + small[1:]
        if small not in self._verbs and small not in STOP_WORDS and self._is_place(small):
            return word[0] + small[1:]
        return small

    def is_common(self, word: str) -> bool:
        """Tell whether a word, in whatever case, is one of the language's verbs, adjectives or function words."""
        small = _lower(word)
        return small in STOP_WORDS or small in self._verbs

    def _is_common(self, word: str) -> bool:
        small = _lower(word)
        if small in STOP_WORDS or small in self._common:
            return True
        for suffix, ending in _SUFFIXES:
            if word.endswith(suffix):
                stem = small[: len(small) - len(suffix)] + ending.lower()
                if stem in self._common or (len(stem) > 2 and stem[-1] == stem[-2] and stem[:-1] in self._common):
                    return True
        stem = next((word.removeprefix(p) for p in _PREFIXES if word.startswith(p)), "")
        return len(stem) >= _STEM and self._is_common(stem)


def make_truecaser(nlp: Language, codebook: Codebook, gazetteer: Gazetteer) -> Truecaser:
    """Return a truecaser that knows the names of a codebook and the larger places of a gazetteer."""
    names = [*MONTHS_AND_DAYS, *IN_NAMES]
    for actor in codebook.actors.values():
        names += [actor.name, *actor.aliases]
    for source in codebook.sources.values():
        names += [source.name, *source.aliases]
    for country in codebook.countries.values():
        names += [country.name, *country.other, *country.adjectives]
        names += [f"{adjective}s" for adjective in country.adjectives if not adjective.endswith(("s", "sh", "ch"))]
    names += _of_several_words(codebook, gazetteer)

    def is_place(word: str) -> bool:
        return any(c.population >= LARGE for c in gazetteer.find(word)[:1])

    tables = [getattr(codebook, name) for name in WORD_FILES]
    own = frozenset(word for table in tables for entry in table.values() for word in entry.words)

    def is_borne(word: str) -> bool:
        return word not in own and gazetteer.knows(word)

    return Truecaser(nlp, names, is_place, codebook.word_set("plain_in_capitals"), is_borne)


def _of_several_words(codebook: Codebook, gazetteer: Gazetteer) -> list[str]:
    """Return the names of capitals and of regions of the world that have common words ("Panama City", "Red Sea")."""
    regions = [(key, place) for key, place in codebook.places.items() if place.kind == "region"]
    names = [name for key, place in regions for name in (place.name or key, *place.aliases, *place.adjectives)]
    names += [seat.name for code in codebook.countries if (seat := gazetteer.capital(code))]
    return [name for name in names if " " in name and "(" not in name]


def _mixed(part: str, cased: _Cased, names: frozenset[str]) -> str:
    """Return a passage with its words in their case, those that are `names` and begin sentences with a capital."""
    out, at = [], 0
    for match, word in zip(cased.matches, cased.words, strict=True):
        between = part[at : match.start()]
        begins = at == 0 or _FULL_STOP.search(between) or (at < OPENING and _DASHES.search(between))
        out += [between, word[:1].upper() + word[1:] if begins or word in names else word]
        at = match.end()
    return "".join([*out, part[at:]])


def _is_flat(part: str) -> bool:
    return in_capitals(part) or in_title_case(part)


def in_capitals(part: str) -> bool:
    """Tell whether a passage is in capitals."""
    letters = [c for c in part if c.isalpha()]
    return len(letters) >= FEWEST and sum(c.isupper() for c in letters) >= SHARE * len(letters)


def in_title_case(part: str) -> bool:
    """Tell whether a passage is a headline whose words begin with capitals ("Car Bomb Kills Nine in Alpha")."""
    words = [w for w in _WORD.findall(part) if len(w) > SHORT]
    capitals = sum(w[0].isupper() for w in words)
    return FEWEST_WORDS <= len(words) <= MOST_WORDS and "\n" not in part.strip() and capitals >= SHARE * len(words)


def _lower(word: str) -> str:
    """Return the word in small letters where that keeps its length, else as it is."""
    small = word.lower()
    return small if len(small) == len(word) else word


def _dictionary(nlp: Language) -> tuple[frozenset[str], frozenset[str]]:
    """Return the lemmas that the pipeline's lemmatiser knows: all, and those that are no nouns alone."""
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None) if "lemmatizer" in nlp.component_names else None
    if not isinstance(lookups, Lookups) or not lookups.has_table("lemma_index"):
        return frozenset(), frozenset()
    index = {pos: frozenset(words) for pos, words in lookups.get_table("lemma_index").items()}
    exceptions = lookups.get_table("lemma_exc") if lookups.has_table("lemma_exc") else {}
    irregular = frozenset(form for forms in exceptions.values() for form in forms)
    verbs = frozenset().union(*(words for pos, words in index.items() if pos != nlp.vocab.strings["noun"]))
    return frozenset().union(irregular, *index.values()), verbs | irregular
