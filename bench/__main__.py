"""Benchmarks: the corpora coded through the public contract and scored. Without a task: all, with one table."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bench.coding import Coders, CodingError
from bench.corpora import CORPORA
from bench.everything import run_all
from bench.measure import Measured, measure

EXAMPLES = """examples:
  ./dev bench                     every corpus; prints the table and writes BENCHMARKS.md
  ./dev bench gold --show         one corpus; its misses, grouped by cause
  ./dev bench fa-kes --limit 50 --show 10
"""


def main(words: list[str] | None = None) -> int:
    """Run what the words ask for; return the exit status."""
    args = _parser().parse_args(words)
    if not args.corpora.is_dir():
        print(f"bench: {args.corpora}: no such folder; name the corpora's by --corpora DIR", file=sys.stderr)
        return 2
    try:
        if args.task is None:
            return run_all(args)
        with Coders(args.jobs) as coders:
            _print(measure(CORPORA[args.task], args.corpora, coders, limit=args.limit, show=args.show), args.keep)
    except (CodingError, FileNotFoundError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="./dev bench", description=__doc__, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("task", nargs="?", choices=[*CORPORA])
    parser.add_argument("--corpora", type=Path, default=Path("../shared"), help="folder with gold/, corpora/, scorers")
    parser.add_argument("--limit", type=int, help="only the first N documents")
    parser.add_argument("--show", nargs="?", const=40, type=int, default=0, help="print misses (at most N)")
    parser.add_argument("--keep", type=Path, help="keep the coded reports in this folder")
    parser.add_argument("--jobs", type=int, default=2, help="processes to code with (2)")
    return parser


def _print(measured: Measured, keep: Path | None) -> None:
    for name, value in measured.figures.items():
        print(f"{name:24} {value}")
    if keep:
        measured.keep(keep)


if __name__ == "__main__":
    sys.exit(main())
