"""Which time an event has: the expression that hangs nearest to it in the parse."""

from __future__ import annotations

import re

from spacy.tokens import Token

from dateline.coding.reading import EventMention, Reading
from dateline.coding.syntax import ancestors, climb, is_verb
from dateline.model import Time, TimeMention

FAR = 9.0
"""The cost over which an expression is not taken for the event's."""
_OPEN = re.compile(
    r"\b(?:starting|beginning|since|from|ever since)\s+"
    r"(?:[\w'\u2019 ]{0,45}?\b(?:began|begun|started|erupted|broke out|launched)\s+)?(?:in|on|at|the)?\s*$",
    re.IGNORECASE,
)
_UNDATED = frozenset({"DURATION", "SET"})
UNTOLD = frozenset({"dateline", "clutter", "byline", "trailer"})


def time_of(reading: Reading, event: EventMention) -> Time | None:
    """Return the time that the event's own clause or sentence tells; None where it tells none."""
    token = reading.doc[event.token]
    chain = ancestors(token)
    costs = [
        (cost, mention) for mention in _dated(reading, token) if (cost := _cost(reading, event, chain, mention)) <= FAR
    ]
    return _time(reading, min(costs, key=lambda pair: pair[0])[1]) if costs else None


def _dated(reading: Reading, token: Token) -> list[TimeMention]:
    start, end = token.sent.start_char, token.sent.end_char
    return [
        m for m in reading.times if start <= m.start < end and m.begin and reading.passage_kind(m.start) not in UNTOLD
    ]


def _cost(reading: Reading, event: EventMention, chain: dict[int, int], mention: TimeMention) -> float:
    tokens = reading.tokens_in(mention.span)
    inside = {t.i for t in tokens}
    head = next((t for t in tokens if t.head.i not in inside), tokens[0])
    steps, path = climb(head, chain)
    if steps is None:
        return FAR + 1
    meeting = path[-1]
    cost = steps + 1.5 * chain[meeting.i]
    speech = reading.codebook.word_set("event_speech")
    if meeting.i != event.token and is_verb(meeting) and meeting.lemma_.lower() in speech:
        cost += FAR
    cost += sum(2.0 for t in path[:-1] if t.dep_ in ("relcl", "advcl", "ccomp", "acl", "conj") and is_verb(t))
    if not event.clause.holds(mention.span):
        cost += 1.5
    if mention.type in _UNDATED:
        cost += 0.5
    return cost


def _time(reading: Reading, mention: TimeMention) -> Time:
    end = mention.end_date
    opened = _OPEN.search(reading.text[max(0, mention.start - 80) : mention.start])
    if opened:
        until = reading.published if "since" in opened.group().lower() else None
        end = until.isoformat() if until and mention.begin and mention.begin <= until.isoformat() else None
    return Time(
        mention.text,
        mention.span,
        mention.begin,
        end,
        mention.precision,
        mention.clock,
        mention.anchor,
        mention.rule,
    )
