"""Of all cues that hold, the events: one for a verb with its event noun, the specific before the bare."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dateline.coding.events.clause import noun_clause, verb_clause
from dateline.coding.events.match import Hit
from dateline.coding.reading import Reading
from dateline.coding.syntax import is_verb
from dateline.model import Span

VIOLENT = (
    "air_strike", "shelling", "bombing", "suicide_bombing", "chemical_attack", "armed_clash", "offensive", "attack",
    "abduction", "riot",
)  # fmt: skip
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "pobj", "conj"})


@dataclass(frozen=True, slots=True)
class Chosen:
    """An event with its evidence."""

    event: str
    head: Token
    span: Span
    clause: Span
    weak: bool


def select(reading: Reading, hits: Sequence[Hit]) -> list[Chosen]:
    """Return the events of a report from the cues that hold in it, each with its clause."""
    by_token = {hit.head.i: hit for hit in hits}
    carrying = {i: verb for i, hit in by_token.items() if (verb := _carrier(reading, hit, by_token))}
    kept = {i: hit for i, hit in by_token.items() if not _part_of_longer(hit, hits)}
    for i, verb in carrying.items():
        if i in kept and verb.i in kept:
            _one_of(kept, i, verb.i)
    apart = frozenset({*kept, *(v.i for v in carrying.values())})
    chosen = [_with_clause(reading, hit, carrying.get(i), apart) for i, hit in sorted(kept.items())]
    harms = reading.codebook.word_set("event_harm")
    return _without_weak(_absorbed(_harms_of(chosen, harms)))


def _part_of_longer(hit: Hit, hits: Sequence[Hit]) -> bool:
    return any(other is not hit and other.span.holds(hit.span) and other.span != hit.span for other in hits)


def _carrier(reading: Reading, hit: Hit, by_token: dict[int, Hit]) -> Token | None:
    """Return the verb that only says of the event noun that it takes place, or that does it."""
    noun = hit.head
    if is_verb(noun) or noun.dep_ not in _ARGUMENTS:
        return None
    head: Token = noun.head
    while head.dep_ == "conj" and not is_verb(head):
        head = head.head
    if noun.dep_ == "pobj":
        head = head.head
        if not is_verb(head) or head.i not in by_token or by_token[head.i].event != "casualties":
            return None
        return head
    if not is_verb(head):
        return None
    lemma = head.lemma_.lower()
    subject = noun.dep_ in ("nsubj", "nsubjpass")
    words = reading.codebook.word_set("event_happen" if subject else "event_light")
    return head if lemma in words or (subject and noun.dep_ == "nsubjpass" and lemma in words) else None


def _one_of(kept: dict[int, Hit], noun: int, verb: int) -> None:
    """Keep the noun's event where the verb's adds nothing to it, else the verb's."""
    kept.pop(verb if kept[verb].event in ("casualties", "attack", kept[noun].event) else noun)


def _with_clause(reading: Reading, hit: Hit, carrier: Token | None, apart: frozenset[int]) -> Chosen:
    head = hit.head
    apart = apart - {head.i}
    if is_verb(head) and head.dep_ != "amod":
        clause = verb_clause(reading, head, apart)
    elif carrier is not None:
        clause = verb_clause(reading, carrier, apart - {carrier.i})
        clause = _holding(clause, noun_clause(head, apart, reading))
    elif head.dep_ in ("amod", "nmod", "compound"):
        clause = noun_clause(head.head, apart, reading)
    else:
        clause = noun_clause(head, apart, reading)
    return Chosen(hit.event, head, hit.span, _holding(clause, hit.span), hit.weak)


def _holding(clause: Span, other: Span) -> Span:
    return Span(min(clause.start, other.start), max(clause.end, other.end))


def _absorbed(chosen: Sequence[Chosen]) -> list[Chosen]:
    """Give the toll to the event of the same sentence that made it, where there is one."""
    out = list(chosen)
    for toll in chosen:
        if toll.event != "casualties":
            continue
        makers = [c for c in out if c.event in VIOLENT and c.head.sent.start == toll.head.sent.start]
        if not makers:
            continue
        maker = min(makers, key=lambda c: abs(c.head.i - toll.head.i))
        out.remove(toll)
        out[out.index(maker)] = replace(maker, clause=_holding(maker.clause, toll.clause))
    return out


def _harms_of(chosen: Sequence[Chosen], toll_verbs: frozenset[str]) -> list[Chosen]:
    """Give "killing twenty and wounding dozens" to the violent event whose clause they end."""
    out = list(chosen)
    heads = {c.head.i: c for c in chosen}
    for harm in chosen:
        token = harm.head
        if token.lemma_.lower() not in toll_verbs or token.tag_ != "VBG" or harm not in out:
            continue
        maker = _maker(token, heads)
        if maker is not None and maker in out:
            out.remove(harm)
            out[out.index(maker)] = replace(maker, clause=_holding(maker.clause, harm.clause))
            heads = {c.head.i: c for c in out}
    return out


def _maker(token: Token, heads: dict[int, Chosen]) -> Chosen | None:
    at = token
    while at.dep_ in ("advcl", "conj", "acl", "xcomp", "prep", "pcomp") and at.head.i != at.i:
        at = at.head
        found = heads.get(at.i) or next(
            (heads[c.i] for c in at.children if c.i in heads and c.dep_ in _ARGUMENTS), None
        )
        if found is not None and found.event in VIOLENT and found.head.tag_ != "VBG":
            return found
    return None


def _without_weak(chosen: Sequence[Chosen]) -> list[Chosen]:
    strong = {c.head.sent.start for c in chosen if not c.weak}
    return [c for c in chosen if not c.weak or c.head.sent.start not in strong]
