"""Which of the proposed names are taken: the sure ones, then those that the report bears out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from dateline.coding.places.evidence import DOUBTFUL, SURE, report_of, strength
from dateline.coding.places.lexicon import lexicon
from dateline.coding.places.names import PLACE_LABELS, SHORTEST, Name, proposals, spelled_by_sound
from dateline.coding.reading import Reading
from dateline.coding.syntax import span_of

MAIN_SHARE = 0.25
"""The share of a report's names from which a country is one that it plays in."""


@dataclass(frozen=True, slots=True)
class Found:
    """The names of a report: those that are taken, and those that its geography may still bear out."""

    sure: list[Name]
    doubtful: list[Name]


def find_names(reading: Reading) -> Found:
    """Return the place names of a report in the order of the text; none overlaps another."""
    proposed = list(proposals(reading))
    reading.memo["places.areas"] = _areas(proposed)
    report = report_of(reading)
    proposed += _unknown(reading, proposed)
    weighed = [(name, strength(reading, name, report)) for name in proposed]
    sure = [name for name, weight in weighed if weight >= SURE]
    known = {name.text.lower() for name in sure}
    doubtful = [name for name, weight in weighed if DOUBTFUL <= weight < SURE]
    sure += [name for name in doubtful if name.text.lower() in known]
    rest = [name for name in doubtful if name.text.lower() not in known and name.candidates]
    sure += _called_towns(reading, {t.i for name in (*sure, *rest) for t in name.tokens})
    return Found(sorted(sure, key=lambda n: n.span), rest)


def _areas(names: Sequence[Name]) -> dict[int, set[tuple[str, str | None]]]:
    """Return the countries and provinces that names mean, by the token at which they begin."""
    return {
        name.tokens[0].i: {
            (c.country, None if c.kind == "country" else c.admin1)
            for c in name.candidates
            if c.kind in ("country", "admin1") or c.population > 1_000_000
        }
        for name in names
        if not name.adjective
    }


def _unknown(reading: Reading, names: Sequence[Name]) -> list[Name]:
    """Return what the parser or the words beside it call a place and no gazetteer lists as it is spelled.

    It may sound like a place of the countries that the report is about; else it is a place without a point.
    """
    taken = {t.i for name in names for t in name.tokens}
    countries = _countries(names)
    found = []
    for entity in reading.doc.ents:
        if entity.label_ not in PLACE_LABELS or any(t.i in taken for t in entity):
            continue
        tokens = tuple(entity)
        if tokens[0].lower_ in ("the", "a", "an"):
            tokens = tokens[1:]
        if not tokens or not tokens[0].text[:1].isupper() or _no_name(reading, tokens):
            continue
        span = span_of(tokens)
        found.append(spelled_by_sound(reading, Name(tokens, span, span.of(reading.text), ()), countries))
    return found


def _called_towns(reading: Reading, taken: set[int]) -> Iterator[Name]:
    """Yield the names that the words about them call a town ("the village of X") and nothing else knows: no point."""
    for tokens in _called(reading):
        if not any(t.i in taken for t in tokens) and not _no_name(reading, tokens):
            span = span_of(tokens)
            yield Name(tokens, span, span.of(reading.text), ())
            taken.update(t.i for t in tokens)


def _called(reading: Reading) -> Iterator[tuple[Token, ...]]:
    """Yield the runs of capitalised words after "the town of" and before "village"."""
    before = reading.codebook.word_set("place_town_features") | reading.codebook.word_set("place_called")
    doc = reading.doc
    for noun in doc:
        if noun.lower_ not in before:
            continue
        if noun.i + 2 < len(doc) and doc[noun.i + 1].lower_ == "of":
            end = start = noun.i + 2
            while end < len(doc) and doc[end].pos_ == "PROPN" and doc[end].text[:1].isupper():
                end += 1
            if end > start:
                yield tuple(doc[start:end])
        elif noun.lower_ in reading.codebook.word_set("place_called") and noun.text.islower():
            start = noun.i
            while start > noun.sent.start and _is_place_like(doc[start - 1]):
                start -= 1
            if start < noun.i and not doc[start].is_sent_start:
                yield tuple(doc[start : noun.i])


def _is_place_like(token: Token) -> bool:
    """Tell whether a word before "village" may be of its name: no people's, no day's, no person's."""
    return token.pos_ == "PROPN" and token.text[:1].isupper() and token.ent_type_ not in ("NORP", "DATE", "PERSON")


def _no_name(reading: Reading, tokens: Sequence[Token]) -> bool:
    """Tell whether the words are no name: common ones, one in capitals alone, or what never names a place."""
    never = reading.codebook.word_set("place_never")
    words = [t for t in tokens if t.is_alpha]
    if reading.text[tokens[0].idx : tokens[-1].idx + len(tokens[-1].text)].lower() in lexicon(reading.codebook).others:
        return True
    if not words or all(t.lower_ in never or reading.is_common(t.lower_) for t in words):
        return True
    return len(words) == 1 and (words[0].text.isupper() or len(words[0].text) < SHORTEST)


def _countries(names: Sequence[Name]) -> frozenset[str]:
    """Return the countries that a good part of the names lie in; of a country's own name less is made."""
    votes: Counter[str] = Counter()
    for name in names:
        first = name.candidates[:1]
        if first and first[0].kind == "country":
            votes[first[0].country] += 1
        elif len({c.country for c in name.candidates}) == 1:
            votes[first[0].country] += 3
    total = votes.total()
    return frozenset(country for country, count in votes.items() if count >= MAIN_SHARE * total)
