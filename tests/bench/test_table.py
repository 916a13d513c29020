from pathlib import Path

import pytest
from bench.corpora import Corpus
from bench.measure import Measured
from bench.spread import Spread
from bench.table import BEGIN, END, as_text, markdown, put_between_marks, rows


def measured(**figures: float | None) -> Measured:
    corpus = Corpus("polnear", "Attributions", (), "plover", ("overlap_f1", "absent"), costs=("absent",))
    return Measured(corpus, figures, 1.0, lambda _g, _c, _s: {}, {"a": {}}, {})


def test_a_row_has_figure_spread_and_others() -> None:
    first, second = rows(measured(overlap_f1=0.5), {"overlap_f1": Spread(0.04, 0.4, 0.6, "a", "b")})
    assert (first.corpus, first.figure, first.value, first.spread) == (
        "Attributions (1)",
        "overlap_f1",
        "0.500",
        "0.040",
    )
    assert first.others.startswith("Citron (on PolNeAR's test part) 0.589; ")
    assert (second.corpus, second.figure, second.value) == ("", "absent (less is better)", "not yet")


def test_the_table_is_written_for_terminal_and_page() -> None:
    table = [*rows(measured(overlap_f1=0.5), {})]
    lines = as_text(table).splitlines()
    assert len(lines) == 3
    assert lines[0].index("Dateline") == lines[1].index("0.500")
    assert markdown(table).splitlines()[1] == "| --- | --- | --- | --- | --- |"


def test_only_what_stands_between_the_marks_is_written_anew(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n")
    put_between_marks(page, "new")
    put_between_marks(page, "new")
    assert page.read_text() == f"before\n{BEGIN}\n\nnew\n\n{END}\nafter\n"
    page.write_text("no marks")
    with pytest.raises(ValueError, match="marks"):
        put_between_marks(page, "new")
    assert page.read_text() == "no marks"
