"""Benchmarks: the corpora coded through the public contract and scored. Without a task: all, with one table."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from bench import calibration, gate, linking, rules
from bench.breakdown import KINDS, as_columns, breakdown
from bench.coding import Coders, CodingError, report_of
from bench.corpora import CORPORA
from bench.everything import run_all
from bench.found import found_events
from bench.measure import measure
from bench.misses import find_misses, tell
from bench.profile import profile
from bench.scorers.claims import SCRIPT
from bench.scorers.scripts import script
from bench.speed import CORPUS, measure_speed
from bench.speed import tell as tell_speed
from dateline.codebook import load_codebook

EXAMPLES = f"""tasks:
  a corpus: {", ".join(CORPORA)}
  gate      every figure on a fixed sample against its floor; --raise raises the floors
  rules     how often each rule and cue fires, and in how many reports; --show N lists N of each family
  linking   links, values, ecb or million: events against their gold, and the cost of one more report at size
  calibration  confidence against the gold; --write fits it anew
  speed     tokens and reports a second beside the bare language pipeline, memory, start-up; a profile by facet

examples:
  ./dev bench                     every corpus; prints the table and writes BENCHMARKS.md
  ./dev bench gold --show         one corpus; its misses, grouped by cause
  ./dev bench gold --by type      the same by event type
  ./dev bench fa-kes --limit 50 --show 10
  ./dev bench speed --limit 200
  ./dev bench rules --show 10
  ./dev bench linking million
  ./dev bench gate                exit status 1, and the figure named, where a floor is broken
"""
TASKS = ("gate", "rules", "speed")
OWN: dict[str, Callable[[list[str]], int]] = {"linking": linking.main, "calibration": calibration.main}
"""Tasks that have options of their own (`./dev bench linking --help`)."""


def main(words: list[str] | None = None) -> int:
    """Run what the words ask for; return the exit status."""
    given = sys.argv[1:] if words is None else words
    if given and given[0] in OWN:
        return OWN[given[0]](given[1:])
    args = _parser().parse_args(given)
    if not args.corpora.is_dir():
        print(f"bench: {args.corpora}: no such folder; name the corpora's by --corpora DIR", file=sys.stderr)
        return 2
    try:
        return _run(args)
    except (CodingError, FileNotFoundError, ValueError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="./dev bench", description=__doc__, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("task", nargs="?", choices=[*CORPORA, *TASKS], metavar="TASK", help="see below")
    parser.add_argument("--corpora", type=Path, default=Path("../shared"), help="folder with gold/, corpora/, scorers")
    parser.add_argument("--jobs", type=int, default=2, help="processes to code with (2)")
    one = parser.add_argument_group("of a corpus, of rules and of speed")
    one.add_argument("--limit", type=int, help="only the first N documents")
    one.add_argument("--show", nargs="?", const=40, type=int, default=0, help="print misses (at most N)")
    one.add_argument("--by", choices=KINDS, help="the figures by report, by group, or (gold) by event type")
    one.add_argument("--keep", type=Path, help="keep the coded reports in this folder")
    gated = parser.add_argument_group("of the gate")
    gated.add_argument("--raise", dest="lift", action="store_true", help="raise the floors to what is measured now")
    gated.add_argument("--floors", type=Path, default=gate.FLOORS, help="the file of floors")
    return parser


def _run(args: argparse.Namespace) -> int:
    if args.task is None:
        return run_all(args)
    if args.task == "gate":
        return (gate.raise_floors if args.lift else gate.check)(args.corpora, args.jobs, args.floors)
    if args.task == "speed":
        return _speed(args)
    if args.task == "rules":
        return _rules(args)
    return _one(args)


def _rules(args: argparse.Namespace) -> int:
    firings = rules.count(args.corpora, limit=args.limit)
    print(as_columns(rules.summary(firings, load_codebook())))
    for family in firings.families() if args.show else ():
        print(f"\n{family}")
        for line in rules.details(firings, family, args.show):
            print(f"  {line}")
    return 0


def _speed(args: argparse.Namespace) -> int:
    measured = measure_speed(args.corpora, args.limit)
    documents = CORPORA[CORPUS].documents(args.corpora)[: args.limit]
    tell_speed(measured, profile(map(report_of, documents)))
    return 0


def _one(args: argparse.Namespace) -> int:
    """Measure one corpus and print what was asked for."""
    grouped = args.task == "gold" and args.show
    with Coders(args.jobs) as coders:
        show = 0 if grouped else args.show
        measured = measure(CORPORA[args.task], args.corpora, coders, limit=args.limit, show=show)
    if grouped:
        found = found_events(measured.gold.values())
        tell(find_misses(script(args.corpora, SCRIPT), measured.gold, measured.coded, found), args.show)
        print()
    for name, value in measured.figures.items():
        print(f"{name:24} {value}")
    if args.by:
        print(f"\n{as_columns(breakdown(measured, args.by, args.corpora))}")
    if args.keep:
        measured.keep(args.keep)
    return 0


if __name__ == "__main__":
    sys.exit(main())
