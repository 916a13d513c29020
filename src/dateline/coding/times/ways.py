"""How a time expression hangs together with an event in the parse."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.coding.reading import Reading
from dateline.coding.syntax import SUBJECTS, ancestors, climb, is_verb
from dateline.coding.tokens import Token
from dateline.model import TimeMention

_SAID_OF = frozenset({"relcl", "acl"})


@dataclass(frozen=True, slots=True)
class Way:
    """How an expression hangs together with an event: the tokens up to where their ways meet, and from there down."""

    up: list[Token]
    down: list[Token]

    @property
    def meeting(self) -> Token:
        """The token over both; the event itself where the expression hangs below it."""
        return self.up[-1]

    @property
    def since(self) -> bool:
        """Whether "since" stands on the way ("since Friday", "since the fighting began on Friday")."""
        return any(
            t.lower_ == "since" or any(c.lower_ == "since" and c.dep_ == "mark" for c in t.children)
            for t in self.up[:-1]
        )


def way_between(reading: Reading, token: Token, mention: TimeMention) -> Way | None:
    """Return the way from an expression to an event's token; None where they are of two sentences."""
    steps, up = climb(head_of(reading, mention), ancestors(token))
    if steps is None:
        return None
    down, at = [], token
    while at.i != up[-1].i:
        down.append(at)
        at = at.head
    return Way(up, down)


def head_of(reading: Reading, mention: TimeMention) -> Token:
    """Return the token by which an expression hangs on others."""
    tokens = reading.tokens_in(mention.span)
    inside = {t.i for t in tokens}
    head = next((t for t in tokens if t.head.i not in inside), tokens[0])
    return _clause_before(head) or _clause_after(head) or _content_before(head) or head


def _clause_before(head: Token) -> Token | None:
    """Return the verb of the relative clause that an expression ends, where the parse gives it to the verb after it.

    In "The town from which rebels were expelled last month saw" the month is the rebels'.
    """
    verb = head.head
    if head.dep_ not in ("npadvmod", "tmod") or not is_verb(verb) or head.i > verb.i:
        return None
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS and c.i < head.i), None)
    if subject is None or head.nbor(-1).text == "," or any(t.text == "," for t in head.lefts):
        return None
    said = (t for t in subject.subtree if t.dep_ in _SAID_OF and is_verb(t) and t.i < head.i)
    return next(said, None)


def _clause_after(head: Token) -> Token | None:
    """Return the verb of the clause that an expression opens, where the parse gives it to the one before the comma.

    In "As the army reported, on 5 July a bus was blown up" the day is that of the bus.
    """
    verb = head.head
    opens = head.dep_ in ("prep", "npadvmod", "tmod") and verb.i < head.left_edge.i and head.left_edge.i > 0
    if not opens or verb.dep_ != "advcl" or not is_verb(verb) or head.left_edge.nbor(-1).text != ",":
        return None
    over: Token = verb.head
    return over if over.i > head.i and is_verb(over) else None


def _content_before(head: Token) -> Token | None:
    """Return the verb of what is said, where an expression ends it and the parse gives it to the saying after it.

    In "Nine died when jets bombed a market, on Monday, villagers told the paper" the day is that of the bombs.
    """
    verb = head.head
    if head.dep_ not in ("prep", "npadvmod", "tmod") or head.i > verb.i:
        return None
    content = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < head.i), None)
    speaker = next((c for c in verb.children if c.dep_ == "nsubj" and c.i > head.i), None)
    return content if speaker is not None else None
