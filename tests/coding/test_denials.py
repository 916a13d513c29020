"""Denials that take up what was told: claims of the deed's type that say no."""

from __future__ import annotations

import pytest

from dateline.api import make_report
from dateline.coding.coder import Coder
from dateline.model import Claim


def coded(coder: Coder, text: str) -> tuple[Claim, ...]:
    return coder.code(make_report(text, publisher="Wire", published="2024-05-10")).claims


def told(claim: Claim) -> tuple[str, str, list[str], str]:
    return claim.event, claim.stance, [a.name for a in claim.actors], claim.sources[-1].name


@pytest.mark.parametrize(
    ("text", "event", "actors", "origin", "denier"),
    [
        (
            "Beta said Gamma's army shelled the plant on Monday. Gamma denied the claim.",
            "shelling", ["Gamma's army"], "Beta", "Gamma",
        ),
        ("Residents said the army killed ten civilians. The army denied it.", "attack", ["army"], "Residents", "army"),
        (
            "The army killed ten civilians, residents said. The army denied any involvement.",
            "attack", ["army"], "residents", "army",
        ),
        (
            "The army killed ten civilians in the village, residents said, which the army denied.",
            "attack", ["army"], "residents", "army",
        ),
        (
            "Rebels captured the town, state media said. The rebels rejected the report.",
            "capture", ["Rebels"], "state media", "rebels",
        ),
        (
            "Amnesty said soldiers had executed 47 prisoners. A spokesman dismissed the allegations as baseless.",
            "attack", ["soldiers"], "Amnesty", "spokesman",
        ),
    ],
)  # fmt: skip
def test_a_denial_is_a_claim_of_the_deed(
    coder: Coder, text: str, event: str, actors: list[str], origin: str, denier: str
) -> None:
    deed, denial = [c for c in coded(coder, text) if c.event == event]
    assert told(deed) == (event, "asserts", actors, origin)
    assert told(denial) == (event, "denies", actors, denier)
    assert denial.figures == ()


def test_its_evidence_are_the_words_that_deny(coder: Coder) -> None:
    text = "Residents said the army killed ten civilians. But the army strongly denied the claim, and left the town."
    (denial,) = [c for c in coded(coder, text) if c.stance == "denies"]
    assert [s.of(text) for s in denial.evidence] == ["the army strongly denied the claim"]


def test_who_was_accused_is_whose_deed_is_denied(coder: Coder) -> None:
    text = (
        "On Monday chlorine gas killed ten people in Alpha. "
        "Activists accused the army of the attack. The government refuted these allegations."
    )
    (denial,) = [c for c in coded(coder, text) if c.stance == "denies"]
    assert told(denial) == ("chemical_attack", "denies", ["army"], "government")


@pytest.mark.parametrize(
    "text",
    [
        "Residents said the army killed ten civilians. The army did not deny the claim.",
        "The rebels demanded talks on Monday. The government rejected the demand.",
        "The army denied the report.",
        "The army said it had killed ten rebels. It rejected the report of the commission on schools.",
    ],
)
def test_what_is_no_denial_of_a_deed(coder: Coder, text: str) -> None:
    assert [c for c in coded(coder, text) if c.stance == "denies" and c.event != "accusation"] == []


@pytest.mark.parametrize(
    ("text", "doer", "origin"),
    [
        ("The militia denied responsibility for the bombing of the mosque.", "militia", "militia"),
        ("The group said it had no part in the bombing.", "group", "group"),
        ("The group said it had nothing to do with the bombing.", "group", "group"),
        ("The group said it was not responsible for the bombing.", "group", "group"),
        ("The army has denied having a hand in the bombing.", "army", "army"),
        ("The rebels issued a denial of involvement in the bombing.", "rebels", "rebels"),
    ],
)
def test_who_disclaims_a_deed_says_that_he_did_not_do_it(coder: Coder, text: str, doer: str, origin: str) -> None:
    (claim,) = [c for c in coded(coder, text) if c.event == "bombing"]
    assert told(claim) == ("bombing", "denies", [doer], origin)


def test_who_owns_up_to_a_deed_denies_nothing(coder: Coder) -> None:
    text = "The militia claimed responsibility for the bombing. The rebels did not deny involvement in the bombing."
    assert {c.stance for c in coded(coder, text) if c.event == "bombing"} == {"asserts"}
