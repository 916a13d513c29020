"""FollowTheMoney: entities of the published schema, tied together, each claim with its id."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.codebook import load_codebook
from dateline.exchange.eventfiles import write_events
from tests.exchange.factories import TOWN, event
from tests.linking.factories import told

PROPERTIES = {
    "Event": {
        "name",
        "keywords",
        "summary",
        "date",
        "startDate",
        "endDate",
        "location",
        "addressEntity",
        "country",
        "involved",
        "publisher",
        "proof",
        "recordId",
        "notes",
    },
    "Article": {"title", "publisher", "publishedAt", "sourceUrl", "notes"},
    "Address": {"full", "name", "latitude", "longitude", "state", "country", "remarks"},
    "PublicBody": {"name", "alias", "country"},
    "Organization": {"name", "alias", "country"},
    "LegalEntity": {"name"},
    "UnknownLink": {"subject", "object", "role", "status", "summary", "recordId"},
    "Documentation": {"document", "entity", "role", "date", "summary", "description", "recordId"},
}
"""What each schema may have, as published; `test_the_library_takes_every_entity` asks the library where it is there."""
REQUIRED = {
    "Event": {"name"},
    "UnknownLink": {"subject", "object"},
    "Documentation": {"document", "entity"},
    "LegalEntity": {"name"},
    "Organization": {"name"},
    "PublicBody": {"name"},
}


def two_voices() -> list[dict[str, Any]]:
    blamed = told(by="mayor", report="r1", killed=(4, None), place=TOWN, on="2020-05-03", actors=("rebels",))
    denied = told(by="army", report="r2", place=TOWN, on="2020-05-03", actors=("rebels",), stance="denies")
    known = told(by="army", report="r2", place=TOWN, on="2020-05-01/2020-05-03")
    known.claim["actors"].append({"name": "Syrian army", "id": "syria-army", "span": None})
    return [event(blamed, denied, known), event(told(by="x", report="r1"), id="E0000000002")]


def written(tmp_path: Path, of: list[dict[str, Any]]) -> list[dict[str, Any]]:
    path = tmp_path / "out.ftm.json"
    write_events("ftm", of, load_codebook(), path)
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_entities_have_properties_of_their_schema_alone(tmp_path: Path) -> None:
    found = written(tmp_path, two_voices())
    assert {e["schema"] for e in found} >= {
        "Event",
        "Article",
        "Address",
        "LegalEntity",
        "UnknownLink",
        "Documentation",
    }
    for entity in found:
        assert set(entity) == {"id", "schema", "properties"}
        assert set(entity["properties"]) <= PROPERTIES[entity["schema"]]
        assert REQUIRED.get(entity["schema"], set()) <= set(entity["properties"])
        assert all(isinstance(v, str) and v for values in entity["properties"].values() for v in values)


def test_every_tie_leads_to_an_entity_and_each_is_written_once(tmp_path: Path) -> None:
    found = written(tmp_path, two_voices())
    ids = [e["id"] for e in found]
    assert len(ids) == len(set(ids))
    ties = ("involved", "proof", "addressEntity", "subject", "object", "document", "entity")
    assert {id for e in found for tie in ties for id in e["properties"].get(tie, ())} <= set(ids)


def test_each_claim_stands_with_its_id_and_words_and_who_blames_with_how(tmp_path: Path) -> None:
    events = two_voices()
    found = written(tmp_path, events)
    documented = {e["properties"]["recordId"][0] for e in found if e["schema"] == "Documentation"}
    assert documented == {c["id"] for of in events for c in of["claims"]}
    link = next(e for e in found if e["schema"] == "UnknownLink" and "denied" in e["properties"]["status"])
    assert link["properties"]["status"] == ["said", "denied"]
    assert "mayor" in link["properties"]["summary"][0]


def test_an_unnamed_party_is_another_in_each_event_and_a_listed_one_is_the_same(tmp_path: Path) -> None:
    both = [event(told(by=by, report=by, actors=("rebels",)), id=f"E{by}") for by in ("a", "b")]
    for of in both:
        of["actors"].append({**of["actors"][0], "name": "Syrian army", "id": "syria-army"})
    found = written(tmp_path, both)
    assert len([e for e in found if e["properties"].get("name") == ["rebels"]]) == 2
    assert len([e for e in found if e["id"] == "actor-syria-army"]) == 1


def test_an_address_that_is_none_on_the_web_is_left_out_and_told(tmp_path: Path) -> None:
    local = event(told(by="x"))
    local["claims"][0]["url"] = "file:///home/me/report.txt"
    path = tmp_path / "out.json"
    losses = write_events("ftm", [local], load_codebook(), path)
    assert "file:" not in path.read_text("utf-8")
    assert any("address" in why for why in losses.flattened)


def test_the_library_takes_every_entity(tmp_path: Path) -> None:
    """Runs where `pip install followthemoney` has been done (it needs ICU, so it is no part of the set-up)."""
    library = pytest.importorskip("followthemoney")
    for entity in written(tmp_path, two_voices()):
        schema = library.model.get(entity["schema"])
        schema.validate(entity)
        for name, values in entity["properties"].items():
            assert all(schema.get(name).type.clean(value) is not None for value in values), (name, values)
