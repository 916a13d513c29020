from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dateline.store import open_store

WRITER = """
import sys
from dateline.store import open_store
from tests.factories import claim, coding, run_info
with open_store(sys.argv[1]) as store:
    run = store.begin_run(run_info())
    number = len(list(store.reports()))
    while True:
        made = coding(*[claim("capture", place="Palmyra", actors="Syrian army")] * 5, id=str(number))
        store.add(made, run)
        print(number, flush=True)
        number += 1
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_a_killed_writer_leaves_every_finished_report_whole(path: Path) -> None:
    finished = 0
    for seed in range(3):
        finished = max(finished, _write_until_killed(path, random.Random(seed).uniform(0.005, 0.08)))
        with open_store(path, create=False) as store:
            assert store.verify() == []
            reports = list(store.reports())
        assert {row["claims"] for row in reports} == {5}
        assert len(reports) >= finished
    assert finished > 3


def _write_until_killed(path: Path, after: float) -> int:
    """Write in another process, kill it `after` seconds from its first report; return how many it told of."""
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert writer.stdout is not None
    first = writer.stdout.readline()
    time.sleep(after)
    writer.kill()
    told = [first, *writer.stdout.readlines()]
    writer.stdout.close()
    writer.wait()
    return int([line for line in told if line.endswith("\n")][-1]) + 1
