"""The layer of attributions: cues, contents and sources of a report, put together and named."""

from __future__ import annotations

from dateline.coding.reading import Reading
from dateline.coding.voices.blocks import BlockReader
from dateline.coding.voices.compounds import CompoundReader
from dateline.coding.voices.cues import VerbReader
from dateline.coding.voices.lexicon import lexicon_of
from dateline.coding.voices.phrases import PhraseReader
from dateline.coding.voices.quotes import Quotes, read_quotes
from dateline.coding.voices.resolve import name_voices
from dateline.coding.voices.voice import Voice, piece
from dateline.model import Attribution

VOICES = "voices.read"
QUOTES = "voices.quotes"
_SILENT = ("clutter", "trailer", "dateline", "byline")


def read_attributions(reading: Reading) -> tuple[Attribution, ...]:
    """Read who is quoted or reported, by which words, with what content."""
    lexicon = lexicon_of(reading.codebook)
    quotes = read_quotes(reading.text, reading.passages)
    found = [*VerbReader(reading, lexicon, quotes).read(), *PhraseReader(reading, lexicon, quotes).read()]
    found += CompoundReader(reading, lexicon, quotes).read()
    voices = sorted(
        (v for v in found if reading.passage_kind(v.cue.start) not in _SILENT), key=lambda v: (v.cue, v.start)
    )
    voices = _once_a_cue(voices)
    voices = _with_blocks(voices, BlockReader(reading, lexicon, quotes, voices).read())
    _cut_at_outer(reading.text, voices)
    _extend_quotations(reading, voices, quotes)
    name_voices(reading, lexicon, voices)
    reading.memo[VOICES] = voices
    reading.memo[QUOTES] = quotes
    return tuple(v.read for v in voices if v.read is not None)


def _once_a_cue(voices: list[Voice]) -> list[Voice]:
    kept: dict[int, Voice] = {}
    for voice in voices:
        kept.setdefault(voice.cue.end, voice)
    return list(kept.values())


def _cut_at_outer(text: str, voices: list[Voice]) -> None:
    """End a content where the speaker begins who tells it after it ("X warned of Y, Z said")."""
    late = [
        v
        for v in voices
        if v.source and v.content and v.links and v.content[0].start < min(v.source.start, v.cue.start)
    ]
    for outer in late:
        stop = min(outer.source.start if outer.source else outer.cue.start, outer.cue.start)
        for inner in voices:
            if inner is not outer and outer.content[0].start <= inner.cue.start < stop:
                parts = [piece(text, s.start, min(s.end, stop)) for s in inner.content if s.start < stop]
                inner.content = [p for p in parts if p] or inner.content


def _with_blocks(voices: list[Voice], blocks: list[Voice]) -> list[Voice]:
    """Put the block quotations among the attributions, in place of those with their cues."""
    cues = {b.cue.end for b in blocks}
    return sorted([*(v for v in voices if v.cue.end not in cues), *blocks], key=lambda v: (v.cue, v.start))


def _extend_quotations(reading: Reading, voices: list[Voice], quotes: Quotes) -> None:
    """Give a quotation that follows an attributed one in its paragraph to the same speaker."""
    covered = sorted(s for v in voices for s in v.content)
    for voice in voices:
        last = quotes.at(max(s.end for s in voice.content) - 1) if voice.links else None
        if last is None:
            continue
        for quote in quotes.within(voice.cue.end, len(reading.text)):
            if quote.start < max(voice.cue.end, last.end):
                continue
            between = reading.text[max(voice.cue.end, last.end) : quote.start]
            if (
                "\n" in between
                or len(between) > 160
                or any(s.start < quote.end and quote.start < s.end for s in covered)
            ):
                break
            if any(
                v.cue.start >= voice.cue.end
                and v.cue.start <= quote.end + 80
                and v is not voice
                and v.cue.start >= last.end
                for v in voices
            ):
                break
            if len(between.strip(' .,"”')) > 0 and any(
                c.isalpha() for c in reading.text[voice.cue.end : quote.start][-2:]
            ):
                break
            voice.content.append(quote)
            last = quote
