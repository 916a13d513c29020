"""The chain of sources of a claim: publisher, agency, and the voices that its words stand in."""

from __future__ import annotations

from dateline.coding.reading import EventMention, Reading
from dateline.coding.voices.attributions import QUOTES, VOICES
from dateline.coding.voices.citing import innermost_last
from dateline.coding.voices.credits import agency_credits
from dateline.coding.voices.index import VoiceIndex, holding
from dateline.coding.voices.lexicon import lexicon_of
from dateline.coding.voices.ongoing import carried_voice, sentences_of
from dateline.coding.voices.quotes import Quotes
from dateline.coding.voices.voice import DENYING, Voice
from dateline.model import Source, Span

AUTHOR = "author"


def chain_of(reading: Reading, event: EventMention) -> tuple[Source, ...]:
    """Return the chain of sources of the event's claim, from the publisher to the origin."""
    event = _told_in_text(reading, event)
    return _chain(reading, _around(reading, event) or _carried(reading, event.trigger.start))


def chain_at(reading: Reading, span: Span) -> tuple[Source, ...]:
    """Return the chain of sources of any words, from the publisher to who says them or by whom they say so.

    Who judges is the source of a cue that is itself a judgement ("observers believe").
    """
    near = [v for v in _index(reading).near(span) if v.links and v.read is not None and v.read.name]
    own = [v for v in near if v.cue.overlaps(span) or (v.source is not None and v.source.overlaps(span))]
    found = [v for v in {id(v): v for v in (*holding(near, span.start), *own)}.values() if _may_speak(v)]
    return _chain(reading, _ordered(found) or _carried(reading, span.start))


def _chain(reading: Reading, voices: list[Voice]) -> tuple[Source, ...]:
    links = [*_heads(reading)]
    for voice in voices:
        links += _links(reading, voice)
    return tuple(_without_repeats(links))


def _index(reading: Reading) -> VoiceIndex:
    """Return the report's voices by where they stand."""
    key = "voices.index"
    if key not in reading.memo:
        voices = reading.memo.get(VOICES, [])
        assert isinstance(voices, list)
        reading.memo[key] = VoiceIndex(voices)
    found = reading.memo[key]
    assert isinstance(found, VoiceIndex)
    return found


def _told_in_text(reading: Reading, event: EventMention) -> EventMention:
    """Return, for an event of the title that has no voice there, the first of its type in the text."""
    if reading.passage_kind(event.trigger.start) != "title" or _around(reading, event):
        return event
    later = (e for e in reading.events if e.trigger.start > event.trigger.start)
    body = [e for e in later if reading.passage_kind(e.trigger.start) != "title"]
    return next((e for e in body if e.event == event.event), body[0] if body else event)


def _heads(reading: Reading) -> list[Source]:
    """Return the links that each claim of a report has: its publisher, and the agency that it credits."""
    key = "voices.heads"
    if key not in reading.memo:
        publisher = reading.report.publisher
        credits = agency_credits(reading)
        heads = [_publisher(reading, publisher)] if publisher else []
        reading.memo[key] = heads + credits or [Source(AUTHOR, "author")]
    found = reading.memo[key]
    assert isinstance(found, list)
    return found


def _publisher(reading: Reading, name: str) -> Source:
    known = lexicon_of(reading.codebook).known.get(name.removeprefix("The ").lower())
    return Source(name, "outlet", id=known.id if known else None)


def _around(reading: Reading, event: EventMention) -> list[Voice]:
    """Return the voices whose content holds the event's trigger, outermost first."""
    near = _index(reading).near(event.trigger)
    return _ordered([v for v in near if v.links and v.read is not None and v.read.name and _holds(reading, v, event)])


def _ordered(found: list[Voice]) -> list[Voice]:
    """Return voices outermost first."""
    order = sorted(found, key=lambda v: (-_depth(v, found), -sum(s.end - s.start for s in v.content), v.cue))
    return innermost_last(found, order)


def _carried(reading: Reading, offset: int) -> list[Voice]:
    """Return the voice that the sentence at an offset goes on with, if any."""
    key = "voices.sentences"
    if key not in reading.memo:
        reading.memo[key] = sentences_of(reading, _index(reading))
    sentences = reading.memo[key]
    assert isinstance(sentences, list)
    voice = carried_voice(sentences, offset)
    return [voice] if voice is not None and voice.read is not None and voice.read.name else []


def _depth(voice: Voice, others: list[Voice]) -> int:
    """Count the voices that stand within a voice's content."""
    return sum(any(s.start <= o.cue.start < s.end for s in voice.content) for o in others if o is not voice)


_NOBODY = ("no ", "none ", "nobody", "neither ")
"""How the names of those begin who are only told not to speak ("no group has claimed ...")."""


def _holds(reading: Reading, voice: Voice, event: EventMention) -> bool:
    if not _may_speak(voice):
        return False
    if DENYING in voice.tags:
        return voice.cue.overlaps(event.trigger)
    if any(s.start <= event.trigger.start < s.end for s in voice.content):
        return not _is_act_of(reading, voice, event)
    quotes = reading.memo.get(QUOTES)
    own = voice.cue.overlaps(event.trigger)
    if not own or voice.heard or "block" in voice.tags:
        return own
    return isinstance(quotes, Quotes) and any(quotes.within(*s) for s in voice.content)


def _may_speak(voice: Voice) -> bool:
    return voice.read is None or not (voice.read.name or "").lower().startswith(_NOBODY)


def _is_act_of(reading: Reading, voice: Voice, event: EventMention) -> bool:
    """Tell whether the event is what a voice does by its words, and no content ("issued a statement asking ...").

    The chain of an act of speech ends at who tells of it (codebook, ruling 3).
    """
    token = reading.doc[event.token]
    speaks = reading.codebook.events[event.event].speech
    return speaks and token.dep_ == "acl" and token.tag_ == "VBG" and voice.cue.start <= token.head.idx < voice.cue.end


def _links(reading: Reading, voice: Voice) -> list[Source]:
    read = voice.read
    assert read is not None
    assert read.name
    assert read.cue
    links = []
    if read.to and read.to_span:
        known = lexicon_of(reading.codebook).known.get(read.to.lower())
        cue = (
            type(read.to_span)(read.cue.start, read.to_span.end) if read.cue.end <= read.to_span.start else read.to_span
        )
        kind = known.entry.kind if known else "outlet"
        links.append(Source(read.to, kind, known.id if known else None, cue.of(reading.text), cue))
    links.append(
        Source(
            read.name,
            read.kind or "person",
            read.id,
            read.cue.of(reading.text),
            read.cue,
            read.anonymous,
            read.office,
            read.parent,
        )
    )
    return links


def _without_repeats(links: list[Source]) -> list[Source]:
    """Drop a link that names the same source as one before it."""
    kept: list[Source] = []
    for link in links:
        if not any(_same(link, other) for other in kept):
            kept.append(link)
    return kept


def _same(a: Source, b: Source) -> bool:
    if a.id and b.id:
        return a.id == b.id
    return a.name.lower().removeprefix("the ") == b.name.lower().removeprefix("the ")


def voice_of(reading: Reading, offset: int) -> Voice | None:
    """Return the innermost voice that vouches for the words at a code point and is named; None for the author's own."""
    near = holding(_index(reading).near(Span(offset, offset + 1)), offset)
    found = [v for v in near if v.links and v.read is not None and v.read.name]
    return min(found, key=lambda v: (_depth(v, found), sum(s.end - s.start for s in v.content)), default=None)
