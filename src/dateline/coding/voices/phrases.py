"""Attributions without a verb of saying: "according to", nouns, adverbs, colons."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.coding.reading import Reading
from dateline.coding.tokens import Token
from dateline.coding.voices.citing import CITING
from dateline.coding.voices.lexicon import Lexicon
from dateline.coding.voices.quotes import Quotes
from dateline.coding.voices.voice import Voice, end_of, piece, token_range
from dateline.model import Passage, Span

_SPEAKER = re.compile(r"([A-Z][\w.’'-]*(?: [A-Z][\w.’'()-]*){0,5}):\s+(?=\S)")
_NO_HEADLINE_SOURCE = frozenset({"people", "state", "local", "family", "times", "front", "staff", "force", "passenger"})
_LONGEST_PHRASE = 4
_DASH = re.compile(r"(?P<before>\S[^\n]*?) (?:--?|[–—]) (?P<after>[^-–—\n]{2,60})$")
_QUOTED = re.compile(
    r"(?:(?<=[.!?”\"]\s)|(?<=^)|(?<=[-–—]\s))"
    r"([A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|of|for|and|the)){0,5}):\s*(?=[“\"]\w|‘‘|'')"
)
_COLON = re.compile(r"(?P<before>[^:\n]{2,60}):\s+(?P<after>\S[^\n]*)")


class PhraseReader:
    """Reads the attributions of one report that no verb of saying makes."""

    def __init__(self, reading: Reading, lexicon: Lexicon, quotes: Quotes) -> None:
        self.reading, self.lexicon, self.quotes = reading, lexicon, quotes
        self.text = reading.text
        book = reading.codebook
        self.nouns, self.vouching = book.word_set("content_nouns"), book.word_set("vouching_nouns")
        self.rumours, self.unowned = book.word_set("rumour_nouns"), book.word_set("unowned_nouns")
        entries = (w.split() for w in book.attribution["noun_prepositions"].words)
        self.prepositions = {noun: frozenset(rest) for noun, *rest in entries}
        self.adverbs = book.word_set("hearsay_adverbs")
        self.citing = book.word_set("citing_phrases")
        self.phrases: dict[str, list[list[str]]] = {}
        for phrase in sorted(book.word_set("according_phrases") | self.citing, key=len, reverse=True):
            self.phrases.setdefault(phrase.split()[0], []).append(phrase.split())
        self.refuting = {form.split()[0] for form in book.word_set("refuting_verbs")}
        people = (e[-1] for e in reading.doc.ents if e.label_ == "PERSON")
        self.surnames = frozenset(t.text for t in people if t.is_title)
        self.headline = book.word_set("headline_colon_sources")

    def read(self) -> Iterator[Voice]:
        """Yield the attributions."""
        for token in self.reading.tokens:
            word = token.lower_
            voice = None
            if word in self.phrases:
                voice = self._according(token)
            elif word in self.adverbs:
                voice = self._hearsay(token)
            elif token.pos_ == "NOUN" and (token.lemma_ in self.nouns or token.lemma_ in self.prepositions):
                voice = self._noun(token)
            if voice is not None:
                yield voice
        yield from self._colons()

    def _according(self, first: Token) -> Voice | None:
        """Read "according to X": the content is the rest of the sentence, or of the clause before."""
        doc = self.reading.doc
        words = [t.lower_ for t in doc[first.i : first.i + _LONGEST_PHRASE]]
        phrase = next((p for p in self.phrases[first.lower_] if words[: len(p)] == p), None)
        if phrase is None or first.i + len(phrase) >= len(doc):
            return None
        last = first.i + len(phrase) - 1
        cites = " ".join(phrase) in self.citing
        head = self._object(doc[last], first)
        if head is None or head.i <= last:
            return None
        tokens = [t for t in head.subtree if t.i > last]
        source = piece(self.text, *token_range(self._unbroken(tokens, last + 1)))
        if source is None or (cites and not self._is_source(head)):
            return None
        content = self._within_saying(first) or self._around(first, source)
        voice = Voice(Span(first.idx, end_of(doc[last])), source, content, head, tags={CITING} if cites else set())
        return voice if content else None

    def _within_saying(self, first: Token) -> list[Span]:
        """Return the clause that "according to X" stands in, where another says it ("that, according to X, ...")."""
        clause = first.head
        while clause.dep_ not in ("ccomp", "ROOT") and clause.head.i != clause.i and clause.i > first.i:
            clause = clause.head
        saying = clause.head if clause.dep_ == "ccomp" else None
        if saying is None or saying.i > first.i or "speech" not in self.lexicon.verbs.get(saying.lower_, ()):
            return []
        own = {t.i for t in first.subtree}
        rest = [t for t in clause.subtree if t.i not in own and t.i > first.i and not t.is_punct]
        span = piece(self.text, *token_range(rest)) if rest else None
        return [span] if span else []

    def _is_source(self, head: Token) -> bool:
        """Tell whether a noun is one that can speak: a kind of source, a person, a body."""
        return head.lower_ in self.lexicon.kinds or head.ent_type_ in ("PERSON", "ORG", "NORP")

    def _object(self, last: Token, first: Token) -> Token | None:
        for token in (last, first):
            found = [c for c in token.children if c.dep_ in ("pobj", "dobj", "prep") and c.i > last.i]
            if found:
                return found[0]
        following = self.reading.doc[last.i + 1]
        while (
            following.head.i > following.i
            and following.head.i < following.sent.end
            and following.head.pos_ in ("NOUN", "PROPN")
        ):
            following = following.head
        return following if following.pos_ in ("NOUN", "PROPN", "PRON") else None

    def _unbroken(self, tokens: list[Token], first: int) -> list[Token]:
        """Return the run of tokens from `first` on."""
        kept: list[Token] = []
        for token in tokens:
            if token.i != first + len(kept):
                break
            kept.append(token)
        return kept or [self.reading.doc[first]]

    def _around(self, first: Token, source: Span) -> list[Span]:
        """Return what "according to X" covers: what follows if it opens the sentence, else what precedes."""
        sentence = first.sent
        if first.i - sentence.start <= 2 and not any(
            t.is_alpha and t.pos_ == "VERB" for t in sentence[: first.i - sentence.start]
        ):
            after = piece(self.text, source.end, sentence.end_char)
            return [after] if after else []
        start = sentence.start_char
        quote = self.quotes.at(max(start, first.idx - 3))
        before = piece(self.text, quote.start if quote and quote.start < start else start, first.idx)
        after = None
        if self.text[source.end : source.end + 1] == ",":
            after = piece(self.text, source.end, sentence.end_char)
        return [s for s in (before, after) if s]

    def _hearsay(self, adverb: Token) -> Voice | None:
        """Read "reportedly": the clause is told by nobody in particular."""
        head = adverb.head
        tokens = list(head.subtree) if head.i != adverb.i else []
        inside = [t for t in tokens if t.i != adverb.i]
        if not inside:
            return None
        start, end = token_range(inside)
        parts = [piece(self.text, start, adverb.idx), piece(self.text, end_of(adverb), end)]
        content = [p for p in parts if p]
        if not content:
            return None
        return Voice(Span(adverb.idx, end_of(adverb)), None, content, None, None, links=False)

    def _noun(self, noun: Token) -> Voice | None:
        """Read "X's claim that Y", "reports that Y", "reports of Y", "a warning by X that Y", "X's call for Y"."""
        body, first = self._body(noun)
        if body is None:
            return None
        content = piece(self.text, *token_range([t for t in self._all_of(body, noun) if t.i >= first] or [body]))
        if content is None:
            return None
        source = self._owner(noun)
        span = self._owner_span(source, content) if source is not None else None
        told = source is not None or noun.lemma_ in self.rumours or noun.lemma_ not in self.unowned
        links = told and noun.lemma_ in self.vouching and not self._is_refuted(noun, source)
        cue = Span(noun.idx, end_of(self.reading.doc[first - 1] if body.dep_ == "prep" else noun))
        return Voice(cue, span, [content], source, None, links, heard=source is None and links)

    def _all_of(self, body: Token, noun: Token) -> list[Token]:
        """Return the tokens after a noun that its content holds, with the participle of "reports of X having done"."""
        found = [t for t in body.subtree if t.i > noun.i]
        if body.dep_ != "prep" or not found:
            return found
        clause = next(
            (c for c in noun.children if c.dep_ in ("acl", "relcl") and c.left_edge.i == found[-1].i + 1), None
        )
        return found if clause is None else [*found, *clause.subtree]

    def _is_refuted(self, noun: Token, source: Token | None) -> bool:
        """Tell whether a report of nobody in particular is the object of its denial ("denied reports that ...")."""
        return source is None and noun.dep_ == "dobj" and noun.head.lemma_ in self.refuting

    def _body(self, noun: Token) -> tuple[Token | None, int]:
        """Return the head of what a noun of saying holds, and the index of its first word; None where it holds none."""
        wanted = self.prepositions.get(noun.lemma_, frozenset())
        owned = self._owner(noun) is not None
        for child in noun.children:
            if child.dep_ in ("acl", "ccomp", "relcl") and self._opens_clause(child, noun):
                return child, noun.i + 1
            if child.i != noun.i + 1 or child.dep_ != "prep":
                continue
            if child.lower_ in ("of", "about") and noun.lemma_ in self.rumours:
                return child, child.i + 1
            if child.lower_ in wanted and (owned or noun.lemma_ in self.unowned):
                return child, child.i + 1
        for child in noun.children:
            if owned and child.dep_ == "acl" and child.left_edge.lower_ == "to" and "to" in wanted:
                return child, noun.i + 1
        return None, 0

    def _opens_clause(self, child: Token, noun: Token) -> bool:
        mark = next((c for c in child.children if c.dep_ == "mark"), None)
        return mark is not None and mark.lower_ in ("that", "whether", "if") and mark.i - noun.i <= 12

    def _owner(self, noun: Token) -> Token | None:
        """Return who made the claim: "X's claim", "a claim by X", "X made the claim"."""
        for child in noun.children:
            if child.dep_ == "poss":
                return child
            if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from"):
                return next((p for p in child.children if p.dep_ == "pobj"), None)
        verb = noun.head
        if noun.dep_ == "dobj" and verb.lemma_ in (
            "make",
            "issue",
            "repeat",
            "give",
            "publish",
            "release",
            "reiterate",
        ):
            return next((c for c in verb.children if c.dep_ == "nsubj" and c.tag_ not in ("WDT", "WP")), None)
        return None

    def _owner_span(self, source: Token, content: Span) -> Span | None:
        tokens = [t for t in source.subtree if t.tag_ != "POS" and (t.idx < content.start or t.idx >= content.end)]
        if not tokens:
            return None
        end = next((k for k in range(1, len(tokens)) if tokens[k].i != tokens[k - 1].i + 1), len(tokens))
        return piece(self.text, *token_range(tokens[:end]))

    def _colons(self) -> Iterator[Voice]:
        """Read "Monitor: 88 dead", "88 dead: monitor" in titles, "NAME: words" that head a paragraph."""
        for passage in self.reading.passages:
            words = passage.span.of(self.text)
            if passage.kind == "title":
                match = _COLON.search(words) or _DASH.search(words)
                voice = self._headline(passage.start, match) if match else None
            elif passage.kind == "paragraph":
                match = _SPEAKER.match(words)
                voice = self._transcript(passage, match) if match else None
                if voice is None:
                    yield from self._quoted(passage)
            else:
                voice = None
            if voice is not None:
                yield voice

    def _transcript(self, passage: Passage, match: re.Match[str]) -> Voice | None:
        """Read a paragraph of a transcript: a name, a colon, and what is said."""
        name = match[1]
        first = self.reading.token_at(passage.start)
        person = first is not None and first.ent_type_ == "PERSON" and name.count("(") == name.count(")")
        if not (person or (name.isupper() and " " not in name.strip()) or self._names_source(name)):
            return None
        colon = passage.start + match.end(1)
        source, content = piece(self.text, passage.start, colon), piece(self.text, colon + 1, passage.end)
        if not source or not content:
            return None
        return Voice(Span(colon, colon + 1), source, [content], self.reading.token_at(source.end - 1))

    def _quoted(self, passage: Passage) -> Iterator[Voice]:
        """Read a name, a colon and a quotation within a paragraph."""
        if ":" not in passage.span.of(self.text):
            return
        for match in _QUOTED.finditer(self.text, passage.start, passage.end):
            quote = next(iter(self.quotes.within(match.end(), match.end() + 2)), None)
            source = piece(self.text, *match.span(1))
            if quote is None or source is None or self.quotes.at(match.start(1)) is not None:
                continue
            yield Voice(Span(match.end(1), match.end(1) + 1), source, [quote], self.reading.token_at(source.end - 1))

    def _headline(self, offset: int, match: re.Match[str]) -> Voice | None:
        colon = offset + match.end("before")
        before = piece(self.text, offset + match.start("before"), colon)
        after = piece(self.text, offset + match.start("after"), offset + match.end("after"))
        if not before or not after:
            return None
        mark = Span(colon, colon + 1)
        if self.text[colon] != ":":
            mark = Span(colon + 1, self.text.index(" ", colon + 1))
            if not self._names_source(after.of(self.text)):
                return None
        if len(after.of(self.text).split()) <= 5 and self._names_source(after.of(self.text)):
            source, content = after, before
        elif self._names_source(before.of(self.text)) or self._is_person(before) or self._is_quoted(before, after):
            source, content = before, after
        else:
            return None
        return Voice(mark, source, [content], self.reading.token_at(source.end - 1))

    def _is_quoted(self, before: Span, after: Span) -> bool:
        """Tell whether a short name stands before a headline that is a quotation as a whole."""
        words = before.of(self.text).split()
        quote = self.quotes.at(after.start)
        whole = quote is not None and quote.end >= after.end - 1
        return whole and len(words) <= 4 and words[0][0].isupper()

    def _is_person(self, span: Span) -> bool:
        tokens = self.reading.tokens_in(span)
        if not tokens or len(tokens) > 6:
            return False
        name = tokens[-1].text
        return tokens[-1].ent_type_ in ("PERSON", "ORG", "NORP") or name in self.surnames

    def _names_source(self, words: str) -> bool:
        low = words.lower().removeprefix("the ").rstrip(".")
        last = low.split()[-1] if low.strip() else ""
        spoken = self.lexicon.kinds.get(last) not in (None, "document") and last not in _NO_HEADLINE_SOURCE
        return bool(low.strip()) and (
            low in self.lexicon.known or last in self.headline or low in self.headline or spoken
        )
