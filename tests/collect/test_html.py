from pathlib import Path

import pytest

from dateline.collect import Failure, read_inputs
from dateline.collect.html import read_html
from dateline.model import Report

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Bridge falls - Example News</title>
<meta charset="{charset}"><meta property="og:site_name" content="Example News">
<meta property="og:title" content="Bridge falls">
<meta property="article:published_time" content="2024-03-18T10:20:00Z">
<link rel="canonical" href="https://example.org/bridge"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Bridge falls</h1>
<p>KETH - Rebels <b>seized</b> the <a href="/b">bridge</a> on Monday, killing at least 12&nbsp;soldiers at the café.</p>
<blockquote><p>We have taken the bridge and will hold it for as long as we must, he said.</p></blockquote>
<h2>Background</h2><p>The army denied that it had left the airfield.<br>It gave no further details.</p>
<ul><li>Twelve soldiers were killed.</li><li>Four tanks were destroyed.</li></ul>
<table><tr><td>Keth</td><td>Rebels</td></tr></table></article><footer>All rights reserved.</footer></body></html>"""


def page(charset: str = "utf-8") -> Report:
    report = read_html("page.html", PAGE.format(charset=charset).encode(charset), "page")
    assert isinstance(report, Report)
    return report


def test_a_page_tells_of_itself() -> None:
    report = page()
    assert (report.id, report.title, report.publisher) == ("page", "Bridge falls", "Example News")
    assert (report.published, report.url, report.lang) == ("2024-03-18", "https://example.org/bridge", "en")


def test_passages_are_the_lines_of_the_text_with_their_kinds() -> None:
    report = page()
    assert [block.span.of(report.text) for block in report.blocks] == report.text.split("\n")
    assert [(block.kind, block.span.of(report.text)[:12]) for block in report.blocks] == [
        ("title", "Bridge falls"),
        ("paragraph", "KETH - Rebel"),
        ("quotation", "We have take"),
        ("subheading", "Background"),
        ("paragraph", "The army den"),
        ("list_item", "Twelve soldi"),
        ("list_item", "Four tanks w"),
        ("list_item", "Keth | Rebel"),
    ]
    assert "airfield. It gave" in report.text
    assert "at least 12 soldiers" in report.text


def test_a_page_is_read_in_the_encoding_that_it_names(tmp_path: Path) -> None:
    (tmp_path / "p.html").write_bytes(PAGE.format(charset="windows-1252").encode("windows-1252"))
    (report,) = read_inputs([str(tmp_path / "p.html")])
    assert isinstance(report, Report)
    assert "café" in report.text


@pytest.mark.parametrize(
    "html", ["<p>Rebels seized it.</p>", "<div>Rebels <i>seized</i> it.</div>", "Rebels seized it."]
)
def test_a_piece_of_a_page_is_read(html: str) -> None:
    report = read_html("x", html, None)
    assert isinstance(report, Report)
    assert report.text == "Rebels seized it."


@pytest.mark.parametrize("page", [b"<svg>html", b"<svg/>", b"<p>Troops left the town on Monday.</p>", b"<script>x"])
def test_a_page_without_a_root_is_read_or_told(page: bytes) -> None:
    assert isinstance(read_html("page.html", page, None), Report | Failure)
