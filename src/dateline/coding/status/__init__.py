"""Status and stance: whether an event is told as over, going on, to come or imagined; and how surely.

The words that decide stand in `cues.yaml`. Those beside the event's own verb or noun are asked first (`clause`), then
those that govern it (`climb`); their effects add up (`effects`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.codebook import Codebook
from dateline.coding.disclaimers import disclaimer_of
from dateline.coding.reading import EventMention, Reading
from dateline.coding.status.clause import auxiliaries, of_noun, of_tense, of_verb
from dateline.coding.status.climb import of_governors, tensed
from dateline.coding.status.effects import Effect, together
from dateline.coding.syntax import governor, is_passive, is_verb
from dateline.coding.tokens import Token
from dateline.model import Modality, Status

__all__ = ["modality", "modality_at", "modality_of"]

_HEADINGS = ("title", "subheading")
_ACCORDS = ("ceasefire", "agreement")


def modality_at(reading: Reading, offset: int) -> Modality:
    """Return status and stance of the word at a code point of the text. Raises ValueError where none stands."""
    token = reading.token_at(offset) if 0 <= offset < len(reading.text) else None
    if token is None or token.is_space or not token.idx <= offset < token.idx + len(token.text):
        raise ValueError(f"no word stands at {offset} of a text of {len(reading.text)} characters")
    event = next((e for e in reading.events if e.trigger.start <= offset < e.trigger.end), None)
    if event is not None:
        return modality_of(reading, event)
    return modality(reading.codebook, token, title=reading.passage_kind(offset) in _HEADINGS)


def modality_of(reading: Reading, event: EventMention) -> Modality:
    """Return status and stance of an event by its origin, with the words that mark them."""
    title = reading.passage_kind(event.trigger.start) in _HEADINGS
    return modality(reading.codebook, _topmost(reading, event), event.event, title=title)


def _topmost(reading: Reading, event: EventMention) -> Token:
    """Return the word of a trigger above the others ("an attempt on his life" is no life that was attempted)."""
    at = reading.doc[event.token]
    while not is_verb(at) and at.head.i != at.i and event.trigger.start <= at.head.idx < event.trigger.end:
        at = at.head
    return at


def modality(codebook: Codebook, token: Token, event: str | None = None, *, title: bool = False) -> Modality:
    """Return status and stance of any event word of a parse; `event` is its type where it has one.

    `title` says that it stands in a headline, whose present tense tells what is over.
    """
    known = codebook.events.get(event) if event else None
    effects = list(_effects(codebook, token, title=title, spoken=bool(known and known.speech)))
    if event in _ACCORDS:
        effects += [*_breach(codebook, token), *_discussed(codebook, token)]
    if event == "offensive":
        effects = [*_tries(effects, title)]
    if event in _LASTING and (since := _since(token)) is not None:
        effects.append(Effect("ongoing", since))
    plain: Status = (
        "ongoing" if event in codebook.word_set("state_types") and not _over(codebook, token) else "occurred"
    )
    return together(effects, plain)


_LASTING = ("air_strike", "shelling", "armed_clash", "offensive", "protest", "negotiation")


def _tries(effects: Iterable[Effect], title: bool) -> Iterator[Effect]:
    """Yield the effects on a push for ground, which trying to gain it is: it goes on or is over as the trying is."""
    for effect in effects:
        if effect.kind != "attempted" or effect.cue.tag_ != "VBG":
            yield effect
        else:
            yield from of_tense(effect.cue, reported=effect.cue.dep_ == "ccomp", title=title, spoken=False)


def _since(token: Token) -> Token | None:
    """Return the "since" by which what is not counted has gone on up to now ("shelling of the town since Monday")."""
    counted = any(c.dep_ == "nummod" for c in token.children)
    if not is_verb(token) and counted:
        return None
    verb = token if is_verb(token) else governor(token)
    lasting = verb is not None and any(c.lower_ in ("has", "have") for c in auxiliaries(verb))
    here = [token] if not is_verb(token) and token.tag_ in ("NNS", "NN") else []
    own = is_verb(token) or token.dep_ in ("nsubj", "nsubjpass", "dobj", "attr")
    here += [verb] if lasting and own and verb is not None and not is_passive(verb) else []
    return next((c for at in here for c in at.children if c.lower_ == "since" and c.dep_ == "prep"), None)


def _effects(book: Codebook, token: Token, *, title: bool, spoken: bool) -> Iterator[Effect]:
    if is_verb(token):
        yield from of_verb(book, token)
    else:
        yield from of_noun(book, token)
        yield from _of_relatives(book, token)
    yield from of_governors(book, token)
    if (disclaimed := disclaimer_of(book, token)) is not None:
        yield Effect("denies", disclaimed.cue)
    yield from _asked(token)
    yield from _inverted(token)
    reported = token.dep_ == "ccomp"
    verb = tensed(book, token) if is_verb(token) else token.head
    if token.dep_ == "pobj" and token.head.lower_ == "under" and token.head.head.lemma_ in ("be", "come", "remain"):
        yield from of_tense(token.head.head, reported=reported, title=title, spoken=spoken)
        return
    if is_verb(token) or (
        is_verb(verb) and token.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and _carries(book, verb)
    ):
        if token.dep_ == "nsubj" and (verb.lemma_ == "be" or verb.lemma_.lower() in book.word_set("tells_of_effects")):
            return  # "the attack is under investigation", "the raid comes a day after", beside "there are clashes"
        yield from of_tense(verb, reported=reported, title=title, spoken=spoken)


def _of_relatives(book: Codebook, noun: Token) -> Iterator[Effect]:
    """Yield what a relative clause tells of an event noun: "talks that will be held", "an offensive that goes on"."""
    for clause in (c for c in noun.children if c.dep_ == "relcl"):
        subject = any(c.dep_ in ("nsubj", "nsubjpass") and c.tag_ in ("WDT", "WP") for c in clause.children)
        if not subject:
            continue
        for verb in (clause, *(c for c in clause.children if c.dep_ == "conj")):
            lemma = verb.lemma_.lower()
            if lemma in book.word_set("going_on") or (verb.tag_ in ("VBZ", "VBP") and _under_way(verb)):
                yield Effect("ongoing", verb)
            elif lemma in book.word_set("carrying") | book.word_set("began"):
                yield from (e for e in of_verb(book, verb) if e.kind == "expected")


def _under_way(verb: Token) -> bool:
    """Tell whether a verb says of its subject that it is under way."""
    return any(
        c.lower_ == "underway" or (c.lower_ == "under" and any(o.lower_ == "way" for o in c.children))
        for c in verb.children
    )


def _inverted(verb: Token) -> Iterator[Effect]:
    """Yield that a clause with its auxiliary first is a condition ("Had they attacked, ...")."""
    had = verb.head
    if verb.dep_ == "ccomp" and had.dep_ == "advcl" and had.lower_ in ("had", "should", "were") and not had.n_lefts:
        yield Effect("hypothetical", had)
    first = verb.left_edge
    if verb.dep_ == "advcl" and first.lower_ in ("had", "should", "were") and first.dep_ in ("aux", "auxpass"):
        yield Effect("hypothetical", first)


def _carries(book: Codebook, verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    return lemma == "launch" or any(lemma in book.word_set(key) for key in ("carrying", "going_on", "waging"))


def _asked(token: Token) -> Iterator[Effect]:
    """Yield that a question asks whether the event was ("Did they attack?"); "why" and "how" take it for granted."""
    sentence = token.sent
    last = next((t for t in reversed(sentence) if not t.is_space and not t.is_quote), None)
    if last is None or last.text != "?":
        return
    first = next(t for t in sentence if not t.is_space and not t.is_quote)
    if first.pos_ == "AUX":
        yield Effect("hypothetical", last)


def _discussed(book: Codebook, token: Token) -> Iterator[Effect]:
    """Yield that a truce or deal is only talked about."""
    verb = token.head
    if token.dep_ in ("dobj", "nsubjpass") and verb.lemma_.lower() in book.word_set("discussed"):
        yield Effect("hypothetical", verb)


def _breach(book: Codebook, token: Token) -> Iterator[Effect]:
    """Yield that a truce or deal is said not to hold (codebook, ruling 5)."""
    for at in (token, token.head):
        if at.lemma_.lower() in book.word_set("breach") and (
            at.i == token.i or token.dep_ in ("dobj", "nsubj", "nsubjpass")
        ):
            yield Effect("denies", at)
            yield Effect("ongoing", at)
            return


def _over(book: Codebook, token: Token) -> bool:
    """Tell whether a state is told in a past tense that is over, or as ended."""
    if not is_verb(token):
        ended = token.dep_ in ("nsubj", "nsubjpass", "dobj") and token.head.lemma_.lower() in book.word_set(
            "state_ends"
        )
        return ended and token.head.tag_ in ("VBD", "VBN")
    marks = {c.lower_ for c in auxiliaries(token)}
    return token.tag_ == "VBD" or bool(marks & {"had", "was", "were"})
