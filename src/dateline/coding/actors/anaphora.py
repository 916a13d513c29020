"""Whom a pronoun, "the group" or "its fighters" stands for: the fullest earlier name that fits."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.actors.kinds import is_reporter
from dateline.coding.actors.words import among
from dateline.coding.reading import Reading
from dateline.coding.syntax import is_verb, subject_heads
from dateline.coding.tokens import Token
from dateline.model import Actor, ActorMention, Span

_PLURAL = frozenset({"they", "them", "their", "themselves", "theirs"})
_SINGULAR = frozenset({"it", "its", "itself"})
_PERSONAL = frozenset({"he", "she", "him", "her", "his", "himself", "herself"})
_SPEAKERS = frozenset({"we", "us", "our", "ourselves", "i", "me", "my", "myself"})
_OWN_KIND = frozenset({"rebel", "fighter", "separatist", "coalition", "alliance"})
"""Nouns that take up only one that was told by the same noun."""
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_POINTING = frozenset({"aforementioned", "said", "same", "latter", "former"})
_TELLING = frozenset({"amod", "compound", "poss", "nmod", "prep", "relcl", "acl", "appos"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BELOW = frozenset({"dobj", "pobj", "prep", "compound", "nmod", "poss", "conj", "attr"})
"""How a noun hangs on the verb whose subject is whose it is."""
_CAPTIVES = 2
"""Over how many sentences back those who were taken are taken up as what was done with them."""
SENTENCES = 4
"""Over how many sentences back a pronoun is resolved; a noun is over the whole report."""


def is_pronoun(token: Token) -> bool:
    """Tell whether a token is a pronoun that can stand for an actor."""
    return token.pos_ == "PRON" and token.lower_ in _PLURAL | _SINGULAR | _PERSONAL | _SPEAKERS


def is_anaphor(reading: Reading, head: Token) -> bool:
    """Tell whether a phrase takes up a name: "the group", "the militants", with nothing that tells which."""
    if not among(reading, head, "actor_anaphors", "actor_armed"):
        return False
    if head.text[:1].isupper() and not head.is_sent_start and not head.is_upper:
        return False  # "the Coalition" names itself
    telling = [c for c in head.children if c.dep_ in _TELLING and c.lower_ not in _POINTING]
    return any(c.lower_ in _DEFINITE for c in head.children) and not telling


def owner_of(reading: Reading, head: Token) -> Token | None:
    """Return the pronoun whose members a noun names ("its fighters"), None where it names none."""
    if any(c.pos_ == "PROPN" for c in head.children):
        return None
    owners = [c for c in head.children if c.dep_ == "poss" and is_pronoun(c) and c.lower_ not in _PERSONAL]
    return owners[0] if owners and among(reading, head, "actor_members") else None


def antecedent(reading: Reading, token: Token) -> Actor | None:
    """Return the actor that a pronoun or anaphor stands for, named as it was; None where none fits."""
    if token.lower_ in _SPEAKERS:
        return _speaker(reading, token)
    earlier = [m for m in reading.actors if m.end <= token.idx and not _is_outlet(reading, m)]
    found = _of_pronoun(reading, token, earlier) if is_pronoun(token) else _of_noun(reading, token, earlier)
    if found is None and is_pronoun(token) and token.lower_ not in _PERSONAL:
        return _speaker(reading, token)  # "It had taken the town, the army said"
    return _whole(reading, found) if found else None


def _whole(reading: Reading, mention: ActorMention) -> Actor:
    """Return the actor of a mention; of "a bomber from the Front" the Front, which "the group" takes up."""
    named = Actor(mention.name or mention.text, mention.id, mention.span)
    parts = mention.text.split(" from ", 1)
    if mention.name is not None or len(parts) == 1 or mention.kind == "people":
        return named
    inner = [t for t in reading.tokens_in(mention.span) if t.idx >= mention.start + len(parts[0]) + len(" from ")]
    inner = [t for t in inner if t.pos_ != "DET"]
    if not inner:
        return named
    span = Span(inner[0].idx, mention.end)
    return Actor(span.of(reading.text), mention.id, span)


def _of_pronoun(reading: Reading, token: Token, earlier: Sequence[ActorMention]) -> ActorMention | None:
    fitting = [m for m in earlier if _fits(reading, token, m)]
    if token.dep_ == "nsubj" and among(reading, token.head, "actor_slays", "actor_seizes", "actor_harms"):
        fitting = [
            m for m in fitting if (head := _last(reading, m)) is None or not among(reading, head, "actor_harmless")
        ]
    start = token.sent.start_char
    same = _same_before(token) or _subject_of_owner(token)
    if same is not None:
        return _of_pronoun(reading, same, [m for m in earlier if m.end <= same.idx])
    here = [m for m in fitting if m.start >= start]
    if own := _owner_in_clause(reading, token, here):
        return own
    if token.dep_ == "dobj":
        here = _not_doers(reading, token, here)
        if taken := [m for m in here if _is_object(reading, m)]:
            return taken[-1]
    subjects = [m for m in here if _is_subject(reading, m)]
    if subjects or here:
        return (subjects or here)[0 if subjects else -1]
    first = _start_of(token, SENTENCES)
    near = [m for m in fitting if m.start >= first]
    if suffered := _captives_before(reading, token, near) or _sufferers_before(reading, token, near):
        return suffered
    return _subject_before(reading, token, near) or (near[-1] if near else None)


def _subject_of_owner(token: Token) -> Token | None:
    """Return the pronoun that is the subject of the verb whose object another owns ("They went on with their war")."""
    verb = _verb_over(token) if token.dep_ == "poss" else None
    while verb is not None and verb.dep_ == "xcomp" and not any(c.dep_ in _SUBJECTS for c in verb.children):
        verb = verb.head
    subjects = [c for c in verb.children if c.dep_ in _SUBJECTS and c.i < token.i] if verb is not None else []
    return next((c for c in subjects if any({c.lower_, token.lower_} <= kind for kind in (_PLURAL, _SINGULAR))), None)


def _verb_over(token: Token) -> Token | None:
    verb = token.head
    while not is_verb(verb) and verb.head.i != verb.i and verb.dep_ in _BELOW:
        verb = verb.head
    return verb if is_verb(verb) else None


def _owner_in_clause(reading: Reading, token: Token, here: Sequence[ActorMention]) -> ActorMention | None:
    """Return the subject of the verb whose object a pronoun owns ("foreign troops began their withdrawal")."""
    verb = _verb_over(token) if token.dep_ == "poss" else None
    subjects = {c.i for c in verb.children if c.dep_ in _SUBJECTS and c.i < token.i} if verb is not None else set()
    return next((m for m in here if (h := _last(reading, m)) is not None and h.i in subjects), None)


def _subject_before(reading: Reading, token: Token, near: Sequence[ActorMention]) -> ActorMention | None:
    """Return the last subject before a pronoun that can have done what it does.

    Who speaks on is who spoke in the sentence before ("The army said rebels had fled. It denied …"); who strikes is not
    who was struck in it ("Two policemen were shot dead. They threw grenades").
    """
    beside = {t.lemma_.lower() for t in token.head.subtree if t.i > token.i and _is_defined(t)}
    subjects = [m for m in near if _is_subject(reading, m)]
    subjects = [m for m in subjects if (h := _last(reading, m)) is None or h.lemma_.lower() not in beside]
    if token.dep_ != "nsubj" or not subjects:
        return subjects[-1] if subjects else None
    if token.head.lemma_.lower() in reading.codebook.word_set("actor_speaks"):
        last = _last(reading, subjects[-1])
        told = [
            m for m in subjects if (h := _last(reading, m)) is not None and last and h.sent.start == last.sent.start
        ]
        spoke = (
            m for m in told if (h := _last(reading, m)) is not None and h.dep_ == "nsubj" and _speaks(reading, h.head)
        )
        return next(spoke, subjects[-1])
    if among(reading, token.head, "actor_harms", "actor_strikes"):
        struck = [m for m in subjects if _is_struck(reading, m)]
        return next((m for m in reversed(subjects) if m not in struck), subjects[-1])
    return subjects[-1]


def _is_defined(noun: Token) -> bool:
    """Tell whether a noun with "the" alone takes somebody up, who is not the pronoun beside it."""
    return noun.dep_ in ("dobj", "pobj") and [c.lower_ for c in noun.lefts] == ["the"]


def _speaks(reading: Reading, verb: Token) -> bool:
    return verb.lemma_.lower() in reading.codebook.word_set("event_speech") and verb.dep_ in ("ROOT", "conj")


def _is_struck(reading: Reading, mention: ActorMention) -> bool:
    """Tell whether a mention is who suffers a verb of harm."""
    head = _last(reading, mention)
    return head is not None and head.dep_ == "nsubjpass" and among(reading, head.head, "actor_harms", "actor_seizes")


def _captives_before(reading: Reading, token: Token, near: Sequence[ActorMention]) -> ActorMention | None:
    """Return who was taken before, where "they" suffer what is done with captives ("They were released on Friday")."""
    words = reading.codebook.word_set
    if token.dep_ not in ("nsubjpass", "dobj") or token.head.lemma_.lower() not in words("actor_captives"):
        return None
    before = _start_of(token, _CAPTIVES)
    for mention in reversed(near):
        head = _last(reading, mention)
        while head is not None and head.dep_ == "conj":
            head = head.head
        if head is None or mention.start < before or head.dep_ not in ("dobj", "nsubjpass"):
            continue
        if head.head.lemma_.lower() in words("actor_captors"):
            return mention
    return None


def _not_doers(reading: Reading, token: Token, here: Sequence[ActorMention]) -> list[ActorMention]:
    """Return the mentions that are not of those who do what the pronoun suffers ("dragged them out and shot them")."""
    doers = {t.i for t in subject_heads(token.head)}
    return [m for m in here if (head := _last(reading, m)) is None or head.i not in doers]


def _is_object(reading: Reading, mention: ActorMention) -> bool:
    head = _last(reading, mention)
    return head is not None and head.dep_ in ("dobj", "nsubjpass")


def _sufferers_before(reading: Reading, token: Token, near: Sequence[ActorMention]) -> ActorMention | None:
    """Return whom the deed of the sentence before was done to, where "they" suffer another ("had been kidnapped")."""
    if token.dep_ != "nsubjpass" or token.lower_ not in _PLURAL:
        return None
    before = _start_of(token, 1)
    heads = [(m, _last(reading, m)) for m in near if m.start >= before]
    plural = [(m, h) for m, h in heads if h is not None and h.tag_ in ("NNS", "NNPS")]
    doers = [h for _, h in heads if h is not None and h.dep_ == "nsubj" and h.tag_ not in ("NNS", "NNPS")]
    return next((m for m, h in reversed(plural) if h.dep_ == "dobj"), None) if doers else None


def _same_before(token: Token) -> Token | None:
    """Return the same pronoun as an earlier subject of the sentence, which a later subject goes on from."""
    if token.dep_ not in _SUBJECTS:
        return None
    before = token.doc[token.sent.start : token.i]
    return next((t for t in before if t.lower_ == token.lower_ and t.dep_ in _SUBJECTS), None)


def _speaker(reading: Reading, token: Token) -> Actor | None:
    """Return who says "we" or "I": the source of the innermost attribution whose content holds the word."""
    at = Span(token.idx, token.idx + 1)
    said = [(c, a) for a in reading.attributions for c in a.content if c.holds(at) and a.name]
    if not said:
        return None
    _, told = min(said, key=lambda pair: pair[0].end - pair[0].start)
    named = told.name is not None and told.name[:1].isupper()
    if (
        told.anonymous
        or told.kind in ("outlet", "anonymous")
        or told.name is None
        or (told.kind == "witness" and not named)
    ):
        return None
    return Actor(told.name, None, told.source)


def _is_outlet(reading: Reading, mention: ActorMention) -> bool:
    """Tell whether a mention is of an outlet, which reports and does not act."""
    return is_reporter(reading, mention.text)


def _start_of(token: Token, back: int) -> int:
    """Return the offset at which the sentence some sentences back begins."""
    at = token.sent
    for _ in range(back):
        if at.start == 0:
            break
        at = token.doc[at.start - 1].sent
    return int(at.start_char)


def _fits(reading: Reading, token: Token, mention: ActorMention) -> bool:
    word = token.lower_
    head = _last(reading, mention)
    if word in _PERSONAL:
        one = head is None or head.tag_ != "NNS"
        return (mention.kind == "person" and one) or (head is not None and _is_one_person(reading, head))
    many = head is not None and head.tag_ in ("NNS", "NNPS")
    if word in _PLURAL:
        counted = mention.kind in ("force", "people", "group") or (mention.kind == "person" and many)
        return counted and (many or mention.kind == "group" or mention.id is not None)
    return mention.kind in ("group", "force", "side", "state") and not (many and mention.id is None)


def _is_one_person(reading: Reading, head: Token) -> bool:
    """Tell whether a noun names one person of whom no name is told ("a gunman", "the teenager")."""
    return (
        head.tag_ == "NN"
        and head.lower_ not in _SEVERAL
        and among(reading, head, "event_person", "actor_unnamed", "actor_heads", "actor_single")
    )


_SEVERAL = frozenset({"family", "couple", "crowd", "public", "team", "crew", "staff", "population"})
"""Nouns for people that are several though the word is one."""


def _of_noun(reading: Reading, token: Token, earlier: Sequence[ActorMention]) -> ActorMention | None:
    """Return the last longer name with the same head ("IS jihadists"), else the last group that is named."""
    lemma = token.lemma_.lower()
    for mention in reversed(earlier):
        head = _last(reading, mention)
        if head is not None and head.lemma_.lower() == lemma and _names(mention):
            return mention
    if lemma in _OWN_KIND:
        return None
    return next((m for m in reversed(earlier) if _is_group(reading, m)), None)


def _names(mention: ActorMention) -> bool:
    """Tell whether a mention says which they are: more than one word, or a name that was resolved."""
    return mention.name is not None or mention.id is not None or any(c.isupper() for c in mention.text[1:])


def _is_group(reading: Reading, mention: ActorMention) -> bool:
    """Tell whether a mention names a side that is no state: one that the list knows, else a name of a group."""
    if mention.id is None:
        return False
    entry = reading.codebook.actors.get(mention.id)
    return entry is not None and entry.inter in (2, 3, 4) and entry.kind not in ("army", "police", "party")


def _last(reading: Reading, mention: ActorMention) -> Token | None:
    tokens = reading.tokens_in(mention.span)
    return tokens[-1] if tokens else None


def _is_subject(reading: Reading, mention: ActorMention) -> bool:
    head = _last(reading, mention)
    return head is not None and head.dep_ in _SUBJECTS
