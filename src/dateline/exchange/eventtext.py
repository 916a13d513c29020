"""Events as a person wants to read them: what is agreed on, where the voices differ, and each one's own words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import IO, Any

from rich.console import Console
from rich.text import Text

from dateline.exchange.flat import bounds_words, number_words
from dateline.exchange.table import STANCE, console_for, indented

_STATUS = {"occurred": "", "ongoing": "goes on", "expected": "expected", "hypothetical": "not said to be so"}
COPIES = {"words": "copy", "translated": "translated copy", None: "copy"}
"""What a report is to its original, by the kind of copy."""
_UNSHOWN = ("other", "duration")
"""Measures that only the JSON has: they seldom tell one thing from one voice to the next."""
_MOST_WORDS = 280
"""Characters of a claim's evidence that are shown."""
_OUTCOME = {
    "done": "planned, and said to be done",
    "denied": "planned, and said not to have happened",
    "open": "planned; nobody says that it happened",
}


def write_event_list(events: Iterable[Mapping[str, Any]], file: IO[str]) -> None:
    """Write events, two lines each."""
    console, count = console_for(file), 0
    for event in events:
        count += 1
        head = Text()
        head.append(event["id"], style="dim")
        head.append(f"  {event['event'].replace('_', ' ')}", style="bold cyan")
        for part in (days_of(event["time"]), place_of(event["place"])):
            head.append(f" · {part}" if part else "")
        console.print(head, overflow="ellipsis", no_wrap=True)
        tail = Text(f"             {_counted(event)}", style="dim")
        for figures in event["figures"]:
            if figures["measure"] in ("killed", "wounded"):
                tail.append(f" · {figures['measure']} {range_of(figures)}", style="green")
        tail.append(f" · {event['title']}")
        console.print(tail, overflow="ellipsis", no_wrap=True)
    console.print(Text(f"{count} events", style="dim"))


def write_event(event: Mapping[str, Any], file: IO[str]) -> None:
    """Write one event whole."""
    console = console_for(file)
    console.print(Text(event["title"], style="bold"), Text(event["id"], style="dim"))
    told = (event["event"].replace("_", " "), place_of(event["place"]), days_of(event["time"]))
    console.print(Text(" · ".join(filter(None, told)), style="bold cyan"))
    console.print(Text(_counted(event) + f" · reported {_span(event)}", style="dim"))
    if event["outcome"]:
        console.print(Text(_OUTCOME[event["outcome"]], style="magenta"))
    if event["denied_by"]:
        console.print(Text(f"denied by {', '.join(event['denied_by'])}", style="magenta"))
    for figures in event["figures"]:
        if figures["measure"] not in _UNSHOWN:
            _figures(console, figures)
    for role, heading in (("actors", "Said to have done it"), ("targets", "Said to be hit or met")):
        _blamed(console, heading, event[role])
    _others(console, event)
    _heading(console, "Who says what")
    for claim in event["claims"]:
        _claim(console, claim)


def _counted(event: Mapping[str, Any]) -> str:
    voices, reports, copies = len(event["voices"]), len(event["reports"]), len(event["copies"])
    said = f"{voices} {'voice' if voices == 1 else 'independent voices'} in {reports} report{'s' * (reports != 1)}"
    return said + (f", {copies} of them {'copies' if copies != 1 else 'a copy'}" if copies else "")


def _span(event: Mapping[str, Any]) -> str:
    first, last = event["first_published"], event["last_published"]
    return f"{first}" if first == last else f"{first} to {last}"


def days_of(time: Mapping[str, Any] | None) -> str:
    """Return a time in short."""
    if time is None:
        return ""
    start, end = time["start"], time["end"]
    days = start if start == end else f"{start or '…'} – {end or 'open'}"
    return str(days) + (f" {time['clock']}" if time.get("clock") else "")


def place_of(place: Mapping[str, Any] | None) -> str:
    """Return a place in short."""
    if place is None:
        return ""
    point = f" [{place['lat']:.2f}, {place['lon']:.2f}]" if place["lat"] is not None else ""
    words = " ".join((place["name"] or place["text"] or "").split())
    return f"{words}{point}{' (' + place['precision'] + ')' if place['precision'] else ''}"


def range_of(figures: Mapping[str, Any]) -> str:
    """Return the range of the voices' last words on a measure."""
    low, high, unit = figures["lowest"], figures["highest"], figures["unit"]
    if low is None:
        return "not told in numbers"
    words = number_words(low) if low == high else f"{number_words(low)} to {number_words(high)}"
    return words + (f" {unit}" if unit else "")


def _heading(console: Console, words: str) -> None:
    console.print()
    console.print(Text(words, style="bold"))


def _line(console: Console, left: str, right: str, style: str = "") -> None:
    console.print(Text(f"  {left:<14}{right}", style=style))


def _figures(console: Console, figures: Mapping[str, Any]) -> None:
    _heading(console, f"{figures['measure'].capitalize()}: {range_of(figures)}")
    seen = set()
    for told in figures["told"]:
        key = told["speaker"], told["low"], told["high"]
        if key not in seen:
            seen.add(key)
            words = f"“{' '.join(told['text'].split())}”"
            _line(console, told["day"] or "", f"{_amount(told):<9} {told['speaker']}  {words}")
    for revision in figures["revisions"]:
        before, after = revision["before"], revision["after"]
        _line(console, "revised", f"{_amount(before)} to {_amount(after)} by {revision['speaker']}", "yellow")
    for one, other in figures["contradictions"]:
        _line(console, "they differ", f"{one} / {other}", "magenta")


def _amount(told: Mapping[str, Any]) -> str:
    return bounds_words(told["low"], told["high"], mark="about " if told["approx"] else "")


def _blamed(console: Console, heading: str, found: Iterable[Mapping[str, Any]]) -> None:
    for number, one in enumerate(found):
        if number == 0:
            _heading(console, heading)
        known = f" ({one['id']})" if one["id"] else ""
        parts = ((one["said_by"], "by"), (one["hedged_by"], "hedged by"), (one["denied_by"], "DENIED by"))
        said = "; ".join(f"{how} {', '.join(who)}" for who, how in parts if who)
        console.print(Text(f"  {one['name']}{known}  {said}"))


def _others(console: Console, event: Mapping[str, Any]) -> None:
    """Write the alternatives of type, place and time."""
    shown = (
        ("types", "type", lambda v: v.replace("_", " ")),
        ("places", "place", place_of),
        ("times", "time", days_of),
    )
    lines = [
        (name, f"{words(v['value'])}  by {', '.join(v['voices'])}")
        for key, name, words in shown
        for v in event[key]
        if len(event[key]) > 1
    ]
    if lines:
        _heading(console, "Told differently")
        for name, said in lines:
            _line(console, name, said)


def _claim(console: Console, claim: Mapping[str, Any]) -> None:
    marks = [m for m in (_STATUS[claim["status"]], STANCE[claim["stance"]]) if m]
    if claim["copy_of"]:
        marks.append(f"{COPIES[claim['copy_kind']]} of {claim['copy_of']}")
    head = Text(f"  {claim['published'] or 'no date':<12}  ", style="cyan")
    head.append(" › ".join(claim["chain"]), style="yellow")
    head.append(f"  {claim['event'].replace('_', ' ')}", style="dim")
    head.append(f"  ({', '.join(marks)})" if marks else "", style="magenta")
    console.print(head)
    words = " … ".join(claim["evidence"])
    words = words if len(words) <= _MOST_WORDS else words[:_MOST_WORDS].rsplit(" ", 1)[0] + " …"
    indented(console, f"“{words}”", 16)
    grade = claim["credibility"]
    said = f"{grade['grade']} {grade['meaning']}: {grade['why']}"
    indented(console, f"claim {claim['id']} of {claim['report']} · {said}", 16, "dim")


def write_why(pairs: Iterable[Mapping[str, Any]], file: IO[str]) -> None:
    """Write what speaks for and against each pair of an event's claims being of one event."""
    console = console_for(file)
    for pair in pairs:
        console.print(Text(f"{pair['claim']} and {pair['other']}: {pair['score']:+.2f}", style="bold"))
        for reason in pair["reasons"]:
            style = "green" if reason["points"] > 0 else "magenta" if reason["points"] < 0 else "dim"
            console.print(Text(f"  {reason['points']:+.2f}  {reason['says']}", style=style))
            console.print(Text(f"         {reason['left']} / {reason['right']}", style="dim"))
