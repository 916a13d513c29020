"""Which time an event has: the expression that hangs nearest to it in the parse (codebook, section 6).

An expression belongs to the clause that it stands in: one in a relative clause below the event is of that clause's own
event, one over a relative clause is not of what the clause tells, and one beside a verb of saying is when it was said.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.coding.reading import EventMention, Reading
from dateline.coding.spans import Beginnings
from dateline.coding.syntax import is_passive, is_verb
from dateline.coding.times.bounds import began_with, interval_of
from dateline.coding.times.readers.lengths import IN_A_ROW
from dateline.coding.times.ways import Way, way_between
from dateline.coding.tokens import Token
from dateline.model import Time, TimeMention

FAR = 9.0
"""The cost over which an expression is not taken for the event's."""
STATE_FAR = 5.5
"""The same of a state, which is rather told of than dated."""
NOW = 3.0
"""The cost of "now" and "currently" where a date is rather meant."""
UNTOLD = frozenset({"dateline", "clutter", "byline", "trailer"})
_UNDATED = frozenset({"DURATION", "SET"})
_SUBORDINATE = frozenset({"relcl", "advcl", "ccomp", "acl", "conj"})
_APART = frozenset({"after", "before", "following"})
"""Words that set one event off from another in time, so that they share none."""
ANSWERED = frozenset({"for", "over", "against", "about", "with"})
"""Prepositions before a deed that an event answers, and whose time it does not share."""
_HAPPENS = frozenset({"continue", "occur", "happen", "last", "end", "erupt", "follow"})
"""Verbs beside those of beginning by which a relative clause says when its noun took place."""
_NOT_SHARED = frozenset({"relcl", "acl", "ccomp"})
"""Clauses whose own event keeps its time to itself."""
SAYINGS = frozenset({"accusation", "demand", "rejection", "sanction", "threat"})
"""Types that are done by saying so, at the time of saying; the deed that is spoken of has a time of its own."""
_ISSUED = frozenset({"issue", "publish", "release", "make", "post", "send", "broadcast", "address", "date"})
"""What is done with a statement on the day on which it is made."""


def time_of(reading: Reading, event: EventMention) -> Time | None:
    """Return the time that the event's own clause or sentence tells; None where it tells none."""
    near = sorted(_near(reading, event), key=lambda found: found[0])
    nearest = near[0][1] if near else None
    if nearest is None or not (nearest.begin or nearest.end_date):
        return None
    begun, until = _both_ends(nearest, [mention for _, mention, _ in near])
    told = begun or nearest
    time = interval_of(reading, event, told, next(way for _, mention, way in near if mention is told))
    return replace(time, end=until.end_date) if begun and until else time


def _near(reading: Reading, event: EventMention) -> list[tuple[float, TimeMention, Way]]:
    """Return the expressions that can be the event's, with their cost and way, in the order of the text."""
    token, near = reading.doc[event.token], []
    for mention in _candidates(reading, event):
        way = way_between(reading, token, mention)
        if way is None or (mention.begin is None and _is_deadline(event, way)):
            continue
        if (cost := _cost(reading, event, mention, way)) <= _reach(event, token, way):
            near.append((cost, mention, way))
    return near


def _is_deadline(event: EventMention, way: Way) -> bool:
    """Tell whether "until Friday" is when something must be done by what an event says, or of another clause."""
    return event.event in SAYINGS or any(t.dep_ == "conj" and is_verb(t) for t in way.up[:-1])


def _both_ends(nearest: TimeMention, near: list[TimeMention]) -> tuple[TimeMention | None, TimeMention | None]:
    """Return what tells the beginning and what tells the end, where two do ("began at dawn and went on until noon")."""
    begun = nearest if nearest.begin else next((m for m in near if m.begin), None)
    until = next((m for m in near if m.begin is None and m.end_date), None)
    if begun and until and begun.begin and until.end_date and begun.begin <= until.end_date:
        return begun, until
    return None, None


def _reach(event: EventMention, token: Token, way: Way) -> float:
    """Return the cost up to which an expression is the event's: of a state told in a noun phrase hardly any is."""
    if event.event != "control":
        return FAR
    if token.dep_ in ("amod", "compound", "npadvmod"):
        return -1.0
    return FAR if way.since and not any(is_verb(t) for t in way.up[:-1]) else STATE_FAR


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


def _cost(reading: Reading, event: EventMention, mention: TimeMention, way: Way) -> float:
    cost = len(way.up) - 1 + 1.5 * len(way.down)
    cost += _speech(reading, event, way, mention) + _below(reading, event, way, mention) + _above(way)
    if not event.clause.holds(mention.span):
        cost += 1.5
        cost += NOW if ";" in _between(reading, event, mention) else 0.0
    return cost + (0.5 if mention.type in _UNDATED else 0.0) + _loose(event, mention)


def _between(reading: Reading, event: EventMention, mention: TimeMention) -> str:
    return reading.text[min(event.trigger.end, mention.end) : max(event.trigger.start, mention.start)]


def _loose(event: EventMention, mention: TimeMention) -> float:
    """Return the cost of what rather says how a day is counted, or when it is told.

    "Now" beside what is said is rather of what is spoken of ("troops currently in Alpha"); "for the third day" stands
    beside the day.
    """
    if (mention.rule or "").endswith(IN_A_ROW):
        return NOW
    return NOW if mention.rule == "now" and event.event in SAYINGS else 0.0


def _speech(reading: Reading, event: EventMention, way: Way, mention: TimeMention) -> float:
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


def _below(reading: Reading, event: EventMention, way: Way, mention: TimeMention) -> float:
    """Return the cost of the clauses in which the expression stands: those of other events or things keep it."""
    clauses = [t for t in way.up[:-1] if t.dep_ in _SUBORDINATE and is_verb(t)]
    if event.event in SAYINGS:  # "in a statement issued on Tuesday"
        clauses = [t for t in clauses if not (t.dep_ == "acl" and t.lemma_.lower() in _ISSUED)]
    told = reading.of_layer("times.events", reading.events, lambda events: {e.token for e in events})
    others = told - {event.token}
    aims = event.event in reading.codebook.types("violent")
    began = began_with(reading, way)
    kept = any(
        t.head.i != event.token
        and (t.dep_ == "relcl" or (t.i in others and t.dep_ in _NOT_SHARED))
        and not (_tells_when(reading, event, t) or (aims and _is_aim(t)) or (began is not None and began.i == t.i))
        for t in clauses
    )
    kept = kept or (_of_a_deed(reading, way, mention) if event.event in SAYINGS else _of_another_deed(way, others))
    apart = any(c.dep_ == "mark" and c.lower_ in _APART for t in clauses for c in t.children)
    beside = any(t.lower_ in _APART and t.dep_ == "prep" for t in way.up[1:-1])
    cost = sum(1.0 if t.dep_ == "conj" else 2.0 for t in clauses) + (3.0 if beside else 0.0)
    return cost + (FAR if kept or apart else 0.0)


def _is_aim(verb: Token) -> bool:
    """Tell whether a verb is what an event is done for ("launched an attack to retake the road on Monday")."""
    return verb.dep_ == "acl" and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _of_another_deed(way: Way, others: set[int]) -> bool:
    """Tell whether an expression is of an event that this one answers ("arrested for the bombing in July")."""
    below = way.up[1:-1]
    deed = next((n for n, t in enumerate(below) if t.i in others), None)
    return deed is not None and any(t.lower_ in ANSWERED and t.dep_ == "prep" for t in below[deed + 1 :])


def _of_a_deed(reading: Reading, way: Way, mention: TimeMention) -> bool:
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


def _above(way: Way) -> float:
    """Return the cost of the clauses between the event and what the expression hangs on."""
    cost = 0.0
    for token in way.down:
        if token.dep_ == "relcl":
            cost += 5.0
        elif token.dep_ == "acl" and token.tag_ == "VBN":
            cost += 4.0
    return cost
