from __future__ import annotations

import pytest

from dateline.codebook import load_codebook
from dateline.linking import candidates
from dateline.linking.facts import ClaimFacts, ReportFacts
from tests.linking.factories import claim, report

BLOCKS = candidates.blocks(load_codebook())


def met(new: ClaimFacts, old: ClaimFacts, about: ReportFacts | None = None, other: ReportFacts | None = None) -> bool:
    """Tell whether two claims are compared, whichever comes first."""
    first, second = about or report(), other or report()
    found = _finds(new, old, first, second)
    assert found == _finds(old, new, second, first), "whether two claims meet may not depend on the order"
    return found


def _finds(new: ClaimFacts, old: ClaimFacts, about: ReportFacts, other: ReportFacts) -> bool:
    asked = candidates.asked(new, about, BLOCKS[new.event])
    stored = candidates.stored(old, other, BLOCKS[old.event])
    return any(
        a.key == s.key and a.first <= s.day <= a.last and candidates.may_meet(new, old, a.why)
        for a in asked
        for s in stored
    )


def test_every_type_is_in_one_block() -> None:
    parts = [kin.types for kin in load_codebook().kin.values() if kin.block]
    assert sorted(code for part in parts for code in part) == sorted(BLOCKS)


def test_the_same_place_and_day_meet_also_over_the_edge_of_a_cell_and_a_day() -> None:
    assert met(claim(lat=36.01, on="2020-05-03"), claim(lat=35.99, on="2020-05-04"))


@pytest.mark.parametrize(
    "other",
    [{"lat": 31.0}, {"on": "2020-07-03"}, {"event": "negotiation"}],
    ids=["far", "later", "of another block"],
)
def test_far_places_far_days_and_other_blocks_do_not_meet(other: dict[str, object]) -> None:
    assert not met(claim(), claim(**other))  # type: ignore[arg-type]


def test_a_province_meets_a_town_in_it_either_way() -> None:
    whole = claim(precision="admin")
    assert met(whole, claim())
    assert met(claim(), whole)
    assert not met(claim(), claim(precision="admin", admin1="SY.01"))


def test_a_wrong_place_is_got_over_by_a_toll_or_by_words() -> None:
    assert met(claim(killed=(21, 21)), claim(lat=10.0, killed=(21, None)))
    head = {2 * n: 0.2 for n in range(1, 26)}
    one, two = report(head=head), report("2020-05-05", head=head)
    assert met(claim(lead=True), claim(lat=10.0, lead=True), one, two)
    assert not met(claim(), claim(lat=10.0), one, two)


def test_a_report_without_a_day_is_found_by_pairs_of_words_either_way() -> None:
    head = {2 * n: 0.2 for n in range(1, 9)}
    dated, undated = report(head=head), report(None, head=head)
    old, new = claim(lead=True), claim(on=None, lead=True)
    assert met(new, old, undated, dated)
    assert met(old, new, dated, undated)


def test_a_time_of_weeks_meets_a_day_in_it() -> None:
    weeks = claim(first=claim().first, last=(claim().first or 0) + 30)
    assert met(weeks, claim(on="2020-05-20"))
    assert met(claim(on="2020-05-20"), weeks)


def test_the_date_line_parts_no_neighbours() -> None:
    assert met(claim(lat=-17.0, lon=179.99), claim(lat=-17.0, lon=-179.99))
