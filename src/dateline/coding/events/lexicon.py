"""The codebook's triggers, compiled so that those of a word are found at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from dateline.codebook import Codebook
from dateline.codebook.schema import TriggerRule

_LINKS = frozenset({"of", "for", "to"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A trigger of one type: its lemmas in a row and its conditions (see `triggers.yaml`)."""

    event: str
    words: tuple[str, ...]
    rule: TriggerRule

    @property
    def specificity(self) -> int:
        """How much it asks for: of several cues that hold, the one that asks for most decides."""
        rule = self.rule
        of_arguments = (rule.subject, rule.object, rule.near, rule.after)
        of_form = (rule.passive, rule.intransitive, rule.infinitive, rule.negated)
        asked = sum(map(bool, (*of_arguments, *of_form)))
        return 3 * (len(self.words) - 1) + asked - rule.weak

    @property
    def head(self) -> int:
        """Which of its words is the head where it is a noun: the one before "of", "for" or "to", else the last."""
        return next((i for i, word in enumerate(self.words) if word in _LINKS), len(self.words)) - 1


@dataclass(frozen=True)
class Lexicon:
    """Cues by the word that they are looked up by: a verb's, modal's or adjective's first word, a noun's head."""

    verbs: dict[str, list[Cue]] = field(default_factory=dict)
    modals: dict[str, list[Cue]] = field(default_factory=dict)
    nouns: dict[str, list[Cue]] = field(default_factory=dict)
    adjectives: dict[str, list[Cue]] = field(default_factory=dict)

    @cached_property
    def words(self) -> frozenset[str]:
        """All words by which a cue is looked up."""
        return frozenset().union(self.verbs, self.modals, self.nouns, self.adjectives)


def compile_lexicon(codebook: Codebook) -> Lexicon:
    """Compile the triggers of a codebook. Raises KeyError for a type that it does not define."""
    lexicon = Lexicon()
    for event, entry in codebook.triggers.items():
        codebook.events[event]
        for cue in _cues(event, entry.verbs):
            verb = replace(cue, words=_verb_first(cue.words))
            lexicon.verbs.setdefault(verb.words[0], []).append(verb)
        for cue in _cues(event, entry.modals):
            lexicon.modals.setdefault(cue.words[0], []).append(cue)
        for cue in _cues(event, entry.nouns):
            lexicon.nouns.setdefault(cue.words[cue.head], []).append(cue)
        for cue in _cues(event, entry.adjectives):
            lexicon.adjectives.setdefault(cue.words[0], []).append(cue)
    return lexicon


def _cues(event: str, entries: Iterable[str | TriggerRule]) -> Iterable[Cue]:
    for entry in entries:
        rule = entry if isinstance(entry, TriggerRule) else TriggerRule.model_validate({"word": entry})
        for words in (rule.word,) if isinstance(rule.word, str) else rule.word:
            yield Cue(event, tuple(_parts(words)), rule)


def _verb_first(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return a verbal cue's words with the verb first: "sexually abuse" is looked up by "abuse"."""
    if "-" in words[1:-1]:
        at = words.index("-")
        return (words[at + 1], *words[:at], *words[at + 2 :])
    if words[0].endswith("ly") and len(words) > 1:
        return (words[1], words[0], *words[2:])
    return words


def _parts(words: str) -> list[str]:
    """Return the tokens of a cue's words: the parser takes "sit-in" for three."""
    return words.lower().replace("-", " - ").split()
