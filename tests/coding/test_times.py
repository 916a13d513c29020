"""Times: expressions with their TIMEX3 values and intervals, and the time of each event."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import Read

from dateline.coding.coder import Coder
from dateline.coding.times import time_of
from dateline.coding.times.grammar import Context, find_times, parse_time

THURSDAY = date(2019, 5, 16)


@pytest.mark.parametrize(
    ("words", "kind", "value", "begin", "end", "precision"),
    [
        ("14 March 2018", "DATE", "2018-03-14", "2018-03-14", "2018-03-14", "day"),
        ("March 14, 2018", "DATE", "2018-03-14", "2018-03-14", "2018-03-14", "day"),
        ("the 3rd of June 2016", "DATE", "2016-06-03", "2016-06-03", "2016-06-03", "day"),
        ("2018-03-14", "DATE", "2018-03-14", "2018-03-14", "2018-03-14", "day"),
        ("14/03/2018", "DATE", "2018-03-14", "2018-03-14", "2018-03-14", "day"),
        ("2 April", "DATE", "2019-04-02", "2019-04-02", "2019-04-02", "day"),
        ("December 2", "DATE", "2018-12-02", "2018-12-02", "2018-12-02", "day"),
        ("3-5 April 2017", "DATE", "2017-04-03/2017-04-05", "2017-04-03", "2017-04-05", "day"),
        ("July 2017", "DATE", "2017-07", "2017-07-01", "2017-07-31", "month"),
        ("early July 2017", "DATE", "2017-07", "2017-07-01", "2017-07-10", "week"),
        ("October", "DATE", "2018-10", "2018-10-01", "2018-10-31", "month"),
        ("Tuesday", "DATE", "2019-05-14", "2019-05-14", "2019-05-14", "day"),
        ("Thursday", "DATE", "2019-05-16", "2019-05-16", "2019-05-16", "day"),
        ("today", "DATE", "2019-05-16", "2019-05-16", "2019-05-16", "day"),
        ("yesterday", "DATE", "2019-05-15", "2019-05-15", "2019-05-15", "day"),
        ("tomorrow", "DATE", "2019-05-17", "2019-05-17", "2019-05-17", "day"),
        ("last month", "DATE", "2019-04", "2019-04-01", "2019-04-30", "month"),
        ("next year", "DATE", "2020", "2020-01-01", "2020-12-31", "year"),
        ("three days ago", "DATE", "2019-05-13", "2019-05-13", "2019-05-13", "day"),
        ("2011", "DATE", "2011", "2011-01-01", "2011-12-31", "year"),
        ("the 1990s", "DATE", "199", "1990-01-01", "1999-12-31", "year"),
        ("two weeks", "DURATION", "P2W", None, None, "unknown"),
        ("a decade", "DURATION", "P1E", None, None, "unknown"),
        ("daily", "SET", "P1D", None, None, "unknown"),
        ("every Friday", "SET", "XXXX-WXX-5", None, None, "unknown"),
        ("10:30", "TIME", "2019-05-16T10:30", "2019-05-16", "2019-05-16", "hour"),
        ("recently", "DATE", "PAST_REF", None, None, "unknown"),
    ],
)
def test_an_expression_has_its_value(
    words: str, kind: str, value: str, begin: str | None, end: str | None, precision: str
) -> None:
    read = parse_time(words, THURSDAY)
    assert read is not None
    assert (read.type, read.value, read.precision) == (kind, value, precision)
    assert (read.begin and read.begin.isoformat(), read.end and read.end.isoformat()) == (begin, end)


@pytest.mark.parametrize(
    ("words", "begin", "end"),
    [
        ("late last year", "2018-10-01", "2018-12-31"),
        ("in recent weeks", "2019-04-25", "2019-05-15"),
        ("overnight", "2019-05-15", "2019-05-16"),
        ("the past month", "2019-04-16", "2019-05-15"),
        ("over the past week", "2019-05-09", "2019-05-15"),
        ("last weekend", "2019-05-11", "2019-05-12"),
    ],
)
def test_rulings_of_the_codebook_on_loose_times(words: str, begin: str, end: str) -> None:
    """Codebook, section 6 and ruling 10."""
    found = find_times(words, lambda *_: Context(THURSDAY))
    assert [(str(f.value.begin), str(f.value.end)) for f in found] == [(begin, end)]


@pytest.mark.parametrize(
    ("words", "past", "future"),
    [
        ("Monday", "2019-05-13", "2019-05-20"),
        ("2 April", "2019-04-02", "2020-04-02"),
        ("December 2", "2018-12-02", "2019-12-02"),
    ],
)
def test_the_tense_tells_the_side_on_which_a_date_lies(words: str, past: str, future: str) -> None:
    before, after = parse_time(words, THURSDAY), parse_time(words, THURSDAY, future=True)
    assert before is not None
    assert after is not None
    assert (str(before.begin), str(after.begin)) == (past, future)


@pytest.mark.parametrize("words", ["may", "march", "31 February 2018", "soldiers", "", "T-55", "1234567"])
def test_other_words_and_impossible_dates_are_no_times(words: str) -> None:
    assert parse_time(words, THURSDAY) is None


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Rebels may march on the capital.", []),
        ("The road was closed in May.", ["May"]),
        ("The brigade has 250 men and 12 guns.", []),
        ("Troops stormed the village on Monday evening and left on 3 May.", ["Monday evening", "3 May"]),
    ],
)
def test_which_words_of_a_sentence_are_times(read: Read, sentence: str, expected: list[str]) -> None:
    assert [m.text for m in read(sentence).times] == expected


def test_a_verb_to_come_sets_its_weekday_ahead(read: Read) -> None:
    begins = [m.begin for m in read("The army shelled the town on Monday. The talks will resume on Monday.").times]
    assert begins == ["2019-05-13", "2019-05-20"]


def test_without_a_date_of_publication_a_weekday_has_no_day(read: Read) -> None:
    (mention,) = read("The army shelled the town on Monday.", published=None).times
    assert (mention.value, mention.begin, mention.anchor) == ("XXXX-WXX-1", None, None)


@pytest.mark.parametrize("published", ["7:58 AM ET", "", "2019-13-45", "soon"])
def test_a_date_of_publication_that_is_none_is_as_if_untold(read: Read, published: str) -> None:
    (mention,) = read("The army shelled the town on Monday.", published=published).times
    assert (mention.begin, mention.anchor) == (None, None)


def test_of_a_moment_of_publication_the_day_counts(read: Read) -> None:
    text = "Rebels have besieged the town since March 2018."
    reading = read(text, published="2019-05-16T07:30:00Z")
    time = time_of(reading, reading.events[0])
    assert time is not None
    assert time.end == "2019-05-16"


def test_only_what_was_read_against_the_publication_is_anchored_to_it(read: Read) -> None:
    mentions = read("The town fell on 4 June 2016 and was retaken yesterday.").times
    assert [m.anchor for m in mentions] == [None, "published"]


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("Rebels captured the town on Tuesday.", "captured", ("Tuesday", "2019-05-14", "2019-05-14")),
        (
            "Rebels captured the town in June 2016 and the army retook it on Tuesday.",
            "retook",
            ("Tuesday", "2019-05-14", "2019-05-14"),
        ),
        ("Rebels have besieged the town since March 2018.", "besieged", ("March 2018", "2018-03-01", "2019-05-16")),
        ("Rebels captured the town.", "captured", None),
        ("Militants attacked the barracks, a spokesman said on Tuesday.", "attacked", None),
    ],
)
def test_the_time_of_an_event(read: Read, sentence: str, word: str, expected: tuple[str, str, str] | None) -> None:
    reading = read(sentence)
    (event,) = [e for e in reading.events if word in e.trigger.of(sentence)]
    time = time_of(reading, event)
    assert (time and (time.text, time.start, time.end)) == expected


PIECES = st.sampled_from(
    [
        "on", "early", "late", "last", "next", "Monday", "May", "3", "31", "1999", "'s", "-", ",", "ago", "two",
        "weeks", "the", "of", "every", "12:40", "pm", "overnight", "10-12", "\u200b", "\n", "99/99/9999",
        "0000-00-00",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=12), st.one_of(st.none(), st.dates()), st.booleans())
def test_a_span_alone_gives_its_value_again(pieces: list[str], anchor: date | None, future: bool) -> None:
    """What needs no context has the same value read from its own words without any."""
    text = " ".join(pieces)
    end = 0
    for found in find_times(text, lambda *_: Context(anchor, future)):
        assert end <= found.start < found.end <= len(text)
        end = found.end
        value = found.value
        assert value.begin is None or value.end is None or value.begin <= value.end
        if not value.relative:
            assert parse_time(text[found.start : found.end]) == value


def test_every_mention_read_in_context_parses_alone(coder: Coder, read: Read) -> None:
    text = (
        "On 4 June 2016, after three weeks of fighting, the army took the town. In early July 2017 it left. "
        "Patrols pass every Friday. The fort dates from the 1880s and fell in the winter of 2014."
    )
    mentions = [m for m in read(text).times if m.anchor is None]
    assert len(mentions) >= 5
    for mention in mentions:
        alone = parse_time(mention.text)
        assert alone is not None
        assert (alone.value, alone.precision) == (mention.value, mention.precision)
