"""Lists of places: a name that no map knows is a place by its company."""

from __future__ import annotations

from dateline.api import code


def places(text: str) -> list[str | None]:
    return [c.place.text for c in code(text).claims if c.event == "capture" and c.place]


def test_unknown_names_in_a_list_with_a_town_make_claims_of_their_own() -> None:
    assert places("Rebels seized Goma, Qorvash and Rutembe on Tuesday.") == ["Goma", "Qorvash", "Rutembe"]


def test_a_person_after_a_town_is_no_place() -> None:
    assert "General Makenga" not in places("Rebels seized the town of Sake and General Makenga spoke of victory.")
