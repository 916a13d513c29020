"""Who stands in ACLED's two columns of actors, by the rules of its event types.

Battles have two armed sides; violence against civilians has civilians as the second; protesters and rioters are the
first actor of a demonstration, and those who are named stand as associated with them. Where a side that a type must
have is not told, ACLED's stand-in is put.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dateline.codebook import Codebook
from dateline.exchange import geocodes
from dateline.exchange.happening import Event
from dateline.exchange.losses import Losses
from dateline.exchange.sides import (
    ARMED,
    CIVILIANS,
    EXTERNAL,
    POLITICAL,
    PROTESTERS,
    RIOTERS,
    STATE,
    Side,
    hits_civilians,
    opposed,
    parties,
    stand_in,
)

EVENT_TYPES = {
    sub_event: event_type
    for event_type, sub_events in {
        "Battles": ("Armed clash", "Government regains territory", "Non-state actor overtakes territory"),
        "Protests": ("Peaceful protest", "Protest with intervention", "Excessive force against protesters"),
        "Riots": ("Violent demonstration", "Mob violence"),
        "Explosions/Remote violence": (
            "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
            "Remote explosive/landmine/IED", "Grenade",
        ),
        "Violence against civilians": ("Sexual violence", "Attack", "Abduction/forced disappearance"),
        "Strategic developments": (
            "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
            "Headquarters or base established", "Looting/property destruction", "Non-violent transfer of territory",
            "Other",
        ),
    }.items()
    for sub_event in sub_events
}  # fmt: skip
"""ACLED's sub-event types and the event type over each (its codebook of 2023, table 3)."""
GOVERNMENT_GAINS, OTHERS_GAIN = "Government regains territory", "Non-state actor overtakes territory"
_JUST_CIVILIANS = frozenset({"civilians", "civilian", "people", "person"})


@dataclass(frozen=True, slots=True)
class Sides:
    """The two actors of a row with those associated with each, and the sub-event type that they make it."""

    sub_event: str
    first: Side
    second: Side | None
    with_first: tuple[str, ...]
    with_second: tuple[str, ...]

    @property
    def civilians_targeted(self) -> bool:
        """Whether civilians are the main or only target. Never so in battles and strategic developments."""
        kind = EVENT_TYPES[self.sub_event]
        hit = self.second is not None and self.second.inter == CIVILIANS
        always = kind == "Violence against civilians" or self.sub_event == "Excessive force against protesters"
        return always or (hit and kind in ("Explosions/Remote violence", "Riots"))

    def columns(self) -> dict[str, Any]:
        """Return the columns of the actors. `inter2` is 0 where there is no second, as in ACLED's numbers."""
        codes = sorted(s.inter for s in (self.first, self.second) if s)
        return {
            "actor1": self.first.name,
            "assoc_actor_1": "; ".join(self.with_first) or None,
            "inter1": self.first.inter,
            "actor2": self.second.name if self.second else None,
            "assoc_actor_2": "; ".join(self.with_second) or None,
            "inter2": self.second.inter if self.second else 0,
            "interaction": codes[0] * 10 + (codes[1] if len(codes) > 1 else 0),
        }


def of(event: Event, book: Codebook, sub_event: str, losses: Losses) -> Sides:
    """Return the sides of an event as a sub-event type has them."""
    actors, targets = (parties(book, event, role) for role in ("actors", "targets"))
    _note(event, actors, targets, losses)
    country = event["place"]["country"]
    where = geocodes.country_name(book, country) or "Unknown"
    kind = EVENT_TYPES[sub_event]
    if kind in ("Protests", "Riots"):
        return _demonstration(sub_event, actors, targets, country, where)
    unknown = stand_in(f"Unidentified Armed Group ({where})", POLITICAL, country)
    civilians = stand_in(f"Civilians ({where})", CIVILIANS, country)
    if kind == "Strategic developments":
        first, *more = actors or [unknown]
        second = civilians if targets and targets[0].inter == CIVILIANS else next(iter(targets), None)
        return Sides(sub_event, first, second, _names(more), _others(targets, second, where))
    armed, hit = opposed(book, event, actors, targets, fighting=kind == "Battles")
    met = any(s.inter == CIVILIANS for s in targets) or hits_civilians(book, event)
    if sub_event == "Attack" and hit and not met:
        sub_event, kind = "Armed clash", "Battles"
    first, second = next(iter(armed), unknown), next(iter(hit), None)
    if kind == "Battles":
        second = second or unknown
    elif kind == "Violence against civilians" or second is None:
        second = civilians if met or kind == "Violence against civilians" else None
    return Sides(_of_ground(sub_event, first), first, second, _names(armed[1:]), _others(targets, second, where))


def _of_ground(sub_event: str, taker: Side) -> str:
    """Return whose gain of ground it is, where the first actor tells: a state's, or another's."""
    if not taker.told or sub_event not in (GOVERNMENT_GAINS, OTHERS_GAIN):
        return sub_event
    return GOVERNMENT_GAINS if taker.inter in (STATE, EXTERNAL) else OTHERS_GAIN


def _demonstration(
    sub_event: str, actors: Sequence[Side], targets: Sequence[Side], country: str | None, where: str
) -> Sides:
    riot = EVENT_TYPES[sub_event] == "Riots"
    first = stand_in(f"{'Rioters' if riot else 'Protesters'} ({where})", RIOTERS if riot else PROTESTERS, country)
    crowd = [s for s in (*actors, *targets) if s.inter not in ARMED]
    others = [s for s in (*targets, *actors) if s.inter in ARMED]
    second = None if sub_event == "Peaceful protest" else next(iter(others), None)
    if riot and second is None and any(s.inter == CIVILIANS for s in targets):
        second = stand_in(f"Civilians ({where})", CIVILIANS, country)
    named = _names(s for s in crowd if s.inter not in (first.inter, CIVILIANS) or s.name.lower() != s.name)
    return Sides(sub_event, first, second, named, _names(others[1:]) if second else ())


def _others(targets: Sequence[Side], second: Side | None, where: str) -> tuple[str, ...]:
    """Return the other targets; groups of civilians as ACLED has them: "Students (Syria)"."""
    others = [s for s in targets if s != second and s.name.lower() not in _JUST_CIVILIANS]
    return tuple(dict.fromkeys(f"{s.name.capitalize()} ({where})" if _is_common(s) else s.name for s in others))


def _is_common(side: Side) -> bool:
    return side.inter == CIVILIANS and side.name == side.name.lower()


def _names(sides: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(s.name for s in sides))


def _note(event: Event, actors: Sequence[Side], targets: Sequence[Side], losses: Losses) -> None:
    if not actors:
        losses.flatten(event["id"], "an actor that is not told made ACLED's stand-in")
    if any(a["denied_by"] for a in event["actors"]) or len({a["id"] or a["name"] for a in event["actors"]}) > 1:
        losses.flatten(event["id"], "rival actors put side by side")
    if len(actors) < len(event["actors"]) or len(targets) < len(event["targets"]):
        losses.flatten(event["id"], "words that name no party (a thing, a place) left out of the actors")
