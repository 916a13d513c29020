"""Who speaks: the subject of a verb of saying, its noun phrase, and the words of the cue."""

from __future__ import annotations

from dateline.coding.syntax import governor
from dateline.coding.tokens import Token
from dateline.coding.voices.coordination import goes_on_with
from dateline.coding.voices.scene import SAYING, Scene, Speaker
from dateline.coding.voices.surface import speaker_after, speaker_before
from dateline.coding.voices.voice import end_of, phrase, token_range
from dateline.model import Span

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_GROUP = ("aux", "auxpass", "neg", "prt")
_ADVERBS = ("advmod",)
_FATES = frozenset({"wounded", "injured", "killed", "dead", "hurt", "missing", "displaced", "captured"})


def speaker_of(scene: Scene, verb: Token, classes: frozenset[str]) -> Speaker | None:
    """Return who speaks: the verb's subject, else the source that its left neighbours name."""
    if classes & SAYING and (after := speaker_after(verb, scene.lexicon)) is not None:
        whole = phrase(scene.text, after.left_edge.idx, end_of(after)) if after.head.i != verb.i else None
        return Speaker(after, after.left_edge.i, whole)
    source = _subject(scene, verb)
    if source is None and verb.tag_ == "VBG" and verb.head.i < verb.i and _says(scene, verb.head):
        return speaker_of(scene, verb.head, scene.lexicon.verbs[verb.head.lower_])
    parsed = _parsed(scene, source, verb) if source is not None else None
    if not classes & SAYING or verb.tag_ in ("VB", "VBG"):
        return parsed
    if (
        source is not None
        and source.head.i == verb.i
        and _reaches(source, verb)
        and not _is_quoted(scene, source, verb)
    ):
        return parsed
    found = speaker_before(scene.doc, verb, scene.lexicon, scene.surnames)
    if found is None or scene.quotes.at(found[2].idx) is not scene.quotes.at(verb.idx):
        return parsed
    first, last, head = found
    doc = scene.doc
    while first < head.i and _is_astray(doc[first]):
        first += 1
    return Speaker(head, first, phrase(scene.text, doc[first].idx, end_of(doc[last])))


def _says(scene: Scene, verb: Token) -> bool:
    return verb.tag_ in ("VBD", "VBZ", "VBP") and bool(scene.lexicon.verbs.get(verb.lower_, frozenset()) & SAYING)


def _parsed(scene: Scene, source: Token, verb: Token) -> Speaker:
    """Return a speaker that the parse tells, without a day that it has taken in ("on Tuesday state media said")."""
    first = min(source.left_edge.i, source.i)
    doc, start = scene.doc, first
    while start < source.i and _is_astray(doc[start]):
        start += 1
    if start == first or (source.head.i != verb.i and source.dep_ != "pobj"):
        return Speaker(source, first, None)
    last = max(t.i for t in source.subtree if t.i < verb.i) if source.i < verb.i else source.right_edge.i
    return Speaker(source, start, phrase(scene.text, doc[start].idx, end_of(doc[last])))


def _is_astray(token: Token) -> bool:
    """Tell whether a word before a speaker ends what is said, the comma lost: a day, or "... and ten wounded"."""
    return (token.ent_type_ == "DATE" and token.pos_ == "PROPN") or token.lower_ in _FATES


def _reaches(source: Token, verb: Token) -> bool:
    """Tell whether a subject's phrase ends at the verb, or stands after it."""
    last = source.right_edge.i
    if source.i > verb.i or verb.i - last <= 4:
        return True
    return verb.doc[last + 1].text == "," == verb.doc[verb.i - 1].text


def _is_quoted(scene: Scene, source: Token, verb: Token) -> bool:
    """Tell whether a subject stands in a quotation that the verb is not part of."""
    inside = scene.quotes.at(source.idx)
    return inside is not None and inside != scene.quotes.at(verb.idx)


def _subject(scene: Scene, verb: Token) -> Token | None:
    """Return the head of the noun phrase that speaks, or None."""
    if verb.dep_ == "pcomp" and "quoted" in scene.lexicon.verbs.get(verb.head.head.lower_, ()):
        return next((c for c in verb.head.head.children if c.dep_ == "dobj"), None)
    own = [c for c in verb.children if c.dep_ in _SUBJECTS and c.dep_ != "nsubjpass"]
    if own:
        nearest = min(own, key=lambda c: abs(c.i - verb.i))
        nearest = next((c for c in own if _is_described(c, nearest)), nearest)
        return verb.head if nearest.tag_ in ("WDT", "WP") and verb.dep_ == "relcl" else nearest
    if (
        verb.lower_ in ("read", "reads")
        and (text := next((c for c in verb.children if c.dep_ == "dobj"), None)) is not None
    ):
        return text if scene.lexicon.kinds.get(text.lower_) == "document" else None
    if verb.dep_ in ("acl",) and verb.tag_ == "VBG":
        return verb.head
    outer = goes_on_with(scene, verb)
    return _subject(scene, outer) if outer is not None else _inherited(verb)


def _is_described(name: Token, noun: Token) -> bool:
    """Tell whether a noun right after a name describes it, the comma lost ("the Observatory a monitor said")."""
    return name.right_edge.i + 1 == noun.left_edge.i and noun.pos_ == "NOUN" and name.pos_ == "PROPN"


def _inherited(verb: Token) -> Token | None:
    """Return the subject that a verb without one shares with the verb above it."""
    head: Token | None = verb
    for _ in range(4):
        above = (
            governor(head)
            if head is not None and head.dep_ in ("conj", "advcl", "xcomp", "pcomp", "prep", "acl")
            else None
        )
        if above is None:
            return None
        own = [c for c in above.children if c.dep_ in _SUBJECTS]
        if own:
            return above.head if own[0].tag_ in ("WDT", "WP") and above.dep_ == "relcl" else own[0]
        head = above
    return None


def source_span(scene: Scene, source: Token, verb: Token, content: list[Span]) -> Span | None:
    """Return the source's noun phrase: what depends on it and stands apart from cue and content."""
    tokens = [t for t in source.subtree if not t.is_space]
    kept = [source]
    left = [t for t in tokens if t.i < source.i]
    for token in reversed(left):
        if token.i != kept[0].i - 1 or _inside(token, content) or token.i == verb.i:
            break
        kept.insert(0, token)
    for token in (t for t in tokens if t.i > source.i):
        if token.i != kept[-1].i + 1 or _inside(token, content) or token.i == verb.i:
            break
        if token.dep_ == "cc" and verb.i < source.i:
            break
        kept.append(token)
    span = phrase(scene.text, *token_range(kept))
    return Span(span.start, span.end) if span else None


def _inside(token: Token, content: list[Span]) -> bool:
    return any(s.start <= token.idx < s.end for s in content)


def cue_of(scene: Scene, verb: Token, source: Token | None) -> Span:
    """Return the verb with its auxiliaries, negation and the adverbs among them."""
    group = {verb.i}
    for child in verb.children:
        if child.dep_ in _GROUP or (child.dep_ in _ADVERBS and abs(child.i - verb.i) <= 2):
            group.add(child.i)
    if verb.dep_ == "xcomp" and verb.tag_ == "VB" and verb.i and scene.doc[verb.i - 1].lower_ == "to":
        group.add(verb.i - 1)
    first = last = verb.i
    while first - 1 in group or (first - 2 in group and first - 2 > (source.i if source is not None else -1)):
        first -= 1
    while last + 1 in group and scene.doc[last + 1].dep_ in ("prt", "neg"):
        last += 1
    doc = scene.doc
    while first < verb.i and doc[first].is_space:
        first += 1
    return Span(doc[first].idx, end_of(doc[last]))
