"""Names that no gazetteer lists as they are spelled: places by the parser's word or by the words about them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from spacy.tokens import Token

from dateline.coding.places.lexicon import lexicon
from dateline.coding.places.names import ARTICLES, PLACE_LABELS, SHORTEST, Name, spelled_by_sound
from dateline.coding.reading import Reading
from dateline.coding.syntax import span_of

MAIN_SHARE = 0.25
"""The share of a report's names from which a country is one that it plays in."""
_NO_NAMES = frozenset({"DATE", "TIME", "EVENT", "LAW", "LANGUAGE", "MONEY", "CARDINAL", "ORDINAL", "PERCENT"})
_BODIES = ("event_side", "event_force", "place_never", "place_bodies")
_LEADS = frozenset({"the", "in", "at", "near", "outside", "inside", "on", "from", "to", "into"})
_BETWEEN = re.compile(r"\b(?:between|in|at|near|around|outside) (?:[A-Z][\w'’-]*\s?){1,4}$")
_LINKS = frozenset({"-", "de", "del", "la", "el", "al", "e", "ye", "i", "of", "du", "da", "do", "dos"})


def tagged(reading: Reading, names: Sequence[Name]) -> list[Name]:
    """Return what the parser calls a place and no gazetteer lists as it is spelled.

    It may sound like a place of the countries that the report is about; else it is a place without a point.
    """
    taken = {t.i for name in names for t in name.tokens}
    countries, features = _countries(names), reading.codebook.word_set("place_features")
    found = []
    for entity in reading.doc.ents:
        if entity.label_ not in PLACE_LABELS or any(t.i in taken for t in entity):
            continue
        tokens = tuple(entity)
        if tokens[0].lower_ in ("the", "a", "an"):
            tokens = tokens[1:]
        while tokens and tokens[-1].text.islower() and tokens[-1].lower_ in features:
            tokens = tokens[:-1]  # "Yazidi village"
        if not tokens or not tokens[0].text[:1].isupper() or _no_name(reading, tokens):
            continue
        found.append(spelled_by_sound(reading, _name(reading, tokens), countries))
    people = {name.text.lower() for name in found if _is_harmed(reading, name.head)}
    return [name for name in found if name.text.lower() not in people]


def _is_harmed(reading: Reading, head: Token) -> bool:
    """Tell whether what a name's head names was killed, taken or arrested, as only a person is ("the murder of X")."""
    book = reading.codebook
    if head.dep_ in ("dobj", "nsubjpass"):
        return head.head.lemma_.lower() in book.word_set("place_harming_verbs")
    if head.dep_ == "pobj" and head.head.lower_ == "of":
        return head.head.head.lemma_.lower() in book.word_set("place_harming_nouns")
    return False


def called_towns(reading: Reading, taken: set[int]) -> Iterator[Name]:
    """Yield the names that the words about them make a place ("the village of X", "near X") and nothing else knows."""
    for tokens in (*_called(reading), *_sites(reading, taken), *_told(reading, taken)):
        if not any(t.i in taken for t in tokens) and not _no_name(reading, tokens):
            yield _name(reading, tokens)
            taken.update(t.i for t in tokens)


def _name(reading: Reading, tokens: Sequence[Token]) -> Name:
    span = span_of(tokens)
    return Name(tuple(tokens), span, span.of(reading.text), ())


def _called(reading: Reading) -> Iterator[tuple[Token, ...]]:
    """Yield the runs of capitalised words after "the town of" and before "village"."""
    before = reading.codebook.word_set("place_town_features") | reading.codebook.word_set("place_called")
    doc = reading.doc
    for noun in doc:
        if noun.lower_ not in before:
            continue
        if noun.i + 2 < len(doc) and doc[noun.i + 1].lower_ == "of":
            yield from _listed(reading, noun.i + 2)
        elif noun.lower_ in reading.codebook.word_set("place_called") and noun.text.islower():
            start = noun.i
            while start > noun.sent.start and _is_place_like(doc[start - 1]):
                start -= 1
            if start < noun.i and not doc[start].is_sent_start:
                yield tuple(doc[start : noun.i])


def _listed(reading: Reading, start: int) -> Iterator[tuple[Token, ...]]:
    """Yield the names of a list from its first word on ("Alpha, Beta-sur-Mer and Gamma")."""
    run = _run(reading, start)
    while run:
        yield run
        end, after = run[-1].sent.end, run[-1].i + 1
        while after < min(end, run[-1].i + 3) and reading.tokens[after].lower_ in (",", "and", "&"):
            after += 1
        is_next = run[-1].i + 1 < after < end and _is_joined(reading.tokens[after], run)
        run = _run(reading, after) if is_next else ()


def _is_joined(token: Token, run: Sequence[Token]) -> bool:
    """Tell whether a name is one of the list of the name before it rather than who says so (", Beta said")."""
    inside = {t.i for t in run}
    top = token
    while top.dep_ in ("compound", "nmod", "punct", "conj", "appos") and top.i not in inside and top.head.i != top.i:
        top = top.head
    return top.i in inside


def _is_place_like(token: Token) -> bool:
    """Tell whether a word before "village" may be of its name: no people's, no day's, no person's."""
    return token.pos_ == "PROPN" and token.text[:1].isupper() and token.ent_type_ not in ("NORP", "DATE", "PERSON")


def _sites(reading: Reading, taken: Collection[int]) -> Iterator[tuple[Token, ...]]:
    """Yield what is called a site by the noun that ends it: "the Alpha camp", "Beta Public School in Gamma"."""
    nouns = reading.codebook.word_set("place_buildings") | reading.codebook.word_set("place_site_nouns")
    for noun in reading.tokens:
        if noun.lower_ not in nouns or noun.i == 0 or noun.i - 1 in taken:
            continue
        start = noun.i
        while start and _goes_before(reading.tokens[start - 1]):
            start -= 1
        led = start and (reading.tokens[start - 1].lower_ in _LEADS and not reading.tokens[start].is_sent_start)
        whole = noun.dep_ not in ("compound", "nmod") and (noun.text.islower() or _told_where(reading, noun))
        owned = any(t.text.isupper() and len(t.text) > 1 for t in reading.tokens[start : noun.i])  # "the UN base"
        if start < noun.i and led and whole and not owned and _of_conflict(reading, noun):
            yield reading.tokens[start : noun.i + 1]


def _goes_before(token: Token) -> bool:
    """Tell whether a word may be of the name of a site that goes on after it."""
    named = token.text[:1].isupper() and token.pos_ == "PROPN" and token.ent_type_ not in ("NORP", "GPE")
    return named or token.text == "-" or (token.lower_ in ARTICLES and token.pos_ == "PROPN")


def _told_where(reading: Reading, noun: Token) -> bool:
    """Tell whether "in" or "at" and a name follow."""
    after = reading.tokens[noun.i + 1 : noun.i + 3]
    return len(after) == 2 and after[0].lower_ in ("in", "at") and after[1].text[:1].isupper()


def _told(reading: Reading, taken: Collection[int]) -> Iterator[tuple[Token, ...]]:
    """Yield the names after "in", "at" or "near", and those that are shelled or retaken, in sentences of conflict."""
    for token in reading.tokens[:-1]:
        if token.text.islower() and token.i + 1 not in taken and _governs(reading, token, taken):
            run = _run(reading, token.i + 1)
            if run and _may_be_place(reading, run) and _of_conflict(reading, token):
                yield run


def _governs(reading: Reading, token: Token, taken: Collection[int]) -> bool:
    """Tell whether a word has a place after it: a preposition, a verb of fighting, "and" after "between Alpha"."""
    words, above = reading.codebook.word_set, token.head.lemma_.lower()
    if token.lower_ in words("place_locatives"):
        return above not in words("place_aimed")
    if token.lower_ == "from":
        return above in words("place_left_verbs") or above in words("place_inhabitants")
    if token.lower_ in ("of", "for"):
        return above in words("place_only_nouns")
    if token.lower_ == "and":
        return token.i - 1 in taken and _BETWEEN.search(reading.text, max(0, token.idx - 60), token.idx) is not None
    return _takes_places(reading, token)


def _takes_places(reading: Reading, token: Token) -> bool:
    """Tell whether a verb in the active does only to places what it does ("shelled Alpha")."""
    verb = token.pos_ == "VERB" and token.text.islower() and token.dep_ != "amod"
    return verb and token.lemma_.lower() in reading.codebook.word_set("place_only_verbs")


def _run(reading: Reading, start: int) -> tuple[Token, ...]:
    """Return the proper name that begins at a token, links and hyphens within it; empty where none does."""
    tokens, end = reading.tokens, start
    first = tokens[start] if start < len(tokens) else None
    if first is None or not (first.text[:1].isupper() or first.lower_ in ARTICLES):
        return ()
    while end < len(tokens) and not (tokens[end].is_sent_start and end > start):
        token = tokens[end]
        linking = token.lower_ in _LINKS or token.lower_ in ARTICLES
        if not (linking or (token.text[:1].isupper() and token.pos_ == "PROPN") or _hyphened(tokens, end)):
            break
        end += 1
    while end > start and not tokens[end - 1].text[:1].isupper():
        end -= 1
    return tokens[start:end]


def _hyphened(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a capitalised word goes on after a hyphen, whatever the parser takes it for."""
    return at > 0 and tokens[at - 1].text == "-" and tokens[at].text[:1].isupper()


def _may_be_place(reading: Reading, tokens: Sequence[Token]) -> bool:
    """Tell whether a name is no date, no owner, no body ("Beta Council") and no person with a title."""
    doc, last = reading.doc, tokens[-1]
    after = doc[last.i + 1] if last.i + 1 < len(doc) else None
    if any(t.ent_type_ in _NO_NAMES for t in tokens) or (after is not None and after.tag_ == "POS"):
        return False
    if len(tokens) > 1 and any(last.lower_ in reading.codebook.word_set(bodies) for bodies in _BODIES):
        return False
    if after is not None and after.dep_ not in ("punct", "cc") and last.dep_ in ("compound", "nmod", "amod"):
        return last.head.lower_ in reading.codebook.word_set("place_features")  # "Alpha forest", not "Alpha talks"
    return tokens[0].lower_ not in reading.codebook.word_set("place_titles")


def _of_conflict(reading: Reading, token: Token) -> bool:
    """Tell whether the sentence has a word of war, or of those who wage it."""
    words = reading.codebook.word_set
    war = words("event_war") | words("event_force") | words("place_violence")
    return any(not war.isdisjoint((t.lemma_.lower(), t.lower_, t.lower_.removesuffix("s"))) for t in token.sent)


def _no_name(reading: Reading, tokens: Sequence[Token]) -> bool:
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


def _countries(names: Iterable[Name]) -> Collection[str]:
    """Return the countries that a good part of the names lie in; of a country's own name less is made."""
    votes: Counter[str] = Counter()
    for name in names:
        first = name.candidates[:1]
        if first and first[0].kind == "country":
            votes[first[0].country] += 1
        elif len({c.country for c in name.candidates}) == 1:
            votes[first[0].country] += 3
    total = votes.total()
    return frozenset(country for country, count in votes.items() if count >= MAIN_SHARE * total)
