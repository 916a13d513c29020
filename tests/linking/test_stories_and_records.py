from __future__ import annotations

from dataclasses import replace
from typing import Any

from dateline.codebook import load_codebook
from dateline.linking.agreement import EventView, view
from dateline.linking.names import names_of
from dateline.linking.records import records
from dateline.linking.stories import stories
from dateline.views import family_of
from tests.linking.factories import told

FAMILY = family_of(load_codebook())
NAMES = names_of(load_codebook())


def event(id: str, on: str, lat: float = 36.0, actors: tuple[str, ...] = ("Army",), **more: Any) -> EventView:
    made = told(on=on, place=("Riverton", lat, 37.0), actors=actors, is_lead=True, **({"day": on} | more))
    return view(id, [made])


def test_events_near_in_place_and_days_with_a_side_in_common_are_a_story() -> None:
    found = stories([event("E2", "2020-05-08"), event("E1", "2020-05-03"), event("E3", "2020-05-20")], FAMILY)
    assert [[e.id for e in s.events] for s in found] == [["E1", "E2"]]
    assert (found[0].start, found[0].end, found[0].title) == ("2020-05-03", "2020-05-08", "A title")


def test_far_places_and_other_sides_are_no_story() -> None:
    others = [event("E2", "2020-05-04", lat=39.0), event("E3", "2020-05-04", actors=("Bandits",), report="r3")]
    assert stories([event("E1", "2020-05-03"), *others], FAMILY) == []


def test_what_is_new_is_what_was_told_on_the_last_day() -> None:
    (story,) = stories([event("E1", "2020-05-03"), event("E2", "2020-05-08")], FAMILY)
    assert story.new == ("E2",)


def test_events_without_days_or_places_are_in_no_story() -> None:
    assert stories([view("E1", [told(day=None)]), view("E2", [told(day=None)])], FAMILY) == []
    assert stories([], FAMILY) == []


def test_a_source_s_record_counts_first_borne_out_contradicted_and_revised() -> None:
    first = told(by="mayor", report="r1", killed=(4, 4))
    second = told(by="ministry", report="r2", day="2020-05-05", killed=(9, 9), wording=[{"text": "x", "whose": None}])
    later = told(by="mayor", report="r3", day="2020-05-06", killed=(5, 5))
    found = {r.name: r for r in records([view("E1", [first, second, later])], {"mayor": "B"}, NAMES)}
    assert (found["mayor"].first, found["ministry"].first) == (1, 0)
    assert (found["mayor"].claims, found["mayor"].revised, found["mayor"].grade) == (2, 1, "B")
    assert found["ministry"].contradicted == found["ministry"].loaded == found["ministry"].corroborated == 1


def test_outlets_that_copy_and_are_copied_are_counted_by_report() -> None:
    original = told(report="r1", publisher="Wire")
    copies = [told(report=r, copy_of="r1", publisher="Daily") for r in ("r2", "r2", "r3")]
    found = {r.name: r for r in records([view("E1", [original, *copies])], {}, NAMES)}
    assert (found["Daily"].copies, found["Wire"].copied) == (2, 2)


def test_an_outlet_is_copied_whose_original_has_no_claims() -> None:
    translated = replace(told(report="r2", copy_of="r1", publisher="Daily"), original_outlet="sana")
    found = {r.id or r.name: r for r in records([view("E1", [translated])], {}, NAMES)}
    assert (found["Daily"].copies, found["sana"].copied) == (1, 1)


def test_a_source_of_several_names_has_one_record_and_its_grade_by_any_of_them() -> None:
    names = ("SOHR", "the Observatory", "The Syrian Observatory for Human Rights")
    claims = [told(by=name, report=f"r{n}", kind="monitor") for n, name in enumerate(names)]
    (record,) = (r for r in records([view("E1", claims)], {"sohr": "C"}, NAMES) if r.kind == "monitor")
    assert (record.id, record.name, record.grade) == ("sohr", "Syrian Observatory for Human Rights", "C")
    assert record.claims == 3
    assert record.written == set(names)
