"""A draft: an event with what each value facet decided of it, before it is a claim."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.coding.reading import EventMention, Roles
from dateline.model import Figure, Modality, Place, Source, Span, Time


@dataclass(frozen=True, slots=True)
class Draft:
    """An event with the values decided for it; `evidence` has every telling of it by this origin."""

    event: EventMention
    modality: Modality
    roles: Roles
    place: Place | None
    time: Time | None
    amounts: tuple[Figure, ...]
    chain: tuple[Source, ...]
    evidence: tuple[Span, ...] = ()

    @property
    def type(self) -> str:
        """The event's type code."""
        return self.event.event

    @property
    def own_place(self) -> Place | None:
        """The place that its own words tell."""
        return self.place if self.place and not self.place.carried else None

    @property
    def own_time(self) -> Time | None:
        """The time that its own words tell."""
        return self.time if self.time and self.time.span else None
