"""Stretches: sentences by their punctuation, since the parse parts headlines ("2 | killed 10 injured")."""

from __future__ import annotations

from dateline.coding.reading import Reading

_TERMINAL = frozenset({".", "!", "?", "…", "..."})
_CLOSING = frozenset({'"', "'", ")", "]", "”", "’"})
Stretch = tuple[int, int]


def stretches(reading: Reading) -> list[Stretch]:
    """Return the stretches as tokens `[start, end)`: sentences, joined within a passage where one has no full stop."""
    found = reading.memo.get("figures.stretches")
    if found is None:
        found = reading.memo["figures.stretches"] = _stretches(reading)
    return found  # type: ignore[return-value]


def stretch_at(reading: Reading, token: int) -> Stretch:
    """Return the stretch that holds a token."""
    table = reading.memo.get("figures.stretch_of")
    if table is None:
        table = [bounds for bounds in stretches(reading) for _ in range(*bounds)]
        reading.memo["figures.stretch_of"] = table
    return table[token]  # type: ignore[index, no-any-return]


def _stretches(reading: Reading) -> list[Stretch]:
    out: list[Stretch] = []
    last_passage = None
    for sentence in reading.doc.sents:
        passage = reading.passage_at(sentence.start_char)
        if out and passage == last_passage and not _ended(reading, out[-1]):
            out[-1] = (out[-1][0], sentence.end)
        else:
            out.append((sentence.start, sentence.end))
        last_passage = passage
    return out


def _ended(reading: Reading, stretch: Stretch) -> bool:
    at = stretch[1] - 1
    while at > stretch[0] and (reading.doc[at].text in _CLOSING or reading.doc[at].is_space):
        at -= 1
    return reading.doc[at].text in _TERMINAL
