"""Every form of events opens in a reader of its own kind, and keeps columns, order, types and ranges of codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import geopandas
import openpyxl
import pandas
import pyarrow.parquet
import pytest
from lxml import etree

from dateline.codebook import load_codebook
from dateline.exchange import acled, csvfile, eventflat, polecat, ucdp
from dateline.exchange.eventfiles import FORMS, write_events
from dateline.exchange.losses import Losses
from dateline.linking.agreement import view
from dateline.linking.told import Told
from dateline.views import plain_event
from tests.linking.factories import told

BOOK = load_codebook()
TOWN = ("Riverton <&> Town", 34.5, 38.25)
MARK = "=SUM(A1)"


def events() -> list[dict[str, Any]]:
    strike: list[Told] = [
        told(by="mayor", report="r1", killed=(4, None), place=TOWN, on="2020-05-03", targets=("civilians",)),
        told(by="army", report="r2", killed=(9, 9), place=TOWN, on="2020-05-03", actors=("Russian warplanes",)),
    ]
    fight = told(
        "armed_clash",
        by="rebels",
        place=TOWN,
        on="2020-05-01/2020-05-06",
        acled="Armed clash",
        killed=(30, 30),
        actors=("Syrian army",),
        targets=("rebels",),
    )
    talks = told("negotiation", by=MARK, acled="Other", plover="CONSULT", day="2020-05-09")
    toll = told("casualties", by="x", acled=None, plover=None, killed=(2, 2), place=TOWN)
    plan = told("offensive", by="x", status="expected", place=TOWN, acled="Armed clash")
    return [plain_event(view(f"E{i:010x}", c)) for i, c in enumerate([strike, [fight], [talks], [toll], [plan]], 1)]


def written(form: str, tmp_path: Path, of: list[dict[str, Any]] | None = None) -> tuple[Path, Losses]:
    path = tmp_path / f"out.{form}"
    return path, write_events(form, events() if of is None else of, BOOK, path)


def test_acled_has_its_31_columns_with_their_codes(tmp_path: Path) -> None:
    path, losses = written("acled", tmp_path)
    table = pandas.read_csv(path)
    assert tuple(table.columns) == acled.COLUMNS
    assert len(acled.COLUMNS) == 31
    strike = table.iloc[0]
    assert (strike["event_date"], strike["time_precision"], strike["geo_precision"]) == ("2020-05-03", 1, 1)
    assert (strike["inter1"], strike["inter2"], strike["interaction"]) == (8, 7, 78)
    assert (strike["civilian_targeting"], strike["fatalities"]) == ("Civilians targeted", 4)
    assert (strike["iso"], strike["country"], strike["region"]) == (760, "Syria", "Middle East")
    assert strike["tags"].count("claim=") == 2
    assert table["time_precision"].between(1, 3).all()
    assert table["inter1"].between(1, 8).all()
    assert table["interaction"].between(10, 88).all()
    assert table["fatalities"].dtype.kind == table["timestamp"].dtype.kind == "i"
    known = {e.acled for e in BOOK.events.values()} | {v.code for e in BOOK.events.values() for v in e.acled_variants}
    assert set(table["sub_event_type"]) <= known
    assert losses.dropped == {
        "no place with a point": ["E0000000003"],
        "its type has no place in ACLED's": ["E0000000004"],
        "nobody says that it happened": ["E0000000005"],
    }
    assert "E0000000001" in losses.flattened["a range of dead made its lowest number"]
    assert "E0000000002" in losses.flattened["several days made one, the middle one"]


def test_ucdp_has_its_49_columns_and_its_sums_hold(tmp_path: Path) -> None:
    path, losses = written("ucdp", tmp_path)
    table = pandas.read_csv(path)
    assert tuple(table.columns) == ucdp.COLUMNS
    assert len(ucdp.COLUMNS) == 49
    assert (table["low"] <= table["best"]).all()
    assert (table["best"] <= table["high"]).all()
    parts = table[["deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"]].sum(axis=1)
    assert (parts == table["best"]).all()
    assert list(table["type_of_violence"])[:2] == [3, 1]
    assert table["where_prec"].between(1, 7).all()
    assert table["date_prec"].between(1, 5).all()
    assert list(table["date_prec"])[:2] == [1, 2]
    assert table["country_id"].iloc[0] == 652
    assert table["geom_wkt"].iloc[0] == "POINT (38.25 34.5)"
    assert all(c["id"] in table["source_article"].iloc[0] for c in events_as(table, 0))
    assert losses.dropped["no deaths are told"] == ["E0000000003"]


def events_as(table: Any, number: int) -> list[dict[str, Any]]:
    """Return the claims that a row names (ids differ from call to call)."""
    return [{"id": word} for word in table["source_article"].iloc[number].split("[claims ")[1].split("]")[0].split()]


def test_priogrid_counts_from_the_south_west() -> None:
    assert ucdp.priogrid(-90, -180) == 1
    assert ucdp.priogrid(-89.9, -179.4) == 2
    assert ucdp.priogrid(90, 180) == 259200


def test_polecat_has_its_40_columns_parted_by_tabs(tmp_path: Path) -> None:
    path, _ = written("plover", tmp_path)
    table = pandas.read_csv(path, sep="\t")
    assert tuple(table.columns) == polecat.COLUMNS
    assert len(polecat.COLUMNS) == 40
    assert list(table["Event Type"])[:3] == ["ASSAULT", "ASSAULT", "CONSULT"]
    assert table["Event Mode"].iloc[0] == "aerial"
    assert list(table["Quad Code"])[2] == "VERBAL COOPERATION"
    assert (table["Actor Country"].iloc[0], table["Actor COW"].iloc[0]) == ("RUS", 365)
    assert all(":" in id for id in table["Event ID"])


def test_csv_loses_nothing_on_the_way_back(tmp_path: Path) -> None:
    path, losses = written("csv", tmp_path)
    with path.open(encoding="utf-8", newline="") as file:
        back = list(csvfile.read_rows(file, eventflat.COLUMNS))
    wanted = [eventflat.flat_event(e) for e in events()]
    drop = ("claims", "id")
    assert [{k: v for k, v in r.items() if k not in drop} for r in back] == [
        {k: v for k, v in r.items() if k not in drop} for r in wanted
    ]
    assert losses.rows == 5


def test_words_that_look_like_formulas_are_none(tmp_path: Path) -> None:
    path, _ = written("xlsx", tmp_path)
    sheet = openpyxl.load_workbook(path).active
    rows = list(sheet.iter_rows(values_only=True))
    assert list(rows[0]) == list(eventflat.COLUMNS)
    assert len(rows) == 6
    kinds = [c.data_type for row in sheet.iter_rows(min_row=2) for c in row]
    assert "f" not in kinds
    assert isinstance(rows[1][list(eventflat.COLUMNS).index("latitude")], float)


def test_geoparquet_keeps_types_and_points(tmp_path: Path) -> None:
    path, _ = written("parquet", tmp_path)
    schema = pyarrow.parquet.read_schema(path)
    assert schema.names == [*eventflat.COLUMNS, "geometry"]
    assert str(schema.field("voices").type) == "int64"
    frame = geopandas.read_parquet(path)
    assert (frame.geometry.iloc[0].x, frame.geometry.iloc[0].y) == (38.25, 34.5)
    assert frame.geometry.iloc[2] is None
    assert frame.crs is not None


@pytest.mark.parametrize("form", ["geojson", "kml"])
def test_maps_open_in_gdal(form: str, tmp_path: Path) -> None:
    path, losses = written(form, tmp_path)
    frame = geopandas.read_file(path)
    assert len(frame) == losses.rows == 4
    assert (frame.geometry.iloc[0].x, frame.geometry.iloc[0].y) == (38.25, 34.5)
    assert losses.dropped == {"no place with a point": ["E0000000003"]}


def test_kml_is_well_formed_with_spans_of_time(tmp_path: Path) -> None:
    path, _ = written("kml", tmp_path)
    space = {"k": "http://www.opengis.net/kml/2.2"}
    tree = etree.parse(str(path))
    assert tree.xpath("string(//k:Placemark[2]//k:begin)", namespaces=space) == "2020-05-01"
    assert TOWN[0] in tree.xpath("//k:Data[@name='place']/k:value/text()", namespaces=space)


@pytest.mark.parametrize("form", sorted(set(FORMS) - {"timelinejs", "timemap"}))
def test_an_export_of_nothing_has_its_columns_and_opens(form: str, tmp_path: Path) -> None:
    path, losses = written(form, tmp_path, [])
    assert losses.rows == 0
    if form in ("csv", "acled", "ucdp", "plover"):
        assert len(pandas.read_csv(path, sep="\t" if form == "plover" else ",").columns) > 30
    elif form == "xlsx":
        assert openpyxl.load_workbook(path).active.max_row == 1
    elif form == "kml":
        assert etree.parse(str(path)).getroot() is not None
    elif form == "geojson":
        assert json.loads(path.read_text())["features"] == []
    elif form == "ftm":
        assert path.read_text() == ""
    else:
        assert len(geopandas.read_parquet(path)) == 0


def test_losses_stand_beside_the_file(tmp_path: Path) -> None:
    path, losses = written("acled", tmp_path)
    beside = losses.write_beside(str(path))
    told_there = json.loads(beside.read_text())
    assert told_there["rows"] == losses.rows == 2
    assert told_there["never_held"]


@pytest.mark.parametrize(
    ("text", "low", "high", "number"),
    [("dozens", 24, None, 12), ("hundreds", 200, None, 100), ("several", 3, None, 3), ("at least 40", 40, None, 40)],
)
def test_acled_counts_vague_words_by_its_own_numbers(text: str, low: float, high: float | None, number: int) -> None:
    event = events()[0]
    for figures in event["figures"]:
        figures["told"] = [{"text": text, "low": low, "high": high}]
    assert acled.fatalities(event, Losses("acled")) == number
