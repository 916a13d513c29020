"""Who does an event and to whom it is done, by the grammar of its verb or noun (codebook, section 2)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from dateline.coding.actors.anaphora import antecedent, is_anaphor, is_pronoun, owner_of
from dateline.coding.actors.arguments import Arguments, of_modal, of_noun, of_state, of_verb
from dateline.coding.actors.kinds import is_name, is_party, is_thing
from dateline.coding.actors.known import force_of_state
from dateline.coding.actors.phrases import actor_of, content_head, known_id, sides_in
from dateline.coding.actors.surface import against_in
from dateline.coding.actors.tolls import victims
from dateline.coding.actors.words import among
from dateline.coding.reading import EventMention, Reading, Roles
from dateline.coding.syntax import is_verb, prepositional, token_span, with_conjuncts
from dateline.model import Actor, Span

HITTING = frozenset(
    {
        "air_strike",
        "shelling",
        "bombing",
        "suicide_bombing",
        "attack",
        "chemical_attack",
        "destruction",
        "armed_clash",
        "threat",
    }
)
"""Types whose targets may be things."""
HARMING = (HITTING | {"offensive"}) - {"threat"}
"""Types whose tolls tell targets."""
BOMBED = frozenset({"air_strike", "shelling", "bombing", "suicide_bombing", "chemical_attack", "destruction"})
"""Types of which a country or town that is hit is the place, not the target."""
PERSONAL = frozenset({"attack", "abduction", "arrest", "release", "sexual_violence", "bombing", "suicide_bombing"})
"""Types that are done to persons, so that a name of unknown kind is one."""
MOST = 4
"""The most names that a role is given: a longer list is a parse gone astray."""
_WORD = re.compile(r"\w+")
_LED = re.compile(r"(.+)-(?:led|LED|Led)")
_NOBODY = frozenset({"no", "none", "nobody", "neither"})
_TOGETHER = frozenset({"alongside", "together", "along"})


def roles_of(reading: Reading, event: EventMention) -> Roles:
    """Return who does the event and to whom it is done, as its clause tells."""
    token = reading.doc[event.token]
    told = _arguments(reading, event, token)
    doers, done_to = (
        [t for t in side if not event.trigger.overlaps(token_span(t))] for side in (told.doers, told.done_to)
    )
    if event.event in HARMING:
        doers = [d for d in doers if not among(reading, d, "actor_harmless")]
    actors = _named(reading, doers, things=False)
    actors += _allies(reading, token, actors)
    if event.event in HARMING:
        done_to += victims(reading, event)
    if event.event in HARMING | {"deployment", "military_support"}:
        done_to += [t for t in against_in(reading, event.clause) if t not in done_to]
    if event.event in BOMBED:
        done_to = [t for t in done_to if t.ent_type_ != "GPE"]
    targets = _named(reading, done_to, things=event.event in HITTING, names=event.event in PERSONAL)
    taken = {a.span for a in actors} | {a.name.lower() for a in actors}
    targets = [t for t in targets if t.span not in taken and t.name.lower() not in taken]
    return Roles(tuple(actors[:MOST]), tuple(targets[:MOST]))


def _arguments(reading: Reading, event: EventMention, token: Token) -> Arguments:
    if token.tag_ == "MD":
        return of_modal(token.head)
    if is_verb(token) and token.dep_ not in ("amod", "compound", "nmod"):
        return of_verb(reading, event.event, token)
    if is_verb(token) or token.dep_ in ("amod", "nmod"):
        return of_state(event.event, token)
    return of_noun(reading, event.event, token)


def _allies(reading: Reading, token: Token, actors: Sequence[Actor]) -> list[Actor]:
    """Return those who do it with the doers: "the army, alongside Hezbollah", "together with militias"."""
    if not actors or not is_verb(token):
        return []
    heads = [
        obj
        for child in token.children
        if child.lower_ in _TOGETHER
        for obj in (*(o for o in child.children if o.dep_ == "pobj"), *prepositional(child, "with"))
    ]
    return _named(reading, heads, things=False)


def _named(reading: Reading, heads: Iterable[Token], things: bool, names: bool = False) -> list[Actor]:
    """Return the actors that nouns name, pronouns resolved, each once; what can be no party is left out."""
    found: list[Actor] = []
    for head in (
        t for h in heads for t in (*sides_in(reading, h), h, *_counted(reading, h), *prepositional(h, "alongside"))
    ):
        actor = _one(reading, head, things, names)
        if actor is not None and not any(_within(actor, a) for a in found):
            found = [a for a in found if not _within(a, actor)] + [actor]
    return found


def _counted(reading: Reading, head: Token) -> list[Token]:
    """Return those coordinated with whom a word of quantity holds ("dozens of soldiers and policemen")."""
    inner = content_head(reading, head)
    return with_conjuncts(inner)[1:] if inner.i != head.i else []


def _within(one: Actor, other: Actor) -> bool:
    """Tell whether a name says no more than another: its words are all among the other's."""
    return set(_WORD.findall(one.name.lower())) <= set(_WORD.findall(other.name.lower()))


def _one(reading: Reading, head: Token, things: bool, names: bool) -> Actor | None:
    if head.lower_ in _NOBODY or any(c.dep_ == "det" and c.lower_ in _NOBODY for c in head.children):
        return None
    if is_pronoun(head):
        return antecedent(reading, head)
    owner = owner_of(reading, head)
    if owner is not None and (whole := antecedent(reading, owner)):
        return whole
    if (match := _LED.fullmatch(head.text)) and head.dep_ == "amod":
        span = Span(head.idx, head.idx + len(match[1]))
        return Actor(match[1], known_id(reading, [head]) or force_of_state(reading.codebook, [match[1]]), span)
    inner = content_head(reading, head)
    if is_anaphor(reading, inner):
        return antecedent(reading, inner) or actor_of(reading, inner)
    if things and is_thing(reading, inner):
        return actor_of(reading, inner)
    if _is_site(reading, inner):
        return None
    if is_party(reading, inner) or (names and is_name(inner)):
        return _as_people(reading, inner, actor_of(reading, inner))
    return None


def _as_people(reading: Reading, head: Token, actor: Actor) -> Actor | None:
    """Name a kind of people told before a noun in the plural: "rebel attacks", "rebel-held" are rebels'.

    "Terrorist" before a noun says of which kind a deed is, and names those who did it only where the report
    speaks of terrorists.
    """
    if head.i + 1 >= len(head.doc) or not among(reading, head, "actor_armed") or head.lower_.endswith("s"):
        return actor
    modifies = head.dep_ in ("compound", "amod", "nmod", "npadvmod") or head.doc[head.i + 1].text == "-"
    if not modifies:
        return actor
    plural = f"{actor.name}{'S' if actor.name.isupper() and len(actor.name) > 1 else 's'}"
    if head.lower_ == "terrorist" and not any(m.text.lower().endswith("terrorists") for m in reading.actors):
        return None
    return replace(actor, name=plural)


def _is_site(reading: Reading, head: Token) -> bool:
    """Tell whether a noun is the name of a place that is no state, which nothing can be done to or by."""
    return any(
        p.start <= head.idx < p.end and p.precision != "country" and not p.adjective and not p.metonym
        for p in reading.places
    )
