"""Whether a later telling is of the same happening as an earlier one, by the same origin's word."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.drafts import Draft
from dateline.coding.kin import BARE, BLASTS, BY_HAND, DAMAGE
from dateline.coding.likeness import compared, is_enough, likeness
from dateline.coding.mention import (
    REACH,
    adds_nothing,
    in_title,
    is_cumulative,
    is_noun,
    is_toll,
    names_itself,
    refers_back,
    sentences_since,
)
from dateline.coding.reading import Reading
from dateline.coding.retype import toll_of
from dateline.coding.sameness import same_ground, verdicts
from dateline.model import REAL


def retells(reading: Reading, earlier: Draft, later: Draft) -> bool:
    """Tell whether a later draft is another telling of an earlier one by its origin."""
    if same_origin(earlier, later) or (is_told_for(reading, earlier) and not refers_back(reading, later)):
        return tells_same(reading, earlier, later) or _within(reading, earlier, later)
    return _goes_on(earlier, later) and is_toll(reading, later) and _adds_toll(reading, earlier, later)


def one_toll(a: Draft, b: Draft, titled: bool = False) -> bool:
    """Tell whether two drafts of a type tell one event, as they give an equal number of dead or wounded.

    Of a title (`titled`) that is so however the dead are named.
    """
    if a.type != b.type or a.modality.status != b.modality.status or not (same_origin(a, b) or _goes_on(a, b)):
        return False
    fields = verdicts(a, b) | ({"targets": None} if titled else {})
    return False not in fields.values() and not toll_of(a.amounts).isdisjoint(toll_of(b.amounts))


def same_origin(a: Draft, b: Draft) -> bool:
    """Tell whether two drafts are one origin's word: the same last name, told through the same or through fewer."""
    one, two = _chain(a), _chain(b)
    return one[-1:] == two[-1:] and (_runs_through(one, two) or _runs_through(two, one))


def is_told_for(reading: Reading, draft: Draft) -> bool:
    """Tell whether a title gives a source's word without naming it: the text tells the same by whosever word it is."""
    title = reading.passage_at(draft.event.trigger.start)
    if title is None or title.kind != "title" or len(draft.chain) < 2:
        return False
    if any(e.start >= title.end for e in draft.evidence):
        return False  # the text has told it since
    return not any(s.span and title.start <= s.span.start < title.end for s in draft.chain)


def _chain(draft: Draft) -> list[str]:
    return [source.name.casefold() for source in draft.chain]


def _runs_through(names: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether all names stand among others in the same order."""
    left = iter(others)
    return all(name in left for name in names)


def tells_same(reading: Reading, earlier: Draft, later: Draft) -> bool:
    """Tell whether a later telling can be of the same happening as an earlier one."""
    unmarked = later.modality.status_span is None and later.modality.stance == "asserts"
    taken_up = adds_nothing(reading, later) and unmarked and earlier.type == later.type
    if is_toll(reading, later) and _adds_toll(reading, earlier, later):
        return True
    if _is_damage_of(reading, earlier, later) or _is_damage_of(reading, later, earlier):
        return _did_damage(reading, earlier, later)
    if _is_set(reading, earlier, later):
        return compared(reading, earlier, later)["figures"] is not False
    alike = _told_alike(reading, earlier, later) or _hedges_who(reading, earlier, later)
    if not (alike or taken_up):
        return False
    fields = compared(reading, earlier, later)
    if False in fields.values():
        return False
    if earlier.type == later.type == "control":
        return same_ground(earlier.own_place, later.own_place)
    if earlier.type == later.type:
        follows = is_toll(reading, later) and _follows(reading, earlier, later)
        return follows or is_enough(reading, later, likeness(reading, earlier, later, fields))
    violent = reading.codebook.types("violent")
    if later.type == "casualties" and earlier.type in violent:
        return _follows(reading, earlier, later)
    if earlier.type in violent and later.type == "attack" and refers_back(reading, later):
        return not names_itself(reading, later) or is_enough(reading, later, likeness(reading, earlier, later, fields))
    return earlier.type in BARE and later.type in violent and fields["figures"] is True


def _is_set(reading: Reading, earlier: Draft, later: Draft) -> bool:
    """Tell whether a draft only says where or when the violence told just before, or next, took place."""
    violent = reading.codebook.types("violent")
    if not {earlier.type, later.type} <= violent or sentences_since(reading, earlier, later) > 1:
        return False
    if _sets_scene(reading, later):
        return later.type in (earlier.type, "attack")
    announced = len(earlier.evidence) == 1 and not earlier.amounts and _sets_scene(reading, earlier)
    return announced and earlier.type in (later.type, "attack") and not is_noun(reading, later)


def _sets_scene(reading: Reading, draft: Draft) -> bool:
    """Tell whether "the" deed is the subject of a verb of happening ("the attack took place in Alpha on Sunday")."""
    noun = reading.tokens[draft.event.token]
    if noun.dep_ != "nsubj" or not refers_back(reading, draft):
        return False
    verb = noun.head
    return verb.lemma_ in ("happen", "occur") or (
        verb.lemma_ == "take" and any(c.dep_ == "dobj" and c.lower_ == "place" for c in verb.children)
    )


def _hedges_who(reading: Reading, earlier: Draft, later: Draft) -> bool:
    """Tell whether a later draft only says who is thought to have done what the same origin told as a fact.

    As in "It said the raid was believed to have been carried out by …": that it happened stays asserted.
    """
    told = earlier.type == later.type and earlier.modality.stance == "asserts" and later.modality.stance == "hedges"
    same = earlier.modality.status == later.modality.status and not earlier.roles.actors
    adds = bool(later.roles.actors) and not later.amounts
    return told and same and adds and (refers_back(reading, later) or _of_the_deed(reading, later))


def _of_the_deed(reading: Reading, draft: Draft) -> bool:
    """Tell whether the verb has a definite deed for its subject ("the strikes were probably carried out by")."""
    subjects = (c for c in reading.doc[draft.event.token].children if c.dep_ == "nsubjpass")
    return any(c.lower_ in ("the", "these", "those") for s in subjects for c in s.children)


def _told_alike(reading: Reading, earlier: Draft, later: Draft) -> bool:
    """Tell whether status and stance are the same; of a title's present tense what has happened is no other status."""
    one, two = earlier.modality, later.modality
    titled = in_title(reading, earlier) and reading.tokens[earlier.event.token].tag_ != "VBD"
    status = one.status == two.status or (titled and {one.status, two.status} <= REAL)
    return status and one.stance == two.stance


def _is_damage_of(reading: Reading, deed: Draft, damage: Draft) -> bool:
    """Tell whether damage, told by a verb, can be what a deed did; burning and looting are deeds of their own."""
    if damage.type != DAMAGE or is_noun(reading, damage):
        return False
    verb = reading.tokens[damage.event.token].lemma_.lower()
    done_by_hand = verb not in reading.codebook.word_set("event_harm") and deed.type in BARE | BY_HAND
    return deed.type in reading.codebook.types("violent") - {DAMAGE} and not done_by_hand


def _did_damage(reading: Reading, earlier: Draft, later: Draft) -> bool:
    """Tell whether damage belongs to the deed that is told in the same sentence or the one before (ruling 8)."""
    real = {earlier.modality.status, later.modality.status} <= REAL
    if not real or sentences_since(reading, earlier, later) > _is_left_open(earlier, later):
        return False
    fields = compared(reading, earlier, later)
    return fields["actors"] is not False and fields["time"] is not False


def _is_left_open(deed: Draft, damage: Draft) -> bool:
    """Tell whether damage is told with nothing of how, where and when it came ("Two shops were damaged")."""
    bare = damage.own_place is None and damage.own_time is None and not damage.roles.actors
    return bare and deed.type in BLASTS and damage.type == DAMAGE


def _follows(reading: Reading, earlier: Draft, toll: Draft) -> bool:
    """Tell whether a toll that tells neither place nor time stands near enough to an event to be its own."""
    apart = toll.own_place is not None or toll.own_time is not None or is_cumulative(toll)
    apart = apart or (not toll.amounts and names_itself(reading, toll))
    return not apart and sentences_since(reading, earlier, toll) <= REACH


def _goes_on(earlier: Draft, later: Draft) -> bool:
    """Tell whether a draft in the publisher's own words may go on with what a source told."""
    return len(later.chain) < len(earlier.chain) and _chain(later) == _chain(earlier)[: len(later.chain)]


def _adds_toll(reading: Reading, earlier: Draft, toll: Draft) -> bool:
    """Tell whether a toll is that of an event told shortly before: whom it names are among the victims, not others."""
    if earlier.type not in reading.codebook.types("violent", "harmful") | {"casualties"} or not toll.amounts:
        return False
    if toll.type not in (earlier.type, "casualties") or toll.modality.status != earlier.modality.status:
        return False
    fields = dict(compared(reading, earlier, toll)) | {"targets": None}
    return False not in fields.values() and _follows(reading, earlier, toll)


def _within(reading: Reading, outer: Draft, inner: Draft) -> bool:
    """Tell whether a draft only unfolds the clause of another of its type ("arrived after travelling from Alpha")."""
    token = reading.doc[inner.event.token]
    unfolds = token.dep_ in ("xcomp", "pcomp", "advcl", "acl") and token.tag_ in ("VBG", "VB")
    return unfolds and outer.type == inner.type and outer.event.clause.holds(inner.event.trigger)
