"""Write docs/palmyra.md: the tour of one story, with what the program prints on the reports that stand in the tests."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

from click.testing import CliRunner

DOCS = Path(__file__).parent
REPORTS = DOCS.parent / "tests" / "data" / "palmyra.jsonl"
WIDTH = 110
HEAD = """# A tour: the story of Palmyra

Seven made-up reports by seven outlets, 2015 to 2017, that agree, contradict, copy and revise one another. They stand in
[`tests/data/palmyra.jsonl`](../tests/data/palmyra.jsonl); what follows is what the program prints (written by
`./dev docs`), its mistakes too.

```sh
dateline code palmyra.jsonl --into palmyra.db
```

"""
PARTS = (
    (
        "## The timeline",
        "Events that follow on one another, each in its sources' own words. `*` is new since the day before.",
        "stories palmyra.db",
    ),
    (
        "## Who is said to hold Palmyra, and by whose word",
        'A month ("in March 2016") and an untimed word ("had withdrawn") take the day that another source tells. Plans '
        "and denials change no hands.",
        "control palmyra.db --place Palmyra",
    ),
    ("## On one day", "In December, after it had changed hands again:", "control palmyra.db --at 2016-12-20"),
    (
        "## As it was known then",
        "`--as-of` looks only at what was published by a day: in April 2016 nobody knew of December.",
        "control palmyra.db --place Palmyra --as-of 2016-04-30",
    ),
    (
        "## One event, many voices",
        "The fall of December 2016: the Daily Courier's report copies Levant Wire's and is no voice of its own.",
        "event palmyra.db FALL",
    ),
    (
        "## A toll that is raised",
        "One voice, the Observatory, spoke of 34 dead and then of 120. That revises, and contradicts nobody.",
        "event palmyra.db TOLL",
    ),
    (
        "## The sources",
        '"SOHR", "the Observatory" and its full name are one source. The table counts; it grades nobody.',
        "sources palmyra.db --record",
    ),
)


def main() -> None:
    """Write the page."""
    os.environ["COLUMNS"] = str(WIDTH)
    from dateline.cli import cli

    def printed(*words: str) -> str:
        result = CliRunner().invoke(cli, list(words))
        if result.exit_code:
            raise SystemExit(f"dateline {' '.join(words)}: {result.output}")
        return "\n".join(line.rstrip() for line in result.stdout.splitlines())

    with tempfile.TemporaryDirectory() as folder:
        database = str(Path(folder) / "palmyra.db")
        printed("code", str(REPORTS), "--into", database)
        rows = [json.loads(line) for line in printed("reports", database, "--to", "jsonl").splitlines()]
        lead = {row["id"]: row["lead_event"] for row in rows}
        events = [json.loads(line) for line in printed("events", database, "--to", "jsonl").splitlines()]
        revised = next(e["id"] for e in events if any(f["revisions"] for f in e["figures"]))
        named = {"palmyra.db": database, "FALL": lead["return-2016"], "TOLL": revised}
        text = HEAD
        for title, says, command in PARTS:
            words = command.split()
            out = printed(*(named.get(word, word) for word in words))
            shown = " ".join(named[w] if w in ("FALL", "TOLL") else w for w in words)
            text += f"{title}\n\n{says}\n\n```\n$ dateline {shown}\n{out}\n```\n\n"
    (DOCS / "palmyra.md").write_text(text.rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
