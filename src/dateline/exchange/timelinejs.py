"""TimelineJS (Knight Lab): the JSON that its page takes, a slide an event, with each voice's words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from typing import Any

from dateline.codebook import Codebook
from dateline.exchange.eventtext import days_of as days_words
from dateline.exchange.eventtext import range_of
from dateline.exchange.happening import Days, Event, days_of, note_alternatives, note_day, web_address
from dateline.exchange.losses import Losses

NEVER = (
    "places as points (their names stand in the text)",
    "figures as numbers, alternatives of type, place and time",
    "the chain of sources as data (it stands in the text, with the claims' ids)",
)
_CLOCK = re.compile(r"^(\d{1,2}):(\d{2})$")
_STANCE = {"asserts": "", "hedges": " (hedged)", "denies": " (denied)"}


def write(events: Iterable[Event], book: Codebook, path: Path, losses: Losses) -> None:
    """Write events with a day, one by one, as the list of slides."""
    losses.always = NEVER
    with path.open("w", encoding="utf-8") as file:
        file.write('{"scale": "human", "title": {"text": {"headline": "Events told"}}, "events": [')
        for event in events:
            days = days_of(event)
            if days is None:
                losses.drop(event["id"], "no date")
                continue
            file.write(("," if losses.rows else "") + "\n" + json.dumps(_slide(event, days, book), ensure_ascii=False))
            losses.rows += 1
            note_day(event, days, losses)
            note_alternatives(event, losses, "types", "places", "times")
        file.write("\n]}\n")


def _slide(event: Event, days: Days, book: Codebook) -> dict[str, Any]:
    """Return a slide; `unique_id` is the event's, so that a link to it holds when the file is made anew."""
    start, end = _dates(event["time"] or {}, days)
    label = book.events[event["event"]].label
    slide: dict[str, Any] = {"unique_id": event["id"], "group": label, "start_date": start}
    if end:
        slide["end_date"] = end
    told = days_words(event["time"]) if days.told else f"reported {days.start.isoformat()}"
    text = {"headline": escape(event["title"]), "text": _text(event)}
    return slide | {"display_date": told, "text": text, "autolink": False}


def _dates(time: Mapping[str, Any], days: Days) -> tuple[dict[str, int], dict[str, int] | None]:
    """Return first and last day; of a whole month or year only that, which TimelineJS shows as such."""
    start = {"year": days.start.year, "month": days.start.month, "day": days.start.day}
    if time.get("precision") in ("month", "year") and days.length >= 27:
        kept = 1 if time["precision"] == "year" and days.length >= 364 else 2
        return dict(list(start.items())[:kept]), None
    clock = _CLOCK.match(str(time.get("clock") or ""))
    if clock and int(clock[1]) < 24 and int(clock[2]) < 60:
        start |= {"hour": int(clock[1]), "minute": int(clock[2])}
    end = {"year": days.end.year, "month": days.end.month, "day": days.end.day}
    return start, end if days.length else None


def _text(event: Event) -> str:
    """Return the slide's HTML: place and tolls, then each claim with its chain, its words and its id."""
    place = event["place"] or {}
    facts = [place.get("name") or place.get("text")]
    facts += [f"{f['measure']} {range_of(f)}" for f in event["figures"] if f["measure"] in ("killed", "wounded")]
    facts += [f"denied by {', '.join(event['denied_by'])}"] if event["denied_by"] else []
    head = escape(" · ".join(" ".join(str(fact).split()) for fact in facts if fact))
    return f"<p>{head}</p>" + "".join(_claim(claim) for claim in event["claims"])


def _claim(claim: Mapping[str, Any]) -> str:
    words = escape(" … ".join(" ".join(part.split()) for part in claim["evidence"]))
    chain = escape(" > ".join(claim["chain"]) + _STANCE[claim["stance"]])
    url = web_address(claim["url"])
    source = f'<a href="{escape(url)}">{chain}</a>' if url else chain
    return f"<blockquote>{words}</blockquote><p>{source} <small>claim {escape(claim['id'])}</small></p>"
