"""What an entry of each codebook file holds. The file of that name under `data/` is the example."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from dateline.model import PassageKind, SourceKind


class Entry(BaseModel):
    """An entry of a codebook file; keys that it does not know are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class EventType(Entry):
    """`events.yaml`: an event type, its meaning and its codes in other codebooks."""

    label: str
    definition: str
    examples: tuple[str, ...] = ()
    acled: str | None = None
    """ACLED's sub-event type."""
    acled_nonstate: str | None = None
    """ACLED's sub-event type where the actor is no state's force, if it is another."""
    acled_event: str | None = None
    """ACLED's event type, of which the sub-event type is one."""
    plover: str | None = None
    plover_variants: dict[str, str] = {}
    """PLOVER types in special cases, by a word for the case ("in force" -> RETREAT)."""
    cameo: str | None = None
    """CAMEO's root category, two digits."""
    speech: bool = False
    """Whether it is an act of speech, which takes no place over from context."""


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
    """`words.yaml`, `cues.yaml`, `linking.yaml`, and other files of words: a class that rules refer to by its key."""

    definition: str
    words: tuple[str, ...]


class Kin(Entry):
    """`kin.yaml`: types by which different reports tell one happening."""

    definition: str
    types: tuple[str, ...]
    nearness: float = Field(ge=0, lt=1)
    """How near two different types of the set are, from 0 to under 1."""
    block: bool = False
    """Whether the set is one of the parts into which linking divides all types."""


class CountryCodes(Entry):
    """`country_codes.yaml`: how other data sets number and group a country (key: its ISO 3166 two-letter code)."""

    gw: int | None = None
    """Gleditsch and Ward's number."""
    cow: int | None = None
    """That of Correlates of War, where it is another."""
    acled: str
    ucdp: str


class Polecat(Entry):
    """`polecat.yaml`: how an event type is told in POLECAT's columns (key: the type's code)."""

    mode: str | None = None
    context: str = "military"


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
    """A word of `triggers.yaml` with the conditions on which it names an event."""

    word: str
    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    near: tuple[str, ...] = Field((), alias="with")
    passive: bool = False
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
