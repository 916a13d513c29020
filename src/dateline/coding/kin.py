"""Sets of event types by whose words a text takes up what it told by another's ("the raid", "the blast", "the attack").

Each says which types may stand for one another in one step of coding: giving a bare word its type, taking actors
over, finding what a title is about. What may be one event across reports is data of linking (`codebook/data/kin.yaml`).
"""

from __future__ import annotations

BARE = frozenset({"attack", "casualties"})
"""Types whose words leave open how it was done."""
GROUND = frozenset({"armed_clash", "offensive"})
"""Fighting on the ground, of which "the attack" may be but one part."""
DAMAGE = "destruction"
"""The type of damage that is told as an event of its own."""
BLASTS = frozenset({"air_strike", "shelling", "bombing", "suicide_bombing"})
"""Types that do damage which the next sentence may tell."""
BY_HAND = frozenset({"abduction", "armed_clash", "offensive", "sexual_violence"})
"""Violence that sets nothing on fire by itself."""
DAMAGING = frozenset({DAMAGE, "attack", "offensive", "bombing", "shelling", "air_strike"})
"""Damage, and the types by which it is done."""
RETYPED = (
    frozenset({"bombing", "suicide_bombing"}),
    frozenset({"air_strike", "shelling", "bombing", "chemical_attack"}),
    frozenset({"armed_clash", "offensive"}),
)
"""Types of which the words of one take up an event of another of the same set ("the blast", "the bombing")."""
SAME_DOERS = (
    frozenset({"air_strike", "attack", "chemical_attack", "casualties"}),
    frozenset({"shelling", "attack", "chemical_attack", "casualties"}),
    frozenset({"bombing", "suicide_bombing", "attack", "casualties"}),
    frozenset({"armed_clash", "offensive", "attack", "casualties"}),
    frozenset({"abduction"}),
)
"""Types of which a telling of one that names no actors may have those of another of the same set."""
TITLED = (
    frozenset({"negotiation", "agreement", "ceasefire"}),
    frozenset({"evacuation", "displacement", "release"}),
    frozenset({"capture", "offensive", "armed_clash", "withdrawal"}),
)
"""Types by one of which a title may name what the text then tells by another; violence has its own marks."""
