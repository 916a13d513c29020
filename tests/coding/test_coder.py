from dateline.api import make_report
from dateline.coding.coder import Coder
from dateline.coding.facets import Layer, default_facets
from dateline.coding.reading import Reading
from dateline.model import FigureMention


def break_on_two(reading: Reading) -> tuple[FigureMention, ...]:
    if reading.report.id == "two":
        raise KeyError("no such unit")
    return ()


def test_an_error_in_one_report_is_told_and_the_others_go_on() -> None:
    coder = Coder(facets=default_facets() | {"figures": Layer(break_on_two)})
    reports = [make_report(f"Rebels seized the town of {name}.", id=name) for name in ("one", "two", "three")]
    codings = list(coder.code_many(reports))
    assert [bool(c.claims) for c in codings] == [True, False, True]
    assert [c.failure for c in codings[::2]] == [None, None]
    assert "no such unit" in (codings[1].failure or "")
