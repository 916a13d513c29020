"""The voices of a report by where they stand, so that a long report is not searched whole for each word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.coding.voices.voice import Voice
from dateline.model import Span

_STEP = 512
"""Code points of a stretch; the voices of each are listed."""


class VoiceIndex:
    """Finds the voices near a range: those whose cue or content stands in its stretches, in the order given."""

    def __init__(self, voices: Sequence[Voice]) -> None:
        self._stretches: dict[int, list[int]] = {}
        self._voices = voices
        for number, voice in enumerate(voices):
            for stretch in {n for span in (voice.cue, *voice.content) for n in _stretches(span)}:
                self._stretches.setdefault(stretch, []).append(number)

    def near(self, span: Span) -> list[Voice]:
        """Return the voices that may share a code point with a span: all that do, and some beside it."""
        stretches = _stretches(span)
        if len(stretches) == 1:
            return [self._voices[n] for n in self._stretches.get(stretches.start, ())]
        return [self._voices[n] for n in sorted({n for s in stretches for n in self._stretches.get(s, ())})]


def holding(voices: Iterable[Voice], offset: int) -> list[Voice]:
    """Return those of the voices whose content covers a code point."""
    return [v for v in voices if any(s.start <= offset < s.end for s in v.content)]


def _stretches(span: Span) -> range:
    return range(span.start // _STEP, max(span.start, span.end - 1) // _STEP + 1)
