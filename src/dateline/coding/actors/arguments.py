"""Who does what to whom by grammar alone: the words that a verb or a noun of an event ties to it.

Nothing is said here of whether a word names a party; `roles.py` decides that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from dateline.coding.actors.kinds import is_party, is_thing
from dateline.coding.actors.modifiers import left_parties
from dateline.coding.actors.surface import by_after, subject_before
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

AGAINST = ("against", "on", "with", "upon", "at", "targeting", "into")
TALKS = frozenset({"negotiation", "agreement", "ceasefire"})
"""Types whose parties are all actors: nobody does it to the other."""
MOVED = frozenset({"deployment", "formation"})
RECEIVED = frozenset(
    {"military_support", "aid", "demand", "threat", "accusation", "negotiation", "agreement", "rejection", "sanction"}
)
_HELPS = ("support", "help", "assist", "reinforce", "back", "aid", "protect", "defend")
_HELD = frozenset({"held", "controlled", "occupied", "ruled", "run"})
_GONE = frozenset({"leave", "lose", "quit", "abandon", "vacate", "flee"})
_CAUSES = ("in", "by", "during", "from", "after", "amid", "of")


@dataclass(slots=True)
class Arguments:
    """The words that stand for the doers and for those to whom it is done, the surest first."""

    doers: list[Token] = field(default_factory=list)
    done_to: list[Token] = field(default_factory=list)


def of_verb(reading: Reading, event: str, verb: Token) -> Arguments:
    """Return what a verb ties to the event that it names."""
    passive = is_passive(verb)
    doers = _through(reading, agent_heads(verb) if passive else _subjects(reading, verb))
    if verb.lemma_.lower() == "come" and any(c.lower_ == "under" for c in verb.children):
        return Arguments(prepositional(verb, "from", "by"), doers)
    if passive and not doers:
        doers = _through_causes(reading, verb)
    return _shaped(reading, event, verb, passive, doers)


def of_modal(verb: Token) -> Arguments:
    """Return who asks and of whom in "the rebels must leave, the minister said": the speaker, and who is to do it."""
    above = verb.head
    speakers = subject_heads(above) if verb.dep_ == "ccomp" and is_verb(above) else []
    return Arguments(speakers, agent_heads(verb) if is_passive(verb) else subject_heads(verb))


def _shaped(reading: Reading, event: str, verb: Token, passive: bool, doers: list[Token]) -> Arguments:
    """Place doers and objects in the roles that the codebook gives them in events of a type."""
    done_to = object_heads(verb)
    lemma = verb.lemma_.lower()
    if event == "withdrawal" and (passive or done_to) and lemma not in _GONE:
        return Arguments(done_to, doers)
    if event == "withdrawal":
        return Arguments(doers, [])
    if event in ("capture", "control") and lemma in ("fall", "return", "pass", "come"):
        return Arguments(_takers(reading, verb), [])
    if event in MOVED:
        named = [t for t in done_to if passive or t.pos_ == "PROPN" or any(c.pos_ == "PROPN" for c in t.children)]
        helped = [o for c in verb.children if among_lemma(c, _HELPS) for o in children(c, "dobj")]
        return Arguments([*doers, *named], [*prepositional(verb, "against"), *helped])
    if event in ("capture", "control"):
        lost = [*prepositional(verb, "from"), *_persons(reading, done_to), *_ousted(done_to)]
        return Arguments(doers, lost)
    if event == "displacement" and not passive and not done_to:
        return Arguments([], doers)
    if event == "casualties" and not passive and not done_to:
        return Arguments(_through_causes(reading, verb), doers)
    if event == "surrender":
        return Arguments(doers, prepositional(verb, "to"))
    if event in RECEIVED:
        return Arguments(
            doers, done_to or prepositional(verb, "to", "on", "for", "of", "with", "upon", "against", "from")
        )
    if lemma == "defend":
        return Arguments(doers, prepositional(verb, "against", "from"))
    if event == "threat":
        return Arguments(doers, done_to or _aims(verb))
    against = prepositional(verb, *AGAINST)
    against += [
        o for t in done_to if among(reading, t, "actor_instruments", "event_fight") for o in prepositional(t, *AGAINST)
    ]
    held = _ousted([*done_to, *against, *_aims(verb)]) if event in ("offensive", "attack") else []
    return Arguments(doers, [*done_to, *against, *held, *where(reading, verb)])


def _persons(reading: Reading, heads: Iterable[Token]) -> list[Token]:
    """Return the armed people among the objects of a capture ("besieged the rebels")."""
    return [t for t in heads if among(reading, t, "event_force") and t.tag_ in ("NNS", "NNPS")]


def _ousted(heads: Iterable[Token]) -> list[Token]:
    """Return who holds the place that is taken or attacked: "the ISIS-held town", "fields under rebel control"."""
    return [holder for head in heads for state in head.children for holder in _holder(state)]


def _holder(state: Token) -> list[Token]:
    if state.dep_ == "amod" and state.lower_ in _HELD:
        return [
            t for t in state.children if t.i < state.i and t.dep_ in ("npadvmod", "compound", "nmod", "amod", "nsubj")
        ]
    if state.dep_ in ("acl", "relcl") and state.lower_ in _HELD:
        return agent_heads(state)
    under = prepositional(state, "under", "in") if state.dep_ in ("acl", "relcl") else []
    return [
        t
        for h in under
        if h.lower_ in ("control", "hands", "rule")
        for t in h.children
        if t.dep_ in ("poss", "compound", "amod")
    ]


def where(reading: Reading, head: Token) -> list[Token]:
    """Return the things in, under or before which a bomb or shot was set off ("exploded in a hotel")."""
    found = [*prepositional(head, *reading.codebook.word_set("actor_where"))]
    front = [
        p
        for f in prepositional(head, "in", "at")
        if f.lower_ in ("front", "entrance", "door")
        for p in prepositional(f, "of", "to")
    ]
    return [t for t in (*found, *front) if is_thing(reading, t)]


def _aims(verb: Token) -> list[Token]:
    """Return the objects of the purpose that a verb or noun is told with ("an operation to isolate the town")."""
    carriers = [verb] if is_verb(verb) or not is_verb(verb.head) else [verb, verb.head]
    aims = [c for at in carriers for c in at.children if c.dep_ in ("acl", "xcomp", "advcl") and c.tag_ == "VB"]
    return [o for aim in aims for o in children(aim, "dobj")]


def _takers(reading: Reading, verb: Token) -> list[Token]:
    """Return who has it then: "fell to the rebels", "returned to regime control", "fell into rebel hands"."""
    found: list[Token] = []
    for head in prepositional(verb, "to", "under", "into", "in"):
        found += holders(reading, head) if among(reading, head, "actor_halves") else [head]
    return found


def holders(reading: Reading, noun: Token) -> list[Token]:
    """Return who holds by a noun of control ("the group's control", "the hands of rebels")."""
    return [*left_parties(reading, noun), *prepositional(noun, "of", "by")]


def _subjects(reading: Reading, verb: Token) -> list[Token]:
    """Return the subjects of a verb; of "the operation to retake it" those whose operation it is."""
    accused = _accused(verb)
    if accused:
        return accused
    found = subject_heads(verb)
    if verb.dep_ == "xcomp" and is_verb(verb.head) and not any(_can_do(reading, t) for t in found):
        found = subject_heads(verb.head)
    if found or verb.dep_ not in ("acl", "relcl"):
        return found or subject_before(verb)
    noun = verb.head
    if among(reading, noun, "event_force"):
        return [noun]
    own = left_parties(reading, noun)
    above = noun.head
    if own:
        return own
    if is_verb(above) and noun.dep_ in ("dobj", "pobj", "attr"):
        return agent_heads(above) if is_passive(above) else subject_heads(above)
    outer = governor(noun)
    return subject_heads(outer) if outer is not None and verb.tag_ == "VB" else []


def _accused(verb: Token) -> list[Token]:
    """Return the object of "accused the army of shelling" where the parse ties "of" to it."""
    prep = verb.head
    noun = prep.head
    tied = verb.dep_ == "pcomp" and prep.lower_ in ("of", "for", "from") and noun.dep_ in ("dobj", "nsubjpass")
    return [noun] if tied and noun.pos_ in ("NOUN", "PROPN") else []


def _can_do(reading: Reading, token: Token) -> bool:
    return is_party(reading, token) or token.pos_ == "PRON"


def _through(reading: Reading, heads: Sequence[Token]) -> list[Token]:
    """Put for a deed or weapon that stands as the doer those whose it is ("rebel rockets", "fire by troops")."""
    found: list[Token] = []
    for head in heads:
        found += owners(reading, head) if among(reading, head, "actor_instruments") else [head]
    return found


def _through_causes(reading: Reading, verb: Token) -> list[Token]:
    """Return whose deeds or weapons the harm came from ("killed in rebel fire", "hit by army shells")."""
    causes = [h for h in prepositional(verb, *_CAUSES) if among(reading, h, "actor_instruments")]
    return [o for h in causes for o in owners(reading, h)] + [o for h in causes for o in prepositional(h, "with")]


def owners(reading: Reading, noun: Token) -> list[Token]:
    """Return whose a deed or weapon is: "Turkish shelling", "the army's raid", "a bomb planted by rebels"."""
    found = [*left_parties(reading, noun), *_by(noun)]
    for clause in noun.children:
        if clause.dep_ in ("acl", "relcl", "amod") and clause.i > noun.i:
            found += _tied(reading, clause)
    return found


def _by(noun: Token) -> list[Token]:
    return [t for t in prepositional(noun, "by", "from") if t.ent_type_ not in ("GPE", "LOC") or t.head.lower_ == "by"]


def _tied(reading: Reading, verb: Token) -> list[Token]:
    """Return whom a verb of doing ties to the deed that it describes ("claimed by", "blamed on")."""
    if not among(reading, verb, "actor_deeds"):
        return []
    if is_passive(verb) or verb.tag_ == "VBN":
        return [*agent_heads(verb), *_blamed(verb)]
    return [t for t in subject_heads(verb) if t.tag_ not in ("WDT", "WP")] if verb.dep_ == "relcl" else []


def _blamed(verb: Token) -> list[Token]:
    told = {"blame": ("on", "upon"), "pin": ("on",), "attribute": ("to",), "ascribe": ("to",)}
    prepositions = told.get(verb.lemma_.lower())
    return prepositional(verb, *prepositions) if prepositions else []


def of_noun(reading: Reading, event: str, noun: Token) -> Arguments:
    """Return what the noun of an event, its complements and the verb that has it tie to it."""
    between = _between(reading, noun)
    if between:
        return Arguments(between, []) if event in TALKS else Arguments(between[:1], between[1:])
    left = left_parties(reading, noun)
    if event == "capture" and not prepositional(noun, "of"):
        left = [t for t in left if t.lower_ not in ("its", "their")]  # "its recapture": the town's
    own = [*left, *_by(noun)]
    out = Arguments([*own, *(t for t in owners(reading, noun) if t not in own)])
    if not _by(noun):
        out.doers += by_after(reading, noun)
    _of_victims(reading, event, noun, out, left)
    _of_complements(reading, event, noun, out)
    _of_carrier(reading, event, noun, out)
    return out


def _between(reading: Reading, noun: Token) -> list[Token]:
    """Return the sides of "clashes between A and B", also where the verb has them ("erupted between")."""
    found = _parted(reading, prepositional(noun, "between", "among"))
    if not found and noun.dep_ in ("nsubj", "dobj", "nsubjpass") and is_verb(noun.head):
        found = _parted(reading, prepositional(noun.head, "between", "among"))
    return found


def _parted(reading: Reading, sides: list[Token]) -> list[Token]:
    """Part a lone phrase into its two sides ("ISIS and Kurdish forces", of which the parse made one)."""
    return [*left_parties(reading, sides[0])[:-1], *sides] if len(sides) == 1 else sides


def _of_victims(reading: Reading, event: str, noun: Token, out: Arguments, left: Sequence[Token]) -> None:
    """Move those before the noun whom it is done to ("the senator's murder", "hostage release")."""
    suffering = among(reading, noun, "actor_victim_nouns") and not prepositional(noun, "of")
    if event in ("protest", "riot", "demand", "rejection", "threat", "accusation", "surrender", *TALKS, *MOVED):
        return
    for token in left:
        person = token.ent_type_ == "PERSON" or among(reading, token, "event_person", "event_official")
        if person and not among(reading, token, "event_force") and (suffering or token.dep_ == "compound"):
            out.doers.remove(token)
            out.done_to.append(token)


def _of_complements(reading: Reading, event: str, noun: Token, out: Arguments) -> None:
    of = prepositional(noun, "of")
    if event in MOVED or event in ("withdrawal", "surrender", "control"):
        out.doers += of
    elif event == "military_support":
        out.doers += of
        out.done_to += prepositional(noun, "for", "to") or _supported(noun)
    elif event in TALKS:
        out.doers += of
    elif event == "capture":
        out.done_to += [*prepositional(noun, "from"), *_ousted(of)]
        out.doers = [d for d in out.doers if d not in out.done_to] + prepositional(noun, "to")
    elif among(reading, noun, "event_artillery") or among_lemma(noun, ("fire", "gunfire", "shot", "bullet")):
        out.doers += of  # "the fire of snipers" is theirs, "the shelling of houses" is not
    else:
        out.done_to += of
    on = [*prepositional(noun, *AGAINST), *(o for d in out.doers for o in prepositional(d, "on", "against"))]
    out.done_to += [*on, *(_ousted([*on, *_aims(noun)]) if event in ("offensive", "attack") else [])]


def _supported(noun: Token) -> list[Token]:
    """Return who does something "with the support of" others."""
    prep = noun.head
    by_verb = noun.dep_ == "pobj" and prep.lower_ in ("with", "under") and is_verb(prep.head)
    return subject_heads(prep.head) if by_verb else []


def _of_carrier(reading: Reading, event: str, noun: Token, out: Arguments) -> None:
    """Add what the verb has to say that the noun is an argument of."""
    noun = _first(noun)
    verb = noun.head
    if noun.dep_ in ("dobj", "attr", "nsubj", "nsubjpass") and is_verb(verb):
        _of_verb_with(reading, event, noun, verb, out)
    elif noun.dep_ == "pobj":
        _of_preposition(reading, event, noun, out)


def _first(noun: Token) -> Token:
    while noun.dep_ == "conj" and not is_verb(noun.head):
        noun = noun.head
    return noun


def _of_verb_with(reading: Reading, event: str, noun: Token, verb: Token, out: Arguments) -> None:
    if noun.dep_ == "nsubj":
        if among(reading, verb, "actor_harms"):
            out.done_to += [o for o in children(verb, "dobj") if o.i != noun.i]
        if not among(reading, verb, "event_speech"):
            out.done_to += [*prepositional(verb, "against", "on"), *where(reading, verb)]
        return
    if among(reading, verb, "actor_suffered"):
        out.done_to += _subjects(reading, verb)
        return
    tied = among(reading, verb, "actor_deeds") or among(reading, verb, "event_light")
    passive = noun.dep_ == "nsubjpass" or is_passive(verb)
    if tied or event not in (
        "attack",
        "bombing",
        "air_strike",
        "shelling",
        "suicide_bombing",
        "chemical_attack",
        "abduction",
    ):
        out.doers += [*agent_heads(verb), *_blamed(verb)] if passive else _through(reading, _subjects(reading, verb))
    out.done_to += where(reading, verb) if passive else prepositional(verb, "on", "against", "with")


def _of_preposition(reading: Reading, event: str, noun: Token, out: Arguments) -> None:
    prep, head = noun.head.lower_, noun.head.head
    if is_verb(head):
        _of_verb_at(reading, event, prep, head, out)
    elif prep == "for" and among_lemma(head, ("responsibility", "blame", "credit")) and is_verb(head.head):
        verb = head.head
        out.doers += agent_heads(verb) if is_passive(verb) else _subjects(reading, verb)
        out.doers += prepositional(verb, "on")
    elif prep in ("of", "in", "from") and is_verb(head.head) and head.dep_ in ("dobj", "nsubj", "nsubjpass"):
        if among(reading, head.head, "actor_deeds"):
            _of_verb_with(reading, event, head, head.head, out)
    elif head.pos_ == "ADJ" and head.lower_ == "responsible" and prep == "for":
        out.doers += subject_heads(head.head) if is_verb(head.head) else []


def _of_verb_at(reading: Reading, event: str, prep: str, verb: Token, out: Arguments) -> None:
    if prep in _CAUSES and among(reading, verb, "actor_harms"):
        if is_passive(verb):
            out.done_to += object_heads(verb)
            killers = agent_heads(verb)
        else:
            out.done_to += children(verb, "dobj")
            killers = _through(reading, _subjects(reading, verb))
        out.doers += [k for k in killers if k not in out.done_to]
        if event == "armed_clash":
            _turned(out)
    elif prep in _CAUSES and among(reading, verb, "actor_dies"):
        out.done_to += subject_heads(verb)
        if event == "armed_clash":
            _turned(out)
    elif prep == "for" and verb.lemma_.lower() in ("blame", "condemn", "accuse", "thank"):
        out.doers += object_heads(verb) if verb.lemma_.lower() != "condemn" else []
    elif prep in ("in", "with") and verb.lemma_.lower() in ("engage", "participate", "involve", "retaliate", "respond"):
        out.doers += subject_heads(verb)
    elif prep == "under" and verb.lemma_.lower() == "come":
        out.done_to += subject_heads(verb)


def _turned(out: Arguments) -> None:
    """Of "soldiers killed in clashes with rebels" make the rebels those who did it."""
    others = [t for t in out.done_to if t.dep_ == "pobj" and t.head.lower_ == "with"]
    if others and not out.doers:
        out.doers = others
        out.done_to = [t for t in out.done_to if t not in others]


def of_state(event: str, token: Token) -> Arguments:
    """Return what a participle before a noun tells: "rebel-held town", "besieged city", "abducted girls"."""
    before = [t for t in token.children if t.i < token.i and not t.is_punct]
    if not before and token.i > 1 and token.doc[token.i - 1].text == "-":
        before = [token.doc[token.i - 2]]
    doers = [t for t in before if t.pos_ in ("NOUN", "PROPN", "ADJ")] or prepositional(token, "by")
    if event in MOVED:
        return Arguments([token.head], [])
    return Arguments(doers, [] if event in ("control", "capture", "withdrawal") else [token.head])


def among_lemma(token: Token, words: Sequence[str]) -> bool:
    """Tell whether a token's lemma is one of a few words."""
    return token.lemma_.lower() in words
