"""Questions to a dependency parse that several facets ask (spaCy's English label scheme, ClearNLP)."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.coding.tokens import Token
from dateline.model import Span

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
NOMINAL = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "dobj", "pobj", "pcomp"})
VERBAL_NOUNS = frozenset({"fighting", "shelling", "bombing", "looting", "rioting", "infighting"})
"""Verbal nouns that stand without an article after a preposition."""
_BEFORE_NOUNS = frozenset({"in", "by", "amid", "during", "from", "despite", "because", "to", "with"})
CLAUSES = frozenset({"ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "pcomp", "csubj", "parataxis"})


def token_span(token: Token) -> Span:
    """Return the characters of one token."""
    return Span(token.idx, token.idx + len(token.text))


def span_of(tokens: Iterable[Token]) -> Span:
    """Return the characters from the first to the last of `tokens` (at least one), blanks trimmed."""
    ordered = sorted((t for t in tokens), key=lambda t: t.i)
    words = [t for t in ordered if not t.is_space] or ordered
    return Span(words[0].idx, words[-1].idx + len(words[-1].text))


def subtree_span(token: Token) -> Span:
    """Return the characters of a token with all that depends on it."""
    return span_of(token.subtree)


def is_verb(token: Token) -> bool:
    """Tell whether the tagger takes the token for a verb or an auxiliary, and it does not stand for a noun."""
    return token.pos_ in ("VERB", "AUX") and not is_nominal(token)


def is_nominal(token: Token) -> bool:
    """Tell whether what the tagger takes for a verb stands where only a noun does.

    That is a finite form as an object ("wounded in regime airstrikes"), and a participle that is a subject, or follows
    "in" or "by", and has no arguments of a verb's ("Shelling by the army killed 21", "displaced by fighting in Alpha").
    """
    dep = token.dep_
    if dep not in NOMINAL:
        return False
    if token.tag_ == "VBG":
        bare = not any(c.dep_ in ("dobj", "nsubj", "aux", "ccomp", "xcomp", "acomp") for c in token.children)
        if dep == "pcomp":
            before = token.head
            lasting = before.lower_ == "of" and before.head.pos_ == "NOUN"  # "three years of fighting"
            return bare and token.lower_ in VERBAL_NOUNS and (lasting or before.lower_ in _BEFORE_NOUNS)
        return bare and dep not in ("dobj", "pobj")
    return token.tag_ in ("VBZ", "VBP") and dep not in ("csubj", "csubjpass", "pcomp")


def is_passive(verb: Token) -> bool:
    """Tell whether a verb is in the passive, by its dependants or as a bare participle ("those killed")."""
    if any(c.dep_ in ("nsubjpass", "auxpass", "agent") for c in verb.children) or _in_headline(verb) or _elided(verb):
        return True
    bare = verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod") and not any(c.dep_ == "aux" for c in verb.children)
    return bare and not finite_heads(verb)


_DONE_TO = frozenset(
    {
        "arrest",
        "detain",
        "kill",
        "wound",
        "injure",
        "kidnap",
        "abduct",
        "murder",
        "assassinate",
        "execute",
        "behead",
        "jail",
    }
    | {
        "evacuate",
        "displace",
        "free",
        "rescue",
        "hospitalise",
        "hospitalize",
        "behead",
        "deport",
        "imprison",
    }
)
"""Verbs that always have an object, so that one without any is the passive of a headline ("mayor arrested in raid")."""


def _in_headline(verb: Token) -> bool:
    """Tell whether a finite verb of harm or arrest has no object, so that its subject is whom it is done to."""
    if verb.tag_ not in ("VBD", "VBN") or verb.dep_ != "ROOT" or verb.lemma_.lower() not in _DONE_TO:
        return False
    told = {c.dep_ for c in verb.children}
    return "nsubj" in told and told.isdisjoint({"dobj", "aux", "conj", "ccomp", "xcomp", "dative", "oprd"})


def _elided(verb: Token) -> bool:
    """Tell whether a verb of harm goes on with a passive whose "were" it shares ("two were killed and ten injured")."""
    if verb.dep_ != "conj" or verb.tag_ not in ("VBD", "VBN") or verb.lemma_.lower() not in _DONE_TO:
        return False
    told = {c.dep_ for c in verb.children}
    return "nsubj" in told and told.isdisjoint({"dobj", "aux", "ccomp", "xcomp"}) and is_passive(verb.head)


def finite_heads(verb: Token) -> list[Token]:
    """Return the subjects of a participle with an object, which the parse took for no finite verb.

    In "Gunmen on motorbikes killed 20 villagers, residents said" it makes a participle of "killed", said of the
    motorbikes; in "Unidentified militants killed 40 civilians" one said of the militants, as in "She said soldiers
    and allied militias killed 40 civilians". A participle after its noun
    has no object of its own, so the phrase before it is its subject.
    """
    if verb.tag_ != "VBN" or verb.dep_ != "acl" or not any(c.dep_ == "dobj" for c in verb.children):
        return []
    noun: Token = verb.head
    while noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head
    if noun.dep_ == "pobj" and noun.head.dep_ == "prep":
        noun = noun.head.head
        lost = noun.dep_ in ("dep", "ROOT", "nsubj", "ccomp", "npadvmod")
    else:
        lost = noun.dep_ == "ROOT" or (noun.dep_ == "dobj" and noun.head.lemma_.lower() in _SAYING)
    return [t for t in with_conjuncts(noun) if t.i < verb.i] if lost and noun.pos_ in ("NOUN", "PROPN") else []


def with_conjuncts(token: Token) -> list[Token]:
    """Return a token and what is coordinated with it after it, in order."""
    found = [token]
    if not token.n_rights and not token.n_lefts:
        return found  # most words: without the dear making of an iterator
    for child in token.children:
        if child.dep_ == "conj":
            found += with_conjuncts(child)
    return found


def children(token: Token, *deps: str) -> list[Token]:
    """Return the dependants of a token that have one of the labels, with their conjuncts."""
    return [t for child in token.children if child.dep_ in deps for t in with_conjuncts(child)]


def governor(token: Token) -> Token | None:
    """Return the verb that governs a token's clause from outside, or None at the root."""
    head: Token = token
    while head.dep_ != "ROOT" and head.head.i != head.i:
        head = head.head
        if is_verb(head):
            return head
    return None


def prepositional(token: Token, *prepositions: str) -> list[Token]:
    """Return the objects of the token's prepositions of these lemmas (all, where none is given)."""
    wanted = set(prepositions)
    return [
        obj
        for prep in token.children
        if prep.dep_ in ("prep", "agent", "dative") and (not wanted or prep.lower_ in wanted)
        for obj in children(prep, "pobj")
    ]


def subject_heads(verb: Token) -> list[Token]:
    """Return the grammatical subjects of a verb.

    One that has none of its own takes that of the verb it is coordinated with or that governs it
    ("began to shell", "advanced and took"); a relative clause takes the noun that it describes.
    """
    own = children(verb, "nsubj", "nsubjpass") or finite_heads(verb)
    own = own or [t for t in children(verb, "csubj", "csubjpass") if is_nominal(t)]
    if own:
        pronouns = [t for t in own if t.tag_ in ("WDT", "WP") or t.lower_ == "that"]
        if pronouns and verb.dep_ == "relcl":
            return with_conjuncts(verb.head)
        return own
    if (believed := _of_believed(verb)) is not None:
        return believed
    if verb.dep_ == "pcomp" and verb.head.lower_ in ("of", "from", "for", "into"):
        controlled = children(verb.head.head, "dobj")
        if controlled:
            return controlled
    lost = verb.dep_ == "dep" and verb.tag_ == "VBD" and verb.head.pos_ == "VERB"  # "…, then stormed the building"
    if verb.dep_ == "conj" and verb.tag_ == "VBD" and verb.head.dep_ in ("ROOT", "nsubj") and _is_noun(verb.head):
        return with_nouns(verb.head)  # "Guards on Sunday shot | and wounded three", of which the parse made a noun
    if (lost or verb.dep_ in ("xcomp", "conj", "advcl", "pcomp", "prep")) and verb.head.i != verb.i:
        if verb.dep_ == "xcomp":
            controlled = children(verb.head, "dobj") or _called_on(verb.head)
            if controlled and verb.tag_ == "VB":
                return controlled
        head = verb.head if is_verb(verb.head) else governor(verb)
        return _of_head(head, verb) if head is not None and head.i != verb.i else []
    if verb.dep_ in ("acl", "relcl") and verb.tag_ in ("VBG",):
        return with_conjuncts(verb.head)
    return _of_saying(verb)


def _of_saying(verb: Token) -> list[Token]:
    """Return the subject of what is said that the parse gave to the verb of saying ("says Roe, a guard, was shot")."""
    above = verb.head
    if verb.dep_ != "ccomp" or not any(c.dep_ in ("auxpass", "aux") for c in verb.children):
        return []
    return [t for t in children(above, "nsubj", "nsubjpass") if above.i < t.i < verb.i]


def _of_head(head: Token, verb: Token) -> list[Token]:
    """Return the subjects that a verb takes from the one above it, which are not those that speak after it.

    As in "Hundreds of rebels crossed and took the town, said Colonel Smith"; what follows from a deed ("…, police said,
    killing two") has the subject of what is said.
    """
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and head.lemma_.lower() in _SAYING:
        told = [head.head] if head.dep_ == "parataxis" else [c for c in head.children if c.dep_ == "ccomp"]
        told = [c for c in told if c.i < head.i < verb.i and is_verb(c)]
        if told:
            return subject_heads(told[0])
    found = subject_heads(head)
    before = [t for t in found if t.i < verb.i]
    return before if verb.i < head.i and before else found or _presumed(head)


_SAYING = frozenset({"say", "report", "tell", "add", "announce", "write", "claim", "state", "confirm"})
"""Verbs that stand with their speaker within what is said ("A mine went off, police said, killing two")."""


def _presumed(head: Token) -> list[Token]:
    """Return the noun of "Presumed rebels on foot abducted three", of whose first word the parse made a verb."""
    if head.tag_ not in ("VBN", "VBD") or head.lemma_.lower() not in ("presume", "suspect", "allege", "believe"):
        return []
    return [c for c in head.children if c.dep_ in ("ccomp", "dobj") and c.tag_ in ("NNS", "NNPS")]


def _is_noun(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN")


def with_nouns(token: Token) -> list[Token]:
    """Return a noun and the nouns coordinated with it."""
    return [t for t in with_conjuncts(token) if _is_noun(t)]


def _of_believed(verb: Token) -> list[Token] | None:
    """Return the subject before "believed to be", a participle that the parse takes for the verb of the sentence.

    As in "Warplanes believed to be Russian hit a hospital". None where a verb is not so governed.
    """
    above = verb.head
    governed = verb.dep_ == "ccomp" and verb.tag_ == "VBD" and above.lemma_ in _BELIEVED and above.i < verb.i
    between = (c for c in above.children if c.dep_ == "xcomp" and c.lemma_ == "be" and above.i < c.i < verb.i)
    if not governed or next(between, None) is None or any(c.dep_ == "mark" for c in verb.children):
        return None
    return children(above, "nsubj", "nsubjpass") or None


_BELIEVED = frozenset({"believe", "suspect", "think", "say", "know", "presume", "understand"})
"""Verbs of which "to be" may say what somebody is taken for."""


def _called_on(verb: Token) -> list[Token]:
    """Return whom a verb asks by a preposition ("called on the army to leave")."""
    return prepositional(verb, "on", "upon") if verb.lemma_.lower() in ("call", "prevail") else []


def object_heads(verb: Token) -> list[Token]:
    """Return what a verb is done to: its objects, or the subjects of a passive."""
    if is_passive(verb):
        if verb.dep_ in ("acl", "amod") and not children(verb, "nsubj", "nsubjpass"):
            return [verb.head]
        return subject_heads(verb)
    found = children(verb, "dobj", "dative") or _of_result(verb) or _shared_objects(verb)
    if not found and verb.dep_ == "relcl":
        relative = [t for t in verb.children if t.dep_ == "dobj" and t.tag_ in ("WDT", "WP")]
        return [verb.head] if relative else []
    return [t for t in found if t.tag_ not in ("WDT", "WP")] or ([verb.head] if verb.dep_ == "relcl" else [])


def _shared_objects(verb: Token) -> list[Token]:
    """Return the objects that a verb shares with the one coordinated with it ("shot and wounded two sailors")."""
    pair = next((c for c in verb.children if c.dep_ == "conj" and c.tag_ == verb.tag_ and c.i == verb.i + 2), None)
    return children(pair, "dobj") if pair is not None else []


def _of_result(verb: Token) -> list[Token]:
    """Return the objects of "shot dead a guard", which the parse ties to the second word."""
    return [o for c in verb.children if c.lower_ == "dead" for o in children(c, "dobj", "pobj", "nsubj")]


def agent_heads(verb: Token) -> list[Token]:
    """Return who does it in the passive ("by ...")."""
    return prepositional(verb, "by")


def ancestors(token: Token) -> dict[int, int]:
    """Return the index of a token and of each of its ancestors with the steps up to it."""
    steps, at = {token.i: 0}, token
    while at.head.i != at.i:
        at = at.head
        steps[at.i] = len(steps)
    return steps


def climb(token: Token, chain: dict[int, int]) -> tuple[int | None, list[Token]]:
    """Climb from a token to the first that is in `chain` (of `ancestors`); return the steps and the way.

    The steps are None where the way ends at a root outside of the chain. The last of the way is where it meets.
    """
    way = [token]
    while way[-1].i not in chain:
        if way[-1].head.i == way[-1].i:
            return None, way
        way.append(way[-1].head)
    return len(way) - 1, way
