"""Sentences that plainly go on with a source's account (ruling 7), though no words give them to it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from dateline.coding.reading import Reading
from dateline.coding.voices.index import VoiceIndex
from dateline.coding.voices.voice import Voice
from dateline.model import Span

_OPENING = 20
"""Code points from the beginning of a sentence within which the words of who tells it stand."""
_HEAD = 4
"""Tokens at the beginning of a sentence among which a word of going on counts."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of prose: its range, the paragraph that it stands in, the outermost voice that holds it."""

    start: int
    end: int
    passage: int
    voice: Voice | None
    goes_on: bool
    """Whether a word near its beginning says that it goes on ("also")."""


def sentences_of(reading: Reading, voices: VoiceIndex) -> list[Sentence]:
    """Return the sentences of a report with the voice that each is held by."""
    words = reading.codebook.word_set("ongoing_words")
    starts = [p.start for p in reading.passages]
    found = []
    for sent in reading.doc.sents:
        start, end = sent.start_char, sent.end_char
        near = voices.near(Span(start, end))
        held = [v for v in near if v.links and any(s.start < end and start < s.end for s in v.content)]
        voice = max(held, key=lambda v: sum(s.end - s.start for s in v.content), default=None)
        goes_on = any(t.lower_ in words for t in sent[:_HEAD])
        found.append(Sentence(start, end, bisect_right(starts, start), voice, goes_on))
    return found


def carried_voice(sentences: list[Sentence], offset: int) -> Voice | None:
    """Return the voice that the sentence at an offset keeps from the one before it, if it plainly does.

    It does where the next sentence of the paragraph is by the same source, or where it says so itself.
    """
    at = bisect_right(sentences, offset, key=lambda s: s.start) - 1
    if at < 1 or sentences[at].voice is not None:
        return None
    here, before = sentences[at], sentences[at - 1]
    if before.voice is None:
        return None
    if here.goes_on and before.passage == here.passage:
        return before.voice if _tells(before.voice, before) else None
    after = sentences[at + 1] if at + 1 < len(sentences) else None
    if after is None or here.passage not in (before.passage, after.passage) or after.passage - before.passage > 1:
        return None
    return before.voice if _same(before.voice, after.voice) else None


def _tells(voice: Voice, sentence: Sentence) -> bool:
    """Tell whether a voice tells what its sentence is about, and not only a clause within it."""
    first = min([voice.cue.start, *(s.start for s in voice.content), *([voice.source.start] if voice.source else [])])
    return (
        sum(s.end - s.start for s in voice.content) * 2 >= sentence.end - sentence.start
        or first <= sentence.start + _OPENING
    )


def _same(a: Voice, b: Voice | None) -> bool:
    return b is not None and a.read is not None and b.read is not None and a.read.name == b.read.name is not None
