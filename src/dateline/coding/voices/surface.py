"""Speakers told by the words right before a verb of saying, where the parse has lost them.

Texts whose commas are gone ("... in the city a monitor said on Monday.") mislead the parser; the noun
phrase that ends at the verb is the speaker where its words name a source.
"""

from __future__ import annotations

from dateline.coding.tokens import Doc, Token, text_of
from dateline.coding.voices.lexicon import Lexicon

_PRONOUNS = frozenset({"he", "she", "it", "they"})
_BETWEEN = frozenset({"also", "later", "further", "then", "had", "has", "have", "was", "however", "earlier", "again"})
_LINKING = frozenset({"of", "for", "at", "in", "to", "de", "al", "and", "'s", "s", "’s", "-", "&", "the"})
_LONGEST_PARTICIPLE = 6
_THERE = frozenset({"there", "here", "inside", "nearby"})
_PLAIN = frozenset({"said", "says", "added", "adds"})
_PLACING = frozenset({"on", "in", "at", "inside", "near", "from", "within", "outside"})
_LONGEST_PLACE = 5
"""Tokens of a place after a speaker's noun at most."""
_LONGEST_NAME = 9
_LONGEST = 16
"""Tokens of a speaker's noun phrase at most."""


def speaker_before(doc: Doc, verb: Token, lexicon: Lexicon, surnames: frozenset[str]) -> tuple[int, int, Token] | None:
    """Return first and last token index and the head of the speaker that ends right before a verb.

    None where the words there name no source.
    """
    last = verb.i - 1
    while last > verb.sent.start and doc[last].lower_ in _BETWEEN:
        last -= 1
    if last < verb.sent.start:
        return None
    token = doc[last]
    if token.lower_ in _PRONOUNS:
        return last, last, token
    if token.text == ")":
        opened = next((k for k in range(last, max(verb.sent.start, last - 6), -1) if doc[k].text == "("), None)
        if opened is None or opened == verb.sent.start:
            return None
        found = _phrase(doc, opened - 1, verb.sent.start, lexicon, surnames)
        return (found[0], last, found[2]) if found else None
    return _phrase(doc, last, verb.sent.start, lexicon, surnames)


def _phrase(
    doc: Doc, last: int, start: int, lexicon: Lexicon, surnames: frozenset[str]
) -> tuple[int, int, Token] | None:
    token = doc[last]
    known = _known_from(doc, last, start, lexicon)
    if known is not None:
        return _extended(doc, known, start, lexicon), last, token
    if token.ent_type_ == "PERSON":
        first = last
        while first > start and doc[first - 1].ent_type_ == "PERSON" and doc[first].ent_iob_ == "I":
            first -= 1
        return _extended(doc, first, start, lexicon), last, token
    if token.text in surnames:
        return last, last, token
    if token.lower_ in lexicon.kinds and token.pos_ in ("NOUN", "PROPN"):
        return _extended(doc, last, start, lexicon), last, token
    return _with_participle(doc, last, start, lexicon) or _with_place(doc, last, start, lexicon)


def speaker_after(verb: Token, lexicon: Lexicon) -> Token | None:
    """Return the head of the speaker that follows a verb of saying which ends an account, its comma lost.

    "Ten were killed in the raid said the monitor": the parse takes him for its object, or for the subject
    of the participle that follows ("said the monitor adding that ...").
    """
    if verb.tag_ not in ("VBD", "VBZ"):
        return None
    head = _ending(verb)
    if head is None and not any(c.dep_ in ("nsubj", "nsubjpass", "mark") and c.i < verb.i for c in verb.children):
        head = _beside(verb, lexicon)
    if head is None or not _speaks(head, lexicon):
        return None
    before = verb.doc[verb.sent.start : verb.i]
    return head if any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in before) else None


def _ending(verb: Token) -> Token | None:
    """Return the head of a noun phrase that ends the sentence right after "said" or "added", and so is its speaker."""
    if verb.lower_ not in _PLAIN:
        return None
    rest = [t for t in verb.doc[verb.i + 1 : verb.sent.end] if not t.is_space]
    while rest and rest[-1].is_punct:
        rest.pop()
    if not rest or len(rest) > _LONGEST or any(t.pos_ in ("VERB", "AUX") or t.text == "," for t in rest):
        return None
    inside = {t.i for t in rest}
    heads = [t for t in rest if t.head.i not in inside]
    return heads[0] if len(heads) == 1 and heads[0].dep_ != "prep" else None


def _beside(verb: Token, lexicon: Lexicon) -> Token | None:
    """Return the head of a noun phrase right after a verb of saying that the parse takes for its object."""
    if any(c.dep_ in ("ccomp", "xcomp") and c.i > verb.i and c.tag_ != "VBG" for c in verb.children):
        return None
    found = [c for c in verb.children if c.i > verb.i and c.dep_ in ("dobj", "npadvmod", "attr", "oprd")]
    found += [
        n
        for c in verb.children
        if c.i > verb.i and c.tag_ == "VBG" and "speech" in lexicon.verbs.get(c.lower_, ())
        for n in c.children
        if n.dep_ == "nsubj" and n.i < c.i
    ]
    return next((n for n in found if n.left_edge.i == verb.i + 1), None)


def _speaks(noun: Token, lexicon: Lexicon) -> bool:
    """Tell whether a noun is one that can speak: a kind of source, a person, a known name."""
    if noun.lower_ in lexicon.kinds or noun.ent_type_ == "PERSON":
        return True
    words = text_of(noun.doc[noun.left_edge.i : noun.i + 1]).lower().removeprefix("the ")
    return words in lexicon.known or noun.lower_ in lexicon.known


def _with_participle(doc: Doc, last: int, start: int, lexicon: Lexicon) -> tuple[int, int, Token] | None:
    """Return a source whose noun has a participle after it ("a video posted online", "a letter seen by him")."""
    for at in range(last, max(start, last - _LONGEST_PARTICIPLE), -1):
        noun = doc[at - 1] if at > start else None
        if doc[at].tag_ == "VBN" and noun is not None and noun.lower_ in lexicon.kinds:
            return _extended(doc, noun.i, start, lexicon), last, noun
    return None


def _with_place(doc: Doc, last: int, start: int, lexicon: Lexicon) -> tuple[int, int, Token] | None:
    """Return a source whose noun has a place after it ("activists on the ground", "a doctor there")."""
    if doc[last].lower_ in _THERE:
        noun = doc[last - 1] if last > start else None
    else:
        at = next((k for k in range(last, max(start, last - _LONGEST_PLACE), -1) if doc[k].lower_ in _PLACING), None)
        noun = doc[at - 1] if at is not None and at > start else None
    if noun is None or noun.lower_ not in lexicon.kinds or noun.pos_ not in ("NOUN", "PROPN"):
        return None
    return _extended(doc, noun.i, start, lexicon), last, noun


def _known_from(doc: Doc, last: int, start: int, lexicon: Lexicon) -> int | None:
    """Return where a known name begins that ends at token `last`, the longest one."""
    for first in range(max(start, last - _LONGEST_NAME), last + 1):
        words = text_of(doc[first : last + 1])
        found = lexicon.known.get(" ".join(words.split()).lower())
        if found and words[0].isupper() and not (len(words) <= 4 and not words.isupper()):
            return first
    return None


def _extended(doc: Doc, first: int, start: int, lexicon: Lexicon) -> int:
    """Return where the noun phrase begins whose last words begin at `first`: its article, or its titles."""
    at = first
    best = first
    while at > start and first - at < _LONGEST:
        token = doc[at - 1]
        if token.pos_ == "DET" or token.tag_ in ("DT", "PRP$"):
            before = doc[at - 2] if at - 2 >= start else None
            if (
                before is not None
                and before.lower_ in ("of", "for", "at", "in")
                and _is_noun(doc[at - 3] if at - 3 >= start else None, lexicon)
            ):
                at -= 2
                continue
            return at - 1
        if (
            token.lower_ in lexicon.kinds
            or token.pos_ in ("ADJ", "NUM")
            or (token.pos_ in ("PROPN", "NOUN") and token.is_title)
        ):
            at -= 1
            best = (
                at
                if token.lower_ in lexicon.kinds
                or token.is_title
                or token.is_upper
                or doc[at + 1].lower_ in lexicon.kinds
                else best
            )
            continue
        if token.lower_ in _LINKING and token.lower_ != "and" and at - 1 > start and _is_noun(doc[at - 2], lexicon):
            at -= 1
            continue
        if token.pos_ == "NOUN" or token.text in ("-", "'s", "."):
            at -= 1
            continue
        break
    return best


def _is_noun(token: Token | None, lexicon: Lexicon) -> bool:
    return token is not None and (token.lower_ in lexicon.kinds or (token.is_title and token.pos_ in ("PROPN", "NOUN")))
