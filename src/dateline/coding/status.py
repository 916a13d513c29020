"""Status and stance: whether an event is told as over, going on, to come or imagined; and how surely.

The words that decide stand in `cues.yaml`; the event's verb is asked first, then what governs it.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.codebook import Codebook
from dateline.coding.reading import EventMention, Modality, Reading
from dateline.coding.syntax import is_verb, token_span
from dateline.model import Span, Stance, Status

# The deciders have one signature, so some have an argument that they do not need.
# ruff: noqa: ARG001
_SPEECH_LIMIT = 3
"""Over how many governing words a cue still tells of the event."""


def modality_of(reading: Reading, event: EventMention) -> Modality:
    """Return status and stance of an event by its origin, with the words that mark them."""
    return modality(reading.codebook, reading.doc[event.token], event.event)


def modality(codebook: Codebook, token: Token, event: str | None = None) -> Modality:
    """Return status and stance of any event word of a parse; `event` is its type where it has one."""
    status, status_cue = _status(codebook, token, event)
    stance, stance_cue = _stance(codebook, token)
    return Modality(status, _span(status_cue), stance, _span(stance_cue))


def _span(token: Token | None) -> Span | None:
    return token_span(token) if token is not None else None


def _status(book: Codebook, token: Token, event: str | None) -> tuple[Status, Token | None]:
    verb = _verb_of(token)
    for decide in (_conditional, _asked, _planned, _future, _ongoing):
        found = decide(book, token, verb)
        if found:
            return found
    if event in book.word_set("state_types") and not _past(verb, token):
        return "ongoing", None
    return "occurred", None


def _verb_of(token: Token) -> Token:
    """Return the verb that carries the event: itself, or that of which an event noun is subject or object."""
    if is_verb(token):
        return token
    head = token.head
    return head if is_verb(head) and token.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") else token


def _aux(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ in ("aux", "auxpass")]


def _conditional(book: Codebook, token: Token, verb: Token) -> tuple[Status, Token] | None:
    words = book.word_set("conditional")
    at = verb
    for _ in range(_SPEECH_LIMIT):
        marks = [c for c in at.children if c.dep_ in ("mark", "advmod", "aux") and c.lower_ in words]
        if marks:
            return "hypothetical", marks[0]
        if at.dep_ not in ("conj", "xcomp", "advcl", "acl", "ccomp", "relcl") or at.head.i == at.i:
            return None
        if at.dep_ in ("ccomp", "relcl", "advcl"):
            return None
        at = at.head
    return None


def _asked(book: Codebook, token: Token, verb: Token) -> tuple[Status, Token] | None:
    if verb.dep_ in ("ccomp", "xcomp") and verb.head.lemma_.lower() in book.word_set("asked"):
        return "hypothetical", verb.head
    if token.dep_ == "pobj" and token.head.lower_ == "for" and token.head.head.lemma_.lower() in book.word_set("asked"):
        return "hypothetical", token.head.head
    return None


def _planned(book: Codebook, token: Token, verb: Token) -> tuple[Status, Token] | None:
    upcoming = [c for c in token.children if c.dep_ == "amod" and c.lower_ in book.word_set("upcoming")]
    if upcoming:
        return "expected", upcoming[0]
    scheduled = any(c.dep_ == "auxpass" for c in verb.children) and verb.i != token.i
    if scheduled and verb.lemma_.lower() in book.word_set("intended"):
        return "expected", verb
    to = next((c for c in verb.children if c.lower_ == "to" and c.dep_ == "aux"), None)
    head = verb.head
    lemma = head.lemma_.lower()
    if to is not None and verb.tag_ == "VB" and not _done(book, verb):
        if verb.dep_ in ("advcl", "acl", "relcl"):
            return "expected", to
        if verb.dep_ in ("xcomp", "ccomp") and lemma in book.word_set("intended"):
            return "expected", head
    if token.dep_ == "pobj" and token.head.head.lemma_.lower() in book.word_set("intended_nouns"):
        return "expected", token.head.head
    return None


def _done(book: Codebook, verb: Token) -> bool:
    """Tell whether the infinitive's deed was done all the same ("began to shell", "managed to")."""
    return verb.head.lemma_.lower() in book.word_set("began") or any(c.lower_ == "have" for c in _aux(verb))


def _future(book: Codebook, token: Token, verb: Token) -> tuple[Status, Token] | None:
    for cue in _aux(verb):
        if cue.lower_ in book.word_set("future") and not any(c.lower_ == "have" for c in _aux(verb)):
            return "expected", cue
    above = verb.head.head if verb.dep_ == "pcomp" else verb.head
    if verb.dep_ == "pcomp" or (verb.dep_ in ("xcomp", "conj") and verb.tag_ == "VB"):
        cues = [c for c in _aux(above) if c.lower_ in book.word_set("future")]
        if cues or above.lower_ == "going":
            return "expected", cues[0] if cues else above
    for cue in _aux(verb):
        if cue.lower_ in book.word_set("possible"):
            return "hypothetical", cue
    return None


def _ongoing(book: Codebook, token: Token, verb: Token) -> tuple[Status, Token] | None:
    words = book.word_set("going_on")
    for at in (verb, token, verb.head if verb.dep_ == "xcomp" else verb):
        if at.lemma_.lower() in words:
            return "ongoing", at
        cues = [c for c in at.children if c.dep_ in ("advmod", "amod") and c.lower_ in words]
        if cues:
            return "ongoing", cues[0]
    if verb.lemma_.lower() in book.word_set("began") and any(c.lower_ in ("have", "has") for c in _aux(verb)):
        return "ongoing", verb
    progressive = verb.tag_ == "VBG" and any(c.lower_ in ("is", "are", "'s", "'re", "been") for c in _aux(verb))
    described = verb.tag_ == "VBG" and verb.dep_ == "acl" and verb.i == token.i
    if progressive or described or verb.tag_ in ("VBP", "VBZ"):
        return "ongoing", verb
    return None


def _past(verb: Token, token: Token) -> bool:
    """Tell whether a state is told in a past tense that is over."""
    auxiliaries = {c.lower_ for c in _aux(verb)}
    return is_verb(verb) and (verb.tag_ == "VBD" or bool(auxiliaries & {"had", "was", "were"})) and verb.i == token.i


def _stance(book: Codebook, token: Token) -> tuple[Stance, Token | None]:
    verb = _verb_of(token)
    denied = next(_denials(book, token, verb), None)
    if denied is not None:
        return "denies", denied
    hedged = next(_hedges(book, token, verb), None)
    return ("hedges", hedged) if hedged is not None else ("asserts", None)


def _denials(book: Codebook, token: Token, verb: Token) -> Iterator[Token]:
    negations, verbs = book.word_set("negation"), book.word_set("deny")
    for at in {verb.i: verb, token.i: token}.values():
        yield from (c for c in at.children if c.dep_ in ("neg", "det", "preconj") and c.lower_ in negations)
    for at in (token, verb):
        head = at.head
        if at.dep_ in ("xcomp", "ccomp", "dobj", "nsubjpass", "pcomp", "pobj", "acl") and head.i != at.i:
            above = head.head if head.dep_ == "prep" else head
            if above.lemma_.lower() in verbs or above.lower_ in verbs:
                yield above
            if at.dep_ in ("xcomp", "ccomp"):
                yield from (c for c in above.children if c.dep_ == "neg")
    yield from (c for c in token.children if c.dep_ == "amod" and c.lower_ in verbs)


def _hedges(book: Codebook, token: Token, verb: Token) -> Iterator[Token]:
    words, passives = book.word_set("hedge"), book.word_set("hedge_passive")
    for at in {verb.i: verb, token.i: token}.values():
        yield from (c for c in at.children if c.dep_ in ("advmod", "amod", "aux", "det") and c.lower_ in words)
    if verb.dep_ in ("xcomp", "ccomp", "oprd"):
        head = verb.head
        passive = any(c.dep_ == "auxpass" for c in head.children)
        if (passive and head.lemma_.lower() in passives) or (verb.dep_ == "xcomp" and head.lemma_.lower() in words):
            yield head
