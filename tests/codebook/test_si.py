"""Amounts in the units of the International System."""

import pytest

from dateline.codebook import load_codebook
from dateline.codebook.si import in_si, si_bounds


@pytest.mark.parametrize(
    ("unit", "value", "si"),
    [
        ("km2", 805, (805_000_000, "m2")),
        ("mi", 2, (3218.688, "m")),
        ("hours", 2, (7200, "s")),
        ("USD", 5, None),
        (None, 5, None),
    ],
)
def test_an_amount_in_the_international_unit(unit: str | None, value: float, si: tuple[float, str] | None) -> None:
    assert in_si(load_codebook(), unit, value) == si


def test_an_open_bound_stays_open() -> None:
    assert si_bounds("km", None, 20) == {"low": None, "high": 20_000, "unit": "m"}
    assert si_bounds("share", 0.5, 0.5) is None


def test_every_factor_has_its_unit() -> None:
    for code, unit in load_codebook().units.items():
        assert (unit.si is None) == (unit.si_unit is None), code
