"""Marks of wording; sources with their parent and country, and a record of what each is cited for over all reports."""

from alembic import op

revision = "0003"
down_revision = "0002"

RECORDS = """
CREATE VIEW source_records AS
SELECT l.source_id AS id, coalesce(s.name, min(l.name)) AS name, coalesce(s.kind, min(l.kind)) AS kind,
    min(l.anonymous) AS anonymous, coalesce(s.parent, min(l.parent)) AS parent, s.country,
    count(DISTINCT r.report_no) AS reports, count(DISTINCT r.publisher) AS publishers,
    count(DISTINCT l.claim_no) AS claims,
    count(DISTINCT CASE WHEN l.position = (SELECT max(m.position) FROM links AS m WHERE m.claim_no = l.claim_no)
        THEN l.claim_no END) AS origin_of,
    count(DISTINCT CASE WHEN c.stance = 'hedges' THEN l.claim_no END) AS hedged,
    count(DISTINCT CASE WHEN c.stance = 'denies' THEN l.claim_no END) AS denied,
    min(r.published) AS first_published, max(r.published) AS last_published,
    json_group_array(DISTINCT l.name) AS names
FROM links AS l JOIN claims AS c USING (claim_no) JOIN codings AS k USING (coding_no)
    JOIN reports AS r USING (report_no) LEFT JOIN sources AS s ON s.id = l.source_id
WHERE k.is_current
GROUP BY coalesce(l.source_id, ' ' || lower(l.name) || ' ' || l.kind)
"""


def upgrade() -> None:
    """Add what is told of a source beside its name, and the view of their records."""
    for table, column in (("sources", "parent"), ("sources", "country"), ("phrases", "mark")):
        op.get_bind().exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN {column} TEXT")
    op.get_bind().exec_driver_sql(RECORDS)
