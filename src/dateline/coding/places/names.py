"""Place names in a text: runs of capitalised words that the gazetteer knows, and adjectives of countries."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from dateline.codebook import Codebook
from dateline.coding.reading import Reading
from dateline.coding.syntax import span_of
from dateline.gazetteer import Candidate
from dateline.model import Span

LONGEST = 6
"""The most tokens that a name is tried with, hyphens counted."""
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_INNER = frozenset({"of", "de", "del", "la", "las", "los", "el", "al", "the", "and", "ez", "es", "ed", "-", "'", "'s"})
SHORTEST = 4
"""Letters under which a name is a country's abbreviation or none."""
KNOWN_BY_ITSELF = 200_000
"""Inhabitants from which a name counts with nothing else to speak for it."""


@dataclass(frozen=True, slots=True)
class Name:
    """A place name in the text with what it may stand for."""

    tokens: tuple[Token, ...]
    span: Span
    text: str
    candidates: tuple[Candidate, ...]
    adjective: bool = False

    @property
    def head(self) -> Token:
        """The token by which the name hangs in the sentence."""
        inside = {t.i for t in self.tokens}
        return next((t for t in self.tokens if t.head.i not in inside or t.head.i == t.i), self.tokens[-1])


def find_names(reading: Reading) -> list[Name]:
    """Return the place names of a report in the order of the text; none overlaps another."""
    names: list[Name] = []
    doubtful: list[Name] = []
    at = 0
    doc = reading.doc
    taken = _barred(reading)
    while at < len(doc):
        token = doc[at]
        name = _name_at(reading, token) if token.text[:1].isupper() and token.i not in taken else None
        if name is None:
            at += 1
            continue
        (names if name.adjective or _plausible(reading, name) else doubtful).append(name)
        at = name.tokens[-1].i + 1
    known = {n.text for n in names}
    names += [n for n in doubtful if n.text in known and not _person(n)]
    return sorted(names, key=lambda n: n.span)


def _barred(reading: Reading) -> frozenset[int]:
    """Return the tokens that name no place: dates ("March" is no town) and the trailer with the outlet's name."""
    spans = [m.span for m in reading.times] + [p.span for p in reading.passages if p.kind == "trailer"]
    return frozenset(t.i for span in spans for t in reading.tokens_in(span))


def _name_at(reading: Reading, token: Token) -> Name | None:
    doc = reading.doc
    for length in range(min(LONGEST, len(doc) - token.i), 0, -1):
        last = doc[token.i + length - 1]
        if not (last.text[:1].isupper() and _joined(doc[token.i : last.i + 1])):
            continue
        tokens = tuple(doc[token.i : last.i + 1])
        span = span_of(tokens)
        text = span.of(reading.text)
        adjective = _adjectives(reading.codebook).get(text.lower())
        if adjective and not (length == 1 and token.pos_ == "PROPN" and token.ent_type_ == "GPE"):
            found = reading.gazetteer.find(adjective)
            return Name(tokens, span, text, tuple(c for c in found if c.kind == "country")[:1], adjective=True)
        if length == 1 and (not _name_like(token) or token.lower_ in reading.codebook.word_set("place_never")):
            continue
        candidates = reading.gazetteer.find(_unhyphened(text))
        if len(text) < SHORTEST:
            candidates = tuple(c for c in candidates if c.kind == "country")
        if candidates:
            return Name(tokens, span, text, candidates)
    return None


def _name_like(token: Token) -> bool:
    """Tell whether a single word may be a name: by its tag, or by its capital within a sentence."""
    if token.pos_ == "PROPN" or token.ent_type_ in _PLACES:
        return True
    return token.pos_ in ("NOUN", "ADJ", "X") and token.i > token.sent.start and not token.text.isupper()


def _joined(tokens: object) -> bool:
    return all(t.text[:1].isupper() or t.lower_ in _INNER for t in tokens)  # type: ignore[attr-defined]


def _unhyphened(text: str) -> str:
    return " ".join(text.split())


def _adjectives(codebook: Codebook) -> dict[str, str]:
    return codebook.derived(
        "places.adjectives",
        lambda book: (
            {a.lower(): c.name for c in book.countries.values() for a in c.adjectives}
            | {f"{a.lower()}s": c.name for c in book.countries.values() for a in c.adjectives if a[-1] not in "sh"}
        ),
    )


def _plausible(reading: Reading, name: Name) -> bool:
    first, last = name.tokens[0], name.tokens[-1]
    if _part_of_longer(name):
        return False
    if first.ent_type_ in _PLACES and last.ent_type_ in _PLACES:
        return True
    located = _after_preposition(reading, first) or _beside_feature(reading, first, last) or _taken(reading, name)
    if first.ent_type_ in ("PERSON", "ORG", "NORP", "PRODUCT", "WORK_OF_ART"):
        return (located or _city_taken_for_person(name)) and not _person(name)
    best = name.candidates[0]
    return located or best.kind == "country" or best.population >= KNOWN_BY_ITSELF


def _city_taken_for_person(name: Name) -> bool:
    """Tell whether a great city's name alone was taken for a person's ("captured Goma"): none has more of it."""
    best, (token, *more) = name.candidates[0], name.tokens
    if more or token.ent_type_ != "PERSON" or best.population < KNOWN_BY_ITSELF:
        return False
    return not any(
        len(entity) > 1 and token.lower_ in (t.lower_ for t in entity)
        for entity in token.doc.ents
        if entity.label_ == "PERSON"
    )


def _person(name: Name) -> bool:
    """Tell whether the name goes on as a person's ("Jordan Smith") or follows a title or first name."""
    first, last = name.tokens[0], name.tokens[-1]
    doc = first.doc
    after = doc[last.i + 1] if last.i + 1 < len(doc) else None
    before = doc[first.i - 1] if first.i else None
    beside = [t for t in (before, after) if t is not None and t.ent_type_ == "PERSON" and t.text[:1].isupper()]
    return first.ent_type_ == "PERSON" and bool(beside)


def _part_of_longer(name: Name) -> bool:
    """Tell whether the name is a part of a longer proper name that is no place ("Aleppo Media Centre")."""
    first, last = name.tokens[0], name.tokens[-1]
    if first.ent_type_ not in ("ORG", "PERSON", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"):
        return False
    doc = first.doc
    before = first.i > 0 and doc[first.i - 1].ent_type_ == first.ent_type_ and first.ent_iob_ == "I"
    after = last.i + 1 < len(doc) and doc[last.i + 1].ent_iob_ == "I"
    return before or after


def _taken(reading: Reading, name: Name) -> bool:
    """Tell whether the name is what a verb takes, enters or strikes that is done to places."""
    head = name.head
    verbs = reading.codebook.word_set("place_taking_verbs")
    return head.dep_ in ("dobj", "nsubjpass") and head.head.lemma_.lower() in verbs


def _after_preposition(reading: Reading, first: Token) -> bool:
    before = first.doc[first.i - 1] if first.i else None
    if before is not None and before.lower_ == "the" and before.i:
        before = first.doc[before.i - 1]
    return before is not None and before.lower_ in reading.codebook.word_set("place_prepositions")


def _beside_feature(reading: Reading, first: Token, last: Token) -> bool:
    features = reading.codebook.word_set("place_features")
    doc = first.doc
    after = doc[last.i + 1].lower_ if last.i + 1 < len(doc) else ""
    before = doc[first.i - 1].lower_ if first.i else ""
    return after in features or before in features
