"""Tables that people open in spreadsheets: nothing is lost, nothing is taken for a formula, what is cut is said."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.exchange import csvfile, eventflat, rowfiles, sheets
from dateline.exchange.losses import Losses
from dateline.store import ClaimRow, Store, columns_of
from tests.exchange.factories import TOWN, event
from tests.factories import claim, coding, run_info
from tests.linking.factories import told

FORMULAS = ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "'=1", "''=1", "=cmd|' /C calc'!A0"]


@pytest.mark.parametrize("words", FORMULAS)
def test_no_cell_of_csv_begins_like_a_formula(words: str) -> None:
    out = StringIO()
    csvfile.write_rows([{"id": words}], out)
    (cell,) = next(iter(list(csv.reader(StringIO(out.getvalue(), newline="")))[1:]))
    assert cell.startswith("'")
    assert cell[1:] == words


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=3))
def test_words_come_back_from_csv_as_they_were(words: list[str]) -> None:
    columns = {f"c{i}": str for i in range(len(words))}
    out = StringIO()
    csvfile.write_rows([dict(zip(columns, words, strict=True))], out)
    (back,) = csvfile.read_rows(StringIO(out.getvalue(), newline=""), columns)
    assert list(back.values()) == [w or None for w in words]


def test_an_event_of_odd_words_comes_back_whole(tmp_path: Path) -> None:
    names = ('"quoted", he said', "سوريا; Ма́ма", "two\r\nlines", "=1+1", "'tis", "x" * 200_000)
    of = event(*(told(by=name, report=name, place=(name, 34.5, 38.25), on="1898-09-02") for name in names))
    wanted = eventflat.flat_event(of)
    path = tmp_path / "out.csv"
    sheets.write_csv(list(eventflat.COLUMNS), [wanted], path)
    with path.open(encoding="utf-8", newline="") as file:
        assert list(csvfile.read_rows(file, eventflat.COLUMNS)) == [wanted]
    assert pandas.read_csv(path)["date_start"].iloc[0] == "1898-09-02"


def test_a_cell_of_tabs_is_one_line_and_no_formula(tmp_path: Path) -> None:
    path = tmp_path / "out.tsv"
    sheets.write_csv(["a", "b"], [{"a": "  =1\t2\n3", "b": 4}], path, tabs=True)
    assert path.read_text("utf-8") == "a\tb\n'=1 2 3\t4\n"


def xlsx(tmp_path: Path, *rows: dict[str, Any]) -> tuple[list[Any], Losses]:
    path, losses = tmp_path / "out.xlsx", Losses("xlsx")
    columns = {"id": str, "words": str, "number": float}
    rowfiles.write("xlsx", columns, [{"number": None, **r} for r in rows], path, losses, what="things")
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    return list(sheet.iter_rows(min_row=2)), losses


@pytest.mark.parametrize("words", [*FORMULAS, "1898-09-02", "007", "سوريا", "1e5", "TRUE"])
def test_words_are_words_in_xlsx(tmp_path: Path, words: str) -> None:
    ((_, cell, _),), losses = xlsx(tmp_path, {"id": "c1", "words": words})
    # A cell has one kind of line break.
    assert (cell.value, cell.data_type) == (words.replace("\r", "\n"), "s")
    assert not losses.flattened


def test_numbers_are_numbers_in_xlsx(tmp_path: Path) -> None:
    ((_, _, cell),), _ = xlsx(tmp_path, {"id": "c1", "words": "x", "number": -2.5})
    assert (cell.value, cell.data_type) == (-2.5, "n")


def test_what_a_cell_cannot_hold_is_said_with_the_id(tmp_path: Path) -> None:
    rows, losses = xlsx(tmp_path, {"id": "c1", "words": "x" * 40_000}, {"id": "c2", "words": "a\x00b\x1fc"})
    assert len(rows[0][1].value) == 32_767
    assert rows[1][1].value == "abc"
    assert losses.flattened == {
        "words: cut to the 32,767 characters that a cell holds": ["c1"],
        "words: control characters left out": ["c2"],
    }


def test_a_full_sheet_goes_on_in_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "_MOST_ROWS", 2)
    path = tmp_path / "out.xlsx"
    rowfiles.write("xlsx", {"id": str}, ({"id": f"c{i}"} for i in range(5)), path, Losses("xlsx"), what="claims")
    book = openpyxl.load_workbook(path)
    assert [(s.title, s.max_row) for s in book] == [("claims", 3), ("claims 2", 3), ("claims 3", 2)]


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet", "geojson"])
def test_claims_open_in_every_form_with_their_ids(form: str, tmp_path: Path, store: Store) -> None:
    import geopandas

    toll = (("killed", 3, None),)
    made = coding(claim("capture", place="Palmyra", figures=toll, actors="=1+1"), claim("aid", sources="Ü"), id="r1")
    store.add(made, store.begin_run(run_info()))
    path, losses = tmp_path / f"out.{form}", Losses(form)
    rowfiles.write(form, columns_of(ClaimRow), (dict(r) for r in store.claims()), path, losses, what="claims")
    read = {
        "csv": pandas.read_csv,
        "xlsx": pandas.read_excel,
        "parquet": geopandas.read_parquet,
        "geojson": geopandas.read_file,
    }[form]
    table: Any = read(path)
    assert list(table["id"]) == (["r1-0"] if form == "geojson" else ["r1-0", "r1-1"])
    assert table["killed_low"].iloc[0] == 3
    if form == "geojson":
        assert losses.dropped == {"no place with a point": ["r1-1"]}
        assert table.geometry.iloc[0].y == pytest.approx(34.5624)
    else:
        assert list(table.columns)[: len(columns_of(ClaimRow))] == list(columns_of(ClaimRow))


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet", "geojson"])
def test_claims_of_nothing_have_their_columns(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"out.{form}"
    rowfiles.write(form, columns_of(ClaimRow), [], path, Losses(form), what="claims")
    if form == "csv":
        assert list(pandas.read_csv(path).columns) == list(columns_of(ClaimRow))
    elif form == "xlsx":
        assert list(pandas.read_excel(path).columns) == list(columns_of(ClaimRow))
    else:
        import geopandas

        assert len(geopandas.read_parquet(path) if form == "parquet" else geopandas.read_file(path)) == 0


def test_a_place_of_the_tests_is_placed() -> None:
    assert eventflat.flat_event(event(told(place=TOWN)))["latitude"] == TOWN[1]
