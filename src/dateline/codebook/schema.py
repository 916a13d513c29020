"""What an entry of each codebook file holds. The file of that name under `data/` is the example."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from dateline.model import PassageKind, SourceKind

ActorKind = Literal[
    "air_force",
    "army",
    "coalition",
    "company",
    "gang",
    "government",
    "group",
    "militia",
    "navy",
    "opposition",
    "organisation",
    "party",
    "peacekeepers",
    "police",
    "rescuers",
    "security",
]


class Entry(BaseModel):
    """An entry of a codebook file; keys that it does not know are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Variant(Entry):
    """A special case of an event type, and its code in another codebook; all conditions that are given must hold.

    The conditions list classes of words: `trigger` asks of the words that name the event, `actors` and `targets` of
    who does it and to whom, `with`, `also` and `without` of the sentences that tell of it.
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
    deed: bool = False
    """Whether it is done on the ground at a time: a report that tells of one on a day goes on to tell others of it."""


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
    """The id of the actor that it is a unit or arm of, or the slug of its state ("syria")."""
    country: str | None = None
    """ISO 3166 two-letter code of the country that it belongs to or fights in."""
    inter: int | None = Field(None, ge=1, le=8)
    """ACLED's inter code, 1 to 8."""
    kind: ActorKind | None = None
    years: str | None = Field(None, pattern=r"^\d{4}-(\d{4})?$")
    """Years active, as `1985-` (still) or `2003-2012`."""
    names: dict[str, str] = {}
    """Its name in languages of its own, by ISO 639 code and in their script."""

    @property
    def since(self) -> int | None:
        """The year in which it began; None where that is not listed."""
        return int(self.years[:4]) if self.years else None

    @property
    def until(self) -> int | None:
        """The year in which it ended; None where it is active or that is not listed."""
        return int(self.years[5:]) if self.years and len(self.years) > 5 else None

    def active_in(self, year: int) -> bool:
        """Tell whether it can have been active in a year, as far as its years are listed."""
        return (self.since is None or self.since <= year) and (self.until is None or year <= self.until)


class WordList(Entry):
    """`words.yaml`, `cues.yaml`, `wording.yaml` and others: a class of words that rules refer to by its key."""

    definition: str
    words: tuple[str, ...]
    head: bool = False
    """Whether a phrase is of the class only by its head, not by a modifier ("army" in "army base")."""
    includes: tuple[str, ...] = ()
    """Other classes whose members are of this one too."""


class Kin(Entry):
    """`kin.yaml`: types by which different reports tell one happening."""

    definition: str
    types: tuple[str, ...]
    nearness: float = Field(ge=0, lt=1)
    """How near two different types of the set are, from 0 to under 1."""
    block: bool = False
    """Whether the set is one of the parts into which linking divides all types."""


class Language(Entry):
    """`languages.yaml`: a language in which texts are compared with their translations (key: its ISO 639 code)."""

    definition: str
    script: Literal["latin", "arabic", "cyrillic", "hebrew"]
    words: tuple[str, ...]
    """Frequent words that tell it among the languages of its script."""
    numbers: dict[int, tuple[str, ...]]
    ands: tuple[str, ...] = ()
    """Words that join the parts of a number."""
    translated: tuple[str, ...] = ()
    """Words by which a text says that it is a translation, or whose."""


class ForeignNames(Entry):
    """`foreign_names.yaml`: what texts in other languages call an actor or source (key: its id)."""

    names: tuple[str, ...]


class CountryCodes(Entry):
    """`country_codes.yaml`: how other data sets number and group a country (key: its ISO 3166 two-letter code)."""

    gw: int | None = None
    """Gleditsch and Ward's number."""
    cow: int | None = None
    """That of Correlates of War, where it is another."""
    acled: str
    ucdp: str
    acled_name: str | None = None
    """What ACLED calls it, where that is not GeoNames' English name."""
    ucdp_name: str | None = None
    """What UCDP calls it, likewise."""
    ucdp_in: str | None = None
    """The country under which UCDP puts what happens there."""


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


class TimeWords(Entry):
    """`time_words.yaml`: a class of words of time, each with the value that the readers of patterns work with."""

    definition: str
    words: dict[str, str | int | None]


class TimePattern(Entry):
    """`time_patterns.yaml`: a rule of the grammar of times (key: its name), or a macro of such rules (`$name`)."""

    forms: tuple[str, ...]
    reader: str | None = None
    """The function that turns a match into a value; None for a macro."""
    level: int = 1
    told: dict[str, str | int] = Field({}, alias="with")
    """What the reader is told besides the words."""


class Holiday(Entry):
    """`holidays.yaml`: a feast or other day with a name, and how its day is found in a year."""

    names: tuple[str, ...]
    calendar: Literal["gregorian", "easter", "orthodox", "islamic", "islamic-nth", "persian", "hebrew", "nth"]
    month: int = 1
    day: int = 1
    days: int = 1
    """How many days it lasts."""
    offset: int = 0
    """Days from Easter Sunday."""
    weekday: int = 0
    """Of `nth`: the day of the week, Monday 0."""
    nth: int = 1
    """Of `nth`: which of the month's, from the end if negative."""
    after: int = 0
    """Of `nth`: the day of the month after which it is counted."""
    year: int | None = None
    """The year, of a day that was once."""
    feasts: tuple[str, ...] = ()
    """The feasts that the name may stand for, of which the nearest is meant."""


class TriggerRule(Entry):
    """Words of `triggers.yaml` with the conditions on which they name an event (told at the head of that file)."""

    word: str | tuple[str, ...]
    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    near: tuple[str, ...] = Field((), alias="with")
    unless: tuple[str, ...] = ()
    unless_told: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    passive: bool = False
    intransitive: bool = False
    infinitive: bool = False
    negated: bool = False
    war: bool = False
    generic: bool = False
    weak: bool = False


class Triggers(Entry):
    """`triggers.yaml`: the words that name an event of a type (key: the type's code)."""

    verbs: tuple[str | TriggerRule, ...] = ()
    modals: tuple[str | TriggerRule, ...] = ()
    nouns: tuple[str | TriggerRule, ...] = ()
    adjectives: tuple[str | TriggerRule, ...] = ()


class Calibration(Entry):
    """`confidence.yaml`: how features weigh, in log odds, for a claim's being right (key `claim`) or a value's."""

    bias: float
    weights: dict[str, float] = {}


class Country(Entry):
    """`countries.yaml`: a country (key: its ISO 3166 two-letter code)."""

    name: str
    adjectives: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    point: tuple[float, float]
    """Latitude and longitude in degrees that stand for the country as a whole."""


class KnownPlace(Entry):
    """`places.yaml`: a place that reports name and lists of cities lack, or name otherwise.

    The key is its name (a country's code in brackets tells two of a name apart, "Taji (IQ)"), the entry a line:
    `CC[.ADMIN1] LATITUDE LONGITUDE KIND [POPULATION] [@GEONAMEID] [; variant, variant ...]`; or a mapping of the same.
    """

    name: str | None = None
    """Its own name, where it is not the key."""
    aliases: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    """Short forms that count only beside a name within it, as in "Paris, Ky."."""
    adjectives: tuple[str, ...] = ()
    country: str
    point: tuple[float, float]
    kind: Literal["site", "city", "area", "region", "admin1", "admin2"] = "site"
    admin1: str | None = None
    geonameid: int | None = None
    population: int = 1000
    """How well known it is, beside places of the same name, in inhabitants."""

    @model_validator(mode="before")
    @classmethod
    def _from_line(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        found = _PLACE_LINE.fullmatch(value.strip())
        if found is None:
            raise ValueError("a line 'CC.ADMIN1 LATITUDE LONGITUDE KIND POPULATION; variant, variant' is expected")
        country, admin1, lat, lon, kind, population, number, variants = found.groups()
        return {
            "country": country,
            "admin1": admin1,
            "point": (float(lat), float(lon)),
            "kind": kind,
            **({"population": int(population)} if population else {}),
            **({"geonameid": int(number)} if number else {}),
            **_variants(variants or ""),
        }


_PLACE_LINE = re.compile(
    r"([A-Z]{2})(?:\.(\w+))? (-?[\d.]+) (-?[\d.]+) (\w+)(?: (\d+))?(?: @(\d+))?(?:; ?(.*))?", re.DOTALL
)


def _variants(told: str) -> dict[str, list[str]]:
    """Sort the variants of a line: `~Ky.` is an abbreviation, `+Chechen` an adjective, the rest are names."""
    kinds: dict[str, list[str]] = {"aliases": [], "abbreviations": [], "adjectives": []}
    for variant in filter(None, (v.strip() for v in told.split(","))):
        key = {"~": "abbreviations", "+": "adjectives"}.get(variant[0], "aliases")
        kinds[key].append(variant.lstrip("~+"))
    return kinds


class VagueNumber(Entry):
    """`numbers.yaml`: a word of quantity and its bounds (key: the words)."""

    low: float | None = None
    high: float | None = None
    approx: bool = False
