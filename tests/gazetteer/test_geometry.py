"""Distances and bearings against known ones, and against one another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.gazetteer.geometry import BEARINGS, km_between, moved

LATITUDES, LONGITUDES = st.floats(-80, 80), st.floats(-179, 179)


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        ((51.5074, -0.1278), (48.8566, 2.3522), 343.6),
        ((0.0, 0.0), (0.0, 180.0), 20015.1),
        ((0.0, 179.5), (0.0, -179.5), 111.2),
        ((34.5, 38.3), (34.5, 38.3), 0.0),
    ],
)
def test_known_distances(one: tuple[float, float], other: tuple[float, float], km: float) -> None:
    assert km_between(*one, *other) == pytest.approx(km, rel=0.006, abs=0.01)


@pytest.mark.parametrize(
    ("bearing", "north", "east"),
    [
        ("north", 1, 0),
        ("northeast", 1, 1),
        ("east", 0, 1),
        ("southeast", -1, 1),
        ("south", -1, 0),
        ("southwest", -1, -1),
        ("west", 0, -1),
        ("northwest", 1, -1),
    ],
)
def test_a_bearing_moves_to_its_side(bearing: str, north: int, east: int) -> None:
    lat, lon = moved(10.0, 20.0, BEARINGS[bearing], 40)

    def sign(difference: float) -> int:
        return 0 if abs(difference) < 0.01 else 1 if difference > 0 else -1

    assert (sign(lat - 10), sign(lon - 20)) == (north, east)


def test_a_degree_of_latitude() -> None:
    assert moved(0.0, 0.0, 0.0, 110.574) == pytest.approx((1.0, 0.0), abs=1e-4)


@given(LATITUDES, LONGITUDES, st.sampled_from(sorted(BEARINGS)), st.floats(0, 500))
def test_a_point_moved_lies_so_far_off(lat: float, lon: float, bearing: str, km: float) -> None:
    there = moved(lat, lon, BEARINGS[bearing], km)
    assert km_between(lat, lon, *there) == pytest.approx(km, rel=0.006, abs=0.01)


@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES)
def test_there_is_as_far_as_back(lat1: float, lon1: float, lat2: float, lon2: float) -> None:
    assert km_between(lat1, lon1, lat2, lon2) == pytest.approx(km_between(lat2, lon2, lat1, lon1), abs=1e-6)
