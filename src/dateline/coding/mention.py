"""How an event is mentioned: told anew, or taken up again by a word that adds nothing ("the attack", "these raids")."""

from __future__ import annotations

from bisect import bisect_right

from dateline.coding.drafts import Draft
from dateline.coding.reading import Reading
from dateline.coding.syntax import is_verb
from dateline.coding.tokens import Token

REACH = 3
"""Over how many sentences a toll that names no event of its own still belongs to the last one."""
CUMULATIVE = 2000
"""From how many killed on a toll is a war's and no single event's."""
_DEFINITE = frozenset({"the", "this", "these", "that", "those", "both", "its", "their", "his"})


def is_noun(reading: Reading, draft: Draft) -> bool:
    """Tell whether the event is named by a noun."""
    return not is_verb(reading.tokens[draft.event.token])


def in_title(reading: Reading, draft: Draft) -> bool:
    """Tell whether the event is named in a title of the text."""
    return reading.passage_kind(draft.event.trigger.start) == "title"


def refers_back(reading: Reading, draft: Draft) -> bool:
    """Tell whether the trigger is a noun that takes up what was told before ("the attack")."""
    token = reading.tokens[draft.event.token]
    words = _before(token)
    return is_noun(reading, draft) and not words.isdisjoint(_DEFINITE) and words.isdisjoint(_anew(reading))


def is_anew(reading: Reading, draft: Draft) -> bool:
    """Tell whether the words tell of another event of the kind ("a second blast", "another shell hit the market")."""
    token = reading.tokens[draft.event.token]
    if is_noun(reading, draft):
        named, added = [token], _is_one_of_many(reading, token)
    else:
        named = [c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")]
        ruling = token.head if token.dep_ == "xcomp" else token
        added = "also" in _before(ruling) and not is_toll(reading, draft)
    if added or any(not _before(t).isdisjoint(_anew(reading)) for t in named):
        return True
    return _elsewhere(reading, token) or _is_habit(reading, token) or _is_cause(reading, token)


def _is_cause(reading: Reading, token: Token) -> bool:
    """Tell whether a noun names what another event answers or comes of ("in revenge for the killing of")."""
    prep = token.head
    if token.dep_ != "pobj" or prep.i == 0:
        return False
    return prep.nbor(-1).lemma_.lower() in reading.codebook.word_set("event_causing")


def is_set_within(reading: Reading, draft: Draft) -> bool:
    """Tell whether a clause says that it tells of the event told before ("in the attack, shells hit the school")."""
    token = reading.tokens[draft.event.token]
    nouns = reading.codebook.word_set("event_taking_up") | reading.codebook.word_set("event_course")
    preps = (c for c in token.children if c.dep_ == "prep" and c.lower_ in ("in", "during"))
    told = (o for prep in preps for o in prep.children if o.dep_ == "pobj" and o.lemma_.lower() in nouns)
    return not is_noun(reading, draft) and any(
        not (words := _before(o)).isdisjoint(_DEFINITE) and words.isdisjoint(_anew(reading)) for o in told
    )


def is_of_ones_past(reading: Reading, one: Draft, other: Draft) -> bool:
    """Tell whether one of two tells of the past of whom the other befell ("who had survived a raid in May")."""
    clauses = (_past_of(reading, one), _past_of(reading, other))
    if clauses[0] is clauses[1] or (clauses[0] and clauses[1] and clauses[0].i == clauses[1].i):
        return False
    past = clauses[0] or clauses[1]
    whose = reading.tokens[(other if clauses[0] else one).event.token]
    return past is not None and whose.sent.start == past.sent.start and whose not in past.subtree


def _past_of(reading: Reading, draft: Draft) -> Token | None:
    """Return the verb of the clause with "who" in which an event is told by the past perfect or with its own time."""
    at = reading.tokens[draft.event.token]
    while at.head.i != at.i:
        if at.dep_ == "relcl" and any(c.dep_ in ("nsubj", "nsubjpass") and c.lower_ == "who" for c in at.children):
            perfect = any(c.dep_ == "aux" and c.lower_ == "had" for c in at.children)
            return at if perfect or draft.own_time is not None else None
        at = at.head
    return None


def is_introduced(reading: Reading, draft: Draft) -> bool:
    """Tell whether a noun brings an event up as new to the reader ("an air strike")."""
    return is_noun(reading, draft) and not _before(reading.tokens[draft.event.token]).isdisjoint({"a", "an"})


def is_of_kind(reading: Reading, draft: Draft) -> bool:
    """Tell whether a mention speaks of the kind and of no event ("such attacks", "each strike")."""
    kinds = reading.codebook.word_set("event_any")
    return is_noun(reading, draft) and not _before(reading.tokens[draft.event.token]).isdisjoint(kinds)


def _is_habit(reading: Reading, token: Token) -> bool:
    """Tell whether a verb, or that of a noun, tells what has happened often ("has been bombed several times")."""
    verb = token if is_verb(token) else token.head
    told = {c.lower_ for c in (*verb.children, *token.children) if c.dep_ in ("advmod", "npadvmod")}
    return not told.isdisjoint(reading.codebook.word_set("event_habit"))


def _is_one_of_many(reading: Reading, token: Token) -> bool:
    """Tell whether a noun stands for many, of which what was told is but one ("the latest in a series of attacks")."""
    whole = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token
    return whole.lower_ in reading.codebook.word_set("event_series") and not _before(whole).isdisjoint({"a", "an"})


def _before(token: Token) -> set[str]:
    return {c.lower_ for c in token.children if c.i < token.i}


def _anew(reading: Reading) -> frozenset[str]:
    return reading.codebook.word_set("event_anew")


def _elsewhere(reading: Reading, token: Token) -> bool:
    """Tell whether a sentence opens by turning to something else ("Elsewhere, ...", "In a separate incident, ...")."""
    first = token.sent[:4]
    words = {t.lower_ for t in first}
    return first[0].lower_ in reading.codebook.word_set("event_elsewhere") or (
        first[0].lower_ == "in" and not words.isdisjoint(_anew(reading))
    )


def names_itself(reading: Reading, draft: Draft) -> bool:
    """Tell whether a noun says by itself which event it is ("the murder of the bishop", "the raids on Alpha")."""
    token = reading.tokens[draft.event.token]
    told = {c.dep_ for c in token.children} & {"prep", "poss", "compound"}
    return is_noun(reading, draft) and bool(told)


def adds_nothing(reading: Reading, draft: Draft) -> bool:
    """Tell whether a mention only takes an event up: a noun with "the" that tells no figure, place or time of it."""
    return refers_back(reading, draft) and not (draft.amounts or draft.own_place or draft.own_time)


def is_predicate(reading: Reading, draft: Draft) -> bool:
    """Tell whether the clause is about the event, which is its subject or the object of a verb that carries it."""
    token = reading.tokens[draft.event.token]
    return token.dep_ in ("nsubj", "nsubjpass", "ROOT", "attr") or draft.event.clause.end > token.head.idx > token.idx


def is_toll(reading: Reading, draft: Draft) -> bool:
    """Tell whether a draft only tells what harm was done, whatever type it was given."""
    lemma = reading.tokens[draft.event.token].lemma_.lower()
    return draft.type == "casualties" or lemma in reading.codebook.word_set("event_harm")


def is_of_the_victims(reading: Reading, draft: Draft) -> bool:
    """Tell whether a toll takes up victims that were told of before ("those killed", "the dead", "the death toll")."""
    token = reading.tokens[draft.event.token]
    words = {c.lower_ for c in token.children if c.i < token.i}
    heads = {token.head.lower_} if token.dep_ in ("acl", "relcl") and token.head.i == token.i - 1 else set()
    return is_toll(reading, draft) and not (words | heads).isdisjoint(_DEFINITE)


def is_cumulative(draft: Draft) -> bool:
    """Tell whether a toll is that of a war rather than of one event."""
    return any(f.measure == "killed" and (f.low or f.high or 0) >= CUMULATIVE for f in draft.amounts)


def sentence_of(reading: Reading, token: int) -> int:
    """Return the number of the sentence of a token, told by its index."""
    starts = reading.memo.get("mention.starts")
    if not isinstance(starts, list):
        starts = reading.memo["mention.starts"] = [t.i for t in reading.tokens if t.is_sent_start]
    return bisect_right(starts, token)


def sentences_between(reading: Reading, a: Draft, b: Draft) -> int:
    """Return how many sentences begin from one event up to the other, that of the first among them if it opens one."""
    first, last = sorted((a.event.token, b.event.token))
    return sentence_of(reading, last) - sentence_of(reading, first - 1)


def sentences_since(reading: Reading, earlier: Draft, later: Draft) -> int:
    """Return how many sentences begin from the last telling of an earlier event up to a later one."""
    before = [e.start for e in earlier.evidence if e.start < later.event.trigger.start]
    last = reading.token_at(max(before, default=earlier.event.trigger.start))
    assert last is not None
    return abs(sentence_of(reading, later.event.token) - sentence_of(reading, last.i))
