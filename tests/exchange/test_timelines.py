"""TimelineJS and TimeMap: what their own checks ask of a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import html

from dateline.codebook import load_codebook
from dateline.exchange.eventfiles import write_events
from dateline.exchange.losses import Losses
from tests.exchange.factories import TOWN, event, one
from tests.linking.factories import told

SLIDE = {"unique_id", "group", "start_date", "end_date", "display_date", "text", "autolink"}
EVENT = {
    "id", "description", "date", "time", "time_precision", "time_display", "location", "latitude", "longitude", "type",
    "category", "associations", "sources", "comments",
}  # fmt: skip
ASSOCIATION = {"id", "title", "desc", "mode", "filter_paths"}
SOURCE = {"id", "title", "type", "url", "description", "author", "date", "notes", "paths"}


def written(form: str, tmp_path: Path, *events: dict[str, Any]) -> tuple[Path, Losses]:
    path = tmp_path / f"out.{'xlsx' if form == 'timemap' else 'json'}"
    return path, write_events(form, events, load_codebook(), path)


def slides(tmp_path: Path, *events: dict[str, Any]) -> list[dict[str, Any]]:
    found = json.loads(written("timelinejs", tmp_path, *events)[0].read_text("utf-8"))
    assert set(found) == {"scale", "title", "events"}
    return list(found["events"])


def test_a_slide_has_what_timelinejs_reads_with_each_claims_words_chain_and_id(tmp_path: Path) -> None:
    of = event(told(by="mayor", killed=(4, None), place=TOWN, on="2020-05-03/2020-05-05", title="A <b>strike</b>"))
    of["title"] = "Strike <kills> & wounds"
    of["claims"][0]["url"] = "https://example.org/?a=1&b=2"
    (slide,) = slides(tmp_path, of)
    assert set(slide) <= SLIDE
    assert slide["unique_id"] == of["id"]
    assert slide["start_date"] == {"year": 2020, "month": 5, "day": 3}
    assert slide["end_date"] == {"year": 2020, "month": 5, "day": 5}
    assert slide["text"]["headline"] == "Strike &lt;kills&gt; &amp; wounds"
    text = html.fromstring(slide["text"]["text"])
    assert text.xpath("string(.//blockquote)") == "It struck at dawn."
    assert text.xpath("string(.//a/@href)") == "https://example.org/?a=1&b=2"
    assert of["claims"][0]["id"] in text.xpath("string(.//small)")
    assert "killed 4" in text.text_content()


def test_a_date_is_as_exact_as_it_is_told(tmp_path: Path) -> None:
    def dates(precision: str, on: str, clock: str | None = None) -> tuple[dict[str, int], bool]:
        of = one("attack", on=on)
        of["time"] |= {"precision": precision, "clock": clock}
        (slide,) = slides(tmp_path, of)
        return slide["start_date"], "end_date" in slide

    assert dates("year", "2019-01-01/2019-12-31") == ({"year": 2019}, False)
    assert dates("month", "2019-02-01/2019-02-28") == ({"year": 2019, "month": 2}, False)
    assert dates("hour", "2019-02-01", "03:30") == (
        {"year": 2019, "month": 2, "day": 1, "hour": 3, "minute": 30},
        False,
    )
    assert dates("hour", "2019-02-01", "evening") == ({"year": 2019, "month": 2, "day": 1}, False)
    assert dates("day", "1898-09-02") == ({"year": 1898, "month": 9, "day": 2}, False)


@pytest.mark.parametrize("form", ["timelinejs", "timemap"])
def test_what_has_no_date_is_left_out_and_told(form: str, tmp_path: Path) -> None:
    of = one("attack", on=None, day=None)
    assert written(form, tmp_path, of, one("attack", on="2020-05-03"))[1].dropped == {"no date": [of["id"]]}


def served(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Return the tabs as datasheet-server serves them: numbered columns become a list of what is not empty."""
    book = openpyxl.load_workbook(path)
    found = {}
    for sheet in book:
        heading, *rows = sheet.iter_rows(values_only=True)
        found[sheet.title] = [_deep(dict(zip(heading, row, strict=True))) for row in rows]
    return found


def _deep(row: dict[str, Any]) -> dict[str, Any]:
    deep: dict[str, Any] = {}
    for label, value in row.items():
        name = str(label).rstrip("0123456789")
        if name == label:
            deep[name] = value or ""
        else:
            deep.setdefault(f"{name}s", [])
            deep[f"{name}s"] += [value] if value else []
    return deep


def test_timemap_gets_the_columns_that_it_knows_and_no_others(tmp_path: Path) -> None:
    two = event(
        told(by="mayor", report="r1", killed=(4, None), place=TOWN, on="2020-05-03"),
        told(by="army", report="r2", place=TOWN, on="2020-05-03", actors=("rebels",)),
    )
    lost = one("attack", on="2020-05-09", place=None, id="c9")
    path, losses = written("timemap", tmp_path, two, lost)
    tabs = served(path)
    assert list(tabs) == ["export_events", "export_associations", "export_sources"]
    for tab, known in (("export_events", EVENT), ("export_associations", ASSOCIATION), ("export_sources", SOURCE)):
        for item in tabs[tab]:
            assert set(item) == known
            assert all(isinstance(v, (str, list)) for v in item.values())
    first, second = tabs["export_events"]
    assert (first["date"], first["latitude"], first["sources"]) == ("05/03/2020", "34.5", ["r1", "r2"])
    assert all(c["id"] in first["comments"] for c in two["claims"])
    assert (second["latitude"], second["longitude"]) == ("", "")
    assert any("timeline alone" in why for why in losses.flattened)
    sources = {s["id"] for s in tabs["export_sources"]}
    associations = {a["id"]: a for a in tabs["export_associations"]}
    for item in tabs["export_events"]:
        assert set(item["sources"]) <= sources
        assert set(item["associations"]) <= set(associations)
        modes = [associations[id]["mode"] for id in item["associations"]]
        assert modes.count("CATEGORY") == 1
    assert len(associations) == len(tabs["export_associations"])


def test_of_nothing_there_are_the_tabs_and_an_empty_list_of_slides(tmp_path: Path) -> None:
    path, _ = written("timemap", tmp_path)
    assert [len(rows) for rows in served(path).values()] == [0, 0, 0]
    assert slides(tmp_path) == []
