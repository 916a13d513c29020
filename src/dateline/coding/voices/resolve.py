"""Resolution of sources within a report: "he", "the group", "the same source" to the fullest earlier name."""

from __future__ import annotations

from dataclasses import replace

from dateline.coding.reading import Reading
from dateline.coding.tokens import Token
from dateline.coding.voices.hearers import last_of
from dateline.coding.voices.lexicon import Lexicon
from dateline.coding.voices.naming import Named, name_source
from dateline.coding.voices.voice import Voice
from dateline.model import Attribution, Span

HEARD = "reports"
_GROUPS = (
    "group",
    "groups",
    "organization",
    "organisation",
    "body",
    "network",
    "agency",
    "ministry",
    "department",
    "monitor",
    "watchdog",
)
_QUALIFYING = ("poss", "compound", "pobj", "nmod", "amod")
_LONGEST_HEARER = 60
_PLATFORMS = frozenset(
    {
        "x",
        "twitter",
        "facebook",
        "telegram",
        "instagram",
        "youtube",
        "tiktok",
        "whatsapp",
        "vkontakte",
        "internet",
        "web",
    }
)
"""Where anybody posts, so that it passes on nobody's words."""
_FEW = 3
"""Voices after one that was told to an outlet, in which its source still speaks to it."""
_NEAR = 400
"""Code points within which a pronoun stands for a person who has not spoken."""
_BODIES = ("it", "they")
_ARMED = ("group", "force", "side", "state")
"""Kinds of actors that speak as bodies."""
_PERSONS = ("he", "she", "his", "her")


class Resolver:
    """Names the sources of a report in their order, and remembers them."""

    def __init__(self, reading: Reading, lexicon: Lexicon, voices: list[Voice]) -> None:
        self.reading, self.lexicon = reading, lexicon
        self.told: list[Named] = []
        self.last_person = self.last_body = -1
        people = [e for e in reading.doc.ents if e.label_ == "PERSON" and not any(t.lower_ in _PERSONS for t in e)]
        self.names = [" ".join(e.text.split()) for e in people if len(e) in (2, 3, 4)]
        self.people = [e for e in people if e.root.dep_ not in _QUALIFYING]
        spoken = [(v.source, v.head) for v in voices if v.source and v.links]
        heard = [(_span_of(v.to), v.to) for v in voices if v.to is not None]
        self.ahead = [n for span, head in (*spoken, *heard) if (n := name_source(reading, lexicon, span, head))]

    def resolve(self, voice: Voice) -> Named | None:
        """Return who the source of a voice is, None where the text does not tell."""
        if voice.source is None:
            return Named(HEARD, "anonymous", anonymous=True) if voice.heard else None
        if _is_own(voice.head, self.lexicon):
            return None
        named = name_source(self.reading, self.lexicon, voice.source, voice.head)
        named = self._pronoun(voice) if named is None else self._taken_up(voice, self._known_before(named))
        if named is not None and voice.links:
            self.told.append(named)
            self.last_body = voice.source.start
            if _is_personal(named):
                self.last_person = voice.source.start
        return named

    def _pronoun(self, voice: Voice) -> Named | None:
        word = voice.head.lower_ if voice.head is not None else ""
        if word in self.reading.codebook.word_set("own_persons"):
            return None
        if word in _PERSONS:
            near = self._person_near(voice)
            if near is not None:
                return near
            named = [n for n in self.told if not n.noun and n.kind not in ("outlet", "document")]
            fits = [n for n in named if _is_personal(n) or _sounds_personal(n)]
            fits = fits or [n for n in self.told if n.noun and not n.noun.endswith("s") and n.kind != "document"]
        elif word in _BODIES and (near := self._body_near(voice)) is not None:
            return near
        elif word == "it":
            fits = [n for n in self.told if n.kind not in ("person", "witness") and not _is_personal(n)]
        else:
            fits = self.told
        return fits[-1] if fits else None

    def _taken_up(self, voice: Voice, named: Named) -> Named:
        """Return a source told by "the group" under the name of the actor that these words take up."""
        if not (named.definite and named.noun in _GROUPS) or voice.head is None:
            return named
        at = voice.head.idx
        mention = next((m for m in self.reading.actors if m.start <= at < m.end), None)
        return replace(named, name=mention.name, noun="") if mention is not None and mention.name else named

    def _body_near(self, voice: Voice) -> Named | None:
        """Return the armed or state body that was the last subject before "it" or "they", if none spoke since."""
        head = voice.head
        if head is None:
            return None
        first = self.reading.doc[max(0, head.sent.start - 1)].sent.start_char
        many = head.lower_ == "they"
        for mention in reversed(self.reading.actors):
            if not max(first, self.last_body + 1) <= mention.start < head.sent.start_char:
                continue
            noun = self.reading.tokens_in(mention.span)[-1]
            fits = noun.tag_ in ("NNS", "NNPS") or (many and mention.id is not None)
            if noun.dep_ == "nsubj" and noun.head.dep_ == "ROOT" and mention.kind in _ARMED and fits == many:
                named = name_source(self.reading, self.lexicon, mention.span, noun)
                if named is None:
                    return None
                return replace(named, name=mention.name, noun="") if mention.name else self._known_before(named)
        return None

    def _person_near(self, voice: Voice) -> Named | None:
        """Return the person named last before a pronoun, where no source has spoken since."""
        head = voice.head
        if head is None:
            return None
        before = [
            e for e in self.people if self.last_person < e.start_char < head.idx and head.idx - e.end_char < _NEAR
        ]
        if not before:
            return None
        first = next((e for e in before if e.sent.start == before[-1].sent.start), before[-1])
        tokens = [t for t in first.root.subtree if not t.is_space]
        span = Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1].text))
        named = name_source(self.reading, self.lexicon, span, first.root)
        return self._known_before(named) if named is not None else None

    def _known_before(self, named: Named) -> Named:
        """Return the fullest earlier name of a source that is told again."""
        if named.id:
            return max([n for n in self.ahead if n.id == named.id] + [named], key=lambda n: len(n.name))
        if named.name.istitle() and any(n.name == named.name.lower() for n in self.ahead):
            return replace(named, name=named.name.lower())
        words = set(named.name.lower().split())
        if (
            named.name.istitle()
            and " " not in named.name
            and named.noun
            and any(n.split()[-1] == named.name for n in self.names)
        ):
            named = replace(named, noun="")
        if not named.noun:
            head = named.name.split()[-1]
            proper = [n for n in self.ahead if n.id and head in n.name.split() and head[0].isupper()]
            if named.definite and proper:
                return max(proper, key=lambda n: len(n.name))
            fuller = [n for n in self.told if words < set(n.name.lower().split()) and not n.noun]
            return fuller[-1] if fuller else self._full_name(named)
        if (named.kind == "monitor" and named.indefinite) or named.definite:
            return self._told_again(named)
        return named

    def _full_name(self, named: Named) -> Named:
        """Return a person told by one name under the fullest name that the report gives him."""
        if " " in named.name:
            return named
        fuller = [n for n in self.names if n.split()[-1] == named.name]
        return replace(named, name=max(fuller, key=len)) if fuller else named

    def _told_again(self, named: Named) -> Named:
        before = self.told if named.definite else self.ahead
        if named.definite and named.kind == "official":
            fits = [n for n in self.told if n.office and _has_office(n.office, named.noun)]
            if fits:
                return fits[-1]
        same_noun = [n for n in before if named.noun in n.name.lower().split() or n.noun == named.noun]
        if same_noun and named.definite:
            return same_noun[-1]
        if named.kind == "monitor" or named.noun in _GROUPS:
            before = [n for n in before if not _is_personal(n)]
            fits = [
                n
                for n in before
                if not n.noun
                and n.kind in ("monitor", "armed_group")
                and n.kind == (named.kind if named.kind == "monitor" else n.kind)
            ]
            if fits:
                return fits[-1] if named.definite else fits[0]
        if named.definite and named.kind == "outlet":
            fits = [n for n in self.told if n.kind == "outlet" and not n.noun]
            if fits:
                return fits[-1]
        if named.definite and named.kind == "document" and self.told:
            return self.told[-1]
        return named


def _has_office(office: str, noun: str) -> bool:
    """Tell whether an office has a noun, whole or cut short ("Gen." for "general")."""
    words = [w.strip(".,") for w in office.lower().split()]
    return noun in words or any(len(w) >= 3 and w.isalpha() and noun.startswith(w) for w in words)


def _is_own(head: Token | None, lexicon: Lexicon) -> bool:
    """Tell whether a source is the publisher's own ("our correspondent in the capital", "this newspaper")."""
    if head is None or lexicon.kinds.get(head.lower_) != "outlet":
        return False
    return any(c.lower_ in ("our", "this") for c in head.children)


def _sounds_personal(named: Named) -> bool:
    """Tell whether a name that is no known body's has the two or three words of a person's."""
    return named.id is None and named.name.istitle() and len(named.name.split()) in (2, 3)


def _is_personal(named: Named) -> bool:
    return named.kind == "person" or named.office is not None


def name_voices(reading: Reading, lexicon: Lexicon, voices: list[Voice]) -> None:
    """Name the source of each voice and make its attribution."""
    resolver = Resolver(reading, lexicon, voices)
    told: dict[str, tuple[int, str, Span]] = {}
    for number, voice in enumerate(voices):
        named = resolver.resolve(voice)
        to, to_span = _hearer(reading, lexicon, voice.to)
        if named is not None and voice.links:
            if to and to_span:
                told[named.name] = number, to, to_span
            elif named.noun and (before := told.get(named.name)) and number - before[0] <= _FEW:
                _, to, to_span = before
                told[named.name] = number, to, to_span
        content = tuple(sorted(voice.content))
        voice.read = Attribution(voice.source, voice.cue, content, to=to, to_span=to_span)
        if named is not None:
            voice.read = replace(
                voice.read,
                name=named.name,
                kind=named.kind,
                id=named.id,
                anonymous=named.anonymous,
                office=named.office,
                parent=named.parent,
            )


def _hearer(reading: Reading, lexicon: Lexicon, head: Token | None) -> tuple[str | None, Span | None]:
    """Return the outlet that was told, if the hearer is one."""
    if head is None:
        return None, None
    whole, last = _span_of(head), reading.doc[last_of(head)]
    span = Span(whole.start, min(whole.end, last.idx + len(last.text)))
    named = name_source(reading, lexicon, span, head)
    plain = not any(c.dep_ in ("compound", "amod", "poss") for c in head.children) or head.lower_ == "conference"
    if plain and head.lower_ in reading.codebook.word_set("generic_hearers") and head.pos_ != "PROPN":
        return None, None
    if any(c.lower_ in ("this", "our") for c in head.children) or head.lower_ in _PLATFORMS:
        return None, None
    if head.lower_ == "media" and any(c.lower_ == "social" for c in head.children):
        return None, None
    if named is None or not _passes_on(named) or len(span.of(reading.text)) > _LONGEST_HEARER:
        return None, None
    return named.name, span


def _passes_on(named: Named) -> bool:
    """Tell whether who was told is one that publishes it: an outlet, or a known rights group or aid body."""
    return named.kind == "outlet" or (named.kind == "monitor" and bool(named.id) and named.parent != "united-nations")


def _span_of(head: Token) -> Span:
    tokens = [t for t in head.subtree if not t.is_space] or [head]
    return Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1].text))
