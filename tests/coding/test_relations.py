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
    ],
)
def test_one_claim_is_tied_to_another(coder: Coder, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in ties(coder, text)


def test_claims_of_two_sentences_are_not_tied_by_grammar(coder: Coder) -> None:
    assert ties(coder, "Rebels captured Aleppo. Police arrested four students in Homs.") == []


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("Troops arrived in Aleppo from Homs.", Route("Homs", None, "Aleppo")),
        (
            "A convoy of soldiers travelled to the town of Aleppo from Homs via Hama.",
            Route("Homs", "Hama", "the town of Aleppo"),
        ),
        ("The army deployed troops to Aleppo.", Route(None, None, "Aleppo")),
        ("Rebels attacked Aleppo from Homs.", None),
    ],
)
def test_a_movement_has_a_route(coder: Coder, text: str, route: Route | None) -> None:
    assert [claim.route for claim in code(coder, text).claims] == [route]
