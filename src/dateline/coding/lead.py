"""The lead: the claim that a report is about (codebook, section 2)."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.reading import Reading
from dateline.model import Claim, Span

KIN = (
    frozenset({"bombing", "suicide_bombing", "attack", "casualties", "chemical_attack"}),
    frozenset({"air_strike", "shelling", "attack", "casualties", "chemical_attack"}),
    frozenset({"armed_clash", "offensive", "attack", "capture", "casualties"}),
    frozenset({"negotiation", "agreement", "ceasefire"}),
    frozenset({"evacuation", "displacement", "release"}),
)
"""Types by one of which a title may name what the text then tells by another of the same set."""


STATES = frozenset({"control"})
"""Types that describe where something happens more often than what a report is about ("in rebel-held Alpha")."""


def find_lead(reading: Reading, claims: Sequence[Claim], title_events: Sequence[str] = ()) -> int | None:
    """Return the index of the claim that the report is about; None where it is about no coded event.

    That is the event of its title, where the title stands in the text; else a claim of the type that
    the title names (`title_events`, in the order of the title); else the event of the first sentence.
    Of several an event rather than a state, then the one with most figures, then with most tellings, then the first.
    """
    if not claims:
        return None
    titled = _touching(claims, [p.span for p in reading.passages if p.kind == "title"])
    first = _touching(claims, [_first_sentence(reading)])
    return _best(claims, titled) if titled else _named_by(claims, title_events, first)


def _named_by(claims: Sequence[Claim], types: Sequence[str], first: Sequence[int]) -> int | None:
    for event in types:
        exact = [i for i, c in enumerate(claims) if c.event == event]
        akin = [i for i, c in enumerate(claims) if any({event, c.event} <= kin for kin in KIN)]
        for group in (exact, akin):
            if group:
                return _best(claims, [i for i in group if i in first] or group)
    return _best(claims, first) if first else None


def _touching(claims: Sequence[Claim], spans: Sequence[Span]) -> list[int]:
    return [i for i, c in enumerate(claims) if any(e.overlaps(s) for e in c.evidence for s in spans)]


def _first_sentence(reading: Reading) -> Span:
    """Return the first sentence of the body: what comes before it (title, dateline) is no sentence of it."""
    body = [p for p in reading.passages if p.kind in ("paragraph", "quotation", "list_item")]
    token = reading.token_at(body[0].start) if body else None
    if token is None:
        return Span(0, len(reading.text))
    sentence = token.sent
    return Span(sentence.start_char, sentence.end_char)


def _best(claims: Sequence[Claim], indices: Sequence[int]) -> int:
    def weight(index: int) -> tuple[bool, int, int, int]:
        claim = claims[index]
        return claim.event not in STATES, len(claim.figures), len(claim.evidence), -index

    return max(indices, key=weight)
