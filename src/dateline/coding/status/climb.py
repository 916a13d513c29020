"""Words that govern an event: the way from it up to the verb of its sentence, each step with what its governor does."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.codebook import Codebook
from dateline.coding.status.clause import auxiliaries, of_noun, of_verb, perfect
from dateline.coding.status.effects import Effect
from dateline.coding.syntax import is_passive, is_verb
from dateline.coding.tokens import Token

STEPS = 6
"""How many governors are asked at most."""
_CONTENT = frozenset({"ccomp", "xcomp", "oprd", "acomp", "advcl", "acl", "pcomp", "csubj", "csubjpass"})
_ARGUMENT = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "oprd", "dative"})


def of_governors(book: Codebook, event: Token) -> Iterator[Effect]:
    """Yield what the words above an event do to it, the nearest first."""
    at = event
    for _ in range(STEPS):
        above, effects, onward = _step(book, at)
        yield from effects
        if above is None or not onward:
            return
        yield from of_verb(book, above) if is_verb(above) else of_noun(book, above)
        at = above


_Step = tuple[Token | None, list[Effect], bool]
_END: _Step = (None, [], False)


def _step(book: Codebook, at: Token) -> _Step:
    """Return the governor of a word, its effects on it, and whether what governs that one tells of the event too."""
    head = at.head
    if head.i == at.i:
        return _END
    if at.dep_ == "conj":
        return _conjunct(at, head)
    if at.dep_ == "ccomp" and any(c.dep_ == "nsubj" and c.tag_ == "WP" for c in at.children):
        return _END  # "it remains unknown who attacked": that somebody did is taken for granted
    if at.dep_ in ("pobj", "pcomp") or (at.dep_ == "prep" and is_verb(at)):
        return _by_preposition(book, at, head)
    if is_verb(at) and any(
        c.dep_ in ("mark", "advmod") and c.lower_ in book.word_set("conditional") for c in at.children
    ):
        return _END
    if at.pos_ == "ADJ" and at.dep_ in ("acomp", "oprd") and is_verb(head):
        return head, [], True
    if is_verb(at) and (at.dep_ in _CONTENT or (at.dep_ == "relcl" and _that(at))):
        return _by_clause(book, at, head)
    if not is_verb(at) and at.dep_ in _ARGUMENT and is_verb(head):
        return _by_argument(book, at, head)
    if not is_verb(at) and at.dep_ in ("compound", "nmod", "amod") and not is_verb(head):
        return head, list(_of_nouns(book, head)), _lemma(head) in book.word_set("attempts")
    return _END


def _conjunct(at: Token, head: Token) -> _Step:
    """Follow a verb that goes on from another without subject or auxiliary of its own to that one."""
    own = any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for c in at.children)
    shares = at.tag_ == head.tag_ if is_verb(at) else not is_verb(head)
    return (head, [], True) if shares and not own else _END


def _lemma(token: Token) -> str:
    return str(token.lemma_).lower()


def _infinitive(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.lower_ == "to" and c.dep_ == "aux"), None)


def _by_clause(book: Codebook, at: Token, head: Token) -> _Step:
    """Follow a clause to the verb, adjective or noun that governs it."""
    to, words, lemma = _infinitive(at), book.word_set, _lemma(head)
    if at.dep_ == "advcl" and at.tag_ in ("VBG", "VBN") and to is None and lemma == "deny":
        return head, [Effect("denies", head)], False  # "denied on Friday having lost the town"
    if at.dep_ == "advcl":
        return (head, [Effect("expected", to)], False) if to is not None and not _done_after(at) else _END
    if at.dep_ in ("acl", "relcl") or not (is_verb(head) or head.pos_ in ("ADJ", "ADV")):
        return _by_noun_clause(book, at, head, to)
    if (
        to is not None
        and lemma in words("carrying")
        and any(c.dep_ == "dobj" for c in head.children)
        and lemma in _OWN_OBJECT
    ):
        return head, [Effect("expected", to)], False
    if to is not None and (yet := _yet(head)) is not None:
        return head, [Effect("denies", yet)], False
    if lemma == "go" and to is not None and head.tag_ == "VBG":
        return head, [Effect("expected", head)], True
    if lemma in words("confirming") and (silent := _silent(head)) is not None:
        return head, [Effect("hypothetical", silent)], False
    effects = _of_verbs(book, head, at)
    said = at.dep_ == "ccomp" and not effects
    if not effects and lemma == "be" and to is not None:
        effects.append(Effect("expected", to))
    if not effects and lemma in ("have", "need") and to is not None and head.tag_ in ("VBP", "VBZ", "VB"):
        effects.append(Effect("hypothetical", to))
    if said:
        effects = [e for c in head.children if c.dep_ == "nsubj" for e in of_noun(book, c) if e.kind == "hedges"]
    return head, effects, (not said or lemma in words("carrying")) and not _neither(head)


_OWN_OBJECT = frozenset({"begin", "start", "resume", "continue", "launch", "use", "carry", "conduct", "mount", "stage"})
"""Verbs whose infinitive beside an object is what for ("began an advance to isolate the town")."""


def _done_after(verb: Token) -> bool:
    """Tell whether an infinitive tells what came of it ("only to lose it", "went on to take")."""
    return any(c.lower_ == "only" for c in verb.children) or any(c.lower_ == "have" for c in auxiliaries(verb))


def _of_verbs(book: Codebook, head: Token, at: Token) -> list[Effect]:
    """Return what a verb or adjective does to its complement, by the first class of words that it is of."""
    words, lemma = book.word_set, _lemma(head)
    names = {lemma, head.lower_, _phrasal(head)}
    if names & words("deny"):
        return [Effect("hypothetical" if _neither(head) else "denies", head)]
    if lemma in words("hedge_passive") and is_passive(head):
        return [Effect("hedges", head)]
    if lemma in ("likely", "unlikely"):
        return [Effect("expected", head), Effect("hedges" if lemma == "likely" else "denies", head)]
    asks = (
        lemma in words("asked")
        and (lemma != "call" or _called_on(head))
        and (at.dep_ != "ccomp" or at.tag_ == "VB" or _subjunctive(at, lemma))
    )
    if names & words("imagined") or asks:
        return [Effect("hypothetical", head)]
    if lemma in words("intended") and at.dep_ != "ccomp" and (_infinitive(at) is not None or at.dep_ == "xcomp"):
        tried = lemma in words("attempts")
        if tried and (lost := _in_vain(book, head)) is not None:
            return [Effect("attempted", head), Effect("denies", lost)]
        return [] if perfect(at) else [Effect("attempted" if tried else "expected", head)]
    if lemma in words("hoped"):
        return [Effect("expected", head)]
    if lemma in words("hedge_verbs"):
        return [Effect("hedges", head)]
    return [Effect("ongoing", head)] if lemma in words("going_on") else []


def _subjunctive(verb: Token, asked: str) -> bool:
    """Tell whether a bare verb is what is asked for ("demanded that they leave")."""
    return asked in ("demand", "request", "urge", "recommend") and verb.tag_ == "VBP" and not auxiliaries(verb)


def _in_vain(book: Codebook, verb: Token) -> Token | None:
    """Return the word that tells that what was tried did not come off ("tried to ..., but were repelled")."""
    for child in verb.children:
        if child.dep_ == "conj" and is_verb(child) and child.i > verb.i:
            lemma = _lemma(child)
            if lemma == "fail" or (is_passive(child) and lemma in book.word_set("thwarting")):
                return child
        if child.dep_ == "advmod" and child.lower_ in ("unsuccessfully", "vainly"):
            return child
        if child.dep_ == "prep" and child.lower_ == "in" and any(c.lower_ == "vain" for c in child.children):
            return child
    return None


def _silent(verb: Token) -> Token | None:
    """Return the word by which somebody does not confirm what a verb governs ("would not confirm", "declined to")."""
    if verb.dep_ == "xcomp" and _lemma(verb.head) in ("refuse", "decline"):
        return verb.head
    return next((c for c in verb.children if c.dep_ == "neg"), None)


def _yet(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.lower_ == "yet"), None)


def _phrasal(verb: Token) -> str:
    """Return a verb with its particle ("rule out")."""
    particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), "")
    return f"{_lemma(verb)} {particle}".strip()


def _neither(verb: Token) -> bool:
    """Tell whether a denial is itself denied by "neither ... nor", which leaves the matter open."""
    return any(c.lower_ in ("neither", "nor") for c in (*verb.children, *verb.head.children))


def _called_on(verb: Token) -> bool:
    return any(c.lower_ in ("on", "upon", "for") for c in verb.children)


def _by_noun_clause(book: Codebook, at: Token, head: Token, to: Token | None) -> _Step:
    """Follow a clause to its noun: "the plan to attack", "no evidence that they attacked", "the first to arrive"."""
    effects = list(_of_nouns(book, head))
    if not effects and to is not None and at.dep_ in ("acl", "xcomp", "advcl"):
        first = any(c.dep_ == "amod" and c.lower_ in _FIRST for c in (*head.children, head))
        effects = [] if first or head.lower_ in _FIRST else [Effect("expected", to)]
    if at.dep_ == "acl" and to is None and not _that(at):
        return _END
    if (
        to is not None
        and head.dep_ == "dobj"
        and _lemma(head.head) in ("carry", "execute", "obey", "fulfil", "fulfill")
    ):
        return head, [], False
    if (false := _called_false(book, head)) is not None:
        return head, [Effect("denies", false)], False
    return head, effects, bool(effects) or _lemma(head) in book.word_set("report_nouns")


def _called_false(book: Codebook, noun: Token) -> Token | None:
    """Return the word by which a report or claim is said to be untrue ("the allegation that ... is false")."""
    verb = noun.head
    if noun.dep_ != "nsubj" or _lemma(verb) != "be" or _lemma(noun) not in book.word_set("report_nouns"):
        return None
    if any(c.dep_ == "neg" for c in verb.children):
        return None
    return next((c for c in verb.children if c.dep_ in ("acomp", "attr") and c.lower_ in book.word_set("untrue")), None)


_FIRST = frozenset({"first", "last", "second", "third", "only", "latest", "next"})


def _that(clause: Token) -> bool:
    return any(c.dep_ == "mark" for c in clause.children)


def _of_nouns(book: Codebook, noun: Token) -> Iterator[Effect]:
    """Yield what a noun does to its complement."""
    words, lemma = book.word_set, _lemma(noun)
    none = next((c for c in noun.children if c.dep_ in ("det", "neg") and c.lower_ in ("no", "any")), None)
    if lemma in words("deny_nouns"):
        yield Effect("denies", noun)
    elif none is not None and none.lower_ == "no" and lemma == "doubt":
        return
    elif none is not None and none.lower_ == "no" and lemma in words("evidence") - words("intended_nouns"):
        yield Effect("denies", none)
    elif lemma in words("attempts"):
        yield Effect("attempted", noun)
    elif lemma in words("intended_nouns"):
        yield Effect("expected", noun)
    elif lemma in words("asked_nouns"):
        yield Effect("hypothetical", noun)
    if lemma in words("hedge_nouns"):
        yield Effect("hedges", noun)


def _by_argument(book: Codebook, at: Token, verb: Token) -> _Step:
    """Follow an event noun to the verb whose subject or object it is."""
    words, lemma = book.word_set, _lemma(verb)
    subject = at.dep_ in ("nsubj", "nsubjpass")
    if at.dep_ == "nsubj" and lemma in words("causes"):
        return verb, [e for e in of_verb(book, verb) if e.kind == "hypothetical" and e.cue.lower_ == "would"], False
    passive = at.dep_ == "nsubjpass"
    if {lemma, _phrasal(verb)} & words("deny") and (not subject or passive or lemma == "fail"):
        return verb, [Effect("denies", verb)], True
    if lemma in words("asked") - words("asked_by_preposition") and (not subject or passive):
        return verb, [Effect("hypothetical", verb)], True
    if (
        lemma in words("scheduled")
        and (not subject or passive)
        and not (lemma == "face" and verb.tag_ in ("VBD", "VBN"))
    ):
        return verb, [Effect("expected", verb)], True
    if lemma in words("going_on"):
        return verb, [Effect("ongoing", verb)], True
    if subject and lemma == "be":
        return _of_predicate(book, verb)
    if lemma in words("hedge_passive") and passive:
        return verb, [Effect("hedges", verb)], True
    return (verb, [], True) if lemma in words("carrying") else _carried(book, at, verb)


def _of_predicate(book: Codebook, verb: Token) -> _Step:
    """Read what an event is said to be: "a priority", "imminent", "unlikely"."""
    effects: list[Effect] = []
    for child in verb.children:
        if child.dep_ == "xcomp" and verb.tag_ in ("VBP", "VBZ") and _infinitive(child) is not None:
            effects.append(Effect("expected", child))
        elif child.dep_ == "attr" and _lemma(child) not in book.word_set("deed_nouns"):
            effects += _of_nouns(book, child)
        elif child.dep_ == "acomp":
            ahead = child.lower_ in book.word_set("upcoming") or (
                _lemma(child) in book.word_set("intended") and any(_infinitive(c) for c in child.children)
            )
            effects += [Effect("expected", child)] if ahead else []
            effects += (
                [Effect("denies", child)]
                if child.lower_ in ("impossible", "unlikely", "unnecessary", "false", "untrue")
                else []
            )
            effects += [Effect("ongoing", child)] if child.lower_ in ("ongoing", "underway") else []
    return verb, effects, False


def _carried(book: Codebook, at: Token, verb: Token) -> _Step:
    """Read of an ordinary verb that its event noun is to come ("the strike will hit the depot") or still goes on."""
    beside = list(of_verb(book, verb))
    ahead = [e for e in beside if e.kind in ("expected", "hypothetical") and e.cue.dep_ == "aux"]
    if at.dep_ != "dobj":
        return verb, ahead + [e for e in beside if e.kind == "ongoing"], False
    brings = _lemma(verb) in book.word_set("brings_about")
    return verb, ahead if brings else [], brings and _infinitive(verb) is not None


def _by_preposition(book: Codebook, at: Token, preposition: Token) -> _Step:
    """Follow what stands behind a preposition: "without firing", "a threat of war", "called for talks"."""
    words, above, word = book.word_set, preposition.head, preposition.lower_
    if word in words("unless_done"):
        return above, [Effect("denies", preposition)], False
    if word in words("beyond") and _lemma(at) in ("control", "reach", "hold", "hands"):
        return above, [Effect("denies", preposition)], False
    short = next((t for t in (above, *preposition.children) if t.lower_ in words("short_of")), None)
    if word in ("of", "than") and short is not None:
        return above, [Effect("denies", short)], False
    if above.i == preposition.i:
        return _END
    lemma = _lemma(above)
    if word == "of" and lemma in words("many_of"):
        return above, list(of_noun(book, above)), True
    if word == "of" and lemma in ("verge", "brink", "point", "cusp"):
        return above, [Effect("expected", above)], False
    if word == "from" and above.dep_ == "dobj" and _lemma(above.head) in words("from_ended") | words("deny"):
        return above.head, [Effect("denies", above.head)], True
    if is_verb(above) or above.pos_ == "ADJ":
        return _by_verbs_preposition(book, at, above, word, lemma)
    if word in ("of", "for", "on", "about", "at", "against", "to", "over", "in"):
        effects = list(_of_nouns(book, above)) if word != "in" or lemma in ("case", "event") else []
        passes = (bool(effects) or lemma in words("report_nouns")) and above.dep_ in (
            "dobj",
            "nsubj",
            "nsubjpass",
            "attr",
            "pobj",
        )
        return above, effects, passes
    return _END


def _by_verbs_preposition(book: Codebook, at: Token, verb: Token, word: str, lemma: str) -> _Step:
    words = book.word_set
    if word == "from" and (lemma in words("from_ended") or lemma in words("deny")):
        return verb, [Effect("denies", verb)], True
    if word in ("for", "on") and lemma in words("asked"):
        return verb, [Effect("hypothetical", verb)], True
    planned = lemma in words("intended") - words("intended_without_preposition")
    if planned and word in ("for", "on", "to", "with", "at", "against", "of"):
        return verb, [Effect("expected", verb)], True
    if word == "of" and lemma in words("imagined"):
        return verb, [Effect("hypothetical", verb)], True
    if word in ("of", "with") and lemma in words("hedge_passive"):
        return verb, [Effect("hedges", verb)] if is_passive(verb) or lemma == "suspect" else [], False
    if at.dep_ == "pcomp" and word in ("by", "in", "into", "while"):
        return verb, [], True
    ahead = [e for e in of_verb(book, verb) if e.kind == "expected" and e.cue.dep_ == "aux"]
    return verb, ahead if word in ("with", "by", "through") else [], False  # "will respond with air strikes"


def tensed(book: Codebook, verb: Token) -> Token:
    """Return the verb whose tense is the event's: of an infinitive that was done as its governor was, that governor."""
    at = verb
    for _ in range(STEPS):
        head = at.head
        through = is_verb(head) and _lemma(head) in book.word_set("carrying") and not _yet(head)
        if at.dep_ != "xcomp" or not through:
            return at
        at = head
    return at
