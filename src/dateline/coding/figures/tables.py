"""The codebook's measures and units by their words, and the words of a parse in the form that they have there."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.codebook import Codebook
from dateline.coding.tokens import Token

HARMED = ("killed", "wounded", "missing", "captured", "displaced", "evacuated")
"""Measures of people to whom something is told to have been done."""
UNHARMED = ("fighters", "personnel", "civilians")
"""Measures of people of whom nothing is told to have been done."""
PEOPLE = (*HARMED, *UNHARMED)
GENERIC = frozenset(
    {"people", "person", "other", "individual", "life", "dead", "death", "fatality", "body", "corpse", "victim"}
)
"""Nouns that do not say who is counted."""
_IRREGULAR = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "people": "people",
    "persons": "person",
    "lives": "life",
    "bases": "base",
}
_HARM_POS = ("VERB", "AUX", "ADJ", "PROPN", "ADV")


@dataclass(frozen=True, slots=True)
class Tables:
    """The codebook's measures by noun, verb, word and deed, and its units by name (unit, measure)."""

    nouns: dict[str, str]
    verbs: dict[str, str]
    words: dict[str, str]
    deeds: dict[str, str]
    forms: dict[str, str]
    """Regular forms of the verbs, for headlines, whose capitals the tagger takes for names."""
    units: dict[str, tuple[str, str]]
    between: frozenset[str]
    reported: frozenset[str]
    parts: frozenset[str]
    suffering: frozenset[str]
    hurts: frozenset[str]
    skipped: frozenset[str]


def tables(codebook: Codebook) -> Tables:
    """Return the codebook's measures and units by their words."""
    return codebook.derived("figures.tables", _tables)


def _tables(codebook: Codebook) -> Tables:
    nouns: dict[str, str] = {}
    verbs: dict[str, str] = {}
    words: dict[str, str] = {}
    deeds: dict[str, str] = {}
    for code, measure in codebook.measures.items():
        pairs = ((nouns, measure.nouns), (verbs, measure.verbs), (words, measure.words), (deeds, measure.deeds))
        for table, entries in pairs:
            for word in entries:
                table.setdefault(word, code)
    forms = {form: code for verb, code in verbs.items() for form in _forms(verb)}
    units = {name.lower(): (code, unit.measure) for code, unit in codebook.units.items() for name in unit.names}
    classes = (
        codebook.word_set(f"figure_{key}") for key in ("between", "reported", "parts", "suffering", "hurts", "skipped")
    )
    return Tables(nouns, verbs, words, deeds, forms, units, *classes)


def _forms(verb: str) -> tuple[str, ...]:
    stem = verb.removesuffix("e")
    return (f"{verb}s", f"{stem}ed", f"{stem}ing")


def singular(token: Token) -> str:
    """Return a noun's lemma in lower case; names and what the tagger takes for them by their ending ("Civilians")."""
    lower: str = token.lower_
    if lower in _IRREGULAR:
        return _IRREGULAR[lower]
    if token.pos_ != "PROPN":
        return str(token.lemma_).lower()
    if lower.endswith("men"):
        return f"{lower[:-3]}man"
    if lower.endswith("ies") and len(lower) > 5:
        return f"{lower[:-3]}y"
    if lower.endswith(("sses", "xes", "ches", "shes")):
        return lower[:-2]
    return lower[:-1] if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) else lower


def harm_of(token: Token, known: Tables) -> str | None:
    """Return the measure that a word of harm tells ("killed", "dead", "wounding"); None for any other word."""
    lower = token.lower_
    verb = known.verbs.get(token.lemma_.lower())
    if verb and token.pos_ in ("VERB", "AUX"):
        return verb
    if lower in known.words:
        return known.words[lower]
    form = known.forms.get(lower)
    return form if form and (lower.endswith("ed") or token.pos_ in _HARM_POS) else None
