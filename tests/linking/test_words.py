from __future__ import annotations

from dateline.codebook import load_codebook
from dateline.linking.words import Reader, Vocabulary, cosine, number_hash, stem, strongest, term_hash

READER = Reader(load_codebook())


def test_numbers_are_compared_by_value_however_they_are_written() -> None:
    assert READER.terms("Twelve died")[number_hash("12")] == 1
    assert READER.terms("12 dead, 1,200 fled").keys() >= {number_hash("12"), number_hash("1200")}
    assert not READER.terms("in 2019 and on Monday, they were")


def test_the_names_of_one_group_are_one_term() -> None:
    assert READER.terms("Daesh").keys() == READER.terms("ISIL").keys() == READER.terms("IS").keys()


def test_forms_of_a_word_are_one_term_and_marks_do_not_matter() -> None:
    assert stem("villages") == stem("village") + "e" or stem("raids") == stem("raid")
    assert READER.terms("Idlīb").keys() == READER.terms("Idlib").keys()


def test_what_every_report_has_weighs_less_than_what_few_have() -> None:
    texts = [
        "shelling in the valley near " + name for name in ("Alpha", "Bravo", "Carla", "Delta", "Echo") for _ in "12"
    ]
    vocabulary = Vocabulary.of(READER.terms(t) for t in texts)
    weighted = READER.weighted("valley Bravo", vocabulary)
    assert weighted[term_hash("bravo")] > weighted[term_hash(stem("valley"))]
    assert strongest(weighted, 1) == [term_hash("bravo")]


def test_an_empty_database_s_vocabulary_already_tells_common_words_from_names() -> None:
    weighted = READER.weighted("soldiers Zabadani", Vocabulary())
    assert weighted[term_hash("zabadani")] > weighted[term_hash(stem("soldiers"))]


def test_the_cosine_is_one_of_a_text_with_itself_and_nought_without_a_common_word() -> None:
    one, two = (READER.weighted(t, Vocabulary()) for t in ("barges burned at the pier", "a school reopened"))
    assert round(cosine(one, one), 6) == 1
    assert cosine(one, two) == 0
    assert cosine(one, {}) == 0
