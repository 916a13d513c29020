"""Entities decided many words at once are those of the pipeline's own recogniser."""

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from dateline.coding.language import DEFAULT_MODEL
from dateline.coding.quick import ENTITIES, quicken
from dateline.coding.quick.entities import QuickEntities, can_read_entities

TEXTS = [
    "The United Nations Office for the Coordination of Humanitarian Affairs said on Monday 3 March 2014 that "
    "more than 12,500 people had fled North Kivu.",
    "London",
    "The Syrian Observatory for Human Rights\n\nAleppo\n\nThe Free Syrian Army of",
    "",
    "Reuters. Paris. AFP. Gen Joseph Smith. 12 March",
    "   ",
]


@pytest.fixture(scope="module")
def parsed() -> Language:
    return spacy.load(DEFAULT_MODEL, disable=["ner"])


@pytest.fixture(scope="module")
def own() -> Language:
    return spacy.load(DEFAULT_MODEL)


def marks(doc: Doc) -> list[tuple[str, str, str]]:
    return [(token.text, token.ent_iob_, token.ent_type_) for token in doc]


@pytest.mark.parametrize("size", [1, 2, 50])
def test_entities_are_the_same_however_many_are_read_at_once(own: Language, parsed: Language, size: int) -> None:
    quick = QuickEntities(own.get_pipe("ner"))
    given = quick.pipe((parsed(text) for text in TEXTS), batch_size=size)
    expected = [marks(doc) for doc in own.pipe(TEXTS)]
    assert [marks(doc) for doc in given] == expected
    assert sum(iob == "I" for doc in expected for _, iob, _ in doc) > 5


def test_an_entity_ends_with_its_sentence(own: Language, parsed: Language) -> None:
    quick = QuickEntities(own.get_pipe("ner"))
    for cut in range(1, 6):
        docs = [Doc(parsed.vocab, words=["United", "Nations", "Office", "for", "Human", "Rights"]) for _ in range(2)]
        for doc in docs:
            for token in doc:
                token.is_sent_start = token.i == cut
        quick(docs[0])
        own.get_pipe("ner")(docs[1])
        assert marks(docs[0]) == marks(docs[1])


def test_entities_that_were_given_before_stay(own: Language, parsed: Language) -> None:
    docs = [parsed("Rebels held the Alpha Bridge near London."), parsed("Paris was quiet.")]
    docs[0].set_ents([Span(docs[0], 3, 5, label="FAC")], default="missing")
    found, _ = QuickEntities(own.get_pipe("ner")).pipe(docs)
    assert ("Alpha", "B", "FAC") in marks(found)
    assert ("Bridge", "I", "FAC") in marks(found)


def test_a_recogniser_of_another_kind_stays() -> None:
    nlp = spacy.blank("en")
    config = {"model": {"@architectures": "spacy.TransitionBasedParser.v2", "extra_state_tokens": True}}
    nlp.add_pipe("ner", config=config).add_label("LOC")  # type: ignore[attr-defined]
    nlp.initialize()
    assert not can_read_entities(nlp.get_pipe("ner"))
    quicken(nlp)
    assert nlp.pipe_names == ["ner"]


def test_the_default_recogniser_is_replaced() -> None:
    nlp = spacy.load(DEFAULT_MODEL)
    quicken(nlp)
    assert ENTITIES in nlp.pipe_names
    assert "ner" not in nlp.pipe_names
