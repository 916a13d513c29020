"""Times told by the steps from one event of a sentence to another: "two days after rebels seized the town"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.codebook import Codebook
from dateline.coding.drafts import Draft
from dateline.coding.reading import Reading
from dateline.coding.syntax import ancestors, is_verb
from dateline.coding.times import calendar as cal
from dateline.coding.tokens import Token
from dateline.model import Span, Time, TimePrecision

_BESIDE = 3
"""Steps in the parse from an event to what is told with it by how long after another it came."""
_A_DAY = 20
"""From how many hours on they are counted as days ("24 hours after")."""
_WAYS = re.compile(r"\b(?:after|before)\b", re.IGNORECASE)
LONGEST = 40
"""Characters before "after" or "before" within which count and unit stand."""
_COMMA = re.compile(r"[,;:]")
_WITHIN_A_DAY = frozenset({"second", "minute", "hour"})
_WIDE: dict[str, TimePrecision] = {"month": "month", "year": "year"}
"""Units so long that the day which lies so many of them off is not meant."""


@dataclass(frozen=True, slots=True)
class Step:
    """So many units from the event told after the words to that told with them; negative where it came before."""

    words: Span
    count: int
    unit: str
    clause: Token
    """What stands over the event from which it is counted: a verb with "after", or the preposition."""


def by_steps(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """Give the events on both sides of a step the time that the other's tells, where it is a day."""
    found = list(drafts)
    for step in _steps(reading):
        over, under = _sides(reading, drafts, step)
        if over is not None:
            _fill(reading, found, step, over, under)
    return found


def _fill(reading: Reading, found: list[Draft], step: Step, over: int, under: int | None) -> None:
    """Put into `found`, at the places of the events told with a step and after it, the one by the other's day."""
    first = None if under is None else _own(reading, found[under], step, within=True)
    day, later = _day_after(reading, step) or first, _own(reading, found[over], step, within=False)
    if day is not None and later is None:
        found[over] = _stepped(reading, found[over], step, day, 1)
    elif day is None and under is not None and later is not None:
        found[under] = _stepped(reading, found[under], step, later, -1)


def _steps(reading: Reading) -> Iterator[Step]:
    pattern = _pattern(reading.codebook)
    for way in _WAYS.finditer(reading.text):
        match = pattern.search(reading.text, max(0, way.start() - LONGEST), way.end())
        word = reading.token_at(way.start())
        if match is None or word is None:
            continue
        units = reading.codebook.time_words["UNIT"].words | reading.codebook.time_words["UNITS"].words
        ones = reading.codebook.time_words["ONES"].words
        told = (match["count"] or "").strip().lower()
        count = int(told) if told.isdigit() else int(str(ones.get(told, 1)))
        unit = str(units[match["unit"].lower()])
        if not told and unit not in _WITHIN_A_DAY:
            continue  # "days after"
        if unit == "hour" and count >= _A_DAY:
            count, unit = round(count / 24), "day"
        sign = 1 if way[0].lower() == "after" else -1
        clause = word.head if word.dep_ == "mark" else word
        yield Step(Span(match.start(), match.end()), sign * count, unit, clause)


def _pattern(codebook: Codebook) -> re.Pattern[str]:
    def build(book: Codebook) -> re.Pattern[str]:
        counts = "|".join(("an?", "the", r"\d{1,2}", *book.time_words["ONES"].words))
        units = "|".join((*book.time_words["UNIT"].words, *book.time_words["UNITS"].words))
        return re.compile(rf"\b(?P<count>(?:{counts}) )?(?P<unit>{units}) (?:after|before)$", re.IGNORECASE)

    return codebook.derived("carry.steps", build)


def _sides(reading: Reading, drafts: Sequence[Draft], step: Step) -> tuple[int | None, int | None]:
    """Return the places of the drafts told with a step and after it; None where a side is no event."""
    sentence, steps = step.clause.sent, ancestors(step.clause)
    over: list[tuple[int, int]] = []
    under: list[tuple[int, int]] = []
    for place, draft in enumerate(drafts):
        if not sentence.start <= draft.event.token < sentence.end:
            continue
        token = reading.tokens[draft.event.token]
        chain = ancestors(token)
        if step.clause.i in chain:
            under.append((chain[step.clause.i], place))
        elif (apart := _apart(token, steps)) <= _BESIDE:
            over.append((apart, place))
    if not over:  # "The blast came a day after": told again of what an earlier sentence told
        before = Span(sentence.start_char, step.words.start)
        again = (n for n, d in enumerate(drafts) if any(before.start <= e.start < before.end for e in d.evidence))
        over = [(0, n) for n in again if n not in {place for _, place in under}]
    return (min(over)[1] if over else None), (min(under)[1] if under else None)


def _apart(token: Token, over: dict[int, int]) -> int:
    """Return the steps from an event to the clause that a step stands in, and from there to the step."""
    for at, steps in ancestors(token).items():
        if at in over:
            return steps + over[at] - 1
        if at != token.i and is_verb(token.doc[at]) and steps > 1:
            break
    return _BESIDE + 1


def _day_after(reading: Reading, step: Step) -> str | None:
    """Return the day told after a step, of an event or not ("a day after the talks on 20 May")."""
    clause = _span(reading, step)
    days = (m for m in reading.times if clause.holds(m.span) and m.begin and m.begin == m.end_date)
    return next((m.begin for m in days if m.precision in ("day", "hour") and m.start >= step.words.end), None)


def _span(reading: Reading, step: Step) -> Span:
    """Return the clause after a step: as the parse has it, and where a main clause stands before it up to a comma."""
    last, sentence = step.clause.right_edge, step.clause.sent
    end = last.idx + len(last)
    if reading.text[sentence.start_char : step.words.start].strip():
        rest = _COMMA.search(reading.text, step.words.end, sentence.end_char)
        end = max(end, rest.start() if rest else sentence.end_char)
    return Span(min(step.words.start, step.clause.left_edge.idx), end)


def _own(reading: Reading, draft: Draft, step: Step, within: bool) -> str | None:
    """Return a draft's day where it is told on its own side of the step."""
    time = draft.time
    if time is None or not time.start or time.start != time.end:
        return None
    return time.start if time.span is None or (_span(reading, step).holds(time.span) == within) else None


def _stepped(reading: Reading, draft: Draft, step: Step, origin: str, way: int) -> Draft:
    """Return a draft with the time that lies the step from another's day."""
    day = date.fromisoformat(origin)
    try:
        there = day if step.unit in _WITHIN_A_DAY else cal.shifted(day, step.unit, way * step.count)
    except (ValueError, OverflowError):
        return draft
    first, last = there, there
    if step.unit == "month":
        first, last = cal.month(there.year, there.month)
    elif step.unit == "year":
        first, last = date(there.year, 1, 1), date(there.year, 12, 31)
    words = step.words.of(reading.text)
    rule = f"{words}, {'from' if way > 0 else 'back from'} {origin}"
    precision = _WIDE.get(step.unit, "day")
    time = Time(words, step.words, first.isoformat(), last.isoformat(), precision, None, "narrative", rule)
    return replace(draft, time=time)
