"""Who stands for "those" and "the ones": "those who shot him were soldiers", "soldiers were the ones who shot him"."""

from __future__ import annotations

from dateline.coding.syntax import children, prepositional
from dateline.coding.tokens import Token

_STANDING = frozenset({"those", "ones", "one"})
_NAMING = frozenset({"identify", "name"})


def meant(noun: Token) -> list[Token]:
    """Return who a word that only stands for somebody is told to be; of any other word itself.

    Where it is denied ("those responsible are not soldiers") nobody is told.
    """
    if noun.lower_ not in _STANDING:
        return [noun]
    verb, lemma = noun.head, noun.head.lemma_.lower()
    if noun.dep_ == "nsubjpass" and lemma in _NAMING:
        told = prepositional(verb, "as")
    elif lemma != "be" or noun.dep_ not in ("nsubj", "attr"):
        return [noun]
    else:
        told = children(verb, "attr" if noun.dep_ == "nsubj" else "nsubj")
    return [] if any(c.dep_ == "neg" for c in verb.children) else told
