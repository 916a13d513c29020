"""Write the table of times in times.md anew from the phrases that the tests try. `python docs/make_times.py`."""

from __future__ import annotations

from pathlib import Path

import yaml

HERE = Path(__file__).parent
PHRASES = HERE.parent / "tests/coding/times/phrases.yaml"
PAGE = HERE / "times.md"
MARK = "<!-- made by docs/make_times.py from the phrases of the tests -->\n"


def table() -> str:
    """Return the groups of phrases as tables in Markdown."""
    groups = yaml.load(PHRASES.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return "\n".join(f"### {name}\n\n{_rows(cases)}" for name, cases in groups.items())


def _rows(cases: list[list[str]]) -> str:
    head = "| in the report | TIMEX3 | from | to | anchor |\n| --- | --- | --- | --- | --- |\n"
    return head + "".join(
        f"| {_marked(sentence, words)} | {kind} `{value}` | {_day(begin)} | {_day(end)} | {_day(anchor)} |\n"
        for sentence, words, kind, value, begin, end, anchor in cases
    )


def _marked(sentence: str, words: str) -> str:
    return sentence.replace(words, f"**{words}**", 1)


def _day(value: str) -> str:
    return "" if value == "~" else value


def page() -> str:
    """Return the page with its table made anew."""
    before, _, _ = PAGE.read_text(encoding="utf-8").partition(MARK)
    return f"{before}{MARK}\n{table()}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
