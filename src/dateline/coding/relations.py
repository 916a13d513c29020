"""How a report's claims hang together: purpose, cause, part and repetition (codebook, section 2).

A relation stands with the claim that it is told of: an offensive has the `purpose` of a capture, a flight the `cause`
of a battle; an attack is `part_of` an operation; a later telling by another origin `repeats` the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from spacy.tokens import Token

from dateline.coding.drafts import Draft
from dateline.coding.reading import Reading
from dateline.coding.sameness import verdicts
from dateline.coding.syntax import children, is_verb, object_heads, subject_heads
from dateline.model import Relation

Kind = Literal["purpose", "cause", "part_of", "whole_of"]
STEPS = 6
"""Over how many words the grammar is followed from one event to another."""
_AIMED = frozenset({"to", "for", "at", "in"})
_CLAUSES = frozenset({"advcl", "xcomp", "acl", "pcomp", "prep", "pobj", "ccomp", "dobj", "conj"})


class Ties:
    """The events of a report by the words that name or carry them."""

    def __init__(self, reading: Reading, drafts: Sequence[Draft]) -> None:
        """Take the drafts of a report."""
        self._doc = reading.doc
        self._words = reading.codebook.word_set
        self._at = {draft.event.token: index for index, draft in enumerate(drafts)}
        for draft, index in zip(drafts, range(len(drafts)), strict=True):
            token = reading.doc[draft.event.token]
            if not is_verb(token) and is_verb(token.head) and token.dep_ in ("dobj", "nsubj", "nsubjpass", "attr"):
                self._at.setdefault(token.head.i, index)

    def found(self, token: Token, own: int) -> tuple[Kind, int] | None:
        """Return what the event `own` at a token is to one above it by the grammar, and which that is."""
        way, at = [token], token
        for _ in range(STEPS):
            if at.head.i == at.i or (at.dep_ not in _CLAUSES and at is not token):
                return None
            at = at.head
            other = self._at.get(at.i)
            if other is not None and other != own:
                kind = self._kind(way)
                return (kind, other) if kind else None
            way.append(at)
        return None

    def _kind(self, way: Sequence[Token]) -> Kind | None:
        """Return which tie the words between two events tell, those of the lower one first."""
        prepositions = {t.lower_ for t in way if t.dep_ in ("prep", "agent")}
        lemmas = {t.lemma_.lower() for t in way[1:]}
        marks = {c.lower_ for t in way for c in t.children if c.dep_ in ("mark", "prep", "advmod") and c.i < t.i}
        words = prepositions | lemmas | marks
        if words & self._words("event_causing"):
            return "cause"
        if words & self._words("event_wholes"):
            return "whole_of"
        if words & self._words("event_parts"):
            return "part_of"
        infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for t in way for c in t.children)
        planned = bool(lemmas & self._words("event_aims"))
        aimed = prepositions & _AIMED and planned
        return "purpose" if infinitive or aimed else None

    def caused(self, verb: Token) -> tuple[int, int] | None:
        """Return the events that a verb of causing has as its subject and object ("the shelling sparked clashes")."""
        if verb.lemma_.lower() not in self._words("event_causes"):
            return None
        causes = [self._at[t.i] for t in subject_heads(verb) if t.i in self._at]
        below = [*object_heads(verb), *children(verb, "xcomp", "ccomp")]
        below += [o for prep in verb.children if prep.dep_ == "prep" for o in children(prep, "pobj", "pcomp")]
        effects = [self._at[t.i] for t in below if t.i in self._at]
        return (causes[0], effects[0]) if causes and effects and causes[0] != effects[0] else None


def relations_of(reading: Reading, drafts: Sequence[Draft]) -> list[tuple[Relation, ...]]:
    """Return, for each draft, its ties to others: purpose, cause, what it is part of, and what it repeats."""
    relations: list[list[Relation]] = [[] for _ in drafts]
    ties = Ties(reading, drafts)
    for index, draft in enumerate(drafts):
        tie = ties.found(reading.doc[draft.event.token], index)
        if tie is not None and _holds(reading, drafts, draft, tie):
            kind, other = tie
            if kind == "part_of":
                relations[index].append(Relation("part_of", other))
            else:
                relations[other].append(Relation("part_of" if kind == "whole_of" else kind, index))
        repeated = _repeated(drafts[:index], draft)
        if repeated is not None:
            relations[index].append(Relation("repeats", repeated))
    for token in reading.doc:
        pair = ties.caused(token) if is_verb(token) else None
        if pair:
            relations[pair[1]].append(Relation("cause", pair[0]))
    return [tuple(dict.fromkeys(r)) for r in relations]


def _holds(reading: Reading, drafts: Sequence[Draft], draft: Draft, tie: tuple[Kind, int]) -> bool:
    """Tell whether a tie is one: what is meant to happen is the purpose of a deed, not of words."""
    kind, other = tie
    meant = draft.modality.status in ("expected", "hypothetical")
    return kind != "purpose" or (meant and drafts[other].type not in reading.codebook.types("speech"))


def _repeated(earlier: Sequence[Draft], draft: Draft) -> int | None:
    """Return the index of the last earlier claim of the same happening by another origin."""
    for index in reversed(range(len(earlier))):
        other = earlier[index]
        if other.type != draft.type or other.modality.status != draft.modality.status:
            continue
        fields = verdicts(other, draft)
        if False not in fields.values() and list(fields.values()).count(True) >= 1:
            return index
    return None
