"""What linking keeps of copies: under which keys texts are found, which share a text, which is the original."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypedDict, cast

from sqlalchemy import Connection, text

from dateline.store.driver import Driver


class ToldText(NamedTuple):
    """What is looked at where the original among copies is sought."""

    report_no: int
    id: str
    length: int
    publisher: str | None
    published: str | None
    """That of the report; else the day that linking found for it."""
    credited: str
    """Outlets that its claims are taken from, parted by commas."""


class Shares(NamedTuple):
    """How much two reports share of their text, and how that was found."""

    contained: float
    """Share of one text (the shorter; of translations, that of which more is shared) that stands in the other."""
    common: float
    """Share of both; of translations, the share of the other text."""
    kind: str
    """`words` or `translated`."""


class CopyTables(Driver):
    """The tables of copies."""

    def add_bands(self, report_no: int, day: int, bands: Iterable[int]) -> None:
        """Keep under which bands a report is found; `day` is 0 for one without a day."""
        self._many("INSERT OR IGNORE INTO link_bands VALUES (?, ?, ?)", [(band, day, report_no) for band in bands])

    def in_bands(self, bands: Sequence[int], first: int, last: int, but: int, most: int, least: int = 1) -> list[int]:
        """Return the reports of a range of days that share most bands, `least` or more, except `but`."""
        query = (
            "SELECT b.report_no FROM json_each(?) AS asked CROSS JOIN link_bands AS b ON b.band = asked.value "
            "AND b.day BETWEEN ? AND ? WHERE b.report_no <> ? "
            "GROUP BY b.report_no HAVING count(*) >= ? ORDER BY count(*) DESC LIMIT ?"
        )
        return [n for (n,) in self._run(query, json.dumps(bands), first, last, but, least, most)] if bands else []

    def days_of_bands(self) -> list[int]:
        """Return the days of which there are reports, 0 where some have none."""
        return [day or 0 for (day,) in self._run("SELECT DISTINCT day FROM link_reports WHERE dated IS NOT 'copy'")] + [
            0
        ]

    def texts_of(self, numbers: Iterable[int]) -> dict[int, str]:
        """Return the texts of some reports."""
        query = "SELECT report_no, text FROM json_each(?) AS asked CROSS JOIN reports AS r ON r.report_no = asked.value"
        return dict(self._of(query, numbers))

    def publishers(self, numbers: Iterable[int]) -> dict[int, str]:
        """Return the publishers of those of some reports that have one."""
        query = (
            "SELECT report_no, publisher FROM json_each(?) AS asked CROSS JOIN reports AS r "
            "ON r.report_no = asked.value WHERE publisher IS NOT NULL"
        )
        return dict(self._of(query, numbers))

    def told(self, numbers: Iterable[int]) -> list[ToldText]:
        """Return what tells the original among reports of one text."""
        query = (
            "SELECT r.report_no, r.id, length(r.text), r.publisher, coalesce(r.published, date(l.day + 1721424.5)), "
            "(SELECT coalesce(group_concat(DISTINCT s.name), '') FROM codings AS k JOIN claims AS c USING (coding_no) "
            "JOIN links AS s USING (claim_no) WHERE k.report_no = r.report_no AND k.is_current "
            "AND s.kind = 'outlet' AND s.position > 0) "
            "FROM json_each(?) AS asked CROSS JOIN reports AS r ON r.report_no = asked.value "
            "LEFT JOIN link_reports AS l USING (report_no)"
        )
        return [ToldText(*row) for row in self._of(query, numbers)]

    def add_likeness(self, report_no: int, other_no: int, shares: Shares) -> None:
        """Note that one of two reports is a copy of the other."""
        rows = [(report_no, other_no, *shares), (other_no, report_no, *shares)]
        self._many("INSERT OR REPLACE INTO link_copies VALUES (?, ?, ?, ?, ?)", rows)

    def likenesses(self, report_no: int) -> dict[int, Shares]:
        """Return the reports that share their text with one, with what they share."""
        query = "SELECT other_no, contained, common, kind FROM link_copies WHERE report_no = ?"
        return {other: Shares(*shares) for other, *shares in self._run(query, report_no)}

    def set_copies(self, members: Iterable[int], rows: Sequence[tuple[int, int, Shares, str]]) -> None:
        """Replace what is said of some reports: copy, original, what they share, what told the original."""
        self._many("DELETE FROM copies WHERE report_no = ?", [(n,) for n in sorted(set(members))])
        statement = (
            "INSERT INTO copies (report_no, original_no, contained, common, kind, told_by) VALUES (?, ?, ?, ?, ?, ?)"
        )
        self._many(statement, [(copy, original, *shares, told_by) for copy, original, shares, told_by in rows])


class CopyRow(TypedDict):
    """A report that copies another, and how that is known."""

    copy: str
    original: str
    kind: str
    """`words` or `translated`."""
    told_by: str
    """What told the original: see `dateline.linking.copies.original`."""
    contained: float
    common: float
    """See `Shares`."""
    copy_publisher: str | None
    copy_published: str | None
    original_publisher: str | None
    original_published: str | None


_COPIES = """
SELECT c.id AS copy, o.id AS original, y.kind, y.told_by, y.contained, y.common,
    c.publisher AS copy_publisher, c.published AS copy_published,
    o.publisher AS original_publisher, o.published AS original_published
FROM copies AS y JOIN reports AS c ON c.report_no = y.report_no JOIN reports AS o ON o.report_no = y.original_no
WHERE :report IS NULL OR o.id = coalesce(
    (SELECT z.id FROM copies AS x JOIN reports AS r USING (report_no) JOIN reports AS z ON z.report_no = x.original_no
        WHERE r.id = :report), :report)
ORDER BY o.published IS NULL, o.published, o.id, c.published IS NULL, c.published, c.id
"""


def copy_rows(connection: Connection, report: str | None) -> Iterator[CopyRow]:
    """Yield all copies, or those of the text that one report has, each original's together."""
    for row in connection.execute(text(_COPIES), {"report": report}).mappings():
        yield cast("CopyRow", dict(row))
