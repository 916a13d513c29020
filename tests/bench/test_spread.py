from math import isclose, sqrt
from typing import Any

from bench.spread import bootstrap_errors, jackknife


def mean_of(gold: Any, coded: Any, show: int) -> dict[str, Any]:
    values = [coded[key]["value"] for key in gold]
    return {"n": len(values), "mean": sum(values) / len(values), "none": None}


def documents(*values: float) -> dict[str, dict[str, Any]]:
    return {str(n): {"value": v} for n, v in enumerate(values)}


def test_the_jackknife_of_a_mean_is_its_standard_error() -> None:
    given = documents(0.0, 1.0, 0.0, 1.0)
    spread = jackknife(mean_of, given, given)["mean"]
    assert isclose(spread.error, sqrt((1 / 3) / 4))  # the sample's variance over its size
    assert (spread.low, spread.high) == (1 / 3, 2 / 3)
    assert (spread.low_without, spread.high_without) == ("1", "0")


def test_counts_and_absent_figures_have_no_spread() -> None:
    given = documents(0.0, 1.0)
    assert set(jackknife(mean_of, given, given)) == {"mean"}
    assert set(bootstrap_errors(mean_of, given, given, draws=5)) == {"mean"}


def test_the_bootstrap_is_the_same_each_time_and_near_the_standard_error() -> None:
    given = documents(*(n % 2 for n in range(20)), *(0.5,) * 20)
    first = bootstrap_errors(mean_of, given, given)
    assert first == bootstrap_errors(mean_of, given, given)
    assert abs(first["mean"] - sqrt(0.125 / 40)) < 0.01
    same = documents(*(0.5,) * 10)
    assert bootstrap_errors(mean_of, same, same)["mean"] == 0.0
