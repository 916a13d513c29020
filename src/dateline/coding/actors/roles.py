"""Who does an event and to whom it is done, by the grammar of its verb or noun (codebook, section 2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from dateline.coding.actors.anaphora import antecedent, is_anaphor, is_pronoun
from dateline.coding.actors.kinds import is_party, is_thing
from dateline.coding.actors.phrases import actor_of, content_head, known_id
from dateline.coding.reading import EventMention, Reading, Roles
from dateline.coding.syntax import (
    agent_heads,
    children,
    is_passive,
    is_verb,
    object_heads,
    prepositional,
    subject_heads,
    token_span,
    with_conjuncts,
)
from dateline.model import Actor

AGAINST = ("against", "on", "with", "upon", "at", "between")
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
    }
)
"""Types whose targets may be things."""
_EXPELLED = "withdrawal"
_MOVED = frozenset({"deployment", "formation"})
_RECEIVED = frozenset({"military_support", "aid", "demand", "threat", "accusation", "negotiation", "agreement"})
MOST = 4
"""The most names that a role is given: a longer list is a parse gone astray."""


def roles_of(reading: Reading, event: EventMention) -> Roles:
    """Return who does the event and to whom it is done, as its clause tells."""
    token = reading.doc[event.token]
    if is_verb(token) and token.dep_ not in ("amod", "compound", "nmod"):
        doers, done_to = _of_verb(event.event, token)
    elif is_verb(token) or token.dep_ in ("amod", "nmod"):
        return Roles(tuple(_holders(reading, _of_state(token)))[:MOST], ())
    else:
        doers, done_to = _of_noun(event.event, token)
        doers = [d for d in doers if not event.trigger.overlaps(token_span(d))]
    actors = _named(reading, doers, things=False)
    taken = {a.span for a in actors}
    targets = [a for a in _named(reading, done_to, things=event.event in HITTING) if a.span not in taken]
    return Roles(tuple(actors[:MOST]), tuple(targets[:MOST]))


def _of_verb(event: str, verb: Token) -> tuple[list[Token], list[Token]]:
    passive = is_passive(verb)
    doers = agent_heads(verb) if passive else subject_heads(verb)
    done_to = object_heads(verb)
    against = prepositional(verb, *AGAINST)
    if (
        event == _EXPELLED
        and (passive or done_to)
        and verb.lemma_.lower() not in ("leave", "lose", "quit", "abandon", "vacate")
    ):
        return done_to, doers
    if event == "capture" and verb.lemma_ == "fall":
        return prepositional(verb, "to"), []
    if event in _MOVED:
        named = [t for t in done_to if passive or t.pos_ == "PROPN" or any(c.pos_ == "PROPN" for c in t.children)]
        return [*doers, *named], prepositional(verb, "against")
    if event == "capture":
        return doers, prepositional(verb, "from")
    if event in ("casualties", "surrender") and not done_to and not passive:
        return ([], doers) if event == "casualties" else (doers, prepositional(verb, "to"))
    if event in _RECEIVED:
        return doers, done_to or prepositional(verb, "to", "on", "for", "of", "with", "upon", "against", "from")
    return doers, [*done_to, *against] if done_to else against


def _of_state(token: Token) -> list[Token]:
    """Return the holder of "rebel-held": the noun before the hyphen, or what "by" governs."""
    before = [t for t in token.children if t.i < token.i and not t.is_punct]
    if not before and token.i > 1 and token.doc[token.i - 1].text == "-":
        before = [token.doc[token.i - 2]]
    return before or prepositional(token, "by")


def _holders(reading: Reading, heads: Iterable[Token]) -> list[Actor]:
    """Return the actors of a state told in a phrase; a kind of people is named in the plural ("rebel-held")."""
    found = _named(reading, heads, things=False)
    kinds = reading.codebook.word_set("event_force")
    return [replace(a, name=f"{a.name}s") if a.name.lower() in kinds and a.name[-1] != "s" else a for a in found]


def _of_noun(event: str, noun: Token) -> tuple[list[Token], list[Token]]:
    doers = [c for c in noun.children if c.dep_ in ("poss", "compound", "nmod", "amod") and c.i < noun.i]
    doers += prepositional(noun, "by", "from")
    done_to = prepositional(noun, "on", "against", "upon", "with", "at", "targeting")
    between = prepositional(noun, "between", "among")
    if between:
        return [*doers, between[0]], [*done_to, *between[1:]]
    of = prepositional(noun, "of")
    if event in _MOVED or event in (_EXPELLED, "surrender", "military_support"):
        doers += of
    else:
        done_to += of
    verb = noun.head
    if is_verb(verb) and noun.dep_ in ("dobj", "attr"):
        doers += agent_heads(verb) if is_passive(verb) else subject_heads(verb)
        done_to += prepositional(verb, "on", "against", "with")
    elif is_verb(verb) and noun.dep_ == "nsubjpass":
        doers += agent_heads(verb)
    elif is_verb(verb) and noun.dep_ == "nsubj":
        done_to += [o for o in children(verb, "dobj") if o.i != noun.i]
    elif noun.dep_ == "pobj" and noun.head.lower_ in ("in", "by", "during") and is_verb(noun.head.head):
        done_to += object_heads(noun.head.head)
    return doers, done_to


def _named(reading: Reading, heads: Iterable[Token], things: bool) -> list[Actor]:
    """Return the actors that nouns name, pronouns resolved, each once; what can be no party is left out."""
    found: list[Actor] = []
    for head in (t for h in heads for t in (*with_conjuncts(h), *prepositional(h, "alongside"))):
        actor = _one(reading, head, things)
        if actor is not None and actor.name.lower() not in {a.name.lower() for a in found}:
            found.append(actor)
    return found


def _one(reading: Reading, head: Token, things: bool) -> Actor | None:
    if is_pronoun(head):
        return antecedent(reading, head)
    if is_anaphor(reading, head):
        return antecedent(reading, head) or actor_of(reading, head)
    inner = content_head(reading, head)
    if inner.dep_ in ("amod", "compound", "nmod") and inner.ent_type_ in ("NORP", "GPE") and head.i == inner.i:
        return Actor(inner.text, known_id(reading, [inner]), token_span(inner))
    if _is_site(reading, inner):
        return None
    if is_party(reading, inner) or (things and is_thing(reading, inner)):
        return actor_of(reading, head)
    return None


def _is_site(reading: Reading, head: Token) -> bool:
    """Tell whether a noun is the name of a place that is no state, which nothing can be done to or by."""
    return any(p.start <= head.idx < p.end and p.precision != "country" and not p.adjective for p in reading.places)
