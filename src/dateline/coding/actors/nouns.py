"""Who does what to whom by the noun of an event: what stands before and after it, and the verb that has it."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.actors.accused import accused, accused_of_doing, blamed, is_disclaimed, lays_blame
from dateline.coding.actors.arguments import (
    AGAINST,
    MOVED,
    TALKS,
    Arguments,
    against,
    aims,
    among_lemma,
    outermost,
    spared,
    where,
)
from dateline.coding.actors.holders import keepers, ousted, takers
from dateline.coding.actors.kinds import is_party
from dateline.coding.actors.modifiers import left_parties
from dateline.coding.actors.owners import by, owners, through
from dateline.coding.actors.phrases import known_id, known_names
from dateline.coding.actors.standing import meant
from dateline.coding.actors.surface import agents, by_after
from dateline.coding.actors.suspects import suspects, work_of
from dateline.coding.actors.tolls import tells_state
from dateline.coding.actors.verbs import grievance, subjects
from dateline.coding.actors.words import among
from dateline.coding.reading import Reading
from dateline.coding.syntax import (
    agent_heads,
    children,
    is_passive,
    is_verb,
    object_heads,
    prepositional,
    subject_heads,
    with_conjuncts,
)
from dateline.coding.tokens import Token

_MISTAKEN = frozenset({"", "PRODUCT", "FAC", "ORG"})
"""What the parser may take a bare surname for."""
_CAUSES = ("in", "by", "during", "from", "after", "amid", "of")
_FREE = frozenset(
    {"attack", "bombing", "air_strike", "shelling", "suicide_bombing", "chemical_attack", "abduction", "armed_clash"}
)
"""Types of which a verb of no deed ("condemned the attack") has not its doers for its subject."""
_STAGED = frozenset({"protest", "riot"})
"""Types whose doers are the subjects of a few verbs alone ("repressed the protests" is done by others)."""
_STAGING = frozenset(
    {"attend", "join", "hold", "stage", "stag", "organise", "organize", "lead", "rally", "participate", "call", "plan"}
)
"""Their lemmas; "stag" is what the tagger makes of "staged"."""
_ANSWERABLE = frozenset({("responsible", "for"), ("guilty", "of"), ("accountable", "for"), ("answerable", "for")})
"""Adjectives, and the prepositions after them, that say whose deed it was."""
_WAGED = frozenset({"armed_clash", "offensive", "attack", "control"})
"""Types by which ground or people are taken ("took the town in a battle", "after a siege")."""
_DISCUSSING = frozenset(
    {
        "discuss",
        "debate",
        "review",
        "consider",
        "examine",
        "address",
        "mention",
        "raise",
        "study",
        "assess",
        "welcome",
        "hail",
    }
)
_SPOKEN = frozenset({"protest", "riot", "demand", "rejection", "threat", "accusation", "surrender"})
_RECEIVED = frozenset({"military_support", "aid", "sanction", "demand", "threat", "accusation", "rejection"})


def of_noun(reading: Reading, event: str, noun: Token) -> Arguments:
    """Return what the noun of an event, its complements and the verb that has it tie to it."""
    between = _between(reading, noun)
    if between and noun.lemma_.lower().startswith("mediat"):
        return Arguments(_mediators(reading, noun), between)
    if between:
        return Arguments(between, []) if event in TALKS else Arguments(between[:1], between[1:])
    left = left_parties(reading, noun)
    if event == "capture" and not prepositional(noun, "of"):
        left = [t for t in left if t.lower_ not in ("its", "their")]  # "its recapture": the town's
    own = [*left, *by(noun)]
    out = Arguments([*own, *(t for t in owners(reading, noun) if t not in own)])
    if not by(noun):
        out.doers += by_after(reading, noun)
    if event == "control":
        out.doers += [*_holders_after(reading, noun), *prepositional(noun, "by")]
        if not out.doers and not among(reading, noun, "actor_strongholds"):
            _of_carrier(reading, event, noun, out)
        return Arguments(out.doers, [])
    if event == "protest":
        out.done_to += _grievances(reading, noun)
    _of_victims(reading, event, noun, out, left)
    _of_complements(reading, event, noun, out)
    _of_carrier(reading, event, noun, out)
    if event in _FREE:
        out.done_to += [*_at(reading, noun), *_marked(noun)]
    out.done_to += [k for t in out.done_to for k in keepers(reading, t)]
    return out


def _holders_after(reading: Reading, noun: Token) -> list[Token]:
    """Return who holds a place by "of" ("under the rule of rebels"), and who besieges it, but not what is besieged."""
    found = prepositional(noun, "of")
    if not among(reading, noun, "actor_hemmings"):
        return found
    under = noun.dep_ == "pobj" and noun.head.lower_ == "under"
    return [t for t in found if under and among(reading, t, "event_force", "event_side")]


def _marked(noun: Token) -> list[Token]:
    """Return who was "the target of" a deed, or its victim."""
    held = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    if held.lemma_.lower() not in _MARKS or held.dep_ != "attr":
        return []
    return [] if any(c.dep_ == "neg" for c in held.head.children) else subject_heads(held.head)


_MARKS = frozenset({"target", "victim", "object"})


def _at(reading: Reading, noun: Token) -> list[Token]:
    """Return at what an explosion was, or for whom a bomb was meant ("a bomb placed under a bus", "aimed at")."""
    found = where(reading, noun) if among(reading, noun, "actor_sets") else []
    for clause in noun.children:
        if clause.dep_ not in ("acl", "relcl") or clause.i < noun.i:
            continue
        if clause.lemma_.lower() in _MEANT:
            found += [*prepositional(clause, "for", "at", "against"), *children(clause, "dobj")]
        elif among(reading, clause, "actor_sets", "actor_deeds"):
            found += [*where(reading, clause), *prepositional(clause, "against", "at")]
            found += [t for t in prepositional(clause, "on") if t.ent_type_ not in ("DATE", "TIME", "GPE")]
    return found


_MEANT = frozenset({"mean", "intend", "aim", "direct", "destine", "target"})
"""Verbs by which it is told for whom or what a bomb or an attack was."""


def _between(reading: Reading, noun: Token) -> list[Token]:
    """Return the sides of "clashes between A and B", also where the verb has them ("erupted between")."""
    found = _parted(reading, prepositional(noun, "between", "among"))
    if not found and noun.dep_ in ("nsubj", "dobj", "nsubjpass") and is_verb(noun.head):
        found = _parted(reading, prepositional(noun.head, "between", "among"))
    return found or _between_far(reading, noun)


def _between_far(reading: Reading, noun: Token) -> list[Token]:
    """Return the sides that the parse ties to a place ("clashes erupted in the city of Homs between A and B")."""
    for prep in noun.doc[noun.i + 1 : noun.sent.end]:
        if prep.lower_ == "between" and (
            noun.is_ancestor(prep) or (is_verb(noun.head) and noun.head.is_ancestor(prep))
        ):
            sides = _parted(reading, [s for o in children(prep, "pobj") for s in with_conjuncts(o)])
            if len(sides) > 1 and all(is_party(reading, s) for s in sides):
                return sides
    return []


def _mediators(reading: Reading, noun: Token) -> list[Token]:
    """Return who mediates ("the emir's mediation between", "the emir began mediation between")."""
    verb = noun.head
    tied = noun.dep_ == "dobj" and is_verb(verb)
    return [*left_parties(reading, noun), *by(noun)] or (subjects(reading, verb) if tied else [])


def _grievances(reading: Reading, noun: Token) -> list[Token]:
    """Return against whom a demonstration is, by its own words and those of the verb that has it."""
    verb = outermost(noun, reading).head
    tied = is_verb(verb) and noun.dep_ != "pobj"
    return grievance(reading, noun) or ([t for t in grievance(reading, verb) if t.i != noun.i] if tied else [])


def _parted(reading: Reading, sides: list[Token]) -> list[Token]:
    """Part a lone phrase into its two sides ("ISIS and Kurdish forces", of which the parse made one)."""
    return [*left_parties(reading, sides[0])[:-1], *sides] if len(sides) == 1 else sides


def _of_victims(reading: Reading, event: str, noun: Token, out: Arguments, left: Sequence[Token]) -> None:
    """Move those before the noun whom it is done to ("the senator's murder", "hostage release")."""
    suffering = among(reading, noun, "actor_victim_nouns") and not prepositional(noun, "of")
    if event in _FREE:
        out.done_to += [t for t in out.doers if _is_scene(reading, t, noun)]
        out.doers = [t for t in out.doers if t not in out.done_to]
        left = [t for t in left if t not in out.done_to]
        out.done_to += _things_before(reading, noun)
    if event in _SPOKEN or event in TALKS or event in MOVED:
        return
    for token in left:
        if _is_person(reading, token, suffering) and (suffering or token.dep_ == "compound"):
            out.doers.remove(token)
            out.done_to.append(token)


def _is_scene(reading: Reading, token: Token, noun: Token) -> bool:
    """Tell whether a name before a noun of violence names what was hit ("the Riverside Hall attack")."""
    named = token.pos_ == "PROPN" and token.dep_ == "compound" and token.head.i == noun.i
    if not named or token.i in known_names(reading) or token.ent_type_ in ("NORP", "GPE", "PERSON"):
        return False
    return known_id(reading, [token]) is None and not among(
        reading, token, "event_force", "event_side", "event_aircraft"
    )


def _things_before(reading: Reading, noun: Token) -> list[Token]:
    """Return the thing that a noun of violence is told with ("a depot explosion", "the mosque attack")."""
    before = [t for t in noun.children if t.dep_ == "compound" and t.i < noun.i]
    things = [t for t in before if t.pos_ == "NOUN" and among(reading, t, "actor_bombed")]
    named = [t for t in before if t.ent_type_ == "FAC" and _is_scene(reading, t, noun)]
    return [t for t in (*things, *named) if not among(reading, t, "event_explosive")]


def _is_person(reading: Reading, token: Token, suffering: bool) -> bool:
    """Tell whether a word before a noun names a person; of a killing any owner is one that is no side."""
    if among(reading, token, "event_force") or token.i in known_names(reading):
        return False
    if token.ent_type_ == "PERSON" or token.lower_ in ("his", "her"):
        return True
    named = suffering and token.dep_ == "poss" and token.pos_ == "PROPN" and token.ent_type_ in _MISTAKEN
    return named or among(reading, token, "event_person", "event_official", "actor_people")


def _of_complements(reading: Reading, event: str, noun: Token, out: Arguments) -> None:
    of = prepositional(noun, "of") or _of_first(noun) or _of_after(reading, noun) or _of_doers(reading, noun)
    if event in MOVED or event in ("withdrawal", "surrender"):
        out.doers += of
    elif event in _RECEIVED:
        out.doers += of if event == "military_support" else []
        out.done_to += prepositional(noun, "for", "to") or _supported(noun) or _asked(noun)
    elif event in TALKS:
        out.doers += of if event != "agreement" else []
    elif event == "capture":
        out.done_to += [*prepositional(noun, "from"), *ousted(reading, of)]
        out.doers = [d for d in out.doers if d not in out.done_to] + prepositional(noun, "to")
    elif among(reading, noun, "event_artillery") or among_lemma(noun, ("fire", "gunfire", "shot", "bullet")):
        out.doers += of  # "the fire of snipers" is theirs, "the shelling of houses" is not
    else:
        own = [t for t in of if _are_theirs(reading, noun, t)]
        out.doers += own
        out.done_to += [
            *(t for t in of if t not in own),
            *(prepositional(noun, "to") if event == "destruction" else []),
        ]
    on = [*against(noun, *AGAINST), *(o for d in out.doers for o in prepositional(d, "on", "against"))]
    out.done_to += [*on, *(ousted(reading, [*on, *aims(noun)]) if event in ("offensive", "attack") else [])]


def _of_after(reading: Reading, noun: Token) -> list[Token]:
    """Return whom "of" tells that the parse tied to a place or time between ("the murder in Alpha of two mayors")."""
    if not among(reading, noun, "actor_victim_nouns"):
        return []
    between = (o for o in prepositional(noun) if o.ent_type_ in ("DATE", "TIME", "GPE"))
    return [t for o in between for t in prepositional(o, "of")]


def _of_first(noun: Token) -> list[Token]:
    """Return whom "of" tells that the parse tied to the first of two deeds ("the torture and murder of two mayors")."""
    first = _first(noun)
    return [o for o in prepositional(first, "of") if first.i < noun.i < o.head.i] if first.i != noun.i else []


def _of_doers(reading: Reading, noun: Token) -> list[Token]:
    """Return the thing hit that the parse ties to those who did it ("the shelling by troops of the market")."""
    held = (o for d in prepositional(noun, "by") for o in prepositional(d, "of"))
    return [o for o in held if among(reading, o, "actor_bombed")]


def _are_theirs(reading: Reading, noun: Token, token: Token) -> bool:
    """Tell whether "of" after a noun of violence tells whose it is ("the raids of the air force"), not what it hit."""
    flying = among(reading, token, "event_aircraft") or any(c.lower_ == "air" for c in token.children)
    return _is_armed(reading, token) and (flying or among(reading, noun, "actor_launched"))


def _is_armed(reading: Reading, token: Token) -> bool:
    """Tell whether a word names an armed side, whose "the strikes of the coalition" are."""
    return token.i in known_names(reading) or among(reading, token, "event_force", "event_aircraft")


def _asked(noun: Token) -> list[Token]:
    """Return the subjects of what is demanded ("a call that all sides respect the truce")."""
    below = [c for c in noun.children if c.dep_ in ("acl", "ccomp", "relcl") and is_verb(c) and c.i > noun.i]
    return [t for c in below for t in children(c, "nsubj", "nsubjpass") if t.tag_ not in ("WDT", "WP")]


def _supported(noun: Token) -> list[Token]:
    """Return who does something "with the support of" others."""
    prep = noun.head
    by_verb = noun.dep_ == "pobj" and prep.lower_ in ("with", "under") and is_verb(prep.head)
    return subject_heads(prep.head) if by_verb else []


def _of_carrier(reading: Reading, event: str, noun: Token, out: Arguments) -> None:
    """Add what the verb has to say that the noun is an argument of."""
    noun = _first(outermost(_first(noun), reading))
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
    if believed := suspects(reading, verb) if noun.dep_ in ("nsubj", "nsubjpass") else []:
        out.doers += believed
        return
    if noun.dep_ == "nsubj":
        _of_subject(reading, noun, verb, out)
        return
    if among(reading, verb, "actor_asking") and event not in _SPOKEN:
        return
    if _suffers(reading, verb):
        out.done_to += [t for t in subjects(reading, verb) if t not in out.doers]
        return
    tied = among(reading, verb, "actor_deeds") or among(reading, verb, "event_light")
    passive = noun.dep_ == "nsubjpass" or is_passive(verb)
    if among(reading, verb, "actor_ending"):
        tied = False
    if event == "capture" and among(reading, verb, "event_speech"):
        return  # who announces the capture of a town need not have taken it
    if event in _WAGED | {"capture"} and verb.lemma_.lower() in _DISCUSSING:
        return  # who discusses a campaign does not wage it
    if noun.dep_ != "nsubj" and lays_blame(verb):
        _lay(verb, out)
        return
    if tied or not (event in _FREE or (event in _STAGED and verb.lemma_.lower() not in _STAGING)):
        told = agents(reading, verb) if passive else through(reading, subjects(reading, verb))
        out.doers += [t for t in told if t not in out.done_to]
    if event in ("aid", "military_support"):
        out.done_to += prepositional(verb, "to", "for")
    out.done_to += where(reading, verb) if passive else prepositional(verb, "on", "against", "with")


def _lay(verb: Token, out: Arguments) -> None:
    """Put those on whom a deed is blamed for those who blame, and not among its targets ("on the gang")."""
    told = blamed(verb)
    out.done_to = [t for t in out.done_to if t not in told]
    out.doers = [t for t in out.doers if t not in agent_heads(verb)] + [t for t in told if t not in out.doers]


def _suffers(reading: Reading, verb: Token) -> bool:
    """Tell whether the subject of a verb suffers the deed that is its object ("repelled", "beat back an attack")."""
    turned = any(c.dep_ in ("prt", "advmod") and c.lower_ in ("off", "back", "away") for c in verb.children)
    return among(reading, verb, "actor_suffered") or turned


def _of_subject(reading: Reading, noun: Token, verb: Token, out: Arguments) -> None:
    """Add what the verb has to say whose subject the noun of an event is ("the raid killed", "targeted")."""
    if among(reading, verb, "actor_harms"):
        out.done_to += [o for o in children(verb, "dobj") if o.i != noun.i]
    if among(reading, verb, "actor_firing") and not children(verb, "dobj"):
        out.doers += _senders(reading, verb)
    out.doers += work_of(verb)
    if not among(reading, verb, "event_speech"):
        out.done_to += [*prepositional(verb, "against", "on"), *where(reading, verb), *spared(verb)]


def _senders(reading: Reading, verb: Token) -> list[Token]:
    """Return who sent the bombs or shots that are the subject ("bombs dropped from army helicopters killed ten")."""
    return [t for t in prepositional(verb, "by", "from") if t.ent_type_ not in ("GPE", "LOC") and _is_armed(reading, t)]


def _of_preposition(reading: Reading, event: str, noun: Token, out: Arguments) -> None:
    prep, head = noun.head.lower_, noun.head.head
    if held := accused(reading, noun):
        out.doers += held
        return
    if is_verb(head):
        _of_verb_at(reading, event, prep, head, out)
    elif prep == "for" and among_lemma(head, ("responsibility", "blame", "credit")) and is_verb(head.head):
        verb = head.head
        out.doers += agent_heads(verb) if is_passive(verb) else subjects(reading, verb)
        out.doers += prepositional(verb, "on")
    elif prep in ("in", "during") and _is_harmed(reading, head):
        _of_verb_at(reading, event, prep, head.head, out)
    elif prep in ("of", "in", "from") and is_verb(head.head) and head.dep_ in ("dobj", "nsubj", "nsubjpass"):
        if head.lemma_.lower() not in _INQUIRIES and among(reading, head.head, "actor_deeds"):
            _of_verb_with(reading, event, head, head.head, out)
    elif head.pos_ == "ADJ" and (head.lower_, prep) in _ANSWERABLE:
        told = _answerable(head)
        out.doers += [] if _is_left_open(head.head) else told
    elif prep == "of" and among_lemma(head, _PLANNERS):
        out.doers += [head]
    elif prep == "behind":
        out.doers += [head] if head.pos_ in ("NOUN", "PROPN") else []


_INQUIRIES = frozenset(
    {
        *("investigation", "inquiry", "enquiry", "probe", "review", "study", "search", "report", "trial", "hearing"),
        *("reconstruction", "commemoration", "condemnation", "coverage", "protest", "vigil", "visit"),
    }
)
"""What is done about a deed, by others than those who did it ("conducted an investigation of the murder")."""


_PLANNERS = ("mastermind", "organiser", "organizer", "planner", "architect", "instigator", "ringleader")


def _is_harmed(reading: Reading, noun: Token) -> bool:
    """Tell whether a noun is whom a verb of harm has, to which the parse ties what belongs to the verb."""
    harmed = noun.dep_ in ("dobj", "nsubjpass") and is_verb(noun.head) and among(reading, noun.head, "actor_harms")
    return harmed and among(reading, noun, "event_person", "event_force", "event_side")


def _of_verb_at(reading: Reading, event: str, prep: str, verb: Token, out: Arguments) -> None:
    lemma = verb.lemma_.lower()
    if prep in _CAUSES and among(reading, verb, "actor_harms") and (lemma != "leave" or tells_state(verb)):
        _of_killing(reading, event, verb, out)
    elif prep in _CAUSES and among(reading, verb, "actor_dies"):
        out.done_to += subject_heads(verb)
        if event == "armed_clash":
            _parted_sides(out)
    elif prep in ("in", "during", "after") and event in _WAGED and among(reading, verb, "actor_winning"):
        own = takers(reading, verb) if lemma == "fall" else _doers_of(reading, verb)
        out.doers += [] if out.doers else own  # "the rebels took the post in a five-hour battle"
    elif prep == "behind" and lemma == "be":
        out.doers += [] if _is_left_open(verb) else subject_heads(verb)
    elif prep in ("to", "on", "in", "into") and event in TALKS and lemma in _AGREEING:
        out.doers += [t for t in subjects(reading, verb) if t not in out.doers]
        out.done_to += [t for t in prepositional(verb, "with") if t not in out.done_to]
    elif prep == "for" and lemma == "thank":
        out.doers += object_heads(verb)
    elif prep in ("in", "with") and lemma in ("engage", "participate", "involve", "implicate", "retaliate", "respond"):
        out.doers += accused_of_doing(verb) or (object_heads(verb) if is_passive(verb) else subject_heads(verb))
    elif prep in ("into", "onto", "on", "over", "upon", "in") and lemma in _MEETING:
        out.done_to += subject_heads(verb)  # "their car drove over a mine", "fell into an ambush"
    elif prep == "under" and lemma in ("come", "be", "remain"):
        out.done_to += subject_heads(verb)
        out.doers += [t for t in prepositional(verb, "from", "by") if t.ent_type_ not in ("GPE", "LOC")]


def _doers_of(reading: Reading, verb: Token) -> list[Token]:
    return agent_heads(verb) if is_passive(verb) else through(reading, subjects(reading, verb))


def _is_left_open(verb: Token) -> bool:
    """Tell whether it is asked or denied that somebody did it ("could not say whether the army was behind it")."""
    return is_disclaimed(verb) or any(c.dep_ == "mark" and c.lower_ in ("whether", "if") for c in verb.children)


_MEETING = frozenset({"drive", "walk", "step", "run", "fall", "tread", "stumble", "ride", "roll", "fly", "sail"})
"""Verbs by which somebody meets with a mine or an ambush."""
_AGREEING = frozenset(
    {"agree", "consent", "commit", "adhere", "accede", "engage", "participate", "enter", "join", "meet", "take"}
)


def _of_killing(reading: Reading, event: str, verb: Token, out: Arguments) -> None:
    if is_passive(verb):
        out.done_to += object_heads(verb)
        killers = agent_heads(verb)
    else:
        out.done_to += children(verb, "dobj")
        killers = through(reading, subjects(reading, verb))
        if verb.tag_ in ("VBD", "VBN"):
            out.done_to += [k for k in killers if _rather_harmed(reading, k, verb)]
    out.doers += [k for k in killers if k not in out.done_to]
    if event == "armed_clash":
        _parted_sides(out)


def _answerable(adjective: Token) -> list[Token]:
    """Return who is told to be responsible: its own subject, whom a verb holds to be so, else the verb's subject."""
    verb = adjective.head
    if not is_verb(verb):
        return meant(verb)
    held = (
        children(verb, "dobj") if adjective.dep_ in ("oprd", "ccomp", "xcomp") or verb.lemma_.lower() in _HOLDS else []
    )
    return children(adjective, "nsubj") or held or accused_of_doing(verb) or subject_heads(verb)


_HOLDS = frozenset({"hold", "find", "deem", "declare", "consider"})


def _rather_harmed(reading: Reading, killer: Token, verb: Token) -> bool:
    """Tell whether the subject of a verb of harm suffers it, of which the parse made no passive.

    As in "six civilians killed 22 injured in raids" and "the general wounded in the attack".
    """
    if not children(verb, "dobj") and among(reading, verb, "event_harm") and not among(reading, killer, *_WEAPONS):
        return True
    unarmed = not among(reading, killer, "event_force", "event_side")
    return unarmed and among(reading, killer, "actor_harmless", "event_person")


_WEAPONS = ("actor_instruments", "event_aircraft", "event_weapons")


def _parted_sides(out: Arguments) -> None:
    """Of "soldiers killed in clashes with rebels" make the soldiers the one side and the rebels the other."""
    others = [t for t in out.done_to if t.dep_ == "pobj" and t.head.lower_ == "with"]
    if not others and not out.doers and len(out.done_to) == 2 and out.done_to[1].dep_ == "conj":
        others = out.done_to[1:]  # "ten soldiers and four rebels died in clashes"
    if others and not out.doers:
        out.doers = [t for t in out.done_to if t not in others]
        out.done_to = others
