"""Speakers of a broadcast whose names stand in brackets: "[BEGIN RECORDING] [MARTIN] We have ... [END RECORDING]"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.coding.reading import Reading
from dateline.coding.voices.voice import Voice, piece
from dateline.model import Span

_SPEAKER = re.compile(
    r"(?:^|(?<=\n)|(?<=[\])] ))"
    r"\[(?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){0,4})(?:, (?:IN PROGRESS|in progress))?\](?= )"
)
"""A name in brackets at the beginning of a paragraph, or behind another bracket ("[TEXT] [MARTIN]")."""
_STAGE = re.compile(
    r"TEXT|EXCERPTS?|CONTINUED|REPORTER|REPORT|BEGIN|END|RECORDING|PASSAGE|WORDS?|INDISTINCT|SIC|OMITTED|SUMMARY|QUESTION|"
    r"ANSWER|HEARD|VIDEO|APPLAUSE|MUSIC|ANNOUNCER|COMMUNIQUE|STATEMENT|SPEECH|INTERVIEW|EDITORIAL|COMMENTARY|"
    r"CORRESPONDENT|UNIDENTIFIED|SPEAKER|SIGNED|DATED|NAME|PAUSE",
    re.IGNORECASE,
)
"""Words of a bracket that names nobody."""
_OVER = re.compile(r"\[END (?:OF )?RECORDING\]", re.IGNORECASE)
_STAGED = re.compile(r"\[(?:BEGIN RECORDING|TEXT|EXCERPTS?|END RECORDING|REPORTER)\]", re.IGNORECASE)
"""Marks of a transcript, without which a name in brackets is read as none."""


def recorded(reading: Reading) -> Iterator[Voice]:
    """Yield what each speaker of a transcript says, up to the next bracket that names one or ends the recording."""
    text = reading.text
    if not _STAGED.search(text):
        return
    brackets = list(_SPEAKER.finditer(text))
    for match in brackets:
        if _STAGE.search(match["name"]):
            continue
        ends = [m.start() for m in brackets if m.start() > match.start()]
        ends += [m.start() for m in _OVER.finditer(text, match.end())]
        content = list(_paragraphs(reading, match.end(), min(ends, default=len(text))))
        source = piece(text, *match.span("name"))
        if source and content:
            yield Voice(Span(match.end() - 1, match.end()), source, content, reading.token_at(source.end - 1))


def _paragraphs(reading: Reading, start: int, end: int) -> Iterator[Span]:
    for passage in reading.passages:
        if passage.start < end and passage.end > start:
            part = piece(reading.text, max(start, passage.start), min(end, passage.end))
            if part:
                yield part
