"""Which time an event has: the expression that hangs nearest to it in the parse (codebook, section 6).

An expression belongs to the clause that it stands in: one in a relative clause below the event is of that clause's own
event, one over a relative clause is not of what the clause tells, and one beside a verb of saying is when it was said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dateline.coding.reading import EventMention, Reading
from dateline.coding.spans import Beginnings
from dateline.coding.syntax import ancestors, climb, is_passive, is_verb
from dateline.model import Span, Time, TimeMention

FAR = 9.0
"""The cost over which an expression is not taken for the event's."""
STATE_FAR = 5.5
"""The same of a state, which is rather told of than dated."""
NOW = 3.0
"""The cost of "now" and "currently" where a date is rather meant."""
NEAR = 60
"""Characters between the ends of one range."""
UNTOLD = frozenset({"dateline", "clutter", "byline", "trailer"})
_UNDATED = frozenset({"DURATION", "SET"})
_OPEN = re.compile(
    r"\b(?P<how>starting|beginning|ever since|since|from)\s+"
    r"(?P<inner>[\w'\u2019 ]{0,45}?\b(?:began|begun|started|erupted|broke out|launched)\s+)?(?:in|on|at|the)?\s*$",
    re.IGNORECASE,
)
_SUBORDINATE = frozenset({"relcl", "advcl", "ccomp", "acl", "conj"})
_APART = frozenset({"after", "before", "following"})
"""Words that set one event off from another in time, so that they share none."""
_HAPPENS = frozenset({"continue", "occur", "happen", "last", "end", "erupt", "follow"})
"""Verbs beside those of beginning by which a relative clause says when its noun took place."""
_NOT_SHARED = frozenset({"relcl", "acl", "ccomp"})
"""Clauses whose own event keeps its time to itself."""
SAYINGS = frozenset({"accusation", "demand", "rejection", "sanction", "threat"})
"""Types that are done by saying so, at the time of saying; the deed that is spoken of has a time of its own."""
_ISSUED = frozenset({"issue", "publish", "release", "make", "post", "send", "broadcast", "address", "date"})
"""What is done with a statement on the day on which it is made."""
BEGUN = "begun"
"""How the rule of a time begins that is the beginning of what may go on."""
_LASTING = re.compile(r"\b(?:offensives?|wars?|campaigns?|operations?|advances?|push)$", re.IGNORECASE)
"""Words for events that go on from the day on which they begin."""
_WEARING = re.compile(
    r"\b(?:fighting|clashes|battles?|siege|insurgency|uprising|rebellion|conflict|blockade|protests|bombardment|shelling)$",
    re.IGNORECASE,
)
"""Words for events that may go on from it, where they are told as going on."""


@dataclass(frozen=True, slots=True)
class _Way:
    """How an expression hangs together with an event: the tokens up to where their ways meet, and from there down."""

    up: list[Token]
    down: list[Token]

    @property
    def meeting(self) -> Token:
        """The token over both; the event itself where the expression hangs below it."""
        return self.up[-1]


def time_of(reading: Reading, event: EventMention) -> Time | None:
    """Return the time that the event's own clause or sentence tells; None where it tells none."""
    far = _reach(reading, event)
    costs = [
        (cost, mention) for mention in _candidates(reading, event) if (cost := _cost(reading, event, mention)) <= far
    ]
    nearest = min(costs, key=lambda pair: pair[0], default=(FAR, None))[1]
    if nearest is None or not (nearest.begin or nearest.end_date):
        return None
    begun, until = _both_ends(nearest, [mention for _, mention in costs])
    time = _time(reading, event, begun or nearest)
    return replace(time, end=until.end_date) if begun and until else time


def _both_ends(nearest: TimeMention, near: list[TimeMention]) -> tuple[TimeMention | None, TimeMention | None]:
    """Return what tells the beginning and what tells the end, where two do ("began at dawn and went on until noon")."""
    begun = nearest if nearest.begin else next((m for m in near if m.begin), None)
    until = next((m for m in near if m.begin is None and m.end_date), None)
    if begun and until and begun.begin and until.end_date and begun.begin <= until.end_date:
        return begun, until
    return None, None


def _reach(reading: Reading, event: EventMention) -> float:
    """Return the cost up to which an expression is the event's: of a state told in a noun phrase hardly any is."""
    if event.event != "control":
        return FAR
    return -1.0 if reading.doc[event.token].dep_ in ("amod", "compound", "npadvmod") else STATE_FAR


def _candidates(reading: Reading, event: EventMention) -> list[TimeMention]:
    """Return the sentence's expressions of a date, and those that say that it is not told ("recently")."""
    sentence = reading.doc[event.token].sent
    beginnings = reading.of_layer("times.beginnings", reading.times, Beginnings)
    told = (reading.times[i] for i in beginnings.within(sentence.start_char, sentence.end_char))
    return [
        m
        for m in told
        if (m.begin or m.end_date or m.value == "PAST_REF") and reading.passage_kind(m.start) not in UNTOLD
    ]


def _cost(reading: Reading, event: EventMention, mention: TimeMention) -> float:
    token = reading.doc[event.token]
    way = _way(reading, token, mention)
    if way is None:
        return FAR + 1
    cost = len(way.up) - 1 + 1.5 * len(way.down)
    cost += _speech(reading, event, way, mention) + _below(reading, event, way, mention) + _above(way)
    if not event.clause.holds(mention.span):
        cost += 1.5
    return cost + (0.5 if mention.type in _UNDATED else 0.0) + _of_now(event, mention)


def _of_now(event: EventMention, mention: TimeMention) -> float:
    """Return the cost of "now" for what is said: it is rather of what is spoken of ("troops currently in Alpha")."""
    return NOW if mention.rule == "now" and event.event in SAYINGS else 0.0


def _way(reading: Reading, token: Token, mention: TimeMention) -> _Way | None:
    tokens = reading.tokens_in(mention.span)
    inside = {t.i for t in tokens}
    head = next((t for t in tokens if t.head.i not in inside), tokens[0])
    steps, up = climb(head, ancestors(token))
    if steps is None:
        return None
    down, at = [], token
    while at.i != up[-1].i:
        down.append(at)
        at = at.head
    return _Way(up, down)


def _speech(reading: Reading, event: EventMention, way: _Way, mention: TimeMention) -> float:
    """Return the cost of a verb of saying between them: its time is when it was said, unless it opens the sentence."""
    said = reading.codebook.word_set("event_speech")
    verb = next((t for t in way.up if t.i != event.token and is_verb(t) and t.lemma_.lower() in said), None)
    if verb is None or is_passive(verb):
        return 0.0
    if event.event in SAYINGS:
        return 1.0
    below = way.down[-1].dep_ if way.down and verb.i == way.meeting.i else ""
    if below in ("conj", "nsubj"):
        return 0.0  # an event says nothing: "the blast claimed nine lives"
    if below == "dobj" and mention.start > event.trigger.start:
        return 1.0  # "reported strikes on Monday": what is told as a thing is told with its time
    opening = verb.sent.start_char + 12 > mention.start and mention.start < event.trigger.start
    return 1.0 if opening and below == "ccomp" else FAR


def _below(reading: Reading, event: EventMention, way: _Way, mention: TimeMention) -> float:
    """Return the cost of the clauses in which the expression stands: those of other events or things keep it."""
    clauses = [t for t in way.up[:-1] if t.dep_ in _SUBORDINATE and is_verb(t)]
    if event.event in SAYINGS:  # "in a statement issued on Tuesday"
        clauses = [t for t in clauses if not (t.dep_ == "acl" and t.lemma_.lower() in _ISSUED)]
    events = reading.of_layer("times.events", reading.events, lambda told: {e.token for e in told})
    kept = any(
        t.head.i != event.token
        and (t.dep_ == "relcl" or (t.i != event.token and t.i in events and t.dep_ in _NOT_SHARED))
        and not _tells_when(reading, event, t)
        for t in clauses
    )
    kept = kept or (event.event in SAYINGS and _of_a_deed(reading, way, mention))
    apart = any(c.dep_ == "mark" and c.lower_ in _APART for t in clauses for c in t.children)
    beside = any(t.lower_ in _APART and t.dep_ == "prep" for t in way.up[1:-1])
    cost = sum(1.0 if t.dep_ == "conj" else 2.0 for t in clauses) + (3.0 if beside else 0.0)
    return cost + (FAR if kept or apart else 0.0)


def _of_a_deed(reading: Reading, way: _Way, mention: TimeMention) -> bool:
    """Tell whether an expression is that of the deed which is spoken of ("of shelling the town on 3 July")."""
    violent = reading.codebook.types("violent")
    below = {t.i: t for t in way.up[:-1]}
    deeds = [(below[e.token], e.event in violent) for e in reading.events if e.token in below]
    return any(
        harms or mention.start < deed.idx or (is_verb(deed) and deed.dep_ in ("pcomp", "acl", "relcl"))
        for deed, harms in deeds
    )


def _tells_when(reading: Reading, event: EventMention, verb: Token) -> bool:
    """Tell whether a relative clause says when an event noun of its sentence took place ("that began on Friday")."""
    noun = reading.doc[event.token]
    happens = reading.codebook.word_set("began") | _HAPPENS
    return verb.dep_ == "relcl" and not is_verb(noun) and verb.lemma_.lower() in happens and noun.is_ancestor(verb)


def _above(way: _Way) -> float:
    """Return the cost of the clauses between the event and what the expression hangs on."""
    cost = 0.0
    for token in way.down:
        if token.dep_ == "relcl":
            cost += 5.0
        elif token.dep_ == "acl" and token.tag_ == "VBN":
            cost += 4.0
    return cost


def _time(reading: Reading, event: EventMention, mention: TimeMention) -> Time:
    begin, end, rule = mention.begin, mention.end_date, mention.rule
    opened = _OPEN.search(reading.text[max(0, mention.start - 80) : mention.start])
    if opened and not (rule or "").startswith("range") and not _within(reading, event, mention):
        since = "since" in opened["how"].lower()
        published = reading.published.isoformat() if reading.published else None
        end = published if since and begin and published and begin <= published else None
        rule = f"{'since' if since else 'from'}: {rule}"
    elif _LASTING.search(event.trigger.of(reading.text)) and _begins(reading, event):
        rule = f"{BEGUN}: {rule}"
    elif _WEARING.search(event.trigger.of(reading.text)) and _begins(reading, event):
        rule = f"since its beginning: {rule}"
    span = _whole(reading, mention)
    return Time(span.of(reading.text), span, begin, end, mention.precision, mention.clock, mention.anchor, rule)


def _whole(reading: Reading, mention: TimeMention) -> Span:
    """Return the words of an expression; of one end of a range those from the one end to the other."""
    if not (mention.rule or "").startswith("range"):
        return mention.span
    same = [
        m for m in reading.times if (m.begin, m.end_date, m.rule) == (mention.begin, mention.end_date, mention.rule)
    ]
    near = [m for m in same if abs(m.start - mention.start) < NEAR]
    return Span(min(m.start for m in near), max(m.end for m in near))


def _within(reading: Reading, event: EventMention, mention: TimeMention) -> bool:
    """Tell whether the event itself is what is told to have begun then ("since protests began in March")."""
    began = next(
        (t for t in reversed(reading.tokens_in(mention.span)[0].sent[:]) if t.idx < mention.start and is_verb(t)), None
    )
    token = reading.doc[event.token]
    return began is not None and (token.i == began.i or began.is_ancestor(token)) and began.dep_ in ("advcl", "pcomp")


def _begins(reading: Reading, event: EventMention) -> bool:
    """Tell whether the event is what a verb of beginning opens ("began their advance")."""
    token = reading.doc[event.token]
    told = tuple(c for c in token.children if c.dep_ == "relcl")
    verbs = (
        (token, token.head, *told) if not is_verb(token) else (token.head,) if token.dep_ in ("xcomp", "ccomp") else ()
    )
    opening = reading.codebook.word_set("began") | {"launch", "open", "unleash"}
    return any(is_verb(v) and v.lemma_.lower() in opening for v in verbs)
