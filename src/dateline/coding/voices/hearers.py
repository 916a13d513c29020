"""Who was told, or carried it: "told Reuters", "in an interview with Sky News", "a statement carried by SANA"."""

from __future__ import annotations

from dateline.coding.tokens import Token

_TALKS = frozenset(
    {"interview", "comment", "comments", "remark", "remarks", "briefing", "conversation", "call", "email", "e-mail"}
)
_WRITERS = frozenset({"reporter", "reporters", "correspondent", "correspondents", "journalist", "journalists"})
_CARRYING = frozenset(
    {
        "carry",
        "publish",
        "broadcast",
        "air",
        "quote",
        "release",
        "report",
        "cite",
        "run",
        "post",
        "print",
        "see",
        "obtain",
    }
    | {
        "review",
        "share",
        "distribute",
        "circulate",
        "relay",
        "receive",
        "show",
        "issue",
        "verify",
        "authenticate",
        "check",
    }
)


def last_of(hearer: Token) -> int:
    """Return the index of the last token of a hearer's phrase, without a "that" clause which tells what he was told."""
    clauses = (c for c in hearer.children if c.dep_ in ("relcl", "acl", "ccomp") and c.left_edge.lower_ == "that")
    return next((c.left_edge.i - 1 for c in clauses), hearer.right_edge.i)


def hearer_of(verb: Token, classes: frozenset[str], source: Token | None) -> Token | None:
    """Return the head of who was told by a verb of saying, or who passed it on; None where nobody is named."""
    if "tell" in classes:
        told = next((c for c in verb.children if c.dep_ in ("dobj", "dative") and c.i > verb.i), None)
        if told is not None:
            return told
    for child in verb.children:
        found = _through(child)
        if found is not None:
            return found
    return _carrier(source) if source is not None else None


def _through(child: Token) -> Token | None:
    """Return the outlet of "in an interview with it", "speaking to it", "in a statement carried by it"."""
    if child.dep_ == "prep" and child.lower_ in ("via", "through"):
        return next((c for c in child.children if c.dep_ == "pobj" and any(t.is_title for t in c.subtree)), None)
    if child.dep_ == "prep" and child.lower_ in ("in", "during", "by", "through", "on"):
        noun = next((c for c in child.children if c.dep_ == "pobj"), None)
        if noun is None:
            return None
        if noun.lower_ in _TALKS and (to := _object(noun, ("with", "to", "by"))) is not None:
            return to
        return _carrier(noun)
    if child.dep_ == "prep" and child.lower_ == "to":
        return next((c for c in child.children if c.dep_ == "pobj" and _is_press(c)), None)
    if child.dep_ == "advcl" and child.lower_ in ("speaking", "talking"):
        return _object(child, ("to", "with"))
    return None


def _is_press(noun: Token) -> bool:
    """Tell whether a noun is a body, or one who writes for a named outlet ("SANA reporter")."""
    return noun.ent_type_ == "ORG" or (
        noun.lower_ in _WRITERS
        and any(c.dep_ in ("compound", "amod", "poss", "nmod") and c.text[0].isupper() for c in noun.children)
    )


def _carrier(noun: Token) -> Token | None:
    """Return who carried, published or saw a document: "a statement carried by it", "a letter seen by it"."""
    for child in noun.children:
        if child.dep_ in ("acl", "relcl") and child.tag_ == "VBN" and child.lemma_ in _CARRYING:
            return _object(child, ("by", "on", "in"))
    return None


def _object(head: Token, prepositions: tuple[str, ...]) -> Token | None:
    for child in head.children:
        if child.dep_ in ("prep", "agent", "dative") and child.lower_ in prepositions:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None
