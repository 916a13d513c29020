"""Linking of many reports: keys and bands by day, claims that were compared with a sample, counts kept with each event.

A toll that a claim tells twice is counted once in `claims_flat`.
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


def toll(measure: str, bound: str) -> str:
    """Return SQL for a claim's toll, of its figures that are no part of another.

    Those counted of nobody in particular are one toll told again, of which the largest counts; so are those of one
    group ("soldiers"), and equal ones of whomever. Groups add up, unless what is told of all is more.
    """
    own = f"FROM figures AS f WHERE f.claim_no = c.claim_no AND measure = '{measure}' AND part_of IS NULL"
    groups = (
        f"SELECT sum(most) FROM (SELECT max({bound}) AS most FROM (SELECT {bound}, min(lower(of)) AS whom {own} "
        f"AND of IS NOT NULL GROUP BY {bound}) GROUP BY whom)"
    )
    untold = "count(low) = 0" if bound == "low" else "count(high) < count(*)"
    whole = f"max(CASE WHEN of IS NULL THEN {bound} END)"
    return f"(SELECT CASE WHEN {untold} THEN NULL ELSE max(coalesce({whole}, 0), coalesce(({groups}), 0)) END {own})"


CLAIMS_FLAT = f"""
DROP VIEW event_claims_flat;
DROP VIEW claims_flat;

CREATE VIEW claims_flat AS
SELECT
    c.claim_no, c.id, r.id AS report_id, c.event, c.trigger, c.status, c.stance,
    (SELECT group_concat(name, '|') FROM actors AS a
        WHERE a.claim_no = c.claim_no AND role = 'actor') AS actors,
    (SELECT group_concat(actor_id, '|') FROM actors AS a
        WHERE a.claim_no = c.claim_no AND role = 'actor') AS actor_ids,
    (SELECT group_concat(name, '|') FROM actors AS a
        WHERE a.claim_no = c.claim_no AND role = 'target') AS targets,
    (SELECT group_concat(actor_id, '|') FROM actors AS a
        WHERE a.claim_no = c.claim_no AND role = 'target') AS target_ids,
    coalesce(c.place_name, c.place_text) AS place, c.place_text, c.place_precision, c.place_carried,
    c.country, c.admin1, c.geonameid, c.latitude, c.longitude, c.radius_km,
    c.time_text, c.time_precision, c.date_start, c.date_end,
    {toll("killed", "low")} AS killed_low,
    {toll("killed", "high")} AS killed_high,
    {toll("wounded", "low")} AS wounded_low,
    {toll("wounded", "high")} AS wounded_high,
    (SELECT group_concat(text, '|') FROM figures AS f WHERE f.claim_no = c.claim_no) AS figures,
    (SELECT group_concat(name, ' > ') FROM links AS l WHERE l.claim_no = c.claim_no) AS chain,
    c.origin, c.origin_kind, c.acled, c.plover, c.confidence,
    (SELECT group_concat(text, '|') FROM evidence AS e WHERE e.claim_no = c.claim_no) AS evidence,
    r.publisher, r.published, r.title AS report_title, r.url, c.position,
    c.position IS k.lead AS is_lead
FROM claims AS c JOIN codings AS k USING (coding_no) JOIN reports AS r USING (report_no)
WHERE k.is_current;

CREATE VIEW event_claims_flat AS
SELECT e.id AS event_id, f.*,
    (SELECT o.id FROM copies AS y JOIN reports AS o ON o.report_no = y.original_no
        WHERE y.report_no = m.report_no) AS copy_of
FROM event_claims AS m JOIN events AS e USING (event_no) JOIN claims_flat AS f USING (claim_no)
"""


def upgrade() -> None:
    """Change tables and views; what is stored is linked anew when claims are next linked."""
    for script in (TABLES, CLAIMS_FLAT):
        for statement in filter(str.strip, script.split(";")):
            op.get_bind().exec_driver_sql(statement)
