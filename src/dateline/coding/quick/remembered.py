"""Parts of the pipeline that look every token up by rules, and remember what the rules said of a token of its kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from spacy.attrs import DEP, IS_SPACE, LEMMA, LOWER, MORPH, ORTH, POS, TAG
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc

_ASKED, _ASKED_NAMES = (LOWER, TAG, DEP, IS_SPACE), frozenset({"LOWER", "TAG", "DEP", "IS_SPACE"})
"""What the rules of a ruler may ask of a token, so that what they say of it can be remembered by these."""
_SET = (TAG, POS, MORPH, LEMMA, DEP)
"""What they may set."""
Key = tuple[int, ...]
MOST_REMEMBERED = 200_000
"""Kinds of token that a part remembers at most, some 50 MB; 1,000 reports have 60,000 or so."""


def can_remember_attributes(part: Any) -> bool:
    """Tell whether a ruler's rules ask and set nothing but what is remembered here."""
    if not isinstance(part, AttributeRuler):
        return False
    rules: Sequence[Any] = part.patterns
    asked = {key for rule in rules for pattern in rule["patterns"] for token in pattern for key in token}
    return asked <= _ASKED_NAMES and {key for attrs in part.attrs for key in attrs} <= {*_SET}


def can_remember_lemmas(part: Any) -> bool:
    """Tell whether a lemma hangs on nothing but the word, its part of speech and its form."""
    return isinstance(part, Lemmatizer) and part.mode == "rule" and not part.overwrite


class RememberedAttributes:
    """An attribute ruler that remembers what its rules on single tokens say of a token.

    Rules on several tokens are few, and are matched as ever. A later rule overrules an earlier one.
    """

    def __init__(self, ruler: Any) -> None:
        self._vocab, self._attrs, self._indices = ruler.vocab, ruler.attrs, ruler.indices
        self._alone, self._together = Matcher(ruler.vocab), Matcher(ruler.vocab)
        for number, rule in enumerate(ruler.patterns):
            for matcher, kept in ((self._alone, _single), (self._together, _several)):
                if patterns := [p for p in rule["patterns"] if kept(p)]:
                    matcher.add(str(number), patterns)
        self._known: dict[Key, tuple[int, ...]] = {}
        self._values: dict[tuple[int, ...], Sequence[int]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes of a document's tokens."""
        keys = _rows(doc, _ASKED)
        _bounded(self._known)
        if unknown := [i for i, key in enumerate(keys) if key not in self._known]:
            self._learn(doc, unknown, keys)
        rules = [self._known[key] for key in keys]
        for number, start, end in self._matches(self._together, doc):
            index = self._indices[number]
            at = (start if index >= 0 else end) + index
            rules[at] = tuple(sorted({*rules[at], number}))
        said = np.array([self._said(numbers) for numbers in rules], dtype=np.uint64).reshape(len(doc), len(_SET), 2)
        now = doc.to_array([*_SET]).reshape(len(doc), len(_SET))
        values: Any = np.where(said[:, :, 0], said[:, :, 1], now)
        return doc.from_array([*_SET], values)

    def _learn(self, doc: Doc, unknown: Iterable[int], keys: Sequence[Key]) -> None:
        """Ask the rules on single tokens about tokens of a kind that was not met before."""
        new = [*{keys[i]: doc[i] for i in unknown}.items()]
        alone = Doc(
            self._vocab,
            words=[token.text for _, token in new],
            tags=[token.tag_ for _, token in new],
            deps=[token.dep_ for _, token in new],
            heads=[*range(len(new))],
        )
        found: list[list[int]] = [[] for _ in new]
        for number, start, _ in self._matches(self._alone, alone):
            found[start].append(number)
        self._known.update({key: tuple(numbers) for (key, _), numbers in zip(new, found, strict=True)})

    def _matches(self, matcher: Matcher, doc: Doc) -> list[tuple[int, int, int]]:
        """Return number, start and end of the rules that hold, in their order."""
        found = matcher(doc, allow_missing=True, as_spans=False)
        return sorted((int(self._vocab.strings[name]), start, end) for name, start, end in found)

    def _said(self, numbers: tuple[int, ...]) -> Sequence[int]:
        """Return for each attribute whether the rules set it, and to what."""
        if numbers not in self._values:
            merged = {key: value for number in numbers for key, value in self._attrs[number].items()}
            self._values[numbers] = [part for key in _SET for part in (key in merged, merged.get(key, 0))]
        return self._values[numbers]


class RememberedLemmas:
    """A lemmatizer that remembers the lemma of a word by its part of speech and its form."""

    def __init__(self, lemmatizer: Any) -> None:
        self._lemmatize = lemmatizer.lemmatize
        _index(lemmatizer)
        self._known: dict[Key, int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemmas of the tokens that have none."""
        rows = _rows(doc, (ORTH, POS, MORPH, LEMMA))
        _bounded(self._known)
        lemmas = [lemma or self._lemma(doc, i, tuple(key)) for i, (*key, lemma) in enumerate(rows)]
        values: Any = np.array(lemmas, dtype=np.uint64).reshape(len(doc), 1)
        return doc.from_array([LEMMA], values)

    def _lemma(self, doc: Doc, i: int, key: Key) -> int:
        if key not in self._known:
            self._known[key] = doc.vocab.strings.add(self._lemmatize(doc[i])[0])
        return self._known[key]


def _index(lemmatizer: Any) -> None:
    """Let a lemmatizer find a lemma among all that it knows at once: it looks through lists of tens of thousands."""
    if lemmatizer.lookups.has_table("lemma_index"):
        table = lemmatizer.lookups.get_table("lemma_index")
        for part_of_speech, lemmas in [*table.items()]:
            table[part_of_speech] = dict.fromkeys(lemmas)


def _bounded(known: dict[Key, Any]) -> None:
    """Forget all that is remembered where it has grown too large; common words are soon known again."""
    if len(known) > MOST_REMEMBERED:
        known.clear()


def _single(pattern: Sequence[Any]) -> bool:
    return len(pattern) == 1


def _several(pattern: Sequence[Any]) -> bool:
    return len(pattern) > 1


def _rows(doc: Doc, attributes: Sequence[int]) -> list[Key]:
    """Return for each token its values of the attributes."""
    values: Any = doc.to_array([*attributes]).reshape(len(doc), len(attributes))
    return [*map(tuple, values.tolist())]
