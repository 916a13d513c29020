"""Times that a claim takes over from the event that it continues (codebook, section 6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.carry.days import of_the_day, since_then, told_beside
from dateline.coding.carry.steps import by_steps
from dateline.coding.drafts import Draft
from dateline.coding.mention import is_of_ones_past, refers_back
from dateline.coding.reading import Reading
from dateline.coding.sameness import same_actors, verdicts
from dateline.coding.times.bounds import BEGUN
from dateline.coding.times.govern import SAYINGS
from dateline.model import Attribution, Span, Time, TimeMention

NEAREST = 5
"""Steps in the parse from a day up to the verb of saying that it is told with."""
_BESIDE = frozenset({"pobj", "prep", "npadvmod", "tmod", "compound", "nmod", "amod", "acl", "advmod", "poss"})


def carry_times(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """Give each draft without a time that of the same happening as told before, or else after, by whomever."""
    carried: list[Draft] = []
    drafts = by_steps(reading, drafts)
    violent = reading.codebook.types("violent")
    for index, draft in enumerate(drafts):
        time = (
            _while_it_goes_on(draft)
            or since_then(reading, carried, draft)
            or _continued(reading, carried, draft, violent)
            or told_beside(reading, draft)
            or of_the_day(reading, carried, draft)
            or _told_later(reading, drafts, index)
            or _as_said(reading, carried, draft)
        )
        carried.append(replace(draft, time=time))
    return by_steps(reading, carried)


def _while_it_goes_on(draft: Draft) -> Time | None:
    """Return a draft's own time, without an end where it began then and goes on (codebook, section 6).

    "Now" is the time of what goes on, and none of what has happened.
    """
    time, status = draft.time, draft.modality.status
    rule = (time.rule or "") if time else ""
    if rule == "now" and status == "occurred":
        return None
    goes_on = (rule.startswith("since") and status == "ongoing") or (
        rule.startswith(BEGUN) and status in ("ongoing", "occurred")
    )
    return replace(time, end=None) if time and goes_on else time


def _continued(reading: Reading, earlier: Sequence[Draft], draft: Draft, violent: frozenset[str]) -> Time | None:
    taken_up = _is_disputed(reading, draft)
    for other in reversed(earlier):
        if other.time is None or other.time.start is None:
            continue
        if not (_continues(other, draft, violent) or (taken_up and _asked_of(other, draft, violent))):
            continue
        if is_of_ones_past(reading, other, draft):
            continue
        return _taken_over(other)
    return None


def _is_disputed(reading: Reading, draft: Draft) -> bool:
    """Tell whether it is asked or denied of a deed told before ("not clear whether they had carried out the raids")."""
    denied = draft.modality.stance == "denies" and draft.modality.status == "occurred"
    asked = draft.modality.status == "hypothetical" or denied
    before = any(c.dep_ == "aux" and c.lower_ == "had" for c in reading.doc[draft.event.token].children)
    return asked and (before or refers_back(reading, draft))


def _told_later(reading: Reading, drafts: Sequence[Draft], index: int) -> Time | None:
    """Return the time that the text gives later of what a title or a first telling names."""
    draft = drafts[index]
    title = reading.passage_kind(draft.event.trigger.start) == "title"
    for other in drafts[index + 1 :]:
        if other.time is None or other.time.start is None or other.type != draft.type:
            continue
        if not title and (not _same_day(other) or other.modality.status != draft.modality.status):
            continue
        if not title and draft.modality.status == "ongoing" and _same_day(other):
            continue  # what goes on is not of one day
        if False not in verdicts(draft, other).values() and not is_of_ones_past(reading, draft, other):
            return _taken_over(other)
    return None


def _taken_over(draft: Draft) -> Time:
    assert draft.time is not None
    return replace(draft.time, text=None, span=None)


def _continues(earlier: Draft, later: Draft, violent: frozenset[str]) -> bool:
    alike = earlier.type == later.type or (earlier.type in violent and later.type in violent | {"casualties"})
    status = later.modality.status
    if not alike or earlier.modality.status != status or status == "expected":
        return False
    if status == "ongoing" and _same_day(earlier):
        return False  # what goes on is not of one day
    fields = verdicts(earlier, later)
    if False in fields.values():
        return False
    goes_on = earlier.type in violent and later.type in violent and earlier.modality.status == "occurred"
    return True in fields.values() or (goes_on and _same_day(earlier))


def _as_said(reading: Reading, earlier: Sequence[Draft], draft: Draft) -> Time | None:
    """Return when a speech act was done whose time is not told: that of the same speaker's other words before it."""
    if draft.type not in SAYINGS or draft.modality.status != "occurred" or not draft.roles.actors:
        return None
    for other in reversed(earlier):
        if other.type in SAYINGS and _same_day(other) and same_actors(other.roles.actors, draft.roles.actors):
            return _taken_over(other)
    names = {w for a in draft.roles.actors for w in (a.name.casefold(), a.name.casefold().split()[-1])}
    sentence = reading.doc[draft.event.token].sent
    here = Span(sentence.start_char, sentence.end_char)  # what its own sentence tells was weighed before
    said = (
        a for a in reading.attributions if a.name and a.name.casefold() in names and a.cue and not here.holds(a.cue)
    )
    days = (m for a in said if (m := _day_of(reading, a)) is not None)
    told = next(days, None)
    if told is None:
        return None
    return Time(None, None, told.begin, told.end_date, told.precision, None, told.anchor, told.rule)


def _day_of(reading: Reading, said: Attribution) -> TimeMention | None:
    """Return the day that is told with a verb of saying ("said on Tuesday", "said in a statement on Tuesday")."""
    cue = reading.token_at(said.cue.start) if said.cue else None
    if cue is None:
        return None
    for mention in reading.times:
        if mention.precision not in ("day", "hour") or not mention.begin or mention.begin != mention.end_date:
            continue
        at = reading.token_at(mention.start)
        steps = 0
        while at is not None and at.i != cue.i and at.dep_ in _BESIDE and steps < NEAREST:
            at, steps = at.head, steps + 1
        if at is not None and at.i == cue.i:
            return mention
    return None


def _asked_of(earlier: Draft, later: Draft, violent: frozenset[str]) -> bool:
    """Tell whether it is asked or only imagined of an earlier deed who did it or how it went ("not clear whether")."""
    alike = earlier.type == later.type or {earlier.type, later.type} <= violent
    fields = verdicts(earlier, later) | {"actors": None}
    return alike and earlier.modality.status == "occurred" and False not in fields.values()


def _same_day(draft: Draft) -> bool:
    """Tell whether a draft is of one day, so that what goes on from it is of that day too."""
    time = draft.time
    return time is not None and time.precision in ("day", "hour") and time.start == time.end
