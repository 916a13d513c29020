"""The events that were found in a report before those that tell of one happening were merged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from bench.coding import report_of
from bench.parsed import kept_language
from dateline.coding.coder import Coder
from dateline.coding.facets import Layer, default_facets
from dateline.coding.reading import EventMention, Reading


@dataclass(frozen=True, slots=True)
class Found:
    """An event's type, and where its trigger stands."""

    event: str
    span: tuple[int, int]


def found_events(documents: Iterable[dict[str, Any]]) -> dict[str, list[Found]]:
    """Code the documents; return the events found in each, by its id."""
    texts = {d["id"]: d for d in documents}
    found: dict[str, list[Found]] = {key: [] for key in texts}
    facets = default_facets()
    layer = facets["events"]
    assert isinstance(layer, Layer)
    read = layer.read

    def kept(reading: Reading) -> tuple[EventMention, ...]:
        events: tuple[EventMention, ...] = read(reading)
        # A title that does not stand in the text is read alone, under the same id.
        if reading.text == texts[reading.report.id]["text"]:
            found[reading.report.id] = [Found(e.event, (e.trigger.start, e.trigger.end)) for e in events]
        return events

    coder = Coder(kept_language(), facets=facets | {"events": replace(layer, read=kept)})  # type: ignore[arg-type]
    for _ in coder.code_many(map(report_of, texts.values())):
        pass
    return found
