"""A number with the noun phrase that it counts, found word by word: reports lose commas and headlines lose verbs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.coding.figures.quantity import Quantity
from dateline.coding.figures.stretches import Stretch, stretch_at
from dateline.coding.figures.tables import PEOPLE, UNHARMED, Tables, harm_of, singular
from dateline.coding.reading import Reading
from dateline.coding.spans import Spans
from dateline.coding.syntax import token_span
from dateline.coding.tokens import Token
from dateline.model import TimeMention

_OWNERS = frozenset({"of", "the", "his", "their", "its", "her"})
_FILLERS = _OWNERS | {"more", "other", "further", "additional", "different", "them", "these", "those", "our", "such"}
MULTIPLES = frozenset({"twin", "double", "triple"})
"""Numbers that stand before a singular ("twin bombing")."""
_REACH = 9
"""How many words after its number a noun may stand."""


@dataclass(frozen=True, slots=True)
class Group:
    """A number and what it counts: tokens `[first, end)` of the parse, of which the number ends with `last`."""

    quantity: Quantity
    first: int
    last: int
    end: int
    noun: Token | None
    measure: str | None
    """What the noun alone tells."""
    people: bool
    stretch: Stretch = (0, 0)
    """The tokens of its sentence."""
    fate: str | None = None
    """What an adjective tells of those counted ("12 wounded soldiers")."""


def group_of(reading: Reading, quantity: Quantity, known: Tables) -> Group | None:
    """Return the number with the nouns after it; None where no token holds the number."""
    first, last = _tokens(reading, quantity)
    if first is None or last is None:
        return None
    stretch = stretch_at(reading, first.i)
    words = _phrase(reading, last, stretch[1], known)
    noun = _head(words, last, known)
    bare = Group(quantity, first.i, last.i, _after_more(last), None, None, False, stretch)
    if noun is None:
        return bare
    measure = noun_measure(noun, known)
    people = is_people(reading, noun, measure)
    if measure is None and not people and not is_plural(noun) and last.lower_ not in MULTIPLES:
        return bare  # "kills 16 outside bakery": what is counted is plural
    fate = next((f for t in words if t.i < noun.i and (f := _described(t, known))), None)
    return replace(bare, end=noun.i + 1, noun=noun, measure=measure, people=people, fate=fate)


def _after_more(last: Token) -> int:
    """Return the index after a number and the "more" or "others" beside it ("two more died")."""
    after = last.i + 1
    more = after < len(last.doc) and last.doc[after].lower_ in ("more", "others", "other", "further")
    return after + 1 if more else after


def _described(token: Token, known: Tables) -> str | None:
    """Return what an adjective before a noun tells of it; a compound's end tells of others ("rebel-held")."""
    return None if token.i > 0 and token.nbor(-1).text == "-" else harm_of(token, known)


def _tokens(reading: Reading, quantity: Quantity) -> tuple[Token | None, Token | None]:
    first = reading.token_at(quantity.start)
    last = reading.token_at(quantity.end - 1)
    return (first, last) if first is not None and first.idx < quantity.end else (None, None)


def _phrase(reading: Reading, last: Token, stop: int, known: Tables) -> list[Token]:
    """Return the adjectives and nouns right after a number, up to the first word that ends the phrase."""
    found: list[Token] = []
    doc = last.doc
    at = last.i + 1
    while at < min(stop, last.i + 1 + _REACH):
        token = doc[at]
        if (
            token.lower_ in _FILLERS
            and token.lower_ != "all"
            and (not found or token.lower_ not in ("of", "the", "his", "their", "its", "her"))
        ) or (not found and token.lower_ == "out" and token.i + 1 < stop and token.nbor().lower_ == "of"):
            at += 1
            continue
        if token.text in ("(", "["):
            at = _closed(token) + 1
            continue
        if _ends(reading, token, found, known):
            break
        found.append(token)
        at += 1
    return [t for t in found if t.pos_ in ("NOUN", "PROPN", "ADJ", "VERB", "ADV", "NUM") and not t.is_punct]


def _closed(opening: Token) -> int:
    """Return the index of the token that closes a bracket, at most six words on; else of the opening itself."""
    for token in opening.doc[opening.i : opening.i + 7]:
        if token.text in (")", "]"):
            return int(token.i)
    return int(opening.i)


def _ends(reading: Reading, token: Token, found: Sequence[Token], known: Tables) -> bool:
    """Tell whether a token is outside of the noun phrase that `found` begins."""
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if token.text in ("-", "'") or token.tag_ == "POS":
        return not found or (token.text == "-" and bool(found[-1].whitespace_))
    if reading.of_layer("figures.times", reading.times, _spans).overlap(token_span(token)):
        return True
    if token.lemma_.lower() in known.suffering:
        return True
    compound = token.i > 0 and token.nbor(-1).text == "-"
    if harm_of(token, known) and known.nouns.get(singular(token)) is None and not compound:
        return not _before_noun(token, following)
    if found and _complete(found[-1], token, known):
        return True
    if token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM"):
        return token.pos_ == "NUM" and token.lower_.isalpha()
    if token.pos_ == "ADV":
        return following is None or following.pos_ not in ("ADJ", "VERB") or following.tag_ not in ("JJ", "VBN", "VBG")
    return not (token.tag_ in ("VBN", "VBG") and token.dep_ in ("amod", "compound", "nmod") and token.head.i > token.i)


def _spans(times: tuple[TimeMention, ...]) -> Spans:
    return Spans(time.span for time in times)


def _before_noun(token: Token, following: Token | None) -> bool:
    """Tell whether a word of harm describes the noun after it ("12 wounded soldiers")."""
    return (
        following is not None
        and following.pos_ == "NOUN"
        and token.pos_ in ("ADJ", "VERB")
        and token.dep_ in ("amod", "compound", "nmod")
        and token.head.i >= following.i
    )


def _complete(before: Token, token: Token, known: Tables) -> bool:
    """Tell whether a known plural ends the phrase before what is no noun ("civilians Syrian state TV said")."""
    if token.pos_ == "NOUN" or before.text == "-":
        return False
    plural = before.tag_ in ("NNS", "NNPS") or before.lower_.endswith("s") or before.lower_ in ("people", "dead")
    return plural and known.nouns.get(singular(before)) is not None and before.pos_ in ("NOUN", "PROPN")


def _head(words: Sequence[Token], last: Token, known: Tables) -> Token | None:
    nouns = [t for t in words if t.pos_ in ("NOUN", "PROPN") or singular(t) in known.nouns]
    if not nouns:
        return None
    return _parsed_head(last, nouns[-1]) or nouns[-1]


def _parsed_head(last: Token, noun: Token) -> Token | None:
    """Return the noun that the parse makes the head, a little farther on ("production and storage sites")."""
    head = last.head
    if head.pos_ != "NOUN" or not noun.i < head.i <= noun.i + 4:
        return None
    between = last.doc[noun.i + 1 : head.i]
    return (
        head
        if all(t.pos_ in ("NOUN", "CCONJ", "ADJ") for t in between) and any(t.pos_ == "CCONJ" for t in between)
        else None
    )


def is_plural(noun: Token) -> bool:
    """Tell whether a noun is in the plural, by its tag or, of a name, by its ending."""
    return noun.tag_ in ("NNS", "NNPS") or (noun.pos_ == "PROPN" and noun.lower_ != singular(noun))


def noun_measure(noun: Token, known: Tables) -> str | None:
    """Return the measure that counts a noun, by two words before by one."""
    word = singular(noun)
    if word == "bomber" and noun.i > 0 and any(c.isdigit() for c in noun.nbor(-1).text):
        return "aircraft"  # "Tu-22M3 bombers", beside "two ISIS bombers"
    if word == "bomber" and noun.i > 1 and noun.nbor(-1).text == "-" and noun.nbor(-2).lower_ == "fighter":
        return "aircraft"
    if noun.i > 0 and (pair := known.nouns.get(f"{singular(noun.nbor(-1))} {word}")):
        return pair
    return known.nouns.get(word) or known.nouns.get(noun.lower_)


def is_people(reading: Reading, noun: Token, measure: str | None) -> bool:
    """Tell whether a noun stands for people: by its measure or class, or as a name of a nation's or faith's members."""
    if measure is not None:
        return measure in PEOPLE
    words = reading.codebook.word_set("event_force") | reading.codebook.word_set("event_person")
    return singular(noun) in words or noun.ent_type_ in ("NORP", "PERSON") or noun.tag_ == "NNPS"


def with_borrowed_nouns(groups: Sequence[Group]) -> list[Group]:
    """Give "10 Kurdish" of "10 Kurdish and two Arab fighters" the noun of the number after it."""
    out = list(groups)
    for index in range(len(out) - 2, -1, -1):
        group, after = out[index], out[index + 1]
        if group.noun is not None or after.noun is None or not after.people or group.end > after.first:
            continue
        between = after.noun.doc[group.end : after.first]
        if (
            between
            and between[-1].lower_ in ("and", "or", "to")
            and all(t.pos_ in ("ADJ", "PROPN", "CCONJ") for t in between)
            and len(between) > 1
        ):
            out[index] = replace(
                group, measure=after.measure if after.measure in UNHARMED else None, people=True, end=between[-1].i
            )
    return out
