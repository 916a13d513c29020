"""Whether the words around a time expression speak of what was or of what is to come."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.codebook import Codebook
from dateline.coding.reading import Reading
from dateline.coding.syntax import is_verb
from dateline.coding.tokens import Token
from dateline.model import Span

_MODALS = frozenset({"may", "might", "could", "can", "should", "must", "ca"})
_DEADLINES = frozenset({"until", "till", "by", "through"})
_NOMINAL = frozenset({"NOUN", "PROPN"})


def future_of(reading: Reading, span: Span) -> bool | None:
    """Tell whether the words over an expression speak of what is to come; None where they do not say."""
    tokens = reading.tokens_in(span)
    if not tokens:
        return None
    inside = {t.i for t in tokens}
    head = next((t for t in tokens if t.head.i not in inside), tokens[0])
    return _future(reading.codebook, list(_way_up(head)))


def _way_up(token: Token) -> Iterator[Token]:
    """Yield what stands over a token up to the first verb, that one included."""
    while token.head.i != token.i:
        token = token.head
        yield token
        if is_verb(token):
            return


def _future(codebook: Codebook, way: list[Token]) -> bool | None:
    if not way:
        return None
    if any(t.lower_ == "since" for t in way[:-1]):
        return False
    ahead = codebook.word_set("ahead")
    verb = way[-1]
    if any(t.lemma_.lower() in ahead or _is_set(t) for t in way):
        return not _was_ahead(verb)
    if not is_verb(verb):
        return None
    measures = codebook.time_words["UNIT"].words.keys() | codebook.time_words["PART"].words.keys()
    noun = next((t for t in way[:-1] if t.pos_ in _NOMINAL and t.lemma_.lower() not in measures), None)
    future = _of_verb(codebook, verb)
    deadline = any(t.lower_ in _DEADLINES for t in way[:-1])
    if future and deadline:
        return True
    if deadline and verb.lemma_.lower() in codebook.word_set("granting"):
        return True
    if future is False and noun is not None:
        return None
    if future and noun is not None and noun.lemma_.lower() not in codebook.word_set("on_the_calendar"):
        return None
    if future is False and deadline:
        return None
    return future


def _is_set(token: Token) -> bool:
    """Tell whether a word is the participle of what is "set for" a day."""
    return token.lower_ == "set" and token.tag_ == "VBN" and any(c.lower_ in ("for", "to") for c in token.children)


def _was_ahead(verb: Token) -> bool:
    """Tell whether what lay ahead did so in the past ("had been due to expire on Friday")."""
    chain = [verb, *verb.ancestors][:3] if is_verb(verb) else list(verb.ancestors)[:2]
    return any(c.lower_ == "had" for t in chain for c in t.children if c.dep_ in ("aux", "auxpass"))


def _of_verb(codebook: Codebook, verb: Token, depth: int = 0) -> bool | None:
    """Tell the side of a verb's own time, by its auxiliaries, its form, and what it depends on."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if helpers & codebook.word_set("future") or helpers & _MODALS:
        missed = helpers & {"could"} and any(c.dep_ == "neg" or c.lower_ in ("neither", "nor") for c in verb.subtree)
        return not (helpers & {"have", "'ve"} or missed)  # "could not be reached on Monday" is over
    if depth > 4:
        return None
    if "to" in helpers:
        return _of_infinitive(codebook, verb, depth)
    if verb.tag_ == "VBD" or helpers & {"had", "was", "were", "has", "have", "'ve", "did", "'d"}:
        return False
    timetabled = verb.lemma_.lower() in codebook.word_set("timetabled")
    if verb.tag_ in ("VBZ", "VBP") or (verb.tag_ == "VBG" and helpers & {"is", "are", "'s", "'re", "am"}):
        return True if timetabled else None
    if verb.tag_ == "VBN" and not helpers and verb.dep_ in ("acl", "amod", "advcl", "dep"):
        return False
    if verb.tag_ in ("VBN", "VBG", "VB") and not helpers and verb.head.i != verb.i:
        over = next((t for t in _way_up(verb) if is_verb(t)), None)
        return _of_verb(codebook, over, depth + 1) if over is not None else None
    return None


def _of_infinitive(codebook: Codebook, verb: Token, depth: int) -> bool | None:
    """Tell it of "to shell": ahead of what it depends on, unless that is done in the same moment ("began to shell")."""
    over = verb.head
    if over.i == verb.i:
        return True
    if verb.dep_ == "advcl" and _of_verb(codebook, over, depth + 1) is False:
        return None
    if over.lemma_.lower() in codebook.word_set("with_an_aim"):
        done = next((t for t in _way_up(over) if is_verb(t)), None)
        if done is not None and _of_verb(codebook, done, depth + 1) is False:
            return None
    if over.lemma_.lower() not in codebook.word_set("not_ahead") and verb.dep_ != "advcl":
        return True
    if not is_verb(over):
        over = next((t for t in _way_up(over) if is_verb(t)), over)
    return _of_verb(codebook, over, depth + 1) if is_verb(over) else True
