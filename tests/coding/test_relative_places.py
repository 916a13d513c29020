"""Relative places of our own in whole sentences against the geodesic answer; the table of the docs is made of them.

`DATELINE_WRITE_DOCS=1 pytest tests/coding/test_relative_places.py` writes the table of docs/places.md anew.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from geographiclib.geodesic import Geodesic
from tests.conftest import Read

from dateline.coding.coder import Coder
from dateline.coding.places import place_of
from dateline.gazetteer.geometry import km_between
from dateline.model import Place

HERE = Path(__file__).parent
DOCS = HERE.parents[1] / "docs" / "places.md"
BEGIN, END = "<!-- relative places: made by the tests -->\n", "<!-- end -->"
NEAR_KM = 2.0


def rows() -> list[list[str]]:
    lines = (HERE / "relative_places.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def anchor(coder: Coder, told: str) -> tuple[float, float]:
    name, country = told.rsplit(" ", 1)
    best = next(c for c in coder.gazetteer.find(name, country) if c.kind == "city")
    return best.lat, best.lon


def expected(coder: Coder, row: list[str]) -> tuple[float, float]:
    _, first, bearing, last = row
    lat, lon = anchor(coder, first)
    if bearing == "between":
        there = anchor(coder, last)
        whole = Geodesic.WGS84.Inverse(lat, lon, *there)
        end = Geodesic.WGS84.Direct(lat, lon, whole["azi1"], whole["s12"] / 2)
    else:
        end = Geodesic.WGS84.Direct(lat, lon, 0.0 if bearing == "-" else float(bearing), float(last) * 1000)
    return float(end["lat2"]), float(end["lon2"])


def coded(read: Read, phrase: str) -> Place | None:
    reading = read(f"Gunmen attacked a convoy {phrase} on Monday, killing four soldiers.")
    event = next(e for e in reading.events if "attack" in e.trigger.of(reading.text))
    return place_of(reading, event)


def test_there_are_forty_phrases_or_more() -> None:
    assert len({row[0] for row in rows()}) >= 40


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_a_relative_place_lies_where_the_geodesic_says(read: Read, coder: Coder, row: list[str]) -> None:
    place = coded(read, row[0])
    assert place is not None
    assert place.lat is not None
    assert place.lon is not None
    assert km_between(place.lat, place.lon, *expected(coder, row)) <= NEAR_KM
    assert place.precision in ("near", "offset")
    assert place.radius_km


def table(read: Read) -> str:
    lines = ["| words | read as | precision | latitude, longitude | radius km |", "|---|---|---|---|---|"]
    for row in rows():
        place = coded(read, row[0])
        assert place is not None
        point = f"{place.lat:.3f}, {place.lon:.3f}"
        lines.append(f"| {row[0]} | {place.relation} | {place.precision} | {point} | {place.radius_km:g} |")
    return "\n".join(lines) + "\n"


def test_the_docs_have_the_table(read: Read) -> None:
    text = DOCS.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    wanted = f"{before}{BEGIN}{table(read)}{END}{after}"
    if os.environ.get("DATELINE_WRITE_DOCS"):
        DOCS.write_text(wanted, encoding="utf-8")
    assert wanted == text or os.environ.get("DATELINE_WRITE_DOCS")
