"""Sites that no gazetteer lists, by the noun that ends their name: "the Alpha mosque", "Beta School in Gamma"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from dateline.coding.places.names import ARTICLES, Name
from dateline.coding.places.unlisted import no_name
from dateline.coding.reading import Reading
from dateline.coding.syntax import span_of
from dateline.coding.tokens import Token

_LEADS = frozenset({"the", "in", "at", "near", "outside", "inside", "on", "from", "to", "into"})
"""Words before the name of a site."""


def named_sites(reading: Reading, taken: set[int]) -> Iterator[Name]:
    """Yield the sites of a report in sentences of conflict, as names without a point.

    `taken` are the tokens of the names that are known; those of a site that is given out are added to it.
    """
    nouns = reading.codebook.word_set("place_buildings") | reading.codebook.word_set("place_site_nouns")
    for noun in reading.tokens:
        if noun.lower_ not in nouns or noun.i == 0 or noun.dep_ in ("compound", "nmod"):
            continue
        tokens = _named(reading, noun, taken)
        if tokens and (noun.text.islower() or _is_told_where(reading, noun)) and _of_conflict(reading, noun):
            span = span_of(tokens)
            taken.update(t.i for t in tokens)
            yield Name(tokens, span, span.of(reading.text), ())


def _named(reading: Reading, noun: Token, taken: Collection[int]) -> tuple[Token, ...]:
    """Return the noun with the name before it; nothing where that is a place's, an owner's ("UN base") or none."""
    start, tokens = noun.i, reading.tokens
    while start and _goes_before(tokens[start - 1]):
        start -= 1
    named = tokens[start : noun.i]
    if not named or named[0].is_sent_start or tokens[start - 1].lower_ not in _LEADS or no_name(reading, named):
        return ()
    owned = any(t.i in taken or (t.text.isupper() and len(t.text) > 1) for t in named)
    return () if owned else tokens[start : noun.i + 1]


def _goes_before(token: Token) -> bool:
    """Tell whether a word may be of the name of a site that goes on after it."""
    named = token.text[:1].isupper() and token.pos_ == "PROPN" and token.ent_type_ not in ("NORP", "GPE")
    return named or token.text == "-" or (token.lower_ in ARTICLES and token.pos_ == "PROPN")


def _is_told_where(reading: Reading, noun: Token) -> bool:
    """Tell whether "in" or "at" and a name follow."""
    after = reading.tokens[noun.i + 1 : noun.i + 3]
    return len(after) == 2 and after[0].lower_ in ("in", "at") and after[1].text[:1].isupper()


def _of_conflict(reading: Reading, token: Token) -> bool:
    """Tell whether the sentence has a word of war or violence, or of those who wage it."""
    words = reading.codebook.word_set
    war = words("event_war") | words("event_force") | words("place_violence")
    return any(not war.isdisjoint((t.lemma_.lower(), t.lower_, t.lower_.removesuffix("s"))) for t in token.sent)
