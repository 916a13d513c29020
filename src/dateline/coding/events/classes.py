"""To which classes of words a noun phrase belongs, by its head, its modifiers and the layers read before."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.codebook import Codebook
from dateline.coding.reading import Reading
from dateline.coding.tokens import Token, text_of

PLACE, PERSON, STATE, COUNTRY, NAME = "place", "person", "state", "country", "name"
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_MISTAKEN = frozenset({"PERSON", "ORG"})
"""What the parser often takes the name of a small place for."""
_THEY = frozenset({"they", "them", "their", "its", "we", "us", "our", "i", "me", "my"})
"""Pronouns by which reports take sides up."""
ORDER = ("chemical_attack", "suicide_bombing", "air_strike", "bombing", "shelling")
"""Which type counts where several kinds of weapons are named: gas dropped from a helicopter is a chemical attack."""
_COUNTING = frozenset({"nummod", "nsubj", "nsubjpass", "dobj"})
"""Roles in which a numeral counts people."""
_SIDES = frozenset({"GPE", "NORP", "ORG"})
UNARMED = frozenset({"government", "organisation", "company", "party", "opposition", "rescuers"})
"""Kinds of the codebook's actors that bear no arms themselves."""


class Classes:
    """Answers for one report whether a phrase is of a class of the codebook."""

    def __init__(self, reading: Reading) -> None:
        """Take the classes `event_*` of the codebook and the places and actors read so far."""
        self._codebook = reading.codebook
        self._gazetteer = reading.gazetteer
        self.amounts = reading.codebook.word_set("event_amounts")
        self.violent = reading.codebook.types("violent", "harmful") | {"casualties"}
        self.means = reading.codebook.derived("events.means", _means)
        self._quantities = reading.codebook.derived("events.quantities", _quantities)
        self.by_head = reading.codebook.derived("events.heads", _heads)
        self._includes = reading.codebook.derived("events.includes", _includes)
        self._known: dict[tuple[int, str], bool] = {}
        self._at_place = _covered(reading, reading.places)
        self._at_actor = _covered(reading, [a for a in reading.actors if a.kind in ("force", "group", "side")])
        self._at_known = _covered(reading, [a for a in reading.actors if a.id])
        self._at_armed = _covered(reading, [a for a in reading.actors if _is_armed(reading.codebook, a.id)])

    def any_of(self, heads: Iterable[Token], classes: Iterable[str]) -> bool:
        """Tell whether one of the phrases is of one of the classes."""
        wanted = tuple(classes)
        return any(self.has(meant, name) for head in heads for meant in self._meant(head) for name in wanted)

    def _meant(self, head: Token) -> tuple[Token, ...]:
        """Return the head and, where it only says how many, those who are counted ("thousands of residents")."""
        counted = head.lower_ in self._quantities or head.lemma_.lower() in self._quantities
        if head.pos_ not in ("NUM", "PRON", "DET") and not counted:
            return (head,)
        return (head, *(o for of in head.children if of.lower_ == "of" for o in of.children if o.dep_ == "pobj"))

    def has(self, head: Token, name: str) -> bool:
        """Tell whether the phrase with this head is of the class (remembered: many cues ask it of one word)."""
        key = (head.i, name)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._has(head, name)
        return known

    def _has(self, head: Token, name: str) -> bool:
        if any(self.has(head, other) for other in self._includes.get(name, ())):
            return True
        if name == PLACE:
            named = head.pos_ == "PROPN" and not head.ent_type_
            known = head.i in self._at_place or head.ent_type_ in _PLACES
            told = named or head.lower_ in ("it", "there") or self._named(head, "event_territory")
            return known or told or self._mapped(head) or self._explained(head)
        if name == "event_number" and head.pos_ == "NUM" and head.ent_type_ != "DATE" and head.dep_ in _COUNTING:
            return True
        if name == PERSON:
            return head.ent_type_ == "PERSON"
        if name == NAME:
            return head.pos_ == "PROPN"
        if name == "event_armed" and head.i in self._at_armed:
            return True
        if name == COUNTRY:
            named = head.ent_type_ == "GPE" or (head.ent_type_ == "NORP" and not _is_people(head))
            return named and not self._named(head, "event_force")
        if name == STATE:
            return head.ent_type_ in ("GPE", "NORP") or self._named(head, "event_state")
        if name in ("event_side", "event_force") and head.lower_ in _THEY:
            return True
        if name in ("event_side", "event_force") and (head.ent_type_ in _SIDES or head.i in self._at_actor):
            return head.ent_type_ != "GPE" or name == "event_side"
        if self._named(head, name) or (name == "event_person" and _is_people(head)):
            return True
        if name in self.by_head:
            return False
        return any(self._named(c, name) for c in head.children if c.dep_ in ("compound", "amod", "nmod", "nummod"))

    def _explained(self, head: Token) -> bool:
        """Tell whether a name is followed by what it is, a place ("Alpha, the last village that …")."""
        return head.pos_ == "PROPN" and any(
            c.dep_ == "appos" and self._named(c, "event_territory") for c in head.children
        )

    def _mapped(self, head: Token) -> bool:
        """Tell whether the map knows a name that the parser takes for a person's or a body's, and no list of actors."""
        if head.ent_type_ not in _MISTAKEN or head.pos_ != "PROPN" or head.i in self._at_known:
            return False
        first = head.i
        while first > 0 and head.doc[first - 1].ent_type_ == head.ent_type_ and head.doc[first].ent_iob_ != "B":
            first -= 1
        return self._gazetteer.knows(text_of(head.doc[first : head.i + 1]))

    def _named(self, token: Token, name: str) -> bool:
        words = self._codebook.word_set(name)
        return token.lemma_.lower() in words or token.lower_ in words or _singular(token.lower_) in words


def _singular(word: str) -> str:
    """Return the likely singular of a noun in the plural ("militiamen"), which the lemma of a name lacks."""
    return f"{word[:-2]}an" if word.endswith("men") else word.removesuffix("s")


def _is_people(head: Token) -> bool:
    """Tell whether a noun names people by their nation, tribe or faith ("two Palestinians")."""
    return head.ent_type_ == "NORP" and head.tag_ in ("NNS", "NNPS")


def _is_armed(codebook: Codebook, actor: str | None) -> bool:
    """Tell whether the codebook lists the actor as one that bears arms."""
    known = codebook.actors.get(actor) if actor else None
    return known is not None and known.kind not in UNARMED


def _includes(codebook: Codebook) -> dict[str, tuple[str, ...]]:
    """Return the classes that others include, by the key of these."""
    tables = (codebook.words, codebook.event_words)
    return {key: entry.includes for table in tables for key, entry in table.items() if entry.includes}


def _heads(codebook: Codebook) -> frozenset[str]:
    """Return the classes of which a phrase is only by its head ("army" in "army base" does not make it an army)."""
    tables = (codebook.words, codebook.event_words)
    return frozenset(key for table in tables for key, entry in table.items() if entry.head)


def _means(codebook: Codebook) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the types that weapons tell, with the classes of these, the rarer weapons first."""
    told = [(event, kind.means) for event, kind in codebook.events.items() if kind.means]
    return tuple(sorted(told, key=lambda pair: ORDER.index(pair[0]) if pair[0] in ORDER else len(ORDER)))


def _quantities(codebook: Codebook) -> frozenset[str]:
    """Return the nouns that stand before "of" in words of quantity ("dozens of") or shape ("a batch of")."""
    counted = frozenset(words.split()[-2] for words in codebook.numbers if words.endswith(" of"))
    return counted | codebook.word_set("event_partitive")


def _covered(reading: Reading, mentions: Iterable[object]) -> frozenset[int]:
    tokens: set[int] = set()
    for mention in mentions:
        span = getattr(mention, "span")  # noqa: B009 - mentions of two kinds share nothing else
        tokens.update(t.i for t in reading.tokens_in(span))
    return frozenset(tokens)
