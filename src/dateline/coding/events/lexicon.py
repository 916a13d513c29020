"""The codebook's triggers, compiled so that those of a word are found at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.codebook import Codebook
from dateline.codebook.schema import TriggerRule


@dataclass(frozen=True, slots=True)
class Cue:
    """A trigger of one type: its lemmas in a row and its conditions (classes of words)."""

    event: str
    words: tuple[str, ...]
    subject: tuple[str, ...]
    object: tuple[str, ...]
    near: tuple[str, ...]
    passive: bool
    weak: bool

    @property
    def specificity(self) -> int:
        """How much it asks for: of several cues that hold, the one that asks for most decides."""
        asked = sum(map(bool, (self.subject, self.object, self.near, self.passive)))
        return 3 * (len(self.words) - 1) + asked


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Cues by the word that the parse makes their head: a verb's first word, a noun's last."""

    verbs: dict[str, list[Cue]] = field(default_factory=dict)
    nouns: dict[str, list[Cue]] = field(default_factory=dict)
    adjectives: dict[str, list[Cue]] = field(default_factory=dict)


def compile_lexicon(codebook: Codebook) -> Lexicon:
    """Compile the triggers of a codebook. Raises KeyError for a type that it does not define."""
    lexicon = Lexicon()
    for event, entry in codebook.triggers.items():
        codebook.events[event]
        _add(lexicon.verbs, event, entry.verbs, head=0)
        _add(lexicon.nouns, event, entry.nouns, head=-1)
        _add(lexicon.adjectives, event, entry.adjectives, head=0)
    return lexicon


def _add(table: dict[str, list[Cue]], event: str, entries: Iterable[str | TriggerRule], head: int) -> None:
    for entry in entries:
        rule = entry if isinstance(entry, TriggerRule) else TriggerRule.model_validate({"word": entry})
        words = tuple(rule.word.lower().split())
        cue = Cue(event, words, rule.subject, rule.object, rule.near, rule.passive, rule.weak)
        table.setdefault(words[head], []).append(cue)
