"""The quickened pipeline gives what the pipeline itself gives."""

import pytest
import spacy
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from dateline.coding.language import DEFAULT_MODEL, load_language
from dateline.coding.quick import quicken
from dateline.coding.quick.remembered import RememberedAttributes

TEXTS = [
    "Rebels seized the town of Ashford on Monday, killing at least 12 soldiers, the ministry's spokesman said.",
    "They ain't leaving; we're gonna stay, he'd told Reuters. Let's go! \n\n  It isn't clear who'd been hit.",
    "I saw it. It hit me. You did this. There's a man who gets it, and there are some that got nothin'.",
    "",
    "   ",
    "The 1st Brigade -- backed by U.S. jets -- shelled (and burned) 3.5 km of trenches while it was retreating.",
]


@pytest.fixture(scope="module")
def bare() -> Language:
    return spacy.load(DEFAULT_MODEL)


@pytest.fixture(scope="module")
def quick() -> Language:
    nlp = spacy.load(DEFAULT_MODEL)
    quicken(nlp)
    return nlp


def layers(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.ent_iob_, t.ent_type_, t.is_sent_start)
        for t in doc
    ]


def test_the_parts_that_look_up_are_replaced(quick: Language) -> None:
    assert "attribute_ruler" not in quick.pipe_names
    assert "lemmatizer" not in quick.pipe_names


@pytest.mark.parametrize("text", TEXTS)
def test_the_output_is_the_same_at_first_and_from_memory(bare: Language, quick: Language, text: str) -> None:
    expected = layers(bare(text))
    assert layers(quick(text)) == expected
    assert layers(quick(text)) == expected


def test_many_texts_at_once_are_the_same(bare: Language, quick: Language) -> None:
    assert [*map(layers, quick.pipe(TEXTS))] == [*map(layers, bare.pipe(TEXTS))]


def test_the_default_pipeline_is_quick() -> None:
    assert "attribute_ruler" not in load_language().pipe_names


def ruler(*rules: tuple[list[dict[str, object]], dict[str, str], int]) -> AttributeRuler:
    made = AttributeRuler(spacy.blank("en").vocab)
    for pattern, attrs, index in rules:
        made.add([pattern], attrs, index)
    return made


RULES = [
    ([{"LOWER": "go"}], {"LEMMA": "first"}, 0),
    ([{"LOWER": "let"}, {"LOWER": "go"}], {"LEMMA": "second"}, 1),
    ([{"LOWER": "go"}, {"LOWER": "home"}], {"LEMMA": "third", "POS": "VERB"}, -2),
    ([{"LOWER": "stay"}], {"POS": "NOUN"}, 0),
    ([{"LOWER": "stay"}], {"POS": "VERB"}, 0),
]


@pytest.mark.parametrize("words", [["go"], ["let", "go"], ["let", "go", "home"], ["go", "home"], ["stay"], ["else"]])
def test_later_rules_overrule_earlier_ones_on_one_token_or_several(words: list[str]) -> None:
    own = ruler(*RULES)
    remembered = RememberedAttributes(own)
    expected, given, again = (Doc(own.vocab, words=words) for _ in range(3))
    own(expected)
    remembered(given)
    remembered(again)
    assert layers(given) == layers(again) == layers(expected)


def test_a_ruler_that_asks_for_more_stays() -> None:
    nlp = spacy.blank("en")
    part = nlp.add_pipe("attribute_ruler")
    assert isinstance(part, AttributeRuler)
    part.add([[{"SHAPE": "Xxx"}]], {"POS": "PROPN"})
    quicken(nlp)
    assert nlp.pipe_names == ["attribute_ruler"]


def test_what_is_remembered_is_bounded(quick: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.coding.quick.remembered.MOST_REMEMBERED", 3)
    part = quick.get_pipe("dateline_remembered_lemmas")
    first = layers(quick(TEXTS[0]))
    quick("Two words")
    assert len(part._known) <= 3
    assert layers(quick(TEXTS[0])) == first
