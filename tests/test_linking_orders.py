"""The order in which reports come does not change which claims are of one event."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.codebook import load_codebook
from dateline.linker import link, running
from dateline.linking.words import Vocabulary
from dateline.model import Coding
from dateline.store import open_store
from tests.factories import claim, coding, run_info
from tests.fuzzing import fuzz

BOOK = load_codebook()
OPENINGS = (
    "Shells struck the covered market of the old town as traders opened their stalls and ambulances came late.",
    "Shells fell on the old town's covered market; traders and an ambulance driver were among the dead.",
    "Engineers mined the railway bridge over the canal and a goods train with timber fell into the water below.",
    "The bridge that carries the railway over the canal was blown up under a goods train.",
)
TOWNS = ((36.0, 37.0), (36.2, 37.4), (36.45, 37.0), (34.5, 38.0))


@st.composite
def codings(draw: st.DrawFn) -> list[Coding]:
    """Make reports that may be about one event or not, some without a day, some copies of another."""
    return [_coding(draw, n) for n in range(draw(st.integers(2, 7)))]


def _coding(draw: st.DrawFn, number: int) -> Coding:
    claims = [
        claim(
            draw(st.sampled_from(("air_strike", "shelling", "attack", "capture"))),
            point=draw(st.sampled_from(TOWNS)),
            dates=draw(st.sampled_from((None, ("2020-05-01", "2020-05-01"), ("2020-05-03", "2020-05-10")))),
            figures=draw(st.sampled_from(((), (("killed", 9, 9),), (("killed", 21, 21),)))),
            actors=draw(st.sampled_from(((), ("army",)))),
        )
        for _ in range(draw(st.integers(1, 3)))
    ]
    published = draw(st.sampled_from((None, "2020-05-02", "2020-05-04")))
    opening = draw(st.sampled_from(OPENINGS))
    return coding(*claims, id=f"r{number}", opening=opening + "\n", published=published, title=opening[:40])


def partition(folder: str, reports: list[Coding], *, at_once: bool) -> list[list[str]]:
    with open_store(Path(folder) / f"{len(list(Path(folder).iterdir()))}.db") as store:
        run = store.begin_run(run_info())
        for part in [reports] if at_once else [[report] for report in reports]:
            store.add_many(part, run)
            link(store, BOOK)
        groups = defaultdict(list)
        for claims in store.events():
            groups[claims[0]["event_id"]] += [f"{c['report_id']} {c['claim']['id']}" for c in claims]
        assert store.verify() == []
    return sorted(sorted(group) for group in groups.values())


@fuzz(12)
@given(codings(), st.randoms(use_true_random=False))
def test_another_order_one_by_one_gives_the_same_events(reports: list[Coding], random: st.RandomModule) -> None:
    shuffled = list(reports)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    with TemporaryDirectory() as folder:
        wanted = partition(folder, reports, at_once=True)
        assert partition(folder, shuffled, at_once=True) == wanted
        assert partition(folder, shuffled, at_once=False) == wanted


@fuzz(12)
@given(codings(), st.randoms(use_true_random=False))
def test_whether_two_claims_meet_does_not_depend_on_which_came_first(
    reports: list[Coding], random: st.RandomModule
) -> None:
    """As before, with words that weigh the same all the time, so that nothing is linked anew as the database grows."""
    shuffled = list(reports)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(running, "_vocabulary", lambda *_, **__: (Vocabulary(), False))
        wanted = partition(folder, reports, at_once=False)
        assert partition(folder, shuffled, at_once=False) == wanted
