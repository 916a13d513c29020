"""Of all cues that hold, the events: one for a verb with its event noun, the specific before the bare."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.events.arguments import BY
from dateline.coding.events.clause import governed_clause, noun_clause, verb_clause
from dateline.coding.events.match import Hit
from dateline.coding.events.tolls import ARGUMENTS, Chosen, absorb_tolls, joined
from dateline.coding.reading import Reading
from dateline.coding.syntax import is_verb
from dateline.coding.tokens import Token

_GAINS = frozenset({"capture", "control"})
"""Types that an attempt aims at."""
_BARE = frozenset({"casualties", "attack"})
"""Types that add nothing to the event noun beside them."""
_LAUNCHED = frozenset({"attack", "offensive"})
"""Types of nouns that leave open by what means it was done."""
_FELLING = frozenset({"shoot", "gun"})
"""Verbs of harm by arms, whose "in" governs the fight or raid in which it was done."""
_STRUCK_BY = frozenset({"on", "at", "against", "upon", "of"})
_BESIDES = frozenset({"displacement", "evacuation", "release", "threat", "demand", "rejection"})
"""Types of verbs that tell more than the event noun beside them ("fighting drove them out", "threatened a raid")."""


def select(reading: Reading, hits: Sequence[Hit]) -> list[Chosen]:
    """Return the events of a report from the cues that hold in it, each with its clause."""
    by_token = {hit.head.i: hit for hit in hits}
    longer = [hit for hit in hits if hit.span.end - hit.span.start > len(hit.head)]
    by_token = {i: _as_attempt(reading, hit) for i, hit in by_token.items()}
    carrying = {
        i: verb
        for i, hit in by_token.items()
        if (verb := _carrier(reading, hit, by_token)) and not _apart(reading, hit, by_token.get(verb.i))
    }
    kept = {
        i: hit for i, hit in by_token.items() if not _part_of_longer(hit, longer) and not _names_a_thing(reading, hit)
    }
    kept = {i: hit for i, hit in kept.items() if not _part_of_verb(reading, hit, kept)}
    for i in sorted(carrying, key=lambda i: by_token[i].event not in _LAUNCHED):
        if i in kept and carrying[i].i in kept:
            _one_of(kept, i, carrying[i].i)
    striking = {verb.i: kept[i] for i, verb in carrying.items() if i in kept} | kept
    kept = {
        i: hit
        for i, hit in kept.items()
        if not (
            _object_of_its_like(reading, hit, kept)
            or _governs_its_like(hit, kept)
            or _describes_what_is_hit(reading, hit, striking)
            or _is_heard_of(hit, kept)
        )
    }
    apart = frozenset({*kept, *(v.i for i, v in carrying.items() if i in kept)})
    chosen = [_with_clause(reading, hit, carrying.get(i), apart) for i, hit in sorted(kept.items())]
    return _without_weak(reading, absorb_tolls(reading, chosen))


def _as_attempt(reading: Reading, hit: Hit) -> Hit:
    """Return an attempt that goes on for a place ("have been trying to seize Alpha") as the offensive that it is."""
    above = hit.head.head
    trying = hit.head.dep_ == "xcomp" and above.tag_ == "VBG" and is_verb(hit.head)
    if hit.event in _GAINS and trying and above.lemma_.lower() in reading.codebook.word_set("event_trying"):
        return replace(hit, event="offensive")
    return hit


def _apart(reading: Reading, noun: Hit, verb: Hit | None) -> bool:
    """Tell whether a noun is no part of the violence of the verb that has it ("killed … in their strongholds")."""
    harmful = reading.codebook.types("violent", "harmful") | {"casualties"}
    return verb is not None and verb.event in harmful and noun.event not in harmful


def _part_of_longer(hit: Hit, longer: Sequence[Hit]) -> bool:
    return any(other is not hit and other.span.holds(hit.span) and other.span != hit.span for other in longer)


def _part_of_verb(reading: Reading, hit: Hit, kept: dict[int, Hit]) -> bool:
    """Tell whether a word only completes a verb that names an event ("took control", "stop fighting")."""
    if _is_aimed_at(reading, hit):
        return True
    above = hit.head.head.head if hit.head.dep_ in ("pobj", "pcomp") else hit.head.head
    verb = kept.get(above.i)
    if verb is None or verb is hit or not is_verb(verb.head):
        return False
    lemma = hit.head.lemma_.lower()
    if lemma in verb.words[1:] or hit.head.lower_ in verb.words[1:]:
        return True
    completes = lemma in reading.codebook.word_set("event_control") and hit.event == "control"
    ends = verb.event == "ceasefire" and lemma in reading.codebook.word_set("event_hostilities")
    return ends or (completes and verb.event in ("capture", "withdrawal", "armed_clash", "offensive"))


def _is_aimed_at(reading: Reading, hit: Hit) -> bool:
    """Tell whether control is only what sides fight for ("in their battle for control of the town")."""
    noun = hit.head
    aimed = noun.dep_ == "pobj" and noun.head.lower_ in ("for", "over")
    return aimed and hit.event == "control" and noun.lemma_.lower() in reading.codebook.word_set("event_control")


def _names_a_thing(reading: Reading, hit: Hit) -> bool:
    """Tell whether an event noun only describes the noun after it ("attack helicopter", "siege mentality")."""
    noun = hit.head
    if noun.pos_ == "PROPN" and noun.dep_ == "pobj" and _is_body(reading, noun.head.head):
        return True
    if is_verb(noun) or noun.dep_ != "compound" or noun.head.i <= noun.i or noun.head.pos_ not in ("NOUN", "PROPN"):
        return False
    return noun.head.lemma_.lower() not in reading.codebook.word_set("event_hold_compounds")


def _is_body(reading: Reading, noun: Token) -> bool:
    """Tell whether a noun heads the name of a body ("Government of National Accord", "Ministry of Defence")."""
    return (
        noun.pos_ == "PROPN"
        and noun.text[:1].isupper()
        and noun.lower_ in reading.codebook.word_set("event_bodies_named")
    )


def _carrier(reading: Reading, hit: Hit, by_token: dict[int, Hit]) -> Token | None:
    """Return the verb that only says of the event noun that it takes place, or that does it."""
    noun = hit.head
    if is_verb(noun) or noun.lemma_.lower() in reading.codebook.word_set("event_held_ground"):
        return None
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in _amounts(reading):
        noun = noun.head.head
    if noun.dep_ not in ARGUMENTS:
        return None
    head: Token = noun.head
    while head.dep_ == "conj" and not is_verb(head):
        head = head.head
    if noun.dep_ == "pobj":
        if blamed := _blamed(reading, head):
            return blamed
        verb = head.head
        harming = is_verb(verb) and verb.i in by_token and _harms(reading, verb, head)
        return verb if harming else None
    if not is_verb(head):
        return None
    words = reading.codebook.word_set
    lemma = head.lemma_.lower()
    if noun.dep_ in ("nsubjpass", "csubjpass"):
        below = (
            [c.lemma_.lower() for c in head.children if c.dep_ == "xcomp"] if lemma in words("actor_believing") else []
        )
        done = words("event_light") | words("event_happen")
        return head if not done.isdisjoint((lemma, *below)) else None
    if noun.dep_ in ("nsubj", "csubj"):
        return (
            head
            if lemma not in words("event_speech") and (head.i not in by_token or lemma in words("event_happen"))
            else None
        )
    return head if lemma in words("event_light") else None


def _blamed(reading: Reading, preposition: Token) -> Token | None:
    """Return the verb that says whose a deed is ("was responsible for the attack", "was behind it")."""
    above = preposition.head
    if preposition.lower_ == "behind" and is_verb(above) and above.lemma_ in ("be", "stand", "lie"):
        return above
    responsible = above.lower_ in reading.codebook.word_set("event_responsible")
    return above.head if responsible and preposition.lower_ == "for" and is_verb(above.head) else None


def _amounts(reading: Reading) -> frozenset[str]:
    return reading.codebook.word_set("event_amounts")


def _harms(reading: Reading, verb: Token, preposition: Token) -> bool:
    """Tell whether a verb tells the harm done by what the preposition governs ("killed in a raid")."""
    lemma = verb.lemma_.lower()
    return lemma in reading.codebook.word_set("event_harm") or (lemma in _FELLING and preposition.lower_ == "in")


def _one_of(kept: dict[int, Hit], noun: int, verb: int) -> None:
    """Keep the noun's event where the verb's adds nothing to it, else the verb's."""
    if kept[verb].event in _BESIDES and kept[noun].event != kept[verb].event:
        return
    if kept[verb].event == "suicide_bombing" and kept[noun].event in _LAUNCHED:
        kept.pop(noun)  # "a suicide bomber killed nine in an attack on"
        return
    if kept[verb].event == "armed_clash" and kept[noun].event == "offensive":
        kept.pop(noun)  # "repelled three assaults": the line is held
        return
    same = kept[verb].event == kept[noun].event
    if same:
        kept[noun] = replace(kept[noun], weak=kept[noun].weak and kept[verb].weak)
    told = kept[noun].event not in _BARE and (kept[verb].weak or not kept[noun].weak)
    kept.pop(verb if same or kept[verb].event in _BARE or told else noun)


def _verb_above(noun: Token) -> Token:
    """Return the verb above a noun with only nouns and prepositions between ("hit Alpha with tens of shells")."""
    at: Token = noun
    while not is_verb(at) and at.head.i != at.i and at.dep_ in ("pobj", "dobj", "prep"):
        at = at.head
    return at


def _first(noun: Token) -> Token:
    """Return the first of the nouns that a noun is coordinated with ("mortars" of "with mortars and rockets")."""
    at = noun
    while at.dep_ == "conj" and at.head.pos_ in ("NOUN", "PROPN"):
        at = at.head
    return at


def _object_of_its_like(reading: Reading, hit: Hit, kept: dict[int, Hit]) -> bool:
    """Tell whether an event noun is object or means of a verb of its kind ("seized a cache", "hit with shells").

    Ground told by who holds it ("stronghold") is so of any violence against it.
    """
    noun = _first(hit.head)
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in (*BY, "on", "at", "against") else noun.head
    word_set, lemma = reading.codebook.word_set, hit.head.lemma_.lower()
    weapon, aim = lemma in word_set("event_thrown"), lemma in word_set("event_held_ground")
    verb = kept.get(above.i) or (kept.get(_verb_above(noun).i) if weapon else None)
    if verb is not None and verb.event == "interception" and weapon and noun.dep_ in ("dobj", "pobj", "nsubjpass"):
        return True  # "found a cache of shells", "a car bomb was defused"
    if verb is None or verb is hit or noun.dep_ not in ("dobj", "pobj"):
        return verb is not hit and verb is not None and noun.dep_ == "nsubjpass" and verb.event == hit.event == "aid"
    violent = verb.event in reading.codebook.types("violent")
    same_deed = hit.event == "attack" and noun.head.lower_ == "in"  # "dropped chlorine on Alpha in an attack"
    return verb.event == hit.event or (violent and (weapon or aim or same_deed))


def _governs_its_like(hit: Hit, kept: dict[int, Hit]) -> bool:
    """Tell whether a verb only governs another of its type ("were forced to leave")."""
    return any(c.dep_ == "xcomp" and c.i in kept and kept[c.i].event == hit.event for c in hit.head.children)


def _describes_what_is_hit(reading: Reading, hit: Hit, striking: dict[int, Hit]) -> bool:
    """Tell whether it only says what was struck ("fired on a bus carrying pilgrims", "hit a military convoy")."""
    noun = hit.head
    if hit.event == "deployment" and noun.lemma_.lower() in reading.codebook.word_set("event_convoy"):
        struck = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in _STRUCK_BY else noun.head
        above = striking.get(struck.i) if noun.dep_ in ("pobj", "dobj", "nsubjpass") else None
    elif hit.event == "evacuation" and noun.tag_ == "VBG" and noun.dep_ == "acl":
        above = striking.get(_verb_above(noun.head).i)
    else:
        return False
    return above is not None and above.event in reading.codebook.types("violent")


def _is_heard_of(hit: Hit, kept: dict[int, Hit]) -> bool:
    """Tell whether blasts are only how a strike told beside them was heard ("explosions rang out as jets hit …")."""
    noun, verb = hit.head, hit.head.head
    heard = is_verb(verb) and verb.lemma_.lower() in _HEARD and noun.dep_ in ("nsubj", "nsubjpass", "dobj")
    if hit.event != "bombing" or not heard or noun.lemma_.lower() not in ("explosion", "blast"):
        return False
    return any(o.event in _STRUCK and o.head.sent.start == noun.sent.start for o in kept.values())


_HEARD = frozenset({"hear", "rock", "shake", "ring", "echo", "report", "reverberate"})
_STRUCK = frozenset({"air_strike", "shelling", "interception"})


def _with_clause(reading: Reading, hit: Hit, carrier: Token | None, apart: frozenset[int]) -> Chosen:
    head = hit.head
    apart = apart - {head.i}
    if is_verb(head) and head.dep_ != "amod":
        clause = verb_clause(reading, head, apart)
    elif hit.governed:
        clause = joined(governed_clause(reading, head, apart), noun_clause(head, apart, reading))
    elif carrier is not None:
        clause = verb_clause(reading, carrier, apart - {carrier.i})
        clause = joined(clause, noun_clause(head, apart, reading))
    elif head.dep_ in ("amod", "nmod", "compound"):
        clause = noun_clause(head.head, apart, reading)
    else:
        clause = noun_clause(head, apart, reading)
    return Chosen(hit.event, head, hit.span, joined(clause, hit.span), hit.weak)


def _without_weak(reading: Reading, chosen: Sequence[Chosen]) -> list[Chosen]:
    """Leave out the weak beside others, but for those that take up what was told ("it said the strike was …")."""
    strong = {c.head.sent.start for c in chosen if not c.weak}
    told: set[str] = set()
    kept = []
    for one in chosen:
        if not one.weak or one.head.sent.start not in strong or (one.event in told and _takes_up(reading, one.head)):
            kept.append(one)
        if not one.weak:
            told.add(one.event)
    return kept


def _takes_up(reading: Reading, noun: Token) -> bool:
    """Tell whether a noun for violence of any kind is the definite subject of its clause."""
    definite = any(c.lower_ in ("the", "this", "that", "these", "those") for c in noun.children)
    taking_up = noun.lemma_.lower() in reading.codebook.word_set("event_taking_up")
    return definite and taking_up and noun.dep_ in ("nsubj", "nsubjpass")
