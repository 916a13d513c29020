"""Times that a claim takes over from the event that it continues (codebook, section 6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.drafts import Draft
from dateline.coding.reading import Reading
from dateline.coding.sameness import verdicts
from dateline.coding.times.govern import BEGUN
from dateline.model import Time


def carry_times(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """Give each draft without a time that of the same happening as told before, or else after, by whomever."""
    carried: list[Draft] = []
    violent = reading.codebook.types("violent")
    for index, draft in enumerate(drafts):
        time = _while_it_goes_on(draft) or _continued(carried, draft, violent) or _told_later(reading, drafts, index)
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


def _continued(earlier: Sequence[Draft], draft: Draft, violent: frozenset[str]) -> Time | None:
    for other in reversed(earlier):
        if other.time is None or other.time.start is None or not _continues(other, draft, violent):
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


def _continues(earlier: Draft, later: Draft, violent: frozenset[str]) -> bool:
    alike = earlier.type == later.type or (earlier.type in violent and later.type in violent | {"casualties"})
    if not alike or earlier.modality.status != later.modality.status:
        return False
    fields = verdicts(earlier, later)
    if False in fields.values():
        return False
    goes_on = earlier.type in violent and later.type in violent and earlier.modality.status == "occurred"
    return True in fields.values() or (goes_on and _same_day(earlier))


def _same_day(draft: Draft) -> bool:
    return draft.time is not None and draft.time.precision in ("day", "hour")
