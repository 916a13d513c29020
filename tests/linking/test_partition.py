from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.linking.partition import partition

NODES = st.integers(2, 12).map(lambda n: [f"n{i:02}" for i in range(n)])


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[str], dict[tuple[str, str], int]]:
    nodes = draw(NODES)
    pairs = [(a, b) for i, a in enumerate(nodes) for b in nodes[i + 1 :]]
    scores = {p: draw(st.integers(-2000, 4000)) for p in draw(st.lists(st.sampled_from(pairs), unique=True))}
    return nodes, scores


@given(graphs(), st.randoms())
def test_the_order_of_claims_and_scores_does_not_matter(
    graph: tuple[list[str], dict[tuple[str, str], int]], random: object
) -> None:
    nodes, scores = graph
    shuffled, turned = list(nodes), [((b, a), v) for (a, b), v in scores.items()]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    random.shuffle(turned)  # type: ignore[attr-defined]
    assert partition(shuffled, dict(turned)) == partition(nodes, scores)


@given(graphs())
def test_every_claim_is_in_one_group(graph: tuple[list[str], dict[tuple[str, str], int]]) -> None:
    assert sorted(n for group in partition(*graph) for n in group) == sorted(graph[0])


def test_a_chain_of_neighbours_is_not_one_event() -> None:
    chain = {("a", "b"): 1000, ("b", "c"): 900, ("c", "d"): 1000}
    assert partition("abcd", chain) == [["a", "b"], ["c", "d"]]


def test_one_bad_pair_does_not_part_an_event() -> None:
    scores = {("a", "b"): 3000, ("a", "c"): 2500, ("b", "c"): -500}
    assert partition("abc", scores) == [["a", "b", "c"]]


def test_judgements_outrank_scores() -> None:
    assert partition("ab", {("a", "b"): 9000}, different=[("b", "a")]) == [["a"], ["b"]]
    assert partition("ab", {("a", "b"): -2000}, same=[("a", "b")]) == [["a", "b"]]
    assert partition("abc", {("a", "c"): 9000}, same=[("a", "b")], different=[("b", "c")]) == [["a", "b"], ["c"]]


def test_leads_are_joined_first() -> None:
    scores = {("a", "x"): 3000, ("a", "b"): 1000, ("b", "x"): -2000}
    assert partition("abx", scores) == [["a", "x"], ["b"]]
    assert partition("abx", scores, first="ab") == [["a", "b", "x"]]


def test_an_event_of_five_hundred_claims_is_found_in_a_moment() -> None:
    nodes = [f"n{i:03}" for i in range(500)]
    scores = {(a, b): 2000 for i, a in enumerate(nodes) for b in nodes[i + 1 :]}
    assert partition(nodes, scores) == [nodes]
