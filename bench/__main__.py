"""Code a corpus through the public contract and score it: `python -m bench gold --show`."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from bench.parsed import kept_language
from dateline.api import make_report
from dateline.coding.coder import Coder
from dateline.collect.items import iso_date
from dateline.contract import to_dict

TASKS: dict[str, tuple[str, tuple[str, ...]]] = {
    "lgl": ("score_mentions.py places", ("lgl/all.jsonl",)),
    "tr-news": ("score_mentions.py places", ("tr-news/all.jsonl",)),
    "timebank": ("score_mentions.py times", ("tempeval3/timebank.jsonl",)),
    "aquaint": ("score_mentions.py times", ("tempeval3/aquaint.jsonl",)),
    "polnear": ("score_mentions.py attributions", ("polnear/dev.jsonl",)),
    "polnear-train": ("score_mentions.py attributions", ("polnear/train.jsonl",)),
    "case2021": ("score_types.py", ("case2021/dev.jsonl",)),
    "fa-kes": ("score_incidents.py", ("fa-kes/train.jsonl",)),
    "muc4-tst1": ("score_muc.py", ("muc4/tst1.jsonl",)),
    "muc4-tst2": ("score_muc.py", ("muc4/tst2.jsonl",)),
}
GOLD = "gold"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("task", choices=[GOLD, *TASKS])
    parser.add_argument("--corpora", type=Path, default=Path("../shared"), help="folder with gold/, corpora/, scorers")
    parser.add_argument("--limit", type=int, help="only the first N documents")
    parser.add_argument("--show", nargs="?", const=40, type=int, default=0, help="print misses (at most N)")
    parser.add_argument("--keep", type=Path, help="keep the coded reports in this folder")
    args = parser.parse_args()
    if not args.corpora.is_dir():
        print(f"bench: {args.corpora}: no such folder; name the corpora's by --corpora DIR", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        work = args.keep or Path(folder)
        work.mkdir(parents=True, exist_ok=True)
        return _gold(args, work) if args.task == GOLD else _corpus(args, work)


def _gold(args: argparse.Namespace, work: Path) -> int:
    paths = sorted((args.corpora / "gold/dev").glob("*.json"))
    for path, report in zip(paths, coded(json.loads(p.read_text()) for p in paths), strict=True):
        (work / path.name).write_text(json.dumps(report))
    return _score(args, "score_claims.py", args.corpora / "gold/dev", work)


def _corpus(args: argparse.Namespace, work: Path) -> int:
    scorer, paths = TASKS[args.task]
    status = 0
    for path in paths:
        text = (args.corpora / "corpora" / path).read_text(encoding="utf-8")
        lines = [line for line in text.split("\n") if line][: args.limit]
        gold, out = work / "gold.jsonl", work / "coded.jsonl"
        gold.write_text("\n".join(lines) + "\n", encoding="utf-8")
        with out.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(report) + "\n" for report in coded(map(json.loads, lines)))
        status |= _score(args, scorer, gold, out)
    return status


def coded(documents: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Code documents as the contract demands: the text unchanged, the date as `published`."""
    reports = (
        make_report(
            d["text"],
            id=d["id"],
            title=d.get("title"),
            publisher=d.get("publisher"),
            published=_day(d.get("published") or d.get("date")),
        )
        for d in documents
    )
    for coding in _coder().code_many(reports):
        if coding.failure:
            raise SystemExit(f"bench: {coding.report.id}: {coding.failure}")
        yield to_dict(coding)


@cache
def _coder() -> Coder:
    return Coder(kept_language())  # type: ignore[arg-type]


def _day(value: str | None) -> str | None:
    """Return a date of publication; None for a corpus's words that are none ("7:58 AM ET")."""
    try:
        return iso_date(value)
    except ValueError:
        return None


def _score(args: argparse.Namespace, scorer: str, gold: Path, coded: Path) -> int:
    script, *layer = scorer.split()
    show = [] if not args.show else ["--show"] if script == "score_claims.py" else ["--show", str(args.show)]
    command = [sys.executable, str(args.corpora / script), *layer, str(gold), str(coded), *show]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
