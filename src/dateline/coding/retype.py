"""The type of an event that a bare word tells ("the attack", "nine killed"), from where the report tells more of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from dateline.coding.drafts import Draft
from dateline.coding.kin import BARE, BLASTS, GROUND, RETYPED
from dateline.coding.mention import REACH, in_title, is_cumulative, refers_back, sentences_between
from dateline.coding.reading import Reading
from dateline.coding.sameness import same_actors, same_place, same_time, verdicts
from dateline.model import REAL, Figure


def retyped(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """Give drafts with bare words for violence, in the order of the text, the type of what they take up."""
    specific = reading.codebook.types("violent") - BARE
    out: list[Draft] = []
    for index, draft in enumerate(drafts):
        found = None
        if draft.type == "attack" and _is_alike(reading, draft):
            found = next((d.type for d in reversed(out) if d.type in specific - GROUND), None)
        elif draft.type == "attack" and _hits_too(reading, draft):
            found = _of_blasts(reading, out, draft)
        elif draft.type == "bombing" and _is_of_bombs(reading, draft):
            found = _of_raids(out)
        elif draft.type in BARE:
            found = _of_bare(reading, out, draft, drafts[index + 1 :], specific)
        elif draft.type in specific and refers_back(reading, draft):
            found = _of_kin(out, draft)
        out.append(replace(draft, event=replace(draft.event, event=found)) if found else draft)
    return out


def _is_of_bombs(reading: Reading, draft: Draft) -> bool:
    """Tell whether a verb says where bombs fell or what they hit."""
    verb = reading.doc[draft.event.token]
    falling = verb.lemma_.lower() in ("hit", "strike", "fall", "land", "rain", "explode", "kill")
    return falling and any(c.dep_ in ("nsubj", "agent") and c.lower_ == "bombs" for c in verb.children)


def _of_raids(earlier: Sequence[Draft]) -> str | None:
    """Return that bombs are those of the air strikes told last, where no bombing on the ground was told since."""
    last = next((d.type for d in reversed(earlier) if d.type in ("air_strike", "bombing")), None)
    return last if last == "air_strike" else None


def _hits_too(reading: Reading, draft: Draft) -> bool:
    """Tell whether a verb says what else was hit ("a bridge was also hit", "they struck a school too")."""
    verb = reading.doc[draft.event.token]
    too = any(c.dep_ == "advmod" and c.lower_ in ("also", "too") for c in verb.children)
    they = any(c.dep_ == "nsubj" and c.lower_ in ("they", "it") for c in verb.children)
    return verb.lemma_.lower() in ("hit", "strike", "target", "pound") and (too or they)


def _of_blasts(reading: Reading, earlier: Sequence[Draft], draft: Draft) -> str | None:
    """Return the type of the bombs or shells told just before, of which a verb says what else they hit."""
    last = earlier[-1] if earlier else None
    near = last is not None and last.type in BLASTS and sentences_between(reading, last, draft) <= 1
    return last.type if near and last and last.modality.status == draft.modality.status else None


def _is_alike(reading: Reading, draft: Draft) -> bool:
    """Tell whether a noun says that it is of the kind of the one told before ("a similar attack on")."""
    return any(c.lower_ in ("similar", "identical") for c in reading.doc[draft.event.token].children)


def _of_bare(
    reading: Reading, earlier: Sequence[Draft], draft: Draft, later: Sequence[Draft], specific: frozenset[str]
) -> str | None:
    if toll := toll_of(draft.amounts):
        around = (d for d in chain(reversed(earlier), later) if d.type in specific)
        same_toll = next((d.type for d in around if toll & toll_of(d.amounts) and _can_be(draft, d)), None)
        if same_toll:
            return same_toll
    if draft.type == "casualties" and not in_title(reading, draft):
        return _of_toll(reading, earlier, draft, specific - GROUND)
    if in_title(reading, draft):
        return _of_title(draft, later, specific)
    lemma = reading.doc[draft.event.token].lemma_.lower()
    if lemma in reading.codebook.word_set("event_taking_up") and refers_back(reading, draft):
        told = (d for d in reversed(earlier) if d.type in specific - GROUND)
        return next((d.type for d in told if _taken_up(d, draft) or _goes_on(reading, d, draft)), None)
    return None


def _of_title(draft: Draft, later: Sequence[Draft], specific: frozenset[str]) -> str | None:
    """Return the type of the telling that a title's bare word heads: the one that agrees with most of it, the first.

    None where that is bare itself. Fighting on the ground goes on beside: only an equal toll ties it to a title.
    """
    wanted = (specific - GROUND) | {"attack"}
    tellings = [d for d in later if d.type in wanted and _can_be(draft, d)]
    best = max(
        tellings, key=lambda d: (list(verdicts(draft, d).values()).count(True), d.type in specific), default=None
    )
    return best.type if best is not None and best.type in specific else None


def _of_toll(reading: Reading, earlier: Sequence[Draft], draft: Draft, specific: frozenset[str]) -> str | None:
    """Return the type of the event just told by another origin, of which a bare toll gives this origin's word."""
    if not draft.amounts or draft.own_place or draft.own_time or is_cumulative(draft):
        return None
    last = next((d for d in reversed(earlier) if d.type in specific), None)
    if last is None or sentences_between(reading, last, draft) > REACH:
        return None
    other_origin = [s.name for s in last.chain] != [s.name for s in draft.chain]
    return last.type if other_origin and last.modality.status == draft.modality.status else None


def _of_kin(earlier: Sequence[Draft], draft: Draft) -> str | None:
    """Return the type of the last event that the noun can take up, where none of its own type was told before."""
    if any(d.type == draft.type for d in earlier):
        return None
    akin = frozenset().union(*(kin for kin in RETYPED if draft.type in kin))
    told = [d for d in earlier if d.type in akin and (d.modality.status in REAL) == (draft.modality.status in REAL)]
    return told[-1].type if told else None


def _taken_up(earlier: Draft, draft: Draft) -> bool:
    """Tell whether a noun with "the" can take an event up: what it tells of its own is the same."""
    time = draft.own_time is None or same_time(earlier.time, draft.own_time) is not False
    place = draft.own_place is None or same_place(earlier.place, draft.own_place) is not False
    return time and place and same_actors(earlier.roles.targets, draft.roles.targets) is not False


def _goes_on(reading: Reading, earlier: Draft, draft: Draft) -> bool:
    """Tell whether the sentence after an event goes on with it by its subject, whatever else it hit ("The raids")."""
    subject = reading.doc[draft.event.token].dep_ in ("nsubj", "nsubjpass")
    return subject and sentences_between(reading, earlier, draft) == 1 and _can_be(earlier, draft)


def _can_be(a: Draft, b: Draft) -> bool:
    """Tell whether neither place nor time keeps two drafts from telling one happening."""
    return same_place(a.place, b.place) is not False and same_time(a.own_time, b.own_time) is not False


def toll_of(figures: Sequence[Figure]) -> frozenset[tuple[str, float]]:
    """Return the numbers of killed and wounded that tell one event from another ("at least 61" and "61" are one).

    One word for both ("killing and wounding dozens") tells none.
    """
    told = Counter(f.span for f in figures)
    alone = (f for f in figures if f.measure in ("killed", "wounded") and told[f.span] == 1)
    numbers = ((f.measure, f.low or f.high or 0) for f in alone)
    return frozenset((measure, number) for measure, number in numbers if number >= TELLING)


TELLING = 3
"""From how many killed or wounded on an equal number shows that it is the same event."""
