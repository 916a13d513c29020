from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, inspect

from dateline import model
from dateline.store import ClaimRow, ReportRow, Store, tables
from tests.factories import claim, coding, run_info


@pytest.fixture
def made(store: Store, path: Path) -> Any:
    return inspect(create_engine(f"sqlite:///{path}"))


@pytest.mark.parametrize("table", tables.metadata.sorted_tables, ids=lambda t: t.name)
def test_migrations_make_the_tables_that_the_code_knows(made: Any, table: Any) -> None:
    columns = [(c["name"], str(c["type"]), c["nullable"]) for c in made.get_columns(table.name)]
    wanted = [(c.name, c.type.compile(made.bind.dialect), c.nullable) for c in table.columns]
    assert columns == wanted
    assert made.get_pk_constraint(table.name)["constrained_columns"] == [c.name for c in table.primary_key]
    foreign = {(f["constrained_columns"][0], f["referred_table"]) for f in made.get_foreign_keys(table.name)}
    assert foreign == {(k.parent.name, k.column.table.name) for k in table.foreign_keys}
    assert {i["name"] for i in made.get_indexes(table.name)} == {i.name for i in table.indexes}


@pytest.mark.parametrize(("view", "row"), [("claims_flat", ClaimRow), ("reports_flat", ReportRow)])
def test_rows_are_typed_as_the_views_are(made: Any, view: str, row: type) -> None:
    assert [c["name"] for c in made.get_columns(view)] == list(row.__annotations__)


def test_every_key_of_a_claim_is_stored(store: Store) -> None:
    """A key that the model gains must get a column: its absence here names it."""
    store.add(coding(claim("capture", place="Palmyra")), store.begin_run(run_info()))
    stored = next(store.claim_objects())
    assert set(stored) - {"report_id"} == {f.name for f in fields(model.Claim)}
    assert set(stored["place"]) == {f.name for f in fields(model.Place)}
    assert set(stored["sources"][0]) == {f.name for f in fields(model.Source)}
