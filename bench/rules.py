"""How often each rule and cue fires, and in how many reports, so that what serves one report alone is seen.

Counted are the words of the codebook's word lists (each time that a word of a text is found in one), the triggers of
events, the rules of times, the cues of attributions, the kinds of places and passages, and the known actors and
sources. A word list that is compiled into a pattern is not asked word by word; its words count as not asked.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from bench.coding import report_of
from bench.corpora import CORPORA
from bench.parsed import kept_language
from dateline.codebook import Codebook, load_codebook
from dateline.codebook.loader import WORD_FILES
from dateline.coding.coder import Coder
from dateline.model import Coding

SETS = ("gold", "fa-kes", "muc4-dev")
Rule = tuple[str, str]
"""A family ("trigger") and a rule of it ("shelling: shell")."""


@dataclass(slots=True)
class Firings:
    """Counts the firings of each rule by report."""

    by_rule: dict[Rule, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    report: str = ""
    """The report that is read now."""

    def tell(self, family: str, rule: str) -> None:
        """Count a firing in the present report."""
        self.by_rule[family, rule][self.report] += 1

    def families(self) -> list[str]:
        """Return the families in alphabetical order."""
        return sorted({family for family, _ in self.by_rule})

    def of(self, family: str) -> dict[str, Counter[str]]:
        """Return the reports of each rule of a family, the rule that fired most first."""
        found = {rule: reports for (name, rule), reports in self.by_rule.items() if name == family}
        return dict(sorted(found.items(), key=lambda item: (-item[1].total(), item[0])))


class Counted(frozenset[str]):
    """A set of words that tells each time that a word is found in it."""

    _tell: Callable[[str], None]

    @classmethod
    def of(cls, words: Iterable[str], tell: Callable[[str], None]) -> Counted:
        """Make a set of the words."""
        made = cls(words)
        made._tell = tell
        return made

    def __contains__(self, word: object) -> bool:
        found = super().__contains__(word)
        if found:
            self._tell(str(word))
        return found


def counted_codebook(book: Codebook, firings: Firings) -> Codebook:
    """Return the codebook with its word lists counted."""

    def told(family: str) -> Callable[[str], None]:
        return lambda word: firings.tell(family, word)

    sets: dict[str, frozenset[str]] = {
        key: Counted.of((word.lower() for word in entry.words), told(f"list {key}"))
        for name in WORD_FILES
        for key, entry in getattr(book, name).items()
    }
    # Another digest, so that nothing is taken from what was compiled of the codebook that is not counted.
    return replace(book, digest=f"counted {book.digest}", _sets=sets, _derived={})


def count(folder: Path, sets: Sequence[str] = SETS, limit: int | None = None) -> Firings:
    """Code the corpora and count what fires."""
    firings = Firings()
    coder = Coder(kept_language(), counted_codebook(load_codebook(), firings))  # type: ignore[arg-type]
    for name in sets:
        for document in CORPORA[name].documents(folder)[:limit]:
            firings.report = document["id"]
            coding = coder.code(report_of(document))
            for family, rule in fired(coding):
                firings.tell(family, rule)
    return firings


def fired(coding: Coding) -> Iterator[Rule]:
    """Yield the rules that a coding shows to have fired, other than those of word lists."""
    mentions = coding.mentions
    for claim in coding.claims:
        yield "trigger", f"{claim.event}: {claim.trigger.text.lower()}"
        if claim.acled:
            yield "ACLED sub-event", f"{claim.event}: {claim.acled}"
        yield from (("known source", source.id) for source in claim.sources if source.id)
        yield from (("relation", relation.kind) for relation in claim.relations)
    yield from (("time rule", time.rule or time.type) for time in mentions.times)
    yield from (("place", _place(place)) for place in mentions.places)
    yield from (("passage", passage.kind) for passage in mentions.passages)
    yield from (("known actor", actor.id) for actor in mentions.actors if actor.id)
    for attribution in mentions.attributions:
        words = attribution.cue.of(coding.report.text) if attribution.cue else "(no cue)"
        yield "attribution cue", " ".join(words.lower().split())


def _place(place: Any) -> str:
    marks = [name for name in ("adjective", "metonym") if getattr(place, name)]
    relation = [place.relation.split(":")[0]] if place.relation else []
    return ", ".join([place.precision or "unresolved", *marks, *relation])


def summary(firings: Firings, book: Codebook) -> list[list[str]]:
    """Return a table, its heads first: of each family its rules, how many fired, in one report alone, and never."""
    known = {f"list {key}": len(entry.words) for name in WORD_FILES for key, entry in getattr(book, name).items()}
    table = [["family", "rules", "firings", "fired", "in one report", "not asked"]]
    for family in sorted({*firings.families(), *known}):
        found = firings.of(family)
        rules = known.get(family, len(found))
        alone = sum(len(reports) == 1 for reports in found.values())
        total = sum(reports.total() for reports in found.values())
        table.append([family, *map(str, (rules, total, len(found), alone, max(0, rules - len(found))))])
    return table


def details(firings: Firings, family: str, most: int) -> Iterator[str]:
    """Yield lines of the rules of a family: those that fired most, and those that served one report alone."""
    found = firings.of(family)
    for rule, reports in [*found.items()][:most]:
        yield f"{rule:50} {reports.total():7} in {len(reports)} reports"
    alone = [f"{rule} ({next(iter(reports))})" for rule, reports in found.items() if len(reports) == 1]
    if alone:
        yield f"in one report alone, {len(alone)}: " + "; ".join(alone[:most])
