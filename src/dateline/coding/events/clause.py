"""Evidence: the clause that makes a claim, without the attribution and without other events' clauses."""

from __future__ import annotations

from dateline.coding.reading import Reading
from dateline.coding.syntax import is_verb, span_of
from dateline.coding.tokens import Token
from dateline.model import Span

_EDGES = frozenset(
    {"and", "but", "or", "while", "as", "that", "when", "after", "before", "because", "since", "where", "whether"}
)
_LEFT = frozenset({"det", "amod", "compound", "nmod", "nummod", "poss", "quantmod", "predet"})


def verb_clause(reading: Reading, verb: Token, apart: frozenset[int]) -> Span:
    """Return the clause of a verb: what depends on it, less clauses that are headed by one of `apart`.

    A coordinated verb that shares its subject with the first is given the part from itself on; one that describes a
    noun has that noun with it; one that another verb governs ("was forced to leave") has the whole of that clause, and
    so has a modal verb.
    """
    verb = verb.head if verb.tag_ == "MD" else verb
    top = _governing(reading, verb, apart)
    tokens = _kept(top, apart)
    if _describes(top):
        tokens += _described(top.head)
    return _trimmed(reading, tokens or [verb])


def noun_clause(noun: Token, apart: frozenset[int], reading: Reading) -> Span:
    """Return the phrase of an event noun with its complements, and how much of it there was ("weeks of clashes")."""
    tokens, above = _kept(noun, apart), noun.head.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and above.lemma_.lower() in _amounts(reading):
        tokens += _described(above)
    return _with_examples(reading, _trimmed(reading, tokens))


def governed_clause(reading: Reading, noun: Token, apart: frozenset[int]) -> Span:
    """Return what a phrase like "under siege" is said of: its verb's clause, or the noun that it describes."""
    above = noun.head.head
    if is_verb(above) and above.i not in apart:
        return verb_clause(reading, above, apart)
    described = [] if is_verb(above) else _described(above)
    return _trimmed(reading, [noun.head, noun, *described])


def _with_examples(reading: Reading, span: Span) -> Span:
    """Return a phrase with the ", including …" that follows it, which the parse hangs elsewhere."""
    comma = reading.token_at(span.end)
    if comma is None or comma.text != "," or comma.i + 1 >= len(reading.doc):
        return span
    including = reading.doc[comma.i + 1]
    if including.lower_ != "including" or including.sent.start != comma.sent.start:
        return span
    words = [t for t in including.subtree if t.i >= including.i]
    return Span(span.start, _trimmed(reading, words).end)


def _amounts(reading: Reading) -> frozenset[str]:
    return reading.codebook.word_set("event_amounts")


def _describes(verb: Token) -> bool:
    """Tell whether a verb's clause describes the noun before it, and is no content of it ("evidence that …")."""
    if is_verb(verb.head) or verb.dep_ not in ("acl", "relcl"):
        return False
    return verb.dep_ == "relcl" or verb.tag_ in ("VBN", "VBG")


def _governing(reading: Reading, verb: Token, apart: frozenset[int]) -> Token:
    """Return the verb whose complement an infinitive or gerund is, where that adds no event and tells no speech."""
    at = verb
    while True:
        above = at.head.head if at.dep_ == "pcomp" and at.head.dep_ == "prep" else at.head
        if at.dep_ == "xcomp" and above.dep_ == "acomp":
            above = above.head
        helped = at.dep_ == "ccomp" and above.lemma_.lower() in reading.codebook.word_set("event_helping")
        if at.dep_ not in ("xcomp", "pcomp") and not helped:
            return at
        speech = above.lemma_.lower() in reading.codebook.word_set("event_speech")
        if above.i == at.i or not is_verb(above) or above.i in apart or speech:
            return at
        at = above


def _described(noun: Token) -> list[Token]:
    return [noun, *(t for c in noun.children if c.dep_ in _LEFT and c.i < noun.i for t in c.subtree)]


def _kept(head: Token, apart: frozenset[int]) -> list[Token]:
    kept = [head]
    for child in head.children:
        if not _cut(head, child, apart):
            kept += _kept(child, apart)
    return kept


def _cut(head: Token, child: Token, apart: frozenset[int]) -> bool:
    if child.dep_ in ("cc", "mark") and child.i < head.i:
        return child.dep_ == "cc"
    if child.dep_ == "cc" and child.i > head.i:
        return any(c.dep_ == "conj" and (is_verb(c) or c.i in apart) for c in head.children)
    if child.dep_ == "conj" and is_verb(head) and is_verb(child):
        return True
    if child.dep_ in ("ccomp", "parataxis") and child.i < head.i:
        return True
    if child.lower_ == "according" or child.dep_ in ("parataxis", "intj"):
        return True
    if child.i not in apart:
        return False
    own_subject = any(c.dep_ in ("nsubj", "nsubjpass") for c in child.children)
    return child.dep_ in ("conj", "relcl", "dep") or (own_subject and child.dep_ in ("advcl", "ccomp", "acl", "xcomp"))


def _trimmed(reading: Reading, tokens: list[Token]) -> Span:
    ordered = sorted(tokens, key=lambda t: t.i)
    while len(ordered) > 1 and (ordered[0].is_punct or ordered[0].is_space or ordered[0].lower_ in _EDGES):
        ordered = ordered[1:]
    while len(ordered) > 1 and (
        (ordered[-1].is_punct and not _closes(ordered)) or ordered[-1].is_space or ordered[-1].lower_ in _EDGES
    ):
        ordered = ordered[:-1]
    return _stripped(reading.text, span_of(ordered))


def _closes(ordered: list[Token]) -> bool:
    """Tell whether the last token closes a bracket or quotation that was opened among them."""
    opening = {")": "(", "]": "["}.get(ordered[-1].text)
    return opening is not None and any(t.text == opening for t in ordered)


def _stripped(text: str, span: Span) -> Span:
    words = span.of(text)
    left = len(words) - len(words.lstrip())
    return Span(span.start + left, span.end - (len(words) - len(words.rstrip())))
