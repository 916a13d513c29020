"""Actors that a claim takes over from another telling of the same violence ("the raids", a headline's "air strikes").

A text names who did it once and goes on with "the attack", "the shelling"; a headline often names nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain

from dateline.coding.drafts import Draft
from dateline.coding.kin import DAMAGE, DAMAGING, GROUND, SAME_DOERS
from dateline.coding.mention import sentence_of
from dateline.coding.reading import Reading
from dateline.coding.retype import toll_of
from dateline.coding.rivals import is_faceless, is_named, is_rebel
from dateline.coding.sameness import apart, is_bare, passed_on, same_place, verdicts
from dateline.model import REAL, Actor

FOUGHT = frozenset({"armed_clash"})
SIDED = FOUGHT | {"ceasefire", "negotiation", "agreement", "offensive"}
"""Types of which there are two sides."""
REACH = 2
"""Over how many sentences a deed that names nobody goes on with the one before it."""


def carry_actors(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """Give each violent draft that names nobody the actors of the telling that it continues.

    One that names only a nationality or a kind of weapon ("Syrian", "warplanes") is given the fuller name of it.
    """
    out: list[Draft] = []
    for index, draft in enumerate(_sided(reading, drafts)):
        actors = draft.roles.actors
        if draft.type == DAMAGE or any(draft.type in kin for kin in SAME_DOERS):
            if actors and all(is_faceless(reading.codebook, a) for a in actors):
                actors = _named_in(reading, drafts, index) or actors
            elif actors:
                actors = tuple(_fuller(reading, a, _tellings(reading, drafts, index)) for a in actors)
            else:
                actors, targets = _of_first(next(_tellings(reading, drafts, index), None), draft)
                draft = replace(draft, roles=replace(draft.roles, targets=targets))
        if draft.type == "abduction" and not actors:
            actors = _held_by(reading, drafts, draft)
        names = {a.name.lower() for a in actors}
        others = tuple(t for t in draft.roles.targets if t.name.lower() not in names)
        out.append(replace(draft, roles=replace(draft.roles, actors=actors, targets=others)))
    return out


def _sided(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """Put the sides that were told for "the two sides"."""
    out: list[Draft] = []
    for draft in drafts:
        actors, targets = draft.roles.actors, draft.roles.targets
        for names, ours in ((actors, True), (targets, False)):
            if len(names) == 1 and names[0].name.lower() in reading.codebook.word_set("actor_sides"):
                both = _last_sides(out)
                if both and ours and draft.type in FOUGHT:
                    draft = replace(draft, roles=replace(draft.roles, actors=both[:1], targets=(*both[1:], *targets)))
                elif both:
                    roles = replace(draft.roles, actors=both) if ours else replace(draft.roles, targets=both)
                    draft = replace(draft, roles=roles)
        out.append(draft)
    return out


def _last_sides(drafts: Sequence[Draft]) -> tuple[Actor, ...]:
    """Return the sides of the last deed with two of them."""
    for draft in reversed(drafts):
        told = (*draft.roles.actors, *draft.roles.targets)
        if draft.type in SIDED and len(told) == 2:
            return told
    return ()


def _tellings(reading: Reading, drafts: Sequence[Draft], index: int) -> Iterator[Draft]:
    """Yield the tellings that a draft continues: those before it, the last first, then those after it.

    Those that only tell by what it was done ("warplanes") come after all others.
    """
    bare = []
    for other in chain(reversed(drafts[:index]), drafts[index + 1 :]):
        if _continues(reading, other, drafts[index]):
            if all(is_bare(reading.codebook, actor) for actor in other.roles.actors):
                bare.append(other)
            else:
                yield other
    yield from bare


def _named_in(reading: Reading, drafts: Sequence[Draft], index: int) -> tuple[Actor, ...]:
    """Return the named actors of the first telling that a draft of faceless ones continues."""
    draft = drafts[index]
    alone = [*drafts[:index], replace(draft, roles=replace(draft.roles, actors=())), *drafts[index + 1 :]]
    named = (t for t in _tellings(reading, alone, index) if any(is_named(reading.codebook, a) for a in t.roles.actors))
    return next((t.roles.actors for t in named if _agree(t, draft) or _rounds_off(reading, draft, t)), ())


def _agree(a: Draft, b: Draft) -> bool:
    """Tell whether two tellings share whom it was done to, how many, or where and when."""
    fields = verdicts(a, b)
    return bool(fields["targets"] or fields["figures"] or (fields["place"] and fields["time"]))


def _of_first(telling: Draft | None, draft: Draft) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Return the actors and the targets of a draft that names no actors, as the telling that it continues has them."""
    if telling is None:
        return (), draft.roles.targets
    fought = {draft.type, telling.type} <= FOUGHT and not draft.roles.targets
    return telling.roles.actors, telling.roles.targets if fought else draft.roles.targets


def _held_by(reading: Reading, drafts: Sequence[Draft], draft: Draft) -> tuple[Actor, ...]:
    """Return the armed group that let the captives of an abduction go: it had them.

    A state's forces may have freed them from others.
    """
    for other in drafts:
        real = other.type == "release" and other.modality.status in REAL and other.modality.stance != "denies"
        if real and verdicts(other, draft)["targets"] and other.roles.actors:
            return tuple(a for a in other.roles.actors if is_rebel(reading.codebook, a))
    return ()


def _fuller(reading: Reading, actor: Actor, tellings: Iterator[Draft]) -> Actor:
    """Return the first longer name that ends or begins with a bare one, else the bare one."""
    word = actor.name.lower()
    if " " in word or not (_is_state(reading, actor) or actor.id is None):
        return actor
    longer = (a for t in tellings for a in t.roles.actors if " " in a.name)
    return next((a for a in longer if word in (a.name.lower().split()[0], a.name.lower().split()[-1])), actor)


def _is_state(reading: Reading, actor: Actor) -> bool:
    return actor.id is not None and actor.id not in reading.codebook.actors


def _continues(reading: Reading, other: Draft, draft: Draft) -> bool:
    if not other.roles.actors or not akin(other.type, draft.type):
        return False
    if not _told_alike(other, draft) or apart(other, draft):
        return False
    fields = verdicts(other, draft)
    if toll_of(other.amounts) & toll_of(draft.amounts):
        fields |= {"targets": fields["targets"] or None, "figures": True}  # the same dead, however they are named
    if False in fields.values():
        return False
    if _named(other) & {t.name.lower() for t in draft.roles.targets}:
        return False
    if fields["targets"] or fields["figures"] or (fields["place"] and fields["time"]):
        return True
    if draft.type == "attack" and other.type in GROUND:
        return False  # who fights has not made every attack told beside it
    # One source's toll names nobody because another blames somebody.
    elsewhere = _elsewhere(other, draft)
    told_on = passed_on(other, draft) or _rounds_off(reading, draft, other)
    if _opens(reading, draft) and told_on and not _of_two_towns(other, draft):
        return True
    if elsewhere and not _refers_back(reading, draft):
        return False
    same = other.type == draft.type or (draft.type == "attack" and _refers_back(reading, draft))
    return same and _near(reading, other, draft)


def _of_two_towns(a: Draft, b: Draft) -> bool:
    """Tell whether two tellings are each of a town of its own ("Rockets hit Alpha. Troops shelled Beta")."""
    one, two = a.own_place, b.own_place
    if one is None or two is None or {one.precision, two.precision} != {"exact"}:
        return False
    return one.geonameid is not None and two.geonameid is not None and one.geonameid != two.geonameid


def _elsewhere(other: Draft, draft: Draft) -> bool:
    """Tell whether a draft tells a place of its own that is not known to be the other's."""
    ours, theirs = draft.own_place, other.place
    return ours is not None and ours.precision in ("exact", "near", "offset") and same_place(ours, theirs) is not True


def _rounds_off(reading: Reading, draft: Draft, other: Draft) -> bool:
    """Tell whether the publisher's own words end a sentence that a source began, on what it told.

    As in "… killing ten, a doctor said, in an attack claimed by the group".
    """
    a, b = reading.doc[draft.event.token], reading.doc[other.event.token]
    taken_up = b.dep_ == "pobj" and b.head.lower_ == "in" and other.type in ("attack", draft.type)
    return taken_up and a.i < b.i and a.sent.start == b.sent.start and passed_on(draft, other)


@cache
def akin(a: str, b: str) -> bool:
    """Tell whether a text may take up by one of two types what it told by the other."""
    alike = a == b or any({a, b} <= kin for kin in SAME_DOERS)
    return alike or (DAMAGE in (a, b) and {a, b} <= DAMAGING)


def _told_alike(a: Draft, b: Draft) -> bool:
    """Tell whether both tell what happened (a headline's present tense is no other status), or both the same else."""
    if a.modality.stance != b.modality.stance:
        return False
    return a.modality.status == b.modality.status or {a.modality.status, b.modality.status} <= REAL


def _named(draft: Draft) -> set[str]:
    return {a.name.lower() for a in draft.roles.actors}


def _refers_back(reading: Reading, draft: Draft) -> bool:
    token = reading.doc[draft.event.token]
    return token.pos_ == "NOUN" and any(c.lower_ in ("the", "this", "these", "that") for c in token.children)


def _opens(reading: Reading, draft: Draft) -> bool:
    """Tell whether a draft is told in the title or the first sentence."""
    at = draft.event.trigger.start
    if reading.passage_kind(at) == "title":
        return True
    token = reading.doc[draft.event.token]
    prose = (p for p in reading.passages if p.kind in ("paragraph", "quotation", "list_item"))
    opening = next(prose, None)
    first = opening.start if opening is not None and opening.start <= at else 0
    start = reading.token_at(first)
    return start is not None and start.sent.start == token.sent.start


def _near(reading: Reading, other: Draft, draft: Draft) -> bool:
    """Tell whether two are told within a few sentences, the draft after the other."""
    a, b = other.event.token, draft.event.token
    return a <= b and sentence_of(reading, b) - sentence_of(reading, a) <= REACH
