"""A report being read: its parse, and the layers that the facets have given so far."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from dateline.codebook import Codebook
from dateline.coding.tokens import Doc, Token
from dateline.model import (
    Actor,
    ActorMention,
    Assessment,
    Attribution,
    FigureMention,
    Mentions,
    Passage,
    PassageKind,
    PlaceMention,
    Report,
    Span,
    TimeMention,
)

if TYPE_CHECKING:
    from dateline.gazetteer import Gazetteer

M = TypeVar("M")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class EventMention:
    """A clause (verb or event noun) that names an event of a coded type.

    `token` is the index in the parse of the trigger's head; `clause` is the evidence: the clause
    without the attribution where that can be cut off.
    """

    event: str
    trigger: Span
    token: int
    clause: Span


@dataclass(frozen=True, slots=True)
class Roles:
    """Who does it and to whom."""

    actors: tuple[Actor, ...]
    targets: tuple[Actor, ...]


@dataclass(slots=True)
class Reading:
    """What every facet reads from, and the layers given before it (empty until given)."""

    report: Report
    doc: Doc
    codebook: Codebook
    gazetteer: Gazetteer
    passages: tuple[Passage, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    figures: tuple[FigureMention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    events: tuple[EventMention, ...] = ()
    is_common: Callable[[str], bool] = lambda _: False
    """Tells whether a word, in whatever case, is a common one of the language (a verb, an adjective, ...)."""
    dated: bool = True
    """Whether the report came with its date of publication; if not, its own text may have told it."""
    memo: dict[str, object] = field(default_factory=dict)
    """What a facet works out once a report and wants again; the key begins with its module's name."""
    _starts: list[int] = field(init=False, repr=False)
    _ends: list[int] = field(init=False, repr=False)
    _passages: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._starts = [token.idx for token in self.doc]
        self._ends = [token.idx + len(token.text) for token in self.doc]
        self._passages = [passage.start for passage in self.passages]

    @property
    def tokens(self) -> Doc:
        """The tokens of the parse."""
        return self.doc

    @property
    def text(self) -> str:
        """The report's text."""
        return self.report.text

    @property
    def published(self) -> date | None:
        """The day of publication; None where it was not told or not as an ISO date."""
        try:
            return date.fromisoformat((self.report.published or "")[:10])
        except ValueError:
            return None

    def of_layer(self, key: str, layer: tuple[M, ...], build: Callable[[tuple[M, ...]], T]) -> T:
        """Return what `build` makes of a layer, made once for each that is given; the key is one of `memo`."""
        known = self.memo.get(key)
        if not isinstance(known, tuple) or known[0] is not layer:
            known = self.memo[key] = (layer, build(layer))
        found: T = known[1]
        return found

    def token_at(self, offset: int) -> Token | None:
        """Return the token that covers a code point of the text, else the next one; None at the end."""
        at = bisect_right(self._ends, offset)
        return self.tokens[at] if at < len(self.tokens) else None

    def tokens_in(self, span: Span) -> Sequence[Token]:
        """Return the tokens that share a character with the span."""
        first = bisect_right(self._ends, span.start)
        return self.tokens[first : max(first, bisect_left(self._starts, span.end))]

    def passage_at(self, offset: int) -> Passage | None:
        """Return the passage at a code point, None between passages (which stand in order and do not overlap)."""
        at = bisect_right(self._passages, offset) - 1
        if at >= 0 and offset < self.passages[at].end:
            return self.passages[at]
        return None

    def passage_kind(self, offset: int) -> PassageKind | None:
        """Return the kind of the innermost passage at a code point, None between passages."""
        passage = self.passage_at(offset)
        return passage.kind if passage else None

    def mentions(self) -> Mentions:
        """Return the layers as the contract gives them out."""
        return Mentions(
            self.places,
            self.times,
            self.actors,
            self.figures,
            self.attributions,
            self.passages,
            self.assessments,
        )
