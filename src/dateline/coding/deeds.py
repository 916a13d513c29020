"""Deeds told of deeds: "the offensive captured two towns" is the work of those whose offensive it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.drafts import Draft
from dateline.coding.reading import Reading
from dateline.coding.sameness import passed_on
from dateline.coding.syntax import is_passive, is_verb, subject_heads
from dateline.coding.tokens import Token, Words
from dateline.model import REAL

POINTING = frozenset({"this", "these", "that", "which"})
"""Subjects that take up what the sentence before them, or the clause that they hang of, tells."""


def whole_of(reading: Reading, drafts: Sequence[Draft], index: int) -> int | None:
    """Return the index of the event that a draft's verb has as its subject, by its noun or by "this"; else None.

    What an event does is a part of it, and is told by the same source or one that passes that source on.
    """
    draft = drafts[index]
    verb = _verb(reading.doc[draft.event.token])
    if verb is None or is_passive(verb) or draft.modality.status not in REAL:
        return None
    for subject in subject_heads(verb):
        found = _named(reading, drafts, subject)
        if found is not None and found != index and passed_on(drafts[found], draft):
            return found
    return None


def carry_doers(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """Give each draft without actors, which is told as what another event did, the actors of that event."""
    out = list(drafts)
    for index, draft in enumerate(out):
        whole = whole_of(reading, out, index) if not draft.roles.actors else None
        if whole is not None and out[whole].roles.actors:
            theirs = {t.name.lower() for t in draft.roles.targets}
            actors = tuple(a for a in out[whole].roles.actors if a.name.lower() not in theirs)
            out[index] = replace(draft, roles=replace(draft.roles, actors=actors))
    return out


def _verb(token: Token) -> Token | None:
    """Return the verb that a draft is told by: its own word, or the one that its noun is the object of."""
    if is_verb(token):
        return token
    return token.head if token.dep_ == "dobj" and is_verb(token.head) else None


def _named(reading: Reading, drafts: Sequence[Draft], subject: Token) -> int | None:
    """Return the index of the draft that a subject names or, as a pronoun, points back to."""
    if subject.pos_ in ("PRON", "DET") and subject.lower_ in POINTING:
        return _last_led(reading, drafts, subject.sent)
    mention = next((m for m in reading.events if m.token == subject.i), None)
    if mention is None:
        return None
    own = next((i for i, d in enumerate(drafts) if d.event.token == subject.i), None)
    alike = (i for i, d in enumerate(drafts) if d.type == mention.event and d.event.token < subject.i)
    return own if own is not None else max(alike, default=None)


def _last_led(reading: Reading, drafts: Sequence[Draft], sentence: Words) -> int | None:
    """Return the index of the draft that the sentence before one, in the same passage, tells above all."""
    before = sentence[0].nbor(-1).sent if sentence.start else None
    if before is None or reading.passage_at(before.start_char) != reading.passage_at(sentence.start_char):
        return None
    roots = [i for i, d in enumerate(drafts) if _leads(reading.doc[d.event.token], before.root)]
    return roots[0] if len(roots) == 1 else None


def _leads(token: Token, root: Token) -> bool:
    """Tell whether a word is what its sentence tells above all: its root, or the root's object or subject."""
    return token.i == root.i or (token.head.i == root.i and token.dep_ in ("dobj", "nsubj", "nsubjpass", "attr"))
