"""Lists as they stand in the text: "the mayor, John Roe, his driver and two guards", of which a parse keeps too little.

Read from the words and their classes alone, from a noun that is surely one of the list. What only describes another
of them ("Roe, leader of the union, and", "the mayor, John Roe") is told apart from it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile

from dateline.coding.actors.phrases import content_head
from dateline.coding.actors.words import among
from dateline.coding.reading import Reading
from dateline.coding.tokens import Doc, Token

_PHRASE = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PART"})
_AT = frozenset({"in", "at", "near", "of", "from", "with", "for"})
_ADDING = (("as", "well", "as"), ("along", "with"), ("together", "with"), ("in", "addition", "to"), ("and", "also"))
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_COMMAS = frozenset({",", ";", "--"})
MOST = 30
"""The most members of a list."""


@dataclass(frozen=True, slots=True)
class Item:
    """A phrase of a list: its head, its bounds, and what stands before it.

    The last of its nouns is not its head where a name follows a common noun ("mayors John Roe").
    """

    head: Token
    start: int
    end: int
    comma: bool = False
    joined: bool = False

    @property
    def named(self) -> bool:
        """Whether it is a person's or body's name."""
        return self.last.pos_ == "PROPN"

    @property
    def last(self) -> Token:
        """Its last noun."""
        run = list(takewhile(lambda t: t.pos_ in ("NOUN", "PROPN"), self.head.doc[self.head.i : self.end]))
        return run[-1] if run else self.head


@dataclass(frozen=True, slots=True)
class Listed:
    """The heads of a list in their order, and the nouns that only describe one of them."""

    heads: tuple[Token, ...] = ()
    described: tuple[Token, ...] = ()


def listed(reading: Reading, heads: Iterable[Token]) -> tuple[list[Token], list[Token]]:
    """Return nouns without those that only describe another, and those told beside them in a list."""
    given = list(heads)
    found: dict[int, Token] = {}
    dropped: set[int] = set()
    for head in given:
        if head.pos_ in ("NOUN", "PROPN", "NUM") and head.i not in dropped:
            told = list_from(reading, head)
            found |= {t.i: t for t in told.heads}
            dropped |= {t.i for t in told.described}
    own = [t for t in given if t.i not in dropped]
    taken = {content_head(reading, t).i for t in own} | {t.i for t in own}
    return own, [t for i, t in found.items() if i not in dropped | taken]


def list_from(reading: Reading, head: Token) -> Listed:
    """Return the list that a noun opens; empty where what follows it is no list."""
    first = _item(head.doc, head.left_edge.i if head.left_edge.i > head.i - 6 else head.i, head.sent.end)
    if first is None or not first.start <= head.i < first.end:
        first = Item(head, head.i, head.i + 1)
    whole = Item(head, first.start, _past_tail(head.doc, first.end, head.sent.end))
    named = whole.last if _is_titled(reading, whole) else _past_bracket(reading, head, first.end) or head
    if named.i >= whole.end:
        whole = Item(head, first.start, _past_tail(head.doc, named.i + 1, head.sent.end))
    items = _items(Item(named, first.start, whole.end), head.sent.end)
    told = _told_apart(reading, _cut(reading, items)) if len(items) > 1 or named.i != head.i else Listed()
    return told if named.i == head.i else Listed(told.heads, (*told.described, head))


def _past_bracket(reading: Reading, head: Token, at: int) -> Token | None:
    """Return the head of a phrase that a bracket parts ("the murder of Alpha Union [AU] candidate John Roe")."""
    doc, end = head.doc, head.sent.end
    if head.pos_ != "PROPN" or at >= end or doc[at].text not in ("(", "["):
        return None
    close = next((i for i in range(at + 1, min(at + _BRACKETED, end)) if doc[i].text in (")", "]")), None)
    item = _item(doc, close + 1, end) if close is not None and close + 1 < end else None
    if item is None or doc[item.start].pos_ not in ("NOUN", "PROPN"):
        return None
    return item.head if item.named or among(reading, item.head, "actor_things") else None


_BRACKETED = 12
"""Within how many words a bracket that parts a phrase closes."""


def _is_titled(reading: Reading, item: Item) -> bool:
    """Tell whether a common noun for people stands right before the name of one ("comrades Roe, Doe and Poe")."""
    return item.head.pos_ == "NOUN" and item.last.pos_ == "PROPN" and _is_role(reading, item)


def list_at(reading: Reading, at: int, end: int) -> list[Token]:
    """Return the members of the list that begins at a word, one or more; [] where no phrase does."""
    first = _item(reading.doc, at, end)
    if first is None:
        return []
    items = _items(Item(first.head, first.start, _past_tail(reading.doc, first.end, end)), end)
    whole = all(item.comma or item.joined for item in items[1:]) and items[-1].joined and len(items) == 2
    return list(_told_apart(reading, items if whole else _cut(reading, items)).heads)


def _items(first: Item, end: int) -> list[Item]:
    doc, found = first.head.doc, [first]
    while len(found) < MOST:
        at, comma, joined = _past_mark(doc, found[-1].end, end)
        if not (comma or joined):
            break
        item = _item(doc, at, end)
        if item is None or (_ends_in_place(doc, found[-1]) and item.named):
            break
        found.append(Item(item.head, item.start, _past_tail(doc, item.end, end), comma, joined))
    return found


def _ends_in_place(doc: Doc, item: Item) -> bool:
    """Tell whether a phrase ends with the name of a place, beside which "and" may tell another."""
    told_in = any(t.lower_ in ("in", "at", "near") for t in doc[item.head.i + 1 : item.end])
    return told_in and doc[item.end - 1].pos_ == "PROPN"


def _past_mark(doc: Doc, at: int, end: int) -> tuple[int, bool, bool]:
    """Return the index past what parts two of a list, and whether that is a comma, an "and"."""
    comma = at < end and doc[at].text in _COMMAS
    at += comma
    if at + 1 < end and doc[at].lower_ == "identified" and doc[at + 1].lower_ == "as":
        return at + 2, True, False
    for words in _ADDING:
        if tuple(t.lower_ for t in doc[at : min(at + len(words), end)]) == words:
            return at + len(words), comma, True
    joined = at < end and doc[at].lower_ in ("and", "&")
    if not (comma or joined) and at < end and _is_counted(doc, at):
        return at, True, False  # "six women five children and a guard": commas were lost
    return at + joined, comma, joined


def _is_counted(doc: Doc, at: int) -> bool:
    """Tell whether a number stands right behind a plural, and so opens a phrase of its own."""
    return doc[at].pos_ == "NUM" and doc[at - 1].tag_ == "NNS"


def _item(doc: Doc, at: int, end: int) -> Item | None:
    """Return the phrase that begins at a word; None where none does."""
    start = at
    while at < end and _is_of_phrase(doc, at, end, start):
        at += 1
    nouns = [t for t in doc[start:at] if t.pos_ in ("NOUN", "PROPN")]
    counted = at > start and doc[at - 1].pos_ == "NUM" and at < end and doc[at].lower_ == "of"
    if counted and at + 1 < end and doc[at + 1].tag_ == "PRP":
        return None  # "five of them Spaniards"
    if not (nouns or counted) or (nouns and nouns[-1].ent_type_ in ("DATE", "TIME", "PERCENT", "MONEY")):
        return None
    return Item(nouns[-1] if nouns else doc[at - 1], start, at)


def _is_of_phrase(doc: Doc, at: int, end: int, start: int) -> bool:
    token = doc[at]
    if at > start and _is_counted(doc, at):
        return False
    if token.pos_ in _PHRASE or token.tag_ in ("PRP$", "POS") or token.text in ("-", '"'):
        return not (token.pos_ == "DET" and at > start and doc[at - 1].pos_ in ("NOUN", "PROPN"))
    participle = token.tag_ == "VBN" and at + 1 < end and doc[at + 1].pos_ in ("NOUN", "ADJ")
    return participle and at >= start and not any(t.pos_ in ("NOUN", "PROPN") for t in doc[start:at])


def _past_tail(doc: Doc, at: int, end: int) -> int:
    """Return the index past what tells more of a phrase: "of the union", an age, a bracket."""
    while at < end:
        if doc[at].lower_ in _AT:
            inner = _item(doc, at + 1, end)
            if inner is None:
                return at
            at = inner.end
        elif (aged := _past_age(doc, at, end)) > at:
            at = aged
        else:
            return at
    return at


def _past_age(doc: Doc, at: int, end: int) -> int:
    """Return the index past an age or a short bracket (", 34", "(34)", "aged 34"), the same where none is told."""
    words = doc[at : min(at + 8, end)]
    texts = [t.lower_ for t in words]
    if texts[:1] and texts[0] in ("(", "["):
        close = next((i for i, t in enumerate(texts) if t in (")", "]")), None)
        return at + close + 1 if close else at
    shift = 1 if texts[:1] == [","] else 0
    shift += texts[shift : shift + 1] == ["aged"]
    aged = len(words) > shift > 0 and words[shift].like_num
    if not aged:
        return at
    after = texts[shift + 1 : shift + 2]
    return at + shift + 1 if not after or after[0] in (",", ";", "and", ".", ")") else at


def _cut(reading: Reading, items: list[Item]) -> list[Item]:
    """Return the items of a list that ends with "and …"; the first alone where it does not end so."""
    last = max((i for i, item in enumerate(items) if item.joined), default=0)
    kept = items[: last + 1]
    if not last and _opens_clause(items[0], items[-1]):
        return items[:1]  # "killed nine children, the spokesman John Roe said"
    if last and _opens_clause(kept[0], kept[-1]):
        kept = kept[:-1] if len(kept) > 2 else kept[:1]
    commas = any(item.comma for item in kept[1:]) or (len(kept) == 2 and all(map(_is_person, kept)))
    named = all(item.named for item in items) and len(items) > 2
    if not last and not named and len(items) == 2 and _names_it(reading, items):
        return items
    return (items if named and not last else kept) if commas or len(kept) == 1 else kept[:1]


def _opens_clause(first: Item, last: Item) -> bool:
    """Tell whether the last of a list is rather the subject of a clause that "and" adds to one with an object."""
    doc, at = last.head.doc, last.end
    at += at < len(doc) and doc[at].text == ","
    if at >= len(doc) or doc[at].tag_ not in _FINITE or doc[at].sent.start != last.head.sent.start:
        return False
    up = first.head
    while up.dep_ in ("pobj", "prep", "conj", "appos", "compound", "agent") and up.head.i != up.i:
        up = up.head
    return up.dep_ not in ("nsubj", "nsubjpass") and not (up.dep_ == "ROOT" and up.pos_ in ("NOUN", "PROPN"))


def _names_it(reading: Reading, items: list[Item]) -> bool:
    return _is_role(reading, items[0]) and items[1].named and items[1].comma


def _told_apart(reading: Reading, items: list[Item]) -> Listed:
    """Part the members of a list from what only describes one of them."""
    heads: list[Token] = []
    described: list[Token] = []
    for index, item in enumerate(items):
        before = items[index - 1] if index else None
        after = items[index + 1] if index + 1 < len(items) else None
        if before is not None and _describes(reading, item, before, after):
            described.append(item.head)
            continue
        if before is not None and item.comma and not item.joined and _is_person(item) and _is_role(reading, before):
            described.append(before.head)
            heads = [t for t in heads if t.i != before.head.i]
        heads.append(item.head)
    return Listed(tuple(content_head(reading, t) if t.pos_ == "NUM" else t for t in heads), tuple(described))


def _describes(reading: Reading, item: Item, before: Item, after: Item | None) -> bool:
    """Tell whether a phrase between commas says who the one named before it is ("Roe, leader of the union, and")."""
    if item.joined or not item.comma or not before.named or (item.named and not _is_role(reading, item)):
        return False
    words = item.head.doc[item.start : item.head.i + 1]
    if item.head.tag_ == "NNS" or any(t.tag_ == "PRP$" or t.pos_ == "NUM" for t in words):
        return False
    return after is None or after.comma or words[0].pos_ == "DET" or item.end > item.head.i + 1


def _is_role(reading: Reading, item: Item) -> bool:
    """Tell whether a phrase tells what a person is, whose name may follow."""
    person = among(reading, item.head, "event_person", "event_official", "actor_people", "actor_heads", "actor_titles")
    return (
        (person and not item.head.ent_type_)
        or _is_soldier(reading, item)
        or (item.head.lower_ == "one" and item.end > item.head.i + 1)
    )


def _is_soldier(reading: Reading, item: Item) -> bool:
    """Tell whether a word for armed people stands right before the name of one ("soldiers John Roe and")."""
    return item.last.ent_type_ == "PERSON" and item.head.pos_ == "NOUN" and among(reading, item.head, "event_force")


def _is_person(item: Item) -> bool:
    if item.last.tag_ == "NNPS" or item.last.ent_type_ == "NORP":
        return False
    return item.named and (item.last.ent_type_ == "PERSON" or item.end > item.start + 1)
