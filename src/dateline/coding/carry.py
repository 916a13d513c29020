"""Places and times that a claim takes over from the event that it continues (codebook, 5 and 6)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.drafts import Draft
from dateline.coding.merge import VIOLENT
from dateline.coding.reading import Reading
from dateline.coding.sameness import verdicts
from dateline.coding.times.govern import BEGUN
from dateline.model import Place, Time


def carry_places(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """Give each draft without a place that of its sentence's or paragraph's event, else the main one.

    Acts of speech with no place of their own stay without: what they are about has the place.
    """
    main = _main_place(drafts)
    carried = []
    for index, draft in enumerate(drafts):
        place = draft.place
        if place is None and not reading.codebook.events[draft.type].speech:
            source = _same_sentence(reading, drafts, index) or _same_passage(reading, drafts, index) or main
            place = replace(source, text=None, span=None, carried=True) if source else None
        carried.append(replace(draft, place=place))
    return carried


def _same_sentence(reading: Reading, drafts: Sequence[Draft], index: int) -> Place | None:
    start = reading.doc[drafts[index].event.token].sent.start
    here = [
        (abs(other.event.token - drafts[index].event.token), other.place)
        for other in drafts
        if other.place and reading.doc[other.event.token].sent.start == start
    ]
    return min(here, key=lambda pair: pair[0])[1] if here else None


def _same_passage(reading: Reading, drafts: Sequence[Draft], index: int) -> Place | None:
    at = drafts[index].event.trigger.start
    bounds = next(((p.start, p.end) for p in reading.passages if p.start <= at < p.end), None)
    if bounds is None:
        return None
    earlier = [d.place for d in drafts[:index] if d.place and bounds[0] <= d.event.trigger.start < bounds[1]]
    return earlier[-1] if earlier else None


def _main_place(drafts: Sequence[Draft]) -> Place | None:
    """Return the place of most events; of equals, the first; an exact one before a country."""
    places = [d.place for d in drafts if d.place and d.place.lat is not None]
    if not places:
        return None
    counts = Counter((p.lat, p.lon) for p in places)
    return max(places, key=lambda p: (p.precision != "country", counts[p.lat, p.lon]))


def carry_times(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """Give each draft without a time that of the same happening as told before, or else after, by whomever."""
    carried: list[Draft] = []
    for index, draft in enumerate(drafts):
        time = _while_it_goes_on(draft) or _continued(carried, draft) or _told_later(reading, drafts, index)
        carried.append(replace(draft, time=time))
    return carried


def _while_it_goes_on(draft: Draft) -> Time | None:
    """Return a draft's own time, without an end where it began then and goes on (codebook, section 6)."""
    time, status = draft.time, draft.modality.status
    rule = (time.rule or "") if time else ""
    goes_on = (rule.startswith("since") and status == "ongoing") or (
        rule.startswith(BEGUN) and status in ("ongoing", "occurred")
    )
    return replace(time, end=None) if time and goes_on else time


def _continued(earlier: Sequence[Draft], draft: Draft) -> Time | None:
    for other in reversed(earlier):
        if other.time is None or other.time.start is None or not _continues(other, draft):
            continue
        return replace(other.time, text=None, span=None)
    return None


def _told_later(reading: Reading, drafts: Sequence[Draft], index: int) -> Time | None:
    """Return the time that the text gives of what a title names."""
    draft = drafts[index]
    if reading.passage_kind(draft.event.trigger.start) != "title":
        return None
    for other in drafts[index + 1 :]:
        if other.time is None or other.time.start is None or other.type != draft.type:
            continue
        fields = verdicts(draft, other)
        if False not in fields.values():
            return replace(other.time, text=None, span=None)
    return None


def _continues(earlier: Draft, later: Draft) -> bool:
    alike = earlier.type == later.type or (earlier.type in VIOLENT and later.type in VIOLENT | {"casualties"})
    if not alike or earlier.modality.status != later.modality.status:
        return False
    fields = verdicts(earlier, later)
    if False in fields.values():
        return False
    goes_on = earlier.type in VIOLENT and later.type in VIOLENT and earlier.modality.status == "occurred"
    return True in fields.values() or (goes_on and _same_day(earlier))


def _same_day(draft: Draft) -> bool:
    """Tell whether a draft is of one day, so that what goes on from it is of that day too."""
    time = draft.time
    return time is not None and time.precision in ("day", "hour") and time.start == time.end
