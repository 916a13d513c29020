"""One story told by several outlets that agree, contradict, copy and revise one another: Palmyra, 2015 to 2017.

The reports are made up. Where the founding report is at hand, it is linked with them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline import views
from dateline.api import make_report
from dateline.codebook import load_codebook
from dateline.coding.coder import Coder
from dateline.linker import link
from dateline.linking.control import Ledger, holders_at
from dateline.store import Store, open_store
from tests.factories import run_info

REPORTS = Path(__file__).parent / "data" / "palmyra.jsonl"
FOUNDING = Path(__file__).parents[1] / "../shared/reports/duran-palmyra.txt"
PALMYRA = 163808
BOOK = load_codebook()


@pytest.fixture(scope="module")
def told(coder: Coder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    reports = [make_report(**json.loads(line)) for line in REPORTS.read_text().splitlines()]
    if FOUNDING.exists():
        text = FOUNDING.read_text()
        reports.append(make_report(text, id="founding", publisher="The Duran", published="2017-02-23"))
    with open_store(tmp_path_factory.mktemp("palmyra") / "palmyra.db") as store:
        store.add_many(coder.code_many(reports), store.begin_run(run_info()))
        link(store, BOOK)
        yield store


@pytest.fixture(scope="module")
def palmyra(told: Store) -> Ledger:
    found = views.control(told, BOOK, place="Palmyra")
    return next(f for f in found if f.place["geonameid"] == PALMYRA and f.place["precision"] == "exact")


@pytest.mark.parametrize(
    ("day", "holder", "voice"),
    [
        ("2015-12-31", "islamic-state", "Syrian Observatory for Human Rights, in Levant Wire"),
        ("2016-06-01", "syria-army", "army command, in Harbour Herald"),
        ("2016-12-20", "islamic-state", "Desert Dispatch"),
        ("2017-03-10", "syria-army", "army command, in Evening Gazette"),
    ],
)
def test_who_held_palmyra_and_who_says_so(palmyra: Ledger, day: str, holder: str, voice: str) -> None:
    (period,) = holders_at(palmyra, day)
    assert period.holder_id == holder
    assert voice in period.voices


def test_the_days_on_which_palmyra_changed_hands(palmyra: Ledger) -> None:
    taken = [p.start for p in palmyra.periods if p.begun == "taken"]
    assert taken == ["2015-05-20", "2016-03-27", "2016-12-11", "2017-03-02"]


def test_plans_and_denials_change_no_hands_and_stand_beside(palmyra: Ledger) -> None:
    assert "Syrian army" in {t.origin["name"] for t in palmyra.planned}
    assert any(t.report_id == "recapture-2017" for t in palmyra.denied)


def test_the_fall_of_december_is_one_event_told_by_several_voices_and_a_copy(told: Store) -> None:
    lead = {r["id"]: (r["lead_event"], r["copy_of"]) for r in told.reports()}
    assert lead["return-copy"] == (lead["return-2016"][0], "return-2016")
    event = views.event(told, str(lead["return-2016"][0]))
    assert event.copies == ("return-copy",)
    assert {"return-2016", "return-copy", "toll-raised"} <= set(event.reports)
    assert not {"recapture-2016", "recapture-2017"} & set(event.reports)


def test_a_raised_toll_is_a_revision_of_one_voice(told: Store) -> None:
    revised = [r for e in views.events(told) for f in e.figures if f.measure == "killed" for r in f.revisions]
    assert [(r.before.low, r.after.low) for r in revised] == [(34, 120)]


def test_the_stories_follow_one_another(told: Store) -> None:
    stories = views.stories(told, BOOK)
    assert [s.start[:4] for s in stories] == sorted((s.start[:4] for s in stories), reverse=True)
    (fall,) = (s for s in stories if s.title == "Islamic State back in Palmyra")
    assert fall.start[:7] == fall.end[:7] == "2016-12"


def test_the_table_of_sources_has_each_once_whatever_it_is_called(told: Store) -> None:
    records = {r.name: r for r in views.sources(told)}
    monitor = records["Syrian Observatory for Human Rights"]
    assert (monitor.id, monitor.revised) == ("sohr", 1)
    assert {"SOHR", "Observatory"} <= monitor.written
    assert (records["Daily Courier"].copies, records["Levant Wire"].copied) == (1, 1)


def test_what_was_known_when(told: Store) -> None:
    (then,) = (
        f for f in views.control(told, BOOK, place="Palmyra", as_of="2016-04-30") if f.place["precision"] == "exact"
    )
    assert [p.holder_id for p in holders_at(then, "2016-12-20")] == ["syria-army"]
