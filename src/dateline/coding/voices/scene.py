"""What the readers of attributions share: the report, the words of attribution, the quotations."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.coding.reading import Reading
from dateline.coding.tokens import Doc, Token
from dateline.coding.voices.lexicon import Lexicon, lexicon_of
from dateline.coding.voices.quotes import Quotes
from dateline.model import Span

CLAUSES = ("ccomp", "xcomp", "parataxis")
SAYING = frozenset({"speech", "tell", "report"})
BRINGING = SAYING | {"act", "about", "attitude", "finding", "quote"}
"""Classes of verbs that bring in what somebody says; those that bring in what he says or thinks."""

_WORDS = (
    "speaking_of",
    "own_persons",
    "deadly_objects",
    "fighting_verbs",
    "refuting_verbs",
    "denied_pronouns",
    "denied_parts",
    "content_nouns",
    "reckoned_nouns",
    "generic_hearers",
    "place_province_features",
)


@dataclass(frozen=True, slots=True)
class Scene:
    """A report as the readers of attributions see it."""

    reading: Reading
    text: str
    doc: Doc
    lexicon: Lexicon
    quotes: Quotes
    words: dict[str, frozenset[str]]
    mute: frozenset[str]
    """Nouns for what cannot speak: weapons and deeds of war."""
    ground: frozenset[str]
    """Nouns for ground that can be held."""
    surnames: frozenset[str]
    """Last names of the persons whom the report names."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the head, the index of the phrase's first token, its span where no parse tells it."""

    head: Token
    first: int
    span: Span | None


def scene_of(reading: Reading, quotes: Quotes) -> Scene:
    """Return the scene of a report."""
    book = reading.codebook
    people = (e[-1] for e in reading.doc.ents if e.label_ == "PERSON")
    return Scene(
        reading=reading,
        text=reading.text,
        doc=reading.doc,
        lexicon=lexicon_of(book),
        quotes=quotes,
        words={key: book.word_set(key) for key in _WORDS},
        mute=book.word_set("mute_subjects") | book.word_set("means") | book.word_set("event_aircraft"),
        ground=book.word_set("event_territory"),
        surnames=frozenset(t.text for t in people if t.is_title),
    )


def is_deed(scene: Scene, verb: Token, source: Token | None, classes: frozenset[str]) -> bool:
    """Tell whether a verb of speech or mind is a deed here: its subject is a weapon, or ground is its object."""
    if classes & {"speech", "tell", "finding"}:
        return False
    if source is not None and source.pos_ == "NOUN" and source.lemma_.lower() in scene.mute:
        return True
    if verb.lemma_ not in scene.words["fighting_verbs"]:
        return False
    objects = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    return any(o.lemma_.lower() in scene.ground or o.ent_type_ in ("GPE", "LOC", "FAC") for o in objects)
