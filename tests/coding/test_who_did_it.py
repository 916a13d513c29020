"""Who did it and to whom, where words near by could mislead: those who accuse, deny, own the victim, tell or let go."""

from __future__ import annotations

import pytest

from dateline.api import make_report
from dateline.coding.coder import Coder
from dateline.model import Claim

TOLD: list[tuple[str, str, list[str], list[str]]] = [
    ("Those who killed the nuns were not soldiers, the minister said.", "attack", [], ["nuns"]),
    ("Soldiers were the ones who murdered the priests.", "attack", ["Soldiers"], ["priests"]),
    (
        "A little-known faction, \"Sons of the Gulf\", claimed the grenade attack on the consulate.",
        "bombing", ["Sons of the Gulf"], ["consulate"],
    ),
    (
        "A previously unknown group, the Army of the Levant, said it carried out the attack on the barracks in Aleppo.",
        "attack", ["Army of the Levant"], ["barracks"],
    ),
    ("The attack on a school and a clinic, which killed nine, was condemned.", "attack", [], ["school", "clinic"]),
    (
        "The assassination of six monks perpetrated in Goma on 16 March by the army was condemned.",
        "attack", ["army"], ["monks"],
    ),
    (
        "The movement accused the intelligence services of assassinating the candidate Carlos Ruiz.",
        "attack", ["intelligence services"], ["Carlos Ruiz"],
    ),
    (
        "The mayor of Basilan was wounded in an ambush that police attributed to the Moro rebels.",
        "attack", ["Moro rebels"], ["mayor"],
    ),
    ("A former rebel commander, Jean Mbeki, was assassinated by gunmen.", "attack", ["gunmen"], ["Jean Mbeki"]),
    ("The boy was shot by a sniper from the roof of the police station.", "attack", ["sniper"], ["boy"]),
    ("Soldiers rounded up the villagers and executed them.", "attack", ["Soldiers"], ["villagers"]),
    ("Five policemen died in an ambush on the Kano-Zaria highway.", "attack", [], ["policemen"]),
    ("Fatou Ba, kidnapped in May, was released on Monday by the rebels.", "abduction", ["rebels"], ["Fatou Ba"]),
    ("The army freed 20 girls who were kidnapped in Dapchi.", "abduction", [], ["girls"]),
    (
        "The judge has blamed NLF [National Liberation Front] guerrillas for the murder of the analyst Edgar Conte.",
        "attack", ["guerrillas"], ["Edgar Conte"],
    ),
    ("Prosecutors say that the colonel ordered his men to kill the monks.", "casualties", ["men"], ["monks"]),
    (
        "Opposition parties accuse the army of perpetrating the bomb attack on the union office.",
        "bombing", ["army"], ["union office"],
    ),
    ("Last week the minister's residence was the target of a bomb attack.", "bombing", [], ["minister's residence"]),
    ("The government promised to conduct an investigation of the murder of the priests.", "attack", [], ["priests"]),
]  # fmt: skip


def coded(coder: Coder, text: str) -> tuple[Claim, ...]:
    """Return the claims of a short report."""
    return coder.code(make_report(text, publisher="Outlet", published="2024-05-15")).claims


@pytest.mark.parametrize(("text", "event", "actors", "targets"), TOLD)
def test_who_did_it_and_to_whom(coder: Coder, text: str, event: str, actors: list[str], targets: list[str]) -> None:
    """The doers are those whom the words tell to have done it, and nobody else."""
    claim = next(c for c in coded(coder, text) if c.event == event)
    assert [a.name.lower() for a in claim.actors] == [a.lower() for a in actors]
    assert [t.name.lower() for t in claim.targets] == [t.lower() for t in targets]


def test_another_source_tells_who_did_it(coder: Coder) -> None:
    """A deed of which a second source tells the doers is a claim of its own by that source."""
    text = "A car bomb went off at the ministry in Mogadishu. Al-Shabaab said its fighters were behind the attack."
    claims = [c for c in coded(coder, text) if c.event == "bombing" and c.sources[-1].name == "Al-Shabaab"]
    assert [[a.name for a in c.actors] for c in claims] == [["Al-Shabaab"]]


def test_whom_an_attacker_met_is_another_deed(coder: Coder) -> None:
    """Those who shot the attacker have not done what he did."""
    text = "Gunmen attacked the airport on Monday, killing two passengers. The police then killed an attacker."
    claims = [c for c in coded(coder, text) if c.event == "attack"]
    assert [[a.name for a in c.actors] for c in claims] == [["Gunmen"], ["police"]]
