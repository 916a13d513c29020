"""Attributions within what others say: each stands in the `inner` of the one whose content holds its cue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.voices.index import VoiceIndex
from dateline.coding.voices.voice import Voice
from dateline.model import Attribution


def nested(voices: Sequence[Voice]) -> tuple[Attribution, ...]:
    """Return the attributions of the report's own words, with those that stand in their contents inside them."""
    told = [v for v in voices if v.read is not None]
    numbers = {id(voice): n for n, voice in enumerate(told)}
    where = VoiceIndex(told)
    inner: dict[int, list[int]] = {}
    for index, voice in enumerate(told):
        inner.setdefault(_holder(where.near(voice.cue), numbers, voice), []).append(index)
    return tuple(_built(told, inner, index) for index in inner.get(-1, ()))


def _built(told: list[Voice], inner: dict[int, list[int]], index: int) -> Attribution:
    read = told[index].read
    assert read is not None
    return replace(read, inner=tuple(_built(told, inner, i) for i in inner.get(index, ())))


def _holder(near: list[Voice], numbers: dict[int, int], voice: Voice) -> int:
    """Return the number of the innermost voice that a voice stands in, -1 where it stands in none.

    A holder says more words than what it holds (of two of one length the first), so that no two hold each other.
    """
    size = (_size(voice), -voice.cue.start)
    held = [
        (_size(other), -other.cue.start, numbers[id(other)])
        for other in near
        if other is not voice
        and (_size(other), -other.cue.start) > size
        and any(s.holds(voice.cue) for s in other.content)
    ]
    return min(held)[2] if held else -1


def _size(voice: Voice) -> int:
    return sum(s.end - s.start for s in voice.content)
