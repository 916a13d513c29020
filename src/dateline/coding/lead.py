"""The lead: the claim that a report is about (codebook, section 2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from dateline.codebook import Codebook
from dateline.coding.actors.continued import akin
from dateline.coding.kin import BARE, TITLED
from dateline.coding.reading import Reading
from dateline.coding.sameness import is_bare, same_actors, same_place
from dateline.coding.tokens import Token
from dateline.model import REAL, Actor, Claim, Figure, Span, Status

STATES = frozenset({"control"})
"""Types that describe where something happens more often than what a report is about ("in rebel-held Alpha")."""
_BACK = ("after", "since")
"""Words that lead back to what was before the news."""
_STRETCHES = frozenset({"day", "hour", "week", "month", "year"})
STEPS = 4
"""Up to how many words above a trigger it is asked whether its clause only dates another."""


@dataclass(frozen=True, slots=True)
class Headline:
    """An event of a title that stands apart from the text: its type, its figures, and by whom it is."""

    event: str
    figures: tuple[Figure, ...] = ()
    actors: tuple[Actor, ...] = ()
    status: Status = "occurred"


def find_lead(reading: Reading, claims: Sequence[Claim], headlines: Sequence[Headline] = ()) -> int | None:
    """Return the index of the claim that the report is about; None where it is about no coded event.

    That is the event of its title, where the title stands in the text; else a claim that the title names (`headlines`,
    in the order of the title); else the event of the first sentence, or of the first few. Of several it is an event
    rather than a state, what has happened rather than what is to come, then the one with most figures, then that of
    whose kind most is told in the report, then the first.
    """
    if not claims:
        return None
    told = Told(reading, claims)
    titled = told.touching([p.span for p in reading.passages if p.kind == "title"])
    if any(claims[i].event not in STATES for i in titled):
        return told.fullest(told.best(titled))
    named = [(h, i) for h in headlines if (i := told.named(h)) is not None]
    if named:
        headline, best = max(named, key=lambda pair: (*told.weight_of(pair[0]), -named.index(pair)))
        return told.fullest(best, headline.figures)
    opening = told.first or told.early
    return told.fullest(told.best(opening)) if opening else None


class Told:
    """What a report's claims tell of, asked for the lead."""

    def __init__(self, reading: Reading, claims: Sequence[Claim]) -> None:
        """Take the claims of a report (at least one)."""
        self._reading = reading
        self._claims = claims
        self._book = reading.codebook
        self.first = self.touching([_first_sentence(reading)])
        self.early = self.touching([_opening(reading)])

    def touching(self, spans: Sequence[Span]) -> list[int]:
        """Return the indices of the claims with evidence in one of the spans."""
        return [i for i, c in enumerate(self._claims) if any(e.overlaps(s) for e in c.evidence for s in spans)]

    def best(self, indices: Sequence[int]) -> int:
        """Return which of some claims is the lead."""
        return max(indices, key=lambda i: (*self._weight(i), -i))

    def fullest(self, index: int, wanted: tuple[Figure, ...] = ()) -> int:
        """Return the claim that tells a lead's event with its toll, where the lead has none; else the lead.

        A toll far below the one `wanted`, that of the title, is none.
        """
        lead = self._claims[index]
        violent = self._book.types("violent") | BARE
        if lead.event not in violent or (_toll(lead) and not _is_less(lead.figures, wanted)):
            return index
        tolled = (i for i, c in enumerate(self._claims) if _toll(c) and not _is_less(c.figures, wanted))
        fuller = [i for i in tolled if self._tells_same(lead, self._claims[i])]
        return min(fuller, key=lambda i: self._far(lead, i), default=index)

    def _far(self, lead: Claim, index: int) -> tuple[bool, bool, bool, int]:
        """Return how far a claim with a toll is from a lead: in the text, and by its type."""
        event = self._claims[index].event
        return index not in self.early, not akin(event, lead.event), event != lead.event, index

    def _tells_same(self, lead: Claim, claim: Claim) -> bool:
        """Tell whether a claim can be another source's word on the lead's event, by type, status and place."""
        blurs = claim.event in BARE and lead.event not in BARE
        alike = claim.event == lead.event or (claim.event in _kin(self._book, lead.event) and not blurs)
        real = claim.status == lead.status or {claim.status, lead.status} <= REAL
        return alike and real and same_place(lead.place, claim.place) is not False

    def _weight(self, index: int) -> tuple[bool, bool, bool, bool, int, int]:
        claim = self._claims[index]
        aside = _is_background(self._reading, claim)
        return claim.event not in STATES, not aside, *self.weight_of(claim)[1:]

    def weight_of(self, told: Claim | Headline) -> tuple[bool, bool, bool, int, int]:
        """Return what speaks for an event: that it is no state and not to come, its figures, how much is told of it.

        Of the figures those of its dead weigh most, and one told again counts again.
        """
        times = sum(len(c.evidence) for c in self._claims if c.event == told.event)
        dead = bool(_dead(told.figures))
        again = dead and isinstance(told, Claim) and len(told.evidence) > 1
        return told.event not in STATES, told.status in REAL, dead, _counts(told.figures) + again, times

    def named(self, headline: Headline) -> int | None:
        """Return the claim by which the text tells an event that the title names, if it does."""
        event = headline.event
        exact = [i for i, c in enumerate(self._claims) if c.event == event]
        akin = [i for i, c in enumerate(self._claims) if c.event in _kin(self._book, event)]
        wanted = akin if event in BARE else exact
        return max((*exact, *akin), key=lambda i: self._fit(headline, i, wanted), default=None)

    def _fit(self, headline: Headline, index: int, wanted: Sequence[int]) -> tuple[bool, bool, int, int, int]:
        """Return how well a claim fits a title: not by others; as real; toll, doers and type; with figures; first."""
        claim = self._claims[index]
        same = same_actors(headline.actors, claim.actors)
        if same is False and all(is_bare(self._book, a) for a in claim.actors):
            same = None
        toll = bool(_dead(headline.figures) & _dead(claim.figures))
        fits = (
            4 * toll
            - 4 * _is_less(claim.figures, headline.figures)
            + 2 * (index in self.first)
            + 2 * (same is True)
            + 5 * (index in wanted)
        )
        real = (headline.status in REAL) == (claim.status in REAL)
        return same is not False, real, fits, len(claim.figures), -index


def _is_background(reading: Reading, claim: Claim) -> bool:
    """Tell whether a claim only dates another: "taken on Sunday, nine months after the army had driven it out"."""
    token = reading.token_at(claim.trigger.span.start)
    if token is None:
        return False
    return any(_dates(at) for at in (token, *islice(token.ancestors, STEPS)))


def _dates(word: Token) -> bool:
    """Tell whether a clause or phrase is told as what came before: "after" with "had" or a stretch of time."""
    back = [c for c in word.children if c.lower_ in _BACK and c.dep_ in ("mark", "prep")]
    back += [word.head] if word.dep_ == "pobj" and word.head.lower_ in _BACK else []
    if not back:
        return False
    had = word.pos_ == "VERB" and any(c.lower_ == "had" and c.dep_ == "aux" for c in word.children)
    return had or any(b.i > 0 and b.nbor(-1).lemma_.lower() in _STRETCHES for b in back)


def _toll(claim: Claim) -> bool:
    return bool(_dead(claim.figures))


def _counts(figures: Iterable[Figure]) -> int:
    """Return how many numbers figures give: words that count two things once, one tank or plane not at all."""
    return len({f.span for f in figures if not (f.low == f.high == 1 and f.measure in _THINGS)})


_THINGS = ("vehicles", "aircraft", "weapons")


def _is_less(told: Iterable[Figure], wanted: Iterable[Figure]) -> bool:
    """Tell whether all dead that figures tell are fewer than a third of those wanted: they are of something else."""
    here, there = _dead(told), _dead(wanted)
    return bool(here and there) and max(here) < min(there) / 3


def _dead(figures: Iterable[Figure]) -> frozenset[float]:
    """Return the numbers of dead that figures give whole; words that count dead and wounded together give none."""
    kept = list(figures)
    told = Counter(f.span for f in kept)
    alone = (f for f in kept if f.measure == "killed" and f.part_of is None and told[f.span] == 1)
    numbers = (f.low if f.low is not None else f.high for f in alone)
    return frozenset(n for n in numbers if n is not None)


def _kin(book: Codebook, event: str) -> frozenset[str]:
    """Return the types by which a text may tell what its title names by another."""
    violent = book.types("violent")
    if event in BARE:
        return violent - BARE
    if event in violent:
        return violent | BARE
    return frozenset().union(*(kin for kin in TITLED if event in kin)) - {event}


OPENING = 3
"""Sentences of the body by which a report of an event has told its toll."""


def _opening(reading: Reading) -> Span:
    """Return the first sentences of the body."""
    first = _first_sentence(reading)
    following = (s.end_char for s in reading.doc.sents if s.start_char >= first.start)
    return Span(first.start, max(islice(following, OPENING), default=first.end))


def _first_sentence(reading: Reading) -> Span:
    """Return the first sentence of the body: what comes before it (title, dateline) is no sentence of it."""
    body = [p for p in reading.passages if p.kind in ("paragraph", "quotation", "list_item")]
    token = reading.token_at(body[0].start) if body else None
    if token is None:
        return Span(0, len(reading.text))
    sentence = token.sent
    return Span(sentence.start_char, sentence.end_char)
