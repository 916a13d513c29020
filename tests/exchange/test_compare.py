from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dateline.exchange.compare import compare
from dateline.exchange.datasets import CompareError, read

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
    assert (found.form, found.unread) == ("acled", [])
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


def test_an_event_of_years_is_no_record_of_a_day(tmp_path: Path) -> None:
    found = read(file(tmp_path, ACLED + "A,2020-05-03,1,Attack,X,R,34.5,38.2,1,2\n"))
    long = event("E1", on="2018-01-01") | {"date_end": "2022-12-31"}
    assert [r["found"] for r in compare([long], found.events)] == ["only here", "only there"]


def test_ged_is_known_by_its_columns_also_parted_by_semicolons(tmp_path: Path) -> None:
    head = "id;date_start;date_end;date_prec;latitude;longitude;where_prec;where_coordinates;best;"
    head += "type_of_violence;side_a\n"
    found = read(file(tmp_path, head + "7;2020-05-01 00:00:00.000;2020-05-06;2;34.5;38.2;1;Riverton;9;1;Army\n"))
    assert found.form == "ucdp"
    assert compare([event("E1")], found.events)[0]["found"] == "both"


def test_rows_without_date_or_point_are_named(tmp_path: Path) -> None:
    rows = [
        "A,soon,1,Attack,X,R,34.5,38.2,1,2",
        "B,2020-05-03,1,Attack,X,R,,,1,9",
        "C,2020-05-03,1,Attack,X,R,nan,38.2,1,9",
        "D,2020-05-03,1,Attack,X,R,345,38.2,1,9",
        "E,2020-05-03",
        "F,2020-05-03,1,Attack,X,R,34.5,38.2,1,9",
    ]
    found = read(file(tmp_path, ACLED + "\n".join(rows) + "\n"))
    assert found.unread == [2, 3, 4, 5, 6]
    assert [e.id for e in found.events] == ["F"]


def test_what_a_spreadsheet_makes_of_a_download_is_read(tmp_path: Path) -> None:
    head = ACLED.strip().upper().replace(",", ";")
    row = 'SYR1;03/05/2020;1,0;Attack;Übel;"Riverton; the old";34,5;38,2;1;9.0'
    path = tmp_path / "saved.csv"
    for encoding in ("cp1252", "utf-16", "utf-8-sig"):
        path.write_bytes(f"{head}\r\n{row}\r\n".encode(encoding))
        (found,) = read(path).events
        assert (found.lat, found.lon, found.toll, found.who) == (34.5, 38.2, "9", "Übel")
        assert found.place == "Riverton; the old"
        assert compare([event("E1")], [found])[0]["found"] == "both"
    assert read(path).encoding == "utf-8-sig"


@pytest.mark.parametrize(
    ("dates", "iso"),
    [
        (("03/05/2020", "13/05/2020"), "2020-05-03"),
        (("05/03/2020", "05/13/2020"), "2020-05-03"),
        (("03/05/2020", "04/05/2020"), "2020-05-03"),
        (("03.05.2020",), "2020-05-03"),
        (("3 May 2020",), "2020-05-03"),
        (("03-May-20",), "2020-05-03"),
        (("2020-05-03 00:00:00.000",), "2020-05-03"),
        (("12 June 1892",), "1892-06-12"),
    ],
)
def test_dates_are_read_as_all_rows_of_the_file_allow(tmp_path: Path, dates: tuple[str, ...], iso: str) -> None:
    rows = "\n".join(f"A{i},{on},1,Attack,X,R,34.5,38.2,1,2" for i, on in enumerate(dates))
    found = read(file(tmp_path, ACLED + rows + "\n"))
    assert date.fromordinal(found.events[0].start).isoformat() == iso
    assert not found.unread


def test_a_field_of_any_length_is_read(tmp_path: Path) -> None:
    long = "x" * 300_000
    assert read(file(tmp_path, ACLED + f"A,2020-05-03,1,Attack,{long},R,34.5,38.2,1,2\n")).events[0].who == long


@pytest.mark.parametrize("packed", [b"PK\x03\x04rest", b"\x1f\x8brest"])
def test_a_packed_file_is_told(tmp_path: Path, packed: bytes) -> None:
    path = tmp_path / "acled.xlsx"
    path.write_bytes(packed)
    with pytest.raises(CompareError, match="unpack"):
        read(path)


def test_a_file_with_a_heading_alone_has_no_events(tmp_path: Path) -> None:
    found = read(file(tmp_path, ACLED))
    assert (found.events, found.unread) == ([], [])


@pytest.mark.parametrize("text", ["", "name,age\nx,3\n", "\x00\x01"])
def test_other_columns_are_told_with_those_that_lack(tmp_path: Path, text: str) -> None:
    with pytest.raises(CompareError, match=r"event_id_cnty|date_start"):
        read(file(tmp_path, text))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CompareError, match="No such file"):
        read(tmp_path / "none.csv")
