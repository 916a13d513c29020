"""Whatever the bytes, readers yield reports or failures that name the input, and raise nothing."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.collect import Failure, count_reports, read_inputs
from dateline.model import Report
from tests.fuzzing import fuzz

ENDINGS = st.sampled_from([".txt", ".html", ".jsonl", ".json", ".csv", ".md", "", ".xyz"])
KEYS = st.sampled_from(["id", "text", "html", "title", "publisher", "published", "url", "lang", "Text ", "extra"])
WORDS = ("2024-03-18", "2024-02-30", "Troops left Homs.", "<p>Troops left</p>", "<table><tr><td>1", "\ud800")
LISTS = st.lists(st.text(max_size=3), max_size=2)
VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=40), LISTS, st.sampled_from(WORDS)
)
TAGS = [
    "<html>", "<body>", "</p>", "<p>", "<blockquote>", "<table><tr>", "<td>", "<li>", "<br/>", "<!--", "-->", "<svg/>",
    "<![CDATA[", "<script>", "</script>", "&#0;", "&#xD800;", "&nbsp;", "<meta charset=utf-16>", "\x00", "é", "\x0c",
    "<p style='", "<a href=//[>", "<?xml version='1.0'?>", "Troops left the town of Homs on Monday, the army said. ",
]  # fmt: skip
MARKUP = st.lists(st.sampled_from(TAGS), max_size=20).map("".join)


def as_csv(rows: list[dict[str, object]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, sorted({k for row in rows for k in row}) or ["text"])
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


ROWS = st.lists(st.dictionaries(KEYS, VALUES, max_size=5), max_size=4)
TEXTS = st.one_of(
    st.text(max_size=200),
    ROWS.map(lambda rows: "\n".join(json.dumps(row) for row in rows)),
    ROWS.map(as_csv),
    MARKUP,
)
BYTES = st.one_of(
    st.binary(max_size=300),
    TEXTS.map(lambda t: t.encode("utf-8", "surrogatepass")),
    TEXTS.map(lambda t: t.encode("utf-16", "surrogatepass")),
    TEXTS.map(lambda t: t.encode("utf-8-sig", "surrogatepass")),
)


def cut(data: bytes, at: int, put: bytes) -> bytes:
    at = at % (len(data) + 1)
    return data[:at] + put + data[at + len(put) :]


@fuzz(300)
@given(data=BYTES, ending=ENDINGS, at=st.integers(0, 300), put=st.binary(max_size=4))
def test_any_bytes_are_read_or_told(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, ending: str, at: int, put: bytes
) -> None:
    path: Path = tmp_path_factory.getbasetemp() / f"input{ending}"
    path.write_bytes(cut(data, at, put))
    for item in read_inputs([str(path)]):
        if isinstance(item, Failure):
            assert item.message
            assert str(path) in item.where
        else:
            assert isinstance(item, Report)
            assert item.id
            assert item.text.strip()
            for value in (item.id, item.text, item.title, item.publisher, item.url, item.lang):
                (value or "").encode()
            assert all(0 <= b.start <= b.end <= len(item.text) for b in item.blocks)
    assert (count_reports([str(path)]) or 0) >= 0
