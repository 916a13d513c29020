"""Control, stories and sources, for a person and for a map."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import IO, Any

from rich.table import Table
from rich.text import Text

from dateline.exchange import csvfile, jsonfile
from dateline.exchange.eventtext import days_of, place_of
from dateline.exchange.table import console_for

Rows = Iterable[Mapping[str, Any]]


def control_writer(form: str) -> Any:
    """Return the writer of ledgers in a format."""
    return {"table": _control_table, "csv": _control_csv, "geojson": _control_geojson, **_JSON}[form]


def stories_writer(form: str) -> Any:
    """Return the writer of stories in a format."""
    return {"table": _stories_table, **_JSON}[form]


def sources_writer(form: str) -> Any:
    """Return the writer of sources' records in a format."""
    return {"table": _sources_table, "csv": csvfile.write_rows, **_JSON}[form]


_JSON = {"json": jsonfile.write_rows_json, "jsonl": jsonfile.write_rows_jsonl}


def _days(period: Mapping[str, Any]) -> str:
    start, latest = period["start"], period["start_latest"]
    began = start if start == latest or latest is None else f"{start}/{latest}"
    return f"{began or '…'} – {period['end'] or 'open'}"


def _control_table(ledgers: Rows, file: IO[str]) -> None:
    console, count = console_for(file), 0
    for ledger in ledgers:
        count += 1
        place = ledger["place"]
        written = ", ".join(w for w in place["written"][:2] if w != place["name"])
        head = Text(f"{place_of(place)}{'  written ' + written if written else ''}", style="bold cyan")
        head.append("   the words conflict" if ledger["conflict"] else "", style="magenta")
        console.print(head)
        for period in ledger["periods"]:
            line = Text(f"  {_days(period):<36} ", style="")
            line.append(period["holder"], style="bold")
            line.append(f"  {period['begun']}" + (f", {period['ended']}" if period["ended"] else ""))
            line.append("  disputed" if period["disputed"] else "", style="magenta")
            console.print(line)
            console.print(Text(f"{'':40}by {'; '.join(period['voices'])}", style="dim"))
        for key, words in (("planned", "planned"), ("denied", "said not to be")):
            for told in ledger[key]:
                who = ", ".join(told["actors"]) or "?"
                said = f"  {told['published'] or '':<12} {words}: {told['event']} by {who}, says {told['chain'][-1]}"
                console.print(Text(said, style="dim"))
    console.print(Text(f"{count} places", style="dim"))


def _flat_periods(ledgers: Rows) -> Iterable[dict[str, Any]]:
    for ledger in ledgers:
        place = ledger["place"]
        for period in ledger["periods"]:
            yield {
                "place": place["name"],
                "latitude": place["lat"],
                "longitude": place["lon"],
                "place_precision": place["precision"],
                "country": place["country"],
                "geonameid": place["geonameid"],
                "holder": period["holder"],
                "holder_id": period["holder_id"],
                "date_start": period["start"],
                "date_start_latest": period["start_latest"],
                "date_end": period["end"],
                "begun": period["begun"],
                "ended": period["ended"],
                "disputed": int(period["disputed"]),
                "conflict": int(ledger["conflict"]),
                "voices": "|".join(period["voices"]),
                "claims": "|".join(t["claim"] for t in period["told"]),
            }


def _control_csv(ledgers: Rows, file: IO[str]) -> None:
    csvfile.write_rows(_flat_periods(ledgers), file)


def _control_geojson(ledgers: Rows, file: IO[str]) -> None:
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]},
            "properties": {k: v for k, v in row.items() if k not in ("latitude", "longitude")},
        }
        for row in _flat_periods(ledgers)
        if row["latitude"] is not None
    ]
    json.dump({"type": "FeatureCollection", "features": features}, file, ensure_ascii=False)
    file.write("\n")


def _stories_table(stories: Rows, file: IO[str]) -> None:
    console, count = console_for(file), 0
    for story in stories:
        count += 1
        console.print(Text(story["title"], style="bold"), Text(story["id"], style="dim"))
        events = _counted(len(story["events"]), "event")
        said = f"{story['start']} – {story['end']} · {events} · {_counted(story['voices'], 'voice')}"
        console.print(Text(said, style="dim"))
        for event in story["events"]:
            line = Text("  * " if event["new"] else "    ", style="bold yellow")
            line.append(f"{days_of(event['time']) or event['first_published']}  ", style="cyan")
            line.append(f"{event['event'].replace('_', ' ')} · {place_of(event['place'])} · ")
            line.append(f"{_counted(event['voices'], 'voice')} · {event['title']}")
            console.print(line, overflow="ellipsis", no_wrap=True)
    console.print(Text(f"{count} stories (* new since the day before)", style="dim"))


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"


def _sources_table(rows: Rows, file: IO[str]) -> None:
    columns = {
        "name": "source", "kind": "kind", "grade": "grade", "claims": "claims", "passed_on": "passed\non",
        "events": "events", "first": "first", "copied": "copied", "copies": "copies", "corroborated": "borne\nout",
        "contradicted": "contra-\ndicted", "revised": "revised", "loaded": "loaded",
    }  # fmt: skip
    table = Table(box=None, header_style="bold", padding=(0, 1, 0, 0))
    for number, heading in enumerate(columns.values()):
        table.add_column(heading, justify="left" if number < 3 else "right", overflow="fold")
    for row in rows:
        table.add_row(*("" if row[key] is None else str(row[key]) for key in columns))
    console_for(file).print(table)
