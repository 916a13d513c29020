"""What became of the people counted: by the word before the number, by those after the noun, then by the parse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.coding.figures.groups import Group
from dateline.coding.figures.tables import HARMED, Tables, harm_of, singular
from dateline.coding.syntax import is_verb
from dateline.coding.tokens import Doc, Token

CASUALTIES = "casualties"
"""Killed and wounded together, which no measure parts ("killing or wounding 30")."""
_SUBJECT_DIES = frozenset(
    {"die", "perish", "flee", "disappear", "vanish", "miss", "drown", "succumb", "starve", "suffocate"}
)
_SENTENCING = frozenset({"sentence", "sentencing", "condemn"})
"""Words before "to death" of those who are to die by a court's word, and have not died."""
_BE = frozenset({"was", "were", "are", "is", "been", "be", "being", "have", "has", "had"})
_WITHIN = frozenset({"NOUN", "ADJ", "NUM", "DET", "PROPN", "CCONJ", "PRON", "ADV"})
_REACH = 18


def fate_of(group: Group, groups: Sequence[Group], known: Tables, doc: Doc) -> str | None:
    """Return the measure that the words about a group tell, CASUALTIES where they tell two, None where none."""
    if _done_to_death(group):
        return "killed"
    before, free = _before(group, groups, known, doc)
    if before and free:
        return before
    if group.fate:
        return group.fate
    by_start = {g.first: g for g in groups}
    return (
        _after(group, by_start, known, doc)
        or before
        or (_parsed(group.noun, known) if group.noun is not None else None)
    )


def _done_to_death(group: Group) -> bool:
    """Tell whether the verb of those counted goes on with "to death" ("burned five to death", "two bled to death")."""
    noun = group.noun
    if noun is None or noun.dep_ not in ("nsubj", "nsubjpass", "dobj"):
        return False
    ways = (p for p in noun.head.rights if p.lower_ == "to" and p.dep_ in ("prep", "dative"))
    return any(c.lower_ == "death" and _to_death(c) for p in ways for c in p.rights)


def _before(group: Group, groups: Sequence[Group], known: Tables, doc: Doc) -> tuple[str | None, bool]:
    """Return the fate told right before the number, and whether the word is not rather of the number before it."""
    start = group.stretch[0]
    at = group.first - 1
    while at > start and (doc[at].lower_ in known.skipped or doc[at].lower_ == doc[at + 1].lower_):
        at -= 1
    if at < start:
        return None, False
    word = doc[at]
    if word.lower_ in ("of", "to", "on"):
        noun = doc[at - 1] if at - 1 >= start else None
        return (known.deeds.get(singular(noun)) if noun is not None else None), True
    harm = harm_of(word, known)
    if word.lemma_.lower() == "cost" and _of_lives(word):
        return "killed", True
    if harm is None or (word.lemma_ == "lose" and not _may_be_lost(group)):
        return None, False
    if (
        harm in HARMED
        and at - 2 >= start
        and doc[at - 1].lower_ in ("and", "or")
        and {harm, harm_of(doc[at - 2], known)} == {"killed", "wounded"}
    ):
        harm = CASUALTIES
    passive = any(
        g.end == at or (g.end < at and all(t.lower_ in _BE for t in doc[g.end : at]))
        for g in groups
        if g.first != group.first
    )
    return harm, not passive


def _may_be_lost(group: Group) -> bool:
    """Tell whether those counted die where a force loses them; others lose people as relatives or voters."""
    return group.measure in ("fighters", "personnel") or (group.noun is not None and group.noun.lower_ == "men")


def _after(group: Group, by_start: Mapping[int, Group], known: Tables, doc: Doc) -> str | None:
    """Return the fate told after the people, across what is said of their parts and where they were."""
    at, stop = group.end, min(group.stretch[1], group.end + _REACH)
    loose = held = False
    while at < stop:
        token = doc[at]
        harm = harm_of(token, known)
        if (harm or token.lower_ == "death") and _to_death(token):
            return "killed"
        if harm and not (loose and not held and token.tag_ == "VBD" and token.lemma_.lower() not in _SUBJECT_DIES):
            if harm == "captured" and group.noun is not None and _of_another(group.noun):
                return None
            return _told(group, token, harm, held, by_start, known)
        if token.lemma_.lower() in known.suffering:
            return "wounded" if any(t.lower_ in known.hurts for t in doc[at + 1 : min(at + 8, stop)]) else None
        if token.text == "(":
            at = next((t.i for t in doc[at:stop] if t.text == ")"), at) + 1
            continue
        if at in by_start and (loose or _listed(doc[group.end : at])):
            loose = not _ends_with_fate(by_start[at], known)
            at = by_start[at].end
            continue
        if token.lower_ in known.between:
            held = held or token.lower_ in _BE
        elif token.lower_ in known.reported and (held or harm_of(doc[min(at + 1, stop - 1)], known)):
            held = True
        elif token.lower_ in known.parts or (
            token.pos_ == "ADP" and not held and token.lower_ not in ("by", "after", "when", "as")
        ):
            loose = True
        elif token.text in (",", "-", "–", "—"):
            listed = by_start.get(at + 1)
            goes_on = listed is not None and (_ends_with_fate(listed, known) or _is_part(listed, doc))
            if not loose and not _opens_parts(doc, at, known) and not goes_on:
                return None
        elif not (loose and token.pos_ in _WITHIN):
            return None
        at += 1
    return None


def _of_another(noun: Token) -> bool:
    """Tell whether people only describe another noun ("a wake for a soldier was held")."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "for" and noun.head.head.pos_ in ("NOUN", "PROPN")


def _to_death(token: Token) -> bool:
    """Tell whether a word is of a killing told with its way ("burned to death", "hacked to death")."""
    last = token if token.lower_ == "death" else next((t for t in token.doc[token.i + 1 : token.i + 3]), None)
    if last is not None and last.lower_ == "to" and last.i + 1 < len(token.doc):
        last = last.nbor()
    if last is None or last.lower_ != "death" or last.i == 0 or last.nbor(-1).lower_ != "to":
        return False
    return not any(t.lemma_.lower() in _SENTENCING for t in last.doc[max(last.sent.start, last.i - _REACH) : last.i])


def _is_part(group: Group, doc: Doc) -> bool:
    """Tell whether a number is of a part of those before it ("17 of them children")."""
    after = doc[group.last + 1 : group.last + 3]
    return len(after) == 2 and after[0].lower_ == "of" and after[1].lower_ in ("them", "whom", "those", "these")


def _ends_with_fate(group: Group, known: Tables) -> bool:
    """Tell whether a word of harm stands right after those counted, as in "Ten rebels, five soldiers killed"."""
    doc = group.noun.doc if group.noun is not None else None
    return (
        doc is not None and group.end < min(len(doc), group.stretch[1]) and harm_of(doc[group.end], known) is not None
    )


def _opens_parts(doc: Doc, at: int, known: Tables) -> bool:
    following = doc[at + 1].lower_ if at + 1 < len(doc) else ""
    return following in known.parts or following in ("and", "or", "who", "at", "were")


def _listed(between: Sequence[Token]) -> bool:
    return len(between) > 0 and all(t.lower_ in (",", "and", "plus", "or") or t.lower_ in _FILL for t in between)


_FILL = frozenset({"as", "well", "along", "with", "another"})


def _told(
    group: Group, token: Token, harm: str, held: bool, by_start: Mapping[int, Group], known: Tables
) -> str | None:
    """Return the fate that a word of harm tells of the people before it; None where it is rather done by them."""
    doc = token.doc
    following = doc[token.i + 1] if token.i + 1 < len(doc) and token.i + 1 < group.stretch[1] else None
    if token.lemma_.lower() in ("lose", "cost"):
        return "killed" if _of_lives(token) else None
    both = following is not None and following.lower_ in ("and", "or") and token.i + 2 < len(doc)
    if both and {harm, harm_of(doc[token.i + 2], known)} == {"killed", "wounded"} and token.i + 3 not in by_start:
        return CASUALTIES
    left = group.first > 0 and token.doc[group.first - 1].lemma_.lower() == "leave"
    if held or left or token.lemma_.lower() in _SUBJECT_DIES or not is_verb(token) or following is None:
        return harm
    object_of = by_start.get(following.i)
    if object_of is not None:
        later = doc[object_of.end] if object_of.end < len(doc) else None
        own = later is not None and harm_of(later, known) is not None
        return harm if own and group.quantity.kind != "single" else None
    done = following.pos_ in ("DET", "PROPN", "PRON", "NOUN", "ADJ")
    return None if done and following.lower_ not in ("dead", "some", "many", "most", "several") else harm


def _of_lives(verb: Token) -> bool:
    """Tell whether a life is what is lost ("lost their lives", "cost two men their lives")."""
    return any(t.lower_ in ("life", "lives") for t in verb.doc[verb.i + 1 : verb.i + 7])


def _parsed(noun: Token, known: Tables) -> str | None:
    """Return the fate that a verb tells which the parse ties to the people."""
    for child in noun.children:
        if child.dep_ in ("acl", "amod", "relcl") and child.lemma_.lower() in known.verbs and not _of_others(child):
            return known.verbs[child.lemma_.lower()]
    at = noun
    for _ in range(5):
        head = at.head
        lemma = head.lemma_.lower()
        if head.i == at.i or head.sent.start != noun.sent.start:
            return None
        if is_verb(head) and at.dep_ not in ("pobj", "prep"):
            if at.dep_ == "nsubjpass" and any(
                t.lower_ == "dead" or _to_death(t) for t in head.doc[head.i + 1 : head.i + 3]
            ):
                return "killed"
            doer = at.dep_ == "nsubj" and lemma not in _SUBJECT_DIES
            return None if doer or lemma == "lose" else known.verbs.get(lemma)
        if lemma in known.deeds and at.dep_ in ("prep", "pobj"):
            return known.deeds[lemma]
        if at.dep_ not in ("conj", "appos", "pobj", "prep", "compound", "nmod"):
            return None
        at = head
    return None


def _of_others(verb: Token) -> bool:
    """Tell whether a verb beside people tells of others: it has an object or ends a compound ("rebel-held")."""
    return any(c.dep_ == "dobj" for c in verb.children) or (verb.i > 0 and verb.nbor(-1).text == "-")
