"""What an entry of each codebook file holds. The file of that name under `data/` is the example."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from dateline.model import PassageKind, SourceKind


class Entry(BaseModel):
    """An entry of a codebook file; keys that it does not know are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Variant(Entry):
    """A special case of an event type, and its code in another codebook; all conditions that are given must hold.

    The conditions list classes of words: `trigger` asks of the words that name the event, `actors` and `targets` of who does
    it and to whom, `with`, `also` and `without` of the sentences that tell of it.
    """

    code: str
    trigger: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    inter: tuple[int, ...] = ()
    """ACLED's inter codes of which the first known actor must have one; it is one of `actors` then."""
    near: tuple[str, ...] = Field((), alias="with")
    also: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


class EventType(Entry):
    """`events.yaml`: an event type, its meaning and its codes in other codebooks."""

    label: str
    definition: str
    examples: tuple[str, ...] = ()
    acled: str | None = None
    """ACLED's sub-event type."""
    acled_event: str | None = None
    """ACLED's event type, of which the sub-event type is one."""
    plover: str | None = None
    plover_variants: tuple[Variant, ...] = ()
    """PLOVER's types in special cases; the first that holds counts."""
    cameo: str | None = None
    """CAMEO's root category, two digits."""
    speech: bool = False
    """Whether it is an act of speech, which takes no place over from context."""
    acled_variants: tuple[Variant, ...] = ()
    """ACLED's sub-event types in special cases; the first that holds counts."""
    means: tuple[str, ...] = ()
    """Classes of weapons: violence whose words leave open how is of this type where it is done by one of them."""
    violent: bool = False
    """Whether it does violence to people or things: a bare "attack" or a later toll can stand for it."""
    harmful: bool = False
    """Whether people are hurt in it though it is no violence of one side by itself; a toll beside it is its own."""
    moves: bool = False
    """Whether something moves in it, so that it has a route."""


class Measure(Entry):
    """`measures.yaml`: what a figure counts or measures."""

    label: str
    definition: str
    counts: Literal["people", "things", "amount"] = "things"
    nouns: tuple[str, ...] = ()
    """Lemmas of nouns that are counted by this measure."""
    verbs: tuple[str, ...] = ()
    """Lemmas of verbs whose people this measure counts ("kill" -> killed)."""
    words: tuple[str, ...] = ()
    """Words that follow a bare number of people ("14 wounded")."""
    deeds: tuple[str, ...] = ()
    """Lemmas of nouns that make the people after their "of" of this measure ("the killing of three men")."""


class Unit(Entry):
    """`units.yaml`: a unit as reports write it."""

    measure: str
    names: tuple[str, ...]
    si: float | None = None
    """The factor to the SI unit named in `si_unit`."""
    si_unit: str | None = None


class KindOfSource(Entry):
    """`source_kinds.yaml`: a kind of source and the nouns that head its descriptions."""

    label: str
    definition: str
    nouns: tuple[str, ...] = ()


class KnownSource(Entry):
    """`sources.yaml`: a source that is known by name (key: its canonical id)."""

    name: str
    kind: SourceKind
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    country: str | None = None


class KnownActor(Entry):
    """`actors.yaml`: an armed or political actor known by name (key: its canonical id)."""

    name: str
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    country: str | None = None
    """ISO 3166 two-letter code of the country that it belongs to or fights in."""
    inter: int | None = None
    """ACLED's inter code, 1 to 8."""
    kind: str | None = None
    years: str | None = None
    """Years active, as `1985-` or `2003-2012`."""


class WordList(Entry):
    """`words.yaml`, `cues.yaml`, `wording.yaml`: a class of words that rules refer to by its key."""

    definition: str
    words: tuple[str, ...]


class PassageRule(Entry):
    """`passages.yaml`: a pattern that tells a part of a text that is no prose."""

    definition: str
    where: Literal["fragment", "line", "opening", "inline", "closing"]
    pattern: str
    kind: PassageKind | None = None
    exact_case: bool = False

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, pattern: str) -> str:
        """Refuse what is no regular expression; the names of other parts stand for any word here."""
        try:
            re.compile(re.sub(r"\{[a-z_]+\}", "x", pattern))
        except re.error as error:
            raise ValueError(f"no regular expression: {error}") from error
        return pattern


class TriggerRule(Entry):
    """Words of `triggers.yaml` with the conditions on which they name an event (told at the head of that file)."""

    word: str | tuple[str, ...]
    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    near: tuple[str, ...] = Field((), alias="with")
    unless: tuple[str, ...] = ()
    passive: bool = False
    intransitive: bool = False
    war: bool = False
    generic: bool = False
    weak: bool = False


class Triggers(Entry):
    """`triggers.yaml`: the words that name an event of a type (key: the type's code)."""

    verbs: tuple[str | TriggerRule, ...] = ()
    nouns: tuple[str | TriggerRule, ...] = ()
    adjectives: tuple[str | TriggerRule, ...] = ()


class Country(Entry):
    """`countries.yaml`: a country (key: its ISO 3166 two-letter code)."""

    name: str
    adjectives: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    point: tuple[float, float]
    """Latitude and longitude in degrees that stand for the country as a whole."""


class KnownPlace(Entry):
    """`places.yaml`: a place that reports name and lists of cities lack."""

    name: str
    aliases: tuple[str, ...] = ()
    country: str
    point: tuple[float, float]
    kind: Literal["site", "city", "area", "region", "admin1", "admin2"] = "site"
    admin1: str | None = None
    geonameid: int | None = None
    population: int = 1000
    """How well known it is, beside places of the same name, in inhabitants."""


class VagueNumber(Entry):
    """`numbers.yaml`: a word of quantity and its bounds (key: the words)."""

    low: float | None = None
    high: float | None = None
    approx: bool = False
