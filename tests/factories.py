"""Codings in a line: `coding(claim("capture", place="Palmyra"))`, with spans that fit their text.

Each claim is a sentence of its own; the report's text is the sentences, a line each.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import count
from typing import Any

from dateline.model import (
    Actor,
    Claim,
    Coding,
    Figure,
    Mentions,
    Place,
    PlaceMention,
    Report,
    Source,
    Span,
    Time,
    Trigger,
)
from dateline.store import RunInfo

POINTS = {"Palmyra": (34.5624, 38.2840), "Mosul": (36.3350, 43.1189), "Suva": (-18.1416, 178.4415)}
_numbers = count(1)


@dataclass
class Sentence:
    """A claim to be: what it says, before it has a place in a text."""

    event: str = "capture"
    trigger: str = "happened"
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    place: str | None = None
    point: tuple[float, float] | None = None
    dates: tuple[str | None, str | None] | None = None
    figures: tuple[tuple[str, float | None, float | None], ...] = ()
    sources: tuple[str, ...] = ()
    changes: dict[str, Any] = field(default_factory=dict)


def claim(event: str = "capture", /, **what: Any) -> Sentence:
    """Say a claim; keys that are no fields of Sentence replace those of the Claim that it becomes."""
    for key in ("actors", "targets", "sources", "figures"):
        if isinstance(what.get(key), str):
            what[key] = (what[key],)
    own = {k: what.pop(k) for k in list(what) if k in Sentence.__dataclass_fields__}
    return Sentence(event, **own, changes=what)


def coding(*sentences: Sentence, **told: Any) -> Coding:
    """Make a coding whose text tells the claims, each in a sentence; `told` are the report's own keys."""
    lead = told.pop("lead", 0 if sentences else None)
    warnings = told.pop("warnings", ())
    publisher = told.setdefault("publisher", "Example News")
    text, claims = told.pop("opening", ""), []
    for number, sentence in enumerate(sentences):
        line, made = _claim(sentence, len(text), number, publisher)
        text += line + "\n"
        claims.append(made)
    report = report_of(text or "Nothing happened.\n", **told)
    named = [replace(c, id=c.id or f"{report.id}-{i}") for i, c in enumerate(claims)]
    return Coding(report, tuple(named), lead, _mentions(named), warnings)


def report_of(text: str, **told: Any) -> Report:
    """Make a report of a text, with its content hash and, if none is given, an id that was not yet used."""
    told.setdefault("id", f"report-{next(_numbers)}")
    told.setdefault("title", "A title")
    return Report(text=text, content_hash=sha256(text.encode()).hexdigest(), **told)


def run_info(**changes: Any) -> RunInfo:
    """Make what a run depends on."""
    plain = {"dateline_version": "0.1.0", "model": "en 3.8", "codebook_digest": "c" * 64}
    return RunInfo(**(plain | {"gazetteer_digest": "g" * 64} | changes))


class _Line:
    """A sentence under construction, which knows where its words will stand."""

    def __init__(self, start: int) -> None:
        self.start, self.words = start, ""

    def say(self, words: str) -> Span:
        """Append words; return their span in the report's text."""
        begin = self.start + len(self.words)
        self.words += words + " "
        return Span(begin, begin + len(words))


def _claim(said: Sentence, start: int, number: int, publisher: str) -> tuple[str, Claim]:
    line = _Line(start)
    actors = tuple(Actor(n, n.lower().replace(" ", "-"), line.say(n)) for n in said.actors)
    trigger = line.say(said.trigger)
    targets = tuple(Actor(n, None, line.say(n)) for n in said.targets)
    figures = tuple(_figure(line, *f) for f in said.figures)
    place, time = _place(line, said), _time(line, said)
    evidence = (Span(start, start + len(line.words.rstrip())),)
    told = tuple(_source(line, n) for n in said.sources)
    made = Claim(
        id="",
        event=said.event,
        trigger=Trigger(said.trigger, trigger),
        acled=None,
        plover="ASSAULT",
        confidence=0.75,
        status="occurred",
        status_span=None,
        stance="asserts",
        stance_span=None,
        actors=actors,
        targets=targets,
        place=place,
        time=time,
        figures=figures,
        sources=(Source(publisher, "outlet", publisher.lower().replace(" ", "-")), *told),
        evidence=evidence,
    )
    return line.words.rstrip() + ".", replace(made, **said.changes)


def _figure(line: _Line, measure: str, low: float | None, high: float | None) -> Figure:
    words = f"{low or 'up to'} to {high or 'more'} {measure}"
    return Figure(measure, words, line.say(words), low, high)


def _place(line: _Line, said: Sentence) -> Place | None:
    if said.place is None and said.point is None:
        return None
    name = said.place or "there"
    lat, lon = said.point or POINTS.get(name, (None, None))
    return Place(name, line.say(name), name, None, lat, lon, 5, precision="exact")


def _time(line: _Line, said: Sentence) -> Time | None:
    if said.dates is None:
        return None
    return Time("then", line.say("then"), *said.dates, precision="day", anchor="published")


def _source(line: _Line, name: str) -> Source:
    line.say(name)
    return Source(name, "official", None, "said", line.say("said"))


def _mentions(claims: list[Claim]) -> Mentions:
    places = [c.place for c in claims if c.place and c.place.span]
    return Mentions(places=tuple(PlaceMention(*p.span, p.text or "", p.lat, p.lon) for p in places if p.span))
