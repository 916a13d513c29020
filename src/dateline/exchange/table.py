"""The table for a person at a terminal."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import IO, Any

from rich.console import Console
from rich.text import Text

from dateline.exchange.flat import figure_words, number_words
from dateline.model import Claim, Coding, Figure, Place, Route, Time

STANCE = {"asserts": "", "hedges": "hedged", "denies": "DENIED"}
TIES = {"purpose": "in order to:", "cause": "because of:", "part_of": "part of:"}
"""Ties between a report's claims that the table shows; what repeats what is for the other forms."""
_WIDTH = 100
_NO_PUBLISHER = "publisher not known (--publisher NAME tells it)"
_NO_DATE = "date not known (--published DATE tells it)"


def console_for(file: IO[str]) -> Console:
    """Return a console as wide as the terminal, or 100 columns where the file is none."""
    terminal = file.isatty()
    return Console(file=file, width=None if terminal else _WIDTH, highlight=False, soft_wrap=False)


def write_codings(codings: Iterable[Coding], file: IO[str]) -> None:
    """Write coded reports, each with a heading and a few lines a claim."""
    show(codings, console_for(file))


def show(codings: Iterable[Coding], console: Console) -> None:
    """Print coded reports on a console of rich's."""
    for number, coding in enumerate(codings):
        if number:
            console.print()
        _heading(console, coding)
        for index, claim in enumerate(coding.claims):
            _claim(console, coding, claim, lead=index == coding.lead)
        if not coding.claims:
            console.print("  no claim of a coded event", style="dim")


def _heading(console: Console, coding: Coding) -> None:
    report = coding.report
    told = " · ".join((report.publisher or _NO_PUBLISHER, report.published or _NO_DATE))
    console.print(Text(report.title or report.id, style="bold"))
    console.print(Text(f"{told} · {len(coding.claims)} claims", style="dim"))


def _claim(console: Console, coding: Coding, claim: Claim, lead: bool) -> None:
    console.print()
    head = Text()
    head.append("* " if lead else "  ", style="bold yellow")
    head.append(claim.event.replace("_", " "), style="bold cyan")
    marks = [m for m in (claim.status if claim.status != "occurred" else "", STANCE[claim.stance]) if m]
    if marks:
        head.append(f" ({', '.join(marks)})", style="magenta")
    for part in (_when(claim.time), _where(claim.place)):
        if part:
            head.append(" · " + part)
    console.print(head)
    who = _who(claim)
    if who:
        _line(console, who)
    if claim.figures:
        _line(console, ", ".join(_figure(f) for f in claim.figures), "green")
    for words in (_way(claim.route), _with(claim), *_ties(coding, claim)):
        if words:
            _line(console, words)
    _line(console, " › ".join(s.name for s in claim.sources), "yellow")
    words = " … ".join(" ".join(s.of(coding.report.text).split()) for s in claim.evidence)
    _line(console, f"“{words}”", "dim")


def _figure(figure: Figure) -> str:
    part = "of them " if figure.part_of else ""
    return part + figure_words(figure) + (f" ({figure.of})" if figure.of else "")


def indented(console: Console, words: str, by: int, style: str = "") -> None:
    """Print words in lines that are indented and end where their words do."""
    for line in Text(words, style=style).wrap(console, max(console.width - by, 20)):
        line.rstrip()
        console.print(Text(" " * by) + line)


def _line(console: Console, words: str, style: str = "") -> None:
    indented(console, words, 4, style)


def _who(claim: Claim) -> str:
    actors, targets = (", ".join(a.name for a in side) for side in (claim.actors, claim.targets))
    return f"{actors or '?'} → {targets}" if targets else actors


def _way(route: Route | None) -> str:
    """Return the way of a movement, as written."""
    if route is None:
        return ""
    ends = (("from", route.origin), ("via", route.via), ("to", route.to))
    return " ".join(f"{word} {' '.join(place.split())}" for word, place in ends if place)


def _with(claim: Claim) -> str:
    """Return the weapons and vehicles that are told, less those that the sides' names tell."""
    sides = " ".join(a.name.lower() for a in (*claim.actors, *claim.targets))
    told = (" ".join(m.text.split()) for m in claim.means)
    means = [m for m in dict.fromkeys(told) if m.lower() not in sides]
    return f"with {', '.join(means)}" if means else ""


def _ties(coding: Coding, claim: Claim) -> list[str]:
    """Return what ties a claim to others of its report: each by its type and the words that it is told with."""
    tied = []
    for relation in claim.relations:
        if relation.kind in TIES:
            other = coding.claims[relation.claim]
            tied.append(
                f"{TIES[relation.kind]} {other.event.replace('_', ' ')} “{' '.join(other.trigger.text.split())}”"
            )
    return tied


def _when(time: Time | None) -> str:
    if time is None or time.start is None:
        return time.text or "" if time else ""
    days = time.start if time.end == time.start else f"{time.start} – {time.end or 'open'}"
    return days + (f" {time.clock}" if time.clock else "")


def _where(place: Place | None) -> str:
    if place is None:
        return ""
    name = " ".join((place.text or place.name or "").split()) or "place not named"
    point = f" [{place.lat:.2f}, {place.lon:.2f}]" if place.lat is not None and place.lon is not None else ""
    return name + point + (" (carried over)" if place.carried else "")


def write_claim_rows(rows: Iterable[Mapping[str, Any]], file: IO[str]) -> None:
    """Write the claims of a database, a few lines each."""
    console = console_for(file)
    count = 0
    for row in rows:
        count += 1
        head = Text()
        head.append(str(row["event"]).replace("_", " "), style="bold cyan")
        marks = [m for m in (row["status"] if row["status"] != "occurred" else "", STANCE[row["stance"]]) if m]
        head.append(f" ({', '.join(marks)})" if marks else "", style="magenta")
        days = row.get("date_start") or ""
        if row.get("date_end") and row["date_end"] != days:
            days += f" – {row['date_end']}"
        for part in (days, row.get("place")):
            if part:
                head.append(f" · {part}")
        console.print(head)
        sides = " → ".join(filter(None, (row.get("actors"), row.get("targets"))))
        evidence = str(row.get("evidence") or "").replace("|", " … ")
        for words, style in ((sides, ""), (row.get("chain"), "yellow"), (evidence, "dim")):
            if words:
                _line(console, " ".join(str(words).split()), style)
    console.print(Text(f"{count} claims", style="dim"))


def write_report_rows(rows: Iterable[Mapping[str, Any]], file: IO[str]) -> None:
    """Write the reports of a database, a line each."""
    console = console_for(file)
    count = 0
    for row in rows:
        count += 1
        line = Text()
        line.append(str(row["published"] or "no date   "), style="cyan")
        line.append(f"  {row['claims']:>3} claims  ")
        line.append(str(row["title"] or row["id"]), style="bold")
        line.append(f"  {row['publisher'] or ''}", style="dim")
        console.print(line, overflow="ellipsis", no_wrap=True)
    console.print(Text(f"{count} reports", style="dim"))


def write_compared_rows(rows: Iterable[Mapping[str, Any]], file: IO[str]) -> None:
    """Write what a database and a data set have, side by side, two lines each."""
    console = console_for(file)
    heading = None
    for row in rows:
        if row["found"] != heading:
            heading = row["found"]
            console.print(Text(str(heading), style="bold"))
        toll = _killed(row["killed_low"], row["killed_high"])
        if row["event"]:
            parts = (row["type"].replace("_", " "), row["date_start"] or "no date", row["place"] or "no place")
            console.print(Text(f"  {row['event']}  {' · '.join(parts)}{toll}"), overflow="ellipsis", no_wrap=True)
        if row["other"]:
            told = f"{row['other_type']} · {row['other_date']} · {row['other_place']} · killed {row['other_killed']}"
            console.print(Text(f"  {row['other']}  {told}", style="cyan"), overflow="ellipsis", no_wrap=True)


def _killed(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return ""
    return f" · killed {number_words(low)}" + (f" to {number_words(high)}" if high != low else "")


def write_source_rows(rows: Iterable[Mapping[str, Any]], file: IO[str]) -> None:
    """Write the sources of a database, a line each, with the other names under which they are written."""
    console = console_for(file)
    count = 0
    for row in rows:
        count += 1
        line = Text(f"{row['claims']:>5} claims ")
        line.append(f" {row['kind']:<12}", style="cyan")
        line.append(str(row["name"]), style="bold")
        others = [name for name in json.loads(row["names"]) if name != row["name"]]
        line.append(f"  {row['id'] or ''}", style="dim")
        line.append(f"  also {', '.join(others)}" if others else "", style="dim")
        console.print(line, overflow="ellipsis", no_wrap=True)
    console.print(Text(f"{count} sources", style="dim"))
