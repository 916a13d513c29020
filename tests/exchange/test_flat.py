from io import StringIO

from dateline.exchange.csvfile import write_codings
from dateline.exchange.flat import COLUMNS, figure_words, flat
from dateline.exchange.table import write_codings as write_table
from dateline.model import Figure, Span
from dateline.store.records import ClaimRow
from tests.factories import claim, coding


def figure(low: float | None, high: float | None) -> Figure:
    return Figure("killed", "words", Span(0, 5), low, high)


def test_figures_are_said_with_their_bounds() -> None:
    bounds = ((3, 3), (3, None), (None, 3), (3, 5), (None, None))
    said = [figure_words(figure(*b)) for b in bounds]
    assert said == ["killed 3", "killed ≥3", "killed ≤3", "killed 3-5", "killed ?"]


def test_large_numbers_are_written_out() -> None:
    said = [figure_words(figure(*b)) for b in ((1e6, None), (28064, 28064), (2.5, 2.5), (1234567.5, None))]
    assert said == ["killed ≥1,000,000", "killed 28,064", "killed 2.5", "killed ≥1,234,567.5"]


def test_a_row_is_named_as_in_the_database_with_bars_between_values() -> None:
    made = coding(claim("capture", actors=("One", "Two"), place="Palmyra", sources="Ministry"), published="2024-03-19")
    row = flat(made, 0)
    shared = {"id", "report_id", "is_lead", "actors", "place_precision", "chain", "report_title"}
    assert shared <= set(row) & set(ClaimRow.__annotations__)
    assert row["actors"] == "One|Two"


def test_the_columns_are_those_of_a_row_and_stand_in_a_file_of_nothing() -> None:
    assert list(COLUMNS) == list(flat(coding(claim("capture")), 0))
    out = StringIO()
    write_codings([], out)
    assert out.getvalue() == ",".join(COLUMNS) + "\n"


def test_cells_are_kept_from_being_formulas_and_tables_from_failing() -> None:
    made = coding(claim("capture", actors="=1+1", figures=(("killed", None, None),)))
    out = StringIO()
    write_codings([made], out)
    assert "'=1+1" in out.getvalue()
    write_table([made], out)
