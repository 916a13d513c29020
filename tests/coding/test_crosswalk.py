"""Codes of other codebooks: a type's own, or that of a special case that holds."""

from __future__ import annotations

import pytest
from tests.coding.test_claims import code

from dateline.coding.coder import Coder


@pytest.mark.parametrize(
    ("text", "acled"),
    [
        ("Rebels captured Aleppo from the army.", "Non-state actor overtakes territory"),
        ("The army captured Aleppo from rebels.", "Government regains territory"),
        ("The army drove rebels out of Aleppo.", "Government regains territory"),
        ("Rebels withdrew from Aleppo.", "Non-violent transfer of territory"),
        ("Gunmen hurled a grenade at a police post.", "Grenade"),
        ("A roadside bomb exploded in Aleppo.", "Remote explosive/landmine/IED"),
        ("Gunmen shot dead four villagers.", "Attack"),
        ("Militants attacked soldiers in Aleppo.", "Armed clash"),
        ("The army set up an outpost near Aleppo.", "Headquarters or base established"),
        ("The army deployed troops to Aleppo.", "Change to group/activity"),
        ("Thousands of people protested in Aleppo.", "Peaceful protest"),
        ("Police used tear gas to disperse a protest in Aleppo.", "Protest with intervention"),
        ("Soldiers shot dead four protesters in Aleppo.", "Excessive force against protesters"),
        ("A mob lynched two men in a village.", "Mob violence"),
        ("Protesters hurled stones at police.", "Violent demonstration"),
        ("Militants torched a school in Aleppo.", "Looting/property destruction"),
        ("Soldiers seized a cache of weapons.", "Disrupted weapons use"),
        ("Forty rebels surrendered to the army.", "Agreement"),
        ("At least nine people have died in the conflict.", None),
    ],
)
def test_the_sub_event_type_of_acled(coder: Coder, text: str, acled: str | None) -> None:
    claims = code(coder, text).claims
    assert acled in [claim.acled for claim in claims]
    assert claims[0].acled == acled


@pytest.mark.parametrize(
    ("text", "plover"),
    [
        ("Soldiers seized a cache of weapons.", "COERCE"),
        ("Rebels shot down a drone.", "ASSAULT"),
        ("A ceasefire took effect in Aleppo.", "RETREAT"),
        ("The army and rebels agreed a ceasefire.", "AGREE"),
    ],
)
def test_the_type_of_plover(coder: Coder, text: str, plover: str) -> None:
    assert [claim.plover for claim in code(coder, text).claims] == [plover]
