"""Relations of a report's claims to one another, and the routes of movements."""

from __future__ import annotations

import pytest
from tests.coding.test_claims import code

from dateline.coding.coder import Coder
from dateline.model import Route


def ties(coder: Coder, text: str) -> list[tuple[str, str, str]]:
    """Return each relation as the type of its claim, its kind and the type of the other."""
    claims = code(coder, text).claims
    return [(c.event, r.kind, claims[r.claim].event) for c in claims for r in c.relations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army launched an offensive in order to retake Aleppo.", ("offensive", "purpose", "capture")),
        ("The army sent troops to recapture Aleppo.", ("deployment", "purpose", "capture")),
        ("Thousands of residents fled Aleppo because of the shelling.", ("displacement", "cause", "shelling")),
        ("The shelling of Aleppo triggered clashes between rebels and the army.", ("armed_clash", "cause", "shelling")),
        ("Rebels shot dead nine soldiers during the offensive.", ("attack", "part_of", "offensive")),
        ("The attack, part of a wider offensive on Aleppo, killed 12 soldiers.", ("attack", "part_of", "offensive")),
        ("The army's offensive captured three villages.", ("capture", "part_of", "offensive")),
        (
            "Rebels launched an offensive near Homs on Monday. This captured three villages.",
            ("capture", "part_of", "offensive"),
        ),
        ("Heavy shelling forced residents to flee Aleppo.", ("displacement", "cause", "shelling")),
        ("Thousands fled Aleppo, driven out by the fighting.", ("displacement", "cause", "armed_clash")),
        ("The shelling was a response to an ambush that killed five policemen.", ("shelling", "cause", "attack")),
        ("The army struck the camp in revenge for the killing of three soldiers.", ("attack", "cause", "attack")),
        ("A peace deal led to the withdrawal of troops from Aleppo.", ("withdrawal", "cause", "agreement")),
        (
            "The offensive has stalled as the army has been forced to send troops to Aleppo.",
            ("offensive", "cause", "deployment"),
        ),
        ("Warplanes bombed Aleppo to support Kurdish forces.", ("air_strike", "purpose", "military_support")),
    ],
)
def test_one_claim_is_tied_to_another(coder: Coder, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in ties(coder, text)


def test_claims_of_two_sentences_are_not_tied_by_grammar(coder: Coder) -> None:
    assert ties(coder, "Rebels captured Aleppo. Police arrested four students in Homs.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The army destroyed a bridge to stop the rebels from advancing on Homs.",
        "Soldiers arrived in Homs as rebels shelled the airport.",
    ],
)
def test_what_is_prevented_is_no_purpose_and_what_happens_meanwhile_no_cause(coder: Coder, text: str) -> None:
    assert ties(coder, text) == []


def test_an_army_in_two_battles_does_not_repeat_itself(coder: Coder) -> None:
    text = "Rebels attacked Aleppo, a doctor said. A monitor said rebels attacked a police station."
    assert "repeats" not in [kind for _, kind, _ in ties(coder, text)]


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("Troops arrived in Aleppo from Homs.", Route("Homs", None, "Aleppo")),
        (
            "A convoy of soldiers travelled to the town of Aleppo from Homs via Hama.",
            Route("Homs", "Hama", "the town of Aleppo"),
        ),
        ("The army deployed troops to Aleppo.", Route(None, None, "Aleppo")),
        ("Rebels were bused out of Aleppo to Homs.", Route("Aleppo", None, "Homs")),
        ("Rebels attacked Aleppo from Homs.", None),
    ],
)
def test_a_movement_has_a_route(coder: Coder, text: str, route: Route | None) -> None:
    assert [claim.route for claim in code(coder, text).claims] == [route]
