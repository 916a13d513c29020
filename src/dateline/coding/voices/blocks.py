"""Block quotations: paragraphs in another's voice that the text before them introduces, with no marks."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.reading import Reading
from dateline.coding.syntax import subject_heads
from dateline.coding.tokens import Token
from dateline.coding.voices.lexicon import Lexicon
from dateline.coding.voices.quotes import Quotes
from dateline.coding.voices.voice import Voice, end_of, piece, token_range
from dateline.model import Passage, Span

_ENDED = '.?!"”’)'
_NEEDED = 2
"""What the signs of a block quotation must come to."""
_LONGEST_RUN = 6
"""Paragraphs that a quotation introduced without a colon can hold."""
_LONGEST_INTRODUCTION = 600


class BlockReader:
    """Reads the block quotations of one report."""

    def __init__(self, reading: Reading, lexicon: Lexicon, quotes: Quotes, voices: Sequence[Voice]) -> None:
        self.reading, self.lexicon, self.quotes, self.voices = reading, lexicon, quotes, voices
        self.text = reading.text
        self.documents = reading.codebook.word_set("quoted_documents")
        self.own = reading.codebook.word_set("own_persons")
        self.verbs = {w.split()[0] for w in reading.codebook.word_set("introducing_verbs")}
        self.blocks = [p for p in reading.passages if p.kind in ("paragraph", "quotation", "list_item", "subheading")]

    def read(self) -> list[Voice]:
        """Return an attribution for each block quotation, in order."""
        found: list[Voice] = []
        at = 0
        while at + 1 < len(self.blocks):
            verb = self._introduction(self.blocks[at], self.blocks[at + 1])
            voice = self._voice(verb, at) if verb is not None else None
            if voice is not None:
                found.append(voice)
                at += 1 + len(voice.content)
            else:
                at += 1
        return found

    def _introduction(self, block: Passage, following: Passage) -> Token | None:
        """Return the verb by which a paragraph brings in the next one as somebody's words."""
        if block.kind != "paragraph":
            return None
        if self.quotes.within(*following.span) and self.text[block.end - 1] != ":":
            return None
        verb = self._verb(block)
        if verb is None or (self.text[block.end - 1] != ":" and self._has_said(verb)):
            return None
        return verb if self._signs(block, following) >= _NEEDED else None

    def _verb(self, block: Passage) -> Token | None:
        """Return the verb of saying that governs the last sentence of a paragraph."""
        last = self.reading.token_at(block.end - 1)
        if last is None:
            return None
        tokens = [t for t in last.sent if block.start <= t.idx < block.end]
        found = [t for t in tokens if t.pos_ == "VERB" and self.lexicon.lemmas.get(t.lower_, t.lemma_) in self.verbs]
        rooted = [t for t in found if t.dep_ == "ROOT" or t.head.dep_ == "ROOT"]
        own = [
            t for t in rooted or found if any(c.dep_ in ("nsubj", "nsubjpass") for c in t.children) or t.dep_ == "ROOT"
        ]
        return own[0] if own else None

    def _has_said(self, verb: Token) -> bool:
        """Tell whether a verb has its content in its own sentence: a clause or a quotation."""
        if any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children):
            return True
        own = [v for v in self.voices if v.verb is not None and v.verb.i == verb.i]
        if any(v.content[0].start < verb.idx for v in own):
            return True
        sentence = verb.sent
        return any(len(q.of(self.text).split()) > 4 for q in self.quotes.within(sentence.start_char, sentence.end_char))

    def _signs(self, block: Passage, following: Passage) -> int:
        """Add up the signs that the next paragraph is quoted."""
        if following.kind == "quotation":
            return _NEEDED
        end, words = self.text[block.end - 1], following.span.of(self.text)
        signs = 3 if end == ":" else 2 if end not in _ENDED else 0
        signs += words[-1] not in _ENDED + ":"
        signs += "…" in words or "..." in words or "[" in words
        first, before = self._own_words(following), self._own_words(block)
        return signs + 2 * bool(first and not before)

    def _own_words(self, block: Passage) -> set[str]:
        """Return the pronouns of a speaker for himself that a paragraph has outside marked quotations."""
        tokens = (t for t in self.reading.tokens_in(block.span) if t.lower_ in self.own)
        return {t.lower_ for t in tokens if self.quotes.at(t.idx) is None}

    def _voice(self, verb: Token, at: int) -> Voice | None:
        heads = [t for t in subject_heads(verb) if t.i != verb.i]
        if not heads or heads[0].lower_ in self.own:
            return None
        head = heads[0]
        tokens = [t for t in head.subtree if not t.is_space]
        source = piece(self.text, *token_range(tokens))
        if source is None or source.end - source.start > _LONGEST_INTRODUCTION:
            return None
        group = [c for c in verb.children if c.dep_ in ("aux", "neg") and c.i < verb.i] + [verb]
        content = [p.span for p in self._run(at, head)]
        cue = Span(min(t.idx for t in group), end_of(verb))
        return Voice(cue, source, content, head, verb, tags={"block"})

    def _run(self, at: int, head: Token) -> list[Passage]:
        """Return the paragraphs that the quotation holds, beginning after the one that introduces it."""
        colon = self.text[self.blocks[at].end - 1] == ":"
        alone = colon or head.lemma_.lower() not in self.documents
        if self.blocks[at + 1].kind == "quotation":
            return self._while_marked(at + 1)
        if self.quotes.at(self.blocks[at + 1].start) is not None:
            return self._while_open(at + 1)
        names = {
            t.text for t in head.subtree if t.pos_ == "PROPN" and len(t) > 3 and t.lower_ not in self.lexicon.kinds
        }
        run = [self.blocks[at + 1]]
        for block in self.blocks[at + 2 :]:
            last = run[-1].span.of(self.text)
            if last[-1] not in _ENDED + ":" or block.kind == "subheading":
                return run
            if self._ends_at(block, names, alone) and not (colon and self._own_words(block)):
                return run
            run.append(block)
        return run if colon or len(run) <= _LONGEST_RUN else run[:1]

    def _while_open(self, at: int) -> list[Passage]:
        """Return a quotation in marks with the paragraphs that it is left open for."""
        run = [self.blocks[at]]
        for block in self.blocks[at + 1 :]:
            last = self.quotes.at(run[-1].end - 1)
            closed = last is None or (not self.text[last.end - 1].isalnum() and self.text[last.end - 1] not in ".,!?")
            if closed or self.quotes.at(block.start) is None:
                break
            run.append(block)
        return run

    def _while_marked(self, at: int) -> list[Passage]:
        run = []
        for block in self.blocks[at:]:
            if block.kind != "quotation":
                break
            run.append(block)
        return run

    def _ends_at(self, block: Passage, names: set[str], alone: bool) -> bool:
        """Tell whether a paragraph is the author's again: it names the speaker, or quotes with marks.

        One who speaks for himself alone (no document that quotes others) has ended where somebody else speaks.
        """
        if self.quotes.at(block.start) is not None:
            return True
        words = block.span.of(self.text)
        if alone and any(self._tells(v) and block.start <= v.cue.start < block.end for v in self.voices):
            return True
        told = [v.to for v in self.voices if v.to is not None and block.start <= v.to.idx < block.end]
        hearers = {t.text for head in told for t in head.subtree}
        return any(name in words for name in names - hearers)

    def _tells(self, voice: Voice) -> bool:
        """Tell whether a voice is somebody else's than the quoted speaker's own "we"."""
        return voice.links and voice.head is not None and voice.head.lower_ not in self.own
