"""Linking of many reports: keys and bands by day, claims that were compared with a sample, counts kept with each event.

What linking keeps to go on from is made anew; events, changes and people's judgements stay.
"""

from alembic import op

revision = "0004"
down_revision = "0003"

TABLES = """
DROP TABLE link_bands;
DROP TABLE link_keys;
DROP TABLE link_claims;
DELETE FROM link_scores;
DELETE FROM link_copies;
DELETE FROM link_reports;
DELETE FROM link_terms;
DELETE FROM link_settings;
INSERT OR IGNORE INTO link_pending SELECT report_no FROM codings WHERE is_current;

CREATE TABLE link_bands (
    band INTEGER NOT NULL,
    day INTEGER NOT NULL,
    report_no INTEGER NOT NULL REFERENCES reports (report_no),
    PRIMARY KEY (band, day, report_no)
) WITHOUT ROWID;

CREATE TABLE link_claims (
    claim_no INTEGER PRIMARY KEY NOT NULL REFERENCES claims (claim_no),
    report_no INTEGER NOT NULL REFERENCES reports (report_no),
    facts TEXT NOT NULL,
    sampled BOOLEAN NOT NULL,
    settled BOOLEAN NOT NULL
);
CREATE INDEX link_claims_report ON link_claims (report_no);
CREATE INDEX link_claims_unsettled ON link_claims (claim_no) WHERE NOT settled;

CREATE TABLE link_keys (
    link_key INTEGER NOT NULL,
    day INTEGER NOT NULL,
    rank INTEGER NOT NULL,
    claim_no INTEGER NOT NULL REFERENCES claims (claim_no),
    PRIMARY KEY (link_key, day, rank, claim_no)
) WITHOUT ROWID;

ALTER TABLE events ADD COLUMN claims INTEGER NOT NULL DEFAULT 0;
ALTER TABLE events ADD COLUMN reports INTEGER NOT NULL DEFAULT 0;
ALTER TABLE events ADD COLUMN date_first TEXT;
ALTER TABLE events ADD COLUMN date_last TEXT;
CREATE INDEX events_first ON events (date_first IS NULL, date_first, id) WHERE claims > 0;
UPDATE events SET (claims, reports, date_first, date_last) = (
    SELECT count(*), count(DISTINCT m.report_no), min(c.date_start), max(coalesce(c.date_end, c.date_start))
    FROM event_claims AS m JOIN claims AS c USING (claim_no) WHERE m.event_no = events.event_no
);

DROP VIEW events_flat;
CREATE VIEW events_flat AS
SELECT e.id,
    (SELECT c.event FROM event_claims AS n JOIN claims AS c USING (claim_no) WHERE n.event_no = e.event_no
        GROUP BY c.event ORDER BY count(*) DESC, c.event LIMIT 1) AS event,
    e.claims, e.reports,
    (SELECT count(DISTINCT coalesce(y.original_no, m.report_no)) FROM event_claims AS m
        LEFT JOIN copies AS y ON y.report_no = m.report_no WHERE m.event_no = e.event_no) AS voices,
    e.date_first, e.date_last,
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
FROM events AS e WHERE e.claims > 0
"""


def upgrade() -> None:
    """Change the tables; what is stored is linked anew when claims are next linked."""
    for statement in filter(str.strip, TABLES.split(";")):
        op.get_bind().exec_driver_sql(statement)
