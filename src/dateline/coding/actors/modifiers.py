"""The parties that stand before a noun: "Russian and Syrian regime air strikes", "the army's capture"."""

from __future__ import annotations

from dateline.coding.actors.phrases import ABBREVIATIONS, known_names
from dateline.coding.actors.words import among
from dateline.coding.reading import Reading
from dateline.coding.tokens import Token

_MODIFIES = frozenset({"compound", "amod", "nmod", "poss", "npadvmod", "appos", "nummod"})
_PARTY = ("event_force", "event_side", "event_person", "event_aircraft", "event_official")


def left_parties(reading: Reading, noun: Token) -> list[Token]:
    """Return the heads of the parties that stand before a noun as its modifiers or possessor.

    Neighbours make one phrase, whose head is the last of them ("Syrian regime"); "and" and the
    possessive mark part them. A place name counts only as a possessor ("Israel's raid") or an abbreviation
    that is used as an adjective ("US raid"): "the Baghdad attack" is where it was.
    """
    segments: list[list[Token]] = [[]]
    for token in noun.doc[noun.left_edge.i : noun.i]:
        if token.dep_ in ("cc", "case") or (token.is_punct and token.text != "-") or token.dep_ == "relcl":
            segments.append([])
        else:
            segments[-1].append(token)
    found = [head for segment in segments if (head := _head(reading, segment, noun)) is not None]
    return found or _named_before(reading, noun)


def _named_before(reading: Reading, noun: Token) -> list[Token]:
    """Return the party right before a phrase that the parse gave to another word.

    That is a listed name ("IS car bomb kills"), or the end of a phrase that the parse broke off too soon ("killed in
    army | shelling of the town").
    """
    at = noun.left_edge.i - 1
    if at < noun.sent.start:
        return []
    token = noun.doc[at]
    if known := known_names(reading).get(at):
        return [token] if known[0][0].text[:1].isupper() else []
    broken = token.dep_ == "pobj" and token.tag_ in ("NN", "NNP", "JJ")
    return [token] if broken and any(_is_party(reading, t) for t in (token, *token.lefts)) else []


def _head(reading: Reading, segment: list[Token], noun: Token) -> Token | None:
    for token in reversed(segment):
        if _belongs(token, noun) and _is_party(reading, token) and not _befallen(reading, token, noun):
            return token
    return None


def _befallen(reading: Reading, token: Token, noun: Token) -> bool:
    """Tell whether an owner is the place that something befalls ("Aleppo's recapture")."""
    fates = reading.codebook.word_set("place_fates")
    taken = any(c.dep_ in ("prep", "agent") and c.lower_ == "by" for c in noun.children)  # "Aleppo's capture by rebels"
    if not _possesses(token) or not (taken or noun.lemma_.lower() in fates):
        return False
    return any(p.start <= token.idx < p.end and p.precision != "country" for p in reading.places)


def _belongs(token: Token, noun: Token) -> bool:
    """Tell whether a token modifies the noun, directly or through what does."""
    at = token
    for _ in range(4):
        if at.head.i == noun.i:
            return at.dep_ in _MODIFIES
        if at.dep_ not in (*_MODIFIES, "conj"):
            return False
        at = at.head
    return False


def _is_party(reading: Reading, token: Token) -> bool:
    if token.lower_ in ABBREVIATIONS or token.lower_.endswith("-led"):
        return True
    if _leads(token):
        return token.ent_type_ in ("GPE", "NORP", "ORG") or token.pos_ == "PROPN"
    if (
        token.ent_type_ == "GPE" and token.pos_ in ("PROPN", "NOUN") and token.i not in known_names(reading)
    ):  # "Daesh" is no place
        return _possesses(token) or _is_adjectival(reading, token)
    if token.dep_ == "nummod" or token.pos_ in ("NUM", "DET", "ADV", "VERB"):
        return False
    if token.pos_ == "PRON":
        return token.dep_ == "poss"
    if token.i in known_names(reading):
        return True
    named = token.ent_type_ in ("NORP", "ORG", "PERSON") and token.pos_ in ("PROPN", "ADJ", "NOUN")
    return named or among(reading, token, *_PARTY) or _possesses(token)


def _leads(token: Token) -> bool:
    """Tell whether it leads what follows: "US-led strikes"."""
    return token.dep_ == "npadvmod" and token.head.lower_ in ("led", "backed") and token.head.i > token.i


def _possesses(token: Token) -> bool:
    return token.dep_ == "poss"


def _is_adjectival(reading: Reading, token: Token) -> bool:
    """Tell whether a word that was taken for a place is a country's adjective ("Turkish")."""
    return any(p.start <= token.idx < p.end and p.adjective for p in reading.places)
