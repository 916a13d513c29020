"""Who does a deed, and to whom, where a pronoun, the trigger's own words or the parse hide it."""

from __future__ import annotations

import pytest

from dateline.api import make_report
from dateline.coding.coder import Coder
from dateline.model import Claim

CASES = [
    ('"I call on all parties to stop," the envoy, Martin Kobler, said.', "demand", ["Martin Kobler"], ["parties"]),
    ('"We demand the release of all prisoners," Amnesty said.', "demand", ["Amnesty"], ["prisoners"]),
    ('"I reject this offer," President Salva Kiir said on Friday.', "rejection", ["Salva Kiir"], []),
    ('"I was kidnapped by gunmen," Jean Bahati, a driver, said.', "abduction", ["gunmen"], ["Jean Bahati"]),
    ("Okello rejected the offer.", "rejection", ["Okello"], []),
    ("The UN demanded the release of all prisoners.", "release", [], ["prisoners"]),
    ("Two children were killed by regime bombs in Douma.", "air_strike", ["regime"], ["children"]),
    ("The convoy crossed into rebel territory.", "control", ["rebels"], []),
    ("The city is under the siege of the army.", "control", ["army"], []),
    (
        "Clashes erupted on Monday in the north of the city between the army and Nusra fighters.",
        "armed_clash", ["army"], ["Nusra fighters"],
    ),
    ("Units of the army killed many terrorists after targeting their gatherings.", "attack", ["army"], ["terrorists"]),
    ("The ELN released two soldiers on Tuesday. They had been kidnapped in May.", "abduction", ["ELN"], ["soldiers"]),
    ("The shells damaged a school and six houses.", "shelling", [], ["school", "houses"]),
    ("A bomb destroyed a bus and two cars.", "bombing", [], ["bus", "cars"]),
    ("The garrison surrendered on Monday.", "surrender", ["garrison"], []),
]  # fmt: skip


def claim_of(coder: Coder, text: str, event: str) -> Claim:
    """Return the one claim of a type that a short report makes."""
    coding = coder.code(make_report(text, publisher="Outlet", published="2016-08-10"))
    (found,) = [c for c in coding.claims if c.event == event]
    return found


@pytest.mark.parametrize(("text", "event", "actors", "targets"), CASES)
def test_roles_that_words_hide(coder: Coder, text: str, event: str, actors: list[str], targets: list[str]) -> None:
    found = claim_of(coder, text, event)
    assert ([a.name for a in found.actors], [t.name for t in found.targets]) == (actors, targets)


@pytest.mark.parametrize(
    "text",
    [
        "A driver was arrested. He is not charged with taking part in the attack, which killed three.",
        "The general was not accused of the attack.",
        "President Adib Haro condemned the massacre in Al Bab. He said the FSA was fighting alone.",
        "The attack was not blamed on the army.",
        "The UN did not blame the attack on the army.",
    ],
)
def test_who_is_not_said_to_have_done_a_deed_is_no_doer(coder: Coder, text: str) -> None:
    assert claim_of(coder, text, "attack").actors == ()


@pytest.mark.parametrize(
    ("text", "falls"),
    [
        ("Palmyra fell in May 2015.", True),
        ("Aleppo fell on Monday after the army withdrew.", True),
        ("Iran fell to fifth place.", False),
        ("Aleppo fell into ruins.", False),
    ],
)
def test_a_town_that_falls_is_captured(coder: Coder, text: str, falls: bool) -> None:
    coding = coder.code(make_report(text, publisher="Outlet", published="2016-08-10"))
    assert ("capture" in {c.event for c in coding.claims}) is falls


def test_raids_of_the_next_sentence_are_those_just_told_whatever_they_hit(coder: Coder) -> None:
    text = "Turkish jets struck PKK camps overnight, the ministry said. The raids killed 14 militants."
    coding = coder.code(make_report(text, publisher="Outlet", published="2016-08-10"))
    assert {c.event for c in coding.claims} == {"air_strike"}


def test_a_past_that_looks_like_a_present_has_the_day_of_its_neighbour(coder: Coder) -> None:
    text = "Rebels attacked a village on Friday. They hacked five people to death and set fire to houses."
    time = claim_of(coder, text, "destruction").time
    assert time is not None
    assert time.start == "2016-08-05"


def test_a_figure_of_those_whom_a_killing_has_is_the_killings(coder: Coder) -> None:
    text = "The army shelled the village in revenge for the killing of three soldiers."
    assert not claim_of(coder, text, "shelling").figures
    assert [f.low for f in claim_of(coder, text, "attack").figures] == [3]
