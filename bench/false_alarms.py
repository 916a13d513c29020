"""Violent claims made of peaceful news, to be read by hand: `python -m bench.false_alarms --read 30`.

Election reports (PolNeAR) and the newswire of TimeBank tell of few attacks: most violent claims there are false
alarms, from metaphor, sport, business or politics. The rate is given per 1,000 words; which of them are false only a
reader can say, so that claims are drawn evenly from all and printed with the words around them.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bench.coding import coded
from dateline.codebook import load_codebook

SETS = ("polnear/dev.jsonl", "tempeval3/timebank.jsonl")
AROUND = 120
"""Characters printed on either side of a trigger."""


class Alarm(NamedTuple):
    """A violent claim with the words around its trigger."""

    report: str
    event: str
    words: str


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared"), help="folder with corpora/")
    parser.add_argument("--read", type=int, default=0, metavar="N", help="print N claims of each set, drawn evenly")
    args = parser.parse_args()
    for name in SETS:
        documents = [json.loads(line) for line in (args.corpora / "corpora" / name).open(encoding="utf-8")]
        words = sum(len(d["text"].split()) for d in documents)
        alarms = list(_alarms(documents))
        kinds = ", ".join(f"{kind} {n}" for kind, n in Counter(a.event for a in alarms).most_common())
        print(
            f"{name}: {words} words, {len(alarms)} violent claims, {1000 * len(alarms) / words:.2f} per 1,000: {kinds}"
        )
        for alarm in _drawn(alarms, args.read):
            print(f"  {alarm.report} {alarm.event}: {alarm.words}")
    return 0


def _alarms(documents: Sequence[dict[str, Any]]) -> Iterator[Alarm]:
    violent = load_codebook().types("violent")
    for document, report in zip(documents, coded(documents), strict=True):
        for claim in report["claims"]:
            if claim["event"] in violent:
                start, end = claim["trigger"]["span"]
                before, after = document["text"][max(0, start - AROUND) : start], document["text"][end : end + AROUND]
                words = f"{before}[[{claim['trigger']['text']}]]{after}"
                yield Alarm(report["id"], claim["event"], " ".join(words.split()))


def _drawn(alarms: Sequence[Alarm], number: int) -> list[Alarm]:
    step = max(1.0, len(alarms) / number) if number else 0
    return [alarms[int(i * step)] for i in range(min(number, len(alarms)))]


if __name__ == "__main__":
    sys.exit(main())
