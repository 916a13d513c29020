"""The first form: reports, runs, codings, claims with their values, search, map and flat views."""

from alembic import op

revision = "0001"
down_revision = None

TABLES = """
CREATE TABLE reports (
    report_no INTEGER PRIMARY KEY NOT NULL,
    id TEXT NOT NULL UNIQUE,
    title TEXT, publisher TEXT, published TEXT, url TEXT, lang TEXT,
    text TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    raw_hash TEXT,
    first_stored TEXT NOT NULL
);
CREATE INDEX reports_content_hash ON reports (content_hash);

CREATE TABLE runs (
    run_no INTEGER PRIMARY KEY NOT NULL,
    fingerprint TEXT NOT NULL,
    dateline_version TEXT NOT NULL,
    schema_version TEXT NOT NULL,
    model TEXT NOT NULL,
    settings TEXT NOT NULL,
    codebook_digest TEXT NOT NULL,
    gazetteer_digest TEXT NOT NULL,
    started TEXT NOT NULL,
    finished TEXT
);
CREATE INDEX runs_fingerprint ON runs (fingerprint);

CREATE TABLE codings (
    coding_no INTEGER PRIMARY KEY NOT NULL,
    report_no INTEGER NOT NULL REFERENCES reports (report_no),
    run_no INTEGER NOT NULL REFERENCES runs (run_no),
    is_current BOOLEAN NOT NULL,
    coded TEXT NOT NULL,
    lead INTEGER,
    metadata TEXT NOT NULL,
    mentions TEXT NOT NULL,
    warnings TEXT NOT NULL,
    digest TEXT NOT NULL
);
CREATE INDEX codings_report ON codings (report_no, is_current);
CREATE UNIQUE INDEX codings_one_current ON codings (report_no) WHERE is_current;
CREATE INDEX codings_run ON codings (run_no);

CREATE TABLE claims (
    claim_no INTEGER PRIMARY KEY NOT NULL,
    coding_no INTEGER NOT NULL REFERENCES codings (coding_no),
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    event TEXT NOT NULL,
    trigger TEXT NOT NULL, trigger_span_start INTEGER, trigger_span_end INTEGER,
    status TEXT NOT NULL, status_words TEXT, status_span_start INTEGER, status_span_end INTEGER,
    stance TEXT NOT NULL, stance_words TEXT, stance_span_start INTEGER, stance_span_end INTEGER,
    place_text TEXT, place_span_start INTEGER, place_span_end INTEGER,
    place_name TEXT, geonameid INTEGER, latitude DOUBLE, longitude DOUBLE, radius_km NUMERIC,
    country TEXT, admin1 TEXT, place_precision TEXT, place_relation TEXT, place_carried BOOLEAN,
    place_area TEXT, place_alternatives TEXT,
    time_text TEXT, time_span_start INTEGER, time_span_end INTEGER,
    date_start TEXT, date_end TEXT, time_precision TEXT, time_clock TEXT, time_anchor TEXT, time_rule TEXT,
    origin TEXT, origin_kind TEXT,
    acled TEXT, plover TEXT,
    confidence NUMERIC NOT NULL, field_confidence TEXT,
    route TEXT,
    UNIQUE (coding_no, position),
    CONSTRAINT status CHECK (status IN ('occurred', 'ongoing', 'expected', 'hypothetical')),
    CONSTRAINT stance CHECK (stance IN ('asserts', 'hedges', 'denies'))
);
CREATE INDEX claims_id ON claims (id);
CREATE INDEX claims_event ON claims (event, date_start);
CREATE INDEX claims_date ON claims (date_start);

CREATE TABLE actors (
    claim_no INTEGER NOT NULL REFERENCES claims (claim_no),
    role TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL, actor_id TEXT,
    words TEXT, span_start INTEGER, span_end INTEGER,
    PRIMARY KEY (claim_no, role, position)
) WITHOUT ROWID;

CREATE TABLE figures (
    claim_no INTEGER NOT NULL REFERENCES claims (claim_no),
    position INTEGER NOT NULL,
    measure TEXT NOT NULL,
    text TEXT NOT NULL, span_start INTEGER, span_end INTEGER,
    low NUMERIC, high NUMERIC, unit TEXT, approx BOOLEAN NOT NULL, of TEXT, part_of TEXT,
    PRIMARY KEY (claim_no, position)
) WITHOUT ROWID;

CREATE TABLE sources (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL
);

CREATE TABLE links (
    claim_no INTEGER NOT NULL REFERENCES claims (claim_no),
    position INTEGER NOT NULL,
    name TEXT NOT NULL, kind TEXT NOT NULL, source_id TEXT REFERENCES sources (id),
    cue TEXT, span_start INTEGER, span_end INTEGER,
    anonymous BOOLEAN NOT NULL, office TEXT, parent TEXT,
    PRIMARY KEY (claim_no, position)
) WITHOUT ROWID;

CREATE TABLE evidence (
    claim_no INTEGER NOT NULL REFERENCES claims (claim_no),
    position INTEGER NOT NULL,
    text TEXT NOT NULL, span_start INTEGER, span_end INTEGER,
    PRIMARY KEY (claim_no, position)
) WITHOUT ROWID;

CREATE TABLE phrases (
    claim_no INTEGER NOT NULL REFERENCES claims (claim_no),
    role TEXT NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL, span_start INTEGER, span_end INTEGER, whose TEXT,
    PRIMARY KEY (claim_no, role, position)
) WITHOUT ROWID;

CREATE TABLE relations (
    claim_no INTEGER NOT NULL REFERENCES claims (claim_no),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL, to_position INTEGER NOT NULL,
    PRIMARY KEY (claim_no, position)
) WITHOUT ROWID
"""

# The searched words of a claim are a view, so that they are kept once and FTS5 can check itself.
SEARCH = """
CREATE VIEW claims_words AS
SELECT c.claim_no, c.coding_no, c.trigger,
    (SELECT group_concat(text, ' ') FROM evidence AS e WHERE e.claim_no = c.claim_no) AS evidence,
    (SELECT group_concat(name, ' ') FROM (
        SELECT name FROM actors AS a WHERE a.claim_no = c.claim_no
        UNION ALL SELECT name FROM links AS l WHERE l.claim_no = c.claim_no
        UNION ALL SELECT c.place_text UNION ALL SELECT c.place_name
    )) AS names
FROM claims AS c;

CREATE VIRTUAL TABLE reports_fts USING fts5 (
    title, text, content='reports', content_rowid='report_no', tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER reports_added AFTER INSERT ON reports BEGIN
    INSERT INTO reports_fts (rowid, title, text) VALUES (new.report_no, new.title, new.text);
END;
CREATE TRIGGER reports_retitled AFTER UPDATE OF title, text ON reports BEGIN
    INSERT INTO reports_fts (reports_fts, rowid, title, text)
        VALUES ('delete', old.report_no, old.title, old.text);
    INSERT INTO reports_fts (rowid, title, text) VALUES (new.report_no, new.title, new.text);
END;

CREATE VIRTUAL TABLE claims_fts USING fts5 (
    trigger, evidence, names,
    content='claims_words', content_rowid='claim_no', tokenize='unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE claims_rtree USING rtree (claim_no, west, east, south, north)
"""

# Bounds of a claim's dead and wounded: the sum over its figures that are no part of another; an
# open upper bound leaves the sum's open.
CLAIMS_FLAT = """
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
    (SELECT sum(low) FROM figures AS f
        WHERE f.claim_no = c.claim_no AND measure = 'killed' AND part_of IS NULL) AS killed_low,
    (SELECT CASE WHEN count(high) = count(*) THEN sum(high) END FROM figures AS f
        WHERE f.claim_no = c.claim_no AND measure = 'killed' AND part_of IS NULL) AS killed_high,
    (SELECT sum(low) FROM figures AS f
        WHERE f.claim_no = c.claim_no AND measure = 'wounded' AND part_of IS NULL) AS wounded_low,
    (SELECT CASE WHEN count(high) = count(*) THEN sum(high) END FROM figures AS f
        WHERE f.claim_no = c.claim_no AND measure = 'wounded' AND part_of IS NULL) AS wounded_high,
    (SELECT group_concat(text, '|') FROM figures AS f WHERE f.claim_no = c.claim_no) AS figures,
    (SELECT group_concat(name, ' > ') FROM links AS l WHERE l.claim_no = c.claim_no) AS chain,
    c.origin, c.origin_kind, c.acled, c.plover, c.confidence,
    (SELECT group_concat(text, '|') FROM evidence AS e WHERE e.claim_no = c.claim_no) AS evidence,
    r.publisher, r.published, r.title AS report_title, r.url, c.position,
    c.position IS k.lead AS is_lead
FROM claims AS c JOIN codings AS k USING (coding_no) JOIN reports AS r USING (report_no)
WHERE k.is_current
"""

FLAT = """
CREATE VIEW figures_flat AS
SELECT f.claim_no, c.id AS claim_id, r.id AS report_id, c.event, f.measure, f.low, f.high, f.unit, f.approx,
    f.text, f.of, f.part_of, c.status, c.stance, coalesce(c.place_name, c.place_text) AS place,
    c.latitude, c.longitude, c.date_start, c.date_end, c.origin, c.origin_kind,
    r.publisher, r.published, r.title AS report_title, r.url, f.span_start, f.span_end
FROM figures AS f JOIN claims AS c USING (claim_no) JOIN codings AS k USING (coding_no)
    JOIN reports AS r USING (report_no)
WHERE k.is_current;

CREATE VIEW sources_flat AS
SELECT l.claim_no, c.id AS claim_id, r.id AS report_id, l.position, l.name, l.kind, l.source_id, l.cue,
    l.anonymous, l.office, l.parent,
    l.position = (SELECT max(position) FROM links AS m WHERE m.claim_no = l.claim_no) AS is_origin,
    c.event, c.status, c.stance, coalesce(c.place_name, c.place_text) AS place, c.date_start, c.date_end,
    r.publisher, r.published, r.title AS report_title, r.url, l.span_start, l.span_end
FROM links AS l JOIN claims AS c USING (claim_no) JOIN codings AS k USING (coding_no)
    JOIN reports AS r USING (report_no)
WHERE k.is_current;

CREATE VIEW reports_flat AS
SELECT r.report_no, r.id, r.title, r.publisher, r.published, r.url, r.lang, r.content_hash, r.raw_hash,
    r.first_stored, k.coded, u.dateline_version, u.model,
    (SELECT count(*) FROM claims AS c WHERE c.coding_no = k.coding_no) AS claims,
    (SELECT c.id FROM claims AS c WHERE c.coding_no = k.coding_no AND c.position = k.lead) AS lead_claim,
    (SELECT c.event FROM claims AS c WHERE c.coding_no = k.coding_no AND c.position = k.lead) AS lead_event,
    r.text
FROM reports AS r JOIN codings AS k USING (report_no) JOIN runs AS u USING (run_no)
WHERE k.is_current
"""

# "DLN1" read as a big-endian integer: how `file` and we tell a Dateline database from another.
APPLICATION_ID = 0x444C4E31


def upgrade() -> None:
    """Make everything in an empty file."""
    for script in (TABLES, SEARCH, CLAIMS_FLAT, FLAT):
        for statement in _statements(script):
            op.get_bind().exec_driver_sql(statement)
    op.get_bind().exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def _statements(script: str) -> list[str]:
    """Split a script at the semicolons that end a statement (those within a trigger do not)."""
    found, part = [], ""
    for line in script.strip().splitlines():
        part += line + "\n"
        open_trigger = "CREATE TRIGGER" in part and not part.rstrip().endswith("END;")
        if line.endswith(";") and not open_trigger:
            found.append(part)
            part = ""
    return [*found, part] if part.strip() else found
