import io
import json
import sys
from pathlib import Path

import pytest

from dateline.collect import Defaults, Failure, Item, read_inputs
from dateline.model import Report

TEXT = "Rebels seized the bridge at Keth on Monday, the ministry said."


def read(*inputs: Path | str, **told: str) -> list[Item]:
    return list(read_inputs(map(str, inputs), Defaults(**told)))


def one(*inputs: Path | str, **told: str) -> Report:
    (item,) = read(*inputs, **told)
    assert isinstance(item, Report), item
    return item


def failure(*inputs: Path | str) -> str:
    (item,) = read(*inputs)
    assert isinstance(item, Failure)
    return str(item)


def lines(path: Path, *records: object) -> Path:
    path.write_text("".join(f"{r if isinstance(r, str) else json.dumps(r)}\n" for r in records), encoding="utf-8")
    return path


def stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_the_text_of_a_file_is_given_out_unchanged(tmp_path: Path) -> None:
    text = "\tOne\r\nTwo\rThree \u2028 four\n\n\nNaïve “x” \u00a0 👍 "
    (tmp_path / "a.txt").write_bytes(text.encode())
    report = one(tmp_path / "a.txt", publisher="Example News", published="2024-03-18")
    assert (report.id, report.text) == ("a", text)
    assert (report.publisher, report.published) == ("Example News", "2024-03-18")


def test_a_record_keeps_its_id_and_text_and_says_more_than_the_caller(tmp_path: Path) -> None:
    record = {"id": 7, "text": " a\r\nb ", "publisher": "Own", "published": "2024-03-18T09:00:00Z", "title": None}
    report = one(lines(tmp_path / "r.jsonl", record), publisher="Told", title="Told")
    assert (report.id, report.text, report.publisher, report.title) == ("7", " a\r\nb ", "Own", "Told")
    assert report.published == "2024-03-18"


def test_an_object_over_several_lines_is_a_report(tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text(json.dumps({"id": "x", "text": TEXT}, indent=2))
    assert one(tmp_path / "r.json").id == "x"


def test_lines_are_read_as_they_are_asked_for(tmp_path: Path) -> None:
    path = lines(tmp_path / "r.jsonl", {"text": "First."}, {"text": "Second."})
    items = read_inputs([str(path)])
    first = next(items)
    assert isinstance(first, Report)
    assert first.text == "First."


def test_a_csv_keeps_line_ends_within_cells(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_bytes(b'\xef\xbb\xbfID,Text,Publisher\r\n1,"a,\r\nb",Own\r\n2,c,\r\n')
    first, second = read(tmp_path / "r.csv")
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert (first.id, first.text, first.publisher) == ("1", "a,\r\nb", "Own")
    assert (second.text, second.publisher) == ("c", None)


def test_a_folder_is_read_whole_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.txt", "a/a.txt", ".hidden.txt", ".git/x.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{TEXT} {name}")
    assert [item.id for item in read(tmp_path) if isinstance(item, Report)] == ["a", "c", "b"]


def test_of_a_folder_what_a_browser_saves_beside_a_page_and_code_are_passed_over(tmp_path: Path) -> None:
    page = f"<html><body><p>{TEXT}</p></body></html>"
    for name, words in {
        "page.html": page,
        "page_files/saved_resource.html": page,
        "page_files/app.js": "var x",
        "case_files/a.txt": f"{TEXT} case",
        "style.css": "p {}",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(words)
    assert [item.id for item in read(tmp_path) if isinstance(item, Report)] == ["a", "page"]
    (named,) = read(tmp_path / "style.css")
    assert isinstance(named, Report)


@pytest.mark.parametrize("address", ["https://example.org/news", "FTP://x/y"])
def test_an_address_is_not_fetched(address: str) -> None:
    assert "nothing is fetched" in failure(address)


MHTML = """From: <Saved by Blink>
Snapshot-Content-Location: https://example.org/world/bridge
Subject: A bridge falls
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----X"

------X
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable

<html lang=3D"en"><head><title>A bridge falls</title></head><body><article><p>Rebels seized the caf=C3=A9 =
by the bridge on Monday, a local doctor said.</p></article></body></html>
------X
Content-Type: text/css

p {}
------X--
"""


@pytest.mark.parametrize("name", ["page.mhtml", "page"])
def test_a_page_saved_as_one_file_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(MHTML)
    (report,) = read(tmp_path / name)
    assert isinstance(report, Report)
    assert "seized the café by the bridge on Monday" in report.text
    assert (report.title, report.url) == ("A bridge falls", "https://example.org/world/bridge")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (TEXT.encode(), TEXT),
        (json.dumps({"text": TEXT}).encode(), TEXT),
        (f"<!DOCTYPE html><html><body><p>{TEXT}</p></body></html>".encode(), TEXT),
    ],
)
def test_standard_input_is_read_by_what_it_looks_like(monkeypatch: pytest.MonkeyPatch, data: bytes, text: str) -> None:
    stdin(monkeypatch, data)
    report = one("-")
    assert report.text == text
    assert report.id == report.content_hash[:16]


BAD = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t", "empty"),
    "binary.txt": (b"\x7fELF\0\0\0\xff", "UTF-8"),
    "report.pdf": (b"%PDF-1.4\n1 0 obj\n", "pdftotext"),
    "report.docx": (b"PK\x03\x04word", "Word"),
    "named.txt": (b"{\\rtf1 Gunmen}", "RTF"),
    "photo.jpg": (b"\xff\xd8\xff\xe0", "picture"),
    "empty.mhtml": (b"MIME-Version: 1.0\n\nno page", "no page"),
    "latin.txt": ("Café fighters".encode("latin-1"), "UTF-8"),
    "empty.jsonl": (b"\n\n", "empty"),
    "list.json": (b"[\n1\n]", "object"),
    "textless.csv": (b"id,title\n1,x\n", "id, title"),
    "open.csv": (b'id,text\n1,"never closed\n', "quotation"),
    "bare.html": (b"<html><body><script>1</script></body></html>", "no main text"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_told_with_its_name(tmp_path: Path, name: str) -> None:
    data, words = BAD[name]
    (tmp_path / name).write_bytes(data)
    told = failure(tmp_path / name)
    assert name in told
    assert words in told


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    assert "none.txt" in failure(tmp_path / "none.txt")
    (tmp_path / "folder").mkdir()
    assert "no file in this folder" in failure(tmp_path / "folder")


def test_bad_lines_are_told_with_their_numbers_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    bad = [
        '{"text": "broken',
        "[1, 2]",
        '{"title": "no text"}',
        '{"text": "  "}',
        '{"text": "x", "published": "18 March"}',
        '{"text": "x", "published": "2024-02-30"}',
        '{"text": "x", "title": ["a"]}',
        '{"text": "\\ud800"}',
    ]
    lines(path, {"id": "first", "text": TEXT}, *bad, "", {"id": "last", "text": TEXT})
    with path.open("ab") as file:
        file.write(b'{"text": "caf\xe9"}\n')
    items = read(path)
    assert [item.id for item in items if isinstance(item, Report)] == ["first", "last"]
    told = [item.where for item in items if isinstance(item, Failure)]
    assert told == [f"{path}, line {n}" for n in (*range(2, 10), 12)]


def test_one_id_with_two_texts_is_told_and_one_with_one_text_is_one_report(tmp_path: Path) -> None:
    path = lines(tmp_path / "r.jsonl", {"id": "a", "text": "x"}, {"id": "a", "text": "x"}, {"id": "a", "text": "y"})
    first, second = read(path)
    assert isinstance(first, Report)
    assert isinstance(second, Failure)
    assert "'a'" in second.message


def test_a_csv_on_standard_input_is_told_by_its_header(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = b'id,published,text\na,2024-05-01,"Troops took the town, a mayor said."\n'
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))
    (report,) = read_inputs(["-"])
    assert isinstance(report, Report)
    assert (report.id, report.published, report.text) == ("a", "2024-05-01", "Troops took the town, a mayor said.")
