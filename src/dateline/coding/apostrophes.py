"""Possessives of texts that have lost their apostrophes ("the armys planes", "Syrias north"), for the parser.

Scraped news often comes so. The owner and its "s" are made two tokens, the second with the norm of "'s", by which the
models know it; the offsets stay those of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dateline.codebook import Codebook

MARK = "'s"
GROUP, GROUP_NORM = "IS", "isis"
"""The group's short name, which the models take for the verb "is" by its norm, and a norm that they take for a name."""
_OF_Y = re.compile(r"[a-z]{2,}[b-df-hj-np-tv-xz]ys")
"""A noun on a consonant and "y", whose plural would be written "-ies"."""
_ON_S = re.compile(r"\b[A-Za-z]{4,}s\b(?=\s(?P<after>[A-Za-z]+))")
"""A word on "s" before another word."""
_WORD = re.compile(r"\w+")
_LAST = re.compile(r"(\w+|-)\s*\Z")
_GROUP = re.compile(rf"\b{GROUP}\b")
_TWO = frozenset({"the", "two", "both", "these", "those", "three"})
"""Words after which a country's name with "s" is a plural ("the two Koreas")."""
_PEOPLE = ("ian", "ean", "ans", "ist", "ite", "ish", "ese", "eli", "aqi", "hi")
"""Ends of words for people, whose plurals they are ("Syrians", "Islamists")."""


@dataclass(frozen=True, slots=True)
class Owners:
    """What has lost its apostrophe before what: words in small letters."""

    countries: frozenset[str] = frozenset()
    """Names, before anything."""
    bodies: frozenset[str] = frozenset()
    """Bodies with their "s", before what bodies have ("the coalitions strikes")."""
    theirs: frozenset[str] = frozenset()


NO_OWNERS = Owners()


def owners_in(codebook: Codebook) -> Owners:
    """Return the owners that a codebook knows."""
    names = (name for country in codebook.countries.values() for name in (country.name, *country.other))
    return Owners(
        frozenset(name.lower() for name in names),
        codebook.word_set("apostrophe_bodies"),
        codebook.word_set("apostrophe_theirs"),
    )


def mended(doc: Doc, owners: Owners) -> Doc:
    """Return a document before parsing with lost possessives split.

    Only a text without any apostrophe has lost them.
    """
    text = doc.text
    if "'" not in text and (found := _possessives(doc, text, owners)):
        doc = _split(doc, found)
    for match in _GROUP.finditer(text):
        token = _token_at(doc, match)
        if token is not None and not _in_capitals(token):
            token.norm_ = GROUP_NORM
    return doc


def _token_at(doc: Doc, found: re.Match[str]) -> Token | None:
    """Return the token that a match of the text is, if it is one."""
    span = doc.char_span(*found.span())
    return span[0] if span is not None and len(span) == 1 else None


def _possessives(doc: Doc, text: str, owners: Owners) -> set[int]:
    """Return the tokens that are an owner with its "s"."""
    texts: frozenset[str] = frozenset()
    found = set()
    for match in _ON_S.finditer(text):
        word, after = match.group(), match.group("after")
        if _OF_Y.fullmatch(word) or (word in owners.bodies and after in owners.theirs):
            owns = True
        elif word[0].isupper() and word[1:].islower():
            texts = texts or frozenset(_WORD.findall(text))
            before = _before(text, match.start())
            country = word[:-1].lower() in owners.countries and before.lower() not in _TWO
            owns = country or _is_surname(text, match, before, after, texts)
        else:
            continue
        token = _token_at(doc, match) if owns else None
        if token is not None:
            found.add(token.i)
    return found


def _before(text: str, start: int) -> str:
    """Return the word, or the hyphen, before an offset of a text."""
    found = _LAST.search(text, max(0, start - 40), start)
    return found.group(1) if found else ""


def _is_surname(text: str, match: re.Match[str], before: str, after: str, texts: frozenset[str]) -> bool:
    """Tell whether a name with "s" ends a longer name and stands without it elsewhere ("Ali Assads forces")."""
    base = match.group()[:-1]
    if base not in texts or base.lower() in texts or base.endswith(_PEOPLE) or not after.islower():
        return False
    return before == "-" or before.istitle() or f"al-{base}" in text or f"el-{base}" in text


def _split(doc: Doc, owners: set[int]) -> Doc:
    words: list[str] = []
    spaces: list[bool] = []
    marks = []
    for token in doc:
        if token.i in owners:
            words += [token.text[:-1], token.text[-1]]
            spaces += [False, bool(token.whitespace_)]
            marks.append(len(words) - 1)
        else:
            words.append(token.text)
            spaces.append(bool(token.whitespace_))
    parted = Doc(doc.vocab, words=words, spaces=spaces)
    for at in marks:
        parted[at].norm_ = MARK
    return parted


def _in_capitals(token: Token) -> bool:
    """Tell whether the words beside are in capitals too, so that it may be the verb."""
    doc = token.doc
    beside = [doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(doc)]
    return any(t.is_alpha and t.is_upper and len(t) > 1 for t in beside)
