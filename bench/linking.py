"""Linking against its gold: events, copies, tolls side by side; and at size: `./dev bench linking links`.

`links` codes the gold's reports into one database and scores it; `values` sets Dateline's tolls, actors and origins of
each report beside the gold's; `ecb` asks whether leads of one topic of ECB+ keep its two halves apart;
`translated` asks for copies in other words and languages among made-up reports (bench/translations; it needs no
corpora); `million` times the adding of a report to databases of 10,000 to 1,000,000 synthetic claims.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

from bench import translated
from bench.parsed import kept_language
from bench.synthetic import measure, write_measured
from dateline import views
from dateline.api import make_report
from dateline.codebook import load_codebook
from dateline.coding.coder import Coder
from dateline.collect.items import iso_date
from dateline.engine import Settings, run_info
from dateline.linker import link
from dateline.store import Store, open_store

GOLD = "gold/links-dev.json"
TOPICS = ("12", "18", "35")


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="./dev bench linking", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("task", choices=list(TASKS))
    parser.add_argument("--corpora", type=Path, default=Path("../shared"), help="folder with gold/, corpora/, scorers")
    parser.add_argument("--show", nargs="?", const=40, type=int, default=0, help="print misses (at most N)")
    parser.add_argument("--keep", type=Path, help="keep the database in this folder")
    parser.add_argument("--reverse", action="store_true", help="code the reports in the opposite order")
    parser.add_argument("--undated", action="store_true", help="do not tell the reports' dates of publication")
    args = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as folder:
        work = args.keep or Path(folder)
        work.mkdir(parents=True, exist_ok=True)
        return TASKS[args.task](args, work)


def _links(args: argparse.Namespace, work: Path) -> int:
    with _filled(args, work) as store:
        rows: list[Mapping[str, Any]] = list(store.reports())
    lines = [json.dumps({key: row[key] for key in ("id", "lead_event", "copy_of")}) for row in rows]
    found = work / "links.jsonl"
    found.write_text("\n".join(lines))
    command = [sys.executable, str(args.corpora / "score_links.py"), str(args.corpora / GOLD), str(found)]
    return subprocess.run([*command, "--show", str(args.show)], check=False).returncode


def _filled(args: argparse.Namespace, work: Path) -> Store:
    """Code and link the reports of the gold."""
    gold = json.loads((args.corpora / GOLD).read_text())
    wanted = {r for g in gold["groups"] for r in g["reports"]} | set(gold["singletons"])
    wanted |= {r for pair in gold["copies"] for r in pair} | {r for miss in gold["near_misses"] for r in miss[:2]}
    lines = (args.corpora / "corpora/fa-kes/train.jsonl").open(encoding="utf-8")
    documents = [d for d in map(json.loads, lines) if d["id"] in wanted]
    return _coded(documents[:: -1 if args.reverse else 1], work / "links.db", dated=not args.undated)


def _coded(documents: Iterable[Mapping[str, Any]], path: Path, *, dated: bool = True) -> Store:
    path.unlink(missing_ok=True)
    store = open_store(path)
    coder = Coder(kept_language())  # type: ignore[arg-type]
    run = store.begin_run(run_info(Settings()))
    reports = (
        make_report(
            d["text"],
            id=d["id"],
            title=d.get("title"),
            publisher=d.get("publisher"),
            published=_day(d.get("date") or d.get("published")) if dated else None,
        )
        for d in documents
    )
    for coding in coder.code_many(reports):
        store.add(coding, run)
    store.end_run(run)
    link(store, load_codebook())
    return store


def _day(value: str | None) -> str | None:
    """Return a date of publication; None for a corpus's words that are none."""
    try:
        return iso_date(value)
    except ValueError:
        return None


def _values(args: argparse.Namespace, work: Path) -> int:
    """Print the gold's tolls, blamed actors and origins beside ours; count how often they agree."""
    gold = json.loads((args.corpora / GOLD).read_text())
    agreed: dict[str, list[bool]] = {"toll": [], "blamed": [], "origin": []}
    with _filled(args, work) as store:
        event_of = {r["id"]: r["lead_event"] for r in store.reports()}
        for value in (v for group in gold["groups"] for v in group.get("values", ())):
            event = event_of[value["report"]]
            found = views.event(store, event).accounts if event else ()
            account = next((a for a in found if a.report == value["report"]), None)
            for name, (want, got, same) in _beside(value, account).items():
                print(f"{value['report']:20} {name:7} {want!s:52.52} {got!s:52.52} {'=' if same else '-'}")
                agreed[name].append(same)
    for name, cases in agreed.items():
        print(f"{name:7} {sum(cases)} of {len(cases)} agree: {sum(cases) / len(cases):.3f}")
    return 0


def _beside(value: Mapping[str, Any], account: Any) -> dict[str, tuple[Any, Any, bool]]:
    killed = account and account.killed
    toll = (killed.low, killed.high) if killed else None
    number = killed and (killed.low if killed.low is not None else killed.high)
    wanted = value["killed"]
    same = killed is None if wanted is None else bool(number and wanted[0] <= number <= wanted[1])
    blamed, origins = (account.blamed, account.origins) if account else ((), ())
    return {
        "toll": (wanted, toll, same),
        "blamed": (value["blamed"], ", ".join(blamed), _share_a_name(value["blamed"], blamed)),
        "origin": (value["origin"], ", ".join(origins), _share_a_name(value["origin"], origins)),
    }


def _share_a_name(wanted: str | None, found: Iterable[str]) -> bool:
    """Tell whether a capitalised word, or for want of one any long word, stands in both; none told is none found."""
    words = [{w for w in name.replace("-", " ").split() if len(w) > 1} for name in found]
    if wanted is None:
        return not words
    own = {w.strip("().").casefold() for w in wanted.replace(";", " ").replace("-", " ").split()}
    return any(own & {w.casefold() for w in name} for name in words)


def _ecb(args: argparse.Namespace, work: Path) -> int:
    """Score leads' events on topics of ECB+ (two seminal events each) beside a baseline of shared words."""
    lines = (args.corpora / "corpora/ecbplus/dev.jsonl").open(encoding="utf-8")
    documents = [d for d in map(json.loads, lines) if str(d["id"]).split("_")[0] in TOPICS]
    half_of = {d["id"]: _half(str(d["id"])) for d in documents}
    with _coded(documents, work / "ecb.db") as store:
        event_of = {r["id"]: r["lead_event"] or r["id"] for r in store.reports()}
        words = {r["id"]: r["title"] or r["text"] for r in store.reports()}
    print(f"{len(documents)} reports; leads' events: {_pairs(half_of, _same(event_of))}")
    best = max((_pairs(half_of, found) for found in _by_words(words)), key=lambda result: result["f1"])
    print(f"shared words, the best threshold: {best}")
    return 0


def _half(id: str) -> str:
    """Return topic and half of a document's id: `12_3ecb` and `12_3ecbplus` are of the two halves of topic 12."""
    topic, rest = id.split("_", 1)
    return f"{topic} {'plus' if 'plus' in rest else 'ecb'}"


def _same(groups: Mapping[str, str]) -> set[tuple[str, str]]:
    return {(a, b) for a, b in combinations(sorted(groups), 2) if groups[a] == groups[b]}


def _pairs(gold: Mapping[str, str], found: set[tuple[str, str]]) -> dict[str, float]:
    wanted = _same(gold)
    hit = len(wanted & found)
    p, r = hit / max(1, len(found)), hit / max(1, len(wanted))
    return {"p": round(p, 3), "r": round(r, 3), "f1": round(2 * p * r / (p + r), 3) if p + r else 0.0}


def _by_words(texts: Mapping[str, str]) -> Iterator[set[tuple[str, str]]]:
    """Yield the pairs that share words beyond each of some thresholds (cosine of TF-IDF)."""
    from dateline.linking.words import Reader, Vocabulary, cosine

    reader = Reader(load_codebook())
    vocabulary = Vocabulary.of(map(reader.terms, texts.values()))
    terms = {id: reader.weighted(text, vocabulary) for id, text in texts.items()}
    scores = {(a, b): cosine(terms[a], terms[b]) for a, b in combinations(sorted(terms), 2)}
    for percent in range(2, 60, 2):
        yield {pair for pair, score in scores.items() if score >= percent / 100}


def _translated(args: argparse.Namespace, work: Path) -> int:
    """Score copies in other words among the made-up stories: those that thresholds were set on, and the others."""
    documents = translated.documents()
    with _coded(documents[:: -1 if args.reverse else 1], work / "translated.db", dated=not args.undated) as store:
        rows = list(store.reports())
    for name in sorted({d["set"] for d in documents}):
        found = translated.scored((d for d in documents if d["set"] == name), rows)
        print(f"{name}: " + ", ".join(f"{key} {value}" for key, value in found.items() if key not in _SHOWN))
        for key in _SHOWN:
            for pair in found[key][: args.show]:
                print(f"  {key}: {' / '.join(pair)}")
    return 0


def _million(args: argparse.Namespace, work: Path) -> int:
    del args
    write_measured(measure(work))
    return 0


TASKS: dict[str, Callable[[argparse.Namespace, Path], int]] = {
    "links": _links, "values": _values, "ecb": _ecb, "translated": _translated, "million": _million,
}  # fmt: skip
_SHOWN = ("missed", "wrong")


if __name__ == "__main__":
    sys.exit(main())
