from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dateline.codebook import load_codebook
from dateline.linker import Linked, add_judgement, link, list_judgements
from dateline.model import Coding
from dateline.store import FilterError, NotStoredError, Store, open_store
from tests.factories import claim, coding, run_info

BOOK = load_codebook()
MARKET = "Shells struck the covered market of the old town as traders opened their stalls and ambulances came late."
BRIDGE = "Engineers mined the railway bridge over the canal and a goods train with timber fell into the water below."


def told(id: str, opening: str, published: str | None = "2020-05-04", **what: Any) -> Coding:
    """Make a report whose lead is a strike on Palmyra."""
    plain = {"place": "Palmyra", "dates": ("2020-05-03", "2020-05-03"), "figures": (("killed", 9, 9),)}
    said = claim(what.pop("event", "air_strike"), **(plain | what))
    return coding(said, id=id, opening=opening + "\n", published=published, title=opening[:40])


def fill(store: Store, codings: Sequence[Coding], **version: str) -> None:
    run = store.begin_run(run_info(**version))
    for each in codings:
        store.add(each, run)


def linked(path: Path, codings: Sequence[Coding], at_once: bool = True) -> dict[str, str | None]:
    """Store reports, link them all at once or one by one, and return the event of each one's lead."""
    with open_store(path) as store:
        for part in [codings] if at_once else [[c] for c in codings]:
            fill(store, part)
            link(store, BOOK)
        return events(store)


def events(store: Store) -> dict[str, str | None]:
    return {r["id"]: r["lead_event"] for r in store.reports()}


def partition(found: dict[str, str | None]) -> list[list[str]]:
    return sorted(sorted(r for r in found if found[r] == event) for event in set(found.values()))


REPORTS = [
    told("one", MARKET + " Nine traders died, the mayor said."),
    told("two", "The mayor counted nine dead traders after shells struck the covered market of the old town."),
    told("bridge", BRIDGE, place="Mosul", figures=(), event="bombing"),
    told("later", "A drone burned a fuel depot by the airfield.", "2020-05-20", dates=("2020-05-19", "2020-05-19")),
    told("undated", "Shells struck the covered market of the old town and killed nine traders.", None, dates=None),
]


def test_reports_of_one_event_are_linked_and_others_are_not(path: Path) -> None:
    assert partition(linked(path, REPORTS)) == [["bridge"], ["later"], ["one", "two", "undated"]]


@pytest.mark.parametrize("at_once", [True, False])
def test_another_order_gives_the_same_partition(tmp_path: Path, at_once: bool) -> None:
    wanted = partition(linked(tmp_path / "a.db", REPORTS))
    assert partition(linked(tmp_path / "b.db", REPORTS[::-1], at_once)) == wanted
    assert partition(linked(tmp_path / "c.db", REPORTS[2:] + REPORTS[:2], at_once)) == wanted


def test_linking_again_changes_nothing_and_ids_stay_as_data_grows(store: Store) -> None:
    fill(store, REPORTS[:1])
    link(store, BOOK)
    before = events(store)
    fill(store, REPORTS[1:])
    first = link(store, BOOK)
    after = events(store)
    assert after["one"] == before["one"] == after["two"]
    assert (first.merges, first.splits) == (0, 0)
    assert link(store, BOOK) == Linked()
    assert link(store, BOOK, anew=True).new_events == 0
    assert events(store) == after


def test_a_copy_is_of_the_earliest_and_an_undated_copy_has_its_day(store: Store) -> None:
    fill(store, [told("copy", MARKET, None, dates=None), told("first", MARKET), told("third", MARKET, "2020-05-05")])
    link(store, BOOK)
    found = {r["id"]: r["copy_of"] for r in store.reports()}
    assert found == {"copy": "first", "first": None, "third": "first"}
    with store.linking() as tables:
        assert {r.id: r.dated for r in tables.reports([1, 2, 3])}["copy"] == "copy"


def test_a_judgement_outranks_the_scores_and_is_never_overwritten(store: Store) -> None:
    fill(store, REPORTS)
    link(store, BOOK)
    claims = {c["report_id"]: c["id"] for c in store.claims()}
    add_judgement(store, claims["one"], claims["two"], "different", judge="A. Reader", note="two strikes")
    add_judgement(store, claims["bridge"], claims["later"], "same", judge="A. Reader")
    assert link(store, BOOK).splits == 1
    found = events(store)
    assert found["one"] != found["two"]
    assert found["bridge"] == found["later"]
    link(store, BOOK, anew=True)
    assert events(store) == found
    add_judgement(store, claims["one"], claims["two"], "open", judge="B. Reader")
    link(store, BOOK)
    assert events(store)["one"] == events(store)["two"]
    assert ["different" in line for line in list_judgements(store)] == [True, False, False]


def test_events_can_be_judged_by_their_ids(store: Store) -> None:
    fill(store, REPORTS)
    link(store, BOOK)
    found = events(store)
    add_judgement(store, str(found["bridge"]), str(found["later"]), "same", judge="A. Reader")
    assert link(store, BOOK).merges == 1
    assert events(store)["bridge"] == events(store)["later"]


def test_unknown_ids_and_a_claim_with_itself_cannot_be_judged(store: Store) -> None:
    fill(store, REPORTS[:1])
    only = next(store.claims())["id"]
    with pytest.raises(NotStoredError, match="'nothing'"):
        add_judgement(store, only, "nothing", "same", judge="A. Reader")
    with pytest.raises(FilterError, match="one claim"):
        add_judgement(store, only, only, "same", judge="A. Reader")


def test_a_judgement_goes_over_to_a_later_coding_or_is_told_as_lost(store: Store) -> None:
    fill(store, REPORTS)
    link(store, BOOK)
    claims = {c["report_id"]: c["id"] for c in store.claims()}
    add_judgement(store, claims["one"], claims["two"], "different", judge="A. Reader")
    again = replace(REPORTS[0], claims=(replace(REPORTS[0].claims[0], id="renamed"),))
    fill(store, [again], dateline_version="9")
    assert link(store, BOOK).lost_judgements == 0
    assert events(store)["one"] != events(store)["two"]
    fill(store, [replace(again, claims=(), lead=None)], dateline_version="10")
    assert link(store, BOOK).lost_judgements == 1
    assert "no longer there" in list_judgements(store)[0]


def test_a_report_that_is_coded_anew_keeps_its_event(store: Store) -> None:
    fill(store, REPORTS)
    link(store, BOOK)
    before = events(store)
    alone = replace(REPORTS[3], claims=(replace(REPORTS[3].claims[0], id="other"),))
    fill(store, [alone], dateline_version="9")
    link(store, BOOK)
    assert events(store) == before
    assert store.verify() == []


def test_an_empty_database_and_reports_without_claims_are_linked_without_a_word(store: Store) -> None:
    assert link(store, BOOK) == Linked()
    fill(store, [coding(id="empty")])
    assert link(store, BOOK).new_events == 0
    assert events(store) == {"empty": None}


def test_dates_far_off_and_places_at_the_edge_are_borne(store: Store) -> None:
    fill(
        store,
        [
            told("future", MARKET, "9999-12-31", dates=("9999-12-30", "9999-12-31")),
            told("past", BRIDGE, "0001-01-01", dates=("0001-01-01", None), point=(-90.0, 180.0)),
        ],
    )
    link(store, BOOK)
    assert None not in events(store).values()


def test_an_event_of_many_claims_is_one_event(store: Store) -> None:
    fill(store, [told(f"r{i:03}", f"{MARKET} Edition {i} of the paper.") for i in range(60)])
    link(store, BOOK)
    assert len(set(events(store).values())) == 1
