import json
from pathlib import Path

import pytest
from bench.corpora import CORPORA, Corpus, sample
from bench.peers import beside, peers


def corpus_of(*paths: str) -> Corpus:
    return Corpus("tiny", "Tiny", paths, "plover", ("accuracy",))


def test_documents_of_files_and_folders_are_read_in_order(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for name in ("b", "a"):
        (tmp_path / f"folder/{name}.json").write_text(json.dumps({"id": name}, indent=1))
    # A line separator of Unicode stands within a text and ends no line of the file.
    (tmp_path / "lines.jsonl").write_text('{"id": "c", "text": "one\u2028two"}\n\n{"id": "d"}\n', encoding="utf-8")
    found = corpus_of("folder", "lines.jsonl").documents(tmp_path)
    assert [d["id"] for d in found] == ["a", "b", "c", "d"]


def test_the_digest_changes_with_a_file(tmp_path: Path) -> None:
    (tmp_path / "lines.jsonl").write_text("{}\n")
    before = corpus_of("lines.jsonl").digest(tmp_path)
    assert before == corpus_of("lines.jsonl").digest(tmp_path)
    (tmp_path / "lines.jsonl").write_text("{ }\n")
    assert before != corpus_of("lines.jsonl").digest(tmp_path)


def test_an_absent_corpus_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        corpus_of("absent.jsonl").documents(tmp_path)


def test_a_sample_is_the_same_whatever_the_order_and_keeps_the_order() -> None:
    documents = [{"id": str(n)} for n in range(50)]
    chosen = sample(documents, 10)
    assert len(chosen) == 10
    assert sample(documents[::-1], 10) == chosen[::-1]
    assert chosen != documents[:10]


def test_every_peer_stands_beside_a_figure_of_the_table() -> None:
    for name, found in peers().items():
        for peer in found:
            assert set(peer.figures) <= set(CORPORA[name].headline), (name, peer.system)


def test_peers_are_told_best_first_with_what_must_be_known() -> None:
    assert [system for system, _ in beside("polnear", "overlap_f1")] == [
        "Citron (on PolNeAR's test part)",
        "textacy (on PolNeAR's test part)",
    ]
    assert beside("polnear", "full_f1") == []


def test_costs_are_figures_of_the_table() -> None:
    for corpus in CORPORA.values():
        assert set(corpus.costs) <= set(corpus.headline)
