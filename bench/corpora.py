"""The corpora: where each lies, how it is coded and scored, and which of its figures stand in the table."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from bench.coding import REPORTS, WORDS, Work
from bench.linked import LINKS
from bench.size import SIZES
from bench.size import documents as size_documents

Document = dict[str, Any]
"""One document of a corpus: `id`, `text`, `title`, `date` and its gold."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """A corpus of the folder `--corpora`, and what is measured on it."""

    name: str
    title: str
    paths: tuple[str, ...]
    """Files of a document a line (`.yaml`: a list of them), or folders of a JSON file a document or of such lists.
    Those that are part of the project have absolute paths."""
    scorer: str
    """A script beside the corpora with its layer ("score_mentions.py places"), or a module of `bench.scorers`."""
    headline: tuple[str, ...]
    """The figures that stand in the table, each the more the better but those of `costs`."""
    costs: tuple[str, ...] = ()
    """Figures of the headline that are the less the better."""
    work: Work = field(default=REPORTS, compare=False)
    prepare: Callable[[Path, list[Document]], list[Document]] = field(default=lambda _folder, docs: docs, compare=False)
    """Adds to the documents the gold that lies in another file."""

    def documents(self, folder: Path) -> list[Document]:
        """Return the documents in the order of the files. Raises FileNotFoundError where one is absent."""
        found = [document for path in self.paths for document in _read(folder / path)]
        return self.prepare(folder, found)

    def digest(self, folder: Path) -> str:
        """Return a SHA-256 of the files, so that a figure can say of which version of the corpus it is."""
        sha = hashlib.sha256()
        for path in self.paths:
            for file in _files(folder / path):
                sha.update(file.read_bytes())
        return sha.hexdigest()


def _files(path: Path) -> list[Path]:
    return sorted([*path.glob("*.json"), *path.glob("*.yaml")]) if path.is_dir() else [path]


def _read(path: Path) -> Iterator[Document]:
    for file in _files(path):
        text = file.read_text(encoding="utf-8")
        if file.suffix == ".yaml":
            yield from yaml.safe_load(text)
            continue
        # Not splitlines(): a text may hold line separators of Unicode.
        lines = [text] if file.suffix == ".json" else [line for line in text.split("\n") if line]
        yield from map(json.loads, lines)


def sample(documents: list[Document], size: int) -> list[Document]:
    """Return a fixed sample, in the order of the corpus: those whose ids have the smallest hashes."""
    ranked = sorted(documents, key=lambda d: hashlib.sha256(d["id"].encode()).digest())
    chosen = {d["id"] for d in ranked[:size]}
    return [d for d in documents if d["id"] in chosen]


def _with_link_gold(folder: Path, documents: list[Document]) -> list[Document]:
    """Keep the reports that the gold of linking has, each with its `group` and its `copies`."""
    gold = json.loads((folder / "gold/links-dev.json").read_text(encoding="utf-8"))
    groups = {report: f"group-{n}" for n, group in enumerate(gold["groups"]) for report in group["reports"]}
    groups.update({report: report for report in gold["singletons"]})
    copies: dict[str, list[str]] = {}
    for one, other in gold["copies"]:
        copies.setdefault(one, []).append(other)
    wanted = {*groups, *(r for pair in gold["copies"] for r in pair)}
    return [
        {**d, "group": groups.get(d["id"]), "copies": copies.get(d["id"], [])} for d in documents if d["id"] in wanted
    ]


def _with_topic_halves(_folder: Path, documents: list[Document]) -> list[Document]:
    """Give each ECB+ text the half of its topic as its group: the texts of a half are about one event."""
    return [{**d, "group": d["subtopic"], "copies": []} for d in documents]


def _with_dates(_folder: Path, documents: list[Document]) -> list[Document]:
    """Write the dates of YAML as text, and give passages without claims an empty list of them."""
    return [{**d, "published": str(d["published"]), "claims": d.get("claims") or []} for d in documents]


_PLACES = ("recognition_f1", "acc_161km", "acc_10km", "end_to_end_161km")
_TIMES = ("relaxed_f1", "strict_f1", "type_f1", "value_f1")
_VOICES = ("overlap_f1", "full_f1", "content_partial_f1", "source_partial_f1", "cue_partial_f1")
_MUC = ("mean_f1", "incident_f1", "perp_f1", "target_f1", "place_f1", "date_f1")
_LINKED = ("pair_f1", "b3_f1")
GOLD_FIGURES = (
    "claim_f1", "claim_p", "claim_r", "claim_f1_macro", "span_f1", "evidence_iou", "all_fields", "status",
    "status_macro", "stance", "stance_marked", "actors_f1", "targets_f1", "place_10km", "place_161km", "time",
    "time_told", "figures_f1", "origin", "chain",
)  # fmt: skip

PASSAGES = Path(__file__).with_name("passages")
PASSAGE_FIGURES = (
    "claim_f1", "claim_p", "claim_r", "all_fields", "actors_f1", "targets_f1", "figures_f1", "status", "stance",
    "place", "place_told", "time", "time_told", "origin",
)  # fmt: skip

CORPORA: dict[str, Corpus] = {
    c.name: c
    for c in (
        Corpus("gold", "reports coded by hand", ("gold/dev",), "score_claims.py", GOLD_FIGURES),
        *(
            Corpus(name, title, (str(PASSAGES / file),), "passages", PASSAGE_FIGURES, prepare=_with_dates)
            for name, title, file in (
                ("passages", "passages of our own, read while rules were written", "read.yaml"),
                ("passages-kept", "passages of our own, kept unread", "kept.yaml"),
            )
        ),
        Corpus("tr-news", "TR-News, places", ("corpora/tr-news/all.jsonl",), "score_mentions.py places", _PLACES),
        Corpus("lgl", "LGL, places", ("corpora/lgl/all.jsonl",), "score_mentions.py places", _PLACES),
        Corpus("timebank", "TimeBank, times", ("corpora/tempeval3/timebank.jsonl",), "score_mentions.py times", _TIMES),
        Corpus("aquaint", "AQUAINT, times", ("corpora/tempeval3/aquaint.jsonl",), "score_mentions.py times", _TIMES),
        Corpus(
            "polnear",
            "PolNeAR dev, attributions",
            ("corpora/polnear/dev.jsonl",),
            "score_mentions.py attributions",
            _VOICES,
        ),
        Corpus(
            "polnear-train",
            "PolNeAR train, attributions",
            ("corpora/polnear/train.jsonl",),
            "score_mentions.py attributions",
            _VOICES,
        ),
        Corpus(
            "case2021",
            "CASE 2021, ACLED's types",
            ("corpora/case2021/dev.jsonl",),
            "score_types.py",
            ("weighted_f1", "macro_f1", "accuracy", "within_claims"),
        ),
        Corpus(
            "plover",
            "PLOVER sentences, types",
            ("corpora/plover-gsr/all.jsonl",),
            "plover",
            ("accuracy", "within_claims"),
        ),
        Corpus(
            "wikievents",
            "WikiEvents dev, events",
            ("corpora/wikievents/dev.jsonl",),
            "wikievents",
            ("type_f1", "type_p", "type_r", "trigger_r"),
        ),
        Corpus("re3d", "re3d, actors", ("corpora/re3d/dev.jsonl",), "re3d", ("actor_f1", "actor_p", "actor_r")),
        Corpus(
            "factuality",
            "UW factuality, status and stance",
            ("corpora/factuality/uw-dev.jsonl", "corpora/factuality/uw-train.jsonl"),
            "factuality",
            ("pearson", "mae"),
            costs=("mae",),
            work=WORDS,
        ),
        Corpus(
            "fa-kes",
            "FA-KES, lead incidents",
            ("corpora/fa-kes/train.jsonl",),
            "score_incidents.py",
            ("governorate", "actor", "cause", "killed"),
        ),
        Corpus("muc4-dev", "MUC-4 dev", ("corpora/muc4/dev.jsonl",), "score_muc.py", _MUC),
        Corpus("muc4-tst1", "MUC-4 TST1", ("corpora/muc4/tst1.jsonl",), "score_muc.py", _MUC),
        Corpus("muc4-tst2", "MUC-4 TST2", ("corpora/muc4/tst2.jsonl",), "score_muc.py", _MUC),
        Corpus(
            "links",
            "FA-KES, linking of leads",
            ("corpora/fa-kes/train.jsonl",),
            "score_links.py",
            (*_LINKED, "copies_f1"),
            work=LINKS,
            prepare=_with_link_gold,
        ),
        Corpus(
            "ecbplus",
            "ECB+ dev, linking of leads",
            ("corpora/ecbplus/dev.jsonl",),
            "score_links.py",
            _LINKED,
            work=LINKS,
            prepare=_with_topic_halves,
        ),
        Corpus(
            "size",
            "synthetic, linking: steps for a report at 10,500 claims to those at 3,500",
            (),
            "size",
            ("ratio",),
            costs=("ratio",),
            work=SIZES,
            prepare=size_documents,
        ),
        Corpus(
            "alarms",
            "PolNeAR dev and TimeBank, false alarms",
            ("corpora/polnear/dev.jsonl", "corpora/tempeval3/timebank.jsonl"),
            "alarms",
            ("violent_per_1000_words",),
            costs=("violent_per_1000_words",),
        ),
    )
}
