"""Whom "the mayor" or "the journalist" takes up: the person named before with that office or calling."""

from __future__ import annotations

from dateline.coding.actors.words import among
from dateline.coding.reading import Reading
from dateline.coding.tokens import Token
from dateline.model import Actor, ActorMention

_PEOPLE = ("event_person", "event_official", "actor_people", "actor_heads")
_POINTING = frozenset({"the", "this", "that"})
_OWN = frozenset({"prep", "relcl", "acl", "appos", "poss"})
"""What ties a noun to somebody of its own ("the mayor of Alpha", "the judge who")."""
_BEFORE = 6
_AFTER = 14
"""How many words before and after a name may tell what the person is."""


def person_taken_up(reading: Reading, noun: Token) -> Actor | None:
    """Return the person named before whom a definite noun for one person takes up; None where none fits."""
    if noun.tag_ != "NN" or not among(reading, noun, *_PEOPLE):
        return None
    if not any(c.lower_ in _POINTING for c in noun.lefts) or any(c.dep_ in _OWN for c in noun.children):
        return None
    lemma = noun.lemma_.lower()
    earlier = (m for m in reversed(reading.actors) if m.end <= noun.idx and m.kind == "person" and _is_named(m))
    mention = next((m for m in earlier if lemma in _callings(reading, m)), None)
    return Actor(mention.name or mention.text, mention.id, mention.span) if mention else None


def _is_named(mention: ActorMention) -> bool:
    name = mention.name or mention.text
    return " " in name and all(word[:1].isupper() for word in name.split()[-2:])


def _callings(reading: Reading, mention: ActorMention) -> set[str]:
    """Return the nouns right before a name and those between commas after it."""
    tokens = reading.tokens_in(mention.span)
    if not tokens:
        return set()
    first, last, doc = tokens[0], tokens[-1], tokens[0].doc
    found = {t.lemma_.lower() for t in tokens if t.pos_ in ("NOUN", "PROPN")}
    for token in reversed(doc[max(first.sent.start, first.i - _BEFORE) : first.i]):
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "PUNCT") or token.text == ",":
            break
        found.add(token.lemma_.lower())
    after = doc[last.i + 1 : min(last.i + 1 + _AFTER, last.sent.end)]
    if len(after) > 1 and after[0].text == ",":
        for token in after[1:]:
            if token.text == "," or token.pos_ in ("VERB", "AUX"):
                break
            found.add(token.lemma_.lower())
    return found
