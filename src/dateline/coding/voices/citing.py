"""Sources that another cites: "SANA reported, citing a military source", "citing officials, Reuters said ..."."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from dateline.coding.tokens import Token
from dateline.coding.voices.voice import Voice, joined

CITING = "citing"
"""The tag of a voice that is cited by another one for the same content."""


def share_contents(voices: Sequence[Voice]) -> None:
    """Give what a voice tells to the source that it cites for it, as a link after its own."""
    tellers = [v for v in voices if v.links and v.verb is not None and v.source and CITING not in v.tags]
    for voice in voices:
        if CITING not in voice.tags or voice.head is None:
            continue
        teller = _teller(voice, tellers)
        if teller is not None:
            own = min(voice.cue.start, voice.source.start if voice.source else voice.cue.start)
            end = max(voice.cue.end, voice.source.end if voice.source else voice.cue.end)
            parts = [s for s in teller.content if not (s.start < end and own < s.end)]
            voice.content = joined(parts or teller.content)


def _teller(voice: Voice, tellers: Sequence[Voice]) -> Voice | None:
    """Return the voice of the sentence that cites: the one whose verb governs the cue, else the nearest."""
    head = voice.head
    assert head is not None
    near = [t for t in tellers if t.verb is not None and t.verb.sent.start == head.sent.start]
    above = set(_ancestors(head))
    governing = [t for t in near if t.verb is not None and t.verb.i in above and t.verb.i != head.i]
    found = governing or near
    return min(found, key=lambda t: abs(t.cue.start - voice.cue.start), default=None)


def _ancestors(token: Token) -> list[int]:
    found = []
    while token.head.i != token.i:
        token = token.head
        found.append(token.i)
    return found


def innermost_last(voices: Sequence[Voice], order: Sequence[Voice]) -> list[Voice]:
    """Return voices in an order, each that is cited right after those that tell the same content."""
    plain = [v for v in order if CITING not in v.tags]
    for voice in voices:
        if CITING in voice.tags:
            same = [n for n, v in enumerate(plain) if v.content == voice.content]
            at = bisect_right(same, len(plain))
            plain.insert(same[at - 1] + 1 if same else len(plain), voice)
    return plain
