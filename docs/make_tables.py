"""Write the tables of docs/ anew from the passages and phrases that the tests hold the program to (`./dev docs`).

A page is a hand-written head, MARK, and tables that are made: one for each group of the tests' file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

DOCS = Path(__file__).parent
DATA = DOCS.parent / "tests" / "coding"
MARK = "<!-- made by docs/make_tables.py from the tests: edit what is below there -->\n"


class Page(NamedTuple):
    """A page with tables: the tests' file that they are made from, and how."""

    source: Path
    columns: Sequence[str]
    groups: Callable[[Any], Mapping[str, Any]]
    """What gives the groups of the file: a heading, and its cases."""
    cells: Callable[[Any], Sequence[str]]
    """What gives a case's cells."""
    level: str = "###"
    """The mark of a group's heading."""


def _ways(told: Any) -> dict[str, Any]:
    return {way["way"]: way["passages"] for way in told}


def _status(passage: Mapping[str, str]) -> Sequence[str]:
    return _marked(passage["text"], passage["word"]), _cued(passage, "status"), _cued(passage, "stance")


def _cued(passage: Mapping[str, str], field: str) -> str:
    cue = passage.get(f"{field}_cue")
    return f"{passage[field]} ({cue})" if cue else passage[field]


def _attribution(passage: Mapping[str, str]) -> Sequence[str]:
    return _marked(passage["text"], passage["word"]), passage["chain"] or "the author’s own"


def _time(case: Sequence[str]) -> Sequence[str]:
    sentence, words, kind, value, *days = case
    return _marked(sentence, words), f"{kind} `{value}`", *("" if day == "~" else day for day in days)


def _marked(text: str, words: str) -> str:
    return text.replace(words, f"**{words}**", 1).replace("\n", " ¶ ").replace("|", "\\|")


PAGES = {
    "status.md": Page(DATA / "data/status.yaml", ("passage", "status", "stance"), _ways, _status),
    "attribution.md": Page(
        DATA / "data/attribution.yaml", ("passage", "chain after the publisher"), _ways, _attribution, "##"
    ),
    "times.md": Page(
        DATA / "times/phrases.yaml", ("in the report", "TIMEX3", "from", "to", "anchor"), lambda groups: groups, _time
    ),
}


def page(name: str) -> str:
    """Return a page with its tables made anew."""
    found = PAGES[name]
    head, _, _ = (DOCS / name).read_text(encoding="utf-8").partition(MARK)
    # Every value is words as it stands, a date too.
    told = yaml.load(found.source.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    tables = [f"{found.level} {group}\n\n{_table(found, cases)}" for group, cases in found.groups(told).items()]
    return f"{head}{MARK}\n" + "\n".join(tables)


def _table(found: Page, cases: Sequence[Any]) -> str:
    head, *rows = (f"| {' | '.join(row)} |\n" for row in (found.columns, *(found.cells(case) for case in cases)))
    return f"{head}|{'---|' * len(found.columns)}\n" + "".join(rows)


if __name__ == "__main__":
    for name in PAGES:
        (DOCS / name).write_text(page(name), encoding="utf-8")
