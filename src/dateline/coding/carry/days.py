"""The day of which a report goes on to tell: what follows a dated event in the past tense is of its day (section 6)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dateline.coding.drafts import Draft
from dateline.coding.mention import sentence_of
from dateline.coding.reading import Reading
from dateline.coding.syntax import is_verb
from dateline.coding.times.govern import ANSWERED, UNTOLD
from dateline.coding.times.ways import head_of
from dateline.coding.tokens import Token
from dateline.model import Span, Time, TimeMention

TOLD_ON = 6
"""Sentences over which a report that tells of one day in the past tense still speaks of that day."""
PAST = 2
"""Sentences after which what lay before the day ("rebels took the town in 2014") is told and left again."""
A_DAY_OR_NIGHT = 1
"""Days from the first to the last of a time that a report goes on to tell of ("overnight", "in the past 24 hours")."""
_SINCE_THEN = re.compile(
    r"\b(?:ever )?since (?:then|that (?:day|date|time|moment))\b|(?<=\bhave )since\b|(?<=\bhas )since\b",
    re.IGNORECASE,
)
_NOT_PAST = frozenset(
    {"had", "has", "have", "'ve", "will", "would", "may", "might", "could", "can", "should", "must", "'d"}
)
_ALIKE = frozenset(
    {"set", "hit", "put", "cut", "shut", "hurt", "beat", "burst", "cast", "let", "shed", "split", "spread", "thrust"}
)
"""Verbs whose past has the form of their present, which the parse takes them for behind "and"."""
_APART = frozenset({"after", "before", "following", "since", "until", "from"})
"""Words that set what follows them off in time."""
_WITHIN = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "prep", "agent", "conj", "compound", "dep", "attr"})
"""How a noun hangs on the verb that tells of it."""
_BESIDE_A_DEED = frozenset({"arrest", "release"})
"""Types whose day is not that of the deeds told after them, which they may answer."""


def of_the_day(reading: Reading, earlier: Sequence[Draft], draft: Draft) -> Time | None:
    """Return the time of the deed dated last before, where the report goes on from it to tell of more.

    Who did it, to whom and where may differ ("Five more were killed in Beta").
    """
    if draft.modality.status != "occurred" or not in_past_tense(reading.doc[draft.event.token]):
        return None
    deeds = reading.codebook.types("deed")
    for last in reversed(earlier):
        if last.time is None or last.time.start is None:
            continue
        apart = _sentences(reading, last, draft)
        if not 0 <= apart <= TOLD_ON:
            return None
        if is_brief(last.time):
            alike = {draft.type, last.type} <= deeds and last.modality.status == "occurred"
            if last.type in _BESIDE_A_DEED and draft.type != last.type:
                continue
            goes_on = alike and not _elsewhen(reading, last, last.time, draft)
            return replace(last.time, text=None, span=None) if goes_on else None
        if apart < PAST:
            return None
    return None


def since_then(reading: Reading, earlier: Sequence[Draft], draft: Draft) -> Time | None:
    """Return the time from the one told last up to publication, of what has been so "since then"."""
    sentence = reading.doc[draft.event.token].sent
    told = _SINCE_THEN.search(reading.text, sentence.start_char, sentence.end_char)
    if told is None or (draft.time is not None and draft.time.span):
        return None
    if told[0].lower() == "since" and not draft.event.clause.holds(Span(told.start(), told.end())):
        return None
    last = next((d.time for d in reversed(earlier) if d.time and d.time.start), None)
    published = reading.published.isoformat() if reading.published else None
    if last is None or published is None or (last.start or "") > published:
        return None
    start = last.end if last.end and last.end <= published else last.start
    end = published if draft.modality.status == "occurred" else None
    span = Span(told.start(), told.end())
    rule = f"{told[0]}, from the time told before ({start})"
    return Time(told[0], span, start, end, last.precision, None, "narrative", rule)


def is_brief(time: Time) -> bool:
    """Tell whether a time is a day or a night, so that what goes on from it is of it too."""
    if not time.start or not time.end:
        return False
    return (date.fromisoformat(time.end) - date.fromisoformat(time.start)).days <= A_DAY_OR_NIGHT


def in_past_tense(token: Token) -> bool:
    """Tell whether the verb over an event tells it as done, and neither as done before then nor as possible."""
    verb = token
    while not is_verb(verb) and verb.head.i != verb.i and verb.dep_ in _WITHIN and verb.lower_ not in ANSWERED:
        verb = verb.head
    while (over := _over(verb)) is not None and _has_its_tense(verb, over):
        verb = over
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if not is_verb(verb) or helpers & _NOT_PAST or verb.dep_ in ("acl", "amod"):
        return False
    return verb.tag_ in ("VBD", "VBN") or bool(helpers & {"was", "were"})


def _has_its_tense(verb: Token, over: Token) -> bool:
    """Tell whether a verb has the tense of the one above it ("attacked Alpha, killing two", "and set fire to it")."""
    if verb.tag_ == "VBG":
        return verb.dep_ in ("advcl", "conj", "xcomp", "pcomp")
    bare = verb.dep_ == "conj" and verb.tag_ in ("VB", "VBP") and over.tag_ in ("VBD", "VBN")
    return bare and verb.lower_ in _ALIKE


def _over(verb: Token) -> Token | None:
    """Return the verb to which a participle belongs ("attacked the village, killing two", "answered by firing")."""
    over: Token = verb.head.head if verb.dep_ == "pcomp" else verb.head
    return over if is_verb(over) and over.i != verb.i else None


def told_beside(reading: Reading, draft: Draft) -> Time | None:
    """Return the one day that the sentence tells, of a deed in the past tense that the parse does not tie to it."""
    if draft.modality.status != "occurred" or draft.type not in reading.codebook.types("deed"):
        return None
    token = reading.doc[draft.event.token]
    if not in_past_tense(token):
        return None
    sentence = token.sent
    events = {e.token for e in reading.events if e.token != token.i}
    days = [m for m in reading.times if sentence.start_char <= m.start < sentence.end_char]
    told = [m for m in days if not _of_saying(reading, m)]
    if not told or any(not _is_plain(reading, m, events) for m in told):
        return None
    first = told[0]
    if any((m.begin, m.end_date) != (first.begin, first.end_date) for m in told):
        return None
    return Time(None, None, first.begin, first.end_date, first.precision, first.clock, first.anchor, first.rule)


def _is_plain(reading: Reading, mention: TimeMention, events: set[int]) -> bool:
    """Tell whether an expression is a day in the past tense, and not of a clause that is another event's own."""
    if mention.precision not in ("day", "hour") or not mention.begin or mention.begin != mention.end_date:
        return False
    ahead = reading.published is not None and mention.begin > reading.published.isoformat()
    if ahead or reading.passage_kind(mention.start) in UNTOLD:
        return False
    token = head_of(reading, mention)
    if token.dep_ in ("poss", "compound", "nmod"):
        return False
    while not is_verb(token) and token.head.i != token.i:
        if token.lower_ in _APART:
            return False
        token = token.head
    apart = any(c.dep_ == "mark" and c.lower_ in _APART for c in token.children)
    own = token.i in events and token.dep_ in ("relcl", "acl", "ccomp")
    helpers = {c.lower_ for c in token.children if c.dep_ in ("aux", "auxpass")}
    return not (apart or own or helpers & _NOT_PAST) and token.tag_ in ("VBD", "VBN", "VBG")


def _sentences(reading: Reading, earlier: Draft, later: Draft) -> int:
    """Return how many sentences a draft is told after another; negative where it is told before."""
    return sentence_of(reading, later.event.token) - sentence_of(reading, earlier.event.token)


def _elsewhen(reading: Reading, earlier: Draft, time: Time, later: Draft) -> bool:
    """Tell whether another time is told between the two or beside the later, but that of saying so."""
    sentence = reading.doc[later.event.token].sent
    first = reading.doc[max(0, sentence.start - 1)].sent
    between = Span(max(earlier.event.clause.end, first.start_char), sentence.end_char)
    return any(
        between.start <= m.start < between.end and not _agrees(m, time) and not _of_saying(reading, m)
        for m in reading.times
    )


def _agrees(mention: TimeMention, time: Time) -> bool:
    """Tell whether an expression names no other time than `time` does."""
    if mention.value == "PAST_REF":
        return False
    if not mention.begin or not mention.end_date or not time.start or not time.end:
        return mention.type in ("DURATION", "SET")
    return mention.begin <= time.end and mention.end_date >= time.start


def _of_saying(reading: Reading, mention: TimeMention) -> bool:
    """Tell whether an expression stands with a verb of saying: it is when it was told."""
    said = reading.codebook.word_set("event_speech")
    token: Token | None = reading.tokens_in(Span(mention.start, mention.end))[0]
    while token is not None and not is_verb(token):
        token = token.head if token.head.i != token.i else None
    return token is not None and token.lemma_.lower() in said
