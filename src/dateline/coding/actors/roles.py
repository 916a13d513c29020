"""Who does an event and to whom it is done, by the grammar of its verb or noun (codebook, section 2)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from dateline.coding.actors.arguments import TALKS, Arguments, of_state, outermost
from dateline.coding.actors.identified import identified
from dateline.coding.actors.kinds import is_never, is_party, is_reporter, is_thing
from dateline.coding.actors.listing import listed
from dateline.coding.actors.modifiers import left_parties
from dateline.coding.actors.named import each_once, state_in_a_row, states_before, without_named
from dateline.coding.actors.naming import named_by
from dateline.coding.actors.nouns import of_noun
from dateline.coding.actors.phrases import actor_of, content_head, sides_in
from dateline.coding.actors.surface import against_in
from dateline.coding.actors.tolls import victims
from dateline.coding.actors.verbs import of_modal, of_verb
from dateline.coding.actors.words import among
from dateline.coding.disclaimers import disclaimer_of
from dateline.coding.kin import BLASTS, DAMAGE
from dateline.coding.reading import EventMention, Reading, Roles
from dateline.coding.syntax import agent_heads, children, is_passive, is_verb, prepositional, token_span, with_conjuncts
from dateline.coding.tokens import Token
from dateline.model import Actor

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
BOMBED = BLASTS | {"chemical_attack", DAMAGE}
"""Types of which a country or town that is hit is the place, not the target."""
PERSONAL = frozenset(
    {
        "attack",
        "abduction",
        "arrest",
        "release",
        "sexual_violence",
        "bombing",
        "suicide_bombing",
        "displacement",
        "evacuation",
    }
)
"""Types that are done to persons, so that a name of unknown kind is one."""
LISTED = HARMING | {"abduction", "arrest", "release", "casualties"}
"""Types whose targets are often lists of names."""
CROWDED = frozenset({"protest", "riot"})
"""Types that may be told by those who do it alone ("hundreds of demonstrators marched")."""
MOST = 4
"""The most names that a role is given: a longer list is a parse gone astray."""
MOST_LISTED = 20
"""The same of those whom a list names."""
MOST_IN_TALKS = 10
"""The same of those who talk: a summit's states."""
_WORD = re.compile(r"\w+")
_TOGETHER = frozenset({"alongside", "together", "along", "cooperation", "coordination", "conjunction"})
_JOINED = frozenset({"accompanied", "joined", "assisted", "aided"})
"""Participles after the doers of a deed that tell who does it with them."""
_AGES = frozenset(
    {"child", "children", "woman", "women", "girl", "girls", "boy", "boys", "infant", "infants", "minor", "minors"}
)
_NOMINAL = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "pobj", "dobj", "attr"})
_PARTS = frozenset({"including", "among"})
_COMPLEMENTS = frozenset({"of", "between", "by", "with", "on", "against"})
"""Prepositions by which a gerund is known for a noun."""
_OWN = frozenset({"themselves", "himself", "herself", "itself"})
"""Whom those who blow themselves up do it to is themselves, and no target."""
_DURING = frozenset({"in", "during", "amid"})


def roles_of(reading: Reading, event: EventMention) -> Roles:
    """Return who does the event and to whom it is done, as its clause tells."""
    token = _named_event(reading, event)
    told = _arguments(reading, event, token)
    disclaimed = disclaimer_of(reading.codebook, token)  # whose deed it is, by their own word, not
    doers = _apart(disclaimed.who if disclaimed else told.doers, event, reading)
    if event.event in CROWDED and among(reading, token, "event_protester"):
        doers = [token]
    if event.event == "suicide_bombing" and token.pos_ == "NOUN" and among(reading, token, "event_bomber"):
        doers = [token]
    if not doers and event.event in HARMING | {"abduction"} and _is_doer(reading, token):
        doers = [token]
    done_to = [t for t in _apart(told.done_to, event) if t.lower_ not in _OWN]
    if event.event in HARMING | {"casualties"}:
        done_to += [d for d in doers if _is_harmed(reading, d, token)]
        doers = [d for d in doers if not among(reading, d, "actor_harmless") or _is_unnamed(reading, d, token)]
    if event.event == "casualties" and among(reading, _verb_of(token), "actor_tends"):
        doers = []  # "we received six bodies"
    if event.event == "abduction":
        done_to = [t for d in done_to for t in _taken(reading, d)]
    actors = _named(reading, doers, names=event.event in TALKS | reading.codebook.types("speech"))
    if event.event in HARMING | {"abduction"}:
        others = [*_unnamed(reading, doers, token), *_machines(reading, doers)]
        actors += [a for a in others if not any(_within(a, b) for b in actors)]
    actors += _allies(reading, token, actors)
    done_to = _without_parts(_suffering(reading, event, done_to))
    beside: list[Token] = []
    if event.event in LISTED:
        done_to, beside = listed(reading, done_to)
        beside += identified(reading, event, LISTED)
    targets = _named(reading, done_to, things=event.event in HITTING, names=event.event in PERSONAL | TALKS)
    more = _named(reading, beside, things=event.event in HITTING, names=True)
    targets = without_named(reading, targets, more) + [a for a in more if not any(_within(a, b) for b in targets)]
    taken = {a.span for a in actors} | {a.name.lower() for a in actors}
    targets = [t for t in targets if t.span not in taken and t.name.lower() not in taken]
    targets = _people_for_posts(reading, [t for t in targets if not any(_opens(d, t) for d in doers)])
    if event.event in HARMING:
        actors, targets = (
            [a for a in side if a.id is not None or not is_reporter(reading, a.name) or _is_told_as_hit(reading, a)]
            for side in (actors, targets)
        )
    most = MOST_IN_TALKS if event.event in TALKS else MOST
    return Roles(tuple(actors[:most]), tuple(targets[: MOST_LISTED if beside else most]))


def _is_told_as_hit(reading: Reading, outlet: Actor) -> bool:
    """Tell whether an outlet is named as what a deed hit ("the bombing of the newspaper El Faro")."""
    first = reading.tokens_in(outlet.span)[:1] if outlet.span else ()
    return any(t.i > t.sent.start and t.nbor(-1).lower_ in _OUTLETS for t in first)


_OUTLETS = frozenset({"newspaper", "daily", "weekly", "magazine", "station", "channel", "broadcaster", "paper"})


def _verb_of(token: Token) -> Token:
    """Return the verb that tells of an event: its own, or the one that its noun is the object of."""
    return token.head if token.dep_ in ("dobj", "nsubjpass") and is_verb(token.head) else token


def _opens(doer: Token, actor: Actor) -> bool:
    """Tell whether a name is the word that holds a doer: "Units" of "units of the army", which "their" may take up."""
    held = doer.dep_ == "pobj" and doer.head.lower_ in ("of", "from")
    return actor.span is not None and actor.span.overlaps(token_span(doer.head.head if held else doer))


def _named_event(reading: Reading, event: EventMention) -> Token:
    """Return the word of the trigger that names the event ("talks" of "a round of talks")."""
    token = reading.doc[event.token]
    of = next((c for c in token.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    inner = next((o for o in of.children if o.dep_ == "pobj"), None) if of is not None else None
    return inner if inner is not None and event.trigger.overlaps(token_span(inner)) else token


def _is_doer(reading: Reading, token: Token) -> bool:
    """Tell whether the event is named by those who did it ("the murderers of the bishop")."""
    return token.pos_ == "NOUN" and among(reading, token, "actor_faceless") and among(reading, token, "actor_people")


def _is_harmed(reading: Reading, doer: Token, verb: Token) -> bool:
    """Tell whether people before a verb of harm rather suffer it ("six civilians killed 35 injured in raids")."""
    return among(reading, doer, "actor_harmless") and among(reading, verb, "event_harm") and verb.tag_ in ("VBD", "VBN")


def _unnamed(reading: Reading, doers: Iterable[Token], token: Token) -> list[Actor]:
    """Return the doers of whom nothing more is known than that they were people."""
    heads = {h.i: h for h in (content_head(reading, doer) for doer in doers)}
    return [actor_of(reading, head) for head in heads.values() if _is_unnamed(reading, head, token)]


def _machines(reading: Reading, doers: Iterable[Token]) -> list[Actor]:
    """Return the war machines that stand for their owners ("Israeli tanks shelled the port")."""
    heads = {h.i: h for h in (content_head(reading, doer) for doer in doers) if among(reading, h, "actor_machines")}
    return [actor_of(reading, head) for head in heads.values() if left_parties(reading, head)]


def _is_unnamed(reading: Reading, doer: Token, token: Token) -> bool:
    """Tell whether people of whom nothing more is known did a deed ("by four persons", "two men shot the judge").

    A verb of harm without an object rather tells what befell them ("20 people killed in a raid"). Of a noun they are
    told by the verb that has it ("the attack was carried out by a group of individuals", "two men placed the bomb").
    """
    if not among(reading, doer, "actor_unnamed"):
        return _is_culprit(reading, doer)
    if not is_verb(token):
        at = outermost(doer, reading)
        return at.dep_ in ("nsubj", "nsubjpass", "dobj") or (at.dep_ == "pobj" and at.head.lower_ == "by")
    if doer.dep_ == "pobj" or not among(reading, token, "event_harm"):
        return True
    return any(c.dep_ == "dobj" and c.pos_ in ("NOUN", "PROPN", "PRON") for c in token.children)


def _is_culprit(reading: Reading, noun: Token) -> bool:
    """Tell whether a noun is by whom a verb of doing wrong says that a deed was done ("committed by professionals")."""
    verb = noun.head.head
    told = noun.dep_ == "pobj" and noun.head.lower_ == "by" and verb.lemma_.lower() in _WRONG
    told = told or _is_accused(reading, noun)
    return told and noun.tag_ in ("NN", "NNS") and not is_never(reading, noun) and not is_thing(reading, noun)


def _is_accused(reading: Reading, noun: Token) -> bool:
    """Tell whether a noun is whom a verb accuses, whatever it is ("accused the secret services of killing")."""
    first = noun
    while first.dep_ == "conj" and not is_verb(first.head):
        first = first.head
    held = "nsubjpass" if is_passive(first.head) else "dobj"
    return first.dep_ == held and is_verb(first.head) and among(reading, first.head, "actor_accusing")


_WRONG = frozenset({"commit", "perpetrate", "orchestrate", "mastermind"})


def _taken(reading: Reading, head: Token) -> list[Token]:
    """Return who was taken where the word for what they became ends their phrase ("took the consul hostage")."""
    inner = content_head(reading, head)
    if not among(reading, inner, "actor_taken") or inner.tag_ == "NNS":
        return [head]
    before = [c for c in inner.children if c.i < inner.i and c.dep_ in ("compound", "nsubj", "nmod", "poss")]
    return before[-1:] or [head]


def _apart(heads: Iterable[Token], event: EventMention, reading: Reading | None = None) -> list[Token]:
    """Return the words outside of the event's own trigger; with a reading, sides within it too ("rebel rocket")."""
    sides = [t for t in heads if reading is not None and _is_side_of(reading, t)]
    return [o for t in heads if (o := t if t in sides else _outside(t, event)) is not None]


def _is_side_of(reading: Reading, token: Token) -> bool:
    """Tell whether a word before a noun tells whose it is ("rebel territory", "regime bombs")."""
    before = token.dep_ in ("compound", "amod", "nmod") and token.i < token.head.i
    return before and among(reading, token, "event_side", "actor_armed")


def _outside(token: Token, event: EventMention) -> Token | None:
    """Return a word, or what stands before it where it is part of the trigger ("the U.S." of "U.S. military aid")."""
    if not event.trigger.overlaps(token_span(token)):
        return token
    before = [c for c in token.head.children if c.i < token.i and not event.trigger.overlaps(token_span(c))]
    named = [c for c in before if c.ent_type_ in ("GPE", "NORP", "ORG") and c.dep_ in ("compound", "amod", "nmod")]
    return named[-1] if named and token.dep_ in ("compound", "amod", "nmod") else None


def _suffering(reading: Reading, event: EventMention, done_to: list[Token]) -> list[Token]:
    """Return those to whom it is done with its victims and those against whom its clause says that it is."""
    found = list(done_to)
    if event.event in HARMING and not (event.event == "armed_clash" and found):
        found += victims(reading, event)
    if event.event in HARMING or (event.event == "deployment" and not found):
        found += [t for t in against_in(reading, event) if t not in found]
    return [t for t in found if t.ent_type_ != "GPE"] if event.event in BOMBED else found


def _people_for_posts(reading: Reading, targets: list[Actor]) -> list[Actor]:
    """Return the targets without the posts and vehicles of armed people who are told themselves."""
    heads = {t.span: reading.tokens_in(t.span)[-1] for t in targets if t.span}
    armed = [h for h in heads.values() if among(reading, h, "event_force") and not among(reading, h, "actor_things")]
    if not armed:
        return targets
    return [t for t in targets if t.id or t.span is None or not among(reading, heads[t.span], "actor_posts")]


def _without_parts(heads: Sequence[Token]) -> list[Token]:
    """Return the words without those for an age or sex that only tell a part ("civilians, among them children")."""
    out: list[Token] = []
    for head in heads:
        whole = next((o for o in out if o.sent.start == head.sent.start and o.i < head.i), None)
        parted = whole is not None and any(t.lower_ in _PARTS for t in head.doc[whole.i : head.i])
        if not (parted and head.lower_ in _AGES):
            out.append(head)
    return out


def _arguments(reading: Reading, event: EventMention, token: Token) -> Arguments:
    if token.tag_ == "MD":
        return of_modal(token.head)
    if whose := _whose_gerund(reading, token):
        return Arguments([whose], [])
    if is_verb(token) and token.dep_ not in ("amod", "compound", "nmod") and not _is_nominal(token):
        return of_verb(reading, event.event, token)
    if (is_verb(token) and not _is_nominal(token)) or token.dep_ in ("amod", "nmod"):
        return of_state(event.event, token)
    return of_noun(reading, event.event, token)


def _whose_gerund(reading: Reading, token: Token) -> Token | None:
    """Return whose the deed is that the parse took for a clause behind its doer ("killed by regime shelling")."""
    before = token.doc[token.i - 1] if token.i > token.sent.start else token
    tied = before.dep_ == "pobj" and before.head.lower_ in ("by", "in", "from", "during", "under")
    if token.tag_ != "VBG" or not tied or token.dep_ not in ("advcl", "acl", "pcomp"):
        return None
    if any(c.dep_ in ("dobj", "nsubj") for c in token.children):
        return None
    return before if among(reading, before, "event_force", "event_side") else None


def _is_nominal(token: Token) -> bool:
    """Tell whether a gerund is used as a noun ("the shelling of houses", "fighting between the two sides")."""
    if token.tag_ != "VBG" or any(c.dep_ == "dobj" for c in token.children):
        return False
    after = {c.lower_ for c in token.children if c.dep_ == "prep"}
    joined = token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN")
    if token.dep_ in _NOMINAL or joined:
        return not after.isdisjoint(_COMPLEMENTS)
    if token.dep_ == "pcomp" and token.head.lower_ in _DURING:
        return not after.isdisjoint(_COMPLEMENTS)  # "killed in shelling by the army on the town"
    before = token.doc[token.i - 1] if token.i > token.sent.start else token
    return before.dep_ == "pobj" and before.i != token.i and "of" in after  # "killed in army shelling of the town"


def _allies(reading: Reading, token: Token, actors: Sequence[Actor]) -> list[Actor]:
    """Return those who do it with the doers: "the army, alongside Hezbollah", "in cooperation with militias"."""
    if not actors or not is_verb(token):
        return []
    together = [t for c in token.children for t in (c, *c.children) if t.lower_ in _TOGETHER]
    joined = (c for t in children(token, "nsubj") for c in t.children if c.dep_ == "acl" and c.lower_ in _JOINED)
    heads = [o for clause in joined for o in agent_heads(clause)]
    heads += [
        obj for t in together for obj in (*(o for o in t.children if o.dep_ == "pobj"), *prepositional(t, "with"))
    ]
    return [a for a in _named(reading, heads) if not any(_within(a, b) for b in actors)]


def _named(reading: Reading, heads: Iterable[Token], things: bool = False, names: bool = False) -> list[Actor]:
    """Return the actors that nouns name, pronouns resolved, each once; what can be no party is left out."""
    found: list[Actor] = []
    for head in (t for h in heads for t in _each(reading, h)):
        actor = state_in_a_row(reading, head) or named_by(reading, head, things, names)
        if actor is not None and not any(_within(actor, a) for a in found):
            found = [a for a in found if not _within(a, actor)] + [actor]
    return each_once(reading, found)


def _each(reading: Reading, head: Token) -> Iterator[Token]:
    """Yield a noun with those told beside it: joined to it, counted with it, named as some of them."""
    yield from states_before(reading, head)
    yield from sides_in(reading, head)
    yield head
    yield from _counted(reading, head)
    yield from prepositional(head, "alongside")
    beside = (c for c in head.children if c.dep_ == "appos" and any(g.lower_ == "among" for g in c.lefts))
    yield from (c for c in beside if c.lower_ not in _AGES)
    inner = content_head(reading, head)
    if among(reading, inner, "event_force", "event_side"):
        yield from (t for t in prepositional(inner, "including") if t.pos_ == "PROPN")
    if inner.lower_ == "people":
        yield from (t for t in prepositional(inner, "including") if t.lower_ not in _AGES)


def _counted(reading: Reading, head: Token) -> list[Token]:
    """Return those coordinated with whom a word of quantity holds ("dozens of soldiers and policemen")."""
    inner = content_head(reading, head)
    if among(reading, head, "actor_government"):  # "the government of Alpha and the rebels signed a treaty"
        beside = [t for o in prepositional(head, "of") for t in with_conjuncts(o)[1:]]
        return [t for t in beside if t.ent_type_ != "GPE" and is_party(reading, t)]
    return with_conjuncts(inner)[1:] if inner.i != head.i else []


def _within(one: Actor, other: Actor) -> bool:
    """Tell whether a name says no more than another: its words are all among the other's."""
    return set(_WORD.findall(one.name.lower())) <= set(_WORD.findall(other.name.lower()))
