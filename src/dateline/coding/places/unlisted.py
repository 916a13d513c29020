"""Names that no gazetteer lists and that the words about them alone tell to be a place's: they have no point."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from dateline.coding.places.evidence import falls, report_of, stands_within
from dateline.coding.places.lexicon import lexicon
from dateline.coding.places.names import SHORTEST, Name
from dateline.coding.reading import Reading
from dateline.coding.syntax import span_of
from dateline.coding.tokens import Token

_LINKS = frozenset({"-", "de", "del", "la", "las", "los", "el", "al", "du", "des", "da", "dos", "of", "the", "and"})
"""Small words within a name; one at its end is none of it."""
_OF_PEOPLE_TOO = frozenset({"seize", "leave", "reach", "lose", "raid"})
"""Verbs of what is done to places that may be done to a person too."""
_OF_NO_PERSON = frozenset({"in", "at", "to", "into", "towards"})
"""Prepositions of place that no person stands after, in the sense of a place."""
_NO_PLACE = frozenset({"DATE", "TIME", "LANGUAGE", "EVENT", "LAW", "MONEY", "WORK_OF_ART"})
"""Labels by which the parser tells that a name is no place's, wherever it stands."""


def unlisted(reading: Reading, taken: set[int]) -> Iterator[Name]:
    """Yield the names that the words about them call a town ("the village of X") or that something is in ("in X").

    `taken` are the tokens of the names that are known; those of a name that is given out are added to it.
    """
    for tokens in (*_called(reading), *_within(reading)):
        if not any(t.i in taken for t in tokens) and not no_name(reading, tokens):
            span = span_of(tokens)
            yield Name(tokens, span, span.of(reading.text), ())
            taken.update(t.i for t in tokens)


def harmed(reading: Reading, head: Token) -> bool:
    """Tell whether what a name's head names was killed, taken or arrested, as only a person is ("the murder of X")."""
    book = reading.codebook
    if head.dep_ in ("dobj", "nsubjpass"):
        return head.head.lemma_.lower() in book.word_set("place_harming_verbs")
    if head.dep_ == "pobj" and head.head.lower_ == "of":
        return head.head.head.lemma_.lower() in book.word_set("place_harming_nouns")
    return False


def no_name(reading: Reading, tokens: Sequence[Token]) -> bool:
    """Tell whether the words are no name: common ones, one in capitals alone, or what never names a place."""
    never = reading.codebook.word_set("place_never")
    words = [t for t in tokens if t.is_alpha]
    if len(words) == 1 and words[0].lemma_.lower() in reading.codebook.word_set("event_force"):
        return True
    if reading.text[tokens[0].idx : tokens[-1].idx + len(tokens[-1].text)].lower() in lexicon(reading.codebook).others:
        return True
    if not words or all(t.lower_ in never or reading.is_common(t.lower_) for t in words):
        return True
    return len(words) == 1 and (words[0].text.isupper() or len(words[0].text) < SHORTEST)


def _called(reading: Reading) -> Iterator[tuple[Token, ...]]:
    """Yield the runs of capitalised words after "the town of" and before "village"."""
    book, doc = reading.codebook, reading.doc
    after = book.word_set("place_called")
    before = book.word_set("place_town_features") | after
    for noun in reading.tokens:
        if noun.lower_ not in before:
            continue
        if noun.i + 2 < len(doc) and doc[noun.i + 1].lower_ == "of":
            yield from _listed(doc[noun.i + 2], book.word_set("place_titles"))
        elif noun.lower_ in after and noun.text.islower():
            yield from _run_before(noun)


def _run_before(noun: Token) -> Iterator[tuple[Token, ...]]:
    """Yield the capitalised words before a noun, but not those at the head of a sentence alone."""
    doc, start = noun.doc, noun.i
    while start > noun.sent.start and (
        _is_place_like(doc[start - 1]) or (start < noun.i and doc[start - 1].lower_ in _LINKS)
    ):
        start -= 1
    while (
        start < noun.i and doc[start].lower_ in _LINKS and not doc[start].text.istitle() and doc[start + 1].text != "-"
    ):
        start += 1
    if start < noun.i and not doc[start].is_sent_start:
        yield tuple(doc[start : noun.i])


def _listed(first: Token, titles: Collection[str]) -> Iterator[tuple[Token, ...]]:
    """Yield the names of a list from its first word on ("Alpha, Beta-sur-Mer and Gamma"), up to one with a title."""
    run = _run(first)
    while run:
        yield run
        after = run[-1].i + 1
        while after < len(first.doc) and after < run[-1].i + 3 and first.doc[after].lower_ in (",", "and", "&"):
            after += 1
        is_next = run[-1].i + 1 < after < first.sent.end and first.doc[after].lower_ not in titles
        run = _run(first.doc[after]) if is_next and _is_joined(first.doc[after], run) else ()


def _is_joined(token: Token, run: Sequence[Token]) -> bool:
    """Tell whether a name is one of the list of the name before it rather than who says so (", Beta said")."""
    inside = {t.i for t in run}
    top = token
    while top.dep_ in ("compound", "nmod", "punct", "conj", "appos") and top.i not in inside and top.head.i != top.i:
        top = top.head
    return top.i in inside


def _run(first: Token) -> tuple[Token, ...]:
    """Return the words of one name from its first on."""
    doc, end = first.doc, first.i
    if not (first.pos_ == "PROPN" and first.text[:1].isupper()) and first.lower_ not in _LINKS:
        return ()
    while end < len(doc) and (
        (doc[end].pos_ == "PROPN" and doc[end].text[:1].isupper())
        or (doc[end].lower_ in _LINKS - {"and", "of", "the"} and end + 1 < len(doc) and _goes_on(doc[end + 1]))
    ):
        end += 1
    return tuple(doc[first.i : end])


def _goes_on(token: Token) -> bool:
    """Tell whether a name goes on with a word after a small one, or with a hyphen."""
    return token.pos_ == "PROPN" or token.text == "-"


def _is_name(tokens: Sequence[Token]) -> bool:
    """Tell whether words begin with a capital, or with an article that is tied to one ("al-Qa")."""
    return tokens[0].text[:1].isupper() or (tokens[0].lower_ in _LINKS and len(tokens) > 2 and tokens[1].text == "-")


def _within(reading: Reading) -> Iterator[tuple[Token, ...]]:
    """Yield the names that something is in or at, or that suffer what only places do; but no person's told before.

    What the parser takes them for is not asked: small models know no villages.
    """
    people = report_of(reading)
    for head in reading.tokens:
        if not (head.pos_ == "PROPN" and head.text[:1].isupper()) or head.ent_type_ in _NO_PLACE:
            continue
        if not (_is_within(head) or _is_taken(reading, head)):
            continue
        parts = [
            c for c in head.children if c.dep_ in ("compound", "punct") and c.i < head.i and c.text[:1] not in ",;("
        ]
        tokens = tuple(head.doc[min([head.i, *(p.i for p in parts)]) : head.i + 1])
        if not _is_name(tokens) or (head.dep_ == "pobj" and not _begins(tokens[0], head.head)):
            continue
        is_whole = tokens[0].ent_iob_ == "B" and all(t.ent_iob_ == "I" for t in tokens[1:])
        named_so = {t.lower_ for t in tokens} & (people.surnames | people.firsts)
        if (named_so and not (is_whole and len(tokens) > 1)) or _begins_a_name(tokens[-1]):
            continue
        if not (len(tokens) == 1 and tokens[0].lower_ in _calls(reading)):
            yield tokens


def _begins(first: Token, prep: Token) -> bool:
    """Tell whether a name follows its preposition, or its owner ("in Alpha's Beta township")."""
    return first.i == prep.i + 1 or first.nbor(-1).tag_ == "POS"


def _is_within(head: Token) -> bool:
    """Tell whether something is in or at it; near a person's name there may be a person."""
    return stands_within(head) and (head.ent_type_ != "PERSON" or head.head.lower_ in _OF_NO_PERSON)


def _is_taken(reading: Reading, head: Token) -> bool:
    """Tell whether it suffers what only places do, or people left it ("bombed Alpha", "fled from Alpha")."""
    book, above = reading.codebook, head.head
    if head.dep_ == "pobj":
        over = above.head.lemma_.lower()
        left = above.lower_ == "from" and over in book.word_set("place_left_verbs")
        return left or (above.lower_ == "of" and over in book.word_set("place_seizing_nouns"))
    if head.dep_ in ("dobj", "nsubjpass"):
        person = head.ent_type_ == "PERSON" and above.lemma_.lower() in _OF_PEOPLE_TOO
        known = person and reading.gazetteer.knows(head.text)
        return (known or not person) and above.lemma_.lower() in book.word_set("place_seizing_verbs")
    return falls(head)


def _begins_a_name(last: Token) -> bool:
    """Tell whether a capitalised word follows, so that the name is a part of a longer one."""
    return last.i + 1 < len(last.doc) and last.nbor().text[:1].isupper() and last.nbor().pos_ == "PROPN"


def _calls(reading: Reading) -> frozenset[str]:
    """Return the nouns that are no name by themselves, whatever their capital."""
    book = reading.codebook
    return book.word_set("place_features") | book.word_set("place_bodies") | book.word_set("place_titles")


def _is_place_like(token: Token) -> bool:
    """Tell whether a word before "village" may be of its name: no people's, no day's, no person's."""
    return token.pos_ == "PROPN" and token.text[:1].isupper() and token.ent_type_ not in ("NORP", "DATE", "PERSON")
