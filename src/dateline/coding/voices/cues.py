"""Attributions by verbs: who says, thinks or reports what, before, after, or without commas."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding.tokens import Token
from dateline.coding.voices.contents import left_of, rest_of, right_of, taken_up, with_preposition
from dateline.coding.voices.hearers import hearer_of, last_of
from dateline.coding.voices.passives import read_passive, read_quoting
from dateline.coding.voices.scene import BRINGING, CLAUSES, SAYING, Scene, Speaker, is_deed
from dateline.coding.voices.speakers import cue_of, source_span, speaker_of
from dateline.coding.voices.surface import speaker_before
from dateline.coding.voices.voice import DENYING, Voice, end_of, joined, piece
from dateline.model import Span

_ATTRIBUTIVE = ("amod", "compound", "aux", "auxpass")
_PLAIN = frozenset(
    {
        "say",
        "says",
        "said",
        "stated",
        "states",
        "claimed",
        "claims",
        "reported",
        "reports",
        "added",
        "adds",
        "show",
        "shows",
    }
    | {"showed"}
)
_RECKONING = frozenset({"report", "finding", "reckoning"})
_HEADS = 8
"""Passages among which a title is."""
_WITHIN = frozenset({"ccomp"})
"""Where a verb stands in what is told of somebody already, so that its subject's mind is not told anew."""


def read_verbs(scene: Scene) -> Iterator[Voice]:
    """Yield an attribution for each verb that makes one, in order."""
    done: set[int] = set()
    for token in scene.doc:
        if token.i in done:
            continue
        classes = scene.lexicon.verbs.get(token.lower_)
        if not classes or not _is_cue(scene, token, classes) or ("naming" in classes and _names_only(token)):
            continue
        if "reckoning" in classes:
            if not _reckons(scene, token):
                continue
            classes = _RECKONING
        if any(c.dep_ in ("nsubjpass", "auxpass") for c in token.children):
            yield from read_passive(scene, token, classes)
        elif classes & {"quoted", "report"} and (pair := list(read_quoting(scene, token))):
            yield from pair
            done |= {v.verb.i for v in pair if v.verb is not None}
        elif (voice := _voice(scene, token, classes)) is not None:
            yield voice


def _ends_name(token: Token) -> bool:
    """Tell whether a word with a capital ends a name amid small letters ("a source at the Police Command said")."""
    if token.is_sent_start or not token.text.istitle() or not 0 < token.i < len(token.doc) - 1:
        return False
    return token.nbor(-1).text.istitle() and not token.nbor(1).text[:1].isupper()


def _is_cue(scene: Scene, token: Token, classes: frozenset[str]) -> bool:
    """Tell whether a word is a verb here: by its tag, or as the last of a sentence after a source's name."""
    if token.lemma_ == "go":
        return any(c.dep_ == "prt" and c.lower_ == "on" for c in token.children)
    if token.tag_ == "VBN" and token.dep_ == "acl" and token.head.i == token.i - 1 and token.lower_ not in _PLAIN:
        return False  # "a statement posted online"
    if _ends_province(scene, token) or _ends_name(token):
        return False
    if token.pos_ in ("VERB", "AUX"):
        return token.dep_ not in _ATTRIBUTIVE or (token.dep_ == "amod" and token.tag_ in ("VBD", "VBZ", "VBP"))
    if not classes & {"speech", "act", "finding"} or token.pos_ not in ("NOUN", "PROPN"):
        return False
    reads = token.lower_ in ("read", "reads") and scene.text[token.idx + len(token.text)] in ":,"
    if token.i + 2 < token.sent.end and not reads and not _heads_title(scene, token):
        return False
    return speaker_before(scene.doc, token, scene.lexicon, scene.surnames) is not None


def _ends_province(scene: Scene, token: Token) -> bool:
    """Tell whether a word is the last of a province's name, and no verb ("rebels in Kayah State")."""
    if token.i == 0 or token.lower_ not in scene.words["place_province_features"]:
        return False
    named = token.nbor(-1).text[:1].isupper() and token.i - 1 > token.sent.start
    return named and not any(c.dep_ == "ccomp" for c in token.children)


def _heads_title(scene: Scene, token: Token) -> bool:
    """Tell whether a word that the tagger takes for a noun has the form of a headline's verb ("UN urges truce")."""
    form = token.lower_
    return (
        form.endswith("s")
        and scene.lexicon.lemmas.get(form) != form
        and not token.is_upper
        and any(p.kind == "title" and p.start <= token.idx < p.end for p in scene.reading.passages[:_HEADS])
    )


def _voice(scene: Scene, verb: Token, classes: frozenset[str]) -> Voice | None:
    speaker = speaker_of(scene, verb, classes)
    source = speaker.head if speaker else None
    if not _may_tell(scene, verb, source, classes):
        return None
    cue = cue_of(scene, verb, source)
    right = right_of(scene, verb, classes, cue, speaker.head if speaker else None)
    left = left_of(scene, verb, classes, speaker, bool(right))
    denied = _pronoun_denied(scene, verb)
    if not left and not right and (told := denied or _part_denied(scene, verb)):
        right = [told]
    content = joined([*left, *right]) or taken_up(scene, verb, classes) or _unparsed(scene, verb, classes, speaker)
    if not content or (speaker is None and verb.tag_ not in ("VBG", "VB") and not _is_asked(verb)):
        return None
    if _takes_lives(scene, verb) or is_deed(scene, verb, source, classes):
        return None
    span = speaker.span or source_span(scene, speaker.head, verb, content) if speaker else None
    if "seeming" in classes and span is not None:
        return Voice(cue, None, joined([span, *content]), None, verb, links=False)
    cue, content = with_preposition(scene.text, verb, cue, content)
    quoted = any(scene.quotes.within(*c) for c in content)
    links = _links(scene, verb, classes, source, quoted)
    tags = {DENYING} if denied else set()
    return Voice(cue, span, content, source, verb, links, to=hearer_of(verb, classes, source), tags=tags)


def _pronoun_denied(scene: Scene, verb: Token) -> Span | None:
    """Return the pronoun by which a verb of denying takes up what others told ("which Beta denied", "denied it")."""
    if verb.lemma_ not in scene.words["refuting_verbs"]:
        return None
    told = (c for c in verb.children if c.dep_ in ("dobj", "pobj", "mark") or c.tag_ in ("WDT", "WP"))
    pronoun = next((c for c in told if c.lower_ in scene.words["denied_pronouns"] and not any(c.children)), None)
    if pronoun is None or any(c.dep_ in CLAUSES and c.i > verb.i for c in verb.children):
        return None
    return piece(scene.text, pronoun.idx, end_of(pronoun))


def _part_denied(scene: Scene, verb: Token) -> Span | None:
    """Return what a verb of denying says somebody had no part in ("denied any role in the raid")."""
    if verb.lemma_ not in scene.words["refuting_verbs"]:
        return None
    part = next(
        (c for c in verb.children if c.dep_ == "dobj" and c.lemma_.lower() in scene.words["denied_parts"]), None
    )
    return piece(scene.text, part.left_edge.idx, verb.sent.end_char) if part is not None else None


def _reckons(scene: Scene, verb: Token) -> bool:
    """Tell whether a verb of placing gives somebody's number ("put the toll at 40")."""
    return any(c.dep_ == "dobj" and c.lemma_ in scene.words["reckoned_nouns"] for c in verb.children) and any(
        c.lower_ == "at" for t in (verb, *verb.children) for c in t.children
    )


def _names_only(verb: Token) -> bool:
    """Tell whether a participle gives a noun its name and says nothing of it ("a group called Dawn")."""
    return verb.tag_ == "VBN" and verb.dep_ == "acl" and not any(c.dep_ == "agent" for c in verb.children)


def _is_silent(verb: Token) -> bool:
    """Tell whether somebody does not say it ("declined to say anything about ...", "would not discuss ...")."""
    refusing = verb.dep_ == "xcomp" and verb.head.lemma_ in ("refuse", "decline")
    return refusing or any(c.dep_ == "neg" for c in verb.children)


def _leaves_open(verb: Token) -> bool:
    """Tell whether somebody tells that he does not know ("could not say whether ...")."""
    return any(m.lower_ in ("whether", "if") for c in verb.children if c.dep_ in CLAUSES for m in c.children)


def _is_asked(verb: Token) -> bool:
    """Tell whether a participle opens a clause by which somebody is asked ("Asked whether ..., he said")."""
    return verb.tag_ == "VBN" and verb.lower_ in ("asked", "pressed") and verb.dep_ in ("advcl", "ROOT", "ccomp")


def _unparsed(scene: Scene, verb: Token, classes: frozenset[str], speaker: Speaker | None) -> list[Span]:
    """Return the content that a plain verb of saying or telling must have, where the parse has lost it."""
    if speaker is None or verb.tag_ in ("VBG", "VB", "VBN") or speaker.head.i > verb.i:
        return []
    if verb.pos_ not in ("VERB", "AUX"):
        span = piece(scene.text, end_of(verb), verb.sent.end_char)
        return [span] if span else []
    addressed = any(c.dep_ == "prep" and c.lower_ == "to" and c.i == verb.i + 1 for c in verb.children)
    if "tell" in classes or ("speech" in classes and addressed):
        hearer = hearer_of(verb, classes, None)
        return rest_of(scene, verb, last_of(hearer)) if hearer is not None and hearer.i <= verb.i + 5 else []
    return rest_of(scene, verb, verb.i) if verb.lower_ in _PLAIN else []


def _may_tell(scene: Scene, verb: Token, source: Token | None, classes: frozenset[str]) -> bool:
    """Tell whether a verb can bring in somebody's words or mind.

    Within a quotation only others are told of; a thought or wish only in the report's own words.
    """
    if not classes & BRINGING:
        return False
    inside = scene.quotes.at(verb.idx) is not None
    own = source is not None and source.lower_ in scene.words["own_persons"]
    if classes & SAYING:
        return not (inside and (own or source is None))
    return not (source is None or own or inside or verb.dep_ in _WITHIN)


def _takes_lives(scene: Scene, verb: Token) -> bool:
    """Tell whether a verb has an object by which it kills and says nothing ("claimed ten lives")."""
    return any(c.dep_ == "dobj" and c.lower_ in scene.words["deadly_objects"] for c in verb.children)


def _links(scene: Scene, verb: Token, classes: frozenset[str], source: Token | None, quoted: bool) -> bool:
    """Tell whether the source vouches for the content, so that it is a link of its chain."""
    if quoted and classes & {"speech", "quote", "tell", "act", "about"}:
        return True
    clause = any(c.dep_ in CLAUSES for c in verb.children)
    if _is_silent(verb) and not _leaves_open(verb):
        return False
    if "speech" in classes or "tell" in classes:
        return clause or "comment" not in classes
    if verb.lemma_ in scene.words["refuting_verbs"] and _denies_what_was_told(scene, verb):
        return True
    if "finding" in classes and source is not None:
        return scene.lexicon.kinds.get(source.lower_) in ("document", "monitor", "outlet")
    return "act" in classes and "comment" not in classes


def _denies_what_was_told(scene: Scene, verb: Token) -> bool:
    """Tell whether a verb of denying has for its object a pronoun, a noun of saying, or one of having had a part."""
    nouns = scene.words["content_nouns"] | scene.words["denied_parts"]
    return bool(_pronoun_denied(scene, verb)) or any(c.dep_ == "dobj" and c.lemma_ in nouns for c in verb.children)
