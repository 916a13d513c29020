import pytest

from dateline.checks import find_faults, span_faults


@pytest.mark.parametrize(
    ("span", "words", "says"),
    [
        ((0, 5), "Aleph", "covers"),
        ((3, 3), None, "empty"),
        ((-1, 2), None, "out of"),
        ((9, 12), None, "out of"),
        ((5, 7), None, "blank"),
    ],
)
def test_a_wrong_span_is_told(span: tuple[int, int], words: str | None, says: str) -> None:
    assert says in " ".join(span_faults("Alpha beta", span, words))


def test_a_right_span_is_not() -> None:
    assert span_faults("Alpha beta", (6, 10), "beta") == []


def test_faults_between_claims_are_told() -> None:
    claim = {
        "id": "one", "event": "attack", "trigger": {"text": "raid", "span": [0, 4]}, "status_span": None,
        "stance_span": None, "evidence": [[5, 9]], "place": None, "figures": [], "means": [], "wording": [],
        "actors": [], "targets": [], "sources": [], "relations": [{"kind": "purpose", "claim": 7}],
        "time": {"text": None, "span": None, "start": "2024-03-02", "end": "2024-03-01"},
    }  # fmt: skip
    empty = {k: [] for k in ("places", "times", "actors", "figures", "passages", "assessments", "attributions")}
    report = {
        "text": "raid near town",
        "claims": [claim, {**claim, "relations": []}],
        "lead": 2,
        "mentions": empty,
    }
    told = " | ".join(find_faults(report))
    for fault in (
        "does not hold its trigger",
        "starts after its end",
        "claim 7, which is none",
        "one id",
        "lead 2",
    ):
        assert fault in told
