"""Naming of sources: name, kind, office and known id from the words of a source's noun phrase."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dateline.coding.reading import Reading
from dateline.coding.tokens import Token
from dateline.coding.voices.lexicon import Known, Lexicon
from dateline.coding.voices.voice import end_of, piece
from dateline.model import SourceKind, Span

_ARTICLE = re.compile(r"^(?:the|a|an|some|another|one|other|its|their|his|her|several|many)\s+", re.IGNORECASE)
_WITHHOLDING = ("official", "person", "outlet", "monitor", "armed_group")
_GENERIC = re.compile(r"(?<=\w) (?:news agency|newspaper)$")
"""Small words after a known name that say what it is ("Reuters news agency")."""
_CUT = ("relcl", "acl", "appos", "advcl", "parataxis", "ccomp", "conj", "cc")
_NAMES = ("PERSON",)
_PARTICLES = ("de", "al", "bin", "van", "von", "del", "abu", "el")
_OFFICES = {"official", "monitor", "armed_group", "witness", "outlet"}
_GROUPS = frozenset({"group", "groups", "organisation", "organization", "movement", "alliance", "wing"})
"""Nouns for a body of which nothing else is told: in reports of conflict it is an armed one."""
_SITES = frozenset({"x", "twitter", "facebook", "telegram", "instagram", "youtube", "media", "tiktok", "vkontakte"})
_KIND_BY_QUALIFIER = frozenset({"network", "staff", "team", "teams"})
"""Nouns of many kinds of body, whose qualifier tells the kind ("activist network", "hospital staff")."""
_JOINED_WITHIN = 4
_SENDING = ("from", "by", "of")
_OWN_BODIES = frozenset({"mission", "envoy", "rapporteur", "investigators", "inspectors", "peacekeepers", "mediator"})
"""Those of a known body that speak for themselves ("the UN mission in Mali")."""
_MAKING = frozenset({"publish", "issue", "release", "write", "compile", "produce", "prepare", "sign", "send"})
_SHORT = 4
_LONGEST = 9
"""Words of a known source's name at most."""


@dataclass(frozen=True, slots=True)
class Named:
    """Who a source is, as its own words tell."""

    name: str
    kind: SourceKind
    id: str | None = None
    anonymous: bool = False
    office: str | None = None
    parent: str | None = None
    definite: bool = False
    """Whether it points back to a source told before ("the group", "the same source")."""
    indefinite: bool = False
    noun: str = ""
    """The noun that heads its description, in lower case; empty for a bare name."""


def name_source(reading: Reading, lexicon: Lexicon, span: Span, head: Token | None) -> Named | None:
    """Name a source from its span and the head of its noun phrase; None for a pronoun or no words."""
    tokens = [t for t in reading.tokens_in(span) if not t.is_space]
    if not tokens:
        return None
    head = head if head is not None and head.idx < span.end and span.start <= head.idx else tokens[-1]
    if head.pos_ == "PRON":
        return None
    if head.lower_ in reading.codebook.word_set("document_nouns"):
        sender = _sender(reading, lexicon, head)
        if sender is not None:
            return sender
    if (beside := _named_beside(reading, lexicon, tokens, head)) is not None:
        return beside
    own = [t for t in tokens if not _is_cut(t, head)]
    person = _person(reading, lexicon, [t for t in tokens if not _is_clausal(t, head)], head) or _trailing_person(
        reading, lexicon, tokens
    )
    if person and person.of(reading.text).lower() in lexicon.known:
        person = None
    known = None if person else _best_known(reading, lexicon, own or tokens, tokens, head)
    if known is not None:
        return _of_known(reading, lexicon, known, own or tokens, head)
    kind = _kind(lexicon, tokens, head, person)
    if person is not None:
        named = replace(_plain(reading, person, kind), office=_office(reading, span, person))
        return _of_body(reading, lexicon, named, tokens)
    name = _phrase(reading, own or tokens)
    return _described(reading, lexicon, name, kind, own or tokens, head)


def _named_beside(reading: Reading, lexicon: Lexicon, tokens: list[Token], head: Token) -> Named | None:
    """Return the source that a name right behind a common noun names ("the opposition Syrian Observatory")."""
    if head.pos_ != "NOUN" or lexicon.kinds.get(head.lower_) == "anonymous":
        return None
    named = (c for c in head.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.left_edge.i == head.i + 1)
    name = next((c for c in named if c.ent_type_ in ("ORG", "PERSON", "NORP", "FAC")), None)
    words = [t for t in tokens if t.i > head.i and name is not None and (t.i == name.i or name.is_ancestor(t))]
    if name is None or not words:
        return None
    found = name_source(reading, lexicon, Span(words[0].idx, end_of(words[-1])), name)
    kind = lexicon.kinds.get(head.lower_)
    return replace(found, kind=kind) if found is not None and found.id is None and kind else found


def _of_body(reading: Reading, lexicon: Lexicon, named: Named, tokens: list[Token]) -> Named:
    """Return a person with the known body that his office names ("Observatory director", "Hamas spokesman")."""
    found = _known(reading, lexicon, tokens)
    if found is None or found[0].entry.name == named.name:
        return named
    body = found[0]
    speaks_for = body.entry.kind in ("monitor", "armed_group") and named.kind in ("official", "person", "monitor")
    return replace(named, kind=body.entry.kind if speaks_for else named.kind, parent=body.id)


def _is_clausal(token: Token, head: Token) -> bool:
    """Tell whether a token stands in a clause about the head ("one man, who gave his name as ...")."""
    at = token
    while at.i != head.i and at.head.i != at.i:
        if at.dep_ in ("relcl", "advcl", "acl"):
            return True
        at = at.head
    return False


def _is_cut(token: Token, head: Token) -> bool:
    """Tell whether a token is part of a clause or apposition that a name does without."""
    at = token
    joined = head.pos_ == "NOUN"
    while at.i != head.i and at.head.i != at.i:
        if at.dep_ in _CUT and not (joined and _is_joined(at, head)):
            return True
        if at.dep_ == "prep" and at.lower_ == "on" and any(c.lower_ in _SITES or c.ent_type_ for c in at.children):
            return True
        at = at.head
    return False


def _is_joined(token: Token, head: Token) -> bool:
    """Tell whether a token is the second of two common nouns that speak together, or the word between them."""
    near = token.i - head.i <= _JOINED_WITHIN and token.head.i == head.i
    if token.dep_ == "cc":
        return near and any(c.dep_ == "conj" and c.pos_ == "NOUN" and c.i > token.i for c in head.children)
    return near and token.dep_ == "conj" and token.pos_ == "NOUN"


def _person(reading: Reading, lexicon: Lexicon, tokens: list[Token], head: Token) -> Span | None:
    """Return the longest name of a person in a source's words, the head's own before others."""
    runs: list[list[Token]] = []
    for token in tokens:
        if token.ent_type_ not in _NAMES:
            continue
        if runs and token.i == runs[-1][-1].i + 1 and token.ent_iob_ == "I":
            runs[-1].append(token)
        else:
            runs.append([token])
    for run in runs:
        while run and run[-1].tag_ == "POS":
            run.pop()
    runs = [r for r in runs if r and not _belongs(r[-1], head) and not (len(r) == 1 and r[0].lower_ in lexicon.kinds)]
    if not runs:
        return None
    best = next((r for r in runs if any(t.i == head.i for t in r)), runs[0])
    return piece(reading.text, best[0].idx, end_of(best[-1]))


def _trailing_person(reading: Reading, lexicon: Lexicon, tokens: list[Token]) -> Span | None:
    """Return two to four capitalised words that end a phrase after an office and are nobody else's name."""
    run: list[Token] = []
    for token in reversed(tokens):
        plain = token.ent_type_ not in ("GPE", "NORP", "DATE") and token.lower_ not in lexicon.kinds
        if not (plain and token.is_alpha and (token.is_title or token.lower_ in _PARTICLES)) or token.is_upper:
            break
        run.insert(0, token)
    while run and run[0].lower_ in _PARTICLES:
        run.pop(0)
    before = tokens[: len(tokens) - len(run)]
    office = any(_OFFICES & {lexicon.kinds.get(t.lower_.strip("."), "")} for t in before)
    if not 2 <= len(run) <= 4 or not office or _known(reading, lexicon, tokens[-len(run) :]):
        return None
    if any(t.lower_ in ("website", "agency", "newspaper", "group", "ministry", "channel") for t in before[-1:]):
        return None
    return piece(reading.text, run[0].idx, end_of(run[-1]))


def _best_known(
    reading: Reading, lexicon: Lexicon, own: list[Token], tokens: list[Token], head: Token
) -> tuple[Known, Span] | None:
    """Return the known name that a phrase has for itself, or one beside its head that is longer."""
    found = _known(reading, lexicon, own) or _apposed(reading, lexicon, tokens, head)
    longer = _known(reading, lexicon, tokens)
    if longer and longer[1].holds(Span(head.idx, end_of(head))):
        return longer if found is None or longer[1].holds(found[1]) else found
    return found


def _apposed(reading: Reading, lexicon: Lexicon, tokens: list[Token], head: Token) -> tuple[Known, Span] | None:
    """Return the known name that stands beside a common noun of its kind ("the website Bellingcat that")."""
    beside = next((c for c in head.children if c.dep_ == "appos" and c.left_edge.i == head.i + 1), None)
    if beside is not None and (named := _known(reading, lexicon, [t for t in beside.subtree if not t.is_space])):
        return named
    kind = lexicon.kinds.get(head.lower_)
    clause = next((n for n, t in enumerate(tokens) if t.i > head.i and t.tag_ in ("WDT", "WP", ",")), len(tokens))
    found = _known(reading, lexicon, tokens[:clause]) if kind in ("outlet", "monitor", "armed_group") else None
    return found if found and found[0].entry.kind == kind else None


def _belongs(last: Token, head: Token) -> bool:
    """Tell whether a person's name only qualifies the head ("Assad's forces", "Assad supporters")."""
    return last.i != head.i and last.dep_ in ("poss", "compound", "pobj", "nmod")


def _known(reading: Reading, lexicon: Lexicon, tokens: list[Token]) -> tuple[Known, Span] | None:
    """Return the longest known name among the tokens, the last of equals."""
    text = reading.text
    for size in range(min(_LONGEST, len(tokens)), 0, -1):
        for first in range(len(tokens) - size, -1, -1):
            start, end = tokens[first].idx, end_of(tokens[first + size - 1])
            words = " ".join(text[start:end].split()).replace("’", "'")
            found = lexicon.known.get(words.lower())
            if found and words[0].isupper() and (len(words) > _SHORT or words in lexicon.short or words.isupper()):
                return found, Span(start, end)
    return None


def _of_known(
    reading: Reading, lexicon: Lexicon, known: tuple[Known, Span], tokens: list[Token], head: Token
) -> Named | None:
    entry, span = known
    noun = head.lower_
    anonymous = lexicon.kinds.get(noun) == "anonymous"
    same = lexicon.kinds.get(noun) == entry.entry.kind and noun not in _OWN_BODIES
    if same and entry.entry.kind in ("outlet", "monitor"):
        return Named(
            _GENERIC.sub("", _to_the_right(reading, [], span)), entry.entry.kind, entry.id, parent=entry.entry.parent
        )
    if not (span.start <= head.idx < span.end) and (
        anonymous or (entry.entry.kind != "outlet" and (head.ent_type_ == "" or reading.text[head.idx].islower()))
    ):
        kind: SourceKind = "anonymous" if anonymous else entry.entry.kind
        return Named(_phrase(reading, tokens), kind, None, anonymous, parent=entry.id, noun=noun)
    words = _GENERIC.sub("", " ".join(_to_the_right(reading, tokens, span).split()))
    return Named(words, entry.entry.kind, entry.id, parent=entry.entry.parent)


def _to_the_right(reading: Reading, tokens: list[Token], span: Span) -> str:
    """Return a known name with the capitalised words that lengthen it ("... of Revolutionary Forces")."""
    end = span.end
    for token in (t for t in tokens if t.idx >= span.end):
        if not (token.is_title or token.lower_ in ("of", "for", "and", "the")) or token.idx > end + 8:
            break
        if token.is_title:
            end = end_of(token)
    return reading.text[span.start : end]


def _kind(lexicon: Lexicon, tokens: list[Token], head: Token, person: Span | None) -> SourceKind:
    """Return the kind that the nouns of a description tell, its head's first."""
    first = lexicon.kinds.get(head.lower_)
    nouns = [t.lower_ for t in tokens if t.lower_ != "local" or t.i == head.i]
    told = [kind for w in nouns if (kind := lexicon.kinds.get(w) or lexicon.kinds.get(w.strip(".")))]
    if first == "anonymous":
        return first
    if head.lower_ in _KIND_BY_QUALIFIER and "witness" in told:
        return "witness"
    if "armed_group" in told and first in ("official", None):
        return "armed_group"
    if first is not None and person is None:
        return first
    if told:
        return min(told, key=list(lexicon.kinds.values()).index) if person is None else _office_kind(told)
    if person is not None or head.ent_type_ == "PERSON":
        return "person"
    if head.lower_ in _GROUPS:
        return "armed_group"
    if head.ent_type_ in ("GPE", "NORP"):
        return "official"
    return (
        "person"
        if head.pos_ == "PROPN" and head.ent_type_ == ""
        else "official"
        if head.ent_type_ == "ORG"
        else "person"
    )


def _office_kind(told: list[SourceKind]) -> SourceKind:
    for kind in ("armed_group", "monitor", "official", "witness", "outlet"):
        if kind in told:
            return kind
    return "person"


def _office(reading: Reading, span: Span, person: Span) -> str | None:
    """Return the words of a person's phrase that tell his office, before or after the name."""
    after = piece(reading.text, person.end, span.end)
    before = piece(reading.text, span.start, person.start)
    words = before or after
    return " ".join(_ARTICLE.sub("", words.of(reading.text)).split()) if words else None


def _plain(reading: Reading, span: Span, kind: SourceKind) -> Named:
    return Named(" ".join(span.of(reading.text).split()), kind, noun="")


def _phrase(reading: Reading, tokens: list[Token]) -> str:
    """Return the shortest full noun phrase: the run of tokens without its article."""
    run = [tokens[0]]
    for token in tokens[1:]:
        if token.i > run[-1].i + 1 and not all(t.is_space for t in reading.doc[run[-1].i + 1 : token.i]):
            break
        run.append(token)
    span = piece(reading.text, run[0].idx, end_of(run[-1]))
    words = " ".join(span.of(reading.text).split()) if span else run[0].text
    return _ARTICLE.sub("", words) or words


def _described(
    reading: Reading, lexicon: Lexicon, name: str, kind: SourceKind, tokens: list[Token], head: Token
) -> Named:
    marks = {t.lower_ for t in tokens if t.i < head.i}
    same = reading.codebook.word_set("same_marks")
    common = head.pos_ == "NOUN" or (head.lower_ in lexicon.kinds and reading.text[head.idx].islower())
    withheld = common and kind in _WITHHOLDING and _withholds_name(reading, head)
    kind = "anonymous" if withheld else kind
    unnamed = kind == "anonymous" or (common and head.tag_ == "NNS")
    return Named(
        name,
        kind,
        anonymous=unnamed or (common and kind in ("official", "witness") and bool(marks & {"a", "an", "one"})),
        definite=bool(marks & same),
        indefinite=common and not marks & same,
        noun=head.lower_ if common else "",
    )


def _withholds_name(reading: Reading, head: Token) -> bool:
    """Tell whether a source would not be named, by an adjective or by its sentence ("on condition of anonymity")."""
    marks = reading.codebook.word_set("unnamed_marks")
    if any(c.lower_ in marks for c in head.children):
        return True
    words = [t for t in head.sent if not t.is_space]
    if any(t.lower_ == "anonymity" for t in words):
        return True
    return any(
        a.lower_ == "be" and b.lower_ in ("named", "identified") and w.lower_ in ("to", "not")
        for w, a, b in zip(words, words[1:], words[2:], strict=False)
    )


def _sender(reading: Reading, lexicon: Lexicon, head: Token) -> Named | None:
    """Return who sent a document: "the report from X", "a statement by X", "X's statement"."""
    giver = next((c for c in head.head.children if c.dep_ == "nsubj"), None) if head.dep_ == "dobj" else None
    made = [g for c in head.children if c.dep_ == "acl" and c.lemma_ in _MAKING for g in c.children]
    for child in (*head.children, *made, *([giver] if giver is not None else [])):
        sender = child if child.dep_ in ("poss", "nsubj") else None
        if child.dep_ in ("prep", "agent") and child.lower_ in _SENDING:
            sender = next((p for p in child.children if p.dep_ == "pobj"), None)
        if sender is None or sender.pos_ == "PRON":
            continue
        words = [t for t in sender.subtree if (t.tag_ != "POS" and not t.is_space) or t.dep_ != "case"]
        while words and words[-1].tag_ == "POS":
            words.pop()
        if words and (sender.pos_ == "PROPN" or sender.lower_ in lexicon.kinds):
            named = name_source(reading, lexicon, Span(words[0].idx, end_of(words[-1])), sender)
            if named is None or child not in made or named.kind != "outlet":
                return named
    return None
