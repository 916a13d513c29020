from __future__ import annotations

from dataclasses import replace

from dateline.linking.agreement import view
from dateline.linking.credibility import credibility
from dateline.linking.told import known_at, voices
from tests.linking.factories import told

CAMP = ("Camp Nine", 36.0, 37.0)


def test_one_monitor_quoted_by_three_papers_is_one_voice() -> None:
    found = view("E1", [told(by="the Observatory", report=r) for r in ("r1", "r2", "r3")])
    assert (len(found.voices), len(found.reports)) == (1, 3)


def test_unnamed_doctors_of_two_reports_are_two_voices_and_those_of_copies_one() -> None:
    doctors = [told(by="a doctor", kind="witness", report=r) for r in ("r1", "r2")]
    copy = told(by="a doctor", kind="witness", report="r3", copy_of="r1")
    assert len(voices([*doctors, copy])) == 2
    assert view("E1", [*doctors, copy]).copies == ("r3",)


def test_tolls_that_exclude_each_other_differ_and_open_bounds_do_not() -> None:
    (killed,) = view(
        "E1",
        [told(by="army", killed=(4, 4)), told(by="rebels", killed=(20, None)), told(by="a mayor", killed=(3, None))],
    ).figures
    assert (killed.low, killed.high) == (3, 20)
    assert killed.contradictions == (("army, in Paper r1", "rebels, in Paper r1"),)


def test_a_toll_that_one_voice_raises_is_a_revision_and_no_contradiction() -> None:
    first = told(by="the Observatory", report="r1", killed=(12, 12))
    later = told(by="the Observatory", report="r2", day="2020-05-06", killed=(19, 19))
    (killed,) = view("E1", [later, first]).figures
    assert killed.contradictions == ()
    assert [(r.before.low, r.after.low) for r in killed.revisions] == [(12, 19)]
    assert (killed.low, killed.high) == (19, 19)


def test_who_blames_whom_and_who_denies_stand_side_by_side() -> None:
    found = view(
        "E1",
        [
            told(by="rebels", actors=("Army",)),
            told(by="a mayor", actors=("Army",), stance="hedges"),
            told(by="Army", actors=("Army",), stance="denies"),
        ],
    )
    (army,) = found.actors
    assert (len(army.said_by), len(army.hedged_by), len(army.denied_by)) == (1, 1, 1)
    assert found.denied_by == ("Army, in Paper r1",)


def test_places_are_grouped_by_distance_and_the_most_voiced_comes_first() -> None:
    near, far = ("The camp", 36.02, 37.0), ("Far Town", 37.0, 38.0)
    found = view("E1", [told(by="x", place=far), told(by="y", place=CAMP), told(by="z", place=near)])
    assert [(p.value["name"], len(p.voices)) for p in found.places] == [("Camp Nine", 2), ("Far Town", 1)]


def test_types_and_times_are_alternatives_with_their_voices() -> None:
    said = [told(by="x", on="2020-05-03"), told("shelling", by="y", on="2020-05-03"), told(by="z", on="2020-05-04")]
    found = view("E1", said)
    assert [(t.value, len(t.voices)) for t in found.types] == [("air_strike", 2), ("shelling", 1)]
    assert [t.value["start"] for t in found.times] == ["2020-05-03", "2020-05-04"]


def test_what_was_planned_is_done_denied_or_open() -> None:
    plan = told("offensive", by="army", status="expected")
    done = told("offensive", by="rebels", day="2020-05-09")
    denied = told("offensive", by="rebels", stance="denies")
    assert view("E1", [plan]).outcome == "open"
    assert view("E1", [plan, done]).outcome == "done"
    assert view("E1", [plan, denied]).outcome == "denied"
    assert view("E1", [done]).outcome is None


def test_a_toll_told_beside_the_lead_counts_as_the_report_s() -> None:
    beside = told(killed=(7, 7))
    lead = told(by="x", is_lead=True)
    figure = beside.claim["figures"][0]
    from dataclasses import replace

    (account,) = view("E1", [replace(lead, beside=((beside.id, figure),))]).accounts
    assert account.killed is not None
    assert (account.killed.low, account.killed.claim) == (7, beside.id)


def test_an_event_of_five_hundred_claims_is_put_together() -> None:
    said = [told(by=f"source {i % 40}", report=f"r{i}", killed=(i % 7, None), place=CAMP) for i in range(500)]
    found = view("E1", said)
    assert (len(found.claims), len(found.voices)) == (500, 40)


def test_what_nobody_dated_or_placed_is_borne() -> None:
    found = view("E1", [told(day=None)])
    assert (found.first_day, found.places, found.times, found.figures) == (None, (), (), ())


def test_only_what_was_published_by_a_day_is_known_then() -> None:
    said = [told(report="r1"), told(report="r2", day="2020-05-06")]
    assert [t.report_id for t in known_at(said, "2020-05-05")] == ["r1"]
    assert len(known_at(said, None)) == 2


def test_credibility_is_what_other_voices_say() -> None:
    alone, unnamed = told(by="army"), told(by="a man", kind="witness")
    second, third, against = told(by="mayor"), told(by="rebels"), told(by="the minister", stance="denies")
    grades = [
        credibility(alone, event).grade
        for event in ([alone, second, third], [alone, second], [alone], [alone, second, against], [alone, against])
    ]
    assert grades == [1, 2, 3, 4, 4]
    assert credibility(unnamed, [unnamed]).grade == 6
    assert credibility(alone, [alone, against, told(by="king", stance="denies")]).grade == 5
    assert "mayor" in credibility(alone, [alone, second]).why


def test_what_two_copies_say_in_their_own_name_is_one_voice() -> None:
    original = told(report="r1", publisher="Wire", by=None)
    copied = replace(told(report="r2", publisher="Daily", by=None, copy_of="r1"), original_outlet="Wire")
    cited = told(report="r3", publisher="Post", by="Wire", kind="outlet")
    own = told(report="r4", publisher="Post", by=None)
    assert original.voice == copied.voice == cited.voice != own.voice
