"""Which actor a noun in a role names: itself, whom it takes up, whose it is; None for what can be no party."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.coding.actors.anaphora import antecedent, is_anaphor, is_pronoun, owner_of
from dateline.coding.actors.holders import keepers
from dateline.coding.actors.kinds import is_name, is_never, is_party, is_thing
from dateline.coding.actors.known import force_of_state
from dateline.coding.actors.modifiers import left_parties
from dateline.coding.actors.named import name_after
from dateline.coding.actors.offices import person_taken_up
from dateline.coding.actors.phrases import actor_of, content_head, dated_tokens, is_part, known_id, known_names
from dateline.coding.actors.suspects import taken_for
from dateline.coding.actors.tolls import suffers_surely
from dateline.coding.actors.words import among
from dateline.coding.reading import Reading
from dateline.coding.spans import Spans
from dateline.coding.syntax import prepositional, span_of, token_span
from dateline.coding.tokens import Token
from dateline.model import Actor, PlaceMention, Span

_LED = re.compile(r"(.+)-(?:led|LED|Led)")
_HURT = frozenset({"wounded", "injured", "sick"})
_NOBODY = frozenset({"no", "none", "nobody", "neither"})
_ASKING = ("WP$", "WDT", "WP")


def named_by(reading: Reading, head: Token, things: bool, names: bool) -> Actor | None:
    """Return the actor that a noun in a role names; `things` may be one where `things`, unknown names where `names`."""
    if head.lower_ in _NOBODY or any(c.lower_ in _NOBODY or c.tag_ in _ASKING for c in head.lefts) or _asked(head):
        return None  # "no group", "whose planes", "which planes"
    before = {c.lower_ for c in head.head.lefts} if head.dep_ == "conj" else set()
    if "neither" in before or (not before.isdisjoint(_NOBODY) and not any(head.lefts)):
        return None  # "no group or organisation"
    if is_pronoun(head):
        return antecedent(reading, head)
    owner = owner_of(reading, head)
    if owner is not None and (whole := antecedent(reading, owner)) and not _is_spokesman(reading, owner, whole):
        return _forces_of(reading, whole, head)
    if (match := _LED.fullmatch(head.text)) and head.dep_ in ("amod", "nummod", "compound", "nmod"):
        span = Span(head.idx, head.idx + len(match[1]))
        return Actor(match[1], known_id(reading, [head]) or force_of_state(reading.codebook, [match[1]]), span)
    inner = _named_above(reading, content_head(reading, head))
    if _is_quarter(inner) or inner.i in dated_tokens(reading):
        return None
    if is_part(reading, inner):
        owners = [c for c in inner.children if c.dep_ == "poss" and is_pronoun(c)]
        return antecedent(reading, owners[0]) if owners else None
    if other := taken_for(reading, inner):
        return named_by(reading, other, things, names)
    if things and is_thing(reading, head) and not (is_thing(reading, inner) or is_party(reading, inner)):
        inner = head  # "a branch of the savings association"
    if person := person_taken_up(reading, inner):
        return person
    if name := name_after(reading, inner):
        return Actor(span_of(name).of(reading.text), known_id(reading, name), span_of(name))
    if is_anaphor(reading, inner):
        return antecedent(reading, inner) or actor_of(reading, inner)
    if things and is_thing(reading, inner):
        return _owner_told(reading, inner) or _armed_owner(reading, inner) or actor_of(reading, inner)
    if _is_site(reading, inner) and not _has_calling(reading, inner):
        return None
    if things and among(reading, inner, "actor_owned") and (whose := _of_owner(reading, inner)):
        return whose
    if names and inner.lower_ in _HURT:
        return actor_of(reading, inner)
    if (
        is_party(reading, inner)
        or among(reading, inner, "actor_people")
        or ((names or _is_titled(reading, inner)) and is_name(inner))
        or (names and inner.pos_ == "PROPN" and _has_calling(reading, inner))
    ):
        return _as_people(reading, inner, actor_of(reading, inner))
    if inner.lower_ == "people" and things and _are_of_a_kind(reading, inner):
        return actor_of(reading, inner)
    if things and inner.lemma_.lower() in _QUARTERS and any(c.lower_ in _LIVED_IN for c in inner.lefts):
        return actor_of(reading, inner)
    if suffers_surely(reading, head) and not _is_ground(reading, inner) and (things or not _is_gear(reading, inner)):
        return actor_of(reading, inner)
    return _of_owner(reading, inner) if things else None


def _is_spokesman(reading: Reading, owner: Token, whole: Actor) -> bool:
    """Tell whether who says "our patrol" is somebody of those whose it is, who does not stand for them."""
    if owner.lower_ not in ("our", "my", "ours"):
        return False
    words = whole.name.split()
    last = words[-1].lower() if words else ""
    if whole.id is not None or last in reading.codebook.words_of(("actor_anaphors", "event_side")):
        return False
    return whole.name.islower() or any(m.span == whole.span and m.kind == "person" for m in reading.actors)


def _named_above(reading: Reading, noun: Token) -> Token:
    """Return the name that a noun describes ("John Roe, a mayor who was kidnapped"), else the noun itself."""
    name = noun.head
    told = [c.dep_ for c in noun.children if c.tag_ != "PRP$"]
    described = noun.dep_ == "appos" and noun.tag_ == "NN" and noun.i > name.i and not {"relcl", "acl"}.isdisjoint(told)
    return name if described and name.ent_type_ == "PERSON" and is_party(reading, name) else noun


def _is_quarter(noun: Token) -> bool:
    """Tell whether a noun is for a side or part of a place ("the eastern side of the city"), never of a war."""
    if noun.lemma_.lower() not in ("side", "part", "half") or noun.tag_ != "NN":
        return False
    whole = prepositional(noun, "of")
    return bool(whole) and all(o.ent_type_ in ("GPE", "LOC") or o.lemma_.lower() in _GROUNDS for o in whole)


_GROUNDS = frozenset(
    {"city", "town", "village", "country", "district", "province", "capital", "road", "border", "river"}
)
_QUARTERS = frozenset({"area", "district", "quarter", "neighbourhood", "neighborhood", "block", "suburb"})
_LIVED_IN = frozenset({"residential", "inhabited", "populated"})
"""Words by which a quarter or area is told as those who live there ("shelled residential areas")."""


def _are_of_a_kind(reading: Reading, people: Token) -> bool:
    """Tell whether a word before "people" says which they are ("displaced people"), not how many or that they died."""
    said = [c for c in people.children if c.i < people.i and c.dep_ in ("amod", "compound")]
    return any(not among(reading, c, "actor_outer", "event_harm", "event_amounts") and c.pos_ != "NUM" for c in said)


def _asked(head: Token) -> bool:
    """Tell whether "which" or "what" asks for a subject, which the parse takes for a second object of its verb."""
    start = head.left_edge.i
    asking = head.doc[start - 1] if start > head.sent.start else head
    if asking.tag_ not in _ASKING or asking.dep_ != "dobj":
        return False
    return any(c.dep_ == "dobj" and c.i > head.i for c in asking.head.children)


def _is_gear(reading: Reading, noun: Token) -> bool:
    """Tell whether a noun is a thing or a weapon, which is no captive."""
    return is_thing(reading, noun) or among(reading, noun, "event_weapon", "event_structure", "event_vehicle")


def _is_ground(reading: Reading, noun: Token) -> bool:
    """Tell whether a noun is ground, a number or an abstraction, to which nothing is done."""
    if (
        noun.pos_ not in ("NOUN", "PROPN")
        or is_never(reading, noun)
        or noun.ent_type_ in ("GPE", "LOC", "DATE", "TIME")
    ):
        return True
    works = noun.lemma_.lower() in ("center", "centre") and any(c.dep_ == "compound" for c in noun.children)
    return not works and among(reading, noun, "event_territory", "actor_containers", "actor_instruments", "actor_owned")


def _is_titled(reading: Reading, name: Token) -> bool:
    """Tell whether an office stands before a name ("UN envoy Smith")."""
    return any(
        c.dep_ in ("compound", "nmod") and among(reading, c, "event_official", "actor_titles") for c in name.children
    )


def _has_calling(reading: Reading, name: Token) -> bool:
    """Tell whether what stands between commas beside a name tells a person's office or calling."""
    described = [c for c in name.children if c.dep_ == "appos" and c.i > name.i]
    if name.dep_ == "appos" and name.head.pos_ == "NOUN":
        described.append(name.head)
    return any(among(reading, c, "event_official", "event_person", "actor_heads", "actor_people") for c in described)


def _forces_of(reading: Reading, owner: Actor, head: Token) -> Actor:
    """Return the actor of "its troops": a group is its fighters, a state has forces of its own."""
    if owner.id is None or owner.id in reading.codebook.actors:
        return owner
    force = force_of_state(reading.codebook, [owner.name, head.text])
    if force is None or force == owner.id:
        return owner
    return Actor(f"{owner.name}'s {head.text}", force, token_span(head))


def _owner_told(reading: Reading, thing: Token) -> Actor | None:
    """Return whose a thing of war is that a pronoun owns ("its positions", "their convoy")."""
    if not among(reading, thing, "actor_strongholds", "actor_owned", "event_vehicle"):
        return None
    owners = [c for c in thing.children if c.dep_ == "poss" and is_pronoun(c)]
    return antecedent(reading, owners[0]) if owners else None


def _armed_owner(reading: Reading, thing: Token) -> Actor | None:
    """Return the armed side whose a thing is: "positions of the rebels", "trucks belonging to ISIS"."""
    if not among(reading, thing, "actor_strongholds", "actor_owned", "event_weapon") or _is_works(reading, thing):
        return None
    if left_parties(reading, thing):
        return None  # "army positions" names them itself
    owners = [*prepositional(thing, "of"), *keepers(reading, thing)]
    armed = (t for t in owners if among(reading, t, "event_force") or t.i in known_names(reading))
    return next((actor_of(reading, t) for t in armed), None)


def _is_works(reading: Reading, thing: Token) -> bool:
    """Tell whether what is hit is a building, camp or vehicle, a target by itself whoever has it."""
    works = among(reading, thing, "actor_works", "event_vehicle")
    return works or (thing.lower_ in ("base", "bases", "camp", "camps") and thing.pos_ == "NOUN")


def _of_owner(reading: Reading, noun: Token) -> Actor | None:
    """Return whose targets are hit that are told by their owner alone ("Hamas targets", "rebel infrastructure")."""
    if not among(reading, noun, "actor_owned"):
        return None
    if owned := _owner_told(reading, noun):
        return owned
    if owner := _armed_owner(reading, noun):
        return owner
    whose = [t for t in left_parties(reading, noun) if not is_never(reading, t) and t.pos_ != "PRON"]
    return next((_as_people(reading, t, actor_of(reading, t)) for t in whose), None)


def _as_people(reading: Reading, head: Token, actor: Actor) -> Actor | None:
    """Name a kind of people told before a noun in the plural: "rebel attacks", "rebel-held" are rebels'.

    "Terrorist" before a noun says of which kind a deed is, and names those who did it only where the report
    speaks of terrorists.
    """
    if head.i + 1 >= len(head.doc):
        return actor
    if head.tag_ in ("NNS", "NNPS") and head.dep_ in ("compound", "nmod") and among(reading, head, "event_side"):
        return replace(actor, name=actor.name.rstrip("sS"))  # an apostrophe was lost: "the regimes raid"
    if not among(reading, head, "actor_armed") or head.lower_.endswith("s"):
        return actor
    after = head.doc[head.i + 1]
    modifies = head.dep_ in ("compound", "amod", "nmod", "npadvmod") or after.text == "-" or after.tag_ == "VBG"
    if not modifies:
        return actor
    plural = f"{actor.name}{'S' if actor.name.isupper() and len(actor.name) > 1 else 's'}"
    if head.lower_ == "terrorist" and not any(m.text.lower().endswith("terrorists") for m in reading.actors):
        return None
    return replace(actor, name=plural)


def _is_site(reading: Reading, head: Token) -> bool:
    """Tell whether a noun is the name of a place that is no state, which nothing can be done to or by."""
    return reading.of_layer("actors.sites", reading.places, _sites).hold(Span(head.idx, head.idx + 1))


def _sites(places: tuple[PlaceMention, ...]) -> Spans:
    return Spans(p.span for p in places if p.precision != "country" and not p.adjective and not p.metonym)
