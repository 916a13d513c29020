"""A parse read out: its tokens, sentences and entities as plain objects, named as spaCy names them.

spaCy looks a token's words up in a table of strings each time that it is asked, and makes new objects for its head, its
children and its sentence; a report of 400 words asks some 30,000 times. So a parse is read out once, and what facets
ask is then at hand. It also keeps them apart from the parser: whatever makes a `Doc` can take its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from spacy.attrs import (
    DEP,
    ENT_IOB,
    ENT_TYPE,
    HEAD,
    IDX,
    IS_ALPHA,
    IS_DIGIT,
    IS_PUNCT,
    IS_QUOTE,
    IS_SPACE,
    IS_STOP,
    IS_TITLE,
    IS_UPPER,
    LEMMA,
    LIKE_NUM,
    LOWER,
    ORTH,
    POS,
    SENT_START,
    SPACY,
    TAG,
)
from spacy.tokens import Doc as Parse
from spacy.tokens import Token as ParsedToken

_STRINGS = (ORTH, LOWER, LEMMA, TAG, POS, DEP, ENT_TYPE)
_NUMBERS = (IDX, HEAD, SENT_START, ENT_IOB)
_FLAGS = (SPACY, IS_SPACE, IS_PUNCT, IS_ALPHA, IS_DIGIT, IS_QUOTE, IS_STOP, IS_TITLE, IS_UPPER, LIKE_NUM)
_BITS = 1 << np.arange(len(_FLAGS))
_SPACY, _SPACE, _PUNCT, _ALPHA, _DIGIT, _QUOTE, _STOP, _TITLE, _UPPER, _NUM = _BITS.tolist()
_IOB: Sequence[str] = ParsedToken.iob_strings()


class Token:
    """A word or mark of a text, with what the parse says of it."""

    __slots__ = (
        "_flags",
        "_iob",
        "children",
        "dep_",
        "doc",
        "ent_type_",
        "head",
        "i",
        "idx",
        "left_edge",
        "lemma_",
        "lower_",
        "pos_",
        "right_edge",
        "sent",
        "sent_start",
        "tag_",
        "text",
    )

    doc: Doc
    head: Token
    """What it depends on; itself where it is the root of a sentence."""
    children: list[Token]
    """What depends on it, in the order of the text."""
    left_edge: Token
    right_edge: Token
    """The first and the last token of its subtree."""
    sent: Words

    def __init__(self, i: int, strings: Sequence[str], idx: int, sent_start: int, iob: int, flags: int) -> None:
        self.i, self.idx, self.sent_start, self._iob, self._flags = i, idx, sent_start, iob, flags
        self.text, self.lower_, self.lemma_, self.tag_, self.pos_, self.dep_, self.ent_type_ = strings
        self.head = self.left_edge = self.right_edge = self
        self.children = []

    def __repr__(self) -> str:
        return self.text

    def __len__(self) -> int:
        return len(self.text)

    @property
    def lefts(self) -> list[Token]:
        """What depends on it and stands before it."""
        return [token for token in self.children if token.i < self.i]

    @property
    def rights(self) -> list[Token]:
        """What depends on it and stands after it."""
        return [token for token in self.children if token.i > self.i]

    @property
    def n_lefts(self) -> int:
        """How many tokens depend on it and stand before it."""
        return len(self.lefts)

    @property
    def n_rights(self) -> int:
        """How many tokens depend on it and stand after it."""
        return len(self.rights)

    @property
    def subtree(self) -> list[Token]:
        """It and all that depends on it, directly or not; in the order of the text where no arcs cross."""
        return _gathered(self)

    @property
    def ancestors(self) -> Iterator[Token]:
        """What it depends on, directly or not, the nearest first."""
        at = self
        for _ in range(len(self.doc)):
            if at.head is at:
                return
            at = at.head
            yield at

    def is_ancestor(self, other: Token) -> bool:
        """Tell whether another token depends on this one, directly or not."""
        return any(ancestor is self for ancestor in other.ancestors)

    def nbor(self, i: int = 1) -> Token:
        """Return the token that stands `i` after it. Raises IndexError where there is none."""
        at = self.i + i
        if at < 0:
            raise IndexError(at)
        return self.doc[at]

    @property
    def is_sent_start(self) -> bool | None:
        """Whether a sentence begins with it; None where it is not known."""
        return self.sent_start > 0 if self.sent_start else None

    @property
    def ent_iob_(self) -> str:
        """Where it stands in an entity: B at its beginning, I within, O outside."""
        return _IOB[self._iob]

    @property
    def whitespace_(self) -> str:
        """The blank that follows it, if one does."""
        return " " if self._flags & _SPACY else ""

    @property
    def is_space(self) -> bool:
        """Whether it is white space."""
        return bool(self._flags & _SPACE)

    @property
    def is_punct(self) -> bool:
        """Whether it is a mark of punctuation."""
        return bool(self._flags & _PUNCT)

    @property
    def is_alpha(self) -> bool:
        """Whether it has letters only."""
        return bool(self._flags & _ALPHA)

    @property
    def is_digit(self) -> bool:
        """Whether it has digits only."""
        return bool(self._flags & _DIGIT)

    @property
    def is_quote(self) -> bool:
        """Whether it is a quotation mark."""
        return bool(self._flags & _QUOTE)

    @property
    def is_stop(self) -> bool:
        """Whether it is a word that says little by itself."""
        return bool(self._flags & _STOP)

    @property
    def is_title(self) -> bool:
        """Whether it begins with a capital and goes on in small letters."""
        return bool(self._flags & _TITLE)

    @property
    def is_upper(self) -> bool:
        """Whether it is in capitals."""
        return bool(self._flags & _UPPER)

    @property
    def like_num(self) -> bool:
        """Whether it is a number, in figures or in words."""
        return bool(self._flags & _NUM)


class Words(tuple[Token, ...]):
    """Tokens that stand one after another: a sentence, or an entity with its label."""

    start: int
    end: int
    """The number of the first token, and that of the token after the last."""
    label_: str

    @property
    def doc(self) -> Doc:
        """The parse that they are of."""
        return self[0].doc

    @property
    def start_char(self) -> int:
        """The offset of the first character."""
        return self[0].idx

    @property
    def end_char(self) -> int:
        """The offset after the last character."""
        return self[-1].idx + len(self[-1].text)

    @property
    def sent(self) -> Words:
        """The sentence that the first of them is in."""
        return self[0].sent

    @property
    def text(self) -> str:
        """The words as they stand in the text."""
        return text_of(self)

    @property
    def root(self) -> Token:
        """The token that the others depend on: of those with the shortest way to the root of the sentence, the first.

        A mark or blank that nothing depends on is none, where there is another.
        """
        outer = [token for token in self if token.head is token or not self.start <= token.head.i < self.end]
        at_top = (token for token in outer if token.head is token)
        return next(at_top, None) or min(outer, key=lambda token: (_is_loose(token), sum(1 for _ in token.ancestors)))


class Doc(tuple[Token, ...]):
    """The tokens of a text, with its sentences and entities."""

    sents: tuple[Words, ...] = ()
    ents: tuple[Words, ...] = ()


def _is_loose(token: Token) -> bool:
    return (token.is_space or token.is_punct) and not token.children


def text_of(tokens: Sequence[Token]) -> str:
    """Return tokens that stand one after another as they stand in the text."""
    return "".join(token.text + token.whitespace_ for token in tokens[:-1]) + "".join(t.text for t in tokens[-1:])


def read_out(parse: Parse) -> Doc:
    """Read a parse out."""
    if not len(parse):
        return Doc()
    numbers = parse.to_array([*_NUMBERS]).astype(np.int64).tolist()
    flags = (parse.to_array([*_FLAGS]).astype(np.int64) @ _BITS).tolist()
    rows = zip(_strings(parse), numbers, flags, strict=True)
    doc = Doc(
        Token(i, strings, idx, sent_start, iob, flag)
        for i, (strings, (idx, _, sent_start, iob), flag) in enumerate(rows)
    )
    _tie(doc, [distance for _, distance, _, _ in numbers])
    doc.sents = tuple(_sentences(doc))
    doc.ents = tuple(_words(doc, span.start, span.end, span.label_) for span in parse.ents)
    return doc


def _strings(parse: Parse) -> list[list[str]]:
    """Return for each token its words, each looked up once a text."""
    keys: Any = parse.to_array([*_STRINGS])
    unique, where = np.unique(keys, return_inverse=True)
    words = np.array([parse.vocab.strings[key] for key in unique.tolist()], dtype=object)
    found: list[list[str]] = words[where].reshape(keys.shape).tolist()
    return found


def _tie(doc: Doc, heads: Iterable[int]) -> None:
    """Tie each token to its head, which stands so many tokens further, and to its document."""
    for token, distance in zip(doc, heads, strict=True):
        token.doc = doc
        if distance:
            token.head = doc[token.i + distance]
            token.head.children.append(token)
    for token in doc:
        _widen(token)


def _widen(token: Token) -> None:
    """Let the subtrees that a token is in reach to it."""
    at = token
    for _ in range(len(token.doc)):
        at = at.head
        if token.i < at.left_edge.i:
            at.left_edge = token
        elif token.i > at.right_edge.i:
            at.right_edge = token
        else:
            return


def _sentences(doc: Doc) -> Iterator[Words]:
    starts = [token.i for token in doc if not token.i or token.sent_start > 0]
    for start, end in zip(starts, [*starts[1:], len(doc)], strict=True):
        sentence = _words(doc, start, end)
        for token in sentence:
            token.sent = sentence
        yield sentence


def _words(doc: Doc, start: int, end: int, label: str = "") -> Words:
    words = Words(doc[start:end])
    words.start, words.end, words.label_ = start, end, label
    return words


def _gathered(token: Token) -> list[Token]:
    """Return a token's subtree, without recursion: a sentence may nest a thousand words deep."""
    found: list[Token] = []
    waiting: list[tuple[Token, bool]] = [(token, False)]
    while waiting:
        at, opened = waiting.pop()
        if opened or not at.children:
            found.append(at)
            continue
        waiting += [(child, False) for child in reversed(at.rights)]
        waiting.append((at, True))
        waiting += [(child, False) for child in reversed(at.lefts)]
    return found
