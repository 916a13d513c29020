"""Noun phrases as the codebook writes names: the shortest full one, without article, number and outer words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dateline.coding.actors.known import Setting, find_known, force_of_state
from dateline.coding.actors.words import among
from dateline.coding.reading import Reading
from dateline.coding.syntax import children, prepositional, span_of, token_span
from dateline.coding.tokens import Token
from dateline.model import Actor, Span

_LEFT = frozenset({"compound", "amod", "nmod", "poss", "case", "punct", "npadvmod", "advmod", "quantmod", "appos"})
_NAMING = frozenset({"GPE", "NORP", "ORG"})
_AGES = frozenset({"year", "years", "month", "old", "olds", "aged"})
ABBREVIATIONS = frozenset({"us", "u.s.", "u.s", "uk", "u.k.", "uae", "un", "u.n.", "eu", "nato", "usa", "au"})
"""Abbreviations of states and unions that are used as adjectives too."""
_JOINED = ("-", "'", "’", "/")


def content_head(reading: Reading, head: Token) -> Token:
    """Return the noun that is meant: of "a convoy of Russian soldiers" the soldiers, of "members of Hamas" Hamas."""
    at = head
    for _ in range(4):
        inner = _held(reading, at)
        if inner is None:
            break
        at = inner
    return at


def _held(reading: Reading, head: Token) -> Token | None:
    named = any(c.dep_ in ("compound", "amod", "nmod", "poss") and c.text[:1].isupper() for c in head.children)
    if named:
        return None
    if is_part(reading, head):
        return _whole(head)
    holds = among(reading, head, "actor_containers") or head.pos_ == "NUM"
    member = among(reading, head, "actor_members")
    for prep in _partitive(head):
        for inner in prep.children:
            if inner.dep_ != "pobj":
                continue
            if holds and prep.lower_ == "of":
                return None if _is_force_at(reading, head, inner) else inner
            if member and _is_body(reading, inner) and not (head.ent_type_ == "ORG" and inner.ent_iob_ == "I"):
                return inner
    return None


def _partitive(head: Token) -> list[Token]:
    """Return the "of" or "from" that governs the whole of which a noun is a part ("two of them", "two out of five")."""
    below = [c for c in head.children if c.dep_ == "prep" and c.lower_ in ("of", "from")]
    if below or head.pos_ != "NUM" or head.i + 2 >= len(head.doc) or head.nbor().lower_ != "out":
        return below
    return [c for c in head.nbor().children if c.lower_ == "of"]  # the parse gives "out" to the verb


def _is_force_at(reading: Reading, head: Token, inner: Token) -> bool:
    """Tell whether "of" after a force tells what its deed hit ("the shelling by army units of the market")."""
    return among(reading, head, "event_force") and head.dep_ == "pobj" and among(reading, inner, "actor_bombed")


def is_part(reading: Reading, noun: Token) -> bool:
    """Tell whether a noun is for a part or side of a building or vehicle ("the front of", never "the two sides")."""
    common = noun.pos_ == "NOUN" and noun.text.islower() and noun.lower_ != "sides"
    if not (common and among(reading, noun, "actor_parts")):
        return False
    if noun.lemma_.lower() not in _SIDES:
        return True
    return any(among(reading, o, "actor_things") for o in prepositional(noun, "of"))


_SIDES = frozenset({"front", "side", "wing"})
"""Parts that are names for groups too ("its military wing", "the other side")."""


def _whole(part: Token) -> Token | None:
    """Return of what a part of a building or vehicle is told ("the front of the bank", "the bank's windows")."""
    of = prepositional(part, "of", "to")
    return of[0] if of else next((c for c in part.children if c.dep_ == "poss" and c.tag_ != "PRP$"), None)


def _is_body(reading: Reading, head: Token) -> bool:
    """Tell whether a noun names a force or group that has members, rather than a place they are from."""
    if head.i in known_names(reading):
        return True
    if head.ent_type_ in ("GPE", "LOC"):
        return False
    return head.ent_type_ == "ORG" or among(reading, head, "event_force", "event_side")


def phrase_of(reading: Reading, head: Token) -> Span:
    """Return the characters of the name that a noun heads."""
    person = _person(reading, head)
    if person:
        return span_of(person)
    tokens = [head, *_name_at(reading, head)]
    left = head
    while left.i > head.sent.start:
        before = head.doc[left.i - 1]
        if not (_within(reading, before, head) or _beside(reading, before, head)):
            break
        if (before.is_punct and not _joins(before)) or before.i in dated_tokens(reading):
            break
        if before.tag_ == "VBG" and among(reading, before, "actor_keeping"):
            break  # "a bus carrying nurses"
        left = before
    tokens += reading.tokens[left.i : head.i]
    ordered = sorted({t.i: t for t in tokens}.values(), key=lambda t: t.i)
    while len(ordered) > 1 and (
        words := _styled(ordered)
        or (_outer(reading, ordered[0]) and not _is_ordinal(ordered) and not _is_of_name(ordered))
    ):
        ordered = ordered[words:]
    after = _unit_of(reading, head) or _loyal_to(reading, head, ordered) or _belonging_to(reading, head, ordered)
    return span_of([*ordered, *after])


def _styled(tokens: Sequence[Token]) -> int:
    """Return how many tokens at the beginning say what somebody calls himself ("self-proclaimed", "so-called")."""
    parted = len(tokens) > 3 and tokens[0].lower_ in ("self", "so") and tokens[1].text == "-"
    return 3 if parted else 0


def _is_ordinal(tokens: Sequence[Token]) -> bool:
    """Tell whether a number names a unit ("5th Legion")."""
    first, second = tokens[0], tokens[1]
    numbered = first.text[:1].isdigit() and first.lower_.endswith(("st", "nd", "rd", "th"))
    return numbered and second.text[:1].isupper()


def _is_of_name(tokens: Sequence[Token]) -> bool:
    """Tell whether the first word of a phrase is written as a part of the name ("New Front", "Third Brigade")."""
    first, second = tokens[0], tokens[1]
    written = first.text[:1].isupper() and second.text[:1].isupper() and second.pos_ == "PROPN"
    return written and first.pos_ in ("ADJ", "PROPN") and not first.is_sent_start and not first.text.isupper()


def _joins(mark: Token) -> bool:
    """Tell whether a mark joins the words beside it; a dash with a blank parts them."""
    return mark.text in _JOINED and not (mark.text == "-" and mark.whitespace_)


def dated_tokens(reading: Reading) -> frozenset[int]:
    """Return the tokens of the dates told, which are no part of a name ("in December ISIS launched")."""
    kept = reading.memo.get("actors.dated")
    if not isinstance(kept, frozenset):
        dates = [m for m in reading.times if m.type in ("DATE", "TIME")]
        kept = frozenset(t.i for m in dates for t in reading.tokens_in(m.span))
        reading.memo["actors.dated"] = kept
    return kept


def _person(reading: Reading, head: Token) -> list[Token]:
    """Return a person's name of two words or more without the titles before it; [] for anything else."""
    if head.ent_type_ != "PERSON" or head.i in known_names(reading):
        return []
    tokens = [head]
    while tokens[0].ent_iob_ == "I" and tokens[0].i > head.sent.start:
        tokens.insert(0, head.doc[tokens[0].i - 1])
    while len(tokens) > 2 and among(reading, tokens[0], "actor_titles"):
        tokens = tokens[1:]
    return (
        tokens if len(tokens) > 1 and all(t.pos_ in ("PROPN", "PUNCT", "PART", "ADJ", "NOUN") for t in tokens) else []
    )


def _within(reading: Reading, token: Token, head: Token) -> bool:
    at = token
    for _ in range(5):
        if at.dep_ == "cc":
            return _is_adjective(reading, at.head) and at.head.i < head.i and _within(reading, at.head, head)
        if at.dep_ == "conj" and not (_is_adjective(reading, at.head) or at.head.i > at.i):
            return at.head.dep_ in ("nmod", "compound") and at.head.head.i == head.i
        if at.dep_ not in _LEFT and at.dep_ != "conj":
            return False
        if at.head.i == head.i:
            return True
        at = at.head
    return False


def _is_body_of_state(reading: Reading, token: Token) -> bool:
    """Tell whether "and" parts a force from the next with an article of its own ("the army and rebel fighters")."""
    bodies = ("actor_army", "actor_police", "actor_navy")
    return token.tag_ == "NN" and token.dep_ == "nmod" and among(reading, token, *bodies)


def _is_one_and_more(token: Token) -> bool:
    """Tell whether "and" and a number part one thing from more of another ("a school and six houses")."""
    if token.tag_ != "NN" or token.dep_ != "nmod" or token.head.tag_ != "NNS" or token.i + 2 >= token.head.i:
        return False
    before = token.doc[max(token.left_edge.i - 1, 0)]
    single = not _ONE.isdisjoint((before.lower_, token.left_edge.lower_))
    return single and token.nbor().dep_ == "cc" and token.nbor(2).pos_ == "NUM"


_ONE = frozenset({"a", "an", "one", "another"})


def _is_adjective(reading: Reading, token: Token) -> bool:
    """Tell whether a modifier is an adjective or abbreviation that may share its noun ("U.S. and Iraqi troops")."""
    if token.dep_ not in ("amod", "compound", "nmod") or (token.tag_ == "NNS" and token.ent_type_ == ""):
        return False  # a plural is a side of its own ("rebels and government forces")
    state = token.ent_type_ == "GPE" and token.pos_ == "PROPN" and token.lower_ not in ABBREVIATIONS
    if _is_body_of_state(reading, token) or _is_one_and_more(token):
        return False
    return token.pos_ in ("ADJ", "NOUN") or token.ent_type_ == "NORP" or (token.ent_type_ == "GPE" and not state)


def sides_in(reading: Reading, head: Token) -> list[Token]:
    """Return the sides that a phrase names beside its own, where "and" parts them ("ISIS and Kurdish forces")."""
    return [
        c
        for c in head.children
        if c.i < head.i
        and c.dep_ in ("nmod", "compound")
        and any(g.dep_ == "cc" for g in c.children)
        and not _is_adjective(reading, c)
        and (
            c.pos_ == "PROPN"
            or c.i in known_names(reading)
            or (c.tag_ == "NNS" and among(reading, c, "event_force"))
            or _is_body_of_state(reading, c)
            or _is_one_and_more(c)
        )
    ]


def _beside(reading: Reading, token: Token, head: Token) -> bool:
    """Tell whether a word before a modifier belongs with it ("Syrian" of "Syrian regime air strikes")."""
    if head.dep_ not in ("compound", "amod", "nmod", "poss") or token.head.i != head.head.i:
        return False
    if token.dep_ not in ("compound", "amod", "nmod", "npadvmod"):
        return False
    if token.i == head.i - 1 and token.pos_ == "NOUN" and among(reading, head, "actor_bombed"):
        return True
    return token.pos_ == "PROPN" or token.ent_type_ in _NAMING or among(reading, token, "event_force", "event_side")


def _outer(reading: Reading, token: Token) -> bool:
    if token.tag_ in ("VBN", "VBD") and token.text.islower() and token.lower_ not in ("armed", "allied", "united"):
        return True
    return (
        among(reading, token, "actor_outer")
        or token.is_punct
        or token.like_num
        or token.tag_ == "PRP$"
        or token.lower_ in _AGES
        or token.pos_ in ("DET", "ADV", "PART", "CCONJ")
        or token.lower_ in ("'s", "'", "’s")
    )


def _loyal_to(reading: Reading, head: Token, before: Sequence[Token]) -> list[Token]:
    """Return the words that alone tell whose a force is ("fighters loyal to President Smith", "heads of the Front")."""
    if any(t.text[:1].isupper() and t.i != head.i for t in before) or not among(reading, head, *_OWNED):
        return []
    after = head.doc[head.i + 1 : head.i + 3]
    at = next((t for t in after[:1] if among(reading, t, "actor_loyal")), None)
    to = after[1] if at is not None and len(after) > 1 and after[1].lower_ in ("to", "with") else None
    if to is None:
        to = next((t for t in after[:1] if t.lower_ in ("of", "from") and among(reading, head, "actor_heads")), None)
    inner = next((o for o in to.children if o.dep_ == "pobj"), None) if to is not None else None
    words = inner.doc[inner.left_edge.i : inner.i + 1] if inner is not None else ()
    named = any(t.pos_ == "PROPN" or t.ent_type_ == "NORP" for t in words)
    if inner is None or not named or inner.ent_type_ in ("GPE", "LOC") or inner.i > head.i + _NEAR:
        return []
    return list(head.doc[head.i + 1 : inner.i + 1])


def _belonging_to(reading: Reading, head: Token, before: Sequence[Token]) -> list[Token]:
    """Return the words that alone tell whose an aircraft is ("a helicopter belonging to the army")."""
    if len(before) > 1 or not among(reading, head, "actor_air_force"):
        return []
    clauses = [c for c in head.children if c.dep_ == "acl" and c.i > head.i]
    owning = [v for c in clauses for v in (c, *c.children) if v.lemma_.lower() == "belong"]
    owner = next((o for v in owning for o in prepositional(v, "to") if o.i <= head.i + _NEAR), None)
    return list(head.doc[head.i + 1 : owner.i + 1]) if owner is not None else []


_NEAR = 9
"""Up to how many words after a noun those stand that tell whose it is."""
_OWNED = ("event_force", "actor_heads", "actor_anaphors", "actor_members")


def _unit_of(reading: Reading, head: Token) -> list[Token]:
    """Return what names a unit after its head ("5th Legion of the Alphan Army", "government of President Smith")."""
    if head.pos_ != "PROPN" and not among(reading, head, "actor_government"):
        return []
    for prep in head.children:
        if prep.dep_ == "prep" and prep.lower_ in ("of", "for") and prep.i == head.i + 1:
            inner = [o for o in prep.children if o.dep_ == "pobj" and o.pos_ == "PROPN"]
            if inner:
                return [t for t in inner[0].subtree if t.i <= inner[0].i]
    return []


def known_names(reading: Reading) -> dict[int, tuple[tuple[Token, ...], str]]:
    """Return the known name that each token is in, with its id."""
    if "actors.known" not in reading.memo:
        capitals = reading.text.isupper()
        found = list(find_known(reading.doc, reading.codebook, capitals, _setting(reading)))
        reading.memo["actors.known"] = {t.i: (tuple(tokens), id_) for tokens, id_ in found for t in tokens}
    return reading.memo["actors.known"]  # type: ignore[return-value]


def _setting(reading: Reading) -> Setting:
    """Return what tells between actors of one name, from the report's places and its date."""
    counts = Counter(p.country for p in reading.places if p.country)
    published = reading.published
    return Setting(tuple(c for c, _ in counts.most_common()), published.year if published else None)


def _name_at(reading: Reading, token: Token) -> tuple[Token, ...]:
    """Return the tokens of the known name that a token is in, none where it is in none."""
    found = known_names(reading).get(token.i)
    return found[0] if found else ()


def known_id(reading: Reading, tokens: Sequence[Token]) -> str | None:
    """Return the id of the known name that stands in a phrase, the last of several; else a state's force."""
    table = known_names(reading)
    ids = [table[t.i][1] for t in tokens if t.i in table]
    return ids[-1] if ids else force_of_state(reading.codebook, [t.text for t in tokens])


def actor_of(reading: Reading, head: Token) -> Actor:
    """Return the actor that a noun names; "the group, Hamas" is named by its proper name."""
    inner = content_head(reading, head)
    inner = proper_of(reading, inner) or inner
    if inner.dep_ in ("amod", "npadvmod") and inner.ent_type_ in _NAMING and not _is_led(inner):
        return _plain(reading, inner)
    span = phrase_of(reading, inner)
    id_ = known_id(reading, reading.tokens_in(span))
    listed = _listed(reading, inner) if id_ is None else None
    if listed:
        span, id_ = span_of(listed), known_id(reading, list(listed))
    return Actor(span.of(reading.text), id_, span)


def _listed(reading: Reading, head: Token) -> tuple[Token, ...] | None:
    """Return the known name before a noun that brackets part from it ("Islamic State (IS) terrorist group")."""
    if not among(reading, head, "actor_anaphors", "event_force"):
        return None
    known = known_names(reading)
    named = (c for c in head.children if c.i < head.i and c.i in known and c.dep_ in _LEFT)
    return next((known[c.i][0] for c in named if not any(g.dep_ == "cc" for g in c.children)), None)


def _is_led(token: Token) -> bool:
    return token.dep_ == "amod" and token.lower_ == "led"


def _plain(reading: Reading, token: Token) -> Actor:
    known = _name_at(reading, token)
    span = span_of(known) if known else token_span(token)
    return Actor(span.of(reading.text), known_id(reading, reading.tokens_in(span)), span)


def proper_of(reading: Reading, head: Token) -> Token | None:
    """Return the proper name in apposition to a common noun that has no name of its own."""
    if head.pos_ != "NOUN" or any(
        c.dep_ in ("compound", "amod", "poss") and c.text[:1].isupper() for c in head.children
    ):
        return None
    of = () if among(reading, head, "actor_things") else prepositional(head, "of")
    held = head.head.head.children if head.dep_ == "pobj" and _is_body_of(head.head) else ()
    for child in (*head.children, *(c for o in of for c in o.children), *(c for c in held if c.i > head.i)):
        outer = child.head.i not in (head.i, head.head.head.i) and child.ent_type_ != "PERSON"
        if any(c.dep_ == "nummod" for c in child.children):
            continue  # "six priests, five of them Spaniards"
        if child.dep_ == "appos" and child.pos_ == "PROPN" and not outer and _is_named(reading, child):
            return child
        if child.dep_ == "acl" and child.lower_ in ("identified", "named"):
            for name in (*prepositional(child, "as"), *children(child, "oprd")):
                if name.pos_ == "PROPN":
                    return name
    return None


def _is_body_of(of: Token) -> bool:
    """Tell whether it is the "of" of a dead person ("the body of the mayor, John Roe")."""
    return of.lower_ == "of" and of.head.lower_ in ("body", "bodies", "remains")


def _is_named(reading: Reading, token: Token) -> bool:
    """Tell whether a word in apposition is a name: of a known kind, listed, or of several words after a comma."""
    if token.ent_type_ in ("ORG", "PERSON", "NORP") or token.i in known_names(reading):
        return True
    several = any(c.pos_ == "PROPN" and c.dep_ == "compound" for c in token.children)
    return several and token.doc[token.left_edge.i - 1].text == ","
