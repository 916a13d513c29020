"""Words by which somebody says that he had no part in a deed, which took place ("denied involvement in the attack")."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.codebook import Codebook
from dateline.coding.syntax import is_verb, subject_heads
from dateline.coding.tokens import Token

_PREPOSITIONS = frozenset({"in", "for", "to", "with", "of"})
_OWNING = frozenset({"have", "be", "play", "take", "bear", "accept"})
_HELD = frozenset({"responsible", "involved", "involve", "complicit", "guilty", "behind"})
"""What somebody is said not to be for or in a deed."""
_NO = frozenset({"no", "any", "nothing"})


@dataclass(frozen=True, slots=True)
class Disclaimer:
    """By which word it is disclaimed, and the heads of the phrases for who does so."""

    cue: Token
    who: tuple[Token, ...]


def disclaimer_of(book: Codebook, deed: Token) -> Disclaimer | None:
    """Return how somebody says that he had no part in the deed that a word names; None where nobody does.

    The parts are those of the codebook's `denied_parts` ("involvement", "role"); who is told to have none in another's
    words ("he had no role in it, police said") disclaims it too.
    """
    prep = deed.head
    if deed.dep_ not in ("pobj", "pcomp") or prep.lower_ not in _PREPOSITIONS or prep.head.i == prep.i:
        return None
    above = prep.head
    parts = [above, *(c for c in above.children if c.dep_ == "dobj" and c.i < prep.i and is_verb(above))]
    if part := next((t for t in parts if t.lemma_.lower() in book.word_set("denied_parts")), None):
        return _of_part(book, part)
    if above.lemma_.lower() == "do" and above.head.lower_ == "nothing":
        return _of_owner(above.head, above.head)
    if above.lower_ in _HELD:
        verb = above if above.tag_ == "VBN" and above.dep_ not in ("acomp", "oprd") else above.head
        negation = next((c for at in (verb, above) for c in at.children if c.dep_ == "neg"), None)
        return Disclaimer(negation, tuple(subject_heads(verb))) if negation is not None else None
    return None


def _of_part(book: Codebook, part: Token) -> Disclaimer | None:
    """Return how a part in a deed is disclaimed: by a verb or noun of denying, or by "no"."""
    no = next((c for c in part.children if c.lower_ in _NO), None)
    if part.dep_ == "pobj" and part.head.head.lemma_.lower() == "denial":
        denial = part.head.head
        verb = denial.head
        return Disclaimer(denial, tuple(subject_heads(verb)) if is_verb(verb) else ())
    verb = part.head
    if part.dep_ not in ("dobj", "attr") or not is_verb(verb):
        return None
    if _denies(book, verb):
        return Disclaimer(verb, tuple(subject_heads(verb)))
    above = verb.head
    if verb.lemma_.lower() in _OWNING and verb.dep_ in ("xcomp", "ccomp", "pcomp") and _denies(book, above):
        return Disclaimer(above, tuple(subject_heads(verb) or subject_heads(above)))
    return _of_owner(part, no)


def _of_owner(part: Token, no: Token | None) -> Disclaimer | None:
    """Return how "had no part", "did not have a part" disclaims it."""
    verb = part.head
    if not is_verb(verb) or verb.lemma_.lower() not in _OWNING:
        return None
    cue = next((c for c in verb.children if c.dep_ == "neg"), no if no is not None and no.lower_ != "any" else None)
    return Disclaimer(cue, tuple(subject_heads(verb))) if cue is not None else None


def _denies(book: Codebook, verb: Token) -> bool:
    denying = verb.lemma_.lower() in book.word_set("refuting_verbs")
    return denying and not any(c.dep_ == "neg" for c in verb.children)
