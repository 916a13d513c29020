"""A run that is stopped or killed at any moment loses no finished report, and the same command goes on from there."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dateline.store import open_store

REPORTS = 40
pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    return write(tmp_path / "reports.jsonl", REPORTS)


def write(path: Path, count: int) -> Path:
    with path.open("w") as file:
        for number in range(count):
            text = f"Rebels shelled the town of Homs on Monday, killing {number + 2} soldiers, the army said. " * 4
            file.write(json.dumps({"id": f"r{number}", "text": text, "published": "2024-03-19"}) + "\n")
    return path


def start(reports: Path, database: Path, jobs: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "dateline", "code", reports, "--into", database, "--jobs", str(jobs)]
    env = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen(list(map(str, command)), env=env, stderr=subprocess.PIPE, start_new_session=True)


def stored(database: Path) -> int:
    if not database.exists():
        return 0
    try:
        with open_store(database, create=False, read_only=True) as store:
            return len(list(store.reports()))
    except Exception:
        return 0  # it is just being made


def wait_for(database: Path, count: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 120
    while stored(database) < count and process.poll() is None and time.monotonic() < until:
        time.sleep(0.02)


def processes() -> list[tuple[int, int, int]]:
    """Return process, parent and session of each process that runs."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent, _, session = stat.read_text().rpartition(")")[2].split()[:4]
        except OSError:
            continue  # it has just ended
        if state not in "ZX":
            found.append((int(stat.parent.name), int(parent), int(session)))
    return found


def alive(session: int) -> list[int]:
    return [process for process, _, of in processes() if of == session]


def left_over(session: int) -> list[int]:
    """Return the processes of a session that have not ended within a while."""
    until = time.monotonic() + 20
    while alive(session) and time.monotonic() < until:
        time.sleep(0.05)
    return alive(session)


def workers(parent: int) -> list[int]:
    mine = [process for process, of, _ in processes() if of == parent]
    return [p for p in mine if b"spawn_main" in Path(f"/proc/{p}/cmdline").read_bytes()]


def contents(database: Path) -> list[object]:
    with open_store(database, create=False) as store:
        assert store.verify() == []
        return sorted((r["id"], json.dumps(store.coding(r["id"]), sort_keys=True)) for r in store.reports())


def test_killed_runs_lose_nothing_leave_no_process_and_end_as_an_unbroken_one(reports: Path, tmp_path: Path) -> None:
    broken, whole = tmp_path / "broken.db", tmp_path / "whole.db"
    chance = random.Random(7)
    for jobs, at_least in ((1, 1), (2, 18)):
        process = start(reports, broken, jobs)
        wait_for(broken, at_least, process)
        time.sleep(chance.uniform(0, 0.2))
        process.kill()
        process.communicate()
        assert left_over(process.pid) == []
        assert stored(broken) >= at_least
        contents(broken)
    for database in (broken, whole):
        start(reports, database, 1).communicate()
        assert stored(database) == REPORTS
    assert contents(broken) == contents(whole)


def test_ctrl_c_ends_with_what_is_kept_and_how_to_go_on(reports: Path, tmp_path: Path) -> None:
    database = tmp_path / "x.db"
    process = start(reports, database, 2)
    wait_for(database, 2, process)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"the same command goes on from there" in said
    assert b"Traceback" not in said
    assert left_over(process.pid) == []
    assert 2 <= stored(database) <= REPORTS


def test_a_worker_that_is_killed_is_told_with_a_remedy(tmp_path: Path) -> None:
    database = tmp_path / "x.db"
    process = start(write(tmp_path / "many.jsonl", 20 * REPORTS), database, 2)  # there is work left when it is killed
    wait_for(database, 1, process)
    os.kill(workers(process.pid)[0], signal.SIGKILL)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 1
    assert b"smaller --jobs" in said
    assert b"Traceback" not in said
