"""Places and times that a claim takes over from the event that it continues."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.api import make_report
from dateline.coding.coder import Coder
from dateline.model import Claim


def claims(coder: Coder, text: str) -> dict[str, Claim]:
    """Code a text of Thursday 16 May 2019; return its claims by their trigger's words."""
    coding = coder.code(replace(make_report(text, publisher="The Herald"), published="2019-05-16"))
    return {c.trigger.text: c for c in coding.claims if c.trigger}


def days(claim: Claim) -> tuple[str | None, str | None]:
    return (claim.time.start, claim.time.end) if claim.time else (None, None)


def test_more_violence_in_the_past_tense_is_of_the_day_told_before(coder: Coder) -> None:
    found = claims(coder, "Rebels shelled Homs on Tuesday. Gunmen ambushed a convoy in Hama, killing three soldiers.")
    assert days(found["ambushed"]) == ("2019-05-14", "2019-05-14")


@pytest.mark.parametrize(
    "told", ["Gunmen had ambushed a convoy in Hama.", "Gunmen may have ambushed a convoy in Hama."]
)
def test_what_was_before_or_may_have_been_is_not(coder: Coder, told: str) -> None:
    found = claims(coder, f"Rebels shelled Homs on Tuesday. {told}")
    assert days(found["ambushed"]) == (None, None)


def test_what_goes_on_is_not_of_one_day(coder: Coder) -> None:
    found = claims(coder, "Rebels attacked the army in Homs on Tuesday. Rebels are fighting the army in Homs.")
    assert days(found["fighting"]) == (None, None)


def test_now_is_no_time_of_what_has_happened(coder: Coder) -> None:
    found = claims(coder, "The war in Syria, now in its ninth year, has killed 400,000 people.")
    assert all(days(c) == (None, None) for c in found.values())


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("The army has besieged Homs for three years.", "besieged", ("2016-05-16", None)),
        (
            "At least 70 fighters have been killed in 24 hours in clashes near Homs.",
            "clashes",
            ("2019-05-15", "2019-05-16"),
        ),
        ("Rebels are still attacking Homs in an offensive that began on Friday.", "offensive", ("2019-05-10", None)),
    ],
)
def test_a_length_or_a_beginning_tells_since_when(
    coder: Coder, sentence: str, word: str, expected: tuple[str, str | None]
) -> None:
    assert days(claims(coder, sentence)[word]) == expected


def test_a_length_beyond_the_calendar_tells_nothing(coder: Coder) -> None:
    found = claims(coder, "Armies have fought over Homs for more than three thousand years.")
    assert all(days(c) == (None, None) for c in found.values())


def test_a_blame_has_the_place_of_the_deed(coder: Coder) -> None:
    found = claims(coder, "Jets bombed Douma in Syria on Tuesday. The opposition accused the army.")
    blame = found["accused"].place
    assert blame is not None
    assert blame.carried
    assert blame.name == "Dūmā"


def test_a_group_is_made_in_a_country_where_no_place_is_told(coder: Coder) -> None:
    found = claims(coder, "Fighting went on. Jets bombed Douma in Syria on Tuesday. The rebels formed a group in 2012.")
    place = found["formed"].place
    assert place is not None
    assert place.precision == "country"


def test_what_is_asked_of_a_deed_is_of_its_day(coder: Coder) -> None:
    found = claims(
        coder, "Bombs hit a market in Homs on Sunday. It was not clear whether jets had carried out the raids."
    )
    assert days(found["raids"]) == ("2019-05-12", "2019-05-12")


def test_where_it_is_talked_is_not_where_it_is_fought(coder: Coder) -> None:
    text = "Rebels shelled Homs on Tuesday. The two sides met for talks in Vienna. Gunmen ambushed a convoy."
    place = claims(coder, text)["ambushed"].place
    assert place is not None
    assert place.country == "SY"


@pytest.mark.parametrize(
    "told", ["Homs is outside the control of the regime in Damascus.", "Pro-Damascus media said so."]
)
def test_the_seat_of_a_government_is_no_place(coder: Coder, told: str) -> None:
    coding = coder.code(make_report(f"Rebels attacked soldiers near Homs. {told}"))
    assert "Damascus" not in [c.place.text for c in coding.claims if c.place]
    assert all(m.metonym for m in coding.mentions.places if m.text == "Damascus")


def test_what_one_says_next_is_said_on_the_same_day(coder: Coder) -> None:
    text = "The minister said on Monday that the army shelled a village. The minister demanded an end to the siege."
    assert days(claims(coder, text)["demanded"]) == ("2019-05-13", "2019-05-13")


def test_an_accusation_is_not_of_the_day_of_the_deed(coder: Coder) -> None:
    found = claims(coder, "The opposition accused the army of gassing civilians in an attack on Monday.")
    assert days(found["accused"]) == (None, None)


def test_the_main_place_lies_in_the_country_that_the_report_plays_in(coder: Coder) -> None:
    text = (
        "The Salvadoran rebels and the government met in Caracas on Monday, radio stations of El Salvador say.\n\n"
        "The Salvadoran bishops condemned the murder of Senator Juan Zarumba."
    )
    murder = claims(coder, text)["murder"]
    assert murder.place is not None
    assert murder.place.country == "SV"


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (
            "Rebels raided Homs on Tuesday. The army then fled the town and guards abducted two men.",
            "abducted",
            ("2019-05-14", "2019-05-14"),
        ),
        (
            "Rebels shelled Homs overnight. Soldiers burned two houses in Hama.",
            "burned",
            ("2019-05-15", "2019-05-16"),
        ),
        (
            "Jets bombed Homs on Tuesday. The rebels took Hama in 2012. They hold it. Gunmen ambushed a convoy.",
            "ambushed",
            ("2019-05-14", "2019-05-14"),
        ),
        ("Police arrested a man on Tuesday. Gunmen ambushed a convoy in Hama.", "ambushed", (None, None)),
        ("Rebels shelled Homs on Tuesday. Gunmen recently ambushed a convoy in Hama.", "ambushed", (None, None)),
        (
            "The army entered Homs in 2012. Jets bombed Homs on Tuesday. Rebels ambushed a convoy, police said.",
            "ambushed",
            ("2019-05-14", "2019-05-14"),
        ),
    ],
)
def test_a_report_goes_on_to_tell_of_its_day(
    coder: Coder, text: str, word: str, expected: tuple[str | None, str | None]
) -> None:
    assert days(claims(coder, text)[word]) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The air raid came two days after rebels seized Homs on Sunday.", "air raid", ("2019-05-14", "2019-05-14")),
        ("Rebels left Homs on Wednesday, a week after they captured it.", "captured", ("2019-05-08", "2019-05-08")),
        ("The air raid came a day after the talks in Homs on Sunday.", "air raid", ("2019-05-13", "2019-05-13")),
        (
            "Gunmen shot a priest on Tuesday, hours after rebels shelled Homs.",
            "shelled",
            ("2019-05-14", "2019-05-14"),
        ),
    ],
)
def test_a_step_from_one_event_dates_the_other(coder: Coder, text: str, word: str, expected: tuple[str, str]) -> None:
    assert days(claims(coder, text)[word]) == expected


def test_since_then_is_from_the_time_told_before(coder: Coder) -> None:
    found = claims(coder, "Rebels attacked Homs on 3 May. Since then the army has arrested 40 men.")
    assert days(found["arrested"]) == ("2019-05-03", "2019-05-16")


def test_what_is_denied_of_a_deed_is_of_its_day(coder: Coder) -> None:
    found = claims(coder, "The army seized two bases on Saturday. The rebels denied that any base had been captured.")
    assert days(found["captured"]) == ("2019-05-11", "2019-05-11")


def test_a_day_that_the_parse_ties_to_no_event_is_of_the_only_one(coder: Coder) -> None:
    found = claims(coder, "Jets that bombed a group of villagers near Homs on Tuesday night took them for rebels.")
    assert days(found["bombed"]) == ("2019-05-14", "2019-05-14")


@pytest.mark.parametrize(
    ("text", "word", "country", "precision"),
    [
        (
            "Police arrested four students in Gitega on Monday. Gunmen killed two priests, Burundi's bishops said.",
            "killed",
            "BI",
            "country",
        ),
        (
            "Fighting went on in Bria on Monday.\n\nThe bishops of the Central African Republic condemned the murder of"
            " Father Andre Mbaye.",
            "murder",
            "CF",
            "country",
        ),
        (
            "BAMAKO -- Gunmen killed four teachers on Monday, a Malian official who studied in Sikasso said.",
            "killed",
            "ML",
            "country",
        ),
        (
            "GOMA -- Congolese soldiers killed two miners. Troops were sent to the area, an officer said.",
            "killed",
            "CD",
            "country",
        ),
    ],
)
def test_a_town_of_something_else_is_not_where_violence_was(
    coder: Coder, text: str, word: str, country: str, precision: str
) -> None:
    place = claims(coder, text)[word].place
    assert place is not None
    assert (place.country, place.precision) == (country, precision)


def test_a_murder_that_is_named_has_the_place_where_it_is_told(coder: Coder) -> None:
    text = (
        "Fighting went on in Bria on Monday. Gunmen killed Father Andre Mbaye in Bambari on Tuesday.\n\n"
        "Bishops of the Central African Republic condemned the murder of Father Andre Mbaye."
    )
    coding = coder.code(make_report(text))
    assert [c.place.name for c in coding.claims if c.event == "attack" and c.place] == ["Bambari"] * len(
        [c for c in coding.claims if c.event == "attack"]
    )


def test_the_area_that_is_taken_over_has_its_name(coder: Coder) -> None:
    text = (
        "Rebels hold Taftanaz.\n\nA car bomb exploded in the area on Monday.\n\n"
        "Gunmen killed a doctor, Syrian activists said."
    )
    killed = claims(coder, text)["killed"]
    assert killed.place is not None
    assert killed.place.carried
    assert killed.place.text == "Taftanaz"
