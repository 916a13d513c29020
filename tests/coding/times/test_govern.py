"""Which expression is the time of which event."""

from __future__ import annotations

import pytest
from tests.conftest import Read

from dateline.api import make_report
from dateline.coding.coder import Coder
from dateline.coding.times import time_of


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("Rebels captured the town which the army had shelled in June 2016.", "captured", None),
        (
            "Rebels captured the town which the army had shelled in June 2016.",
            "shelled",
            ("June 2016", "2016-06-01", "2016-06-30"),
        ),
        ("Rebels attacked a town recently captured by the army on Tuesday.", "captured", None),
        ("On Tuesday, the army said it had captured the town.", "captured", ("Tuesday", "2019-05-14", "2019-05-14")),
        ("The attack came after rebels captured the town on Tuesday.", "attack", None),
        (
            "The explosion that shook the town on Tuesday killed six people.",
            "explosion",
            ("Tuesday", "2019-05-14", "2019-05-14"),
        ),
        (
            "Rebels shelled the town from 3 May to 5 May 2018.",
            "shelled",
            ("3 May to 5 May 2018", "2018-05-03", "2018-05-05"),
        ),
        (
            "Rebels shelled the town until Tuesday.",
            "shelled",
            ("Tuesday", None, "2019-05-14"),
        ),
        (
            "Thousands have been killed since the war began in March 2011.",
            "killed",
            ("March 2011", "2011-03-01", "2019-05-16"),
        ),
    ],
)  # fmt: skip
def test_an_expression_is_of_the_event_of_its_clause(
    read: Read, sentence: str, word: str, expected: tuple[str, str | None, str] | None
) -> None:
    reading = read(sentence)
    event = next(e for e in reading.events if word in e.trigger.of(sentence))
    time = time_of(reading, event)
    assert (time and (time.text, time.start, time.end)) == expected


@pytest.mark.parametrize(
    ("sentence", "kind", "expected"),
    [
        ("The minister said on Tuesday that the rebels must leave the town.", "demand", "Tuesday"),
        ("The army should release all prisoners, the group said on Tuesday.", "demand", "Tuesday"),
        ("The minister accused the army of shelling a village on 3 May.", "accusation", None),
        ("The minister accused the army on Tuesday of shelling a village on 3 May.", "accusation", "Tuesday"),
        ("The minister blamed the army for Sunday's bombing.", "accusation", None),
    ],
)
def test_what_is_said_is_done_when_it_is_said(read: Read, sentence: str, kind: str, expected: str | None) -> None:
    reading = read(sentence)
    event = next(e for e in reading.events if e.event == kind)
    time = time_of(reading, event)
    assert (time.text if time else None) == expected


def test_a_state_told_in_a_noun_phrase_is_not_dated(read: Read) -> None:
    reading = read("Jets struck the rebel-held town on Tuesday.")
    (state,) = [e for e in reading.events if e.event == "control"]
    assert time_of(reading, state) is None


def times(coder: Coder, text: str, **told: str) -> list[tuple[str, str | None, str | None]]:
    coding = coder.code(make_report(text, published="2019-05-16", **told))
    return [
        (c.trigger.text, c.time.start, c.time.end) if c.time else (c.trigger.text, None, None) for c in coding.claims
    ]


def test_what_began_and_goes_on_has_no_end(coder: Coder) -> None:
    assert ("offensive", "2019-05-13", None) in times(coder, "The army launched an offensive on the town on Monday.")


def test_what_is_to_begin_keeps_its_end(coder: Coder) -> None:
    found = times(coder, "The army will launch an offensive on the town in the coming days.")
    assert ("offensive", "2019-05-17", "2019-05-23") in found


def test_an_event_goes_on_with_the_day_of_the_one_before_but_not_with_a_long_time(coder: Coder) -> None:
    day = "Gunmen attacked a checkpoint on Monday. A bomb then exploded near the gate."
    assert times(coder, day)[-1][1:] == ("2019-05-13", "2019-05-13")
    long = "Gunmen have attacked checkpoints since March 2018. Rebels shelled the port of Alpha."
    assert times(coder, long)[-1][1:] == (None, None)


def test_a_title_takes_the_time_that_the_text_gives(coder: Coder) -> None:
    text = "Car bomb kills six in Alpha\n\nA car bomb killed six people in Alpha on Monday, police said."
    assert {found[1:] for found in times(coder, text)} == {("2019-05-13", "2019-05-13")}


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (
            "Police have arrested 70 men since the start of the raids on 2 May.",
            "arrested",
            ("2019-05-02", "2019-05-16"),
        ),
        ("The town has been under siege since early April.", "siege", ("2019-04-01", None)),
        ("Fighting has raged in Alpha since 15 April.", "Fighting", ("2019-04-15", None)),
        ("Forty people have died in the war, which began in 2014.", "died", ("2014-01-01", "2019-05-16")),
        ("Rebels mounted an attack to retake the road on Monday.", "mounted", ("2019-05-13", "2019-05-13")),
        ("Soldiers killed a man wanted for the 2012 bombing of a church.", "killed", (None, None)),
        ("Jets bombed the town for the third consecutive day on Sunday.", "bombed", ("2019-05-12", "2019-05-12")),
        ("The toll from Sunday's raid on the base has risen to 53.", "raid", ("2019-05-12", "2019-05-12")),
        ("Nine people died when jets bombed Alpha, on Monday, villagers said.", "bombed", ("2019-05-13", "2019-05-13")),
    ],
)
def test_how_long_and_of_what_an_expression_speaks(
    coder: Coder, text: str, word: str, expected: tuple[str | None, str | None]
) -> None:
    assert expected in [found[1:] for found in times(coder, text) if word in found[0]]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("In 1994 militias burned villages. Rebels took Alpha in July.", "took", ("1994-07-01", "1994-07-31")),
        ("Rebels raided Beta in 2014. They took Alpha in November of that year.", "took", ("2014-11-01", "2014-11-30")),
        ("Rebels fought the army from Thursday to Monday.", "fought", ("2019-05-09", "2019-05-13")),
        ("Throughout May, gunmen killed 12 activists.", "killed", ("2019-05-01", "2019-05-31")),
    ],
)
def test_a_month_or_a_weekday_is_of_the_time_told(
    coder: Coder, text: str, word: str, expected: tuple[str, str]
) -> None:
    assert expected in [found[1:] for found in times(coder, text) if word in found[0]]


@pytest.mark.parametrize("name", ["March 23 Movement", "17 February Martyrs Brigade", "1 June Square group"])
def test_a_name_with_a_day_is_no_time(coder: Coder, name: str) -> None:
    assert all(found[1:] == (None, None) for found in times(coder, f"Gunmen of the {name} attacked an army post."))
