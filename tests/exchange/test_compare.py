from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dateline.exchange.compare import CompareError, compare, read

ACLED = (
    "event_id_cnty,event_date,time_precision,sub_event_type,actor1,location,latitude,longitude,geo_precision,"
    "fatalities\n"
)


def event(id: str, on: str | None = "2020-05-03", lat: float | None = 34.5, **more: Any) -> dict[str, Any]:
    plain = {
        "id": id, "event": "air_strike", "date_start": on, "date_end": on, "first_published": on, "latitude": lat,
        "longitude": 38.2, "place_precision": "exact", "radius_km": 5.0, "place": "Riverton", "killed_low": 9.0,
        "killed_high": 9.0, "actors": None, "voices": 2, "claims": "c1",
    }  # fmt: skip
    return plain | more


def file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "other.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_near_events_match_once_and_the_rest_is_told(tmp_path: Path) -> None:
    rows = "SYR1,2020-05-04,1,Air/drone strike,X,Riverton,34.52,38.21,1,9\nSYR2,03 May 2020,1,Attack,X,Far,10,10,1,0\n"
    found = read(file(tmp_path, ACLED + rows))
    assert (found.form, found.unread) == ("acled", 0)
    told = compare([event("E1"), event("E2", on="2020-09-01"), event("E3", lat=None)], found.events)
    assert [(r["found"], r["event"], r["other"]) for r in told] == [
        ("both", "E1", "SYR1"),
        ("only here", "E2", None),
        ("only here", "E3", None),
        ("only there", None, "SYR2"),
    ]


def test_of_two_candidates_the_one_with_the_same_toll_is_taken(tmp_path: Path) -> None:
    rows = "A,2020-05-03,1,Attack,X,R,34.5,38.2,1,2\nB,2020-05-03,1,Attack,X,R,34.5,38.2,1,9\n"
    told = compare([event("E1")], read(file(tmp_path, ACLED + rows)).events)
    assert (told[0]["other"], told[1]["other"]) == ("B", "A")


def test_ged_is_known_by_its_columns_also_parted_by_semicolons(tmp_path: Path) -> None:
    head = "id;date_start;date_end;date_prec;latitude;longitude;where_prec;where_coordinates;best;"
    head += "type_of_violence;side_a\n"
    found = read(file(tmp_path, head + "7;2020-05-01 00:00:00.000;2020-05-06;2;34.5;38.2;1;Riverton;9;1;Army\n"))
    assert found.form == "ucdp"
    assert compare([event("E1")], found.events)[0]["found"] == "both"


def test_rows_without_date_or_point_are_counted(tmp_path: Path) -> None:
    assert (
        read(file(tmp_path, ACLED + "A,soon,1,Attack,X,R,34.5,38.2,1,2\nB,2020-05-03,1,Attack,X,R,,,1,9\n")).unread == 2
    )


@pytest.mark.parametrize("text", ["", "name,age\nx,3\n", "\x00\x01"])
def test_other_columns_are_told_with_those_that_lack(tmp_path: Path, text: str) -> None:
    with pytest.raises(CompareError, match=r"event_id_cnty|date_start"):
        read(file(tmp_path, text))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CompareError, match="No such file"):
        read(tmp_path / "none.csv")
