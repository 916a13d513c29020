import pytest

from dateline.coding.facets import FacetError, Layer, check, default_facets


def test_the_default_chain_holds() -> None:
    check(default_facets())


def test_a_facet_before_what_it_needs_is_refused() -> None:
    facets = default_facets()
    events = facets.pop("events")
    with pytest.raises(FacetError, match="'events' needs"):
        check({"events": events} | facets)


def test_a_missing_facet_is_named() -> None:
    facets = default_facets()
    del facets["assessments"]
    with pytest.raises(FacetError, match="no facet for assessments"):
        check(facets)


def test_another_function_can_take_a_facets_place() -> None:
    check(default_facets() | {"times": Layer(lambda reading: ())})
