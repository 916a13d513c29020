"""A toll that a claim tells twice counts once: the flat views count by `toll_figures`, the rule of `dateline.tolls`."""

from alembic import op

revision = "0005"
down_revision = "0004"

BESIDE = 80
"""`dateline.tolls.BESIDE` when this was written."""
_WHOM = "lower(replace({of}, rtrim({of}, replace({of}, ' ', '')), ''))"
_OF_F, _OF_TOP, _OF_OTHER = (_WHOM.format(of=f"{name}.of") for name in ("f", "top", "other"))

# The largest figure of a measure, and those told beside it of others. Not grouped, so that a claim's are found at once.
TOLL_FIGURES = f"""
CREATE VIEW toll_figures AS
SELECT f.claim_no, f.measure, f.unit, f.low, f.high
FROM figures AS f JOIN figures AS top ON top.claim_no = f.claim_no AND top.position = (
    SELECT m.position FROM figures AS m
    WHERE m.claim_no = f.claim_no AND m.measure = f.measure AND m.unit IS f.unit AND m.part_of IS NULL
    ORDER BY coalesce(m.low, m.high, 0) DESC, m.high IS NULL, m.position LIMIT 1)
WHERE f.part_of IS NULL AND (f.position = top.position OR (
    abs(f.span_start - top.span_start) < {BESIDE} AND {_OF_F} <> {_OF_TOP}
    AND NOT EXISTS (
        SELECT 1 FROM figures AS other
        WHERE other.claim_no = f.claim_no AND other.measure = f.measure AND other.unit IS f.unit
            AND other.part_of IS NULL AND other.position < f.position
            AND abs(other.span_start - top.span_start) < {BESIDE} AND {_OF_OTHER} = {_OF_F})))
"""

_SUM_OVER_ALL = (
    "(SELECT {old} FROM figures AS f\n"
    "        WHERE f.claim_no = c.claim_no AND measure = '{measure}' AND part_of IS NULL)"
)
_TOLL = (
    "(SELECT CASE WHEN count({bound}) = count(*) THEN sum({bound}) END FROM toll_figures AS f\n"
    "        WHERE f.claim_no = c.claim_no AND measure = '{measure}' AND unit IS NULL)"
)
_OLD = {"low": "sum(low)", "high": "CASE WHEN count(high) = count(*) THEN sum(high) END"}
_EVENT_OLD = (
    "(SELECT {old} FROM event_claims AS n JOIN figures AS f USING (claim_no)\n"
    "        WHERE n.event_no = e.event_no AND f.measure = 'killed' AND f.part_of IS NULL)"
)
_EVENT_NEW = (
    "(SELECT {new} FROM event_claims AS n JOIN claims_flat AS f USING (claim_no)\n"
    "        WHERE n.event_no = e.event_no)"
)
_OF_EVENT = {
    "min(low)": "min(f.killed_low)",
    "max(coalesce(high, low))": "max(coalesce(f.killed_high, f.killed_low))",
}


def upgrade() -> None:
    """Make the view of the figures that count, and from it those that tell a claim's or an event's toll."""
    run = op.get_bind().exec_driver_sql
    views = {
        name: str(run("SELECT sql FROM sqlite_master WHERE type = 'view' AND name = ?", (name,)).scalar())
        for name in ("claims_flat", "event_claims_flat", "events_flat")
    }
    for name in reversed(views):
        run(f"DROP VIEW {name}")
    for measure in ("killed", "wounded"):
        for bound, old in _OLD.items():
            was, now = _SUM_OVER_ALL.format(old=old, measure=measure), _TOLL.format(bound=bound, measure=measure)
            views["claims_flat"] = _replaced(views["claims_flat"], was, now)
    for old, new in _OF_EVENT.items():
        views["events_flat"] = _replaced(views["events_flat"], _EVENT_OLD.format(old=old), _EVENT_NEW.format(new=new))
    for script in (TOLL_FIGURES, *views.values()):
        run(script)


def _replaced(script: str, was: str, now: str) -> str:
    if was not in script:
        raise ValueError(f"a view of the file is not as it was made: {was!r} is not in it")
    return script.replace(was, now)
