"""Words that mean the same in many languages, by their forms in each: numbers, months, days, actors, countries.

Names of days, months and countries are the Unicode CLDR's (in Babel); the rest is the codebook's (`languages.yaml`,
`foreign_names.yaml`, the names of `actors.yaml`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from dateline.codebook import Codebook
from dateline.codebook.schema import Language
from dateline.gazetteer.names import key as latin_key
from dateline.gazetteer.native import is_native, native_key, word_key
from dateline.linking.words import listed

_SAMPLE = 3000
"""Code points from the beginning by which the language is told."""
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_SCRIPTS = (
    ("arabic", re.compile(r"[\u0600-\u06ff\u0750-\u077f]")),
    ("cyrillic", re.compile(r"[\u0400-\u052f]")),
    ("hebrew", re.compile(r"[\u0590-\u05ff]")),
)
_LONGEST_ACRONYM = 5
_LATIN = re.compile(r"[a-zA-Z\u00c0-\u024f]")
_WIDTHS = ("wide", "abbreviated")
_OTHER_CALENDARS = {"ar": ("ar_SY", "ar_DZ")}
"""Locales whose names of months differ from those of their language at large: Levantine and Maghrebi Arabic."""
UNCASED = frozenset({"arabic", "hebrew"})
"""Scripts without capitals."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language."""

    code: str
    script: str
    numbers: Mapping[str, int]
    ands: frozenset[str]
    months: Mapping[str, int]
    days: Mapping[str, int]
    """0 is Monday."""
    day_names: frozenset[str]
    """The names of days as they are written."""
    frequent: frozenset[str]
    translated: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """What a name stands for."""

    id: str
    kind: str
    """`actor` (sources too) or `country`."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of all languages."""

    languages: Mapping[str, Words]
    names: Mapping[str, Name]
    """By the keys of names; `name` finds one."""
    longest: Mapping[str, int]
    """The key of a name's first word -> the most words that a name beginning so has."""
    left_out: frozenset[str]
    """Words with a capital that name nothing."""

    def name(self, written: str) -> Name | None:
        """Return what a name stands for; one of capitals alone ("UN") only as it is written."""
        return self.names.get(_filed(written)) or self.names.get(name_key(written))

    def language(self, text: str) -> Words | None:
        """Return the language that a text is most likely in; None for one in a script that is not known."""
        sample = text[:_SAMPLE]
        script = script_of(sample)
        words = Counter(map(number_key, _WORD.findall(sample)))
        found = [w for w in self.languages.values() if w.script == script]
        ranked = sorted(found, key=lambda w: -sum(words[f] for f in w.frequent))
        return ranked[0] if ranked else None


def script_of(text: str) -> str:
    """Return the script that most letters of a text are in: one of `languages.yaml`'s, else `other`."""
    if text.isascii():
        return "latin"
    counts = {name: len(pattern.findall(text)) for name, pattern in _SCRIPTS} | {"latin": len(_LATIN.findall(text))}
    best = max(counts, key=lambda name: counts[name])
    return best if 2 * counts[best] > sum(c.isalpha() for c in text) else "other"


@lru_cache(maxsize=100_000)
def name_key(name: str) -> str:
    """Return the key under which a name is filed, whatever its script."""
    return native_key(name) if is_native(name) else latin_key(name)


@lru_cache(maxsize=100_000)
def number_key(word: str) -> str:
    """Return the form in which words of numbers and of the calendar are compared."""
    found = word.casefold().replace("ё", "е").translate(_MARKS)
    return word_key(found) if script_of(found) in UNCASED else found


def _filed(name: str) -> str:
    """Return the key that a name of the codebook stands under."""
    under = name_key(name)
    if name.isupper() and len(name) <= _LONGEST_ACRONYM:
        return f"^{under}"
    # "القاعدة" is al-Qaeda, "قاعدة" a base.
    return f"^{name}" if name.startswith("ال") and " " not in name else under


_MARKS = str.maketrans("", "", "'’ʼ")


def lexicon(book: Codebook) -> Lexicon:
    """Return the words that the codebook and CLDR have."""
    return book.derived("linking.lexicon", _lexicon)


def _lexicon(book: Codebook) -> Lexicon:
    names = dict(_names(book))
    longest: dict[str, int] = {}
    for name in {n for n, _ in _spelt(book)}:
        parts = _WORD.findall(name)
        if parts:
            first = name_key(parts[0])
            longest[first] = max(longest.get(first, 0), len(parts))
    left_out = book.word_set("function_words") | book.word_set("calendar_words") | book.word_set("news_words")
    left_out |= {word for word in listed(book) if word.isalpha()}
    return Lexicon({c: _words(c, entry) for c, entry in book.languages.items()}, names, longest, left_out)


def _names(book: Codebook) -> Iterator[tuple[str, Name]]:
    seen: dict[str, Name] = {}
    for name, found in _spelt(book):
        under = _filed(name)
        # The first id of a name stands for all: an actor and a source that share a name are one here.
        if len(under) > 1 and under not in seen:
            seen[under] = found
    yield from seen.items()


def _spelt(book: Codebook) -> Iterator[tuple[str, Name]]:
    """Yield each name with what it stands for: those of actors first, then of sources, of others, of countries."""
    same: dict[str, str] = {}
    for key, actor in book.actors.items():
        foreign = book.foreign_names[key].names if key in book.foreign_names else ()
        for name in (actor.name, *actor.aliases, *actor.names.values(), *foreign):
            yield name, Name(same.setdefault(name_key(name), key), "actor")
    for key, source in book.sources.items():
        own = same.get(name_key(source.name), key)
        foreign = book.foreign_names[key].names if key in book.foreign_names else ()
        for name in (source.name, *source.aliases, *foreign):
            yield name, Name(own, "actor")
    for key, entry in book.foreign_names.items():
        if key not in book.actors and key not in book.sources:
            yield from ((name, Name(key, "actor")) for name in entry.names)
    for code, country in book.countries.items():
        for name in (country.name, *country.adjectives, *country.other, *_territory(code, book.languages)):
            yield name, Name(code, "country")


def _territory(code: str, languages: Iterable[str]) -> Iterator[str]:
    from babel import Locale

    for language in languages:
        name = Locale.parse(language).territories.get(code)
        if name:
            yield str(name)


def _words(code: str, entry: Language) -> Words:
    return Words(
        code=code,
        script=entry.script,
        numbers={number_key(word): value for value, words in entry.numbers.items() for word in words},
        ands=frozenset(map(number_key, entry.ands)),
        months=_calendar(code, "months"),
        days=_calendar(code, "days"),
        day_names=_day_names(code),
        frequent=frozenset(map(number_key, entry.words)),
        translated=entry.translated,
    )


def _calendar(code: str, what: str) -> dict[str, int]:
    """Return names of months or days by CLDR, in the forms for standing alone and in a date."""
    from babel import Locale

    found: dict[str, int] = {}
    for name in (code, *_OTHER_CALENDARS.get(code, ())):
        for forms in getattr(Locale.parse(name), what).values():
            for word, number in ((str(w).rstrip("."), n) for width in _WIDTHS for n, w in forms[width].items()):
                # Levantine months have two words; what is compared is their key.
                found.setdefault(" ".join(map(number_key, word.split())), number)
                found.setdefault(day_key(word), number)
    return found


def _day_names(code: str) -> frozenset[str]:
    from babel import Locale

    return frozenset(str(word).casefold() for word in Locale.parse(code).days["format"]["wide"].values())


def day_key(word: str) -> str:
    """Return the form in which names of days are compared: "в среду" has another ending than "среда"."""
    return word_key(word) if is_native(word) else number_key(word)
