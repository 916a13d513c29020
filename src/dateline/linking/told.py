"""A claim as one voice's word: what agreement, control and sources' records are made from.

Two claims are one voice's where their origin is one and the same, or where both reports are copies of one text. A
named origin ("Observatory for Human Rights") is one voice through whatever outlets it speaks; "a doctor" or
"activists" may be others in each report; an outlet's own words are that outlet's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dateline.contract import says_real

_UNNAMED = frozenset({"anonymous", "witness"})
_OWN = frozenset({"outlet", "author"})


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with what its report is: the claim as the contract has it, and who speaks."""

    claim: Mapping[str, Any]
    report_id: str
    original_id: str
    """The report itself, or the one that it copies."""
    publisher: str | None
    day: str | None
    """When the report was published, an ISO date; that of storing where nothing tells it."""
    title: str | None
    url: str | None
    is_lead: bool
    event_id: str | None = None
    words: tuple[str, ...] = ()
    """The evidence as it stands in the report."""
    beside: tuple[tuple[str, Mapping[str, Any]], ...] = ()
    """Of a report's lead that tells no toll: the first toll that another claim of the report tells (claim, figure)."""
    dated: bool = True
    """Whether anything tells when the report was published; if not, `day` is that of storing."""
    copy_kind: str | None = None
    """How the report copies its original: by its `words`, or `translated`."""
    original_outlet: str | None = None
    """Id or name of the outlet that published the original, where the report copies one."""

    @property
    def id(self) -> str:
        """The claim's id."""
        return str(self.claim["id"])

    @property
    def origin(self) -> Mapping[str, Any]:
        """The innermost link of the chain: whose word it is."""
        sources = self.claim["sources"]
        found: Mapping[str, Any] = sources[-1] if sources else {"name": "not told", "kind": "anonymous", "id": None}
        return found

    @property
    def voice(self) -> str:
        """What is the same for claims that are one voice's."""
        origin = self.origin
        if origin["kind"] in _OWN:
            if self.original_id != self.report_id and len(self.claim["sources"]) == 1:
                # A copy's own words are those of the outlet that first published them.
                return _outlet(self.original_outlet, self.original_id)
            named = origin["id"] or (origin["name"] if origin["kind"] == "outlet" else None) or self.publisher
            return _outlet(named, self.original_id)
        if origin["kind"] in _UNNAMED or origin.get("anonymous"):
            return f"{origin['name']} in {self.original_id}".casefold()
        return str(origin["id"] or origin["name"]).casefold()

    @property
    def speaker(self) -> str:
        """The voice as a reader names it: the origin, with the outlet that it speaks through."""
        origin = str(self.origin["name"])
        if self.origin["kind"] == "author":
            return self.publisher or f"the author of {self.report_id}"
        through = self.publisher or ""
        return f"{origin}, in {through}" if through and through != origin else origin

    @property
    def asserts(self) -> bool:
        """Tell whether it says that the event happened or goes on, hedged or not."""
        return says_real(self.claim)


def _outlet(named: str | None, report_id: str) -> str:
    return f"outlet {named}".casefold() if named else f"report {report_id}"


def in_order(told: Iterable[Told]) -> list[Told]:
    """Return claims by the day of their report; leads first, then as they stand in the text."""
    return sorted(
        told,
        key=lambda t: (
            t.day or "9999",
            t.original_id != t.report_id,
            t.report_id,
            not t.is_lead,
            t.claim["trigger"]["span"],
        ),
    )


def voices(told: Iterable[Told]) -> dict[str, Told]:
    """Return the independent voices, each with its first claim."""
    found: dict[str, Told] = {}
    for one in told:
        found.setdefault(one.voice, one)
    return found


def known_at(told: Iterable[Told], day: str | None) -> list[Told]:
    """Return the claims of reports that were out by a day; all where none is given."""
    return [t for t in told if day is None or t.day is None or t.day <= day]
