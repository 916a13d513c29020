"""Which event a figure belongs to: the innermost clause that holds it, else the event that its words go on from."""

from __future__ import annotations

import re

from dateline.coding.figures.events_at import events_at
from dateline.coding.figures.fates import CASUALTIES
from dateline.coding.figures.parts import wholes_of
from dateline.coding.figures.stretches import stretch_at
from dateline.coding.reading import EventMention, Reading
from dateline.coding.syntax import governor, is_verb
from dateline.coding.tokens import Token
from dateline.model import FigureMention

_WAR = re.compile(
    r"\b(?:war|conflict|uprising|revolt|revolution|rebellion|insurgency|crisis|protests|violence|unrest)\b[^.;]*\bsince\b"
    r"|\b(?:war|conflict|uprising|revolt|insurgency)\s+(?:that|which)?\s*(?:has|have|had)\s+(?:\w+\s+)?(?:killed|left|claimed|cost|seen|displaced)\b"
    r"|\bsince\b[^.;]*\b(?:began|begun|started|erupted|broke\s+out|start|beginning|outbreak|onset)\b|\bsince\s+(?:\w+\s+)?(?:19|20)\d\d\b",
    re.IGNORECASE,
)
"""Words that make a toll one of the whole war ("since the conflict began in March 2011")."""
LOOSE = frozenset({"other", "duration", "money"})
"""Measures too vague to be given to an event whose clause does not hold them."""


PEACEFUL = frozenset(
    {
        "control",
        "withdrawal",
        "deployment",
        "formation",
        "military_support",
        "ceasefire",
        "agreement",
        "negotiation",
        "aid",
        "demand",
        "rejection",
        "accusation",
        "threat",
        "sanction",
    }
)
"""Types of which no dead and wounded are told."""


def assigned(reading: Reading) -> dict[int, list[FigureMention]]:
    """Return the figures of each event, by the index of its token."""
    found = reading.memo.get("figures.assigned")
    if found is None:
        found = reading.memo["figures.assigned"] = _assign(reading)
    return found  # type: ignore[return-value]


def _assign(reading: Reading) -> dict[int, list[FigureMention]]:
    out: dict[int, list[FigureMention]] = {}
    wholes = wholes_of(reading)
    events: dict[FigureMention, EventMention | None] = {}
    for mention in reading.figures:
        whole = wholes.get(mention)
        near = whole is not None and whole in events and _together(reading, whole, mention)
        event = events[mention] = events[whole] if near and whole else _event_of(reading, mention)
        if event is not None:
            for one in _with_outer(reading, event, mention):
                out.setdefault(one.token, []).append(mention)
    return out


def _with_outer(reading: Reading, event: EventMention, mention: FigureMention) -> tuple[EventMention, ...]:
    """Return the events of a figure: a state told in an adjective has only its noun's, shared with what befell that.

    "They struck two rebel-held towns and a depot": two towns are held, and two towns were struck.
    """
    state = reading.doc[event.token]
    if event.event != "control" or state.dep_ not in ("amod", "compound", "nmod") or state.head.i <= state.i:
        return (event,)
    own = (event,) if mention.start <= state.head.idx < mention.end else ()
    holding = [e for e in events_at(reading).holding(mention.span) if e != event and _may_have(reading, e, mention)]
    outer = min(holding, key=lambda e: (e.clause.end - e.clause.start, e.trigger), default=None)
    return (*own, outer) if outer is not None else own


def _together(reading: Reading, whole: FigureMention, part: FigureMention) -> bool:
    return stretch_at(reading, _token(reading, whole)) == stretch_at(reading, _token(reading, part))


def _event_of(reading: Reading, mention: FigureMention) -> EventMention | None:
    if mention.measure in ("duration", "money") and (lasting := _lasting(reading, mention)):
        return lasting
    holder = _holder(reading, mention)
    if mention.measure in ("killed", "wounded", "missing") and _of_the_war(reading, mention):
        return _toll_beside(reading, mention) or (holder if holder and holder.event == "armed_clash" else None)
    loose = mention.measure in LOOSE and mention.unit != CASUALTIES
    return holder or (None if loose else _gone_on_from(reading, mention))


def _lasting(reading: Reading, mention: FigureMention) -> EventMention | None:
    """Return the event that a length of time or a sum is of ("two years of heavy shelling", "$5 million in aid")."""
    token = reading.token_at(mention.end)
    if token is None:
        return None
    if token.lower_ in _OF[mention.measure] or mention.text.lower().endswith("long"):
        return next(iter(events_at(reading).among(token.i, token.i + 5)), None)
    return _for_so_long(reading, mention) if mention.measure == "duration" else None


_OF = {"duration": ("of",), "money": ("in", "of", "worth")}


def _for_so_long(reading: Reading, mention: FigureMention) -> EventMention | None:
    """Return the event with whose verb "for three years" stands ("has been under siege for three years")."""
    first = reading.token_at(mention.start)
    if first is None or first.i == 0:
        return None
    unit = first.doc[reading.token_at(mention.end - 1).i]  # type: ignore[union-attr]
    if unit.dep_ != "pobj" or unit.head.lower_ not in ("for", "over", "during") or not is_verb(unit.head.head):
        return None
    verb = unit.head.head
    start, end = stretch_at(reading, first.i)
    here = events_at(reading).among(start, end)
    own = next((e for e in here if e.token == verb.i), None)
    return own or next((e for e in here if governor(reading.doc[e.token]) == verb), None)


def _of_the_war(reading: Reading, mention: FigureMention) -> bool:
    """Tell whether a toll is of the whole war and not of what the sentence tells beside it."""
    start, end = stretch_at(reading, _token(reading, mention))
    return _WAR.search(reading.text[reading.doc[start].idx : reading.doc[end - 1].idx]) is not None


def _toll_beside(reading: Reading, mention: FigureMention) -> EventMention | None:
    start, end = stretch_at(reading, _token(reading, mention))
    return next((e for e in events_at(reading).among(start, end) if e.event == "casualties"), None)


def _token(reading: Reading, mention: FigureMention) -> int:
    token = reading.token_at(mention.start)
    return token.i if token is not None else 0


def _holder(reading: Reading, mention: FigureMention) -> EventMention | None:
    """Return the event of the innermost clause about a figure; what only describes those counted is not asked first."""
    holding = [e for e in events_at(reading).holding(mention.span) if _may_have(reading, e, mention)]
    inner = min(holding, key=lambda e: (e.clause.end - e.clause.start, e.trigger), default=None)
    if inner is None or len(holding) == 1 or _counts_its_own(reading.doc[inner.token], mention):
        return inner
    if mention.measure in ("killed", "wounded") and (tied := _tied(reading, mention, holding)):
        return tied
    noun = _described(reading.doc[inner.token], mention)
    verb = noun.head if noun is not None and noun.dep_ in ("dobj", "nsubjpass") else None
    return next((e for e in holding if verb is not None and e.token == verb.i), inner)


_THINGS = ("weapons", "rounds", "aircraft", "vehicles")
_IN = ("in", "by", "during", "from", "at", "with")
_UP = ("advcl", "conj", "acl", "relcl", "xcomp")


def _counts_its_own(noun: Token, mention: FigureMention) -> bool:
    """Tell whether a figure is of those whom the noun of an event has by "of" ("the killing of three soldiers")."""
    objects = (o for p in noun.children if p.lower_ == "of" for o in p.children if o.dep_ == "pobj")
    return noun.pos_ == "NOUN" and any(mention.start <= o.idx < mention.end for o in objects)


def _tied(reading: Reading, mention: FigureMention, holding: list[EventMention]) -> EventMention | None:
    """Return the event that the grammar ties to the verb over a toll: its own, its subject, its place, above."""
    first = reading.token_at(mention.start)
    verb = governor(first) if first is not None else None
    events = {e.token: e for e in holding}
    for _ in range(4):
        if verb is None:
            return None
        words = [verb, *(c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass"))]
        words += [o for p in verb.children if p.lower_ in _IN for o in p.children if o.dep_ == "pobj"]
        found = next((events[w.i] for w in words if w.i in events), None)
        if found is not None or verb.dep_ not in _UP:
            return found
        verb = verb.head if verb.head.i in events else governor(verb)
    return None


def _described(verb: Token, mention: FigureMention) -> Token | None:
    """Return the noun of a figure that a participle or relative clause describes ("two missiles fired from afar")."""
    if verb.pos_ == "NOUN":
        own = mention.measure in _THINGS and mention.start <= verb.idx < mention.end
        return verb if own else None
    noun = verb.head
    return noun if verb.dep_ in ("acl", "relcl") and mention.start <= noun.idx < mention.end else None


def _gone_on_from(reading: Reading, mention: FigureMention) -> EventMention | None:
    """Return the event of the same sentence before the figure, else of the sentence just before."""
    token = reading.token_at(mention.start)
    if token is None:
        return None
    start, end = stretch_at(reading, token.i)
    here = [e for e in events_at(reading).among(start, end) if _may_have(reading, e, mention)]
    beside = [e for e in here if not _parted(reading, e, mention)]
    if beside:
        return min(beside, key=lambda e: abs(e.token - token.i))
    if here:
        return max((e for e in here if e.trigger.end <= mention.start), key=lambda e: e.trigger, default=None)
    if start == 0:
        return None
    first, last = stretch_at(reading, start - 1)
    if reading.passage_at(reading.doc[first].idx) != reading.passage_at(reading.doc[start].idx):
        return None
    return next((e for e in events_at(reading).among(first, last) if _may_have(reading, e, mention)), None)


def _may_have(reading: Reading, event: EventMention, mention: FigureMention) -> bool:
    """Tell whether an event can have a figure: nobody dies of a state or a word, and violence tells its harm."""
    if mention.measure in ("killed", "wounded", "missing"):
        return event.event not in PEACEFUL
    return not (mention.measure == "civilians" and event.event in reading.codebook.types("violent"))


def _parted(reading: Reading, event: EventMention, mention: FigureMention) -> bool:
    """Tell whether a semicolon stands between an event and a figure."""
    start, end = sorted((event.trigger.start, mention.start))
    return ";" in reading.text[start:end]
