"""From when to when an event is by the expression that is its time: of a day, since a day, from a day on."""

from __future__ import annotations

import re

from dateline.coding.reading import EventMention, Reading
from dateline.coding.syntax import is_verb
from dateline.coding.times.ways import Way
from dateline.coding.tokens import Token
from dateline.model import Span, Time, TimeMention

BEGUN = "begun"
"""How the rule of a time begins that is the beginning of what may go on."""
LEAD = 130
"""Characters before an expression in which a clause of beginning can stand."""
NEAR = 60
"""Characters between the ends of one range."""
_FROM = re.compile(r"\b(?P<how>starting|beginning|ever since|since|from)\s+(?:in|on|at|the)?\s*$", re.IGNORECASE)
_SINCE_BEGUN = re.compile(
    r"\bsince\s+[\w'\u2019 ]{0,60}"
    r"\b(?:began|begun|started|erupted|broke out|launched|(?:start|beginning|outbreak|onset) of)\b[\w'\u2019 ]{0,45}$",
    re.IGNORECASE,
)
"""A clause of beginning with "since", also where the parse lost it."""
_LASTING = re.compile(
    r"\b(?:offensives?|wars?|campaigns?|operations?|advances?|push|siege|insurgency|uprising|rebellion|conflict|blockade"
    r"|fighting)$",
    re.IGNORECASE,
)
"""Words for events that go on from the day on which they begin."""
_WEARING = re.compile(
    r"\b(?:clashes|battles?|protests|bombardment|shelling)$",
    re.IGNORECASE,
)
"""Words for events that may go on from it, where they are told as going on."""
_HAVE = frozenset({"has", "have", "'ve"})


def interval_of(reading: Reading, event: EventMention, mention: TimeMention, way: Way) -> Time:
    """Return the time of an event by the expression that is its own, with the rule that tells how."""
    begin, end, rule = mention.begin, mention.end_date, mention.rule or ""
    before = reading.text[max(0, mention.start - LEAD) : mention.start]
    opened = _FROM.search(before) if not _is_owner(event, way.up[0]) else None
    told_since = (opened is not None and "since" in opened["how"].lower()) or _since_begun(event, mention, before)
    since = told_since or way.since or began_with(reading, way) is not None
    words = event.trigger.of(reading.text)
    if (since or opened) and not rule.startswith("range"):
        end, rule = (_up_to_now(reading, event, begin) if since else None), f"{'since' if since else 'from'}: {rule}"
    elif (_LASTING.search(words) or _WEARING.search(words)) and _is_dated_from(reading.doc[event.token]):
        end, rule = None, f"{BEGUN}: {rule}"
    elif _LASTING.search(words) and begins(reading, event, way):
        rule = f"{BEGUN}: {rule}"
    elif _WEARING.search(words) and begins(reading, event, way):
        rule = f"since its beginning: {rule}"
    span = _whole(reading, mention)
    return Time(span.of(reading.text), span, begin, end, mention.precision, mention.clock, mention.anchor, rule)


def _is_owner(event: EventMention, head: Token) -> bool:
    """Tell whether a time stands before a noun, which the preposition before both is of ("from Sunday's raid")."""
    before = head.head.i > head.i
    return before and (head.dep_ == "poss" or (head.dep_ in ("compound", "nmod") and head.head.i == event.token))


def _since_begun(event: EventMention, mention: TimeMention, before: str) -> bool:
    """Tell whether the words before an expression say since when, of an event told before them."""
    found = _SINCE_BEGUN.search(before)
    return found is not None and event.trigger.end <= mention.start - len(before) + found.start()


def _up_to_now(reading: Reading, event: EventMention, begin: str | None) -> str | None:
    """Return the end of what has been since a day: publication, none where it goes on ("fighting has raged since")."""
    published = reading.published.isoformat() if reading.published else None
    if not (begin and published and begin <= published) or _has_gone_on(reading, event):
        return None
    return published


def _has_gone_on(reading: Reading, event: EventMention) -> bool:
    """Tell whether an event noun that lasts is what has gone on up to now ("clashes have continued since Friday")."""
    token = reading.doc[event.token]
    verb = token.head
    lasting = _WEARING.search(event.trigger.of(reading.text)) or _LASTING.search(event.trigger.of(reading.text))
    if not lasting or token.dep_ != "nsubj" or not is_verb(verb):
        return False
    return any(c.dep_ == "aux" and c.lower_ in _HAVE for c in verb.children) and not _harms(verb)


def _is_dated_from(token: Token) -> bool:
    """Tell whether an event noun is what others have been since ("40 have died since fighting broke out on Friday")."""
    verb = token.head
    return token.dep_ in ("nsubj", "dobj") and any(c.lower_ == "since" and c.dep_ == "mark" for c in verb.children)


def began_with(reading: Reading, way: Way) -> Token | None:
    """Return the verb by which an expression tells when the war began in which an event was done.

    In "40,000 have died in the war, which began in 2014" the dead are those from then on.
    """
    opening = reading.codebook.word_set("began") | {"erupt", "break"}
    if not is_verb(way.meeting):
        return None
    for verb in way.up[:-1]:
        if verb.dep_ == "relcl" and verb.lemma_.lower() in opening:
            war: Token = verb.head
            of_it = war.dep_ in ("nsubj", "pobj") and (_LASTING.search(war.text) or _WEARING.search(war.text))
            return verb if of_it else None
    return None


def _harms(verb: Token) -> bool:
    """Tell whether a verb has an object, so that it counts what has come of it ("fighting has killed 40")."""
    return any(c.dep_ == "dobj" for c in verb.children)


def _whole(reading: Reading, mention: TimeMention) -> Span:
    """Return the words of an expression; of one end of a range those from the one end to the other."""
    if not (mention.rule or "").startswith("range"):
        return mention.span
    same = [
        m for m in reading.times if (m.begin, m.end_date, m.rule) == (mention.begin, mention.end_date, mention.rule)
    ]
    near = [m for m in same if abs(m.start - mention.start) < NEAR]
    return Span(min(m.start for m in near), max(m.end for m in near))


def begins(reading: Reading, event: EventMention, way: Way) -> bool:
    """Tell whether the event is what a verb of beginning opens ("began their advance")."""
    token = reading.doc[event.token]
    told = tuple(t for t in (*token.children, *way.up[:-1]) if t.dep_ == "relcl")
    verbs = (
        (token, token.head, *told) if not is_verb(token) else (token.head,) if token.dep_ in ("xcomp", "ccomp") else ()
    )
    opening = reading.codebook.word_set("began") | {"launch", "open", "unleash"}
    return any(is_verb(v) and v.lemma_.lower() in opening for v in verbs)
