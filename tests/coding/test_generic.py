"""Violence named only in general makes no claim."""

from __future__ import annotations

import pytest

from dateline.api import make_report
from dateline.coding.coder import Coder


def violent(coder: Coder, text: str) -> list[str]:
    """Return the triggers of the violent claims of a text."""
    kinds = coder.codebook.types("violent") | {"abduction"}
    return [c.trigger.text for c in coder.code(make_report(text)).claims if c.trigger and c.event in kinds]


@pytest.mark.parametrize(
    "text",
    [
        "The bishop called on the guerrillas for an end to kidnappings and murders.",
        "The plan of the junta involves threats, arrests and assassinations.",
        "The army trained its soldiers against ambushes.",
        "The report is about the training of death squads by the army.",
        "They kill our people and steal our land, the group said in a statement.",
        "THE DEATH SQUADS, WHICH MURDER WORKERS AND STUDENTS, ARE KNOWN TO ALL.",
        "The militants use car bombs and suicide attacks to sow fear.",
        "Attacks have fallen by half since January, the army said.",
        "The number of kidnappings has doubled since last year.",
        "The group is capable of carrying out attacks in the capital.",
        "The rebels are able to strike anywhere in the country.",
        "Parliament passed a law on kidnapping.",
        "In this type of war, ambushes and kidnappings are common.",
        "THIS IS AN ATTACK ON DEMOCRACY.",
        "The rebels' leader said that all must fight corruption.",
    ],
)
def test_a_kind_of_violence_is_no_claim(coder: Coder, text: str) -> None:
    assert violent(coder, text) == []


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Guerrillas carried out attacks in the capital.", "attacks"),
        ("The army spoke of recent attacks by guerrillas on two convoys.", "attacks"),
        ("The guerrillas are to blame for three kidnappings in Cali.", "kidnappings"),
        ("Soldiers died in attacks in Homs on Tuesday.", "attacks"),
        ("In response to rocket fire, Israel bombed a camp.", "rocket fire"),
        ("Gunmen kill 14 villagers in Tillaberi.", "kill"),
        ("The fight against the rebels goes on.", "fight"),
    ],
)
def test_what_the_text_tells_of_one_happening_is(coder: Coder, text: str, trigger: str) -> None:
    assert trigger in violent(coder, text)
