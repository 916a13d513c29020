"""Which cue holds at a word, by the words beside it and the classes of its arguments."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from dateline.coding.events.arguments import Arguments, is_finite, is_state, of_noun, of_state, of_verb
from dateline.coding.events.classes import Classes
from dateline.coding.events.lexicon import Cue, Lexicon
from dateline.coding.events.means import type_by_means
from dateline.coding.events.theatre import Theatre
from dateline.coding.syntax import is_nominal, is_passive
from dateline.coding.tokens import Token
from dateline.model import Span

_AUTHORS_ASIDE = frozenset({"relcl", "acl", "advcl"})
"""Clauses in which a modal verb asks for nothing ("places that must be seen")."""
REACH = 6
"""How many words from its verb the other words of a verbal phrase may stand ("took full control")."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue that holds: its type, its head and the words that it covers."""

    event: str
    head: Token
    span: Span
    weak: bool
    specificity: int
    words: tuple[str, ...] = ()
    """The lemmas of its cue, the first that of its head where it is a verb."""
    governed: bool = False
    """Whether a preposition before it is part of what names the event ("under siege")."""


_WITHOUT = frozenset({"PUNCT", "SPACE", "DET", "CCONJ"})
"""Parts of speech of words that name no event."""


@dataclass(frozen=True, slots=True)
class Matcher:
    """What is asked of the words of one report."""

    lexicon: Lexicon
    classes: Classes
    theatre: Theatre

    def match(self, token: Token) -> Hit | None:
        """Return the most specific cue that holds at a token, if any."""
        if not self._is_known(token) or token.pos_ in _WITHOUT:
            return None
        cues, arguments_of = self._looked_up(token)
        if not cues:
            return None
        beside = _Beside(token)
        standing = [(cue, covered) for cue in cues if (covered := beside.covered(cue))]
        if not standing:
            return None
        arguments = arguments_of(token)
        hits = [
            self._hit(token, cue, covered, arguments) for cue, covered in standing if self._fits(token, cue, arguments)
        ]
        return max(hits, key=lambda h: (h.specificity, not h.weak), default=None)

    def _is_known(self, token: Token) -> bool:
        """Tell whether a word is one by which any cue is looked up, as few of a text are."""
        lower, words = token.lower_, self.lexicon.words
        return lower in words or token.lemma_.lower() in words or lower.removesuffix("s") in words

    def _looked_up(self, token: Token) -> tuple[Sequence[Cue], Callable[[Token], Arguments]]:
        """Return the cues of a word, and what tells its arguments, which few words are asked for."""
        noun = partial(of_noun, amounts=self.classes.amounts)
        if _names_people(token) or (token.ent_type_ == "DATE" and token.pos_ == "PROPN"):
            return (), noun  # "the wounded", the month of March
        if token.tag_ == "MD":
            return self._modal(token)
        lemma = token.lemma_.lower()
        if is_state(token):
            if is_finite(token):
                return self.lexicon.verbs.get(lemma, ()), of_state
            return self.lexicon.adjectives.get(token.lower_, ()), of_state
        if (token.pos_ == "VERB" or _is_copula(token)) and not is_nominal(token):
            return (*self.lexicon.verbs.get(lemma, ()), *self._by_form(token, lemma)), of_verb
        if token.pos_ not in ("NOUN", "PROPN") and not (is_nominal(token) or _stands_for_noun(token)):
            return (), noun
        forms = [lemma, token.lower_, token.lower_.removesuffix("s")]  # names keep their plural in the lemma
        if token.tag_ == "VBG":
            forms = forms[1:]  # "shelling", not "shell"
        return next((found for f in forms if (found := self.lexicon.nouns.get(f))), ()), noun

    def _modal(self, token: Token) -> tuple[Sequence[Cue], Callable[[Token], Arguments]]:
        """Return the cues of a modal verb and what tells the arguments of the verb that it is of ("must withdraw")."""
        verb = token.head
        told = token.dep_ == "aux" and verb.dep_ not in _AUTHORS_ASIDE
        return (self.lexicon.modals.get(token.lower_, ()) if told else ()), lambda _: of_verb(verb)

    def _by_form(self, token: Token, lemma: str) -> Sequence[Cue]:
        """Return the cues of a verb's form, for verbs whose lemma is often told wrong ("raped")."""
        return self.lexicon.verbs.get(token.lower_, ()) if token.lower_ != lemma else ()

    def _hit(self, token: Token, cue: Cue, covered: Sequence[Token], arguments: Arguments) -> Hit:
        span = Span(covered[0].idx, covered[-1].idx + len(covered[-1]))
        event = cue.event
        if cue.rule.generic:
            event = type_by_means(self.classes, token, arguments) or event
        return Hit(event, token, span, cue.rule.weak, cue.specificity, cue.words, bool(cue.rule.after))

    def _fits(self, token: Token, cue: Cue, arguments: Arguments) -> bool:
        rule, classes = cue.rule, self.classes
        if rule.passive and not is_passive(token.head if token.tag_ == "MD" else token):
            return False
        if rule.after and not (token.dep_ == "pobj" and token.head.lower_ in rule.after):
            return False
        if rule.intransitive and token.pos_ == "VERB" and not all(map(_is_measured, arguments.objects)):
            return False
        if rule.infinitive and not _governs_infinitive(token):
            return False
        if rule.negated and not any(c.dep_ == "neg" for c in token.children):
            return False
        if rule.subject and not classes.any_of(arguments.subjects, rule.subject):
            return False
        if rule.object and not classes.any_of(arguments.objects or arguments.prepositional, rule.object):
            return False
        if rule.near and not classes.any_of(arguments.around, rule.near):
            return False
        if rule.unless and self._excluded(rule.unless, arguments, token):
            return False
        if rule.unless_told and self.theatre.tells(rule.unless_told):
            return False
        return not rule.war or self.theatre.is_warlike(token, arguments.direct, cue.event in self.classes.violent)

    def _excluded(self, names: Sequence[str], arguments: Arguments, token: Token) -> bool:
        """Tell whether an argument is of a class that shows another sense, or has a modifier that is.

        So does an adjective that a verb is completed by ("escaped unhurt").
        """
        by_head = [name for name in names if name in self.classes.by_head]
        others = [name for name in names if name not in self.classes.by_head]
        told = (*arguments.direct, *(c for c in token.children if c.dep_ in _COMPLETING))
        return self.classes.any_of(arguments.heads, by_head) or self.classes.any_of(told, others)


def _governs_infinitive(token: Token) -> bool:
    """Tell whether a verb has another with "to" as its complement ("told residents to leave")."""
    below = (c for c in token.children if c.dep_ in ("xcomp", "ccomp", "advcl") and c.tag_ == "VB")
    return any(c.lower_ == "to" and c.dep_ == "aux" for verb in below for c in verb.children)


def _is_measured(head: Token) -> bool:
    """Tell whether an object only says how far ("advanced two kilometres")."""
    return head.lemma_.lower() in _LENGTHS and head.dep_ in ("dobj", "npadvmod")


_COMPLETING = frozenset({"acomp", "oprd", "advcl", "ccomp", "advmod"})
_LENGTHS = frozenset({"kilometre", "kilometer", "mile", "metre", "meter", "km", "m", "yard"})


def _is_copula(token: Token) -> bool:
    """Tell whether a form of "be" is the verb of its clause ("the army was behind the attack")."""
    return token.pos_ == "AUX" and token.lemma_ == "be" and token.dep_ not in ("aux", "auxpass")


def _stands_for_noun(token: Token) -> bool:
    """Tell whether an adjective stands where only a noun does ("continues offensive")."""
    return token.pos_ == "ADJ" and token.dep_ in ("dobj", "pobj", "nsubj", "nsubjpass", "acomp") and not token.ent_type_


def _names_people(token: Token) -> bool:
    """Tell whether a participle stands for those it describes ("the wounded", "most of the injured")."""
    return token.tag_ in ("VBN", "VBD") and token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "attr")


class _Beside:
    """The words about one token, as the cues of several words ask for them."""

    def __init__(self, token: Token) -> None:
        self._token, self._is_verb = token, token.pos_ == "VERB" or _is_copula(token)

    def covered(self, cue: Cue) -> Sequence[Token] | None:
        """Return the tokens that the cue's words cover, or None where they do not stand there."""
        if len(cue.words) == 1:
            return (self._token,)
        if self._is_verb:
            return (self._token,) if self._after.issuperset(cue.words[1:]) else None
        return self._in_a_row(cue.words, self._token.i - cue.head)

    def _in_a_row(self, words: Sequence[str], start: int) -> Sequence[Token] | None:
        doc = self._token.doc
        if start < 0 or start + len(words) > len(doc):
            return None
        found = []
        for at, word in enumerate(words, start):
            token = doc[at]
            if word not in (token.lower_, token.lemma_.lower(), token.lower_.removesuffix("s")):
                return None
            found.append(token)
        return found if start >= self._token.sent.start else None

    @cached_property
    def _after(self) -> frozenset[str]:
        """The forms of the words that stand near after a verb, or hang on it before."""
        verb = self._token
        near = [*verb.doc[verb.i + 1 : min(verb.i + 1 + REACH, verb.sent.end)]]
        near += [t for t in verb.children if t.i < verb.i]
        if verb.i > 1 and verb.doc[verb.i - 1].text == "-":
            near.append(verb.doc[verb.i - 2])  # "carpet-bombed"
        return frozenset(form for t in near for form in (t.lower_, t.lemma_.lower()))
