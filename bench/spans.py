"""Check every span and value of every layer on every document of every corpus: `python -m bench.spans`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.coding import coded
from dateline.checks import find_faults
from dateline.codebook import load_codebook
from dateline.coding.figures.quantity import find_quantities
from dateline.coding.normalise import normalise
from dateline.coding.times.grammar import parse_time

BOOK = load_codebook()
ONE = (1, 1)
"""Bounds that a noun alone may tell ("a soldier", "his mother", "week-long"), by what the text says of it."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared"), help="folder with gold/ and corpora/")
    parser.add_argument("--limit", type=int, help="only the first N documents of each corpus")
    parser.add_argument("--only", help="only the corpora whose path has this in it")
    args = parser.parse_args()
    paths = sorted([*(args.corpora / "corpora").rglob("*.jsonl"), *(args.corpora / "gold/dev").glob("*.json")])
    paths = [p for p in paths if "peers" not in p.parts and (args.only or "") in str(p)]
    faults = sum(_check(path, args.limit) for path in paths)
    print(f"{faults} faults")
    return int(bool(faults))


def _check(path: Path, limit: int | None) -> int:
    faults = documents = claims = 0
    for report in coded(_documents(path, limit)):
        documents += 1
        claims += len(report["claims"])
        for fault in (*find_faults(report), *_reread(report)):
            faults += 1
            print(f"{path.name} {report['id']}: {fault}")
    print(f"{path.name}: {documents} documents, {claims} claims, {faults} faults", flush=True)
    return faults


def _reread(report: dict[str, Any]) -> Iterator[str]:
    """Yield the values that the words of their span alone do not give again, though they need no context."""
    for time in report["mentions"]["times"]:
        if time["anchor"] or not time["begin"]:
            continue
        again = parse_time(normalise(time["text"]))
        if again is None or (again.type, again.value) != (time["type"], time["value"]):
            yield f"time {time['text']!r} is {time['value']}, and alone {again.value if again else None}"
    for figure in report["mentions"]["figures"]:
        if (figure["low"], figure["high"]) == ONE:
            continue
        bounds = [(q.low, q.high, q.approx) for q in find_quantities(normalise(figure["text"]), BOOK)]
        if (figure["low"], figure["high"], figure["approx"]) not in bounds:
            yield f"figure {figure['text']!r} is {figure['low']}-{figure['high']}, and alone {bounds}"


def _documents(path: Path, limit: int | None) -> Iterator[dict[str, Any]]:
    lines = [path.read_text(encoding="utf-8")] if path.suffix == ".json" else path.open(encoding="utf-8")
    for number, line in enumerate(lines):
        if limit is not None and number >= limit:
            return
        document = json.loads(line)
        yield {
            "id": f"{path.stem}-{number}",
            **document,
            "text": document.get("text") or document["sentence"],
        }


if __name__ == "__main__":
    sys.exit(main())
