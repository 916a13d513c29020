"""Capitals and countries that stand for their government ("Moscow said"), which are no event's place."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.coding.places.names import Name
from dateline.coding.reading import Reading
from dateline.gazetteer import Candidate

_PARTNERS = frozenset({"and", "or", ","})


def stands_for_government(reading: Reading, name: Name, place: Candidate | None) -> bool:
    """Tell whether a capital or country acts as only a government does, or owns what only a government has."""
    if name.adjective or place is None or not (place.kind == "country" or place.capital):
        return False
    head = name.head
    while head.dep_ == "conj" and head.head.i != head.i:
        head = head.head
    if head.dep_ == "nsubj":
        return _acts(reading, head, place)
    if place.capital and head.dep_ == "pobj" and head.head.dep_ == "agent":
        return True
    if place.capital and head.dep_ == "dobj":
        return head.head.lemma_.lower() in reading.codebook.word_set("place_addressing_verbs")
    political = reading.codebook.word_set("place_political_nouns")
    if head.dep_ == "poss":
        return place.capital and head.head.lemma_.lower() in political | {"foreign"}
    if head.dep_ == "pobj" and place.capital:
        above = head.head.head
        return head.head.lower_ in ("between", "with", "of", "from") and above.lemma_.lower() in political
    after = reading.text[name.span.end : name.span.end + 8]
    return place.capital and after.startswith(("-backed", "-led", "-allied"))


def _acts(reading: Reading, head: Token, place: Candidate) -> bool:
    """Tell whether the subject does what a government does: of a capital, all that is done to something."""
    verb = head.head
    if verb.lemma_.lower() in reading.codebook.word_set("place_agent_verbs"):
        return True
    if not place.capital or verb.lemma_.lower() in reading.codebook.word_set("place_enduring_verbs"):
        return False
    return any(c.dep_ in ("dobj", "ccomp", "xcomp") for c in verb.children)
