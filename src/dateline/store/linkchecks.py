"""Checks of what linking keeps: nothing is left over, nothing lacks, and what is counted beside events is right."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from dateline.store.linked import SUMMARY
from dateline.store.records import Problem

_LINKED = (
    "link_reports AS l JOIN codings AS k ON k.coding_no = l.coding_no AND k.is_current "
    "WHERE l.report_no NOT IN (SELECT report_no FROM link_pending)"
)
"""Reports whose current coding is linked."""

CHECKS: tuple[tuple[str, str, str], ...] = (
    (
        "SELECT 'claim ' || claim_no FROM event_claims AS m WHERE NOT EXISTS (SELECT 1 FROM claims AS c "
        "JOIN codings AS k USING (coding_no) WHERE c.claim_no = m.claim_no AND k.is_current) "
        "AND m.report_no NOT IN (SELECT report_no FROM link_pending)",
        "membership",
        "is in an event, but of a coding that is superseded",
    ),
    (
        f"SELECT 'claim ' || c.claim_no FROM claims AS c JOIN (SELECT k.coding_no FROM {_LINKED}) USING (coding_no) "
        "JOIN link_claims AS s ON s.claim_no = c.claim_no AND s.settled "
        "WHERE c.claim_no NOT IN (SELECT claim_no FROM event_claims)",
        "membership",
        "is linked, but in no event",
    ),
    (
        "SELECT 'claim ' || m.claim_no FROM event_claims AS m JOIN claims AS c USING (claim_no) "
        "JOIN codings AS k USING (coding_no) WHERE k.report_no <> m.report_no",
        "membership",
        "is in an event under another report than its own",
    ),
    (
        "SELECT 'event ' || id FROM events WHERE (ended IS NULL) <> (claims > 0)",
        "event",
        "has ended and still has claims, or has none and has not ended",
    ),
    (
        f"SELECT 'event ' || id FROM events WHERE (claims, reports, date_first, date_last) IS NOT ({SUMMARY})",
        "event count",
        "has other claims, reports or days than are counted with it; `dateline link FILE --anew` counts them again",
    ),
    (
        f"SELECT 'claim ' || c.claim_no FROM claims AS c JOIN (SELECT k.coding_no FROM {_LINKED}) USING (coding_no) "
        "WHERE c.claim_no NOT IN (SELECT claim_no FROM link_claims)",
        "linking",
        "is of a report that is linked, but was not compared",
    ),
    (
        "SELECT 'claim ' || s.claim_no FROM link_claims AS s JOIN claims AS c USING (claim_no) "
        "WHERE c.coding_no NOT IN (SELECT coding_no FROM link_reports)",
        "linking",
        "is kept for linking, but its coding is not",
    ),
    (
        "SELECT 'claim ' || claim_no FROM (SELECT DISTINCT claim_no FROM link_keys) "
        "WHERE claim_no NOT IN (SELECT claim_no FROM link_claims)",
        "linking",
        "has keys, but is not kept for linking",
    ),
    (
        "SELECT 'claims ' || a.claim_no || ' and ' || a.other_no FROM link_scores AS a LEFT JOIN link_scores AS b "
        "ON b.claim_no = a.other_no AND b.other_no = a.claim_no WHERE b.score IS NOT a.score",
        "score",
        "have a score one way and another, or none, the other way",
    ),
    (
        "SELECT DISTINCT 'claim ' || claim_no FROM link_scores "
        "WHERE claim_no NOT IN (SELECT claim_no FROM link_claims)",
        "score",
        "has scores, but is not kept for linking",
    ),
    (
        "SELECT 'report ' || report_no FROM copies WHERE original_no IN (SELECT report_no FROM copies)",
        "copy",
        "is told to copy a report that is a copy itself",
    ),
    (
        "SELECT 'report ' || y.report_no FROM copies AS y "
        "WHERE y.report_no NOT IN (SELECT report_no FROM link_copies) "
        "AND y.report_no NOT IN (SELECT report_no FROM link_pending)",
        "copy",
        "is told to copy another, but shares its text with none",
    ),
    (
        "SELECT 'term ' || term FROM link_terms WHERE reports < 1 OR reports > "
        "(SELECT CAST(value AS INTEGER) FROM link_settings WHERE name = 'vocabulary')",
        "vocabulary",
        "is told to be in more reports than were counted",
    ),
)
"""SQL that yields where something is wrong, the name of the check, and what is wrong there."""


def check(connection: Connection) -> Iterator[Problem]:
    """Yield what is wrong with the tables of linking."""
    for query, name, message in CHECKS:
        for (where,) in connection.exec_driver_sql(query):
            yield Problem(name, where, message)
