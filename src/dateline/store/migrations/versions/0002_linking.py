"""Linking: events with their claims, copies of reports, people's judgements, and what linking keeps to go on from."""

from alembic import op

revision = "0002"
down_revision = "0001"

TABLES = """
CREATE TABLE events (
    event_no INTEGER PRIMARY KEY NOT NULL,
    id TEXT NOT NULL UNIQUE,
    made TEXT NOT NULL,
    ended TEXT
);

CREATE TABLE event_claims (
    claim_no INTEGER PRIMARY KEY NOT NULL REFERENCES claims (claim_no),
    event_no INTEGER NOT NULL REFERENCES events (event_no),
    report_no INTEGER NOT NULL REFERENCES reports (report_no)
);
CREATE INDEX event_claims_event ON event_claims (event_no);
CREATE INDEX event_claims_report ON event_claims (report_no);

CREATE TABLE event_changes (
    change_no INTEGER PRIMARY KEY NOT NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    event_no INTEGER NOT NULL REFERENCES events (event_no),
    other_no INTEGER REFERENCES events (event_no),
    claims INTEGER NOT NULL,
    CONSTRAINT kind CHECK (kind IN ('merge', 'split', 'end'))
);
CREATE INDEX event_changes_event ON event_changes (event_no);

CREATE TABLE judgements (
    judgement_no INTEGER PRIMARY KEY NOT NULL,
    at TEXT NOT NULL,
    judge TEXT NOT NULL,
    verdict TEXT NOT NULL,
    report_id TEXT NOT NULL, claim_id TEXT NOT NULL, trigger_start INTEGER NOT NULL, origin TEXT,
    other_report_id TEXT NOT NULL, other_claim_id TEXT NOT NULL, other_trigger_start INTEGER NOT NULL,
    other_origin TEXT,
    note TEXT,
    CONSTRAINT verdict CHECK (verdict IN ('same', 'different', 'open'))
);

CREATE TABLE grades (
    grade_no INTEGER PRIMARY KEY NOT NULL,
    at TEXT NOT NULL,
    judge TEXT NOT NULL,
    source TEXT NOT NULL,
    grade TEXT NOT NULL,
    note TEXT,
    CONSTRAINT grade CHECK (grade IN ('A', 'B', 'C', 'D', 'E', 'F'))
);
CREATE INDEX grades_source ON grades (source);

CREATE TABLE copies (
    report_no INTEGER PRIMARY KEY NOT NULL REFERENCES reports (report_no),
    original_no INTEGER NOT NULL REFERENCES reports (report_no),
    contained DOUBLE NOT NULL,
    common DOUBLE NOT NULL,
    told_by TEXT NOT NULL
);
CREATE INDEX copies_original ON copies (original_no);

CREATE TABLE link_reports (
    report_no INTEGER PRIMARY KEY NOT NULL REFERENCES reports (report_no),
    coding_no INTEGER NOT NULL REFERENCES codings (coding_no),
    day INTEGER,
    dated TEXT,
    facts BLOB NOT NULL
);
CREATE INDEX link_reports_coding ON link_reports (coding_no);

CREATE TABLE link_bands (
    band INTEGER NOT NULL,
    report_no INTEGER NOT NULL REFERENCES reports (report_no),
    PRIMARY KEY (band, report_no)
) WITHOUT ROWID;

CREATE TABLE link_copies (
    report_no INTEGER NOT NULL REFERENCES reports (report_no),
    other_no INTEGER NOT NULL REFERENCES reports (report_no),
    contained DOUBLE NOT NULL,
    common DOUBLE NOT NULL,
    PRIMARY KEY (report_no, other_no)
) WITHOUT ROWID;

CREATE TABLE link_claims (
    claim_no INTEGER PRIMARY KEY NOT NULL REFERENCES claims (claim_no),
    report_no INTEGER NOT NULL REFERENCES reports (report_no),
    facts TEXT NOT NULL,
    settled BOOLEAN NOT NULL
);
CREATE INDEX link_claims_report ON link_claims (report_no);
CREATE INDEX link_claims_unsettled ON link_claims (claim_no) WHERE NOT settled;

CREATE TABLE link_keys (
    link_key INTEGER NOT NULL,
    claim_no INTEGER NOT NULL REFERENCES claims (claim_no),
    PRIMARY KEY (link_key, claim_no)
) WITHOUT ROWID;

CREATE TABLE link_scores (
    claim_no INTEGER NOT NULL REFERENCES claims (claim_no),
    other_no INTEGER NOT NULL REFERENCES claims (claim_no),
    score INTEGER NOT NULL,
    PRIMARY KEY (claim_no, other_no)
) WITHOUT ROWID;

CREATE TABLE link_terms (
    term INTEGER PRIMARY KEY NOT NULL,
    reports INTEGER NOT NULL
);

CREATE TABLE link_settings (
    name TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) WITHOUT ROWID;
"""

VIEWS = """
DROP VIEW reports_flat;

CREATE VIEW reports_flat AS
SELECT r.report_no, r.id, r.title, r.publisher, r.published, r.url, r.lang, r.content_hash, r.raw_hash,
    r.first_stored, k.coded, u.dateline_version, u.model,
    (SELECT count(*) FROM claims AS c WHERE c.coding_no = k.coding_no) AS claims,
    (SELECT c.id FROM claims AS c WHERE c.coding_no = k.coding_no AND c.position = k.lead) AS lead_claim,
    (SELECT c.event FROM claims AS c WHERE c.coding_no = k.coding_no AND c.position = k.lead) AS lead_type,
    (SELECT e.id FROM claims AS c JOIN event_claims USING (claim_no) JOIN events AS e USING (event_no)
        WHERE c.coding_no = k.coding_no AND c.position = k.lead) AS lead_event,
    (SELECT o.id FROM copies AS y JOIN reports AS o ON o.report_no = y.original_no
        WHERE y.report_no = r.report_no) AS copy_of,
    r.text
FROM reports AS r JOIN codings AS k USING (report_no) JOIN runs AS u USING (run_no)
WHERE k.is_current;

CREATE VIEW event_claims_flat AS
SELECT e.id AS event_id, f.*,
    (SELECT o.id FROM copies AS y JOIN reports AS o ON o.report_no = y.original_no
        WHERE y.report_no = m.report_no) AS copy_of
FROM event_claims AS m JOIN events AS e USING (event_no) JOIN claims_flat AS f USING (claim_no);

CREATE VIEW events_flat AS
SELECT e.id,
    (SELECT c.event FROM event_claims AS n JOIN claims AS c USING (claim_no) WHERE n.event_no = e.event_no
        GROUP BY c.event ORDER BY count(*) DESC, c.event LIMIT 1) AS event,
    count(*) AS claims, count(DISTINCT m.report_no) AS reports,
    count(DISTINCT coalesce(y.original_no, m.report_no)) AS voices,
    min(c.date_start) AS date_first, max(coalesce(c.date_end, c.date_start)) AS date_last,
    (SELECT coalesce(c.place_name, c.place_text) FROM event_claims AS n JOIN claims AS c USING (claim_no)
        WHERE n.event_no = e.event_no AND c.latitude IS NOT NULL
        GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1) AS place,
    (SELECT c.latitude FROM event_claims AS n JOIN claims AS c USING (claim_no)
        WHERE n.event_no = e.event_no AND c.latitude IS NOT NULL
        GROUP BY c.latitude, c.longitude ORDER BY count(*) DESC, c.latitude, c.longitude LIMIT 1) AS latitude,
    (SELECT c.longitude FROM event_claims AS n JOIN claims AS c USING (claim_no)
        WHERE n.event_no = e.event_no AND c.latitude IS NOT NULL
        GROUP BY c.latitude, c.longitude ORDER BY count(*) DESC, c.latitude, c.longitude LIMIT 1) AS longitude,
    (SELECT min(low) FROM event_claims AS n JOIN figures AS f USING (claim_no)
        WHERE n.event_no = e.event_no AND f.measure = 'killed' AND f.part_of IS NULL) AS killed_lowest,
    (SELECT max(coalesce(high, low)) FROM event_claims AS n JOIN figures AS f USING (claim_no)
        WHERE n.event_no = e.event_no AND f.measure = 'killed' AND f.part_of IS NULL) AS killed_highest
FROM events AS e JOIN event_claims AS m USING (event_no) JOIN claims AS c USING (claim_no)
    LEFT JOIN copies AS y ON y.report_no = m.report_no
GROUP BY e.event_no
"""


def upgrade() -> None:
    """Add the tables and views; what is stored is linked when claims are next linked."""
    for script in (TABLES, VIEWS):
        for statement in filter(str.strip, script.split(";")):
            op.get_bind().exec_driver_sql(statement)
