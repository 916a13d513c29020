"""The words of the codebook as plain typed data; this module knows nothing of the rest.

Offsets are Unicode code points into the report's text, end exclusive. Dates are ISO calendar dates
(`YYYY-MM-DD`). Coordinates are degrees, WGS 84; distances kilometres. Every value that is read from
a text carries the span that it was read from; a value inferred from context has `span=None`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

SCHEMA_VERSION = "1"

Status = Literal["occurred", "ongoing", "expected", "hypothetical"]
REAL: frozenset[Status] = frozenset({"occurred", "ongoing"})
"""The statuses of what is said to have been or to be, rather than to come or to be imagined."""
Stance = Literal["asserts", "hedges", "denies"]
PlacePrecision = Literal["exact", "near", "offset", "admin", "region", "country"]
TimePrecision = Literal["hour", "day", "week", "month", "season", "year", "unknown"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
SourceKind = Literal[
    "outlet", "official", "armed_group", "person", "witness", "anonymous", "monitor", "document", "author"
]
PassageKind = Literal[
    "title",
    "byline",
    "dateline",
    "subheading",
    "paragraph",
    "pull_quote",
    "caption",
    "quotation",
    "list_item",
    "clutter",
    "trailer",
]


class Span(NamedTuple):
    """A half-open range of code points in the report's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words that the span covers in `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Tell whether `other` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the text with a role: a paragraph, a title, a caption, a block quotation, clutter.

    A `pull_quote` repeats words of the prose in a place of its own; as clutter, it is not coded.
    """

    start: int
    end: int
    kind: PassageKind

    @property
    def span(self) -> Span:
        """The passage's range in the text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Report:
    """One published document. `text` is what every offset of its coding counts in."""

    id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    lang: str | None = None
    blocks: tuple[Passage, ...] = ()
    """Passages that the markup of a page told (empty for plain text)."""
    content_hash: str = ""
    """SHA-256 of the text, hexadecimal."""


@dataclass(frozen=True, slots=True)
class Modality:
    """Status and stance of an event by its origin, with where the words stand that mark them (None: unmarked)."""

    status: Status
    status_span: Span | None
    stance: Stance
    stance_span: Span | None


@dataclass(frozen=True, slots=True)
class Trigger:
    """The word or words that name the event."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does it, or to whom it is done: the name as written, and who that is where it is known."""

    name: str
    id: str | None
    span: Span | None


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """A gazetteer entry that a name may stand for, and how well it fits (0 to 1)."""

    geonameid: int | None
    name: str
    lat: float
    lon: float
    score: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where it happened (codebook, section 5)."""

    text: str | None
    span: Span | None
    name: str | None = None
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    country: str | None = None
    admin1: str | None = None
    precision: PlacePrecision | None = None
    relation: str | None = None
    carried: bool = False
    area: object | None = None
    alternatives: tuple[PlaceCandidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Time:
    """When it happened, an inclusive interval of days (codebook, section 6)."""

    text: str | None
    span: Span | None
    start: str | None
    end: str | None
    precision: TimePrecision = "unknown"
    clock: str | None = None
    anchor: str | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity reported of an event (codebook, section 7); `None` for a bound that is open."""

    measure: str
    text: str
    span: Span
    low: float | None
    high: float | None
    unit: str | None = None
    approx: bool = False
    of: str | None = None
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A link of the chain of attribution (codebook, section 8). `span` is where `cue` stands."""

    name: str
    kind: SourceKind
    id: str | None = None
    cue: str | None = None
    span: Span | None = None
    anonymous: bool = False
    office: str | None = None
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the report kept as they stand: loaded wording, an assessment, a means."""

    text: str
    span: Span
    whose: str | None = None
    """The name of the source whose word it is; for what a publisher did to a quotation, the publisher's."""
    mark: str | None = None
    """Of wording: `loaded`; `scare_quotes`; `altered` or `shortened`, of a quotation."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A tie to another claim of the same report, by its index in `claims`."""

    kind: Literal["purpose", "cause", "part_of", "repeats"]
    claim: int


@dataclass(frozen=True, slots=True)
class Route:
    """The way of a movement, each end as written."""

    origin: str | None = None
    via: str | None = None
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One source's word that one event of a coded type happened, is, will be or was not."""

    id: str
    event: str
    trigger: Trigger
    acled: str | None
    plover: str | None
    confidence: float
    status: Status
    status_span: Span | None
    stance: Stance
    stance_span: Span | None
    actors: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    place: Place | None
    time: Time | None
    figures: tuple[Figure, ...]
    sources: tuple[Source, ...]
    evidence: tuple[Span, ...]
    route: Route | None = None
    means: tuple[Quote, ...] = ()
    relations: tuple[Relation, ...] = ()
    wording: tuple[Quote, ...] = ()
    field_confidence: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place name or a relative place, in a claim or not."""

    start: int
    end: int
    text: str
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    name: str | None = None
    country: str | None = None
    admin1: str | None = None
    precision: PlacePrecision | None = None
    adjective: bool = False
    metonym: bool = False
    radius_km: float | None = None
    relation: str | None = None
    alternatives: tuple[PlaceCandidate, ...] = ()

    @property
    def span(self) -> Span:
        """The mention's range in the text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression: TIMEX3 type and value, and the interval that it was resolved to."""

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    begin: str | None = None
    end_date: str | None = None
    anchor: str | None = None
    rule: str | None = None
    precision: TimePrecision = "unknown"
    clock: str | None = None

    @property
    def span(self) -> Span:
        """The mention's range in the text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A noun phrase that names or describes an actor; `id` where the actor list knows it."""

    start: int
    end: int
    text: str
    id: str | None = None
    name: str | None = None
    """The fullest earlier name that it stands for ("the group" -> "Al-Nusra Front"); else its own."""
    kind: str | None = None
    """What the words tell of it: `force`, `group`, `state`, `official`, `civilians`, `person`, ..."""

    @property
    def span(self) -> Span:
        """The mention's range in the text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class FigureMention:
    """A quantity with its measure, in a claim or not."""

    start: int
    end: int
    text: str
    measure: str
    low: float | None
    high: float | None
    unit: str | None = None
    approx: bool = False
    of: str | None = None

    @property
    def span(self) -> Span:
        """The mention's range in the text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words that give a content to a source: who (None if only "reportedly"), by which cue, what."""

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    name: str | None = None
    """The source's name as it goes into a chain, resolved within the report; None where untold."""
    kind: SourceKind | None = None
    id: str | None = None
    anonymous: bool = False
    office: str | None = None
    parent: str | None = None
    to: str | None = None
    """The outlet that the source told it to ("told Al-Masdar News"), which is a link before it."""
    to_span: Span | None = None
    inner: tuple[Attribution, ...] = ()
    """Attributions within the content, each with its own; the layer itself holds the outermost alone."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """A judgement by the author or a source ("there is no doubt that"), kept uncoded.

    `sources` says whose it is: the chain from the publisher to who judges, as a claim's.
    """

    start: int
    end: int
    text: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Mentions:
    """The layers of a report, in a claim or not."""

    places: tuple[PlaceMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    figures: tuple[FigureMention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    passages: tuple[Passage, ...] = ()
    assessments: tuple[Assessment, ...] = ()


@dataclass(frozen=True, slots=True)
class Coding:
    """A report with what was read from it. `report` has publisher, title and date as completed."""

    report: Report
    claims: tuple[Claim, ...]
    lead: int | None
    mentions: Mentions
    warnings: tuple[str, ...] = ()
    """What could not be done and why, in a sentence each ("the language 'sw' cannot be coded")."""
    failure: str | None = None
    """Why it could not be coded at all: an error of the program's. Such a coding is not to be kept."""
