"""Tolls: "killing twenty", "four were wounded" belong to the event of their sentence that did it."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.coding.reading import Reading
from dateline.coding.syntax import is_passive, is_verb, subject_heads
from dateline.coding.tokens import Token
from dateline.model import Span

ARGUMENTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "dobj", "attr", "acomp", "pobj", "conj"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
_BELOW = ("advcl", "conj", "acl", "relcl", "xcomp", "prep", "pcomp", "ccomp")


@dataclass(frozen=True, slots=True)
class Chosen:
    """An event with its evidence."""

    event: str
    head: Token
    span: Span
    clause: Span
    weak: bool


def joined(a: Span, b: Span) -> Span:
    """Return the span from the first of two to the last."""
    return Span(min(a.start, b.start), max(a.end, b.end))


def absorb_tolls(reading: Reading, chosen: Sequence[Chosen]) -> list[Chosen]:
    """Give each toll to the event of the same sentence that made it, where there is one."""
    makers = reading.codebook.types("violent", "harmful")
    pairs = _paired(reading, chosen, makers)
    tolls = {c.head.i for c in chosen if _is_toll(reading, c)} - {*pairs.values()}
    others = {c.head.i: c for c in chosen if c.event in makers | {"capture"} and c.head.i not in tolls}
    by_sentence: dict[int, list[int]] = {}
    for at, other in others.items():
        by_sentence.setdefault(other.head.sent.start, []).append(at)
    given = set()
    for toll in chosen:
        here = [others[at] for at in by_sentence.get(toll.head.sent.start, ())] if toll.head.i in tolls else []
        maker = others[pairs[toll.head.i]] if toll.head.i in pairs else _maker(toll, here, others)
        if maker is not None and maker.event == "capture" and not _takes_prisoners(toll):
            maker = None
        if maker is not None:
            given.add(toll.head.i)
            weak = maker.weak and (toll.weak or toll.event != maker.event)
            others[maker.head.i] = replace(maker, clause=joined(maker.clause, toll.clause), weak=weak)
    return [others.get(c.head.i, c) for c in chosen if c.head.i not in given]


def _paired(reading: Reading, chosen: Sequence[Chosen], makers: frozenset[str]) -> dict[int, int]:
    """Return the harms that share the doer told after the second ("two were killed and six hurt by army shells")."""
    ordered = sorted((c for c in chosen if _is_toll(reading, c)), key=lambda c: c.head.i)
    return {
        a.head.i: b.head.i
        for a, b in itertools.pairwise(ordered)
        if a.event == "casualties" and b.event in makers and _beside(a.head, b.head)
    }


def _beside(first: Token, second: Token) -> bool:
    """Tell whether "and" and a number with its noun at most stand between two passives."""
    between = [*first.doc[first.i + 1 : second.i]]
    near = len(between) <= PAIR and first.sent.start == second.sent.start and {first.tag_, second.tag_} == {"VBN"}
    return (
        near
        and any(t.lower_ == "and" for t in between)
        and all(t.pos_ not in ("VERB", "ADP") or t.lower_ == "including" for t in between)
    )


PAIR = 9
"""How many words may stand between two harms of one deed ("killed and at least 15 others wounded")."""


def _is_toll(reading: Reading, chosen: Chosen) -> bool:
    """Tell whether it only tells what harm was done: a toll, or a verb of harm whatever type its doer gave it."""
    if chosen.event == "casualties" or _takes_prisoners(chosen):
        return True
    if chosen.event == "displacement":
        return False  # those driven away are an event of their own
    lemma = chosen.head.lemma_.lower()
    return is_verb(chosen.head) and lemma in reading.codebook.word_set("event_harm")


def _maker(toll: Chosen, here: Sequence[Chosen], others: Mapping[int, Chosen]) -> Chosen | None:
    """Return which event made a toll: of the `others` by the grammar, else the nearest of those of its sentence."""
    if not here:
        return None
    related = _related(toll.head, others)
    if related is not None:
        return related
    if toll.event != "casualties" and not _hangs_on_speech(toll.head):
        return None
    return min(here, key=lambda c: abs(c.head.i - toll.head.i))


def _related(token: Token, others: Mapping[int, Chosen]) -> Chosen | None:
    """Return the event that the grammar ties to a verb of harm: its noun argument, the clause above it or below.

    What kills by itself ("a blast killed ten as troops advanced") is no work of the clause below.
    """
    if token.tag_ in FINITE and not is_passive(token):
        own = next((others[i] for s in subject_heads(token) for i in (s.i, s.i + 1) if _names_deed(s, i, others)), None)
        if own is not None:
            return own
    for child in token.subtree:
        if child.i in others and child.dep_ in ("advcl", *ARGUMENTS) and _under(child, token):
            return others[child.i]
    at = _above_which(token)
    if at.i in others and at.i != token.i:
        return others[at.i]
    at = token
    while at.dep_ in _BELOW and at.head.i != at.i:
        if at.dep_ == "conj" and is_verb(at) and not _shares_subject(token):
            return None
        at = at.head
        found = others.get(at.i) or next(
            (others[c.i] for c in at.children if c.i in others and c.dep_ in ARGUMENTS), None
        )
        if found is not None:
            return found
    return None


def _takes_prisoners(chosen: Chosen) -> bool:
    """Tell whether a verb tells of prisoners, who are a figure of the fight in which they are taken."""
    verb = chosen.head
    if chosen.event not in ("arrest", "abduction") or verb.lemma_.lower() != "take":
        return False
    return any(t.lower_ in _PRISONER for t in verb.subtree)


_PRISONER = frozenset({"prisoner", "prisoners", "captive"})


def _hangs_on_speech(verb: Token) -> bool:
    """Tell whether a participle of harm follows the words of who says so ("blew up, officials said, killing three")."""
    return verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.head.lemma_ in ("say", "add", "report", "tell")


def _names_deed(subject: Token, at: int, others: Mapping[int, Chosen]) -> bool:
    """Tell whether a subject is an event, or the doer on which the parse hangs one ("rebel shelling killed")."""
    if at not in others:
        return False
    deed = others[at].head
    return at == subject.i or (deed.tag_ == "VBG" and deed.dep_ == "acl" and deed.head.i == subject.i)


def _above_which(token: Token) -> Token:
    """Return the verb whose clause "which" takes up ("shelled Alpha, which killed four"), else the token itself."""
    which = token.dep_ == "relcl" and any(c.lower_ == "which" and c.dep_ == "nsubj" for c in token.children)
    noun = token.head
    over = noun.head.head if noun.dep_ == "pobj" else noun.head
    return over if which and noun.dep_ in ("dobj", "pobj") and is_verb(over) else token


def _under(child: Token, verb: Token) -> bool:
    """Tell whether only nouns and prepositions stand between a word and the verb above it."""
    at = child.head
    while at.i != verb.i:
        if is_verb(at) or at.head.i == at.i:
            return False
        at = at.head
    return True


def _shares_subject(verb: Token) -> bool:
    own = any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    return not own and bool(subject_heads(verb)) and not is_passive(verb)
