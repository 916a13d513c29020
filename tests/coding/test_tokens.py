"""What is read out of a parse is what spaCy tells when it is asked."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc as Parse
from spacy.tokens import Span

from dateline.coding.language import load_language
from dateline.coding.tokens import Doc, read_out, text_of

TEXTS = [
    "Troops of the army shelled Alpha on Monday. Two men were killed, a medic said.",
    '  The "National Salvation Front" (NSF)\n\nsaid it HAD lost 3 of its 1,200 fighters near Abu Yazan al-Noiami.',
    "Hundreds, many of whom the army had shelled for days, fled.",
]
ASKED = [
    "text",
    "lower_",
    "lemma_",
    "tag_",
    "pos_",
    "dep_",
    "ent_type_",
    "ent_iob_",
    "i",
    "idx",
    "whitespace_",
    "is_space",
    "is_punct",
    "is_alpha",
    "is_digit",
    "is_quote",
    "is_stop",
    "is_title",
    "is_upper",
    "like_num",
    "is_sent_start",
    "n_lefts",
    "n_rights",
]


@pytest.fixture(scope="module", params=TEXTS)
def parse(request: pytest.FixtureRequest) -> Parse:
    return load_language()(request.param)


def test_each_token_tells_what_spacy_tells(parse: Parse) -> None:
    for name in ASKED:
        assert [getattr(t, name) for t in read_out(parse)] == [getattr(t, name) for t in parse]


def test_the_tree_is_the_same(parse: Parse) -> None:
    for own, theirs in zip(read_out(parse), parse, strict=True):
        assert [own.head.i, own.left_edge.i, own.right_edge.i] == [
            theirs.head.i,
            theirs.left_edge.i,
            theirs.right_edge.i,
        ]
        for name in ("children", "lefts", "rights", "subtree", "ancestors"):
            assert [t.i for t in getattr(own, name)] == [t.i for t in getattr(theirs, name)]


def test_sentences_and_entities_are_the_same(parse: Parse) -> None:
    doc = read_out(parse)
    for own, theirs in ((doc.sents, parse.sents), (doc.ents, parse.ents)):
        assert [(s.start, s.end, s.start_char, s.end_char, s.text, s.label_, s.root.i) for s in own] == [
            (s.start, s.end, s.start_char, s.end_char, s.text, s.label_, s.root.i) for s in theirs
        ]
    assert all(token in token.sent for token in doc)
    assert doc.sents[0].doc is doc


def test_the_root_of_any_words_is_the_one_that_spacy_finds() -> None:
    parse = load_language()(TEXTS[1])
    for start in range(len(parse)):
        for end in range(start + 1, len(parse) + 1):
            parse.set_ents([Span(parse, start, end, label="X")])
            assert read_out(parse).ents[0].root.i == parse.ents[0].root.i


def test_a_token_knows_its_neighbours_and_what_depends_on_it() -> None:
    doc = read_out(load_language()("The army shelled Alpha."))
    verb = doc[2]
    assert verb.nbor(-1) is doc[1]
    assert verb.is_ancestor(doc[0])
    assert not doc[0].is_ancestor(verb)
    for beyond in (-3, 3):
        with pytest.raises(IndexError):
            verb.nbor(beyond)


def test_words_are_given_as_they_stand() -> None:
    doc = read_out(load_language()("The army-backed  force left."))
    assert text_of(doc) == "The army-backed  force left."
    assert text_of(doc[1:4]) == "army-backed"
    assert text_of(()) == ""


def test_a_text_without_words_has_none() -> None:
    doc = read_out(load_language()(""))
    assert isinstance(doc, Doc)
    assert [*doc, *doc.sents, *doc.ents] == []


def test_a_subtree_may_nest_deeper_than_calls_may() -> None:
    nlp = load_language()
    words = ["word"] * 3000
    parse = Parse(nlp.vocab, words=words, heads=[max(i - 1, 0) for i in range(3000)], deps=["dep"] * 3000)
    doc = read_out(parse)
    assert [token.i for token in doc[0].subtree] == [*range(3000)]
