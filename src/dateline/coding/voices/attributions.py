"""The layer of attributions: cues, contents and sources of a report, put together and named."""

from __future__ import annotations

from bisect import bisect_left

from dateline.coding.reading import Reading
from dateline.coding.voices.blocks import BlockReader
from dateline.coding.voices.citing import CITING, share_contents
from dateline.coding.voices.compounds import CompoundReader
from dateline.coding.voices.cues import read_verbs
from dateline.coding.voices.lexicon import Lexicon, lexicon_of
from dateline.coding.voices.nesting import nested
from dateline.coding.voices.phrases import PhraseReader
from dateline.coding.voices.quotes import Quotes, read_quotes
from dateline.coding.voices.recordings import recorded
from dateline.coding.voices.resolve import name_voices
from dateline.coding.voices.scene import scene_of
from dateline.coding.voices.strays import introduced
from dateline.coding.voices.voice import DENYING, Voice, joined, piece
from dateline.model import Attribution, Span

VOICES = "voices.read"
QUOTES = "voices.quotes"
_FARTHEST = 120
"""Code points between a speaker and the next quotation that is still his."""
_MARKS = "\"”»’'"
_OPENING = "\"“„«‘'`"
_LONGEST_RUN = 12
"""Quotations after one left open among which the speaker is looked for."""
_SILENT = ("clutter", "trailer", "dateline", "byline", "pull_quote")


def read_attributions(reading: Reading) -> tuple[Attribution, ...]:
    """Read who is quoted or reported, by which words, with what content."""
    lexicon = lexicon_of(reading.codebook)
    quotes = read_quotes(reading.text, reading.passages)
    found = [*read_verbs(scene_of(reading, quotes)), *PhraseReader(reading, lexicon, quotes).read()]
    found += CompoundReader(reading, lexicon, quotes).read()
    found += recorded(reading)
    voices = sorted(
        (v for v in found if reading.passage_kind(v.cue.start) not in _SILENT), key=lambda v: (v.cue, v.start)
    )
    voices = _once_a_cue(voices)
    voices = _with_blocks(voices, BlockReader(reading, lexicon, quotes, voices).read())
    _cut_at_outer(reading.text, voices)
    voices = _extend_quotations(reading, lexicon, voices, quotes)
    share_contents(voices)
    name_voices(reading, lexicon, voices)
    reading.memo[VOICES] = voices
    reading.memo[QUOTES] = quotes
    return nested([v for v in voices if not _says_a_pronoun(reading, v)])


def _says_a_pronoun(reading: Reading, voice: Voice) -> bool:
    """Tell whether a voice only denies what others told ("denied it"): it says nothing that could be given out."""
    words = " ".join(s.of(reading.text) for s in voice.content)
    return DENYING in voice.tags and words.lower() in reading.codebook.word_set("denied_pronouns")


def _once_a_cue(voices: list[Voice]) -> list[Voice]:
    kept: dict[int, Voice] = {}
    for voice in voices:
        if CITING in voice.tags:
            kept[voice.cue.end] = voice
        kept.setdefault(voice.cue.end, voice)
    return list(kept.values())


def _cut_at_outer(text: str, voices: list[Voice]) -> None:
    """End a content where the speaker begins who tells it after it ("X warned of Y, Z said")."""
    late = [
        v
        for v in voices
        if v.source and v.content and v.links and v.content[0].start < min(v.source.start, v.cue.start)
    ]
    starts = [v.cue.start for v in voices]
    for outer in late:
        stop = min(outer.source.start if outer.source else outer.cue.start, outer.cue.start)
        for inner in voices[bisect_left(starts, outer.content[0].start) : bisect_left(starts, stop)]:
            if inner is not outer and outer.content[0].start <= inner.cue.start < stop:
                parts = [piece(text, s.start, min(s.end, stop)) for s in inner.content if s.start < stop]
                inner.content = [p for p in parts if p] or inner.content


def _with_blocks(voices: list[Voice], blocks: list[Voice]) -> list[Voice]:
    """Put the block quotations among the attributions, in place of those with their cues."""
    cues = {b.cue.end for b in blocks}
    return sorted([*(v for v in voices if v.cue.end not in cues), *blocks], key=lambda v: (v.cue, v.start))


def _extend_quotations(reading: Reading, lexicon: Lexicon, voices: list[Voice], quotes: Quotes) -> list[Voice]:
    """Make contents hold whole quotations, and give one without a speaker to the speaker before it.

    Return the voices with those of quotations that only another verb than one of saying brings in.
    """
    found: list[Voice] = []
    previous: tuple[Span, Voice] | None = None
    for quote in quotes.spans:
        owner = _owner(voices, quote)
        if owner is not None:
            owner.content = joined([*owner.content, quote]) if _speaks(owner) else owner.content
        elif (after := _left_open_before(reading, voices, quotes, quote)) is not None:
            owner = after
            owner.content = joined([*owner.content, quote])
        elif previous is not None and _goes_on(reading, previous[0], previous[1], quote):
            owner = previous[1]
            owner.content = joined([*owner.content, quote])
        elif (owner := introduced(reading, lexicon, quotes, quote)) is not None:
            found.append(owner)
        elif _alone(reading, quote) and (owner := _last_of_paragraph_before(reading, voices, quote)) is not None:
            owner.content = joined([*owner.content, quote])
        previous = (quote, owner) if owner is not None and _speaks(owner) else None
    return sorted([*voices, *found], key=lambda v: (v.cue, v.start)) if found else voices


def _last_of_paragraph_before(reading: Reading, voices: list[Voice], quote: Span) -> Voice | None:
    """Return who spoke last in the paragraph before one that is a quotation as a whole."""
    at = bisect_left([p.start for p in reading.passages], quote.start)
    block = next((p for p in reversed(reading.passages[:at]) if p.kind == "paragraph"), None)
    if block is None:
        return None
    starts = [v.cue.start for v in voices]
    spoken = [v for v in voices[bisect_left(starts, block.start) : bisect_left(starts, block.end)] if _speaks(v)]
    return spoken[-1] if spoken else None


def _left_open_before(reading: Reading, voices: list[Voice], quotes: Quotes, quote: Span) -> Voice | None:
    """Return the speaker of the paragraphs after a quotation that is left open for them."""
    text = reading.text
    if text[quote.end - 1] in _MARKS or text[quote.start] == text[quote.end - 1]:
        return None
    at = quotes.spans.index(quote)
    for following in quotes.spans[at + 1 : at + _LONGEST_RUN]:
        if text[quote.end : following.start].strip():
            return None
        owner = _owner(voices, following)
        if owner is not None:
            return owner if _speaks(owner) else None
        if text[following.end - 1] in _MARKS:
            return None
        quote = following
    return None


def _speaks(voice: Voice) -> bool:
    return voice.links and voice.source is not None


def _owner(voices: list[Voice], quote: Span) -> Voice | None:
    """Return the innermost voice outside a quotation whose content shares words with it."""
    found = [
        v for v in voices if not quote.start <= v.cue.start < quote.end and any(s.overlaps(quote) for s in v.content)
    ]
    return min(found, key=lambda v: sum(s.end - s.start for s in v.content), default=None)


def _alone(reading: Reading, quote: Span) -> bool:
    """Tell whether a quotation is the whole of its paragraph, as the next words of who spoke before it are."""
    passage = reading.passage_at(quote.start)
    return passage is not None and passage.start == quote.start and passage.end - quote.end <= 1


def _goes_on(reading: Reading, before: Span, voice: Voice, quote: Span) -> bool:
    """Tell whether a quotation goes on with the one before it, in its paragraph or the next."""
    text = reading.text
    start = max(before.end, voice.cue.end, voice.source.end if voice.source else 0)
    if start > quote.start:
        return False
    between = text[start : quote.start]
    if "\n" in between:
        last = text[before.end - 1]
        open_still = last.isalnum() or (last in ".,!?" and not between.strip(" \n."))
        return open_still or (between.count("\n\n") + between.strip("\n").count("\n") <= 1 and _alone(reading, quote))
    return len(between) < _FARTHEST and quote.of(text).lstrip(_OPENING)[:1].isupper()


def quotations(reading: Reading, span: Span) -> list[Span]:
    """Return the quotations in marks that share words with a span; none where another function read the layer."""
    quotes = reading.memo.get(QUOTES)
    return quotes.within(*span) if isinstance(quotes, Quotes) else []
