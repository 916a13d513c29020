"""Feasts by their calendars, against days on which they were kept."""

from __future__ import annotations

import pytest

from dateline.codebook import load_codebook
from dateline.coding.times.feasts import ISLAMIC_YEARS, feast_days, islamic_month

BOOK = load_codebook()


@pytest.mark.parametrize(
    ("feast", "day"),
    [
        ("Easter", "2016-03-27"),
        ("Good Friday", "2019-04-19"),
        ("Orthodox Easter", "2021-05-02"),
        ("Eid al-Fitr", "2017-06-25"),
        ("Eid al-Adha", "2018-08-21"),
        ("Ashura", "2016-10-11"),
        ("Nowruz", "2016-03-20"),
        ("Nowruz", "2017-03-21"),
        ("Nowruz", "2024-03-20"),
        ("Passover", "2023-04-06"),
        ("Passover", "2016-04-23"),
        ("Rosh Hashanah", "2023-09-16"),
        ("Yom Kippur", "2019-10-09"),
        ("Hanukkah", "2020-12-11"),
        ("Thanksgiving", "1999-11-25"),
        ("Memorial Day", "2018-05-28"),
        ("US Election Day", "1998-11-03"),
    ],
)
def test_a_feast_falls_on_its_day(feast: str, day: str) -> None:
    assert day in [str(begin) for begin, _ in feast_days(BOOK, feast, int(day[:4]))]


def test_an_islamic_feast_may_come_twice_in_a_year_of_ours() -> None:
    assert len(feast_days(BOOK, "Eid al-Fitr", 2000)) == 2


def test_a_month_of_the_islamic_calendar_has_its_days() -> None:
    begin, end = islamic_month(1440, 9)
    assert (str(begin), str(end)) == ("2019-05-06", "2019-06-03")


def test_out_of_the_tables_nothing_is_said() -> None:
    assert feast_days(BOOK, "Ashura", ISLAMIC_YEARS.start - 1) == []
    with pytest.raises(ValueError, match=r"out of range|not in the tables"):
        islamic_month(9000, 1)


def test_a_day_that_was_once_is_of_its_year_alone() -> None:
    assert feast_days(BOOK, "September 11", 2005) == []


@pytest.mark.parametrize("feast", BOOK.holidays)
def test_every_holiday_has_a_day_in_a_year(feast: str) -> None:
    year = BOOK.holidays[feast].year or 2016
    assert feast_days(BOOK, feast, year)
