from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.store import Box, ClaimFilter, FilterError, Near, ReportFilter, Run, Store, open_store
from dateline.store.connection import distance_km, folded
from dateline.store.filters import match
from tests.factories import claim, coding, run_info

FIRST = coding(
    claim("capture", place="Palmyra", actors="Syrian army", targets="IS", dates=("2017-03-01", "2017-03-02")),
    claim("air_strike", place="Mosul", sources="TASS", dates=("2016-12-01", None), stance="denies"),
    id="first",
    title="Palmyra retaken",
    published="2017-03-03",
)
SECOND = coding(
    claim("shelling", place="Idlīb", point=(35.93, 36.63), actors="Ахрар аш-Шам", status="expected"),
    claim("aid", place="Suva", figures=(("killed", 3, None), ("killed", 2, 5)), confidence=0.9),
    id="second",
    title="Überfall",
    publisher="Other News",
    published="2017-04-01T08:00:00Z",
)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("kept") / "reports.db") as store:
        run = store.begin_run(run_info())
        store.add(FIRST, run)
        store.add(SECOND, run)
        yield store


@pytest.mark.parametrize(
    ("where", "events"),
    [
        ({}, ["capture", "air_strike", "shelling", "aid"]),
        ({"event": ("capture", "aid")}, ["capture", "aid"]),
        ({"event": ("riot",)}, []),
        ({"actor": "SYRIAN"}, ["capture"]),
        ({"actor": "syrian-army"}, ["capture"]),
        ({"actor": "is"}, ["capture"]),
        ({"actor": "АХРАР"}, ["shelling"]),
        ({"actor": "100%"}, []),
        ({"place": "idlib"}, ["shelling"]),
        ({"place": "palm"}, ["capture"]),
        ({"place": Near(34.56, 38.28, 5)}, ["capture"]),
        ({"place": Near(34.0, 38.28, 5)}, []),
        ({"place": Near(36.0, 40.0, 400)}, ["capture", "air_strike", "shelling"]),
        ({"place": Near(-18, -179.5, 260)}, ["aid"]),
        ({"place": Near(0, 0, 20_100)}, ["capture", "air_strike", "shelling", "aid"]),
        ({"place": Near(90, 0, 6_300)}, ["capture", "air_strike", "shelling"]),
        ({"place": Box(36, 34, 39, 36)}, ["capture", "shelling"]),
        ({"place": Box(170, -30, -170, 0)}, ["aid"]),
        ({"source": "tass"}, ["air_strike"]),
        ({"source": "example-news"}, ["capture", "air_strike"]),
        ({"since": "2017-03-02"}, ["capture", "air_strike"]),
        ({"since": "2017-03-04"}, []),
        ({"until": "2017-02-28"}, ["air_strike"]),
        ({"since": "2017-03-02", "until": "2017-03-02"}, ["capture", "air_strike"]),
        ({"status": ("expected",)}, ["shelling"]),
        ({"stance": ("denies",)}, ["air_strike"]),
        ({"report": "second"}, ["shelling", "aid"]),
        ({"claim": "first-1"}, ["air_strike"]),
        ({"text": "syrian HAPPENED"}, ["capture"]),
        ({"text": '"palmyra then"'}, ["capture"]),
        ({"text": "mosu*"}, ["air_strike"]),
        ({"text": "idlib"}, ["shelling"]),
        ({"text": 'tass AND ) OR " NEAR('}, []),
        ({"text": "tass", "event": ("air_strike",), "order": "rank"}, ["air_strike"]),
        ({"order": "date"}, ["air_strike", "capture", "shelling", "aid"]),
        ({"order": "event"}, ["aid", "air_strike", "capture", "shelling"]),
        ({"order": "place"}, ["shelling", "air_strike", "capture", "aid"]),
        ({"order": "confidence", "limit": 1}, ["aid"]),
        ({"limit": 2}, ["capture", "air_strike"]),
        ({"limit": 0}, []),
    ],
)
def test_claims(kept: Store, where: dict[str, Any], events: list[str]) -> None:
    found = ClaimFilter(**where)
    rows = [row["event"] for row in kept.claims(found)]
    if where.get("order") == "place":
        rows, events = sorted(rows), sorted(events)
    assert rows == events
    if where.get("order") != "place":
        assert [claim["event"] for claim in kept.claim_objects(found)] == events


@pytest.mark.parametrize(
    ("where", "ids"),
    [
        ({}, ["first", "second"]),
        ({"id": "second"}, ["second"]),
        ({"publisher": "OTHER"}, ["second"]),
        ({"title": "uberfall"}, ["second"]),
        ({"since": "2017-04-01"}, ["second"]),
        ({"until": "2017-03-31"}, ["first"]),
        ({"text": "retaken"}, ["first"]),
        ({"text": "happened", "order": "rank", "limit": 1}, ["first"]),
        ({"claims": ClaimFilter(event=("aid",))}, ["second"]),
        ({"claims": ClaimFilter(text="tass", place="mosul")}, ["first"]),
        ({"order": "title"}, ["first", "second"]),
        ({"order": "published", "limit": 1}, ["first"]),
    ],
)
def test_reports(kept: Store, where: dict[str, Any], ids: list[str]) -> None:
    found = [row["id"] for row in kept.reports(ReportFilter(**where))]
    assert (sorted(found) if where.get("order") == "rank" else found) == ids or len(ids) == len(found) == 1


@pytest.mark.parametrize(
    "where",
    [
        {"since": "last week"},
        {"until": "2017-13-01"},
        {"text": "!!!"},
        {"order": "rank"},
        {"order": "colour"},
        {"limit": -1},
        {"place": Near(91, 0, 5)},
    ],
)
def test_a_filter_that_cannot_be_is_told(kept: Store, where: dict[str, Any]) -> None:
    with pytest.raises(FilterError):
        list(kept.claims(ClaimFilter(**where)))


@pytest.mark.parametrize(
    ("figures", "toll"),
    [
        ([(9, None), (9, None)], (9, 9)),
        ([(9, None), (9, "people")], (9, 9)),
        ([(180, "soldiers"), (400, "militants")], (580, 580)),
        ([(40, None), (12, "children")], (40, 40)),
        ([(30, "soldiers"), (31, "Soldiers"), (5, "civilians")], (36, 36)),
    ],
)
def test_a_toll_told_again_counts_once_and_those_of_two_groups_add_up(
    store: Store, run: Run, figures: list[tuple[int, str | None]], toll: tuple[int, int]
) -> None:
    made = coding(claim("attack", figures=[("killed", n, n) for n, _ in figures]))
    of = [replace(f, of=whom) for f, (_, whom) in zip(made.claims[0].figures, figures, strict=True)]
    store.add(replace(made, claims=(replace(made.claims[0], figures=tuple(of)),)), run)
    row = next(store.claims())
    assert (row["killed_low"], row["killed_high"]) == toll


def test_a_flat_row_says_all(kept: Store) -> None:
    row = next(kept.claims(ClaimFilter(event=("aid",))))
    assert (row["killed_low"], row["killed_high"], row["wounded_low"]) == (3, None, None)
    assert row["chain"] == "Other News"
    assert row["figures"] == "3 to more killed|2 to 5 killed"
    assert (row["report_title"], row["publisher"], row["is_lead"]) == ("Überfall", "Other News", 0)
    row = next(kept.claims(ClaimFilter(event=("air_strike",))))
    assert (row["chain"], row["origin"], row["origin_kind"]) == ("Example News > TASS", "TASS", "official")


@given(st.text())
def test_any_search_is_understood_or_told(kept: Store, words: str) -> None:
    try:
        match(words)
    except FilterError:
        return
    list(kept.claims(ClaimFilter(text=words)))


@given(st.text())
def test_folding_twice_is_folding_once(words: str) -> None:
    assert folded(folded(words)) == folded(words)


@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(0, 3000))
def test_the_box_of_a_circle_holds_it(latitude: float, longitude: float, km: float) -> None:
    from dateline.store.filters import _around

    box = _around(Near(latitude, longitude, km))
    for lat, lon in ((34.5624, 38.2840), (-18.1416, 178.4415), (89.5, 12.0), (0.0, -179.9)):
        if distance_km(lat, lon, latitude, longitude) <= km:
            across = lon >= box.west or lon <= box.east
            assert box.south <= lat <= box.north
            assert across if box.west > box.east else box.west <= lon <= box.east
