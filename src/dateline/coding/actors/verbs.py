"""Who does what to whom by a verb: its subject, agent, objects and prepositions, placed in the roles of a type."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from dateline.coding.actors.accused import accused_of_doing, is_cleared
from dateline.coding.actors.arguments import AGAINST, Arguments, against, aims, is_own_home, where
from dateline.coding.actors.holders import keepers, ousted, takers
from dateline.coding.actors.kinds import is_party, is_thing
from dateline.coding.actors.modifiers import left_parties
from dateline.coding.actors.owners import through, through_causes
from dateline.coding.actors.phrases import known_names
from dateline.coding.actors.standing import meant
from dateline.coding.actors.surface import agents, subject_before
from dateline.coding.actors.words import among
from dateline.coding.reading import Reading
from dateline.coding.syntax import (
    agent_heads,
    children,
    governor,
    is_passive,
    is_verb,
    object_heads,
    prepositional,
    subject_heads,
)
from dateline.coding.tokens import Token

_GONE = frozenset({"leave", "lose", "quit", "abandon", "vacate", "flee", "cede", "surrender", "relinquish"})
_RECALLS = frozenset({"withdraw", "pull", "recall", "evacuate", "remove", "redeploy"})
_FALLS = frozenset({"fall", "return", "pass", "come"})
_HELPS = frozenset({"support", "help", "assist", "reinforce", "back", "aid", "protect", "defend", "relieve"})
_BELOW = frozenset({"xcomp", "ccomp", "advcl", "acl", "pcomp"})
_MEETS = frozenset(
    {"hit", "strike", "step", "tread", "drive", "run", "walk", "touch", "trip", "trigger", "roll", "pass"}
)
"""Verbs by which somebody comes upon a mine."""
_JOINS = frozenset({"join", "rejoin", "form", "found", "create", "establish"})
"""Verbs whose object, what is joined or formed, is no doer beside their subject."""
RECEIVING = ("to", "on", "for", "of", "with", "upon", "against", "from", "at")

Shape = Callable[[Reading, Token, list[Token]], Arguments]
"""What makes roles of a verb and its doers."""


def of_verb(reading: Reading, event: str, verb: Token) -> Arguments:
    """Return what a verb ties to the event that it names."""
    passive = is_passive(verb)
    doers = through(reading, _agents(reading, verb) if passive else subjects(reading, verb))
    if verb.lemma_.lower() == "come" and any(c.lower_ == "under" for c in verb.children):
        under = prepositional(verb, "under")
        return Arguments([*prepositional(verb, "from", "by"), *through(reading, under)], doers)
    if passive and not doers:
        doers = through_causes(reading, verb)
    if event in ("bombing", "casualties") and (devices := _met_with(reading, verb)):
        return Arguments(through(reading, devices), doers)  # "a patrol hit a mine laid by rebels"
    return _SHAPES.get(event, _struck)(reading, verb, doers)


def _met_with(reading: Reading, verb: Token) -> list[Token]:
    """Return the mines that the subject of a verb came upon ("hit a mine", "drove over a bomb")."""
    if is_passive(verb) or verb.lemma_.lower() not in _MEETS:
        return []
    told = [*children(verb, "dobj"), *prepositional(verb, "on", "over", "onto", "into", "upon")]
    return [t for t in told if among(reading, t, "event_device")]


def _agents(reading: Reading, verb: Token) -> list[Token]:
    """Return by whom it is done, also where the verb before tells it ("were raped by rebels, and huts looted")."""
    if own := agents(reading, verb):
        return own
    if told := _of_verb_before(reading, verb):
        return told
    return _when(reading, verb)


def _of_verb_before(reading: Reading, verb: Token) -> list[Token]:
    head = verb.head
    joined = verb.dep_ == "conj" and is_verb(head) and is_passive(head) and bool(children(verb, "nsubjpass"))
    harmed = joined and among(reading, head, "actor_harms", "actor_seizes", "event_harm")
    return agent_heads(head) if harmed and not through_causes(reading, verb) else []


def _when(reading: Reading, verb: Token) -> list[Token]:
    """Return who came upon those whom harm then befell ("were shot dead when gunmen stopped their bus")."""
    clauses = [c for c in verb.children if c.dep_ == "advcl" and c.i > verb.i and among(reading, c, "actor_meeting")]
    opened = [c for c in clauses if any(w.lower_ in ("when", "after", "as") for w in c.lefts)]
    told = [s for c in opened if not is_passive(c) for s in children(c, "nsubj")]
    return [t for t in told if among(reading, t, "event_force", "actor_faceless") or t.i in known_names(reading)]


def subjects(reading: Reading, verb: Token) -> list[Token]:
    """Return the subjects of a verb; of "the operation to retake it" those whose operation it is."""
    if held := accused_of_doing(verb):
        return held
    if is_cleared(verb):
        return []
    if deed := _deed_before(reading, verb):
        return [deed]
    found = [t for s in _without_backers(subject_heads(verb)) for t in meant(s)]
    if verb.dep_ in ("xcomp", "ccomp") and verb.head.lemma_.lower() in ("help", "assist"):
        found = [*subject_heads(verb.head), *(t for t in found if t not in subject_heads(verb.head))]
    if verb.dep_ == "xcomp" and is_verb(verb.head) and not any(_can_do(reading, t) for t in found):
        found = subject_heads(verb.head)
    if found or verb.dep_ not in ("acl", "relcl"):
        return found or subject_before(verb)
    return _of_noun_above(reading, verb)


def _deed_before(reading: Reading, verb: Token) -> Token | None:
    """Return the deed that a relative clause of harm tells of, where the parse ties it to what the deed was done to.

    As in "attacks on a school and a clinic, which killed nine". None where it may tell what those did themselves.
    """
    if verb.dep_ != "relcl" or not among(reading, verb, "actor_harms", "event_harm"):
        return None
    asking = [c for c in verb.children if c.dep_ == "nsubj" and c.lower_ in ("which", "that")]
    hit = verb.head
    while hit.dep_ == "conj" or (hit.dep_ == "pobj" and hit.head.lower_ == "of"):
        hit = hit.head if hit.dep_ == "conj" else hit.head.head
    deed = hit.head.head
    aimed = hit.dep_ == "pobj" and hit.head.lower_ in AGAINST and hit.head.dep_ == "prep"
    if not asking or not aimed or not among(reading, deed, "actor_instruments"):
        return None
    armed = among(reading, verb.head, "event_force") or verb.head.i in known_names(reading)
    return None if armed and asking[0].lower_ == "that" else deed


def _without_backers(subjects: list[Token]) -> list[Token]:
    """Put for a name that only ends "the army backed by its ally Hezbollah" those who are backed."""
    found: list[Token] = []
    for subject in subjects:
        before = subject.doc[subject.left_edge.i - 1] if subject.left_edge.i > subject.sent.start else subject
        backing = before.head.head
        tied = before.dep_ == "pobj" and before.head.lower_ == "by" and backing.dep_ == "acl" and before.i > backing.i
        whose = backing.head if tied and subject.pos_ == "PROPN" else subject
        if whose not in found:
            found.append(whose)
    return found


def of_modal(verb: Token) -> Arguments:
    """Return who asks and of whom in "the rebels must leave, the minister said": the speaker, and who is to do it."""
    above = verb.head
    speakers = subject_heads(above) if verb.dep_ == "ccomp" and is_verb(above) else []
    return Arguments(speakers, agent_heads(verb) if is_passive(verb) else subject_heads(verb))


def _of_noun_above(reading: Reading, verb: Token) -> list[Token]:
    """Return whose the undertaking is that a verb tells the aim of."""
    noun = verb.head
    if among(reading, noun, "event_force"):
        return [noun]
    own = [*left_parties(reading, noun), *prepositional(noun, "by")]
    above = noun.head
    if own:
        return own
    if is_verb(above) and noun.dep_ in ("dobj", "pobj", "attr"):
        return agent_heads(above) if is_passive(above) else subject_heads(above)
    outer = governor(noun)
    return subject_heads(outer) if outer is not None and verb.tag_ == "VB" else []


def _can_do(reading: Reading, token: Token) -> bool:
    return is_party(reading, token) or token.pos_ == "PRON"


def _parties(reading: Reading, heads: Iterable[Token]) -> list[Token]:
    return [t for t in heads if _can_do(reading, t)]


def _struck(reading: Reading, verb: Token, doers: list[Token]) -> Arguments:
    """Return the roles of violence and of all else that is done to its object."""
    done_to = object_heads(verb) or _doing(verb)
    if not done_to and verb.lemma_.lower() in ("blow", "explode", "burn"):
        done_to = [t for t in doers if among(reading, t, "actor_bombed")]
        doers = [t for t in doers if t not in done_to]
    if verb.lemma_.lower() == "defend":
        return Arguments(doers, prepositional(verb, "against", "from"))
    fought = [t for t in done_to if among(reading, t, "actor_instruments", "event_fight")]
    if among(reading, verb, "actor_firing"):
        done_to = [
            t
            for t in done_to
            if not among(reading, t, "event_weapon", "event_thrown", "event_aircraft", "event_explosive")
        ]
    whose = _parties(reading, [p for t in fought for p in _possessors(reading, t)]) if not is_passive(verb) else []
    if whose and among(reading, verb, "actor_repelling"):
        return Arguments(doers, whose)
    if done_to and among(reading, verb, "actor_slays", "actor_seizes") and verb.lemma_.lower() != "blow":
        return Arguments(doers, [*done_to, *against(verb, "against", "targeting")])  # "shot at his desk in the bank"
    aimed = against(verb, *AGAINST)
    told = [
        *done_to,
        *(t for t in aimed if not (done_to and is_own_home(reading, t))),  # "was attacked at his office"
        *(o for t in fought for o in (*against(t, *AGAINST), *where(reading, t))),
        *where(reading, verb),
    ]
    return Arguments(doers, [*told, *(k for t in told for k in keepers(reading, t))])


def _doing(verb: Token) -> list[Token]:
    """Return the object of "ambushed soldiers escorting workers", of which the parse made a clause."""
    below = [c for c in verb.children if c.dep_ == "ccomp" and c.tag_ == "VBG" and c.i > verb.i]
    return [s for c in below for s in children(c, "nsubj") if s.i > verb.i]


def _stormed(reading: Reading, verb: Token, doers: list[Token]) -> Arguments:
    """Return the roles of an attack on the ground, which those who hold the place suffer too."""
    told = _struck(reading, verb, doers)
    told.done_to += ousted(reading, [*told.done_to, *aims(verb)])
    return told


def _taken(reading: Reading, verb: Token, doers: list[Token]) -> Arguments:
    if verb.lemma_.lower() in _FALLS:
        return Arguments(takers(reading, verb), [])
    done_to = object_heads(verb)
    if is_passive(verb) and not doers:
        doers = [o for held in prepositional(verb, "in", "under", "by") for o in left_parties(reading, held)]
    of = [o for t in done_to for o in (t, *prepositional(t, "of"))]
    losers = _parties(reading, [o for t in of for o in prepositional(t, "from")])  # "the town of Alpha from rebels"
    lost = [*prepositional(verb, "from"), *losers, *_armed(reading, done_to), *ousted(reading, done_to)]
    return Arguments(doers, lost)


def _armed(reading: Reading, heads: Iterable[Token]) -> list[Token]:
    """Return the people among the objects of a capture or siege ("besieged the rebels")."""
    return [t for t in heads if among(reading, t, "event_force", "event_person") and t.tag_ in ("NNS", "NNPS")]


def _left(reading: Reading, verb: Token, doers: list[Token]) -> Arguments:
    """Return the roles of a withdrawal: those who go, and those who drive them out or have the place then."""
    passive, done_to = is_passive(verb), object_heads(verb)
    own = [t for t in done_to if any(c.tag_ == "PRP$" for c in t.children)]
    if own and not passive and verb.lemma_.lower() in _RECALLS:
        return Arguments(doers, [])  # "France withdrew its troops"
    given = done_to and not passive and not _parties(reading, done_to)
    if (passive or done_to) and not given and verb.lemma_.lower() not in _GONE:
        return Arguments(done_to, doers)
    return Arguments(doers, _parties(reading, prepositional(verb, "to")) if done_to else [])


def _moved(reading: Reading, verb: Token, doers: list[Token]) -> Arguments:
    done_to = object_heads(verb)
    named = [t for t in done_to if is_passive(verb) or t.pos_ == "PROPN" or any(c.pos_ == "PROPN" for c in t.children)]
    if is_passive(verb) and doers:
        return Arguments(doers, named)  # "the group was founded by"
    if verb.lemma_.lower() in _JOINS and _parties(reading, doers):
        return Arguments(doers, done_to)
    helped = [o for c in verb.children if c.lemma_.lower() in _HELPS for o in children(c, "dobj")]
    return Arguments([*doers, *named], [*prepositional(verb, "against"), *helped])


def _displaced(reading: Reading, verb: Token, doers: list[Token]) -> Arguments:
    done_to = object_heads(verb)
    if not is_passive(verb) and not _parties(reading, done_to):
        return Arguments([], doers)
    return Arguments(doers, done_to)


def _harmed(reading: Reading, verb: Token, doers: list[Token]) -> Arguments:
    done_to = object_heads(verb)
    if not is_passive(verb) and not done_to:
        return Arguments(through_causes(reading, verb), doers)
    return Arguments(doers, done_to)


def _surrendered(_: Reading, verb: Token, doers: list[Token]) -> Arguments:
    return Arguments(doers, prepositional(verb, "to"))


def _given(reading: Reading, verb: Token, doers: list[Token]) -> Arguments:
    """Return the roles of what is given: to those who get it, else to its object ("armed the rebels")."""
    given = children(verb, "dative") or prepositional(verb, "to", "for")
    told = _parties(reading, given) or _parties(reading, object_heads(verb)) or given
    return Arguments(doers, told or [p for t in object_heads(verb) for p in _possessors(reading, t)])


def _spoken(reading: Reading, verb: Token, doers: list[Token]) -> Arguments:
    """Return the roles of a speech act: to its object, else to whom it is addressed, else to whom its content names."""
    done_to = object_heads(verb)
    told = _parties(reading, done_to) or _parties(reading, _addressed(verb, done_to))
    told = told or [p for t in done_to for p in _possessors(reading, t)] or _subjects_below(reading, verb)
    return Arguments(doers, told)


def _addressed(verb: Token, done_to: Sequence[Token]) -> list[Token]:
    return [*prepositional(verb, *RECEIVING), *(o for t in done_to for o in prepositional(t, *RECEIVING))]


def _possessors(reading: Reading, noun: Token) -> list[Token]:
    """Return whose an offer, demand or request is that is taken up or refused ("rejected the rebels' offer")."""
    return [*left_parties(reading, noun), *prepositional(noun, "by", "from")] if noun.pos_ == "NOUN" else []


def _subjects_below(reading: Reading, verb: Token) -> list[Token]:
    """Return the subjects of what is asked or threatened ("demanded that the army leave", "if the group attacks")."""
    below = _clauses_of(verb)
    below += [c for n in children(verb, "dobj") for c in n.children if c.dep_ in _BELOW and is_verb(c)]
    below += [c for b in below if b.dep_ == "xcomp" for c in _clauses_of(b)]
    return [t for c in below for t in children(c, "nsubj", "nsubjpass") if is_party(reading, t)]


def _clauses_of(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ in _BELOW and is_verb(c)]


def _threatened(reading: Reading, verb: Token, doers: list[Token]) -> Arguments:
    """Return the roles of a threat: against its object, else against what it is threatened to do to."""
    told = [*object_heads(verb), *against(verb, *AGAINST)]
    aimed = [*told, *_aimed(verb)]
    things = [t for t in aimed if is_thing(reading, t)]
    told = _parties(reading, told) or _parties(reading, aimed) or things
    return Arguments(doers, told or _subjects_below(reading, verb))


def _aimed(verb: Token) -> list[Token]:
    """Return what is threatened ("threatened to strike two villages", "to break off relations with the union")."""
    deeds = [c for c in verb.children if c.dep_ in ("xcomp", "pcomp") and is_verb(c)]
    found = [o for d in deeds for o in (*object_heads(d), *prepositional(d, *AGAINST, "to", "between"))]
    return [*found, *(o for t in found for o in prepositional(t, "with", "against", "on", "to"))]


def _met(reading: Reading, verb: Token, doers: list[Token]) -> Arguments:
    done_to = _parties(reading, object_heads(verb))
    told = done_to or _parties(reading, prepositional(verb, "with", "to", "between"))
    told = told or _parties(reading, [o for t in object_heads(verb) for o in prepositional(t, "with")])
    return Arguments(doers, [t for t in told if t not in doers])


def _seized(reading: Reading, verb: Token, doers: list[Token]) -> Arguments:
    """Return the roles of a seizure: those from whom it is taken or who fired it, and what is brought down."""
    done_to = object_heads(verb)
    whose = [*_parties(reading, prepositional(verb, "from")), *(o for t in done_to for o in _fired_by(t))]
    return Arguments(doers, [*done_to, *whose])


def _fired_by(thing: Token) -> list[Token]:
    return [o for c in thing.children if c.dep_ in ("acl", "relcl") and is_verb(c) for o in agent_heads(c)]


def _protested(reading: Reading, verb: Token, doers: list[Token]) -> Arguments:
    return Arguments(doers, grievance(reading, verb))


def grievance(reading: Reading, token: Token) -> list[Token]:
    """Return against whom a protest is: told so, or by whose deed it is protested ("at the mayor's plan")."""
    told = prepositional(token, "against", "over", "at")
    wanted = [
        c for c in token.children if c.dep_ in ("acl", "advcl", "xcomp") and among(reading, c, "actor_protesting")
    ]
    if among(reading, token, "actor_protesting"):
        wanted.append(token)
    told += [o for c in wanted for o in (*children(c, "dobj"), *prepositional(c, "against", "at", "over"))]
    if parties := _parties(reading, [t for t in told if t.pos_ != "PRON"]):
        return parties
    whose = [p for t in told for p in (*_possessors(reading, t), *prepositional(t, "of"))]
    return [t for t in _parties(reading, whose) if t.pos_ != "PRON"]


_SHAPES: dict[str, Shape] = {
    "offensive": _stormed,
    "attack": _stormed,
    "capture": _taken,
    "control": _taken,
    "withdrawal": _left,
    "deployment": _moved,
    "formation": _moved,
    "displacement": _displaced,
    "casualties": _harmed,
    "surrender": _surrendered,
    "military_support": _given,
    "aid": _given,
    "demand": _spoken,
    "accusation": _spoken,
    "rejection": _spoken,
    "sanction": _spoken,
    "threat": _threatened,
    "negotiation": _met,
    "agreement": _met,
    "ceasefire": _met,
    "interception": _seized,
    "protest": _protested,
}
