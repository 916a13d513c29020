"""The gazetteer: compiled from a few rows, looked up, and what happens where it cannot be."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.codebook import load_codebook
from dateline.codebook.schema import KnownPlace
from dateline.coding.coder import Coder
from dateline.gazetteer import Gazetteer, GazetteerError, load_gazetteer
from dateline.gazetteer import compile as compiling
from dateline.gazetteer.compile import compile_gazetteer
from dateline.gazetteer.gazetteer import SETTING
from dateline.gazetteer.own import join
from dateline.gazetteer.packages import middle as middle_of
from dateline.gazetteer.rows import Row

ROWS = [
    Row(1, ["Talmura", "Talmoura"], 10.0, 20.0, "XA", "XA.01", "city", 5_000),
    Row(2, ["Talmura"], 40.0, 50.0, "XB", "XB.07", "city", 90_000),
    Row(3, ["Al-Weshra"], 11.0, 21.0, "XA", None, "city", 700),
    Row(4, ["Kostrin", "Talmura"], 12.0, 22.0, "XA", None, "city", 300),
    Row(None, ["Camp Ochre"], 13.0, 23.0, "XA", None, "site", 1),
]


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Gazetteer:
    monkeypatch.setattr(compiling, "_rows", lambda *_: list(ROWS))
    compile_gazetteer(tmp_path / "tiny.sqlite", load_codebook())
    return Gazetteer(tmp_path / "tiny.sqlite")


def test_the_most_populous_of_a_name_comes_first(tiny: Gazetteer) -> None:
    assert [c.geonameid for c in tiny.find("Talmura")] == [2, 1, 4]


def test_a_place_is_given_as_it_was_filed(tiny: Gazetteer) -> None:
    (found,) = tiny.find("Talmoura")
    assert (found.name, found.lat, found.lon, found.country, found.admin1) == ("Talmura", 10.0, 20.0, "XA", "XA.01")


def test_a_name_of_its_own_is_told_from_a_variant(tiny: Gazetteer) -> None:
    assert {c.geonameid: bool(c.primary) for c in tiny.find("Talmura")} == {1: True, 2: True, 4: False}


def test_a_country_narrows_the_search(tiny: Gazetteer) -> None:
    assert [c.geonameid for c in tiny.find("Talmura", country="XB")] == [2]
    assert tiny.find("Talmura", country="XC") == ()


@pytest.mark.parametrize("name", ["al weshra", "AL-WESHRA", "Weshra", "El Weshra", "Al‑Weshrá"])
def test_articles_case_accents_and_hyphens_do_not_count(tiny: Gazetteer, name: str) -> None:
    assert [c.geonameid for c in tiny.find(name)] == [3]


@pytest.mark.parametrize("name", ["", " ", "Weshrab", "W", "al", "🙂", "'; drop table place; --"])
def test_what_is_no_name_is_not_found(tiny: Gazetteer, name: str) -> None:
    assert tiny.find(name) == ()
    assert not tiny.knows(name)


def test_a_place_without_geoname_is_found_by_its_name(tiny: Gazetteer) -> None:
    assert [(c.geonameid, c.kind) for c in tiny.find("Camp Ochre")] == [(None, "site")]


def test_a_child_process_opens_its_own_connection(tiny: Gazetteer, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tiny._connect()
    monkeypatch.setattr(os, "getpid", lambda: -7)
    assert tiny._connect() is not before
    assert tiny.knows("Kostrin")


def test_a_compiling_that_fails_leaves_the_old_file_and_nothing_else(
    tiny: Gazetteer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Iterator[Row]:
        yield ROWS[0]
        raise RuntimeError("power is out")

    monkeypatch.setattr(compiling, "_rows", broken)
    with pytest.raises(RuntimeError, match="power is out"):
        compile_gazetteer(tmp_path / "tiny.sqlite", load_codebook())
    assert [p.name for p in tmp_path.iterdir()] == ["tiny.sqlite"]
    assert Gazetteer(tmp_path / "tiny.sqlite").knows("Kostrin")


@pytest.mark.parametrize("content", [None, b"", b"these are no tables"])
def test_a_file_that_is_no_gazetteer_is_named_with_the_remedy(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "other.sqlite"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(GazetteerError, match=r"other\.sqlite.*delete it"):
        Gazetteer(path)


def test_the_setting_names_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiling, "_rows", lambda *_: ROWS[:1])
    monkeypatch.setenv(SETTING, str(tmp_path / "deep" / "mine.sqlite"))
    gazetteer = load_gazetteer(load_codebook())
    assert gazetteer.path == tmp_path / "deep" / "mine.sqlite"
    assert gazetteer.knows("Talmoura")
    assert not gazetteer.knows("Kostrin")


def test_a_folder_that_cannot_be_made_is_named_with_the_setting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv(SETTING, str(tmp_path / "file" / "mine.sqlite"))
    with pytest.raises(GazetteerError, match=SETTING):
        load_gazetteer(load_codebook())


def test_the_codebooks_own_places_are_filed() -> None:
    place = KnownPlace(name="Fort Umber", aliases=("Umber Base",), country="XA", point=(1.5, 2.5), admin1="03")
    (row,) = join(replace(load_codebook(), places={"fort-umber": place}), [])
    assert (row.names, row.lat, row.lon, row.admin1, row.kind) == (
        ["Fort Umber", "Umber Base"], 1.5, 2.5, "XA.03", "site",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("values", "middle"),
    [([3.0], 3.0), ([1.0, 2.0, 9.0], 5.0), ([0.0] + [10.0 + n for n in range(19)] + [1000.0], 19.0)],
)
def test_the_middle_of_a_province_heeds_no_outlier(values: list[float], middle: float) -> None:
    assert middle_of(values) == pytest.approx(middle, abs=1.0)


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Nairobi", "KE", -1.28, 36.82),
        ("Kharkiv", "UA", 49.98, 36.25),
        ("Kharkov", "UA", 49.98, 36.25),
        ("Goma", "CD", -1.67, 29.22),
        ("Medellín", "CO", 6.24, -75.58),
    ],
)
def test_the_compiled_gazetteer_knows_towns_of_the_world(
    coder: Coder, name: str, country: str, lat: float, lon: float
) -> None:
    best = next(c for c in coder.gazetteer.find(name) if c.kind == "city")
    assert best.country == country
    assert (best.lat, best.lon) == pytest.approx((lat, lon), abs=0.1)


@pytest.mark.parametrize(("name", "kind"), [("Somalia", "country"), ("Kachin", "admin1")])
def test_the_compiled_gazetteer_knows_countries_and_provinces(coder: Coder, name: str, kind: str) -> None:
    assert kind in {c.kind for c in coder.gazetteer.find(name)}
