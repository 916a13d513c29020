"""What a quantity counts: by the unit or noun after it, and by the verb that governs that noun."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from dateline.codebook import Codebook
from dateline.coding.syntax import is_verb

PEOPLE = ("killed", "wounded", "missing", "captured", "displaced", "evacuated")
UNHARMED = ("fighters", "personnel", "civilians")
"""Measures of people of whom nothing is told to have been done."""
_SUBJECT_DIES = frozenset({"die", "perish", "flee", "disappear", "vanish", "miss", "drown"})
_COMPLEMENTS = frozenset({"oprd", "acomp"})
"""How the parse ties a state to people ("left three people dead")."""
_BESIDE = 4
"""Within how many words of the people counted a verb that the parse does not tie to them still tells their fate."""
_LINKS = frozenset(
    {
        "amod",
        "compound",
        "nmod",
        "quantmod",
        "nummod",
        "det",
        "advmod",
        "case",
        "punct",
        "poss",
        "prep",
        "pobj",
    }
)


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted: the measure, unit, who, and where the words of the figure end."""

    measure: str
    unit: str | None
    of: str | None
    end: int


@dataclass(frozen=True, slots=True)
class Tables:
    """The codebook's measures and units by their words."""

    nouns: dict[str, str]
    verbs: dict[str, str]
    words: dict[str, str]
    units: dict[str, tuple[str, str]]


def tables(codebook: Codebook) -> Tables:
    """Return the codebook's measures by noun, verb and word, and its units by name."""
    return codebook.derived("figures.tables", _tables)


def _tables(codebook: Codebook) -> Tables:
    nouns: dict[str, str] = {}
    verbs: dict[str, str] = {}
    words: dict[str, str] = {}
    for code, measure in codebook.measures.items():
        for table, entries in ((nouns, measure.nouns), (verbs, measure.verbs), (words, measure.words)):
            for word in entries:
                table.setdefault(word, code)
    units = {name.lower(): (code, unit.measure) for code, unit in codebook.units.items() for name in unit.names}
    return Tables(nouns, verbs, words, units)


def unit_after(text: str, end: int, known: Tables) -> Counted | None:
    """Return the unit that stands right after a quantity, if one does ("805 square kilometres", "40km")."""
    rest = text[end : end + 24].lower()
    skipped = len(rest) - len(rest.lstrip(" -"))
    rest = rest[skipped:]
    for length in range(min(20, len(rest)), 0, -1):
        found = known.units.get(rest[:length])
        if found and not rest[length : length + 1].isalpha():
            return Counted(found[1], found[0], None, end + skipped + length)
    return None


def counted(last: Token, known: Tables, text: str) -> Counted | None:
    """Return what a number counts whose last token is given; None where it counts nothing that is told."""
    following = last.doc[last.i + 1] if last.i + 1 < len(last.doc) else None
    if following is not None and following.lower_ in known.words and following.pos_ != "NOUN":
        return Counted(known.words[following.lower_], None, None, following.idx + len(following.text))
    noun = _noun(last)
    if noun is None:
        return _of_verb(last, known)
    if known.nouns.get(noun.lemma_.lower()) is None and (bare := _after_harm(last, known)):
        return bare
    end = noun.idx + len(noun.text)
    lemma = noun.lemma_.lower()
    by_noun = known.nouns.get(lemma) or known.nouns.get(noun.lower_)
    people = by_noun in (*PEOPLE, "fighters", "personnel", "civilians") or noun.ent_type_ in (
        "NORP",
        "ORG",
        "PERSON",
    )
    fate = _fate(noun, known)
    if fate and people:
        return Counted(fate, None, _of(last, noun, text), end)
    if by_noun:
        return Counted(by_noun, None, _of(last, noun, text) if people else None, end)
    if noun.pos_ not in ("NOUN", "PROPN"):
        return None
    plural = noun.tag_ in ("NNS", "NNPS") or last.lower_ in ("a", "an", "one", "1")
    return Counted("other", noun.lower_ if plural else f"{noun.lower_}s", None, end)


def _noun(last: Token) -> Token | None:
    """Return the noun that a number counts: its head, or the head of the phrase that it stands in."""
    at = last
    for _ in range(4):
        if at.dep_ in _LINKS and at.head.i != at.i:
            at = at.head
            if at.i > last.i and at.pos_ in ("NOUN", "PROPN"):
                return _foot(at, last)
        else:
            break
    following = [t for t in last.doc[last.i + 1 : last.i + 5] if t.sent.start == last.sent.start]
    for token in following:
        if token.pos_ in ("NOUN", "PROPN"):
            return _foot(token, last)
        if token.pos_ not in ("ADJ", "DET", "ADV", "ADP", "NUM") and token.lower_ not in ("of", "-"):
            return None
        if token.pos_ == "ADP" and token.lower_ != "of":
            return None
    return None


def _foot(noun: Token, last: Token) -> Token:
    """Return the head of a compound ("ISIS suicide bombers"), if it is not far."""
    while noun.dep_ in ("compound", "nmod") and noun.head.i > noun.i and noun.head.i - last.i < 6:
        noun = noun.head
    return noun


def _fate(noun: Token, known: Tables) -> str | None:
    """Return the measure that the verb gives to the people that it is done to."""
    participles = [c for c in noun.children if c.dep_ in ("acl", "amod", "relcl") and c.lemma_.lower() in known.verbs]
    if participles:
        return known.verbs[participles[0].lemma_.lower()]
    return _fate_above(noun, known) or _fate_beside(noun, known)


def _fate_above(noun: Token, known: Tables) -> str | None:
    at = noun
    for _ in range(5):
        head = at.head
        lemma = head.lemma_.lower()
        if head.i == at.i or head.sent.start != noun.sent.start:
            return None
        if is_verb(head) and at.dep_ not in ("pobj", "prep"):
            doer = at.dep_ == "nsubj" and lemma not in _SUBJECT_DIES
            return None if doer else known.verbs.get(lemma)
        if known.nouns.get(lemma) in PEOPLE and at.dep_ in ("prep", "pobj"):
            return known.nouns[lemma]
        if at.dep_ not in ("conj", "appos", "pobj", "prep", "compound", "nmod"):
            return None
        at = head
    return None


def _fate_beside(noun: Token, known: Tables) -> str | None:
    """Return the fate told by a verb next to the people: after them a participle, before them any form."""
    doc, sentence = noun.doc, noun.sent
    for token in doc[noun.i + 1 : min(noun.i + 1 + _BESIDE, sentence.end)]:
        if token.is_punct or token.pos_ == "CCONJ":
            break
        if token.lower_ in known.words and token.dep_ in _COMPLEMENTS:
            return known.words[token.lower_]
        if token.lemma_.lower() in known.verbs and token.tag_ in ("VBN", "VBD") and not _has_object(token):
            return known.verbs[token.lemma_.lower()]
    for token in reversed(doc[max(sentence.start, noun.i - 2 - _BESIDE) : noun.i]):
        if token.is_punct or token.lower_ == "and":
            break
        lemma = token.lemma_.lower()
        if lemma in known.verbs and is_verb(token):
            return known.verbs[lemma]
        if known.nouns.get(lemma) in PEOPLE and not any(c.dep_ == "nummod" for c in token.children):
            return known.nouns[lemma]
    return None


def _has_object(verb: Token) -> bool:
    return any(c.dep_ == "dobj" for c in verb.children)


def _after_harm(last: Token, known: Tables) -> Counted | None:
    """Return the measure of a number that stands bare after a verb of harm, as in headlines ("kills 16 in market")."""
    before = last.doc[last.i - 1] if last.i > last.sent.start else None
    if before is None or not is_verb(before) or known.verbs.get(before.lemma_.lower()) not in PEOPLE:
        return None
    return Counted(known.verbs[before.lemma_.lower()], None, None, last.idx + len(last.text))


def _of_verb(last: Token, known: Tables) -> Counted | None:
    """Return the measure of a number without noun that is a verb's own argument ("14 were wounded")."""
    head = last.head
    if last.dep_ in ("nsubjpass", "nsubj", "dobj") and is_verb(head):
        found = known.verbs.get(head.lemma_.lower())
        if found and (last.dep_ != "nsubj" or head.lemma_ in _SUBJECT_DIES):
            return Counted(found, None, None, last.idx + len(last.text))
    return None


def _of(last: Token, noun: Token, text: str) -> str | None:
    start = last.idx + len(last.text)
    words = text[start : noun.idx + len(noun.text)].split()
    while words and words[0].lower() in ("of", "the", "other", "more", "another"):
        words = words[1:]
    return " ".join(words) or None
