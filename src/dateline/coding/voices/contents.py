"""What is said: the words that a verb of saying gives to its speaker, after it or before."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.coding.voices.scene import CLAUSES, Scene, Speaker
from dateline.coding.voices.voice import end_of, joined, piece, token_range
from dateline.model import Span

_LOCAL = frozenset({"in", "on", "at", "from", "with", "into", "to", "over", "upon"})
_PLACED_LEFT = frozenset({"speech", "quote", "tell"})
_BEFORE_QUOTE = 60
"""Code points that can stand between a cue and its quotation."""


def right_of(scene: Scene, verb: Token, classes: frozenset[str], cue: Span) -> list[Span]:
    """Return what follows the cue as its content: a clause, a quotation, an object."""
    spans = [
        subtree_after(scene, c, verb) for c in verb.children if c.i > verb.i and _is_content(scene, c, verb, classes)
    ]
    found = [s for s in spans if s]
    quote = _quote_after(scene, verb, cue)
    if quote is not None:
        found.append(quote)
    return joined(found)


def _is_content(scene: Scene, child: Token, verb: Token, classes: frozenset[str]) -> bool:
    if classes == {"quote"}:
        return False
    if child.dep_ in CLAUSES:
        return not (child.dep_ == "parataxis" and not classes & {"speech", "quote"})
    if child.dep_ == "dobj":
        return _object_is_content(child, verb, classes)
    if child.dep_ == "prep" and classes & {"act", "attitude", "report"}:
        return child.lower_ in scene.words["speaking_of"] and child.i <= verb.i + 8 and _is_about(child, verb, classes)
    return child.dep_ in ("oprd", "acomp") and bool(classes & {"attitude", "act"})


def _object_is_content(child: Token, verb: Token, classes: frozenset[str]) -> bool:
    if child.lower_ in ("so", "it") and verb.tag_ != "VBG":
        return False
    clause = any(c.dep_ in CLAUSES and c.i > child.i for c in verb.children)
    if "tell" in classes:
        return False
    return bool(classes & {"report", "act", "attitude"}) or (clause is False and "finding" in classes)


def _is_about(prep: Token, verb: Token, classes: frozenset[str]) -> bool:
    """Tell whether a preposition brings in what is spoken about, and no place or time of the speech."""
    if prep.lower_ not in _LOCAL:
        return True
    if any(c.dep_ == "pcomp" for c in prep.children):
        return True
    if prep.i != verb.i + 1 or prep.lower_ in ("in", "at", "from", "into"):
        return False
    object_ = next((c for c in prep.children if c.dep_ == "pobj"), None)
    timed = object_ is None or object_.ent_type_ in ("DATE", "TIME", "GPE")
    return not timed and ("attitude" in classes or prep.lower_ in ("to", "on", "over"))


def subtree_after(scene: Scene, child: Token, verb: Token) -> Span | None:
    """Return the characters of a dependant that stands after its verb."""
    tokens = [t for t in child.subtree if t.i > verb.i]
    return piece(scene.text, *token_range(tokens)) if tokens else None


def _quote_after(scene: Scene, verb: Token, cue: Span) -> Span | None:
    """Return a quotation that begins soon after the cue, in the same sentence or after a colon."""
    limit = end_of(verb.sent[-1]) + 3
    for quote in scene.quotes.within(cue.end, min(len(scene.text), limit)):
        if quote.start >= cue.end:
            between = scene.text[cue.end : quote.start]
            if "\n" in between and not between.rstrip().endswith(":"):
                return None
            if len(between) < _BEFORE_QUOTE and (
                between.strip(" ,") == "" or ":" in between or "," in between or "that" in between
            ):
                return quote
            return None
    return None


def left_of(scene: Scene, verb: Token, classes: frozenset[str], speaker: Speaker | None, right: bool) -> list[Span]:
    """Return what stands before speaker and cue as the content, and goes on after a parenthesis."""
    if not classes & _PLACED_LEFT or speaker is None:
        return []
    if speaker.span is None and speaker.head.head.i != verb.i:
        return []
    first = min(speaker.first, verb.i)
    before = _before(scene, verb, first)
    if before is None:
        return []
    quote = scene.quotes.at(before.end - 1)
    quoted = quote is not None and quote.end <= verb.idx
    if not quoted and not classes & {"speech", "tell"}:
        return []
    clause = any(c.dep_ in ("ccomp", "parataxis") and c.i < first for c in verb.children)
    if right and not quoted and not clause:
        return []
    if not (quoted or clause or _ends_there(scene, verb, speaker.head)):
        return []
    after = _resumed(scene, verb, speaker.head)
    return [before, *([after] if after else [])]


def _before(scene: Scene, verb: Token, first: int) -> Span | None:
    """Return the words of the sentence before token `first`, a quotation that ends there whole."""
    doc, sentence = scene.doc, verb.sent
    start = sentence.start_char
    end = doc[first].idx
    found = piece(scene.text, start, end)
    quote = scene.quotes.at(found.end - 1) if found else None
    if found is None:
        last = doc[first - 1] if first else None
        quote = scene.quotes.at(last.idx) if last is not None else None
        return quote if quote and quote.end <= end and not scene.text[quote.end : end].strip(" ,") else None
    if quote and quote.start < found.start:
        return Span(quote.start, max(quote.end, found.end) if quote.end <= end else found.end)
    return found


def _ends_there(scene: Scene, verb: Token, source: Token) -> bool:
    """Tell whether nothing that could be a content follows speaker and cue in the sentence."""
    last = max(verb.i, source.right_edge.i if source.i > verb.i else verb.i)
    rest = [t for t in scene.doc[last + 1 : verb.sent.end] if not t.is_space]
    if not rest or all(t.is_punct for t in rest):
        return True
    first = rest[0]
    if first.lower_ in ("that", "to") or any(c.dep_ in CLAUSES and c.i > verb.i for c in verb.children):
        return False
    return first.is_punct or first.pos_ in ("ADP", "ADV", "SCONJ") or first.ent_type_ in ("DATE", "TIME")


def _resumed(scene: Scene, verb: Token, source: Token) -> Span | None:
    """Return the content's second part, where speaker and cue stand within it between commas."""
    doc = scene.doc
    last = max(verb.i, source.right_edge.i if source.i > verb.i else verb.i)
    tail = doc[last + 1 : verb.sent.end]
    comma = next((t for t in tail if t.text == "," and t.i - last <= 6), None)
    if comma is None or (verb.dep_ == "ROOT" and not _quoted_tail(scene, comma)):
        return None
    return piece(scene.text, comma.idx, verb.sent.end_char)


def _quoted_tail(scene: Scene, comma: Token) -> bool:
    quotes = scene.quotes.within(comma.idx, comma.idx + 4)
    return bool(quotes) and quotes[0].start > comma.idx
