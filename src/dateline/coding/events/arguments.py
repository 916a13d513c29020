"""The arguments of an event word by the parse: who, whom, and the words about it."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.coding.syntax import agent_heads, children, is_passive, is_verb, object_heads, subject_heads
from dateline.coding.tokens import Token

BY = frozenset({"with", "by", "in", "from", "using", "via", "through", "after", "of", "during"})
"""Prepositions that govern by what a deed is done."""
_ON = frozenset({"on", "against", "of", "at", "upon", "over"})
_BETWEEN = frozenset({"between", "among", "with", "against"})
"""Prepositions after "clashes broke out" that govern who clashed."""
_OWN_DEEDS = frozenset({"it", "they", "we", "i"})
_MODIFIERS = ("compound", "amod", "nmod", "poss", "nummod")


@dataclass(frozen=True, slots=True)
class Arguments:
    """Heads of the phrases about an event word."""

    subjects: tuple[Token, ...] = ()
    objects: tuple[Token, ...] = ()
    prepositional: tuple[Token, ...] = ()
    means: tuple[Token, ...] = ()
    """What it is done by or with."""
    around: tuple[Token, ...] = ()
    """All words of its clause or phrase, and the arguments of the verb that has it."""

    @property
    def heads(self) -> tuple[Token, ...]:
        """Its arguments and modifiers."""
        return tuple(dict.fromkeys((*self.subjects, *self.objects, *self.prepositional)))

    @property
    def direct(self) -> tuple[Token, ...]:
        """Its arguments and modifiers, each with its own modifiers."""
        return (*self.heads, *(c for h in self.heads for c in h.children if c.dep_ in _MODIFIERS))


def is_state(token: Token) -> bool:
    """Tell whether a participle or adjective stands before its noun, alone or after a hyphen ("rebel-held town")."""
    return token.dep_ in ("amod", "nmod", "compound") and token.head.i > token.i and token.tag_ not in ("NN", "NNS")


def is_finite(token: Token) -> bool:
    """Tell whether a finite verb was taken for a participle before its object ("the army foiled an attack")."""
    return token.tag_ in ("VBD", "VBZ", "VBP")


def of_state(token: Token) -> Arguments:
    """Return the arguments of a participle before a noun: the noun is its object, what stands before it its subject."""
    before = tuple(t for t in token.doc[max(token.sent.start, token.i - 3) : token.i] if not t.is_punct)
    around = (*before, token.head, *(t for t in token.head.subtree if t.i != token.i))
    return Arguments(before, (token.head,), around=around)


def of_verb(verb: Token) -> Arguments:
    """Return the arguments of a verb; the object of a passive is its subject."""
    passive = is_passive(verb)
    doers = tuple(agent_heads(verb) if passive else _subjects(verb))
    done_to = tuple(object_heads(verb) or _told_to(verb))
    prepositional = tuple(_prepositional(verb))
    used = [o for c in verb.children if c.lemma_.lower() in ("use", "employ") for o in children(c, "dobj")]
    means = (*doers, *(o for o in prepositional if _up(o).lower_ in BY), *used, *_with_which(verb))
    around = (*(t for t in verb.subtree if t.i != verb.i and not t.is_punct), *doers)
    return Arguments(doers, done_to, prepositional, means, around)


def _told_to(verb: Token) -> list[Token]:
    """Return the subject of the infinitive that a verb governs, of which something is wanted ("wants him to leave")."""
    below = (c for c in verb.children if c.dep_ == "ccomp" and c.tag_ == "VB" and c.i > verb.i)
    return [
        s for c in below if any(t.lower_ == "to" and t.dep_ == "aux" for t in c.children) for s in children(c, "nsubj")
    ]


def _subjects(verb: Token) -> list[Token]:
    """Return the subjects of a verb; of "it" in what is said who says it too ("the army said it ...")."""
    own = subject_heads(verb)
    if verb.dep_ != "ccomp" or not is_verb(verb.head) or not own or any(t.lower_ not in _OWN_DEEDS for t in own):
        return own
    return [*own, *subject_heads(verb.head)]


def _with_which(verb: Token) -> tuple[Token, ...]:
    """Return what "with" governs below an object ("targeted houses in Alpha with rockets"), as the parse has it."""
    objects = [
        o for c in verb.children if c.dep_ == "dobj" for o in c.subtree if o.dep_ == "prep" and o.lower_ == "with"
    ]
    return tuple(o for prep in objects for o in children(prep, "pobj"))


def of_noun(noun: Token, amounts: frozenset[str] = frozenset()) -> Arguments:
    """Return the words about an event noun: its phrase, and the arguments of the verb that has it.

    Its modifiers and whom "by" names are its subjects, and the subject of a verb of which it is the object; its objects
    are what "on", "against" or "of" govern. A noun of the `amounts` before it ("a series of") stands for it.
    """
    modifiers = tuple(c for c in noun.children if c.dep_ in _MODIFIERS)
    prepositional = tuple(_prepositional(noun))
    done_to = tuple(o for o in prepositional if _up(o).lower_ in _ON)
    doers = (*modifiers, *(o for o in prepositional if _up(o).lower_ in ("by", "from")))
    outer, whole = _outer(noun), counted(noun, amounts)
    if is_verb(whole.head) and whole.dep_ == "dobj":
        doers += tuple(subject_heads(whole.head))
    if is_verb(whole.head) and whole.dep_ in ("nsubj", "nsubjpass"):
        prepositional += tuple(o for o in _prepositional(whole.head) if _up(o).lower_ in _BETWEEN)
    phrase = (t for t in noun.subtree if t.i != noun.i and not t.is_punct)
    means = (*modifiers, *(o for o in prepositional if _up(o).lower_ in BY))
    others = (*prepositional, *(outer if noun.dep_ == "compound" else ()))
    around = (*phrase, *doers, *prepositional, *(outer if noun.dep_ == "compound" else ()))
    return Arguments(doers, done_to, others, means, around)


def counted(noun: Token, amounts: frozenset[str]) -> Token:
    """Return the noun of the `amounts` that says how many or how long an event was ("a series of"), else its own."""
    above = noun.head.head
    of = noun.dep_ == "pobj" and noun.head.lower_ == "of"
    return above if of and above.lemma_.lower() in amounts else noun


def _outer(noun: Token) -> tuple[Token, ...]:
    """Return the arguments of the verb that has the noun, or the noun that it describes with its modifiers."""
    head = noun.head
    if head.i != noun.i and head.pos_ == "VERB":
        agents = agent_heads(head) if is_passive(head) else []
        heads = (*subject_heads(head), *object_heads(head), *agents, *_prepositional(head))
        return tuple(t for t in heads if t.i != noun.i)
    if noun.dep_ == "compound":
        return (head, *(c for c in head.children if c.i != noun.i and c.dep_ in _MODIFIERS))
    return ()


def _up(token: Token) -> Token:
    """Return the preposition of a phrase's head, past those that it is coordinated with."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token.head


def _prepositional(token: Token) -> list[Token]:
    """Return what the prepositions of a word govern, also those of two words ("out of the agreement")."""
    found = []
    for prep in token.children:
        if prep.dep_ in ("prep", "prt", "agent"):
            found += children(prep, "pobj") or [o for inner in children(prep, "prep") for o in children(inner, "pobj")]
    return found
