"""How two reports are copies: by their words, or as translations, by what stands in both whatever the language."""

from alembic import op

revision = "0006"
down_revision = "0005"

TABLES = """
ALTER TABLE copies ADD COLUMN kind TEXT NOT NULL DEFAULT 'words';
ALTER TABLE link_copies ADD COLUMN kind TEXT NOT NULL DEFAULT 'words';

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
    (SELECT y.kind FROM copies AS y WHERE y.report_no = r.report_no) AS copy_kind,
    r.text
FROM reports AS r JOIN codings AS k USING (report_no) JOIN runs AS u USING (run_no)
WHERE k.is_current
"""


def upgrade() -> None:
    """Add the columns; translations are found when claims are next linked anew, as the version of linking tells."""
    for statement in filter(str.strip, TABLES.split(";")):
        op.get_bind().exec_driver_sql(statement)
