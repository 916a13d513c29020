"""Attributions by verbs: who says, thinks or reports what, before, after, or without commas."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from dateline.coding.reading import Reading
from dateline.coding.syntax import governor
from dateline.coding.voices.lexicon import Lexicon
from dateline.coding.voices.quotes import Quotes
from dateline.coding.voices.surface import speaker_before
from dateline.coding.voices.voice import Voice, end_of, joined, piece, token_range
from dateline.model import Span

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_CLAUSES = ("ccomp", "xcomp", "parataxis")
_GROUP = ("aux", "auxpass", "neg", "prt")
_ADVERBS = ("advmod",)
_AFTERTHOUGHT = (
    "prep",
    "npadvmod",
    "advmod",
    "advcl",
    "punct",
    "dobj",
    "dative",
    "prt",
    "cc",
    "agent",
    "tmod",
    "conj",
    "oprd",
)
_SAYING = frozenset({"speech", "tell", "report"})
_BRINGING = _SAYING | {"act", "attitude", "finding", "quote"}
"""Classes of verbs that bring in what somebody says; those that bring in what he says or thinks."""


_LOCAL = frozenset({"in", "on", "at", "from", "with", "into", "to", "over", "upon"})
_WITHIN = frozenset({"ccomp", "relcl", "pcomp", "xcomp"})
"""Where a verb stands in what is told of somebody already, so that its subject's mind is not told anew."""
_PLACED_LEFT = frozenset({"speech", "quote", "tell"})


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Who speaks: the head, the index of the phrase's first token, its span where no parse tells it."""

    head: Token
    first: int
    span: Span | None


class VerbReader:
    """Reads the attributions of one report's verbs."""

    def __init__(self, reading: Reading, lexicon: Lexicon, quotes: Quotes) -> None:
        self.reading, self.lexicon, self.quotes = reading, lexicon, quotes
        self.text = reading.text
        self.surnames = frozenset(
            e[-1].text for e in reading.doc.ents if e.label_ == "PERSON" and e[-1].is_title
        )
        self.words = {
            key: reading.codebook.word_set(key) for key in ("speaking_of", "own_persons", "deadly_objects")
        }

    def read(self) -> Iterator[Voice]:
        """Yield an attribution for each verb that makes one, in order."""
        for token in self.reading.doc:
            classes = self.lexicon.verbs.get(token.lower_)
            if (
                classes
                and token.pos_ in ("VERB", "AUX")
                and token.dep_ not in ("amod", "compound", "aux", "auxpass")
            ):
                if any(c.dep_ in ("nsubjpass", "auxpass") for c in token.children):
                    yield from self._passive(token, classes)
                elif (voice := self._voice(token, classes)) is not None:
                    yield voice

    def _voice(self, verb: Token, classes: frozenset[str]) -> Voice | None:
        speaker = self._speaker(verb, classes)
        source = speaker.head if speaker else None
        if not self._may_tell(verb, source, classes):
            return None
        cue = self._cue(verb, source)
        content = self._content(verb, classes, speaker, cue)
        if not content or (speaker is None and verb.tag_ not in ("VBG", "VB")):
            return None
        if self._takes_lives(verb):
            return None
        span = speaker.span or self._source_span(speaker.head, verb, content) if speaker else None
        quoted = any(self.quotes.within(*c) for c in content)
        links = self._links(verb, classes, source, quoted)
        return Voice(cue, span, content, source, verb, links, to=self._hearer(verb, classes))

    def _speaker(self, verb: Token, classes: frozenset[str]) -> _Speaker | None:
        """Return who speaks: the verb's subject, else the source that its left neighbours name."""
        source = self._source(verb)
        parsed = _Speaker(source, min(source.left_edge.i, source.i), None) if source is not None else None
        if not classes & _SAYING or verb.tag_ in ("VB", "VBG"):
            return parsed
        if (
            source is not None
            and source.head.i == verb.i
            and self._reaches(source, verb)
            and not self._is_quoted(source, verb)
        ):
            return parsed
        found = speaker_before(self.reading.doc, verb, self.lexicon, self.surnames)
        if found is None or self.quotes.at(found[2].idx) is not self.quotes.at(verb.idx):
            return parsed
        first, last, head = found
        doc = self.reading.doc
        return _Speaker(head, first, piece(self.text, doc[first].idx, end_of(doc[last])))

    def _reaches(self, source: Token, verb: Token) -> bool:
        """Tell whether a subject's phrase ends at the verb, or stands after it."""
        return source.i > verb.i or verb.i - source.right_edge.i <= 4

    def _is_quoted(self, source: Token, verb: Token) -> bool:
        """Tell whether a subject stands in a quotation that the verb is not part of."""
        inside = self.quotes.at(source.idx)
        return inside is not None and inside != self.quotes.at(verb.idx)

    def _may_tell(self, verb: Token, source: Token | None, classes: frozenset[str]) -> bool:
        """Tell whether a verb can bring in somebody's words or mind.

        Within a quotation only others are told of; a thought or wish only in the report's own words.
        """
        if not classes & _BRINGING:
            return False
        inside = self.quotes.at(verb.idx) is not None
        own = source is not None and source.lower_ in self.words["own_persons"]
        if classes & _SAYING:
            return not (inside and (own or source is None))
        if source is None or own or inside or verb.dep_ in _WITHIN:
            return False
        return verb.tag_ != "VB" or any(
            c.dep_ in ("aux", "nsubj") and c.lower_ != "to" for c in verb.children
        )

    def _takes_lives(self, verb: Token) -> bool:
        """Tell whether a verb has an object by which it kills and says nothing ("claimed ten lives")."""
        return any(c.dep_ == "dobj" and c.lower_ in self.words["deadly_objects"] for c in verb.children)

    def _links(self, verb: Token, classes: frozenset[str], source: Token | None, quoted: bool) -> bool:
        """Tell whether the source vouches for the content, so that it is a link of its chain."""
        if quoted and classes & {"speech", "quote", "tell", "act"}:
            return True
        clause = any(c.dep_ in _CLAUSES for c in verb.children)
        if "speech" in classes or "tell" in classes:
            return clause or "comment" not in classes
        if "finding" in classes and source is not None:
            return self.lexicon.kinds.get(source.lower_) in ("document", "monitor", "outlet")
        return "act" in classes and "comment" not in classes

    def _source(self, verb: Token) -> Token | None:
        """Return the head of the noun phrase that speaks, or None."""
        own = [c for c in verb.children if c.dep_ in _SUBJECTS and c.dep_ != "nsubjpass"]
        if own:
            if own[0].tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
                return verb.head
            return own[0]
        if verb.dep_ in ("acl",) and verb.tag_ == "VBG":
            return verb.head
        return self._inherited(verb)

    def _inherited(self, verb: Token) -> Token | None:
        """Return the subject that a verb without one shares with the verb above it."""
        head: Token | None = verb
        for _ in range(4):
            above = (
                governor(head)
                if head is not None and head.dep_ in ("conj", "advcl", "xcomp", "pcomp", "prep", "acl")
                else None
            )
            if above is None:
                return None
            own = [c for c in above.children if c.dep_ in _SUBJECTS]
            if own:
                return above.head if own[0].tag_ in ("WDT", "WP") and above.dep_ == "relcl" else own[0]
            head = above
        return None

    def _source_span(self, source: Token, verb: Token, content: list[Span]) -> Span | None:
        """Return the source's noun phrase: what depends on it and stands apart from cue and content."""
        tokens = [t for t in source.subtree if not t.is_space]
        kept = [source]
        left = [t for t in tokens if t.i < source.i]
        for token in reversed(left):
            if token.i != kept[0].i - 1 or self._inside(token, content) or token.i == verb.i:
                break
            kept.insert(0, token)
        for token in (t for t in tokens if t.i > source.i):
            if token.i != kept[-1].i + 1 or self._inside(token, content) or token.i == verb.i:
                break
            if token.dep_ == "cc" and verb.i < source.i:
                break
            kept.append(token)
        span = piece(self.text, *token_range(kept))
        return Span(span.start, span.end) if span else None

    def _inside(self, token: Token, content: list[Span]) -> bool:
        return any(s.start <= token.idx < s.end for s in content)

    def _cue(self, verb: Token, source: Token | None) -> Span:
        """Return the verb with its auxiliaries, negation and the adverbs among them."""
        group = {verb.i}
        for child in verb.children:
            if child.dep_ in _GROUP or (child.dep_ in _ADVERBS and abs(child.i - verb.i) <= 2):
                group.add(child.i)
        if (
            verb.dep_ == "xcomp"
            and verb.tag_ == "VB"
            and verb.i
            and self.reading.doc[verb.i - 1].lower_ == "to"
        ):
            group.add(verb.i - 1)
        first = last = verb.i
        while first - 1 in group or (
            first - 2 in group and first - 2 > (source.i if source is not None else -1)
        ):
            first -= 1
        while last + 1 in group and self.reading.doc[last + 1].dep_ in ("prt", "neg"):
            last += 1
        doc = self.reading.doc
        while first < verb.i and doc[first].is_space:
            first += 1
        return Span(doc[first].idx, end_of(doc[last]))

    def _content(
        self, verb: Token, classes: frozenset[str], speaker: _Speaker | None, cue: Span
    ) -> list[Span]:
        right = self._right(verb, classes, cue)
        left = self._left(verb, classes, speaker, cue, bool(right))
        return joined([*left, *right])

    def _right(self, verb: Token, classes: frozenset[str], cue: Span) -> list[Span]:
        """Return what follows the cue as its content: a clause, a quotation, an object."""
        spans = [
            self._subtree(c, verb)
            for c in verb.children
            if c.i > verb.i and self._is_content(c, verb, classes)
        ]
        found = [s for s in spans if s]
        quote = self._quote_after(verb, cue)
        if quote is not None:
            found.append(quote)
        return joined(found)

    def _is_content(self, child: Token, verb: Token, classes: frozenset[str]) -> bool:
        if classes == {"quote"}:
            return False
        if child.dep_ in _CLAUSES:
            return not (child.dep_ == "parataxis" and not classes & {"speech", "quote"})
        if child.dep_ == "dobj":
            return self._object_is_content(child, verb, classes)
        if child.dep_ == "prep" and classes & {"act", "attitude", "report"}:
            return (
                child.lower_ in self.words["speaking_of"]
                and child.i <= verb.i + 8
                and self._is_about(child, verb, classes)
            )
        return child.dep_ in ("oprd", "acomp") and bool(classes & {"attitude", "act"})

    def _object_is_content(self, child: Token, verb: Token, classes: frozenset[str]) -> bool:
        if child.lower_ in ("so", "it") and verb.tag_ != "VBG":
            return False
        clause = any(c.dep_ in _CLAUSES and c.i > child.i for c in verb.children)
        if "tell" in classes:
            return False
        return bool(classes & {"report", "act", "attitude"}) or (clause is False and "finding" in classes)

    def _is_about(self, prep: Token, verb: Token, classes: frozenset[str]) -> bool:
        """Tell whether a preposition brings in what is spoken about, and no place or time of the speech."""
        if prep.lower_ not in _LOCAL:
            return True
        if any(c.dep_ == "pcomp" for c in prep.children):
            return True
        if prep.i != verb.i + 1 or prep.lower_ in ("in", "at", "from", "into"):
            return False
        object_ = next((c for c in prep.children if c.dep_ == "pobj"), None)
        timed = object_ is None or object_.ent_type_ in ("DATE", "TIME", "GPE")
        return not timed and ("attitude" in classes or prep.lower_ in ("to", "on", "over"))

    def _subtree(self, child: Token, verb: Token) -> Span | None:
        """Return the characters of a dependant that stands after its verb."""
        tokens = [t for t in child.subtree if t.i > verb.i]
        return piece(self.text, *token_range(tokens)) if tokens else None

    def _quote_after(self, verb: Token, cue: Span) -> Span | None:
        """Return a quotation that begins soon after the cue, in the same sentence or after a colon."""
        limit = end_of(verb.sent[-1]) + 3
        for quote in self.quotes.within(cue.end, min(len(self.text), limit)):
            if quote.start >= cue.end:
                between = self.text[cue.end : quote.start]
                if len(between) < 60 and (
                    between.strip(" ,") == "" or ":" in between or "," in between or "that" in between
                ):
                    return quote
                return None
        return None

    def _left(
        self, verb: Token, classes: frozenset[str], speaker: _Speaker | None, cue: Span, right: bool
    ) -> list[Span]:
        """Return what stands before speaker and cue as the content, and goes on after a parenthesis."""
        if not classes & _PLACED_LEFT or speaker is None:
            return []
        if speaker.span is None and speaker.head.head.i != verb.i:
            return []
        first = min(speaker.first, verb.i)
        before = self._before(verb, first)
        if before is None:
            return []
        quote = self.quotes.at(before.end - 1)
        quoted = quote is not None and quote.end <= verb.idx
        if not quoted and not classes & {"speech", "tell"}:
            return []
        clause = any(c.dep_ in ("ccomp", "parataxis") and c.i < first for c in verb.children)
        if right and not quoted and not clause:
            return []
        if not (quoted or clause or self._ends_there(verb, speaker.head)):
            return []
        after = self._resumed(verb, speaker.head, cue)
        return [before, *([after] if after else [])]

    def _before(self, verb: Token, first: int) -> Span | None:
        """Return the words of the sentence before token `first`, with the whole of a quotation that ends there."""
        doc, sentence = self.reading.doc, verb.sent
        start = sentence.start_char
        end = doc[first].idx
        found = piece(self.text, start, end)
        quote = self.quotes.at(found.end - 1) if found else None
        if found is None:
            last = doc[first - 1] if first else None
            quote = self.quotes.at(last.idx) if last is not None else None
            return (
                quote if quote and quote.end <= end and not self.text[quote.end : end].strip(" ,") else None
            )
        if quote and quote.start < found.start:
            return Span(quote.start, max(quote.end, found.end) if quote.end <= end else found.end)
        return found

    def _ends_there(self, verb: Token, source: Token) -> bool:
        """Tell whether nothing that could be a content follows speaker and cue in the sentence."""
        last = max(verb.i, source.right_edge.i if source.i > verb.i else verb.i)
        rest = [t for t in self.reading.doc[last + 1 : verb.sent.end] if not t.is_space]
        if not rest or all(t.is_punct for t in rest):
            return True
        first = rest[0]
        if first.lower_ in ("that", "to") or any(c.dep_ in _CLAUSES and c.i > verb.i for c in verb.children):
            return False
        return first.is_punct or first.pos_ in ("ADP", "ADV", "SCONJ") or first.ent_type_ in ("DATE", "TIME")

    def _resumed(self, verb: Token, source: Token, cue: Span) -> Span | None:
        """Return the content's second part, where speaker and cue stand within it between commas."""
        doc = self.reading.doc
        last = max(verb.i, source.right_edge.i if source.i > verb.i else verb.i)
        tail = doc[last + 1 : verb.sent.end]
        comma = next((t for t in tail if t.text == "," and t.i - last <= 6), None)
        if comma is None or (verb.dep_ == "ROOT" and not self._quoted_tail(comma)):
            return None
        return piece(self.text, comma.idx, verb.sent.end_char)

    def _quoted_tail(self, comma: Token) -> bool:
        quotes = self.quotes.within(comma.idx, comma.idx + 4)
        return bool(quotes) and quotes[0].start > comma.idx

    def _hearer(self, verb: Token, classes: frozenset[str]) -> Token | None:
        """Return the head of who was told."""
        if "tell" not in classes:
            return None
        for child in verb.children:
            if child.dep_ in ("dobj", "dative") and child.i > verb.i:
                return child
        return None

    def _passive(self, verb: Token, classes: frozenset[str]) -> Iterator[Voice]:
        """Read a passive: "was reported killed", "was quoted as saying", "was described by X as"."""
        subject = next((c for c in verb.children if c.dep_ in ("nsubjpass", "csubjpass", "csubj")), None)
        agent = self._agent(verb)
        cue = self._cue(verb, subject)
        if "quoted" in classes and subject is not None:
            yield from self._quoted(verb, subject, cue)
            return
        if not classes & (_SAYING | {"heard", "held", "act"}) or (
            agent is None and not classes & {"heard", "held"}
        ):
            return
        deps = (*_CLAUSES, "oprd", "advcl")
        after = [
            s for c in verb.children if c.i > verb.i and c.dep_ in deps and (s := self._subtree(c, verb))
        ]
        before = self._subject_span(subject, cue) if subject is not None else None
        content = joined([*([before] if before else []), *after])
        if not content:
            return
        if agent is None:
            heard = "heard" in classes
            yield Voice(cue, None, content, None, verb, links=heard, heard=heard)
        else:
            span = self._source_span(agent, verb, content)
            yield Voice(cue, span, content, agent, verb, links=bool(classes & {"speech", "report"}))

    def _subject_span(self, subject: Token, cue: Span) -> Span | None:
        if subject.lower_ in ("it", "what", "that", "this", "there"):
            return None
        start, end = token_range(subject.subtree)
        return piece(self.text, start, min(end, cue.start)) if start < cue.start else None

    def _quoted(self, verb: Token, subject: Token, cue: Span) -> Iterator[Voice]:
        """Read "X was quoted as saying Y by Z": Y is X's, and that he says it is Z's."""
        said = next(
            (p for c in verb.children if c.dep_ == "prep" for p in c.children if p.dep_ == "pcomp"), None
        )
        if said is None:
            return
        content = self._right(said, frozenset({"speech", "report", "act"}), Span(said.idx, end_of(said)))
        speaker = self._speaker(verb, frozenset({"speech"})) or _Speaker(subject, subject.left_edge.i, None)
        speaker = speaker if speaker.span else _Speaker(subject, subject.left_edge.i, None)
        left = self._left(verb, frozenset({"speech"}), speaker, cue, bool(content))
        content = joined([*left, *content])
        if not content:
            return
        whole = Span(cue.start, end_of(said))
        span = speaker.span or self._source_span(subject, verb, content)
        yield Voice(whole, span, content, speaker.head, said)
        agent = self._agent(said) or self._agent(verb)
        if agent is not None and span is not None:
            source = self._source_span(agent, verb, content)
            yield Voice(Span(cue.start, cue.end), source, [*content, span], agent, verb)

    def _agent(self, verb: Token) -> Token | None:
        """Return the head of who does what a passive or participle tells ("by Z")."""
        return next(
            (
                p
                for c in verb.children
                if c.dep_ in ("agent", "prep") and c.lower_ == "by"
                for p in c.children
                if p.dep_ == "pobj"
            ),
            None,
        )
