"""Kill the coding of many reports again and again: `python -m bench.kill`.

Each time `verify` must find the file whole, and in the end it must hold what an unbroken run gives, the rows of
runs and the times of the clock aside.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from dateline.store import open_store

PLACES = ("Homs", "Mosul", "Aden", "Goma", "Kharkiv", "Marib", "Sirte", "Maiduguri")
DEEDS = ("shelled", "seized", "bombed", "withdrew from", "besieged")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=500)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return _run(args, Path(folder))


def _run(args: argparse.Namespace, folder: Path) -> int:
    reports, broken, whole = (folder / name for name in ("reports.jsonl", "broken.db", "whole.db"))
    _write(reports, args.reports)
    chance = random.Random(args.seed)
    began = time.monotonic()
    _code(reports, whole, args.jobs).wait()
    unbroken = time.monotonic() - began
    faults = 0
    for number in range(1, args.kills + 1):
        # Some kills come while the model loads, some while the last reports are stored.
        kept, wait = _kill(reports, broken, args.jobs, chance.uniform(0.2, 1.3 * unbroken * number / args.kills + 2))
        problems = _verify(broken)
        faults += bool(problems)
        print(f"kill {number} after {wait:.1f} s: {kept} reports kept, {problems or 'whole'}", flush=True)
    _code(reports, broken, args.jobs).wait()
    same = _contents(broken) == _contents(whole)
    print(f"{args.kills} kills, {faults} with a fault; the end is {'the same as' if same else 'NOT'} an unbroken run's")
    return int(bool(faults) or not same)


def _write(path: Path, count: int) -> None:
    chance = random.Random(0)
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            sentences = [
                f"Fighters {chance.choice(DEEDS)} {chance.choice(PLACES)} on Monday, killing {chance.randint(2, 90)} "
                "people, the ministry said."
                for _ in range(chance.randint(2, 12))
            ]
            file.write(json.dumps({"id": f"r{number}", "published": "2024-03-19", "text": " ".join(sentences)}) + "\n")


def _code(reports: Path, database: Path, jobs: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "dateline", "code", reports, "--into", database, "--jobs", jobs]
    return subprocess.Popen(list(map(str, command)), stderr=subprocess.DEVNULL)


def _kill(reports: Path, database: Path, jobs: int, wait: float) -> tuple[int, float]:
    process = _code(reports, database, jobs)
    try:
        process.wait(wait)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    return _count(database), wait


def _count(database: Path) -> int:
    if not database.exists() or not database.stat().st_size:
        return 0
    with open_store(database) as store:
        return len(list(store.reports()))


def _verify(database: Path) -> str:
    if not database.exists() or not database.stat().st_size:
        return ""
    with open_store(database) as store:
        return "; ".join(f"{p.where}: {p.message}" for p in store.verify())


def _contents(database: Path) -> list[tuple[str, str]]:
    with open_store(database) as store:
        return sorted((r["id"], json.dumps(store.coding(r["id"]), sort_keys=True)) for r in store.reports())


if __name__ == "__main__":
    sys.exit(main())
