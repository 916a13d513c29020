"""Write docs/status.md from the passages that the tests hold the program to."""

from __future__ import annotations

from pathlib import Path

import yaml

DOCS = Path(__file__).parent
PASSAGES = DOCS.parent / "tests" / "coding" / "data" / "status.yaml"
HEAD = """# Planned, hedged, denied

Every claim has a `status` and a `stance`, each with the words that mark it (`status_span`, `stance_span`; null where
nothing does).

- **Status** says how the deed stands to what happened: `occurred` (over), `ongoing`, `expected` (planned, announced,
  ordered, intended, predicted, or what something is done for) or `hypothetical` (on a condition, asked, asked for, only
  able to happen).
- **Stance** is the origin's: `asserts`, `hedges` (may, apparently, believed) or `denies` (says that it did not or will
  not happen, that it failed or was foiled).

Words beside the event's own verb or noun count, and those that govern it, up to the verb of speech whose content it is.
Two denials make an assertion ("failed to prevent the attack"). Of several statuses the one farthest from what happened
holds. The words are lists in [`cues.yaml`](../src/dateline/codebook/data/cues.yaml), to which
[your own](codebook.md) can be added.

The same can be asked of any word of a text, whether its event is of a coded type or not:

```python
import dateline

text = "The mayor denied that the bridge had collapsed. It may reopen on Friday."
collapsed, reopen = dateline.modality(text, text.index("collapsed"), text.index("reopen"))
print(collapsed.status, collapsed.stance, collapsed.stance_span.of(text))  # occurred denies denied
print(reopen.status, reopen.stance, reopen.stance_span.of(text))  # expected hedges may
```

## Passages

Each passage stands in the tests with the values that Dateline must give to the word in bold; the words in brackets mark
the value. This part is made by `./dev docs` from `tests/coding/data/status.yaml`; do not edit it here.
"""


def page() -> str:
    """Return the page: a table for each way of telling."""
    ways = yaml.safe_load(PASSAGES.read_text(encoding="utf-8"))
    parts = [HEAD]
    for way in ways:
        parts.append(f"\n### {way['way']}\n\n| passage | status | stance |\n|---|---|---|\n")
        parts += [_row(passage) for passage in way["passages"]]
    return "".join(parts)


def _row(passage: dict[str, str]) -> str:
    marked = passage["text"].replace(passage["word"], f"**{passage['word']}**", 1)
    return f"| {marked} | {_value(passage, 'status')} | {_value(passage, 'stance')} |\n"


def _value(passage: dict[str, str], field: str) -> str:
    cue = passage.get(f"{field}_cue")
    return f"{passage[field]} ({cue})" if cue else passage[field]


if __name__ == "__main__":
    (DOCS / "status.md").write_text(page(), encoding="utf-8")
