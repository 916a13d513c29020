"""Verbs of saying that the parse hangs on what is said, though they go on with the speaker's saying.

"The minister said rebels had attacked the base and accused Turkey of arming them": it is the minister who accuses.
"""

from __future__ import annotations

from dateline.coding.tokens import Token
from dateline.coding.voices.scene import SAYING, Scene

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_FARTHEST = 5
"""Steps up the parse from such a verb to the verb of saying that it goes on with."""


def goes_on_with(scene: Scene, verb: Token) -> Token | None:
    """Return the verb of saying before it whose speaker a verb shares; None where the parse may be followed."""
    if verb.dep_ not in ("conj", "advcl") or any(c.dep_ in ("nsubj", "nsubjpass", "auxpass") for c in verb.children):
        return None
    if not scene.lexicon.verbs.get(verb.lower_, frozenset()) & (SAYING | {"act"}):
        return None
    at = verb.head
    for _ in range(_FARTHEST):
        if _is_saying(scene, at):
            return None
        if at.dep_ == "ccomp" and at.head.i < at.i and _is_saying(scene, at.head):
            return at.head if _fits(scene, verb, at.head) else None
        if at.dep_ == "ROOT":
            return None
        at = at.head
    return None


def _is_saying(scene: Scene, verb: Token) -> bool:
    return verb.pos_ == "VERB" and bool(scene.lexicon.verbs.get(verb.lower_, frozenset()) & SAYING)


def _fits(scene: Scene, verb: Token, outer: Token) -> bool:
    if not scene.lexicon.verbs.get(outer.lower_, frozenset()) & {"speech", "tell"}:
        return False
    if scene.quotes.at(verb.idx) is not scene.quotes.at(outer.idx):
        return False
    if verb.tag_ == "VBG":
        before = verb.doc[max(0, verb.left_edge.i - 2) : verb.left_edge.i]
        return verb.dep_ == "advcl" and ("," in (t.text for t in before) or _cannot_speak(scene, verb.head))
    return verb.dep_ == "conj" and verb.tag_ in _FINITE and verb.tag_ == outer.tag_


def _cannot_speak(scene: Scene, verb: Token) -> bool:
    """Tell whether a verb's subject is a thing, so that a participle of saying is another's ("jets hit it adding")."""
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.pos_ != "NOUN":
        return False
    return subject.lower_ not in scene.lexicon.kinds or subject.lemma_.lower() in scene.mute


def said_with(scene: Scene, verb: Token, tokens: list[Token]) -> list[Token]:
    """Return the tokens of a content up to where its speaker's saying goes on by another verb."""
    for n, token in enumerate(tokens):
        if token.dep_ in ("conj", "advcl") and token.i > verb.i:
            outer = goes_on_with(scene, token)
            if (outer is not None and outer.i == verb.i) or _contrasts(scene, token):
                first = token.left_edge.i if token.dep_ == "advcl" else token.i
                kept = [t for t in tokens[:n] if t.i < first]
                while kept and (kept[-1].dep_ == "cc" or kept[-1].is_punct or kept[-1].pos_ == "ADV"):
                    kept.pop()
                return kept
    return tokens


def _contrasts(scene: Scene, verb: Token) -> bool:
    """Tell whether a clause sets somebody else's word or mind against what is said ("..., while others said ...")."""
    if verb.dep_ != "advcl" or not any(c.dep_ == "mark" and c.lower_ in ("while", "whereas") for c in verb.children):
        return False
    classes = scene.lexicon.verbs.get(verb.lower_, frozenset())
    return bool(classes & (SAYING | {"act", "attitude"})) and scene.quotes.at(verb.idx) is None
