"""Possessives of texts that have lost their apostrophes ("the armys planes", "Syrias north"), for the parser.

Scraped news often comes so. The owner and its "s" are made two tokens, the second with the norm of "'s", by which the
models know it; the offsets stay those of the text.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

MARK = "'s"
GROUP, GROUP_NORM = "IS", "isis"
"""The group's short name, which the models take for the verb "is" by its norm, and a norm that they take for a name."""
_OF_Y = re.compile(r"[a-z]{2,}[b-df-hj-np-tv-xz]ys")
"""A noun on a consonant and "y", whose plural would be written "-ies"."""
_BODIES = frozenset({"coalitions", "regimes", "governments", "groups", "alliances", "militias"})
_THEIRS = frozenset(
    {
        "strikes",
        "airstrikes",
        "raids",
        "airraids",
        "warplanes",
        "planes",
        "jets",
        "aircraft",
        "aviation",
        "helicopter",
        "helicopters",
    }
    | {
        "forces",
        "troops",
        "army",
        "artillery",
        "shelling",
        "bombardment",
        "bombing",
        "bombs",
        "attack",
        "attacks",
        "offensive",
    }
    | {
        "fighters",
        "stronghold",
        "positions",
        "control",
        "leader",
        "spokesman",
        "campaign",
        "operation",
        "operations",
        "air",
        "military",
    }
)
"""What bodies have: before these a body with "s" owns them ("the coalitions strikes")."""
_TWO = frozenset({"the", "two", "both", "these", "those", "three"})
"""Words after which a country's name with "s" is a plural ("the two Koreas")."""
_PEOPLE = ("ian", "ean", "ans", "ist", "ite", "ish", "ese", "eli", "aqi", "hi")
"""Ends of words for people, whose plurals they are ("Syrians", "Islamists")."""


def mended(doc: Doc, names: frozenset[str]) -> Doc:
    """Return a document before parsing with lost possessives split; `names` are countries in small letters.

    Only a text without any apostrophe has lost them.
    """
    if "'" not in doc.text and (owners := _owners(doc, names)):
        doc = _split(doc, owners)
    if GROUP in doc.text:
        for token in doc:
            if token.text == GROUP and not _in_capitals(token):
                token.norm_ = GROUP_NORM
    return doc


def _owners(doc: Doc, names: frozenset[str]) -> set[int]:
    texts: frozenset[str] = frozenset()
    found = set()
    for token in doc:
        text = token.text
        if len(text) < 5 or text[-1] != "s" or token.i + 1 == len(doc) or not doc[token.i + 1].is_alpha:
            continue
        if _OF_Y.fullmatch(text) or (text in _BODIES and token.nbor(1).text in _THEIRS):
            found.add(token.i)
        elif text[0].isupper() and text[1:].islower():
            texts = texts or frozenset(t.text for t in doc)
            if _is_country(token, names) or _is_surname(token, texts):
                found.add(token.i)
    return found


def _is_country(token: Token, names: frozenset[str]) -> bool:
    before = token.nbor(-1).lower_ if token.i else ""
    return token.text[:-1].lower() in names and before not in _TWO


def _is_surname(token: Token, texts: frozenset[str]) -> bool:
    """Tell whether a name with "s" ends a longer name and stands without it elsewhere ("Ali Assads forces")."""
    base = token.text[:-1]
    if base not in texts or base.lower() in texts or base.endswith(_PEOPLE) or not token.nbor(1).is_lower:
        return False
    named = token.i > 0 and (token.nbor(-1).text == "-" or token.nbor(-1).is_title)
    return named or any(t.text == base and t.i > 1 and t.nbor(-1).text == "-" and _is_article(t) for t in token.doc)


def _is_article(token: Token) -> bool:
    """Tell whether an article of Arabic names stands before the hyphen before a name ("al-Assad")."""
    return token.nbor(-2).lower_ in ("al", "el")


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
