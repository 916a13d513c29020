"""What a user of UCDP GED would call wrong, column by column."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.codebook import load_codebook
from dateline.exchange import ucdp
from dateline.exchange.losses import Losses
from tests.exchange.factories import TOWN, event, one
from tests.linking.factories import told

BOOK = load_codebook()
PARTS = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")


def row(of: dict[str, Any]) -> dict[str, Any]:
    made = ucdp.row(of, BOOK, Losses("ucdp"))
    assert made is not None
    assert sum(made[part] for part in PARTS) == made["best"]
    assert made["low"] <= made["best"] <= made["high"]
    return made


@pytest.mark.parametrize(
    ("kind", "actors", "targets", "wanted"),
    [
        ("armed_clash", ("rebels",), ("Syrian army",), (1, "Government of Syria", "rebels")),
        ("armed_clash", ("rebels",), (), (2, "rebels", "Unknown")),
        ("armed_clash", ("tribesmen", "militia"), (), (2, "tribesmen", "militia")),
        ("air_strike", ("Russian jets",), ("rebels",), (1, "Government of Russia (Soviet Union)", "rebels")),
        ("bombing", ("militants",), (), (3, "militants", "Civilians")),
        ("attack", ("soldiers",), ("villagers",), (3, "Government of Syria", "Civilians")),
        ("attack", (), ("villagers",), (3, "Unknown", "Civilians")),
        ("armed_clash", ("rebels",), ("checkpoint",), (2, "rebels", "Unknown")),
    ],
)
def test_sides_and_type_of_violence(
    kind: str, actors: tuple[str, ...], targets: tuple[str, ...], wanted: tuple[int, str, str]
) -> None:
    made = row(one(kind, actors=actors, targets=targets, killed=(4, 4)))
    assert (made["type_of_violence"], made["side_a"], made["side_b"]) == wanted
    assert made["dyad_name"] == f"{wanted[1]} - {wanted[2]}"


def test_the_dead_are_divided_by_who_is_counted() -> None:
    groups = [(5, 5, "soldiers"), (7, 7, "civilians"), (2, 2, "rebels")]
    made = row(one("armed_clash", actors=("Syrian army",), targets=("rebels",), counted=groups))
    assert [made[part] for part in PARTS] == [5, 2, 7, 0]
    made = row(one("armed_clash", actors=("Syrian army",), targets=("rebels",), killed=(9, 9)))
    assert [made[part] for part in PARTS] == [0, 0, 0, 9]
    made = row(one("attack", actors=("gunmen",), targets=("villagers",), killed=(9, 9)))
    assert [made[part] for part in PARTS] == [0, 0, 9, 0]


def test_the_toll_of_most_speakers_is_best_and_one_told_by_three_is_no_sum() -> None:
    said = [("mayor", 9), ("police", 9), ("doctor", 12), ("army", 4)]
    made = row(event(*(told(by=by, report=by, killed=(n, n), place=TOWN) for by, n in said)))
    assert (made["low"], made["best"], made["high"], made["number_of_sources"]) == (4, 9, 12, 4)


def test_articles_stand_in_one_order_in_all_columns() -> None:
    claims = [
        told(by="mayor", report="r1", killed=(9, 9), place=TOWN, day="2020-05-04"),
        told(by="mayor", report="r2", killed=(9, 9), place=TOWN, day="2020-05-04"),
        told(by="a; b", report="r3", killed=(9, 9), place=TOWN, day=None),
    ]
    made = row(event(*claims))
    for column in ("source_article", "source_office", "source_date", "source_headline"):
        assert len(made[column].split(";")) == made["number_of_sources"] == 3
    assert made["source_date"] == "2020-05-04;2020-05-04;"
    assert made["source_original"] == "mayor;a, b"


@pytest.mark.parametrize(
    ("on", "precision", "clarity"),
    [
        ("2020-05-03", 1, 1),
        ("2020-05-03/2020-05-04", 2, 1),
        ("2020-05-01/2020-05-06", 2, 2),
        ("2020-05-01/2020-05-07", 3, 2),
        ("2020-05-01/2020-05-31", 4, 2),
        ("2020-01-01/2020-12-31", 5, 2),
        (None, 2, 1),
    ],
)
def test_precision_of_dates_and_clarity(on: str | None, precision: int, clarity: int) -> None:
    made = row(one("attack", on=on, killed=(4, 4)))
    assert (made["date_prec"], made["event_clarity"]) == (precision, clarity)


@pytest.mark.parametrize(
    ("told_of", "why"),
    [
        ({"killed": None}, "no deaths"),
        ({"killed": (470_000, None)}, "the war's"),
        ({"killed": (4, 4), "on": "2015-01-01/2019-12-31"}, "more than a year"),
        ({"killed": (4, 4), "status": "expected"}, "nobody says"),
        ({"killed": (4, 4), "place": None}, "no place"),
    ],
)
def test_what_ged_cannot_hold_is_said(told_of: dict[str, Any], why: str) -> None:
    losses = Losses("ucdp")
    assert ucdp.row(one("attack", **told_of), BOOK, losses) is None
    assert why in next(iter(losses.dropped))


def test_countries_and_provinces_as_ucdp_names_them() -> None:
    made = row(one("attack", killed=(4, 4)))
    assert (made["adm_1"], made["country"]) == ("Aleppo governorate", "Syria")
    gaza = one("attack", killed=(4, 4))
    gaza["place"] = {**gaza["place"], "country": "PS", "admin1": "PS.GZ"}
    assert (row(gaza)["country"], row(gaza)["country_id"]) == ("Israel", 666)


def test_a_district_is_one() -> None:
    afrin = one("attack", killed=(4, 4))
    afrin["place"] = {**afrin["place"], "precision": "admin", "geonameid": 163343, "name": "Tartus District"}
    made = row(afrin)
    assert (made["where_prec"], made["adm_2"]) == (3, "Tartus district")
