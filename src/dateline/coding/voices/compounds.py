"""Attributions by a verb with a noun ("issued a statement asking") or an adjective ("is confident that")."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding.reading import Reading
from dateline.coding.tokens import Token
from dateline.coding.voices.contents import with_preposition
from dateline.coding.voices.lexicon import Lexicon
from dateline.coding.voices.quotes import Quotes
from dateline.coding.voices.voice import Voice, end_of, joined, piece, token_range
from dateline.model import Span

_CLAUSES = ("ccomp", "xcomp", "acl", "advcl")
_NESTED = frozenset({"ccomp", "relcl", "pcomp", "xcomp"})


class CompoundReader:
    """Reads the attributions of one report whose cue is a verb with a noun or an adjective."""

    def __init__(self, reading: Reading, lexicon: Lexicon, quotes: Quotes) -> None:
        self.reading, self.lexicon, self.quotes = reading, lexicon, quotes
        book = reading.codebook
        self.nouns = book.word_set("content_nouns") | book.word_set("light_nouns")
        self.vouching = book.word_set("vouching_nouns") | book.word_set("document_nouns")
        self.adjectives = book.word_set("attitude_adjectives")
        self.own = book.word_set("own_persons")

    def read(self) -> Iterator[Voice]:
        """Yield an attribution for each verb that makes one with a noun or an adjective."""
        for verb in self.reading.tokens:
            if verb.pos_ not in ("VERB", "AUX") or not any(c.dep_ in ("dobj", "acomp", "ccomp") for c in verb.children):
                continue
            core = self._core(verb)
            voice = self._voice(verb, core) if core is not None else None
            if voice is not None:
                yield voice

    def _core(self, verb: Token) -> Token | None:
        """Return the noun or adjective that makes a verb of saying or of thought with `verb`."""
        light = "light" in self.lexicon.verbs.get(verb.lower_, ())
        for child in verb.children:
            if child.i < verb.i:
                continue
            if light and child.dep_ == "dobj" and (child.lemma_ in self.nouns or child.lower_ in self.nouns):
                return child
            if light and verb.lemma_ == "make" and child.lower_ == "clear":
                return child
            if (
                child.dep_ == "acomp"
                and verb.lemma_ in ("be", "remain", "become", "feel", "seem")
                and child.lower_ in self.adjectives
            ):
                return child
        return None

    def _voice(self, verb: Token, core: Token) -> Voice | None:
        source = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        if source is None or source.lower_ in self.own or source.lower_ in ("it", "that", "this", "there", "what"):
            return None
        if self.quotes.at(verb.idx) is not None or (verb.dep_ in _NESTED and core.pos_ == "ADJ"):
            return None
        content = self._content(verb, core)
        if not content:
            return None
        if source.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
            source = verb.head
        tokens = [t for t in source.subtree if t.i < verb.i and not t.is_space]
        span = piece(self.reading.text, *token_range(tokens)) if tokens else None
        if span is None:
            return None
        group = [c.i for c in verb.children if c.dep_ in ("aux", "neg", "auxpass") and c.i < verb.i] + [verb.i]
        cue = Span(self.reading.doc[min(group)].idx, end_of(core))
        cue, content = with_preposition(self.reading.text, core, cue, content)
        links = (core.pos_ != "ADJ" and core.lemma_ in self.vouching) or core.lower_ == "clear"
        return Voice(cue, span, content, source, verb, links)

    def _content(self, verb: Token, core: Token) -> list[Span]:
        """Return what follows the noun or adjective and belongs to it: a clause, a phrase, a quotation."""
        found: list[Span | None] = []
        for child in (*core.children, *verb.children):
            if child.i <= core.i:
                continue
            if child.dep_ in _CLAUSES or (child.dep_ == "prep" and child.head.i == core.i):
                tokens = [t for t in child.subtree if t.i > core.i]
                found.append(piece(self.reading.text, *token_range(tokens)))
        if not found:
            near = self.quotes.within(end_of(core), end_of(verb.sent[-1]) + 3)
            found += [q for q in near if 0 <= q.start - end_of(core) < 3][:1]
        return joined(s for s in found if s)
