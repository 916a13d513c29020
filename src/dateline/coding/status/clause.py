"""Marks beside an event's own verb or noun: auxiliaries, tense, negations, adverbs, adjectives, determiners."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.codebook import Codebook
from dateline.coding.status.effects import Effect
from dateline.coding.syntax import governor
from dateline.coding.tokens import Token

_NOW = frozenset({"is", "are", "'s", "'re", "been", "am", "be"})
_BESIDE = ("advmod", "amod", "det", "compound", "nmod", "npadvmod", "intj", "preconj", "predet")


def auxiliaries(verb: Token) -> list[Token]:
    """Return the auxiliaries of a verb."""
    return [c for c in verb.children if c.dep_ in ("aux", "auxpass")]


def perfect(verb: Token) -> bool:
    """Tell whether a verb is in a perfect ("may have fled")."""
    return any(c.lower_ in ("have", "has", "had", "'ve", "having") for c in auxiliaries(verb))


def of_verb(book: Codebook, verb: Token) -> Iterator[Effect]:
    """Yield what the words of a verb's own clause do to it, but for its tense."""
    yield from _of_auxiliaries(book, verb)
    words = book.word_set
    if (to := next((c for c in verb.children if c.lower_ == "to" and c.dep_ == "aux"), None)) and _conditioned(
        book, verb
    ):
        yield Effect("hypothetical", to)
    for child in verb.children:
        lower = child.lower_
        if child.dep_ == "neg" or (_before(child, verb) and lower in words("negation")):
            if not _only(child):
                yield Effect("denies", child)
        elif child.dep_ in ("mark", "advmod", "prep") and lower in words("conditional"):
            yield Effect("hypothetical", child)
        elif child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and (none := _none(child)) is not None:
            yield Effect("denies", none)
        elif child.dep_ in _BESIDE and lower in words("hedge"):
            yield Effect("hedges", child)
        elif child.dep_ in ("nsubj", "agent") and (doubted := _doubted(child)) is not None:
            yield Effect("hedges", doubted)
        elif child.dep_ == "advmod" and lower in words("going_on"):
            yield Effect("ongoing", child)


def _doubted(doer: Token) -> Token | None:
    """Return the word by which it is left open whether those who did it are who they are said to be."""
    nouns = doer.children if doer.dep_ == "agent" else (doer,)
    return next((c for n in nouns for c in n.children if c.dep_ == "amod" and c.lower_ in _SUSPECTED), None)


_SUSPECTED = frozenset({"suspected", "presumed", "alleged", "supposed"})


def _before(child: Token, verb: Token) -> bool:
    return child.dep_ in ("preconj", "advmod", "cc") and child.i < verb.i


def _only(negation: Token) -> bool:
    """Tell whether a negation is of "not only", "not just"."""
    after = negation.nbor(1) if negation.i + 1 < len(negation.doc) else None
    return after is not None and after.lower_ in ("only", "just", "merely", "long")


def _none(noun: Token) -> Token | None:
    """Return the word by which a subject or object is nobody or nothing."""
    if noun.lower_ in ("nobody", "none", "nothing", "neither"):
        return noun
    return next((c for c in noun.children if c.dep_ in ("det", "neg") and c.lower_ in ("no", "neither")), None)


def _of_auxiliaries(book: Codebook, verb: Token) -> Iterator[Effect]:
    past, denied = perfect(verb), any(c.dep_ == "neg" for c in verb.children)
    for cue in auxiliaries(verb):
        lower = cue.lower_
        if lower.endswith("n't"):
            yield Effect("denies", cue)
        if denied and not past and lower in ("could", "can", "ca"):
            continue  # "could not take the town": they were unable to
        if lower in book.word_set("possible"):
            if not past:
                yield Effect("expected", cue)
            yield Effect("hedges", cue)
        elif lower in book.word_set("able") or (lower in ("would", "'d") and past):
            yield Effect("hypothetical", cue)
        elif lower in book.word_set("future"):
            yield Effect("hypothetical" if _conditioned(book, verb) else "expected", cue)


def _conditioned(book: Codebook, verb: Token) -> bool:
    """Tell whether a condition hangs on a verb ("would strike if ...")."""
    clauses = [c for c in verb.children if c.dep_ == "advcl"]
    return any(
        m.lower_ in book.word_set("conditional") for c in clauses for m in c.children if m.dep_ in ("mark", "advmod")
    )


def of_tense(verb: Token, *, reported: bool, title: bool, spoken: bool) -> Iterator[Effect]:
    """Yield that a verb's tense makes its event one that goes on.

    A past progressive does so in reported speech ("said that they were advancing"); a headline's present tells what is
    over, as does that of an act of speech.
    """
    marks = {c.lower_ for c in auxiliaries(verb)}
    if verb.tag_ == "VBG":
        going = (bool(marks & _NOW) and "had" not in marks) or (reported and bool(marks & {"was", "were"}))
        alone = verb.dep_ == "ROOT" or (verb.dep_ == "acl" and not _told_as_over(verb))
        if going or (not marks and not spoken and alone):
            yield Effect("ongoing", verb)
    elif verb.tag_ in ("VBP", "VBZ") and not title and not spoken:
        yield Effect("ongoing", verb)
    elif verb.tag_ == "VBN" and "being" in marks and not marks & {"was", "were"}:
        yield Effect("ongoing", next(c for c in auxiliaries(verb) if c.lower_ == "being"))
    elif verb.lemma_.lower() in ("begin", "start", "resume", "launch") and marks & {"has", "have"}:
        yield Effect("ongoing", verb)


def _told_as_over(participle: Token) -> bool:
    """Tell whether the clause about a participle beside a noun is in a past tense ("a truck carrying arms was hit")."""
    above = governor(participle)
    return above is not None and (above.tag_ == "VBD" or any(c.tag_ == "VBD" for c in auxiliaries(above)))


def _written(adjective: Token) -> str:
    """Return an adjective in lower case, "so-called" as one word."""
    return "so-called" if adjective.lower_ == "called" else str(adjective.lower_)


def _was_done(book: Codebook, noun: Token) -> bool:
    """Tell whether a verb in the past says of a noun that it took place ("carried out a planned ambush")."""
    verb = noun.head
    past = verb.tag_ in ("VBD", "VBN") and not any(c.tag_ == "MD" for c in auxiliaries(verb))
    return noun.dep_ in ("dobj", "nsubjpass") and past and verb.lemma_.lower() in book.word_set("carrying")


def of_noun(book: Codebook, noun: Token) -> Iterator[Effect]:
    """Yield what the adjectives and determiners of an event noun do to it."""
    for child in noun.children:
        if child.dep_ not in _BESIDE:
            continue
        lower = _written(child)
        if lower in ("no", "neither"):
            yield Effect("denies", child)
        elif lower in book.word_set("any"):
            yield Effect("hypothetical", child)
        elif lower in book.word_set("undone"):
            yield Effect("undone", child)
        if lower in book.word_set("upcoming") and not (lower == "planned" and _was_done(book, noun)):
            yield Effect("expected", child)
        if lower in book.word_set("hedge"):
            yield Effect("hedges", child)
        if lower in book.word_set("going_on"):
            yield Effect("ongoing", child)
