"""People counted without a number: "a soldier", "her husband", "a man woman and child"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.coding.figures.groups import Group, is_people, noun_measure
from dateline.coding.figures.quantity import Quantity
from dateline.coding.figures.stretches import stretch_at, stretches
from dateline.coding.figures.tables import Tables, harm_of, singular
from dateline.coding.reading import Reading
from dateline.coding.tokens import Token

_ARTICLES = frozenset({"a", "an", "another"})
_OWNERS = frozenset({"his", "her", "their", "its"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_REACH = 9
_THINGS = frozenset({"vehicles", "aircraft", "weapons"})
"""Measures of things of which one counts where it was destroyed or taken ("a tank was destroyed")."""


def singles(reading: Reading, known: Tables, taken: Sequence[Group]) -> Iterator[Group]:
    """Yield those counted by an article or owner, or by a bare noun of a headline, in sentences that tell harm."""
    numbered = {i for g in taken for i in range(g.first, g.end)}
    numbered |= {t.i for a in reading.attributions if a.source for t in reading.tokens_in(a.source)}
    for stretch in stretches(reading):
        sentence = reading.doc[slice(*stretch)]
        if not any(harm_of(t, known) or singular(t) in known.deeds for t in sentence if t.is_alpha):
            continue
        title = reading.passage_kind(sentence[0].idx) == "title"
        for token in sentence:
            if token.i in numbered:
                continue
            opens = token.lower_ in _ARTICLES or token.lower_ in _OWNERS
            if opens and _by(token):
                continue
            if opens or (title and _bare(token, stretch[0], known)):
                found = _single(reading, token, known, opens)
                if found is not None and not any(i in numbered for i in range(found.first, found.end)):
                    yield found


def things(reading: Reading, known: Tables, taken: Sequence[Group]) -> Iterator[Group]:
    """Yield the single vehicles, aircraft and arms that were destroyed or taken ("seized a rifle and a pistol")."""
    numbered = {i for g in taken for i in range(g.first, g.end)}
    verbs, deeds = reading.codebook.word_set("figure_taking"), reading.codebook.word_set("figure_taken")
    for token in reading.tokens:
        if token.lower_ not in _ARTICLES or token.i in numbered or token.dep_ != "det":
            continue
        noun = token.head
        measure = noun_measure(noun, known) if noun.tag_ in ("NN", "NNP") and noun.i > token.i else None
        if measure in _THINGS and _is_taken(noun, verbs, deeds):
            quantity = Quantity(token.idx, token.idx + len(token.text), 1, 1, False, "thing")
            yield Group(quantity, token.i, token.i, noun.i + 1, noun, measure, False, stretch_at(reading, token.i))


def _is_taken(noun: Token, verbs: frozenset[str], deeds: frozenset[str]) -> bool:
    """Tell whether a verb or noun of destroying or taking has a noun for its object, across a list."""
    at = noun
    while at.dep_ in ("conj", "appos") and at.head.i < at.i and at.head.pos_ in ("NOUN", "PROPN"):
        at = at.head
    if at.dep_ in ("dobj", "nsubjpass"):
        verb = at.head.lemma_.lower()
        return verb in verbs and not (verb == "hit" and at.dep_ == "dobj" and at.lower_ in ("mine", "landmine"))
    return at.dep_ == "pobj" and at.head.lower_ == "of" and at.head.head.lemma_.lower() in deeds


def _by(article: Token) -> bool:
    """Tell whether somebody did it rather than suffered it ("wounded by a sniper")."""
    return article.i > 0 and article.nbor(-1).lower_ == "by"


def _bare(token: Token, start: int, known: Tables) -> bool:
    """Tell whether a headline's noun phrase without article begins here ("kills soldier")."""
    if not token.is_alpha or harm_of(token, known):
        return False
    if token.i == start:
        return True
    before = token.nbor(-1)
    return (harm_of(before, known) is not None and before.pos_ in ("VERB", "AUX")) or before.lemma_.lower() == "leave"


def _single(reading: Reading, token: Token, known: Tables, opens: bool) -> Group | None:
    """Return those whom an article and the nouns after it count, one for each singular noun for people in a row."""
    doc, stretch = token.doc, stretch_at(reading, token.i)
    stop = min(stretch[1], token.i + 1 + _REACH)
    at, people, noun = token.i + int(opens), 0, None
    while at < stop and (
        doc[at].pos_ in ("NOUN", "PROPN", "ADJ", "VERB", "ADV") or doc[at].text == "-" or _age(doc[at])
    ):
        word = doc[at]
        if word.tag_ in ("NNS", "NNPS") or (harm_of(word, known) and not known.nouns.get(singular(word))):
            break
        if _person(reading, word, known):
            people, noun = people + 1, word
        elif noun is not None and word.pos_ != "NOUN":
            break
        elif word.pos_ == "NOUN":
            noun, people = None, 0
        at += 1
    if noun is None or noun.lower_ in ("life", "death") or _acts(noun, known) or _describes_name(noun):
        return None
    after = doc[noun.i + 1 : noun.i + 3]
    if len(after) > 1 and after[0].lower_ == "and" and _person(reading, after[1], known):
        noun, people = after[1], people + 1
    else:
        people = 1
    if len(after) > 1 and after[0].lower_ == "of" and after[1].like_num:
        return None
    if len(after) > 0 and after[0].text == "-":
        return None
    quantity = Quantity(token.idx, token.idx + len(token.text), people, people, False, "single")
    last = token.i if opens else max(token.i - 1, 0)
    return Group(quantity, token.i, last, noun.i + 1, noun, noun_measure(noun, known), True, stretch)


def _age(token: Token) -> bool:
    """Tell whether a token is the number of years of an age ("an 8-year-old girl")."""
    return token.like_num and token.i + 1 < len(token.doc) and token.nbor().text == "-"


def _acts(noun: Token, known: Tables) -> bool:
    """Tell whether a noun is the subject of a verb that harms nobody ("killing four people, a local official said")."""
    verb = noun.head
    return noun.dep_ == "nsubj" and verb.i > noun.i and verb.tag_ in _FINITE and harm_of(verb, known) is None


def _describes_name(noun: Token) -> bool:
    """Tell whether a noun only says who somebody is that is told by name ("Ann Lee, a nurse")."""
    return noun.dep_ == "appos" and noun.head.pos_ == "PROPN" and noun.head.i < noun.i


def _person(reading: Reading, word: Token, known: Tables) -> bool:
    measure = noun_measure(word, known)
    return word.tag_ in ("NN", "NNP") and measure is not None and is_people(reading, word, measure)
