"""Capitals and countries that stand for their government ("Moscow said"), which are no event's place."""

from __future__ import annotations

from dateline.coding.places.names import Name
from dateline.coding.reading import Reading
from dateline.coding.tokens import Token
from dateline.gazetteer import Candidate


def stands_for_government(reading: Reading, name: Name, place: Candidate | None) -> bool:
    """Tell whether a capital or country acts as only a government does, or owns what only a government has."""
    if name.adjective or place is None or not (place.kind == "country" or place.capital):
        return False
    head = name.head
    while head.dep_ == "conj" and head.head.i != head.i:
        head = head.head
    if head.dep_ == "nsubj":
        return _acts(reading, head, place)
    if place.capital and _is_seat(reading, head, name):
        return True
    if place.capital and head.dep_ == "dobj":
        return head.head.lemma_.lower() in reading.codebook.word_set("place_addressing_verbs")
    political = reading.codebook.word_set("place_political_nouns")
    if head.dep_ == "poss":
        owned = head.head
        forces = reading.codebook.word_set("event_force")
        return place.capital and (owned.lemma_.lower() in political | {"foreign"} or owned.lower_ in forces)
    if head.dep_ == "pobj" and place.capital:
        above = head.head.head
        return head.head.lower_ in ("between", "with", "of", "from") and above.lemma_.lower() in political
    after = reading.text[name.span.end : name.span.end + 8]
    return place.capital and after.startswith(("-backed", "-led", "-allied"))


def _is_seat(reading: Reading, head: Token, name: Name) -> bool:
    """Tell whether a capital is who does it or who governs ("by Alpha", "the regime in Alpha", "pro-Alpha")."""
    if reading.text[max(0, name.span.start - 5) : name.span.start].lower().endswith(("pro-", "anti-")):
        return True
    if head.dep_ != "pobj":
        return False
    whose = head.head.head
    governs = _governs(reading, whose) and head.head.lower_ == "in" and head.head.i == whose.i + 1
    done = head.head.lower_ == "by" and (head.head.dep_ == "agent" or whose.tag_ == "VBN")
    return governs or done


def _governs(reading: Reading, noun: Token) -> bool:
    """Tell whether a noun is a government."""
    words = reading.codebook.word_set("actor_government")
    return noun.lower_ in words or noun.lemma_.lower() in words


def _acts(reading: Reading, head: Token, place: Candidate) -> bool:
    """Tell whether the subject does what a government does: of a capital, all that is done to something."""
    verb = head.head
    if verb.lemma_.lower() in reading.codebook.word_set("place_agent_verbs"):
        return True
    if not place.capital or verb.lemma_.lower() in reading.codebook.word_set("place_enduring_verbs"):
        return False
    return any(c.dep_ in ("dobj", "ccomp", "xcomp") for c in verb.children)
