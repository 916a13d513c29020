import gc
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline import engine, make_report, to_dict
from dateline.collect import Failure, Item
from dateline.engine import Settings, code_into, code_reports
from dateline.model import Coding, Report
from dateline.store import Run, open_store

SETTINGS = Settings()


def reports(count: int) -> list[Report]:
    places = ("Homs", "Mosul", "Aden")
    return [
        make_report(f"Rebels seized the town of {places[n % 3]} on Monday, the army said.", id=f"r{n}")
        for n in range(count)
    ]


def test_reports_are_coded_lazily_and_in_order() -> None:
    asked = []

    def endless() -> Iterator[Report]:
        for number in range(10**9):
            asked.append(number)
            yield make_report(f"Rebels seized town {number}.", id=str(number))

    coded = code_reports(endless(), SETTINGS)
    assert [next(coded).report.id for _ in range(3)] == ["0", "1", "2"]
    assert len(asked) <= 4 * engine.BATCH


def test_processes_code_as_one_does_and_in_order() -> None:
    given = reports(2 * engine.BATCH + 3)
    alone = [to_dict(coding) for coding in code_reports(given, SETTINGS)]
    assert [to_dict(coding) for coding in code_reports(given, SETTINGS, jobs=2)] == alone


def test_a_second_time_changes_nothing(tmp_path: Path) -> None:
    def run() -> tuple[engine.Tally, list[object]]:
        with open_store(tmp_path / "x.db") as store:
            tally = code_into(store, reports(4), SETTINGS)
            return tally, [dict(row) for row in store.claims()]

    first, rows = run()
    second, again = run()
    assert (first.added, first.unchanged, second.added, second.unchanged) == (4, 0, 0, 4)
    assert rows
    assert again == rows


def test_bad_items_and_changed_texts_fail_alone(tmp_path: Path) -> None:
    told: list[Failure] = []
    with open_store(tmp_path / "x.db") as store:
        code_into(store, reports(1), SETTINGS)
        items: list[Item] = [Failure("bad.txt", "empty"), make_report("Another text.", id="r0"), *reports(3)[1:]]
        tally = code_into(store, items, SETTINGS, done=lambda o: told.append(o.failure) if o.failure else None)
    assert [failure.where for failure in told] == ["bad.txt", "r0"]
    assert (tally.added, len(tally.failures)) == (2, 2)


def test_what_was_coded_before_a_stop_is_kept_and_not_coded_again(tmp_path: Path) -> None:
    def stop(_: object) -> None:
        raise KeyboardInterrupt

    with open_store(tmp_path / "x.db") as store:
        with pytest.raises(KeyboardInterrupt):
            code_into(store, reports(3), SETTINGS, done=stop)
        tally = code_into(store, reports(3), SETTINGS)
    assert (tally.added, tally.unchanged) == (2, 1)


def test_long_texts_are_not_parsed_many_together() -> None:
    long = [make_report("Rebels left. " * 5000, id=str(n)) for n in range(5)]
    assert [len(batch) for batch in engine._batches(long)] == [2, 2, 1]
    assert [len(batch) for batch in engine._batches([*reports(17), None, *reports(1)])] == [16, 1, 1]


@pytest.mark.parametrize("before", [True, False])
def test_the_search_for_garbage_is_as_before_after_a_batch(before: bool) -> None:
    (gc.enable if before else gc.disable)()
    try:
        list(code_reports(reports(1), SETTINGS))
        assert gc.isenabled() is before
    finally:
        gc.enable()


def test_no_garbage_is_looked_for_while_a_batch_is_coded(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    class Looking:
        def code_many(self, given: list[Report]) -> list[Coding]:
            seen.append(gc.isenabled())
            return []

    monkeypatch.setitem(engine._CODERS, SETTINGS, Looking())
    list(code_reports(reports(1), SETTINGS))
    assert seen == [False]


def test_an_interrupt_waits_for_the_transaction(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(tmp_path / "x.db", timeout=0.1) as store:
        add = store.add

        def interrupted(coding: Coding, run: Run) -> object:
            signal.raise_signal(signal.SIGINT)
            return add(coding, run)

        monkeypatch.setattr(store, "add", interrupted)
        with pytest.raises(KeyboardInterrupt):
            code_into(store, reports(2), Settings())
        assert [row["id"] for row in store.reports()] == ["r0"]
        assert store.verify() == []
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
