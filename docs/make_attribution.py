"""Write docs/attribution.md from the passages that the tests hold the program to."""

from __future__ import annotations

from pathlib import Path

import yaml

DOCS = Path(__file__).parent
PASSAGES = DOCS.parent / "tests" / "coding" / "data" / "attribution.yaml"
HEAD = """# Ways to attribute

Each passage below stands in the tests with the chain that Dateline must give to the claim named by the word in bold:
the links after the publisher, outermost first, each with its kind. Where a source tells it to an outlet, or an outlet
quotes it, the outlet is the link before it. "The author's own" means that no source is given: the claim is the
publisher's.
By which rules a person would do the same is told in [the codebook](codebook.md).

What is told by the text but makes no link in a chain (thoughts, wishes, praise, "reportedly") stands in the report's
`mentions.attributions` alone. There, an attribution within what another says stands in that one's `inner`.

A judgement (`mentions.assessments`: "there is no doubt that") is no claim; its `sources` says whose it is, as a claim's chain
does. A pull quote, whose words the prose has too, is a passage of its own kind and is not coded; a subheading is coded.

Made by `./dev docs` from `tests/coding/data/attribution.yaml`; do not edit it here.
"""


def page() -> str:
    """Return the page: a table for each way."""
    ways = yaml.safe_load(PASSAGES.read_text(encoding="utf-8"))
    parts = [HEAD]
    for way in ways:
        parts.append(f"\n## {way['way']}\n\n| passage | chain after the publisher |\n|---|---|\n")
        parts += [_row(passage) for passage in way["passages"]]
    return "".join(parts)


def _row(passage: dict[str, str]) -> str:
    text, word = passage["text"], passage["word"]
    marked = text.replace(word, f"**{word}**", 1).replace("\n", " ¶ ").replace("|", "\\|")
    return f"| {marked} | {passage['chain'] or 'the author’s own'} |\n"


if __name__ == "__main__":
    (DOCS / "attribution.md").write_text(page(), encoding="utf-8")
