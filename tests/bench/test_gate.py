"""The gate, on figures and a corpus made up here."""

import json
from pathlib import Path

import pytest
from bench.__main__ import main
from bench.floors import Broken, Entry, broken, raised, read_floors, write_floors

from bench import gate

ENTRY = Entry(corpus="ab" * 32, documents=2, floors={"f1": 0.5, "mae": 0.4})


@pytest.mark.parametrize(
    ("figures", "named"),
    [
        ({"f1": 0.5, "mae": 0.4}, []),
        ({"f1": 0.499, "mae": 0.1}, ["tiny: f1 is 0.499, below its floor of 0.5"]),
        ({"f1": 0.9, "mae": 0.41}, ["tiny: mae is 0.410, above its ceiling of 0.4"]),
        ({"f1": None, "mae": 0}, ["tiny: f1 has a floor of 0.5 and was not measured"]),
    ],
)
def test_a_broken_floor_is_named(figures: dict[str, object], named: list[str]) -> None:
    assert [str(one) for one in broken("tiny", ENTRY, figures, costs=("mae",))] == named


def test_floors_rise_to_the_figure_less_its_margin_and_never_fall() -> None:
    margins = {"f1": 0.05, "mae": 0.05}
    assert raised(ENTRY.floors, {"f1": 0.7, "mae": 0.2, "new": 0.3}, margins, costs=("mae",)) == {
        "f1": 0.65,
        "mae": 0.25,
        "new": 0.3,
    }
    assert raised(ENTRY.floors, {"f1": 0.52, "mae": 0.39}, margins, costs=("mae",)) == dict(ENTRY.floors)
    assert raised(ENTRY.floors, {}, margins) == dict(ENTRY.floors)


def test_floors_are_read_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "floors.yaml"
    assert read_floors(path) == {}
    write_floors(path, {"gold": ENTRY})
    assert read_floors(path) == {"gold": ENTRY}
    assert path.read_text().startswith("# Floors")


def test_a_broken_floor_says_by_how_much() -> None:
    assert str(Broken("gold", "claim_f1", 0.6, 0.4321, cost=False)) == "gold: claim_f1 is 0.432, below its floor of 0.6"


SENTENCES = {
    "Rebels and soldiers clashed in Ashford on Monday.": "FIGHT",
    "The army shelled the town of Upton on Tuesday.": "FIGHT",
    "The minister was in his garden.": "AID",
}


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one small corpus."""
    monkeypatch.setenv("DATELINE_BENCH_FRESH", "1")
    monkeypatch.setattr(gate, "SAMPLES", {"plover": 3})
    path = tmp_path / "shared/corpora/plover-gsr/all.jsonl"
    path.parent.mkdir(parents=True)
    documents = [{"id": str(n), "text": t, "gold": {"event": e}} for n, (t, e) in enumerate(SENTENCES.items())]
    path.write_text("".join(json.dumps(d) + "\n" for d in documents))
    return tmp_path / "shared"


def test_the_gate_turns_red_by_a_floor_that_is_broken_on_purpose(
    shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    floors = shared / "floors.yaml"
    run = ["gate", "--corpora", str(shared), "--floors", str(floors), "--jobs", "1"]

    gate.raise_floors(shared, 1, floors, only=["plover"])
    entry = read_floors(floors)["plover"]
    assert entry.documents == 3
    assert entry.floors["accuracy"] < 0.667  # two of three, less a margin for chance
    assert main(run) == 0
    assert "gate: green: 2 floors hold, 0 broken" in capsys.readouterr().out

    write_floors(floors, {"plover": entry.model_copy(update={"floors": {**entry.floors, "accuracy": 0.9}})})
    assert main(run) == 1
    out = capsys.readouterr().out
    assert "gate: RED: plover: accuracy is 0.667, below its floor of 0.9" in out
    assert "gate: RED: 1 floors hold, 1 broken" in out

    # To raise again does not lower what stands higher.
    gate.raise_floors(shared, 1, floors, only=["plover"])
    assert read_floors(floors)["plover"].floors["accuracy"] == 0.9

    corpus = shared / "corpora/plover-gsr/all.jsonl"
    corpus.write_text(corpus.read_text() + "\n")
    assert main(run) == 1
    assert "another version of the corpus" in capsys.readouterr().out


def test_without_the_corpora_the_gate_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gate", "--corpora", str(tmp_path / "absent")]) == 2
    assert "absent: no such folder" in capsys.readouterr().err
