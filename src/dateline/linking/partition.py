"""Scored pairs to events: clusters by average linkage, the same whatever the order in which the claims came.

The two clusters with the highest mean score over all pairs between them are joined, as long as that mean is above 0
(Sokal and Michener 1958). Single linkage would chain one village's strikes to the next; complete linkage would let one
wrong value part an event. Scores are whole thousandths and all ties are broken by the claims' keys, so that sums do not
depend on an order.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence

UNSCORED = -1500
"""What a pair counts for that was not compared, or whose score was too low to be kept, in thousandths."""

Pair = tuple[str, str]


def partition(
    nodes: Iterable[str],
    scores: Mapping[Pair, int],
    same: Iterable[Pair] = (),
    different: Iterable[Pair] = (),
    first: Iterable[str] = (),
    sampled: Iterable[str] = (),
) -> list[list[str]]:
    """Return the nodes in groups, each sorted, in the order of their first.

    Those of `first` are joined among themselves before any other: the claims that their reports are about, for which
    the most is known. The others then join them or one another.

    Those of `sampled` were compared with a sample of their candidates alone: of their pairs those without a score count
    for nothing, and the mean is that of the others.

    `scores` has each pair once, in thousandths. `same` and `different` are people's judgements: they outrank every
    score. Where they contradict one another by way of others, what was said of the two themselves holds.
    """
    clusters = _Clusters(sorted(nodes), frozenset(sampled))
    for a, b in sorted({tuple(sorted(p)) for p in different}):
        clusters.forbid(a, b)
    for (a, b), value in sorted((tuple(sorted(p)), v) for p, v in scores.items()):
        clusters.add_score(a, b, value)
    for a, b in sorted({tuple(sorted(p)) for p in same}):
        clusters.join_by_judgement(a, b)
    clusters.join_all(frozenset(first))
    clusters.join_all(None)
    return sorted(sorted(members) for members in clusters.members.values())


class _Clusters:
    """Clusters under construction, each named by the number of its first node."""

    def __init__(self, nodes: Sequence[str], sampled: frozenset[str]) -> None:
        self._number = {node: i for i, node in enumerate(nodes)}
        self.members: dict[int, list[str]] = {i: [node] for node, i in self._number.items()}
        self._home = list(range(len(nodes)))
        self._sampled = sampled
        self._whole = {i: int(node not in sampled) for node, i in self._number.items()}
        # Cluster -> other cluster -> the sum of scores between them over what as many unscored pairs would give, and
        # how many of these scores are of sampled nodes.
        self._sums: dict[int, dict[int, tuple[int, int]]] = {i: {} for i in self.members}
        self._forbidden: dict[int, set[int]] = {i: set() for i in self.members}

    def _both(self, a: str, b: str) -> tuple[int, int] | None:
        if a not in self._number or b not in self._number:
            return None
        return self._home[self._number[a]], self._home[self._number[b]]

    def forbid(self, a: str, b: str) -> None:
        pair = self._both(a, b)
        if pair:
            self._forbidden[pair[0]].add(pair[1])
            self._forbidden[pair[1]].add(pair[0])

    def add_score(self, a: str, b: str, value: int) -> None:
        pair = self._both(a, b)
        if pair:
            i, j = pair
            of_sample = int(a in self._sampled or b in self._sampled)
            self._sums[i][j] = self._sums[j][i] = value - UNSCORED, of_sample

    def join_by_judgement(self, a: str, b: str) -> None:
        pair = self._both(a, b)
        if pair and pair[0] != pair[1] and pair[1] not in self._forbidden[pair[0]]:
            self._join(*sorted(pair))

    def _mean(self, i: int, j: int) -> float:
        total, of_sample = self._sums[i][j]
        return total / (self._whole[i] * self._whole[j] + of_sample) + UNSCORED

    def join_all(self, among: frozenset[str] | None) -> None:
        """Join the best pair until none is above 0; of clusters whose nodes are all of `among`, where it is given."""
        open_to = {i for i, nodes in self.members.items() if among is None or among.issuperset(nodes)}
        heap = [(-self._mean(i, j), i, j) for i in open_to for j in self._sums[i] if i < j and j in open_to]
        heap = [entry for entry in heap if entry[0] < 0]
        heapq.heapify(heap)
        while heap:
            negative, i, j = heapq.heappop(heap)
            if i not in self.members or j not in self.members or j in self._forbidden[i]:
                continue
            if -self._mean(i, j) != negative:
                continue  # the two have grown since; their newer entry stands in the heap too
            self._join(i, j)
            for other in self._sums[i]:
                mean = self._mean(i, other)
                if mean > 0 and other in open_to:
                    heapq.heappush(heap, (-mean, min(i, other), max(i, other)))

    def _join(self, i: int, j: int) -> None:
        """Let cluster `j` go up in `i`, which is the smaller number."""
        for node in self.members[j]:
            self._home[self._number[node]] = i
        self.members[i] += self.members.pop(j)
        self._whole[i] += self._whole.pop(j)
        for other, (total, of_sample) in self._sums.pop(j).items():
            del self._sums[other][j]
            if other != i:
                before = self._sums[i].get(other, (0, 0))
                self._sums[i][other] = self._sums[other][i] = before[0] + total, before[1] + of_sample
        for other in self._forbidden.pop(j):
            self._forbidden[other].discard(j)
            if other != i:
                self._forbidden[i].add(other)
                self._forbidden[other].add(i)
