"""How a report's claims hang together: purpose, cause, part and repetition (codebook, section 2).

A relation stands with the claim that it is told of: an offensive has the `purpose` of a capture, a flight the `cause`
of a battle; an attack is `part_of` an operation; a later telling by another origin `repeats` the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from dateline.coding.deeds import whole_of
from dateline.coding.drafts import Draft
from dateline.coding.reading import Reading
from dateline.coding.sameness import apart, verdicts
from dateline.coding.syntax import children, is_verb, object_heads, subject_heads
from dateline.coding.tokens import Token
from dateline.model import Relation

Kind = Literal["purpose", "cause", "effect", "part_of", "whole_of"]
"""What an event is to one above it by the grammar: its purpose, cause or part; or, reversed, its effect or whole."""
STEPS = 6
"""Over how many words the grammar is followed from one event to another."""
_AIMED = frozenset({"to", "for", "at", "in", "of"})
_CLAUSES = frozenset(
    {
        "advcl",
        "xcomp",
        "acl",
        "pcomp",
        "prep",
        "pobj",
        "ccomp",
        "dobj",
        "conj",
        "appos",
        "attr",
        "acomp",
        "advmod",
        "agent",
    }
)
_BESIDE = frozenset({"advcl", "acl", "prep"})
"""What is told beside an event; other clauses complete a verb ("managed to capture")."""


_TOLD: dict[Kind, tuple[Literal["purpose", "cause", "part_of"], bool]] = {
    "purpose": ("purpose", False),
    "cause": ("cause", False),
    "effect": ("cause", True),
    "part_of": ("part_of", True),
    "whole_of": ("part_of", False),
}
"""The relation that a tie makes, and whether it stands with the lower event rather than with the upper one."""


class Ties:
    """The events of a report by the words that name or carry them."""

    def __init__(self, reading: Reading, drafts: Sequence[Draft]) -> None:
        """Take the drafts of a report."""
        self._doc = reading.doc
        self._words = reading.codebook.word_set
        self._events = frozenset(draft.event.token for draft in drafts)
        self._at = {draft.event.token: index for index, draft in enumerate(drafts)}
        for draft, index in zip(drafts, range(len(drafts)), strict=True):
            token = reading.doc[draft.event.token]
            if not is_verb(token) and is_verb(token.head) and token.dep_ in ("dobj", "nsubj", "nsubjpass", "attr"):
                self._at.setdefault(token.head.i, index)

    def found(self, token: Token, own: int) -> tuple[Kind, int, bool] | None:
        """Return what the event `own` at a token is to one above it by the grammar, which that is, and how told.

        The last value says whether it is told beside the other, in a clause of its own that could be left out.
        """
        way, at = [token], token
        for _ in range(STEPS):
            if at.head.i == at.i or (at.dep_ not in _CLAUSES and at is not token):
                return None
            at = at.head
            other = self._at.get(at.i)
            if other is not None and other != own:
                kind = self._kind(way)
                if kind == "part_of" and way[-1].dep_ == "conj":
                    return None  # "this took the town and involved a raid": no part of the taking
                beside = way[-1].dep_ in _BESIDE or (at.i in self._events and is_verb(at))
                return (kind, other, beside) if kind else None
            way.append(at)
        return None

    def _kind(self, way: Sequence[Token]) -> Kind | None:
        """Return which tie the words between two events tell, those of the lower one first."""
        lemmas = {t.lemma_.lower() for t in way[1:]}
        marks = {c.lower_ for t in way for c in t.children if c.dep_ in ("mark", "prep", "advmod") and c.i < t.i}
        words = {t.lower_ for t in way if t.dep_ in ("prep", "agent")} | lemmas | marks | self._before(way)
        if words & self._words("event_causing") or self._forced(way) or self._by_cause(way[1:]):
            return "cause"
        if lemmas & self._words("event_results"):
            return "effect"
        if words & self._words("event_wholes") and "parts" not in {t.lower_ for t in way}:
            return "whole_of"
        if words & self._words("event_parts"):
            return "part_of"
        return "purpose" if self._is_aim(way, lemmas) else None

    def _before(self, way: Sequence[Token]) -> set[str]:
        """Return the nouns right before prepositions, which the parse hangs elsewhere ("in revenge for")."""
        return {t.nbor(-1).lemma_.lower() for t in way if t.dep_ == "prep" and t.i and t.nbor(-1).pos_ == "NOUN"}

    def _is_aim(self, way: Sequence[Token], lemmas: set[str]) -> bool:
        """Tell whether the lower event is what is meant by the upper one: what is to be prevented is not."""
        if lemmas & self._words("event_preventing"):
            return False
        infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for t in way for c in t.children)
        prepositions = {t.lower_ for t in way if t.dep_ == "prep"}
        return infinitive or bool(prepositions & _AIMED and lemmas & self._words("event_aims"))

    def _by_cause(self, way: Sequence[Token]) -> bool:
        """Tell whether the lower event is who or what did a causing verb ("driven out by the fighting")."""
        verbs = {t.head.lemma_.lower() for t in way if t.dep_ == "agent"}
        return bool(verbs & self._words("event_causes"))

    def _forced(self, way: Sequence[Token]) -> bool:
        """Tell whether "as" brings in a cause: what has been done or had to be ("as troops have been forced to …")."""
        for token in way:
            if token.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "as" for c in token.lefts):
                if token.tag_ == "VB":
                    return False  # "so as to force"
                done = any(c.dep_ == "aux" and c.lemma_ == "have" for c in token.children)
                return done or bool({t.lemma_.lower() for t in (token, *way)} & self._words("event_forcing"))
        return False

    def caused(self, verb: Token) -> tuple[int, int] | None:
        """Return the events that a verb of causing has as its subject and object ("the shelling sparked clashes")."""
        if verb.lemma_.lower() not in self._words("event_causes"):
            return None
        causes = [self._at[t.i] for t in self._doers(verb) if t.i in self._at]
        below = [*object_heads(verb), *children(verb, "xcomp", "ccomp")]
        below += [o for prep in verb.children if prep.dep_ == "prep" for o in children(prep, "pobj", "pcomp")]
        effects = [self._at[t.i] for t in below if t.i in self._at]
        return (causes[0], effects[0]) if causes and effects and causes[0] != effects[0] else None

    def _doers(self, verb: Token) -> list[Token]:
        """Return the subjects of a verb; the parse hangs a gerund before it as adverb ("Heavy shelling forced")."""
        return [*subject_heads(verb), *(c for c in verb.lefts if c.tag_ == "VBG" and c.dep_ == "advmod")]


def relations_of(reading: Reading, drafts: Sequence[Draft]) -> list[tuple[Relation, ...]]:
    """Return, for each draft, its ties to others: purpose, cause, what it is part of, and what it repeats."""
    relations: list[list[Relation]] = [[] for _ in drafts]
    ties = Ties(reading, drafts)
    for index, draft in enumerate(drafts):
        tie = ties.found(reading.doc[draft.event.token], index)
        if tie is not None and _holds(reading, drafts, draft, tie):
            kind, other, _ = tie
            relation, lower = _TOLD[kind]
            whose, of = (index, other) if lower else (other, index)
            relations[whose].append(Relation(relation, of))
        whole = whole_of(reading, drafts, index)
        if whole is not None:
            relations[index].append(Relation("part_of", whole))
        repeated = _repeated(drafts[:index], draft)
        if repeated is not None:
            relations[index].append(Relation("repeats", repeated))
    for token in reading.tokens:
        pair = ties.caused(token) if is_verb(token) else None
        if pair:
            relations[pair[1]].append(Relation("cause", pair[0]))
    return [tuple(dict.fromkeys(r)) for r in relations]


def _holds(reading: Reading, drafts: Sequence[Draft], draft: Draft, tie: tuple[Kind, int, bool]) -> bool:
    """Tell whether a tie is one: what is meant to happen, or told beside a deed, is its purpose; words have none."""
    kind, other, beside = tie
    meant = beside or draft.modality.status in ("expected", "hypothetical")
    return kind != "purpose" or (meant and drafts[other].type not in reading.codebook.types("speech"))


def _repeated(earlier: Sequence[Draft], draft: Draft) -> int | None:
    """Return the index of the last earlier claim of the same happening.

    Two of its values must agree, or its figures; who does it alone says nothing: one army is in many battles.
    """
    for index in reversed(range(len(earlier))):
        other = earlier[index]
        if other.type != draft.type or other.modality.status != draft.modality.status:
            continue
        if apart(other, draft):
            continue
        fields = verdicts(other, draft)
        agreed = [name for name, same in fields.items() if same]
        if False not in fields.values() and (len(agreed) > 1 or "figures" in agreed):
            return index
    return None
