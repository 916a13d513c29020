"""What is said: the words that a verb of saying gives to its speaker, after it or before."""

from __future__ import annotations

from dateline.coding.tokens import Token
from dateline.coding.voices.coordination import said_with
from dateline.coding.voices.scene import CLAUSES, SAYING, Scene, Speaker
from dateline.coding.voices.voice import end_of, joined, piece, token_range
from dateline.model import Span

_LOCAL = frozenset({"in", "on", "at", "from", "with", "into", "to", "over", "upon"})
_PLACED_LEFT = frozenset({"speech", "quote", "tell"})
_DAYS = frozenset({"mon", "tue", "wed", "thu", "fri", "sat", "sun"})
_GROUNDS = frozenset(
    {"because", "if", "unless", "although", "though", "while", "whereas", "since", "until", "so", "even"}
)
_BOUND = frozenset({"to", "that", "who", "if", "unless"})
_COMPLEMENTS = frozenset({"as", "for", "against"})
_CLAUSE_BEGINS = frozenset({"PRON", "DET", "NOUN", "PROPN", "NUM", "ADJ"})
_QUESTIONS = frozenset({"if", "whether", "what", "why", "how", "when", "where"})
_CONJOINED = frozenset({"who", "which", "whom", "whose"})
_BEFORE_QUOTE = 60
"""Code points that can stand between a cue and its quotation."""


def right_of(scene: Scene, verb: Token, classes: frozenset[str], cue: Span, speaker: Token | None = None) -> list[Span]:
    """Return what follows the cue as its content: a clause, a quotation, an object; not its speaker."""
    after = speaker.i if speaker is not None and speaker.i > verb.i else verb.i
    heads = [c for c in verb.children if c.i > after and _is_content(scene, c, verb, classes)]
    found = [s for c in heads if (s := subtree_after(scene, c, verb))]
    if len(heads) == 1 and heads[0].dep_ == "dobj":
        further = _COMPLEMENTS | {"at"} if "reckoning" in classes else _COMPLEMENTS
        found = [_with_complement(scene, heads[0], verb, s, further) for s in found]
    if heads and heads[-1].dep_ == "ccomp" and classes & {"speech", "tell"}:
        found += [
            s for c in verb.children if _goes_on(scene, c, heads[-1], verb) and (s := subtree_after(scene, c, verb))
        ]
    quote = _quote_after(scene, verb, cue)
    if quote is not None:
        found.append(quote)
    return _closed(scene.text, joined(found))


def _goes_on(scene: Scene, child: Token, clause: Token, verb: Token) -> bool:
    """Tell whether a clause that the parse hangs on the verb of saying goes on with what is said.

    "She said the road was shut but nobody had left, because the bridge was down."
    """
    if child.i < clause.i or scene.quotes.at(child.idx) is not scene.quotes.at(clause.idx):
        return False
    subject = next((c for c in child.children if c.dep_ in ("nsubj", "nsubjpass", "expl")), None)
    if subject is None or scene.lexicon.verbs.get(child.lower_, frozenset()) & SAYING:
        return False
    if child.dep_ == "advcl":
        return any(c.dep_ == "mark" and c.lower_ in _GROUNDS for c in child.children)
    own = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return child.dep_ == "conj" and own is not None and own.i < verb.i and own.lower_ != subject.lower_


def _closed(text: str, spans: list[Span]) -> list[Span]:
    """Return spans in order, those made one that only blanks, commas or a conjunction part."""
    kept: list[Span] = []
    for span in spans:
        if kept and text[kept[-1].end : span.start].strip(" ,;") in ("", "and", "but", "or"):
            kept[-1] = Span(kept[-1].start, span.end)
        else:
            kept.append(span)
    return kept


def _with_complement(scene: Scene, noun: Token, verb: Token, span: Span, prepositions: frozenset[str]) -> Span:
    """Return an object with what belongs to it though the parse hangs it on the verb ("praised him for ...")."""
    last = noun.right_edge
    for child in verb.children:
        if child.left_edge.i != last.i + 1:
            continue
        clause = child.dep_ in ("xcomp", "advcl", "acl", "ccomp") and child.left_edge.lower_ in _BOUND
        if clause or (child.dep_ == "prep" and child.lower_ in prepositions):
            whole = piece(scene.text, span.start, end_of(child.right_edge))
            return whole or span
    return span


def _begins_clause(token: Token) -> bool:
    if token.lower_ in _QUESTIONS:
        return True
    return token.pos_ in _CLAUSE_BEGINS and token.lower_ not in _CONJOINED


def with_preposition(text: str, head: Token, cue: Span, content: list[Span]) -> tuple[Span, list[Span]]:
    """Return cue and content with the preposition between them taken to the cue ("spoke of", "called for")."""
    beside = [c for c in head.children if c.dep_ == "prep"]
    beside += [
        m for c in head.children if c.dep_ == "advcl" for m in c.children if m.dep_ == "mark" and m.lower_ == "for"
    ]
    prep = next((c for c in beside if c.lower_ != "as" and 0 < c.idx - cue.end <= 2), None)
    at = next((n for n, s in enumerate(content) if prep is not None and s.start == prep.idx), None)
    if prep is None or at is None or (rest := piece(text, end_of(prep), content[at].end)) is None:
        return cue, content
    return Span(cue.start, end_of(prep)), [*content[:at], rest, *content[at + 1 :]]


def taken_up(scene: Scene, verb: Token, classes: frozenset[str]) -> list[Span]:
    """Return what a verb without content of its own takes up: the clause that it stands in, or a relative pronoun.

    "Rebels took the town, as the agency reported"; "a plan that the minister opposed".
    """
    if not classes & (SAYING | {"act", "attitude"}):
        return []
    if verb.dep_ == "advcl" and any(c.lower_ == "as" and c.dep_ in ("mark", "advmod") for c in verb.children):
        if not classes & SAYING:
            return []
        own = {t.i for t in verb.subtree}
        return _runs(scene, [t for t in verb.head.subtree if t.i not in own and t.sent.start == verb.sent.start])
    pronoun = next((c for c in verb.children if c.dep_ == "dobj" and c.i < verb.i and c.tag_ in ("WDT", "WP")), None)
    if pronoun is None or not any(c.dep_ == "nsubj" for c in verb.children):
        return []
    span = piece(scene.text, pronoun.idx, end_of(pronoun))
    return [span] if span else []


def _runs(scene: Scene, tokens: list[Token]) -> list[Span]:
    """Return the unbroken runs of tokens as spans."""
    runs: list[list[Token]] = []
    for token in tokens:
        if runs and runs[-1][-1].i + 1 == token.i:
            runs[-1].append(token)
        else:
            runs.append([token])
    return [s for run in runs if (s := piece(scene.text, *token_range(run)))]


def rest_of(scene: Scene, verb: Token, after: int) -> list[Span]:
    """Return what a verb of saying must have for its content where the parse gives it none.

    That is the sentence from a "that" on, else all that follows token `after`, if it could be a clause.
    """
    rest = scene.doc[after + 1 : verb.sent.end]
    mark = next((t for t in rest if t.lower_ == "that" and t.tag_ in ("IN", "WDT", "DT")), None)
    first = mark.i + 1 if mark is not None else after + 1
    tail = scene.doc[first : verb.sent.end]
    if not any(t.pos_ in ("VERB", "AUX") for t in tail):
        return []
    if mark is None and not _begins_clause(tail[0]):
        return []
    span = piece(scene.text, tail[0].idx, verb.sent.end_char)
    return [span] if span else []


def _is_content(scene: Scene, child: Token, verb: Token, classes: frozenset[str]) -> bool:
    if classes == {"quote"}:
        return False
    if child.dep_ in CLAUSES:
        if _is_aside(child, verb):
            return False
        if child.dep_ == "xcomp" and child.tag_ == "VBG" and not _is_told_doing(child, verb, classes):
            return False
        return not (child.dep_ == "parataxis" and not classes & {"speech", "quote"})
    if child.dep_ == "dobj":
        return _object_is_content(child, verb, classes)
    if child.dep_ == "advcl" and _is_wanted_of(scene, child, verb):
        return True
    if child.dep_ == "prep" and _is_addressed(scene, child):
        return False
    if child.dep_ == "prep" and child.lower_ in scene.lexicon.about.get(verb.lower_, ()):
        return not _is_timed(child)
    if child.dep_ == "prep" and classes & {"act", "attitude", "report"}:
        return child.lower_ in scene.words["speaking_of"] and child.i <= verb.i + 8 and _is_about(child, verb, classes)
    return child.dep_ in ("oprd", "acomp") and bool(classes & {"attitude", "act"})


def _is_aside(clause: Token, verb: Token) -> bool:
    """Tell whether a clause after a verb of saying takes up what stood before it ("he said, which they denied")."""
    first = clause.left_edge
    return first.lower_ == "which" and first.i > verb.i and first.nbor(-1).text == ","


def _is_told_doing(doing: Token, verb: Token, classes: frozenset[str]) -> bool:
    """Tell whether a participle is what is told ("reported seeing jets") and not what the speaker does beside it."""
    return not classes & SAYING or (bool(classes & {"report", "act", "attitude"}) and doing.left_edge.i == verb.i + 1)


def _is_addressed(scene: Scene, prep: Token) -> bool:
    """Tell whether a preposition brings in who was told ("explained to a reporter that ...")."""
    if prep.lower_ not in ("to", "with"):
        return False
    return any(
        c.dep_ == "pobj"
        and (c.lower_ in scene.words["generic_hearers"] or scene.lexicon.kinds.get(c.lower_) == "outlet")
        for c in prep.children
    )


def _is_wanted_of(scene: Scene, clause: Token, verb: Token) -> bool:
    """Tell whether a clause is what somebody calls or hopes for ("called for both sides to leave")."""
    marked = any(c.dep_ == "mark" and c.lower_ == "for" for c in clause.children)
    return marked and "for" in scene.lexicon.about.get(verb.lower_, ())


def _object_is_content(child: Token, verb: Token, classes: frozenset[str]) -> bool:
    if child.lower_ in ("so", "it") and verb.tag_ != "VBG":
        return False
    clause = any(c.dep_ in CLAUSES and c.i > child.i for c in verb.children)
    if "tell" in classes:
        return False
    return bool(classes & {"report", "act", "attitude"}) or (
        clause is False and "finding" in classes and verb.lemma_ != "find"
    )


def _is_timed(prep: Token) -> bool:
    """Tell whether a preposition's object is a time or place of the speech, or none."""
    if any(c.dep_ == "pcomp" for c in prep.children):
        return False
    object_ = next((c for c in prep.children if c.dep_ == "pobj"), None)
    return object_ is None or object_.ent_type_ in ("DATE", "TIME", "GPE") or object_.lower_[:3] in _DAYS


def _is_about(prep: Token, verb: Token, classes: frozenset[str]) -> bool:
    """Tell whether a preposition brings in what is spoken about, and no place or time of the speech."""
    if prep.lower_ not in _LOCAL:
        return True
    if any(c.dep_ == "pcomp" for c in prep.children):
        return True
    if prep.i != verb.i + 1 or prep.lower_ in ("in", "at", "from", "into"):
        return False
    return not _is_timed(prep) and ("attitude" in classes or prep.lower_ in ("to", "on", "over"))


def subtree_after(scene: Scene, child: Token, verb: Token) -> Span | None:
    """Return the characters of a dependant that stands after its verb."""
    tokens = said_with(scene, verb, [t for t in child.subtree if t.i > verb.i])
    return piece(scene.text, *token_range(tokens)) if tokens else None


def _quote_after(scene: Scene, verb: Token, cue: Span) -> Span | None:
    """Return a quotation that begins soon after the cue, in the same sentence or after a colon."""
    limit = end_of(verb.sent[-1]) + 3
    for quote in scene.quotes.within(cue.end, min(len(scene.text), limit)):
        if quote.start >= cue.end:
            between = scene.text[cue.end : quote.start]
            if "\n" in between and not between.rstrip().endswith(":"):
                return None
            if len(between) < _BEFORE_QUOTE and (
                between.strip(" ,") == "" or ":" in between or "," in between or "that" in between
            ):
                return quote
            return None
    return None


def left_of(scene: Scene, verb: Token, classes: frozenset[str], speaker: Speaker | None, right: bool) -> list[Span]:
    """Return what stands before speaker and cue as the content, and goes on after a parenthesis."""
    if speaker is None or not (classes & _PLACED_LEFT or _shown_by(scene, speaker, classes)):
        return []
    if speaker.span is None and speaker.head.head.i != verb.i:
        return []
    first = min(speaker.first, verb.i)
    before = _before(scene, verb, first)
    if before is None:
        return []
    quote = scene.quotes.at(before.end - 1)
    quoted = quote is not None and quote.end <= verb.idx
    if not quoted and not classes & {"speech", "tell"} and "finding" not in classes:
        return []
    clause = any(c.dep_ in ("ccomp", "parataxis") and c.i < first for c in verb.children)
    if not quoted and not clause and _is_participle(scene, before):
        return []
    if right and not quoted and not clause:
        return []
    if not (quoted or clause or _ends_there(scene, verb, speaker.head)):
        return []
    after = _resumed(scene, verb, speaker.head)
    return [before, *([after] if after else [])]


def _shown_by(scene: Scene, speaker: Speaker, classes: frozenset[str]) -> bool:
    """Tell whether a document or picture shows what stands before it ("The hangar was gone, satellite images show")."""
    return "finding" in classes and scene.lexicon.kinds.get(speaker.head.lower_) in ("document", "monitor")


def _is_participle(scene: Scene, span: Span) -> bool:
    """Tell whether words before a speaker are a participle's clause about him ("Asked why, he said ...")."""
    first = scene.reading.token_at(span.start)
    return first is not None and first.tag_ in ("VBG", "VBN") and first.dep_ == "advcl"


def _before(scene: Scene, verb: Token, first: int) -> Span | None:
    """Return the words of the sentence before token `first`, a quotation that ends there whole."""
    doc, sentence = scene.doc, verb.sent
    start = sentence.start_char
    end = doc[first].idx
    found = piece(scene.text, start, end)
    quote = scene.quotes.at(found.end - 1) if found else None
    if found is None:
        last = doc[first - 1] if first else None
        quote = scene.quotes.at(last.idx) if last is not None else None
        return quote if quote and quote.end <= end and not scene.text[quote.end : end].strip(" ,") else None
    if quote and quote.start < found.start:
        return Span(quote.start, max(quote.end, found.end) if quote.end <= end else found.end)
    return found


def _ends_there(scene: Scene, verb: Token, source: Token) -> bool:
    """Tell whether nothing that could be a content follows speaker and cue in the sentence."""
    last = max(verb.i, source.right_edge.i if source.i > verb.i else verb.i)
    rest = [t for t in scene.doc[last + 1 : verb.sent.end] if not t.is_space]
    if not rest or all(t.is_punct for t in rest):
        return True
    first = rest[0]
    told = (c for c in verb.children if c.dep_ in CLAUSES and c.i > verb.i and not _is_aside(c, verb))
    classes = scene.lexicon.verbs.get(verb.lower_, frozenset())
    if first.lower_ in ("that", "to") or any(c.tag_ != "VBG" or _is_told_doing(c, verb, classes) for c in told):
        return False
    if first.tag_ == "VBG" and "speech" in classes:
        return True
    return first.is_punct or first.pos_ in ("ADP", "ADV", "SCONJ", "CCONJ") or first.ent_type_ in ("DATE", "TIME")


def _resumed(scene: Scene, verb: Token, source: Token) -> Span | None:
    """Return the content's second part, where speaker and cue stand within it between commas."""
    doc = scene.doc
    last = max(verb.i, source.right_edge.i if source.i > verb.i else verb.i)
    tail = doc[last + 1 : verb.sent.end]
    comma = next((t for t in tail if t.text == "," and t.i - last <= 6), None)
    if comma is None or comma.nbor().lower_ == "which" or (verb.dep_ == "ROOT" and not _quoted_tail(scene, comma)):
        return None
    return piece(scene.text, comma.idx, verb.sent.end_char)


def _quoted_tail(scene: Scene, comma: Token) -> bool:
    quotes = scene.quotes.within(comma.idx, comma.idx + 4)
    return bool(quotes) and quotes[0].start > comma.idx
