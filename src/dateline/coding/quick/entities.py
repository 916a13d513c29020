"""An entity recogniser that decides many words at once, with the output of the pipeline's own.

spaCy's recogniser goes through a text word by word, and asks of each of its moves whether it may be made there. But
what it makes of a word hangs on what came before only within an entity that is open: all words are scored at once as if
none were, then those that follow the beginning of an entity are, a word further at each step, until each has ended. It
takes a tenth of the time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IS_SPACE, SENT_START
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]
Numbers = NDArray[np.int64]
BATCH = 256
_FEATURES = 3
"""Words that a state is scored by: the one at hand, and the first and the last of an open entity."""
_BEGINS_SENTENCE = 1


def can_read_entities(part: Any) -> bool:
    """Tell whether a part of a pipeline is a recogniser whose scores and moves are those known here."""
    if not isinstance(part, EntityRecognizer) or part.cfg.get("beam_width") != 1:
        return False
    model = part.model
    known = model.attrs.get("has_upper") and not model.attrs.get("unseen_classes")
    return bool(known) and model.get_ref("lower").get_dim("nF") == _FEATURES


class QuickEntities:
    """Stands in the place of an entity recogniser of a pipeline, and marks the same entities."""

    def __init__(self, recogniser: Any) -> None:
        self._own = recogniser
        names = [recogniser.moves.get_class_name(number) for number in range(recogniser.moves.n_moves)]
        moves = {name: number for number, name in enumerate(names)}
        self._labels = [name.partition("-")[2] for name in names]
        self._outside = moves["O"]
        self._begins = np.array([n for name, n in moves.items() if name.startswith("B-")])
        self._alone = np.array([n for name, n in moves.items() if name.startswith("U-") and self._labels[n]])
        self._never = np.setdiff1d(np.arange(len(names)), [*self._begins, *self._alone, self._outside])
        """The moves that can never be made where no entity is open."""
        self._inner, self._last = (
            np.array([moves.get(f"{move}-{label}", 0) for label in self._labels]) for move in ("I", "L")
        )

    def __call__(self, doc: Doc) -> Doc:
        """Mark the entities of a document."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = BATCH) -> Iterator[Doc]:
        """Mark the entities of documents, many at once."""
        iterator = iter(docs)
        while batch := [*islice(iterator, batch_size)]:
            if any(len(doc) and doc.has_annotation("ENT_IOB") for doc in batch):  # entities given before
                yield from map(self._own, batch)
                continue
            for doc, entities in zip(batch, self._read(batch), strict=True):
                doc.set_ents(entities)
                yield doc

    def _read(self, docs: Sequence[Doc]) -> list[list[Span]]:
        """Return the entities of each document."""
        bounds = np.cumsum([0, *map(len, docs)])
        found: list[list[Span]] = [[] for _ in docs]
        if not bounds[-1]:
            return found
        for start, end, label in self._spans(docs):
            at = int(np.searchsorted(bounds, start, "right")) - 1
            first = int(bounds[at])
            found[at].append(Span(docs[at], start - first, end - first, label=self._labels[label]))
        return found

    def _spans(self, docs: Sequence[Doc]) -> Iterator[tuple[int, int, int]]:
        """Yield start, end and move of the entities, as numbers of the words of all documents."""
        scorer = _Scorer(self._own.model, docs)
        ends = np.concatenate([_ends_sentence(doc) for doc in docs])
        choice = self._chosen(scorer.closed(), ends, np.concatenate([_values(doc, IS_SPACE) == 1 for doc in docs]))
        begun = np.flatnonzero(np.isin(choice, self._begins))
        reach = dict(zip(begun.tolist(), self._reach(scorer, begun, choice[begun], ends).tolist(), strict=True))
        free = 0
        for start in np.flatnonzero(choice != self._outside).tolist():
            if start >= free:
                free = reach.get(start, start + 1)
                yield start, free, int(choice[start])

    def _chosen(self, scores: Floats, ends: Flags, space: Flags) -> Numbers:
        """Return the move of each word that is not within an entity."""
        scores[:, self._never] = -np.inf
        scores[np.ix_(space, self._alone)] = -np.inf
        scores[np.ix_(space | ends, self._begins)] = -np.inf
        chosen: Numbers = scores.argmax(axis=1)
        return chosen

    def _reach(self, scorer: _Scorer, starts: Numbers, moves: Numbers, ends: Flags) -> Numbers:
        """Return where the entities end that begin with these words, by these moves: the number of the word after."""
        at = starts + 1
        open_ = np.arange(len(starts))
        while len(open_):
            word, move = at[open_], moves[open_]
            scores = scorer.open(word, starts[open_])
            row = np.arange(len(open_))
            closes = ends[word] | (scores[row, self._last[move]] > scores[row, self._inner[move]])
            at[open_] += 1
            open_ = open_[~closes]
        return at


class _Scorer:
    """Scores of the moves for the words of some documents, by a recogniser's model."""

    def __init__(self, model: Any, docs: Sequence[Doc]) -> None:
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        features: Floats = lower.predict(model.get_ref("tok2vec").predict(docs))
        self._nothing, self._words = features[0], features[1:]
        self._hidden_bias: Floats = lower.get_param("b")
        self._weights: Floats = upper.get_param("W").T
        self._bias: Floats = upper.get_param("b")

    def closed(self) -> Floats:
        """Return the scores of each word where no entity is open."""
        return self._scored(self._words[:, 0] + self._nothing[1] + self._nothing[2])

    def open(self, words: Numbers, starts: Numbers) -> Floats:
        """Return the scores of words within entities that are open since other words."""
        return self._scored(self._words[words, 0] + self._words[starts, 1] + self._words[words - 1, 2])

    def _scored(self, summed: Floats) -> Floats:
        hidden = (summed + self._hidden_bias).max(axis=-1)
        scores: Floats = hidden @ self._weights + self._bias
        return scores


def _ends_sentence(doc: Doc) -> Flags:
    """Return for each word whether no entity may go on after it."""
    ends = np.ones(len(doc), dtype=np.bool_)
    ends[:-1] = _values(doc, SENT_START)[1:] == _BEGINS_SENTENCE
    return ends


def _values(doc: Doc, attribute: int) -> Numbers:
    """Return the value of an attribute for each word."""
    values: Any = doc.to_array([attribute]).reshape(len(doc))
    return values.astype(np.int64)  # type: ignore[no-any-return]
